import { h, icon } from './dom.js';

/** The buttons under a message; null without any. A button shows that it waits until the bot has answered the press. */
export function inlineKeyboard(message, does) {
  const rows = message.reply_markup?.inline_keyboard;
  if (rows === undefined || rows.length === 0) return null;
  return h(
    'div',
    { class: 'keys' },
    rows.map((row) =>
      h(
        'div',
        { class: 'key-row' },
        row.map((button) => key(message, button, does)),
      ),
    ),
  );
}

function key(message, button, does) {
  if (button.url !== undefined) {
    const follow = (event) => {
      if (does.link(button.url)) event.preventDefault();
    };
    return h(
      'a',
      { class: 'key', href: button.url, target: '_blank', rel: 'noopener noreferrer', onclick: follow },
      button.text,
      icon('link'),
    );
  }
  const wait = does.isWaiting(message.message_id, button.callback_data);
  return h(
    'button',
    {
      type: 'button',
      class: `key${wait ? ' waits' : ''}`,
      'aria-busy': wait ? 'true' : null,
      'data-press': button.callback_data,
      onclick: () => pressed(message, button, does),
    },
    button.text,
  );
}

function pressed(message, button, does) {
  if (button.callback_data !== undefined) return void does.press(message, button.callback_data);
  if (button.copy_text !== undefined) {
    void navigator.clipboard?.writeText(button.copy_text.text);
    return does.toast('Disalin.');
  }
  does.toast('Tombol jenis ini tidak ditiru di sini.');
}
