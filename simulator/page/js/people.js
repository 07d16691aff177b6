import { api } from './api.js';
import { avatar } from './avatar.js';
import { fill, h, icon } from './dom.js';
import { nameOf } from './names.js';
import { show } from './menu.js';

/** The panel behind "Orang": who is shown, a new person, a new group. `desk` is `{ shown(), add(id), remove(id) }`. */
export function peoplePanel(anchor, store, desk) {
  const list = h('ul', { class: 'people' });
  const draw = () =>
    fill(
      list,
      [...store.people.values()].map((one) => entry(one, store, desk, draw)),
    );
  draw();
  const panel = h(
    'div',
    { class: 'menu panel', role: 'dialog', 'aria-label': 'Orang yang dimainkan' },
    h('h2', {}, 'Siapa yang tampil?'),
    h('p', { class: 'small' }, 'Setiap panel adalah telepon satu orang.'),
    list,
    newPerson(desk, draw),
    newGroup(store),
  );
  show(panel, anchor);
}

function entry(person, store, desk, draw) {
  const box = h('input', {
    type: 'checkbox',
    checked: desk.shown().includes(person.id),
    onchange: () => {
      if (box.checked) desk.add(person.id);
      else desk.remove(person.id);
      draw();
      document.querySelector(`.people input[data-id="${person.id}"]`)?.focus();
    },
    'data-id': person.id,
  });
  const note = person.has_blocked ? 'memblokir bot' : person.about;
  return h(
    'li',
    {},
    h(
      'label',
      {},
      box,
      avatar(person, store.bot, 'small'),
      h('span', {}, nameOf(person), note && h('span', { class: 'small' }, note)),
    ),
  );
}

function newPerson(desk, draw) {
  const name = h('input', { placeholder: 'Nama lengkap', 'aria-label': 'Nama orang baru', required: true });
  const error = h('p', { class: 'small warning', role: 'alert' });
  const submit = async (event) => {
    event.preventDefault();
    try {
      const person = await api.person(name.value.trim(), '');
      name.value = '';
      error.textContent = '';
      await desk.arrived(person);
      draw();
    } catch (problem) {
      error.textContent = problem.message;
    }
  };
  return h(
    'form',
    { class: 'line-form', onsubmit: submit },
    name,
    h('button', { type: 'submit', class: 'primary', 'aria-label': 'Tambah orang' }, icon('plus'), 'Tambah'),
    error,
  );
}

function newGroup(store) {
  const title = h('input', { placeholder: 'Nama grup', 'aria-label': 'Nama grup baru', required: true });
  const forum = h('input', { type: 'checkbox' });
  const admin = h('input', { type: 'checkbox' });
  const said = h('p', { class: 'small', role: 'status' });
  const members = [...store.people.values()].map((one) => ({
    id: one.id,
    name: nameOf(one),
    box: h('input', { type: 'checkbox' }),
  }));
  const submit = async (event) => {
    event.preventDefault();
    const order = {
      title: title.value.trim(),
      members: members.filter(({ box }) => box.checked).map(({ id }) => id),
      supergroup: forum.checked,
      forum: forum.checked,
      botIsAdmin: admin.checked,
    };
    if (order.members.length === 0) return void (said.textContent = 'Pilih paling sedikit satu anggota.');
    await api.group(order).then(
      () => (said.textContent = `Grup “${order.title}” dibuat, bot ikut di dalamnya.`),
      (error) => (said.textContent = error.message),
    );
  };
  return h(
    'details',
    {},
    h('summary', {}, 'Grup baru'),
    h(
      'form',
      { class: 'group-form', onsubmit: submit },
      title,
      h(
        'div',
        { class: 'checks' },
        members.map(({ name, box }) => h('label', {}, box, name)),
      ),
      h('label', {}, forum, 'Forum dengan topik'),
      h('label', {}, admin, 'Bot menjadi administrator'),
      h('button', { type: 'submit', class: 'soft' }, 'Buat grup'),
      said,
    ),
  );
}
