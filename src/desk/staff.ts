/** `/petugas`: the people of an office, one person's sheet, and what a coordinator can do there. In private only. */
import { openLeaveOf } from '../db/leaves.ts';
import { allOffices, officeByCode, type OfficeRow } from '../db/offices.ts';
import { personById, type Held, type Person } from '../db/people.ts';
import { peopleOf, roleById } from '../db/staff.ts';
import { exactOffice, searchOffices } from '../domain/officeSearch.ts';
import { clip } from '../domain/text.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { giveLetter } from './appointments.ts';
import { pairs } from './choices.ts';
import { isPrivate, type Desk, type Known, type Notice } from './desk.ts';
import { askAside, closeQuestion } from './questions.ts';
import { heldLines, holds, lacksLetter, managesAs, MAY_BE_AWAY, mayManage } from './staffing.ts';
import { chooseDeputy, endNow, planEnding } from './staffEndings.ts';

const PER_PAGE = 8;

/** A press below one of these messages, or `/petugas` itself (`office`). */
export async function staff(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('refused.staffInPrivate', {}), alert: true };
  if (managesAs(arrival.person) === null)
    return { speech: sentence('refused.managersOnly', {}), alert: true };
  const [first = '', second = '', third = '', fourth = '0', fifth = ''] = args;
  switch (verb) {
    case 'office':
      return findOffice(desk, first);
    case 'list':
      return listOffice(desk, await officeByCode(desk.pool, first), Number(second) || 0);
    case 'letter':
      return askLetter(desk, arrival, Number(first));
    case 'sheet':
    case 'move':
    case 'revoke': {
      const found = await personToManage(desk, arrival, Number(first));
      if ('notice' in found) return found.notice;
      if (verb === 'sheet') return sheet(desk, found.target);
      if (verb === 'move') return askOffice(arrival, found.target);
      return chooseRole(desk, found.target);
    }
    case 'plan':
    case 'who':
    case 'do': {
      const found = await personToManage(desk, arrival, Number(second));
      if ('notice' in found) return found.notice;
      const wish = { kind: first, target: found.target, what: third, deputyId: Number(fourth) || null };
      if (verb === 'who') return chooseDeputy(desk, arrival, wish);
      if (verb === 'plan') return planEnding(desk, arrival, wish);
      return endNow(desk, arrival, wish, Number(fifth));
    }
    default:
      return { speech: sentence('refused.stale', {}), alert: true };
  }
}

/** The one line that was asked for. */
export async function answerStaff(
  desk: Desk,
  arrival: Known,
  action: string,
  about: string,
  text: string,
): Promise<Notice> {
  if (managesAs(arrival.person) === null)
    return { speech: sentence('refused.managersOnly', {}), alert: true };
  return action === 'letter'
    ? keepLetterLine(desk, arrival, Number(about), text)
    : moveToLine(desk, arrival, Number(about), text);
}

async function personToManage(
  desk: Desk,
  { person }: Known,
  id: number,
): Promise<{ target: Person } | { notice: Notice }> {
  const target = Number.isSafeInteger(id) ? await personById(desk.pool, id) : null;
  if (target === null || target.roles.length === 0)
    return { notice: { speech: sentence('staff.nobody', {}), alert: true } };
  if (!mayManage(person, target))
    return { notice: { speech: sentence('refused.adminUntouched', {}), alert: true } };
  return { target };
}

async function findOffice(desk: Desk, word: string): Promise<Notice> {
  if (word === '') return listOffice(desk, await officeByCode(desk.pool, desk.region.ictOffice.code), 0);
  const offices = await allOffices(desk.pool);
  const exact = exactOffice(offices, word);
  if (exact !== undefined) return listOffice(desk, exact, 0);
  const found = searchOffices(offices, word);
  return {
    speech: sentence(
      'staff.whichOffice',
      { word: clip(word, 100) },
      { buttons: found.map((office) => [officeButton(office, `s:list:${office.code}:0`)]) },
    ),
  };
}

const officeButton = (office: OfficeRow, data: string): Button => ({
  label: 'plain',
  with: { text: clip(office.name, 60) },
  data,
});

async function listOffice(desk: Desk, office: OfficeRow | null, wanted: number): Promise<Notice> {
  if (office === null) return { speech: sentence('staff.whichOffice', { word: '' }) };
  const people = await peopleOf(desk.pool, office.code);
  if (people.length === 0) return { speech: sentence('staff.empty', { office: office.name }) };
  const pages = Math.ceil(people.length / PER_PAGE);
  const page = Math.min(Math.max(0, Math.trunc(wanted)), pages - 1);
  const shown = people.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
  const turn = (label: string, to: number): Button => ({ label, data: `s:list:${office.code}:${to}` });
  const buttons = [
    ...pairs(
      shown.map((one): Button => ({
        label: 'plain',
        with: { text: clip(one.name, 30) },
        data: `s:sheet:${one.id}`,
      })),
    ),
    [
      ...(page > 0 ? [turn('page.before', page - 1)] : []),
      ...(page < pages - 1 ? [turn('page.next', page + 1)] : []),
    ],
  ];
  const listed = shown.map((one) => ({
    name: one.name,
    isAway: one.isAway,
    held: heldLines(desk, [office], one.roles),
  }));
  return {
    speech: sentence(
      'staff.list',
      { office: office.name, people: listed, page: page + 1, pages },
      { buttons },
    ),
  };
}

