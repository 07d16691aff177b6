import { api } from './api.js';
import { fill, h, icon, iconButton } from './dom.js';
import { nextWorkingMorning, shortDayOf, timeOf, zoneLabel } from './time.js';

/** City time and how to move it. */
export function clock(store) {
  const day = h('span', { class: 'clock-day' });
  const time = h('b', {});
  const order = (wanted) => () => void api.clock(wanted()).catch(() => {});
  const step = (label, title, wanted) =>
    h('button', { type: 'button', class: 'step', title, onclick: order(wanted) }, label);
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
    step(
      ['Hari kerja ', h('span', { class: 'long' }, 'berikutnya '), '08.00'],
      'Ke hari kerja berikutnya pukul 08.00',
      () => ({ set: nextWorkingMorning(store.now()) }),
    ),
    run,
  );
  store.on('clock', draw);
  setInterval(tick, 1_000);
  draw();
  return box;
}
