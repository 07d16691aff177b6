import { h, icon } from './dom.js';

let close = () => {};

/**
 * A menu at a button: `items` are `{ label, icon?, does, isDanger? }`, `faces` emoji on top of them. Arrow keys, Enter and
 * Escape work; focus returns to the button.
 */
export function openMenu(anchor, items, faces = [], onFace = () => {}) {
  close();
  const done = (action) => () => {
    close();
    action();
  };
  const entry = (item) =>
    h(
      'button',
      { type: 'button', role: 'menuitem', class: item.isDanger ? 'danger' : '', onclick: done(item.does) },
      item.icon === undefined ? null : icon(item.icon),
      h('span', {}, item.label),
    );
  const face = (emoji) =>
    h(
      'button',
      { type: 'button', role: 'menuitem', class: 'face-button', onclick: done(() => onFace(emoji)) },
      emoji,
    );
  const menu = h(
    'div',
    { class: 'menu', role: 'menu' },
    faces.length > 0 && h('div', { class: 'faces' }, faces.map(face)),
    items.map(entry),
  );
  show(menu, anchor);
}

/** Any panel at a button, closed by Escape or a click elsewhere. */
export function show(panel, anchor) {
  close();
  document.body.append(panel);
  place(panel, anchor);
  anchor.setAttribute('aria-expanded', 'true');
  const outside = (event) => {
    if (!panel.contains(event.target) && !anchor.contains(event.target)) close();
  };
  const keys = (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'].includes(event.key)) step(panel, event);
    else if (event.key === 'Tab' && panel.getAttribute('role') === 'menu') close();
  };
  const moved = () => close();
  close = () => {
    close = () => {};
    const hadFocus = panel.contains(document.activeElement);
    panel.remove();
    anchor.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside, true);
    window.removeEventListener('resize', moved);
    if (hadFocus && anchor.isConnected) anchor.focus();
  };
  panel.addEventListener('keydown', keys);
  document.addEventListener('pointerdown', outside, true);
  window.addEventListener('resize', moved);
  panel.querySelector('button, input, select')?.focus({ preventScroll: true });
}

export const closePanel = () => close();

function step(panel, event) {
  const stops = [...panel.querySelectorAll('button, input, select')];
  const at = stops.indexOf(document.activeElement);
  if (at < 0 || document.activeElement.tagName !== 'BUTTON') return;
  const by = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : -1;
  stops[(at + by + stops.length) % stops.length].focus();
  event.preventDefault();
}

/** Below the anchor if there is room, else above; never outside the window. */
function place(panel, anchor) {
  const box = anchor.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const gap = 6;
  const below = box.bottom + gap + height < innerHeight - 8;
  const top = below ? box.bottom + gap : Math.max(8, box.top - gap - height);
  const left = Math.min(Math.max(8, box.left), innerWidth - width - 8);
  panel.style.top = `${top}px`;
  panel.style.left = `${left}px`;
}
