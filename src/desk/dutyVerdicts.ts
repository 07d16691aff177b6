/** What the coordinators decide: evidence is accepted or goes back, `Bukan kewenangan kami` is granted or not. Never by who sent it. */
import { cycleByCase, wordsOfCycle, type CycleRow } from '../db/duties.ts';
import { evidenceById, evidenceOfCase, type EvidenceRow } from '../db/evidence.ts';
import { filesOf } from '../db/files.ts';
import { recordOversight } from '../db/monthlyReports.ts';
import { DUTY_COORDINATORS, mayDuty, type DutyAction } from '../domain/dutyAuthority.ts';
import { RECORDED } from '../domain/oversight.ts';
import { clip } from '../domain/text.ts';
import { sentence } from '../engine/speech.ts';
import { toDate, type Desk, type Known, type Notice } from './desk.ts';
import { moveCycle, named, type Mover } from './dutyMoves.ts';
import { openLinkFor } from './dutyPass.ts';
import { noDuty } from './dutyShowing.ts';
import { acceptRound, returnRound } from './dutySubmitting.ts';
import { askAside, closeQuestion } from './questions.ts';

const VERBS = ['ok', 'back', 'free', 'keep', 'file'] as const;
type Verb = (typeof VERBS)[number];
export const isVerdictVerb = (word: string): word is Verb => (VERBS as readonly string[]).includes(word);

const MAY: Readonly<Record<Exclude<Verb, 'file'>, DutyAction>> = {
  ok: 'verify',
  back: 'return',
  free: 'release',
  keep: 'keep',
};
const DUTY = 'duty.';

/** A press, a command (`text` is what follows), or the reason that was asked for. */
export async function verdict(
  desk: Desk,
  arrival: Known,
  verb: string,
  [caseId = '', about = '']: readonly string[],
  text: string,
): Promise<Notice> {
  const cycle = await cycleByCase(desk.pool, caseId);
  if (cycle === null || !isVerdictVerb(verb)) return noDuty();
  if (verb === 'file') return openFile(desk, arrival, cycle, Number(about));
  const sent = await evidenceOfCase(desk.pool, caseId);
  const isOfEvidence = verb === 'ok' || verb === 'back';
  const sentBy = isOfEvidence
    ? (sent.at(-1)?.submittedBy ?? null)
    : ((await wordsOfCycle(desk.pool, caseId, 'DISOWNED'))?.actor ?? null);
  const may = mayDuty(MAY[verb], desk.region, cycle, arrival.person, sentBy);
  if (!may.ok) return denied(may.why);
  if (cycle.state !== (isOfEvidence ? 'submitted' : 'disowned')) return judgedAlready(desk, cycle, sent);
  const last = sent.at(-1);
  if (isOfEvidence && (last === undefined || String(last.round) !== about))
    return { speech: sentence('duty.replaced', {}), alert: true };
  const names = named(desk, cycle);
  const line = text.trim();
  if ((verb === 'back' || verb === 'keep') && line.length < LEAST) {
    if (line !== '') return { speech: sentence('duty.reasonShort', {}) };
    const speech = sentence(verb === 'back' ? 'duty.askReturn' : 'duty.askKeep', names);
    return askAside(arrival, DUTY + verb, `${caseId}:${about}`, speech);
  }
  return decide(desk, arrival, cycle, verb, last ?? null, clip(line, 2000));
}

/** So few letters are no reason. */
const LEAST = 5;

async function decide(
  desk: Desk,
  arrival: Known,
  cycle: CycleRow,
  verb: Exclude<Verb, 'file'>,
  last: EvidenceRow | null,
  reason: string,
): Promise<Notice> {
  const { change, now, person } = arrival;
  const by: Mover = {
    id: person.id,
    role:
      (person.roles.find(({ role }) => DUTY_COORDINATORS.includes(role)) ?? person.roles[0])?.role ?? null,
  };
  const words = { ...named(desk, cycle) };
  const isDone =
    verb === 'ok' && last !== null
      ? await acceptRound(desk, change, cycle, last, by, now)
      : verb === 'back' && last !== null
        ? await returnRound(desk, change, cycle, last.round ?? 0, reason, by, now)
        : await moveCycle(
            desk,
            change,
            cycle,
            { event: { type: verb === 'free' ? 'RELEASED' : 'KEPT' }, by, text: reason },
            now,
          );
  if (!isDone) return { speech: sentence('duty.stale', { state: cycle.state }), alert: true };
  closeQuestion(arrival, '', DUTY + verb);
  const of = ({ ok: 'accepted', back: 'returned', free: 'released', keep: 'kept' } as const)[verb];
  return { speech: sentence('duty.judged', { ...words, of }) };
}

const denied = (why: 'absent' | 'notYourPart' | 'ownEvidence'): Notice =>
  why === 'absent'
    ? noDuty()
    : {
        speech: sentence(why === 'ownEvidence' ? 'refused.ownEvidence' : 'refused.dutyNotYourPart', {}),
        alert: true,
      };

async function judgedAlready(desk: Desk, cycle: CycleRow, sent: readonly EvidenceRow[]): Promise<Notice> {
  const by =
    sent.at(-1)?.deciderName ??
    (await wordsOfCycle(desk.pool, cycle.caseId, cycle.state === 'notApplicable' ? 'RELEASED' : 'KEPT'))
      ?.actorName ??
    null;
  return { speech: sentence('duty.judgedAlready', { by, state: cycle.state }), alert: true };
}

/** A file of evidence: out of the database into the chat; a restricted one only on a page, and who opened it is recorded. */
async function openFile(desk: Desk, arrival: Known, cycle: CycleRow, id: number): Promise<Notice> {
  const { person, change, chat, now, input } = arrival;
  const may = mayDuty('file', desk.region, cycle, person);
  if (!may.ok) return denied(may.why);
  const found = Number.isSafeInteger(id) ? await evidenceById(desk.pool, id) : null;
  if (found === null || found.caseId !== cycle.caseId || found.round === null) return noDuty();
  const { sha256, fileCaseId } = found;
  const stored =
    sha256 === null || fileCaseId === null
      ? undefined
      : (await filesOf(desk.pool, fileCaseId)).find((one) => one.sha256 === sha256);
  if (sha256 === null || fileCaseId === null || stored?.isKept !== true)
    return { speech: sentence('duty.fileGone', {}), alert: true };
  if (found.class !== 'internal') return openLinkFor(desk, arrival, { ...found, sha256, fileCaseId });
  const role = person.roles.find((held) => RECORDED.includes(held.role))?.role;
  if (role !== undefined)
    change.also.push((client) =>
      recordOversight(client, {
        personId: person.id,
        role,
        what: 'evidence',
        detail: `${cycle.duty} ${cycle.officeCode} ${found.id}`,
        now: toDate(now),
      }),
    );
  change.say(
    chat.id,
    {
      is: 'file',
      caseId: fileCaseId,
      sha256,
      caption: sentence('duty.fileCaption', { ...named(desk, cycle), effectOn: found.effectOn }),
      buttons: [],
    },
    cycle.caseId,
  );
  return input.callbackId === null ? null : { speech: sentence('notice.sentBelow', {}) };
}
