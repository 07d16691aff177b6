import { h } from './dom.js';

/**
 * What the bot put under the input field of this person: `{ keys, message }` rows of a reply keyboard, and `{ force }`
 * the message he is asked to answer. Selective ones count only for whom they mention or answer.
 */
export function underInput(messages, me, username) {
  let keys = null;
  let force = null;
  for (const message of messages) {
    if (message.from?.id === me) {
      force = null;
      if (keys?.markup.one_time_keyboard && isKey(keys.markup, message)) keys = null;
      continue;
    }
    const markup = message.keyboard;
    if (markup === undefined || !isMeant(message, markup, me, username)) continue;
    force = markup.force_reply === true ? message : null;
    if (markup.keyboard !== undefined) keys = { markup, message };
    else if (markup.remove_keyboard === true) keys = null;
  }
  return { keys, force };
}

/** Whether the message is what a key of the keyboard says or sends. */
const isKey = (markup, message) =>
  message.contact !== undefined ||
  message.location !== undefined ||
  markup.keyboard.flat().some((button) => (button.text ?? button) === message.text);

function isMeant(message, markup, me, username) {
  if (markup.selective !== true || message.chat.type === 'private') return true;
  if (message.reply_to_message?.from?.id === me) return true;
  const text = message.text ?? message.caption ?? '';
  return (message.entities ?? message.caption_entities ?? []).some(
    (one) =>
      one.user?.id === me ||
      (one.type === 'mention' &&
        username !== undefined &&
        text.slice(one.offset, one.offset + one.length).toLowerCase() === `@${username.toLowerCase()}`),
  );
}

/** The reply keyboard; `onPress(button)` gets `{ text, request_contact?, … }`. */
export function replyKeys({ markup }, onPress) {
  const asObject = (button) => (typeof button === 'string' ? { text: button } : button);
  return h(
    'div',
    { class: 'reply-keys', role: 'group', 'aria-label': 'Papan balasan' },
    markup.keyboard.map((row) =>
      h(
        'div',
        { class: 'key-row' },
        row
          .map(asObject)
          .map((one) => h('button', { type: 'button', onclick: () => onPress(one) }, one.text)),
      ),
    ),
  );
}
