import { avatar } from './avatar.js';
import { fill, h, icon, iconButton } from './dom.js';
import { album, isPicture, mediaOf } from './media.js';
import { hueOf, nameOf, senderName, senderOf, snippet } from './names.js';
import { inlineKeyboard } from './presses.js';
import { isJumbo, richText } from './text.js';
import { timeOf } from './time.js';

/**
 * One bubble: a message, or the messages of an album. `place` is `{ me, bot, isGroup, people }`, `look` is
 * `{ isFirst, isLast }` of a run by the same sender, `does` what clicks do (see `conversation.js`).
 */
export function bubble(messages, place, look, does) {
  const [message] = messages;
  const last = messages.at(-1);
  const isOwn = message.from?.id === place.me && message.sender_chat === undefined;
  const spoken = messages.find((one) => one.text !== undefined || one.caption !== undefined) ?? message;
  const text = spoken.text ?? spoken.caption ?? '';
  const isBare = message.sticker !== undefined || (message.text !== undefined && isJumbo(text));
  const body = h(
    'div',
    { class: `bubble${isBare ? ' bare' : ''}` },
    place.isGroup && !isOwn && look.isFirst && sender(message),
    forwarded(message),
    quote(message, place, does),
    messages.length > 1 && messages.every(isPicture)
      ? album(messages, does)
      : messages.map((one) => mediaOf(one, does)),
    text !== '' &&
      h(
        'div',
        { class: `words${isBare ? ' jumbo' : ''}` },
        richText(text, spoken.entities ?? spoken.caption_entities, does),
      ),
    h('span', { class: 'meta' }, stamp(last, isOwn)),
  );
  const classes = ['message', isOwn ? 'own' : 'other', look.isFirst && 'first', look.isLast && 'last'];
  const keyboard = inlineKeyboard(last, does);
  if (keyboard !== null) classes.push('has-buttons');
  return h(
    'article',
    {
      class: classes.filter(Boolean).join(' '),
      tabindex: '-1',
      'data-id': last.message_id,
      'aria-label': `${isOwn ? 'Anda' : senderName(message)}, ${timeOf(last.date * 1000)}`,
    },
    place.isGroup &&
      !isOwn &&
      h('div', { class: 'face' }, look.isLast && avatar(senderOf(message), place.bot)),
    h('div', { class: 'stack' }, body, reactions(last, place, does), keyboard),
    iconButton(
      'dots',
      'Tindakan untuk pesan ini',
      (event) => does.actions(spoken, isOwn, event.currentTarget),
      {
        class: 'more',
        tabindex: '-1',
        'aria-haspopup': 'menu',
      },
    ),
  );
}

const sender = (message) =>
  h('div', { class: `sender hue-${hueOf(senderOf(message).id)}` }, senderName(message));

function forwarded({ forward_origin: origin }) {
  if (origin === undefined) return null;
  const name =
    origin.sender_user_name ?? origin.chat?.title ?? origin.sender_chat?.title ?? nameOf(origin.sender_user);
  return h('div', { class: 'forwarded' }, `Diteruskan dari ${name}`);
}

function quote({ reply_to_message: to, quote: part }, place, does) {
  if (to === undefined || to.forum_topic_created !== undefined) return null;
  const author = senderOf(to).id === place.me ? 'Anda' : senderName(to);
  return h(
    'button',
    { type: 'button', class: `quote hue-${hueOf(senderOf(to).id)}`, onclick: () => does.jump(to.message_id) },
    h('b', {}, author),
    h('span', {}, part?.text ?? snippet(to)),
  );
}

function stamp(message, isOwn) {
  const edited = message.edit_date === undefined ? null : h('span', { class: 'edited' }, 'diedit ');
  const ticks = isOwn ? icon('checks') : null;
  return [edited, h('time', {}, timeOf(message.date * 1000)), ticks];
}

function reactions(message, place, does) {
  if (message.reactions.length === 0) return null;
  const counts = new Map();
  for (const { user, reaction } of message.reactions) {
    const face = reaction.emoji ?? '⭐';
    counts.set(face, [...(counts.get(face) ?? []), user]);
  }
  const chip = ([face, users]) => {
    const isMine = users.includes(place.me);
    const who = users.map((id) =>
      id === place.bot.id ? place.bot.first_name : nameOf(place.people.get(id)),
    );
    return h(
      'button',
      {
        type: 'button',
        class: 'reaction',
        'aria-pressed': String(isMine),
        title: who.join(', '),
        'aria-label': `${face} dari ${who.join(', ')}`,
        onclick: () => does.react(message, isMine ? undefined : face),
      },
      face,
      users.length > 1 && h('span', {}, users.length),
    );
  };
  return h('div', { class: 'reactions' }, [...counts].map(chip));
}

/** The three dots of somebody who writes, or the words so far of a bot that streams them. */
export function typingBubble(draft) {
  const inside = draft === null ? [h('i'), h('i'), h('i')] : draft;
  return fill(
    h('div', { class: 'message other first last typing', 'aria-hidden': 'true' }),
    h('div', { class: `bubble${draft === null ? ' dots' : ''}` }, inside),
  );
}
