/** `time.id.ts` in English. */
import type { Holder, Range, timeWords as source } from './time.id.ts';
import type { Voice } from './voice.ts';

export const timeWords = (v: Voice, desk: Record<string, string>): ReturnType<typeof source> => ({
  sentences: {
    'desk.responseWarned': (p) =>
      `${p.number} has not been answered. Target for the response: ${v.when(p.at)}.`,
    'desk.responseDue': (p) =>
      `${p.number} has not been answered and its response target is over (${v.when(p.at)}). Please take it now.`,
    'desk.tierWarned': (p) =>
      `${p.number}: the time of this tier is nearly over. Solve it${p.desk === 'tier1' ? ' or pass it on' : ''} before ${v.when(p.at)}.`,
    'desk.tierDue': (p) =>
      `${p.number}: the time of this tier is over (${v.when(p.at)}). Please solve it${p.desk === 'tier1' ? ' or pass it on' : ''} now.`,
    'desk.targetWarned': (p) =>
      `${p.number}: three quarters of the time are used. Target for completion: ${v.when(p.at)}.`,
    'desk.targetDue': (p) => `${p.number}: the target for completion is over (${v.when(p.at)}).`,
    'desk.ownerAsked': (p) =>
      `${p.number}: a working day without news. Are you still on it? Without an answer the ticket goes back to the queue in one more working day.`,
    'desk.ownerLapsed': (p) =>
      `${p.number} is back in the queue: two working days without news from its officer.`,
    'desk.closedUnanswered': (p) => `${p.number} is closed: the reporter did not answer for 3 working days.`,
    'reporter.answerReminded': (p) =>
      `${p.number}: we are still waiting for your details.${p.text === '' ? '' : `\n\n${p.text}`}\n\nJust answer here.`,
    'reporter.answerRemindedAgain': (p) =>
      `${p.number}: we are still waiting for your details.${p.text === '' ? '' : `\n\n${p.text}`}\n\nWithout an answer the ticket closes in one more working day.`,
    'reporter.closedUnanswered': (p) =>
      `${p.number} is closed because the details we asked for did not come for 3 working days. If the issue remains, please send a new report; reply to this message if you want to tell the officer something.`,
    'coordinator.breached': (p) =>
      `🔴 ${p.number} (${p.priority}, ${p.office}): ${clocks[p.clock] ?? p.clock} was over ${v.when(p.at)}. ${p.by === null ? `Nobody has it; it waits at ${desk[p.desk]}.` : `In the hands of ${p.by}, ${desk[p.desk]}.`}`,
    'done.kept': (p) => `${p.number} stays with you.`,
  },
  labels: {
    keep: () => 'Still on it',
    times: () => 'How time was counted',
    openTicket: () => 'Open ticket',
  },
  times: {
    title: (p) => `How the time of ${p.number} was counted`,
    verdict: (p) =>
      p.stage === 100
        ? `${light(p.stage)} Red: ${clocks[p.why] ?? p.why} is over by ${hours(p.used - p.limit)} (${hours(p.used)} of ${hours(p.limit)} used).`
        : p.stage === 75
          ? `${light(p.stage)} Amber: ${clocks[p.why] ?? p.why} is nearly over, ${hours(p.limit - p.used)} of ${hours(p.limit)} left.`
          : `${light(p.stage)} Green: ${clocks[p.why] ?? p.why} is far enough, ${hours(p.used)} of ${hours(p.limit)} used.`,
    untimed: (p) => `A problem has no target, only a date of review: ${v.dateTime(p.at)}.`,
    rule: (p) =>
      `${p.isComplaint ? 'Complaint' : `Priority ${p.priority}`}, ${p.isWall ? `counted day and night${p.isSecurity ? ' (security incident)' : ''}` : 'counted in working hours only'}.`,
    begins: (p) => `Start: ${v.dateTime(p.at)}, when the report reached Telegram`,
    response: (p) =>
      `Response: ${p.at === null ? 'none yet' : v.dateTime(p.at)}, ${hours(p.used)} of ${hours(p.limit)} ${light(p.stage)}${p.at === null ? ` (target ${v.dateTime(p.dueAt)})` : ''}`,
    target: (p) =>
      `Resolution: ${hours(p.used)} of ${hours(p.limit)} ${light(p.stage)}${p.isOver ? '' : p.isResting ? '' : ` (target ${v.dateTime(p.dueAt)})`}`,
    resting: (p) =>
      p.why === 'closed'
        ? 'The clock has stopped: the ticket is closed.'
        : p.why === null
          ? 'The clock has stopped: declared solved.'
          : `The clock rests: ${pauses[p.why] ?? p.why}.`,
    tier: (p) =>
      `${tierNames(v)[p.desk]}: ${hours(p.used)}${p.limit === null ? '' : ` of ${hours(p.limit)} ${light(p.stage)}`}${p.owners.length === 0 ? '' : ` — ${p.owners.map((one) => `${one.name ?? 'queue'} ${hours(one.used)}`).join(', ')}`}`,
    pausedFor: (p) =>
      `Not counted: ${p.pauses.map((one) => `${pauses[one.why] ?? one.why} ${hours(one.used)}`).join(', ')}`,
    elsewhere: (p) => `In the wrong office (not counted): ${hours(p.used)}`,
    daysTitle: () => 'Day by day:',
    day: (p) =>
      `${v.weekday(p.on)} ${v.date(p.on)}: ${p.closure !== null ? `closed, ${p.closure}` : p.isWall ? 'counted 24 hours' : p.hours.length === 0 ? 'no working day' : `${p.hours.map(range(v)).join(', ')}${breaks(p.hours).length === 0 ? '' : ` (break ${breaks(p.hours).map(range(v)).join(', ')})`}`}`,
    piece: (p) => `   ${p.stretches.map(range(v)).join(', ')} ${holder(v)(p)}: ${hours(p.used)}`,
    span: (p) =>
      `${v.date(p.from)} – ${v.date(p.until)}: ${holder(v)(p)}, ${p.days} working day${p.days === 1 ? '' : 's'}, ${hours(p.used)}${p.closed.length === 0 ? '' : ` (closed: ${p.closed.map((one) => `${v.date(one.on)} ${one.name}`).join('; ')})`}`,
    leftOut: (p) => `… ${p.count} more parts, ${hours(p.used)} counted …`,
  },
  light: (p) => (p.why === null ? ` ${light(p.stage)}` : ` ⏸ ${pauses[p.why] ?? p.why}`),
});

