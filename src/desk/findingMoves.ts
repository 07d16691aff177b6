/**
 * What an audit found, moved: handed to its office, answered, judged, reminded. Messages name number and date only; what was found is
 * read by opening it, and that is recorded.
 */
import { auditByCase, type Audit } from '../db/audits.ts';
import { findingByCase, findingsOwed, insertFinding, updateFinding, type Finding } from '../db/findings.ts';
import { holdersOf, tier1Of, type Holder } from '../db/people.ts';
import type { FindingEvent } from '../../flows/finding.ts';
import { addresseeOf } from '../domain/audits.ts';
import type { Role } from '../domain/authority.ts';
import type { DelayName } from '../domain/delays.ts';
import { dutyOf } from '../domain/region.ts';
import { nextReminderDay } from '../domain/reminderPlan.ts';
import { isWorking, nextWorkingMoment, nextWorkingMorning } from '../domain/workingTime.ts';
import type { Change, LoadedCase } from '../engine/change.ts';
import { begin, step, type AnyEvent, type Step } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { auditButton, auditRunners, moveAudit, reachable } from './auditMoves.ts';
import { dueAt, toDate, type Desk } from './desk.ts';
import { send, type Signal } from './signal.ts';
import { beginningOf, todayIn } from './staffing.ts';

export const findingRef = (finding: Pick<Finding, 'number'>): string => `T-${finding.number}`;
export const FOLLOW_UP_DUTY = 'tindak-lanjut-audit';

type Owing = Pick<Finding, 'officeCode' | 'workPattern' | 'dueOn'>;
type By = { readonly id: number; readonly role: Role } | null;

/** Where the city has no such duty the ladder is that of a quarter. */
const LADDER = { offsets: 'quarterly', cadence: 'P3M', isOptional: false } as const;

/** The next morning of the ladder after `now`, in the calendar of the office. */
function nextReminder(desk: Desk, finding: Owing, now: Temporal.Instant): Date {
  const calendar = desk.calendar(finding.workPattern, finding.officeCode);
  const today = todayIn(desk, now);
  const due = { on: Temporal.PlainDate.from(finding.dueOn) };
  const duty = dutyOf(desk.region, FOLLOW_UP_DUTY) ?? LADDER;
  const day = nextReminderDay(calendar, duty, due, today) ?? today.add({ days: 7 });
  const midnight = Temporal.Instant.fromEpochMilliseconds(beginningOf(desk, day).getTime() - 1);
  return toDate(nextWorkingMorning(calendar, midnight));
}

function setTimers(
  desk: Desk,
  change: Change,
  finding: Owing & { caseId: string },
  next: Step,
  now: Temporal.Instant,
): void {
  const calendar = desk.calendar(finding.workPattern, finding.officeCode);
  change.timers(finding.caseId, next, (delay: DelayName) =>
    delay === 'findingReminds' ? nextReminder(desk, finding, now) : dueAt(calendar, now, delay),
  );
}

/** Who must see to it in the office: its head, else its Tier 1; nobody there: the Dinas, who must reach it otherwise. */
export async function findingOwners(
  desk: Desk,
  officeCode: string,
): Promise<(Holder & { chatId: number })[]> {
  const role = addresseeOf(desk.region, officeCode);
  const isIct = officeCode === desk.region.ictOffice.code;
  const heads = reachable(await holdersOf(desk.pool, [role], isIct ? null : officeCode));
  if (heads.length > 0) return heads;
  const technicians = isIct ? [] : reachable(await tier1Of(desk.pool, officeCode));
  return technicians.length > 0 ? technicians : auditRunners(desk);
}

/** A new finding of the audit: its own case, and the audit counts one more. Null: the audit's state has no room for one. */
export async function addFinding(
  desk: Desk,
  change: Change,
  audit: Audit,
  given: {
    readonly office: {
      readonly code: string;
      readonly name: string;
      readonly workPattern: Finding['workPattern'];
    };
    readonly dueOn: Temporal.PlainDate;
    readonly text: string;
    readonly number: number;
  },
  by: NonNullable<By>,
  now: Temporal.Instant,
): Promise<Audit | null> {
  const after = await moveAudit(
    desk,
    change,
    audit,
    { event: 'FINDING_ADDED', by, data: { finding: `T-${given.number}` } },
    now,
  );
  if (after === null) return null;
  const caseId = desk.newId();
  const begun = begin('finding');
  const dueOn = given.dueOn.toString();
  change.open(caseId, begun, [
    {
      kind: 'FOUND',
      actor: by.id,
      role: by.role,
      at: now.toString(),
      data: { audit: audit.caseId, office: given.office.code, dueOn },
      body: JSON.stringify({ text: given.text, media: [] }),
    },
  ]);
  const { code: officeCode, workPattern } = given.office;
  setTimers(desk, change, { caseId, officeCode, workPattern, dueOn }, begun, now);
  change.also.push((client) =>
    insertFinding(client, {
      caseId,
      number: given.number,
      auditId: audit.caseId,
      officeCode,
      finding: given.text,
      dueOn,
      state: 'owed',
      now: toDate(now),
    }),
  );
  for (const { chatId } of await findingOwners(desk, officeCode))
    change.say(
      chatId,
      sentence(
        'finding.isNew',
        { ref: findingRef(given), office: given.office.name, dueOn },
        { buttons: [[auditButton('finding.see', 'fsee', caseId)]] },
      ),
      caseId,
    );
  return after;
}

