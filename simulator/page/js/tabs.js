import { avatar } from './avatar.js';
import { fill, h, iconButton } from './dom.js';
import { paneMenu } from './paneHead.js';

/** On a phone one pane is shown: these tabs switch, and stand for the pane's own head. */
export function personTabs(element, panes, active, pick, add) {
  const tab = (pane) =>
    h(
      'button',
      { type: 'button', 'aria-current': pane === active ? 'true' : null, onclick: () => pick(pane) },
      avatar(pane.person, pane.store.bot, 'tiny'),
      h('span', {}, pane.person.first_name),
      pane.unread > 0 &&
        h('span', { class: 'badge', 'aria-label': `${pane.unread} pesan baru` }, pane.unread),
    );
  fill(
    element,
    panes.map(tab),
    iconButton('plus', 'Pilih atau tambah orang', (event) => add(event.currentTarget)),
    panes.includes(active) && paneMenu(active, 'more-here'),
  );
}
