import { h } from './dom.js';

/**
 * Text with Telegram's entities as nodes. `does` answers clicks: `command(text)`, `link(url)`; offsets are UTF-16 units,
 * as in JavaScript's own strings.
 */
export function richText(text, entities, does) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return range(text, 0, text.length, sorted, does);
}

function range(text, from, to, entities, does) {
  const nodes = [];
  let at = from;
  for (let index = 0; index < entities.length;) {
    const entity = entities[index++];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (start >= end) continue;
    const inside = [];
    while (index < entities.length && entities[index].offset < end) inside.push(entities[index++]);
    if (start > at) nodes.push(text.slice(at, start));
    nodes.push(wrap(entity, text.slice(start, end), range(text, start, end, inside, does), does));
    at = end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

const plain = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

function wrap(entity, words, inner, does) {
  switch (entity.type) {
    case 'pre':
      return h('pre', {}, h('code', {}, inner));
    case 'spoiler':
      return spoiler(inner);
    case 'url':
      return link(/^[a-z]+:\/\//i.test(words) ? words : `https://${words}`, inner, does);
    case 'text_link':
      return link(entity.url, inner, does);
    case 'email':
      return h('a', { href: `mailto:${words}` }, inner);
    case 'phone_number':
      return h('a', { href: `tel:${words.replaceAll(/[^+\d]/g, '')}` }, inner);
    case 'bot_command':
      return h('button', { type: 'button', class: 'inline-link', onclick: () => does.command(words) }, inner);
    case 'mention':
    case 'text_mention':
    case 'hashtag':
    case 'cashtag':
      return h('span', { class: 'mention' }, inner);
    default:
      return plain[entity.type] === undefined ? h('span', {}, inner) : h(plain[entity.type], {}, inner);
  }
}

function spoiler(inner) {
  const open = (event) => event.currentTarget.classList.add('shown');
  return h(
    'button',
    { type: 'button', class: 'spoiler', 'aria-label': 'Tampilkan teks tersembunyi', onclick: open },
    h('span', {}, inner),
  );
}

/** Only web and telegram addresses are followed; the handler decides which stay inside the page. */
function link(url, inner, does) {
  const href = /^(https?|tg):/i.test(url) ? url : '#';
  const follow = (event) => {
    if (does.link(href)) event.preventDefault();
  };
  return h('a', { href, target: '_blank', rel: 'noopener noreferrer', onclick: follow }, inner);
}

/** What a link to this bot asks for: `{ start }` ('' without token), or null for every other address. */
export function deepLink(url, username) {
  let address;
  try {
    address = new URL(url);
  } catch {
    return null;
  }
  const { hostname, pathname, searchParams, protocol } = address;
  const isWeb = ['t.me', 'telegram.me', 'telegram.dog'].includes(hostname);
  const name = isWeb
    ? pathname.slice(1)
    : protocol === 'tg:' && hostname === 'resolve'
      ? searchParams.get('domain')
      : null;
  if (name?.toLowerCase() !== username.toLowerCase()) return null;
  return { start: searchParams.get('start') ?? '' };
}

const emoji = /^(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Emoji_Modifier}|\u200D|\uFE0F)+$/u;

/** One to three emoji alone are shown large. */
export const isJumbo = (text) => emoji.test(text) && [...new Intl.Segmenter('id').segment(text)].length <= 3;