const light = (stage: number): string => (stage === 100 ? '🔴' : stage === 75 ? '🟡' : '🟢');
const tierNames = (v: Voice): Record<string, string> => ({
  tier1: 'Tier 1',
  tier2: `Tier 2 ${v.ict}`,
  coordinator: 'Coordinator',
});
const pauses: Record<string, string> = {
  reporter: 'waiting for the reporter',
  letter: 'waiting for a letter',
  vendor: 'waiting for the vendor',
  part: 'waiting for a spare part',
  lead: 'following another ticket',
  approval: 'waiting for approval',
};
const hours = (minutes: number): string => {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return h === 0 ? `${m} min` : m === 0 ? `${h} h` : `${h} h ${m} min`;
};
const range =
  (v: Voice) =>
  ({ from, until }: Range): string =>
    `${v.clock(from)}–${v.clock(until, from)}`;
const breaks = (all: readonly Range[]): Range[] =>
  all.slice(1).map((one, index) => ({ from: all[index]?.until ?? one.from, until: one.from }));
const holder =
  (v: Voice) =>
  ({ desk, name, why, elsewhere }: Holder): string =>
    elsewhere !== null
      ? `${elsewhere}, the wrong office, not counted`
      : `${tierNames(v)[desk] ?? desk}, ${name ?? 'queue'}${why === null ? '' : `, at rest, ${pauses[why] ?? why}`}`;

const clocks: Record<string, string> = {
  response: 'the response target',
  tier: 'the limit of its tier',
  target: 'the target for completion',
};

/** Lines of `Riwayat`. */
export const timeHappenings: Record<string, string> = {
  KEPT: 'The officer is still on it',
  RECOMPUTED: 'Times counted again (the calendar changed)',
  RESPONSE_WARNED: 'Three quarters of the response time used',
  RESPONSE_DUE: 'Response target over',
  TIER_WARNED: 'Three quarters of this tier’s time used',
  TIER_DUE: 'This tier’s time over',
  TARGET_WARNED: 'Three quarters of the resolution time used',
  TARGET_DUE: 'Target for completion over',
  OWNER_ASKED: 'The officer was asked because there was no news',
  OWNER_LAPSED: 'Back in the queue because there was no news from the officer',
  REMINDED: 'The reporter was reminded',
};
