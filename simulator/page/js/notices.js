import { h } from './dom.js';

/** What Telegram shows over a chat: a passing notice, or a window that wants an "OK". Each pane has its own. */
export class Notices {
  toasts = h('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });
  el = h('div', { class: 'notices' });

  toast(text, isError = false) {
    const toast = h('div', { class: `toast${isError ? ' error' : ''}` }, text);
    this.toasts.replaceChildren(toast);
    setTimeout(() => toast.remove(), Math.max(3_500, text.length * 70));
  }

  /** Closes an open window, as its "OK" does. */
  dismiss() {
    this.el.querySelector('.alert button')?.click();
  }

  alert(text) {
    this.dismiss();
    const before = document.activeElement;
    const done = () => {
      shade.remove();
      if (before?.isConnected) before.focus();
    };
    const ok = h('button', { type: 'button', class: 'primary', onclick: done }, 'OK');
    const keys = (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') done();
      if (event.key === 'Tab') event.preventDefault();
    };
    const shade = h(
      'div',
      { class: 'alert-shade', onkeydown: keys },
      h(
        'div',
        { class: 'alert', role: 'alertdialog', 'aria-modal': 'true', 'aria-label': text },
        h('p', {}, text),
        ok,
      ),
    );
    this.el.append(shade);
    ok.focus();
  }
}
