/** Whether others have reported the same: in the office (`Saya juga mengalami`), or in many at once (a mass incident). */
import { massOf, openAlike, type Candidate } from '../db/alike.ts';
import { ALIKE, ALIKE_DAYS, likeness, tellingWords } from '../domain/likeness.ts';
import type { Desk } from './desk.ts';
import { draftGuess, memoryOf, officeOf, sendDraft, wordsOf, type Drafting } from './report.ts';

/** What somebody who is about to report should know. */
export interface KnownFault {
  readonly caseId: string;
  readonly number: string;
  readonly openedAt: Date;
  /** Of a mass incident: the newest word to everybody; of a colleague's report: what it says. */
  readonly text: string;
  readonly isMass: boolean;
}

/** Those of the candidates that speak of the same fault, likest first. */
export function alikeTo(text: string, candidates: readonly Candidate[]): Candidate[] {
  const words = tellingWords(text);
  return candidates
    .map((one) => ({ one, like: likeness(words, tellingWords(one.text)) }))
    .filter(({ like }) => like >= ALIKE)
    .sort((a, b) => b.like - a.like)
    .map(({ one }) => one);
}

/** A mass incident of the category, else the likest open report of the office; null: it is new. Incidents only. */
export async function knownFault(
  desk: Pick<Desk, 'pool'>,
  report: {
    readonly kind: string;
    readonly category: string;
    readonly security: boolean;
    readonly text: string;
    readonly officeCode: string | null;
  },
  now: Temporal.Instant,
): Promise<KnownFault | null> {
  const { officeCode, category, text } = report;
  if (report.kind !== 'incident' || report.security || officeCode === null) return null;
  const mass = await massOf(desk.pool, category);
  if (mass !== null) return { ...mass, text: mass.news ?? '', isMass: true };
  const since = new Date(now.epochMilliseconds - ALIKE_DAYS * 24 * 60 * 60_000);
  const [likest] = alikeTo(text, await openAlike(desk.pool, officeCode, category, since));
  return likest === undefined ? null : { ...likest, isMass: false };
}

/** The button of the draft: what is known is looked up again; somebody may have solved it meanwhile. */
export async function joinKnown(desk: Desk, drafting: Drafting, choice: string | null): Promise<boolean> {
  const { stored, person, now } = drafting;
  if (stored === undefined) return false;
  const memory = memoryOf(stored);
  const guess = draftGuess(desk, memory);
  const officeCode = memory.recordedFor === null ? officeOf(person) : memory.recordedFor.officeCode;
  const known = await knownFault(desk, { ...guess, text: wordsOf(memory), officeCode }, now);
  if (known === null || known.caseId !== choice) return false;
  return sendDraft(desk, drafting, false, { leadId: known.caseId, kind: known.isMass ? 'mass' : 'also' });
}
