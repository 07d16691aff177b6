import { fileUrl } from './api.js';
import { h, icon } from './dom.js';

/** What a message carries besides words, or nothing. `does.vote(message, option)` answers a poll. */
export function mediaOf(message, does) {
  if (message.photo !== undefined) return photo(message);
  if (message.animation !== undefined) return film(message.animation, 'GIF');
  if (message.video !== undefined) return film(message.video, 'Video');
  if (message.video_note !== undefined) return film(message.video_note, 'Pesan video', 'round');
  if (message.voice !== undefined) return voice(message.voice, message.message_id);
  if (message.audio !== undefined) return file(message.audio, message.audio.title);
  if (message.document !== undefined) return file(message.document);
  if (message.sticker !== undefined) return sticker(message.sticker);
  if (message.contact !== undefined) return contact(message.contact);
  if (message.venue !== undefined) return place(message.venue.location, message.venue.title);
  if (message.location !== undefined) return place(message.location, 'Lokasi');
  if (message.poll !== undefined) return poll(message, does);
  if (message.dice !== undefined)
    return h('div', { class: 'sticker' }, `${message.dice.emoji} ${message.dice.value}`);
  return null;
}

export const isPicture = (message) =>
  message.photo !== undefined || message.video !== undefined || message.animation !== undefined;

/** Pictures of one album, two in a row. */
export const album = (messages, does) =>
  h(
    'div',
    { class: `album count-${Math.min(messages.length, 4)}` },
    messages.map((one) => mediaOf(one, does)),
  );

/** A sample photo is one pixel: whatever does not show is drawn as a placeholder. */
function photo(message) {
  const { file_id } = message.photo.at(-1);
  const image = h('img', { src: fileUrl(file_id), alt: message.caption ?? 'Foto', loading: 'lazy' });
  const frame = h('a', { class: 'photo', href: fileUrl(file_id), target: '_blank', rel: 'noopener' }, image);
  const blank = () => frame.replaceChildren(icon('image'), h('span', {}, 'Foto'));
  image.addEventListener('error', blank);
  image.addEventListener('load', () => {
    if (image.naturalWidth < 8) blank();
  });
  return frame;
}

const film = (what, label, shape = '') =>
  h(
    'a',
    { class: `photo film ${shape}`, href: fileUrl(what.file_id), target: '_blank', rel: 'noopener' },
    icon('play'),
    h('span', {}, `${label} · ${length(what.duration)}`),
  );

function voice(what, seed) {
  const bars = Array.from({ length: 28 }, (_, index) => 20 + ((seed * 37 + index * index * 13) % 80));
  return h(
    'div',
    { class: 'voice', role: 'img', 'aria-label': `Pesan suara, ${length(what.duration)}` },
    h('span', { class: 'round-icon' }, icon('play')),
    h(
      'span',
      { class: 'wave' },
      bars.map((height) => h('i', { style: `height:${height}%` })),
    ),
    h('span', { class: 'small' }, length(what.duration)),
  );
}

const file = (what, title) =>
  h(
    'a',
    { class: 'file', href: fileUrl(what.file_id), download: what.file_name ?? 'berkas' },
    h('span', { class: 'round-icon' }, icon('file')),
    h(
      'span',
      { class: 'file-words' },
      h('b', {}, title ?? what.file_name ?? 'Berkas'),
      h('span', { class: 'small' }, size(what.file_size)),
    ),
  );

function sticker({ emoji, file_id }) {
  const image = h('img', { src: fileUrl(file_id), alt: emoji ?? 'Stiker' });
  const frame = h('div', { class: 'sticker' }, image);
  image.addEventListener('error', () => frame.replaceChildren(emoji ?? '🙂'));
  return frame;
}

const contact = ({ first_name, last_name, phone_number }) =>
  h(
    'div',
    { class: 'file' },
    h('span', { class: 'round-icon' }, icon('user')),
    h(
      'span',
      { class: 'file-words' },
      h('b', {}, [first_name, last_name].filter(Boolean).join(' ')),
      h('span', { class: 'small' }, phone_number),
    ),
  );

const place = ({ latitude, longitude }, title) =>
  h(
    'div',
    { class: 'file' },
    h('span', { class: 'round-icon' }, icon('pin')),
    h(
      'span',
      { class: 'file-words' },
      h('b', {}, title),
      h('span', { class: 'small' }, `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`),
    ),
  );

function poll(message, does) {
  const { question, options, total_voter_count: total, is_closed, is_anonymous } = message.poll;
  const line = (option, index) => {
    const share = total === 0 ? 0 : Math.round((100 * option.voter_count) / total);
    return h(
      'button',
      {
        type: 'button',
        class: 'poll-option',
        disabled: is_closed,
        style: `--share:${share}%`,
        onclick: () => does.vote(message, index),
      },
      h('span', {}, option.text),
      h('span', { class: 'small' }, `${share}%`),
    );
  };
  return h(
    'div',
    { class: 'poll' },
    h('b', {}, question),
    h('span', { class: 'small' }, is_anonymous ? 'Jajak pendapat anonim' : 'Jajak pendapat'),
    options.map(line),
    h('span', { class: 'small' }, `${total} suara`),
  );
}

function length(seconds = 0) {
  return `${Math.floor(seconds / 60)}.${String(Math.round(seconds % 60)).padStart(2, '0')}`;
}

function size(bytes) {
  if (bytes === undefined) return '';
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  const [amount, unit] = kilobytes < 1024 ? [kilobytes, 'KB'] : [kilobytes / 1024, 'MB'];
  return `${amount.toLocaleString('id-ID', { maximumFractionDigits: 1 })} ${unit}`;
}
