import { api } from './api.js';
import { fill, h, icon, iconButton } from './dom.js';
import { nextWorkingMorning, shortDayOf, timeOf, zoneLabel } from './time.js';

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
    { type: 'button', class: 'soft', 'aria-pressed': 'false', 'aria-controls': 'log', onclick: () => does.log(log), title: 'Panggilan Bot API' },
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

function clock(store) {
  const day = h('span', { class: 'clock-day' });
  const time = h('b', {});
  const order = (wanted) => () => void api.clock(wanted()).catch(() => {});
  const step = (label, title, wanted, extra = '') =>
    h('button', { type: 'button', class: `step ${extra}`, title, 'aria-label': title, onclick: order(wanted) }, label);
  const run = iconButton('pause', 'Hentikan jam', () => {
    void api.clock({ action: store.clock.isStopped ? 'resume' : 'stop' }).catch(() => {});
  });
  const tick = () => {
    const now = store.now();
    day.textContent = shortDayOf(now);
    time.textContent = `${timeOf(now)} ${zoneLabel()}`;
  };
  const draw = () => {
    tick();
    const label = store.clock.isStopped ? 'Jalankan jam' : 'Hentikan jam';
    fill(run, icon(store.clock.isStopped ? 'play' : 'pause'));
    run.setAttribute('aria-label', label);
    run.title = label;
    box.classList.toggle('stopped', store.clock.isStopped);
  };
  const box = h(
    'div',
    { class: 'clock', role: 'group', 'aria-label': 'Jam kota' },
    h('div', { class: 'clock-face' }, time, day),
    step('+1 jam', 'Maju satu jam', () => ({ advance: { hours: 1 } })),
    step('+1 hari', 'Maju satu hari', () => ({ advance: { hours: 24 } })),
    step('Hari kerja berikutnya 08.00', 'Ke hari kerja berikutnya pukul 08.00', () => ({ set: nextWorkingMorning(store.now()) }), 'next-day'),
    run,
  );
  store.on('clock', draw);
  setInterval(tick, 1_000);
  draw();
  return box;
}
