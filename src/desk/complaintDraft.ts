/** The draft of a complaint: whom it is about, found among our own people where that is possible. */
import { concernable, type Somebody } from '../db/complaints.ts';
import { officeByCode } from '../db/offices.ts';
import type { Person, StoredDialogue } from '../db/people.ts';
import type { Role } from '../domain/authority.ts';
import { aboutPerson, type About } from '../domain/complaints.ts';
import { clip } from '../domain/text.ts';
import type { Words } from '../engine/incoming.ts';
import { sentence } from '../engine/speech.ts';
import type { Desk, Notice } from './desk.ts';
import { draftGuess, draftStep, memoryOf, officeOf, type Drafting } from './report.ts';

/** The desk chosen with `Tentang siapa?`, whose people are then offered by name. */
const HELD: Readonly<Record<About, readonly Role[]>> = {
  tier1: ['tier1'],
  tier2: ['tier2', 'csirt'],
  coordinator: ['coordinator'],
  leader: ['agency_head', 'chair'],
  other: [],
};

/** Those at the chosen desk, or those whose name holds a word that was typed. */
export async function offeredTo(
  desk: Pick<Desk, 'pool'>,
  author: { readonly id: number; readonly officeCode: string | null },
  about: About,
  named: string | undefined,
): Promise<Somebody[]> {
  const office = author.officeCode === null ? null : await officeByCode(desk.pool, author.officeCode);
  if (office === null) return [];
  const from = { officeCode: office.code, parentCode: office.parentCode, authorId: author.id };
  if (named === undefined)
    return HELD[about].length === 0 ? [] : concernable(desk.pool, from, { roles: HELD[about] });
  const whole = await concernable(desk.pool, from, { word: named });
  if (whole.length > 0) return whole;
  for (const word of named.split(/\s+/).filter((one) => one.length > 2 && !TITLES.has(one.toLowerCase()))) {
    const found = await concernable(desk.pool, from, { word });
    if (found.length > 0) return found;
  }
  return [];
}

/** Before a name; they are part of many names too, and find everybody. */
const TITLES = new Set(['pak', 'bapak', 'ibu', 'bpk', 'mas', 'mbak', 'kak', 'mr.', 'mrs.', 'saudara']);

export const authorOfDraft = (person: Person) => ({ id: person.id, officeCode: officeOf(person) });

const stateOf = (stored: StoredDialogue): unknown => (JSON.parse(stored.state) as { value: unknown }).value;

/** The next words are a name, not part of the complaint. */
export const namesSomebody = (stored: StoredDialogue): boolean =>
  ['asksName', 'choosesPerson'].includes(String(stateOf(stored)));

export async function nameSomebody(desk: Desk, drafting: Drafting, words: Words): Promise<Notice> {
  const named = clip(words.text.replace(/\s+/g, ' ').trim(), 100);
  if (named === '') return { speech: sentence('refused.nameInWords', {}) };
  const found = await offeredTo(desk, authorOfDraft(drafting.person), 'other', named);
  draftStep(desk, drafting, [{ type: 'NAMED', words: named, found: found.length }]);
  return null;
}

/** A name among those offered; anybody else's id, forged or old, is nobody. */
export async function choosePerson(desk: Desk, drafting: Drafting, choice: string | null): Promise<Notice> {
  const stale: Notice = { speech: sentence('refused.draftOver', {}), alert: true };
  if (drafting.stored === undefined) return stale;
  const { complaint } = memoryOf(drafting.stored);
  const about = complaint?.about ?? 'other';
  const offered = await offeredTo(desk, authorOfDraft(drafting.person), about, complaint?.named);
  const one = offered.find((person) => String(person.id) === choice);
  if (one === undefined) return { speech: sentence('refused.stale', {}), alert: true };
  const person = { id: one.id, name: one.name, about: aboutPerson(one.roles, about) };
  return draftStep(desk, drafting, [{ type: 'CHOSE_SUBJECT', person }]) ? null : stale;
}

/** A complaint that was not asked everything yet cannot be sent: who receives it depends on the answer. */
export function asksComplaint(desk: Pick<Desk, 'guess'>, stored: StoredDialogue): boolean {
  const memory = memoryOf(stored);
  const { complaint } = memory;
  const isAnswered = complaint?.about !== undefined && complaint.isHidden !== undefined;
  return memory.parts.length > 0 && draftGuess(desk, memory).kind === 'complaint' && !isAnswered;
}

export function askFirst(desk: Desk, drafting: Drafting): Notice {
  const { complaint } = memoryOf(drafting.stored ?? { state: '{"context":{}}' });
  if (complaint?.about === undefined) draftStep(desk, drafting, [{ type: 'CHANGE', what: 'about' }]);
  return { speech: sentence('refused.answerFirst', {}), alert: true };
}