export interface FindingStep {
  readonly event: FindingEvent['type'];
  readonly by: By;
  readonly columns?: Partial<
    Pick<Finding, 'dueOn' | 'evidenceSha256' | 'evidenceLetter' | 'evidenceOn' | 'evidenceBy'>
  >;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly text?: string;
}

/** The finding as it is after this commit; null: its state does not allow that. */
export async function moveFinding(
  desk: Desk,
  change: Change,
  finding: Finding,
  { event, by, columns = {}, data = {}, text = '' }: FindingStep,
  now: Temporal.Instant,
): Promise<Finding | null> {
  const stepped = step(finding.case, [{ type: event }]);
  if (!stepped.ok) return null;
  const { snapshot, effects } = stepped.step;
  const isOpen = snapshot.hasTag('open');
  const after: Finding = {
    ...finding,
    ...columns,
    state: String(snapshot.value),
    isOpen,
    case: { ...finding.case, ...stepped.step.next },
  };
  change.move(
    finding.case,
    stepped.step,
    [
      {
        kind: event,
        actor: by?.id ?? null,
        role: by?.role ?? null,
        at: now.toString(),
        data,
        ...(text === '' ? {} : { body: JSON.stringify({ text, media: [] }) }),
      },
    ],
    !isOpen,
  );
  setTimers(desk, change, after, stepped.step, now);
  change.also.push((client) => updateFinding(client, after));
  for (const { type } of effects) {
    if (type === 'tellJudges') await tellJudges(desk, change, after);
    if (type === 'tellOffice') await tellOffice(desk, change, after, event, text, by);
    if (type === 'settle')
      send(change, `settled:${finding.caseId}`, {
        name: 'findingIsSettled',
        caseId: finding.auditId,
        because: finding.caseId,
      });
  }
  return after;
}

async function tellJudges(desk: Desk, change: Change, finding: Finding): Promise<void> {
  const buttons = [[auditButton('finding.see', 'fsee', finding.caseId)]];
  const words = { ref: findingRef(finding), office: finding.officeName };
  for (const { chatId } of await auditRunners(desk))
    change.say(chatId, sentence('finding.isAnswered', words, { buttons }), finding.caseId);
}

async function tellOffice(
  desk: Desk,
  change: Change,
  finding: Finding,
  event: FindingEvent['type'],
  text: string,
  by: By,
): Promise<void> {
  const what = ({ ACCEPTED: 'accepted', RETURNED: 'returned', MOVED: 'moved' } as const)[
    event as 'ACCEPTED' | 'RETURNED' | 'MOVED'
  ];
  const buttons: Button[][] = finding.isOpen ? [[auditButton('finding.see', 'fsee', finding.caseId)]] : [];
  for (const one of await findingOwners(desk, finding.officeCode))
    if (one.id !== by?.id)
      change.say(
        one.chatId,
        sentence('finding.news', { ref: findingRef(finding), what, text, dueOn: finding.dueOn }, { buttons }),
        finding.caseId,
      );
}

/** Time passed. Outside the working time of the office (the desk was down) it waits for the next working moment. */
export async function findingFired(
  desk: Desk,
  change: Change,
  stored: LoadedCase,
  event: AnyEvent,
  now: Temporal.Instant,
): Promise<void> {
  const finding = await findingByCase(desk.pool, stored.id);
  if (finding === null) return;
  const calendar = desk.calendar(finding.workPattern, finding.officeCode);
  if (!isWorking(calendar, now)) {
    change.timersSet.push({
      owner: stored.id,
      id: event.type,
      dueAt: toDate(nextWorkingMoment(calendar, now)),
    });
    return;
  }
  const stepped = step(finding.case, [event]);
  if (!stepped.ok) return;
  change.move(
    finding.case,
    stepped.step,
    [{ kind: 'REMINDED', actor: null, role: null, at: now.toString() }],
    false,
  );
  setTimers(desk, change, finding, stepped.step, now);
  for (const { type } of stepped.step.effects) {
    if (type === 'tellJudges') await tellJudges(desk, change, finding);
    // All that an office owes is one message a day, whichever of its findings came first.
    if (type === 'remindOffice') {
      const on = todayIn(desk, now).toString();
      send(change, `findings:${finding.officeCode}:${on}`, {
        name: 'findingsAreReminded',
        caseId: finding.caseId,
        on,
      });
    }
  }
}

/** One message to whoever answers for the office, with everything it still owes. */
export async function remindOffice(
  desk: Desk,
  change: Change,
  { caseId }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const first = await findingByCase(desk.pool, caseId);
  const owed = first === null ? [] : await findingsOwed(desk.pool, first.officeCode);
  if (first === null || owed.length === 0) return;
  const today = todayIn(desk, now);
  const lines = owed.map((one) => ({
    ref: findingRef(one),
    dueOn: one.dueOn,
    days: today.until(one.dueOn, { largestUnit: 'days' }).days,
  }));
  const buttons = owed
    .slice(0, 8)
    .map((one): Button[] => [
      { label: 'finding.open', with: { ref: findingRef(one) }, data: `ka:fsee:${one.caseId}` },
    ]);
  for (const { chatId } of await findingOwners(desk, first.officeCode))
    change.say(chatId, sentence('finding.reminder', { office: first.officeName, lines }, { buttons }));
}

/** The audit counts one open finding less. */
export async function settleFinding(
  desk: Desk,
  change: Change,
  { caseId, because = '' }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const audit = await auditByCase(desk.pool, caseId);
  if (audit === null) return;
  await moveAudit(
    desk,
    change,
    audit,
    { event: 'FINDING_SETTLED', by: null, data: { finding: because } },
    now,
  );
}