async function sheet(desk: Desk, target: Person): Promise<Notice> {
  const offices = await allOffices(desk.pool);
  const leave = await openLeaveOf(desk.pool, target.id);
  const data = (verb: string) => `s:${verb}:${target.id}`;
  const missing = target.roles.filter(lacksLetter);
  const [home] = target.roles;
  const buttons: Button[][] = [
    ...missing.map((held): Button[] => [{ label: 'staff.letter', data: `s:letter:${held.id}` }]),
    [
      { label: 'staff.move', data: data('move') },
      { label: 'staff.remove', data: `s:plan:x:${target.id}:-` },
    ],
    [
      ...(target.roles.length > 1 ? [{ label: 'staff.revoke', data: data('revoke') }] : []),
      ...(holds(target, ...MAY_BE_AWAY) ? [{ label: 'staff.leave', data: `v:ask:${target.id}` }] : []),
    ],
    [{ label: 'back', data: `s:list:${home?.officeCode ?? ''}:0` }],
  ];
  return {
    speech: sentence(
      'staff.sheet',
      { name: target.name, held: heldLines(desk, offices, target.roles), leave },
      { buttons },
    ),
  };
}

/** `Nomor surat` */
async function askLetter(desk: Desk, arrival: Known, roleId: number): Promise<Notice> {
  const held = Number.isSafeInteger(roleId) ? await roleById(desk.pool, roleId) : null;
  if (held === null) return { speech: sentence('staff.nobody', {}), alert: true };
  const { name, officeName: office } = held;
  if (held.letter !== null)
    return { speech: sentence('staff.letterKept', { name, office, letter: held.letter }), alert: true };
  const article = desk.region.articles.tier1Appointment ?? '';
  return askAside(
    arrival,
    `staff.letter`,
    String(roleId),
    sentence('staff.askLetter', { name, office, article }),
  );
}

async function keepLetterLine(desk: Desk, arrival: Known, roleId: number, text: string): Promise<Notice> {
  const held = await roleById(desk.pool, roleId);
  const letter = clip(text.replace(/\s+/g, ' ').trim(), 120);
  if (held === null) {
    closeQuestion(arrival, '', 'staff.letter');
    return { speech: sentence('staff.nobody', {}) };
  }
  const target = await personById(desk.pool, held.personId);
  if (target === null || !mayManage(arrival.person, target))
    return { speech: sentence('refused.adminUntouched', {}) };
  const { name, officeName: office } = held;
  if (!/\d/.test(letter)) return { speech: sentence('staff.letterNeedsNumber', {}) };
  closeQuestion(arrival, '', 'staff.letter');
  const by = { id: arrival.person.id, role: managesAs(arrival.person) ?? '' };
  await giveLetter(desk, arrival.change, held, letter, by, arrival.now);
  return { speech: sentence('staff.letterKept', { name, office, letter }) };
}

/** `Pindahkan` */
const askOffice = (arrival: Known, target: Person): Notice =>
  askAside(arrival, 'staff.moveTo', String(target.id), sentence('staff.askOffice', { name: target.name }));

async function moveToLine(desk: Desk, arrival: Known, personId: number, text: string): Promise<Notice> {
  const found = await personToManage(desk, arrival, personId);
  if ('notice' in found) return found.notice;
  const offices = await allOffices(desk.pool);
  const exact = exactOffice(offices, text);
  const fitting = exact === undefined ? searchOffices(offices, text) : [exact];
  const [only] = fitting;
  if (only === undefined) return { speech: sentence('staff.whichOffice', { word: clip(text, 100) }) };
  closeQuestion(arrival, '', 'staff.moveTo');
  if (fitting.length === 1)
    return planEnding(desk, arrival, { kind: 'm', target: found.target, what: only.code, deputyId: null });
  const buttons = fitting.map((office) => [officeButton(office, `s:plan:m:${personId}:${office.code}`)]);
  return { speech: sentence('staff.whichOffice', { word: clip(text, 100) }, { buttons }) };
}

/** `Cabut peran` */
async function chooseRole(desk: Desk, target: Person): Promise<Notice> {
  const offices = await allOffices(desk.pool);
  const buttons = target.roles.map((held: Held): Button[] => [
    {
      label: 'roleAt',
      with: {
        role: held.role,
        text: offices.find((office) => office.code === held.officeCode)?.abbreviation ?? held.officeCode,
      },
      data: `s:plan:r:${target.id}:${held.id}`,
    },
  ]);
  return { speech: sentence('staff.whichRole', { name: target.name }, { buttons }) };
}
