import { clock } from './clock.js';
import { fill, h, icon } from './dom.js';

/** The line on top: what this is, who is shown, the city's clock, the tour and the log. */
export function bar(element, store, does) {
  const people = h(
    'button',
    { type: 'button', class: 'soft', 'aria-haspopup': 'dialog', onclick: () => does.people(people) },
    icon('users'),
    h('span', {}, 'Orang'),
  );
  const tour = h(
    'button',
    { type: 'button', class: 'primary', onclick: does.tour, title: 'Tur dua menit' },
    icon('play'),
    h('span', {}, 'Tur dua menit'),
  );
  const log = h(
    'button',
    {
      type: 'button',
      class: 'soft',
      'aria-pressed': 'false',
      'aria-controls': 'log',
      onclick: () => does.log(log),
      title: 'Panggilan Bot API',
    },
    icon('list'),
    h('span', {}, 'Log API'),
  );
  const offline = h('span', { class: 'offline', role: 'status' });
  fill(
    element,
    h(
      'div',
      { class: 'brand' },
      h('img', { src: 'icon.svg', alt: '', width: 30, height: 30 }),
      h('div', {}, h('b', {}, 'Meja Bantu'), h('span', {}, 'Telegram tiruan')),
    ),
    people,
    offline,
    h('div', { class: 'space' }),
    clock(store),
    log,
    tour,
  );
  store.on('online', () => {
    offline.textContent = store.isOnline ? '' : 'Terputus, menyambung lagi…';
  });
}
