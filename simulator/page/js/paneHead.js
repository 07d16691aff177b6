import { avatar } from './avatar.js';
import { h, icon, iconButton } from './dom.js';
import { openMenu } from './menu.js';
import { nameOf } from './names.js';

/** Whose Telegram this is: the name is a choice of everybody, the menu blocks the bot or closes the pane. */
export function paneHead(pane) {
  const { person, store, desk } = pane;
  const option = (one) => {
    const choice = h('option', { value: String(one.id) }, nameOf(one));
    choice.selected = one.id === person.id;
    return choice;
  };
  const select = h(
    'select',
    {
      'aria-label': 'Ganti orang di panel ini',
      onchange: (event) => desk.replace(pane, Number(event.target.value)),
    },
    [...store.people.values()].map(option),
  );
  const about = aboutOf(person);
  return [
    avatar(person, store.bot, 'small'),
    h(
      'div',
      { class: 'who' },
      h('span', { class: 'pick' }, h('h1', {}, nameOf(person)), icon('down'), select),
      about !== '' && h('p', { class: person.has_blocked ? 'warning' : '' }, about),
    ),
    paneMenu(pane),
  ];
}

/** The dots that open what can be done with this pane. */
export function paneMenu(pane, extra = '') {
  const label = `Pilihan untuk ${nameOf(pane.person)}`;
  const more = iconButton('dots', label, () => openMenu(more, items(pane)), {
    class: extra,
    'aria-haspopup': 'menu',
  });
  return more;
}

function aboutOf(person) {
  if (person.has_blocked) return 'memblokir bot';
  return person.about ?? (person.username === undefined ? '' : `@${person.username}`);
}

function items(pane) {
  const { person, desk } = pane;
  const block = (isBlocked) => () => void pane.acts.block(isBlocked);
  return [
    person.has_blocked
      ? { label: 'Buka blokir bot', icon: 'block', does: block(false) }
      : { label: 'Blokir bot', icon: 'block', does: block(true), isDanger: true },
    { label: 'Tutup panel', icon: 'close', does: () => desk.close(pane) },
  ];
}
