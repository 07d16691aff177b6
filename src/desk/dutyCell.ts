/** One office and one duty: where it stands, the evidence on file with its letter numbers, and what was before. */
import { cycleByCase, dutyHistory } from '../db/duties.ts';
import { lastEvidenceOf, type DutyEvidence } from '../db/dutyMatrix.ts';
import type { Role } from '../domain/authority.ts';
import { dutyDay } from '../domain/dutyMatrix.ts';
import { readsClass, type OfficeScope } from '../domain/oversight.ts';
import { PAPERS } from '../domain/papers.ts';
import { dutyOf } from '../domain/region.ts';
import type { Classification } from '../domain/vocabulary.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { Desk, Known, Notice } from './desk.ts';
import { dutiesNow } from './dutyFacts.ts';
import { cellWords, headingOf } from './dutyWords.ts';
import { todayIn } from './staffing.ts';

const MOST_HISTORY = 6;
const MOST_EVIDENCE = 8;
const STALE: Notice = { speech: sentence('refused.stale', {}), alert: true };

interface Cell {
  readonly duty: string;
  readonly office: string;
  readonly object: string;
}

/** A running cycle, or one that has ended meanwhile: then where its office and duty stand now. */
export async function showCell(
  desk: Desk,
  arrival: Known,
  scope: OfficeScope,
  caseId: string,
): Promise<Notice> {
  const cycle = /^[a-z2-7]{16}$/.test(caseId) ? await cycleByCase(desk.pool, caseId) : null;
  if (cycle === null) return STALE;
  return show(
    desk,
    arrival,
    scope,
    { duty: cycle.duty, office: cycle.officeCode, object: cycle.object },
    caseId,
  );
}

/** `<duty>`, `<office>`, what of it. */
export async function showCellOf(
  desk: Desk,
  arrival: Known,
  scope: OfficeScope,
  [duty = '', office = '', object = '']: readonly string[],
): Promise<Notice> {
  return show(desk, arrival, scope, { duty, office, object }, null);
}

async function show(
  desk: Desk,
  arrival: Known,
  scope: OfficeScope,
  cell: Cell,
  caseId: string | null,
): Promise<Notice> {
  const { change, chat, input, now, person } = arrival;
  const duty = dutyOf(desk.region, cell.duty);
  const city = await dutiesNow(desk, scope, { duty: cell.duty, office: cell.office });
  const of = city.facts.filter((one) => one.object === cell.object || one.caseId === caseId);
  const fact = of.find((one) => one.caseId === caseId) ?? of[0];
  const heading = headingOf(desk, city, { duty: cell.duty, office: null });
  const office = city.offices.get(cell.office);
  if (duty === undefined || fact === undefined || heading === null || office === undefined) return STALE;
  const evidence = await lastEvidenceOf(desk.pool, [cell]);
  const history = (
    await dutyHistory(desk.pool, { duty: cell.duty, officeCode: cell.office, object: cell.object })
  ).filter((one) => !one.isOpen);
  const words = cellWords(city, fact, { duty: null, office: null }, dutyDay(todayIn(desk, now)));
  const buttons: Button[][] = [
    fact.caseId === null ? [] : [{ label: 'duties.card', data: `kw:card:${fact.caseId}` }],
    [
      { label: 'plain', with: { text: duty.code }, data: `km:s:20:0:d.${duty.code}` },
      { label: 'plain', with: { text: office.abbreviation }, data: `km:s:20:0:o.${office.code}` },
    ],
    [{ label: 'duties.everything', data: 'km:s:00:0:' }],
  ].filter((row) => row.length > 0);
  const speech = sentence(
    'duties.cell',
    {
      ...words,
      heading,
      officeName: office.name,
      missed: fact.missed,
      isRestricted: duty.classification !== 'internal',
      evidence: evidence
        .slice(0, MOST_EVIDENCE)
        .map((one) => evidenceWords(one, readsClass(person, one.class as Classification))),
      history: history
        .slice(0, MOST_HISTORY)
        .map(({ state, dueOn, closedOn }) => ({ state, dueOn, closedOn })),
      more: Math.max(0, history.length - MOST_HISTORY),
    },
    { buttons, ...(input.callbackId !== null && input.messageId !== null ? { edits: input.messageId } : {}) },
  );
  change.say(chat.id, speech);
  return null;
}

const evidenceWords = (one: DutyEvidence, mayRead: boolean) => ({
  paper: paperName(one.paper),
  effectOn: one.effectOn,
  letter: mayRead ? one.letter : null,
  isHidden: !mayRead,
  hasFile: mayRead && one.fileName !== null,
  decidedAs: one.decidedAs as Role | null,
});

/** Null: a code that the list does not have (any more), or none was given. */
export const paperName = (code: string | null): string | null =>
  code === null ? null : Object.hasOwn(PAPERS, code) ? PAPERS[code as keyof typeof PAPERS].label : null;
