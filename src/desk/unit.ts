/** `Tambah unit`: name, kind and place of a puskesmas, UPTD, kelurahan or school, asked one by one. */
import { codesLike } from '../db/officeSheets.ts';
import { addUnit, allOffices, officeByCode, type OfficeRow } from '../db/offices.ts';
import type { Person, StoredDialogue } from '../db/people.ts';
import { exactOffice } from '../domain/officeSearch.ts';
import { clean, clip } from '../domain/text.ts';
import { UNIT_KINDS } from '../domain/unitKinds.ts';
import { begin, step } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { UnitEvent, UnitMemory } from '../../flows/unit.ts';
import { pairs } from './choices.ts';
import { dialogueOwner, dueAt, type Arrival, type Desk, type Known, type Notice } from './desk.ts';
import { officeLink } from './enrolment.ts';

export const unitDialogueOf = (arrival: Arrival): StoredDialogue | undefined =>
  arrival.dialogues.find((dialogue) => dialogue.flow === 'unit');
const memoryOf = (dialogue: StoredDialogue) =>
  JSON.parse(dialogue.state) as { value: string; context: UnitMemory };

/** Tier 1 of the office itself, a coordinator, an administrator. */
export const mayAddUnit = (person: Person, office: Pick<OfficeRow, 'code'>): boolean =>
  person.roles.some(
    ({ role, officeCode }) =>
      role === 'coordinator' ||
      role === 'division_head' ||
      role === 'admin' ||
      (role === 'tier1' && officeCode === office.code),
  );

const cancel: Button = { label: 'cancel', data: 'o:CANCEL:' };
const stale = (): Notice => ({ speech: sentence('unit.over', {}), alert: true });

export async function beginUnit(desk: Desk, arrival: Known, office: OfficeRow): Promise<Notice> {
  if (office.parentCode !== null || !mayAddUnit(arrival.person, office))
    return { speech: sentence('unit.notYours', {}), alert: true };
  return go(desk, arrival, [], { parentCode: office.code });
}

export async function unitPressed(
  desk: Desk,
  arrival: Known,
  event: string,
  choice: string,
): Promise<Notice> {
  const { input, change, chat } = arrival;
  if (unitDialogueOf(arrival) === undefined) return stale();
  if (input.callbackId !== null && input.messageId !== null)
    change.say(chat.id, { is: 'unbutton', messageId: input.messageId }, null, 3);
  if (event === 'CANCEL') return leaveUnit(desk, arrival);
  if (event === 'NO_PLACE') return go(desk, arrival, [{ type: 'PLACED', location: null }]);
  const kind = UNIT_KINDS.find((one) => one === choice);
  return kind === undefined ? stale() : go(desk, arrival, [{ type: 'CHOSE_KIND', kind }]);
}

export async function leaveUnit(desk: Desk, arrival: Known): Promise<Notice> {
  await go(desk, arrival, [{ type: 'CANCELLED' }]);
  arrival.change.say(arrival.chat.id, sentence('unit.cancelled', {}));
  return null;
}

const LONGEST = 100;

/** A line of the dialogue: the unit's name or its place; the kind is chosen by buttons. */
export async function heardForUnit(
  desk: Desk,
  arrival: Known,
  dialogue: StoredDialogue,
  said: string,
): Promise<Notice> {
  const { value, context } = memoryOf(dialogue);
  const text = clean(said)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (value === 'asksKind' || text === '') {
    await ask(desk, arrival, value.slice('asks'.length).toLowerCase(), context);
    return null;
  }
  if (value === 'asksPlace') return go(desk, arrival, [{ type: 'PLACED', location: clip(text, LONGEST) }]);
  if (!/\p{L}{3}/u.test(text) || text.length > LONGEST) return { speech: sentence('unit.nameUnfit', {}) };
  const known = exactOffice(await allOffices(desk.pool), text);
  if (known !== undefined) return { speech: sentence('unit.known', { office: known.name }) };
  return go(desk, arrival, [{ type: 'NAMED', name: text }]);
}

async function go(
  desk: Desk,
  arrival: Known,
  events: readonly UnitEvent[],
  start?: { parentCode: string },
): Promise<Notice> {
  const { person, chat, change, now, input } = arrival;
  const open = unitDialogueOf(arrival);
  if (open === undefined && start === undefined) return stale();
  const stepped =
    open === undefined || start !== undefined
      ? { ok: true as const, step: begin('unit', start) }
      : step(open, events);
  if (!stepped.ok) return stale();
  const next = stepped.step;
  change.dialogue = {
    personId: person.id,
    chatId: chat.id,
    flow: 'unit',
    version: open?.version ?? 0,
    next: next.snapshot.hasTag('over') ? null : next.next,
  };
  const owner = dialogueOwner(person.id, chat.id, 'unit');
  change.timers(owner, next, (delay) => dueAt(desk.calendar('five_days'), now, delay));
  const memory = next.snapshot.context as UnitMemory;
  for (const { type, params } of next.effects)
    if (type === 'addUnit') await add(desk, arrival, memory);
    else await ask(desk, arrival, String(params.sentence), memory);
  return input.callbackId === null || start === undefined
    ? null
    : { speech: sentence('notice.answerBelow', {}) };
}

async function ask(desk: Desk, arrival: Known, what: string, memory: UnitMemory): Promise<void> {
  const { change, chat } = arrival;
  const parent = await officeByCode(desk.pool, memory.parentCode);
  const kinds = UNIT_KINDS.map((kind): Button => ({ label: `unit.${kind}`, data: `o:KIND:${kind}` }));
  const buttons: Button[][] =
    what === 'kind'
      ? [...pairs(kinds), [cancel]]
      : what === 'place'
        ? [[{ label: 'noPlace', data: 'o:NO_PLACE:' }, cancel]]
        : [[cancel]];
  change.say(
    chat.id,
    sentence(
      `ask.unit.${what as 'name' | 'kind' | 'place'}`,
      { office: parent?.name ?? '', name: memory.name ?? '' },
      { buttons },
    ),
  );
}

/** Writes it. Two people who add the same name at once get two codes: the second commit decides again. */
async function add(desk: Desk, { change, chat, person }: Known, memory: UnitMemory): Promise<void> {
  const parent = await officeByCode(desk.pool, memory.parentCode);
  const { name, kind, location } = memory;
  if (parent === null || name === null || kind === null) return;
  const code = await freeCode(desk, name);
  // The dialogue lasts up to an hour; the right to add may have ended meanwhile.
  if (!mayAddUnit(person, parent)) return void change.say(chat.id, sentence('unit.notYours', {}));
  const { workPattern } = parent;
  change.also.push((client) =>
    addUnit(client, {
      code,
      abbreviation: clip(name, 32),
      name,
      kind,
      location,
      workPattern,
      parentCode: parent.code,
    }),
  );
  change.say(
    chat.id,
    sentence('unit.added', { name, office: parent.name, code, link: officeLink(desk.botName(), code) }),
  );
}

/** Letters and digits of the name; short enough for a button and for `kantor-<code>` in a link. */
async function freeCode(desk: Desk, name: string): Promise<string> {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 36)
    .replace(/^-+|-+$/g, '');
  const base = words === '' ? 'unit' : words;
  const taken = await codesLike(desk.pool, base);
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}
