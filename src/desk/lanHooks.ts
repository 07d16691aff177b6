/**
 * What a report of a changed LAN and a diagram of it do to the duties of their office (Bitung 22(1)-(2)): the change opens its duty with
 * `Kirim`, and what the Dinas received is the evidence. A city without these duties lacks the services too.
 */
import { answersOf, type Request } from '../db/requests.ts';
import type { Answers } from '../domain/answers.ts';
import type { Change } from '../engine/change.ts';
import type { Desk } from './desk.ts';
import { fileEvidence, openForEvent } from './dutyEvents.ts';
import type { ServiceHook } from './serviceHooks.ts';
import { todayIn } from './staffing.ts';

const keyOf = ({ caseId }: Pick<Request, 'caseId'>): string => `lan:${caseId}`;

/** The day that was answered, but never one to come. */
function dayOf(answers: Answers, field: string, today: Temporal.PlainDate): Temporal.PlainDate {
  const answer = answers[field];
  const on = answer?.is === 'date' ? Temporal.PlainDate.from(answer.on) : today;
  return Temporal.PlainDate.compare(on, today) > 0 ? today : on;
}

/** By nobody: each step of the request's chain is in its own history, and the duty is met by the last. */
function filed(
  change: Change,
  request: Request,
  what: { duty: string; paper: string; effectOn: Temporal.PlainDate; eventKey?: string },
): void {
  const { number } = request;
  fileEvidence(change, `${what.duty}:${request.caseId}`, {
    ...what,
    office: request.officeCode,
    effectOn: what.effectOn.toString(),
    ...(number === null ? {} : { letter: number }),
    sourceCaseId: request.caseId,
    by: null,
    role: null,
    isVerified: true,
  });
}

/** `LAN-LAPOR-UBAH`. A report that is withdrawn leaves its duty open: the LAN has changed all the same. */
export const lanChangeHook: ServiceHook = {
  async sent(desk, change, { request, answers, now }) {
    await changed(desk, change, request, answers, now);
    return { ok: true };
  },
  async passed(desk, change, request, now) {
    await changed(desk, change, request, await answersOf(desk.pool, request.caseId), now);
    const what = { duty: CHANGED, paper: 'formulir-perubahan-lan', eventKey: keyOf(request) };
    filed(change, request, { ...what, effectOn: todayIn(desk, now) });
  },
};

const CHANGED = 'lapor-perubahan-lan';

/** Opened once, whichever comes first. */
async function changed(
  desk: Desk,
  change: Change,
  request: Request,
  answers: Answers,
  now: Temporal.Instant,
): Promise<void> {
  const on = dayOf(answers, 'tanggal-perubahan', todayIn(desk, now));
  await openForEvent(
    desk,
    change,
    { duty: CHANGED, office: request.officeCode, key: keyOf(request), on },
    now,
  );
}

/** `LAN-DIAGRAM`: in effect since the day that stands on it. */
export const lanDiagramHook: ServiceHook = {
  async passed(desk, change, request, now) {
    const effectOn = dayOf(await answersOf(desk.pool, request.caseId), 'tanggal-diagram', todayIn(desk, now));
    filed(change, request, { duty: 'diagram-lan', paper: 'diagram-lan', effectOn });
  },
};
