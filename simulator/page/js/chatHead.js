import { avatar } from './avatar.js';
import { h, iconButton } from './dom.js';
import { titleOf } from './names.js';

const doing = {
  typing: 'mengetik…',
  upload_photo: 'mengirim foto…',
  record_video: 'merekam video…',
  upload_video: 'mengirim video…',
  record_voice: 'merekam suara…',
  upload_voice: 'mengirim suara…',
  upload_document: 'mengirim berkas…',
  choose_sticker: 'memilih stiker…',
  find_location: 'mencari lokasi…',
};

/** Title, members or "mengetik…"; the way back on a small screen. */
export function chatHead(chat, store, unreadElsewhere, back) {
  const title = titleOf(chat, store.bot);
  const backLabel =
    unreadElsewhere > 0 ? `Daftar percakapan, ${unreadElsewhere} pesan baru` : 'Daftar percakapan';
  return [
    h(
      'span',
      { class: 'back' },
      iconButton('back', backLabel, back),
      unreadElsewhere > 0 && h('span', { class: 'badge', 'aria-hidden': 'true' }, unreadElsewhere),
    ),
    avatar(chat.type === 'private' ? store.bot : chat, store.bot, 'small'),
    h(
      'div',
      { class: 'chat-title' },
      h('h2', {}, title),
      chat.action === null
        ? h('p', { title: subtitle(chat, store) }, subtitle(chat, store))
        : h('p', { class: 'doing', role: 'status' }, doing[chat.action.name] ?? 'mengetik…'),
    ),
  ];
}

function subtitle(chat, store) {
  if (chat.type === 'private') return 'bot';
  const names = chat.members.filter((one) => !['left', 'kicked'].includes(one.status)).map((one) => one.name);
  return `${names.length} anggota: ${names.join(', ')}`;
}

/** Tabs of a forum's topics; "Semua" shows everything. */
export function topicTabs(chat, openThread, unread, does) {
  const tab = (id, name) =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        'aria-selected': String(id === openThread),
        onclick: () => does.openTopic(id),
      },
      h('span', {}, name),
      unread(id) > 0 && h('span', { class: 'badge', 'aria-hidden': 'true' }, unread(id)),
    );
  const topics = [...chat.topics].filter((topic) => topic.id !== 1);
  return h(
    'div',
    { class: 'topics', role: 'tablist', 'aria-label': 'Topik' },
    tab(null, 'Semua'),
    tab(1, 'Umum'),
    topics.map((topic) => tab(topic.id, topic.isClosed ? `${topic.name} (ditutup)` : topic.name)),
    iconButton('plus', 'Topik baru', does.newTopic),
  );
}
