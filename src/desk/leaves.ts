/** `/cuti` and `/aktif`: dates, reason, deputy, `Simpan`. What was chosen travels in the buttons, so a stale one is only a request. */
import {
  insertLeave,
  leaveByCase,
  LEAVE_REASONS,
  openLeaveOf,
  type LeaveReason,
  type LeaveRow,
} from '../db/leaves.ts';
import { namesOf, personById, privateChatOf, type Person } from '../db/people.ts';
import { colleaguesOf, techniciansNamed } from '../db/staff.ts';
import { clip } from '../domain/text.ts';
import { readDates, type DateRange } from '../domain/typedDates.ts';
import { begin } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { isPrivate, type Desk, type Known, type Notice } from './desk.ts';
import { moveLeave, setLeaveTimers } from './leaveMoves.ts';
import { askAside, closeQuestion } from './questions.ts';
import { holds, managesAs, MAY_BE_AWAY, mayManage, settled, todayIn } from './staffing.ts';

const ASKS_DATES = 'absence.dates';
/** Nobody plans further ahead, or stays away longer. */
const MOST_DAYS = 366;

/** A press of the dialogue, or a command: `begin` (`/cuti WORDS`), `back` (`/aktif`). */
export async function absence(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('refused.staffInPrivate', {}), alert: true };
  const [first = '', from = '', until = '', reason = '', deputy = ''] = args;
  if (verb === 'begin') return beginLeave(desk, arrival, first);
  if (verb === 'back') return backAtWork(desk, arrival);
  if (verb === 'end') return endLeave(desk, arrival, first);
  const found = await whoseLeave(desk, arrival, Number(first));
  if ('notice' in found) return found.notice;
  if (verb === 'ask') return askDates(desk, arrival, found.person);
  const days = readDays(from, until);
  if (days === null) return { speech: sentence('refused.stale', {}), alert: true };
  const why = LEAVE_REASONS.find((one) => one === reason) ?? null;
  if (verb === 'dates') return chooseReason(desk, arrival, found.person, days);
  if (why === null) return { speech: sentence('refused.stale', {}), alert: true };
  const wish = { person: found.person, days, reason: why, deputyId: Number(deputy) || null };
  if (verb === 'reason') return chooseDeputy(desk, wish);
  if (verb === 'deputy') return summary(desk, wish);
  return verb === 'save' ? save(desk, arrival, wish) : { speech: sentence('refused.stale', {}), alert: true };
}

interface Wish {
  readonly person: Person;
  readonly days: DateRange;
  readonly reason: LeaveReason;
  readonly deputyId: number | null;
}

/** The person, if he works at a desk and it is himself, or somebody this coordinator manages. */
async function whoseLeave(
  desk: Desk,
  { person }: Known,
  id: number,
): Promise<{ person: Person } | { notice: Notice }> {
  if (id === person.id)
    return holds(person, ...MAY_BE_AWAY)
      ? { person }
      : { notice: { speech: sentence('refused.leaveForTechnicians', {}), alert: true } };
  const other =
    managesAs(person) !== null && Number.isSafeInteger(id) ? await personById(desk.pool, id) : null;
  if (other === null || !holds(other, ...MAY_BE_AWAY))
    return { notice: { speech: sentence('refused.leaveOfOthers', {}), alert: true } };
  return mayManage(person, other)
    ? { person: other }
    : { notice: { speech: sentence('refused.adminUntouched', {}), alert: true } };
}

async function beginLeave(desk: Desk, arrival: Known, words: string): Promise<Notice> {
  const days = words === '' ? null : readDates(words, todayIn(desk, arrival.now));
  if (words === '' || days !== null) {
    const found = await whoseLeave(desk, arrival, arrival.person.id);
    if ('notice' in found) return found.notice;
    return days === null
      ? askDates(desk, arrival, found.person)
      : chooseReason(desk, arrival, found.person, days);
  }
  if (managesAs(arrival.person) === null) return { speech: sentence('refused.leaveOfOthers', {}) };
  const people = await techniciansNamed(desk.pool, words);
  const [only] = people;
  if (only === undefined) return { speech: sentence('leave.nobody', { word: clip(words, 100) }) };
  if (people.length > 1)
    return {
      speech: sentence(
        'leave.whichPerson',
        {},
        {
          buttons: people.map((one): Button[] => [
            { label: 'plain', with: { text: clip(one.name, 60) }, data: `v:ask:${one.id}` },
          ]),
        },
      ),
    };
  const found = await whoseLeave(desk, arrival, only.id);
  return 'notice' in found ? found.notice : askDates(desk, arrival, found.person);
}

/** The line with dates that was asked for; what is no date leaves the question open. */
export async function answerDates(desk: Desk, arrival: Known, about: string, text: string): Promise<Notice> {
  const found = await whoseLeave(desk, arrival, Number(about));
  if ('notice' in found) return found.notice;
  const days = readDates(text, todayIn(desk, arrival.now));
  return days === null
    ? { speech: sentence('leave.datesUnclear', {}) }
    : chooseReason(desk, arrival, found.person, days);
}

async function askDates(desk: Desk, arrival: Known, person: Person): Promise<Notice> {
  const open = await openLeaveOf(desk.pool, person.id);
  if (open !== null) return already(open);
  const today = todayIn(desk, arrival.now);
  const friday = today.add({ days: (12 - today.dayOfWeek) % 7 || 7 });
  const day = (label: string, from: Temporal.PlainDate, until: Temporal.PlainDate): Button => ({
    label,
    data: `v:dates:${person.id}:${short(from)}:${short(until)}`,
  });
  const tomorrow = today.add({ days: 1 });
  const buttons = [
    [day('leave.today', today, today), day('leave.tomorrow', tomorrow, tomorrow)],
    [day('leave.untilFriday', today, friday)],
  ];
  return askAside(
    arrival,
    ASKS_DATES,
    String(person.id),
    sentence('leave.askDates', { name: person.name }, { buttons }),
  );
}

const already = (leave: LeaveRow): Notice => {
  const { name, fromOn, untilOn, reason, deputyName: deputy } = leave;
  return {
    speech: sentence(
      'leave.already',
      { name, fromOn, untilOn, reason, deputy },
      { buttons: [[{ label: leave.isAway ? 'leave.end' : 'leave.cancel', data: `v:end:${leave.caseId}` }]] },
    ),
  };
};

/** Why these days will not do; null when they will. */
function unfit(days: DateRange, today: Temporal.PlainDate): Notice {
  const { from, until } = days;
  if (Temporal.PlainDate.compare(from, until) > 0) return { speech: sentence('leave.datesReversed', {}) };
  if (Temporal.PlainDate.compare(from, today) < 0) return { speech: sentence('leave.datesPast', {}) };
  if (today.until(until, { largestUnit: 'days' }).days > MOST_DAYS)
    return { speech: sentence('leave.datesFar', {}) };
  return null;
}

async function chooseReason(desk: Desk, arrival: Known, person: Person, days: DateRange): Promise<Notice> {
  const open = await openLeaveOf(desk.pool, person.id);
  if (open !== null) return already(open);
  const refusal = unfit(days, todayIn(desk, arrival.now));
  if (refusal !== null) return refusal;
  closeQuestion(arrival, '', ASKS_DATES);
  const data = `v:reason:${person.id}:${short(days.from)}:${short(days.until)}`;
  return {
    speech: sentence('leave.askReason', said({ person, days }), {
      buttons: [LEAVE_REASONS.map((reason) => ({ label: `reason.${reason}`, data: `${data}:${reason}` }))],
    }),
  };
}

async function chooseDeputy(desk: Desk, wish: Wish): Promise<Notice> {
  const { person, days, reason } = wish;
  const people = await colleaguesOf(desk.pool, person.id, {
    from: days.from.toString(),
    until: days.until.toString(),
  });
  const data = `v:deputy:${person.id}:${short(days.from)}:${short(days.until)}:${reason}`;
  return {
    speech: sentence('leave.askDeputy', said(wish), {
      buttons: [
        ...people.map((one): Button[] => [
          { label: 'plain', with: { text: clip(one.name, 60) }, data: `${data}:${one.id}` },
        ]),
        [{ label: 'staff.noDeputy', data: `${data}:0` }],
      ],
    }),
  };
}

async function summary(desk: Desk, wish: Wish): Promise<Notice> {
  const { person, days, reason, deputyId } = wish;
  const data = `v:save:${person.id}:${short(days.from)}:${short(days.until)}:${reason}:${deputyId ?? 0}`;
  return {
    speech: sentence(
      'leave.summary',
      { ...said(wish), reason, deputy: await deputyName(desk, wish) },
      {
        buttons: [
          [
            { label: 'leave.save', data },
            { label: 'back', data: `v:ask:${person.id}` },
          ],
        ],
      },
    ),
  };
}

/** `Simpan`: everything is looked at once more; of two leaves of one person the database keeps one. */
async function save(desk: Desk, arrival: Known, wish: Wish): Promise<Notice> {
  const { change, now, person: actor } = arrival;
  const { person, days, reason, deputyId } = wish;
  const open = await openLeaveOf(desk.pool, person.id);
  if (open !== null) return already(open);
  const refusal = unfit(days, todayIn(desk, now));
  if (refusal !== null) return refusal;
  const [fromOn, untilOn] = [days.from.toString(), days.until.toString()];
  const colleagues = await colleaguesOf(desk.pool, person.id, { from: fromOn, until: untilOn });
  if (deputyId !== null && !colleagues.some((one) => one.id === deputyId)) return chooseDeputy(desk, wish);
  const caseId = desk.newId();
  const begun = begin('leave');
  const role = actor.id === person.id ? null : managesAs(actor);
  change.open(caseId, begun, [
    {
      kind: 'LEAVE_PLANNED',
      actor: actor.id,
      role,
      at: now.toString(),
      data: { person: person.id, from: fromOn, until: untilOn, reason, deputy: deputyId },
    },
  ]);
  setLeaveTimers(desk, change, { caseId, fromOn, untilOn }, begun);
  change.also.push((client) =>
    insertLeave(client, { caseId, personId: person.id, deputyId, reason, fromOn, untilOn, setBy: actor.id }),
  );
  const told = { name: person.name, fromOn, untilOn, reason, deputy: await deputyName(desk, wish) };
  const own = actor.id === person.id ? null : await privateChatOf(desk.pool, person.id);
  if (own !== null) change.say(own.id, sentence('leave.setForYou', { ...told, by: actor.name }));
  const deputy = deputyId === null ? null : await privateChatOf(desk.pool, deputyId);
  if (deputy !== null)
    change.say(deputy.id, sentence('leave.standIn', { name: person.name, fromOn, untilOn }));
  return settled(arrival, sentence('leave.kept', told));
}

/** `/aktif` */
async function backAtWork(desk: Desk, arrival: Known): Promise<Notice> {
  const leave = await openLeaveOf(desk.pool, arrival.person.id);
  if (leave === null) return { speech: sentence('leave.none', {}) };
  return leave.isAway ? endLeave(desk, arrival, leave.caseId) : already(leave);
}

async function endLeave(desk: Desk, arrival: Known, caseId: string): Promise<Notice> {
  const leave = await leaveByCase(desk.pool, caseId);
  if (leave === null || leave.isOver) return { speech: sentence('leave.none', {}), alert: true };
  const found = await whoseLeave(desk, arrival, leave.personId);
  if ('notice' in found) return found.notice;
  const by = { id: arrival.person.id, role: managesAs(arrival.person) };
  const event = { type: leave.isAway ? 'RETURNED' : 'CANCELLED' };
  if (!(await moveLeave(desk, arrival.change, leave, event, by, arrival.now)))
    return { speech: sentence('leave.none', {}), alert: true };
  const { name, fromOn, untilOn } = leave;
  return settled(
    arrival,
    sentence(leave.isAway ? 'leave.isBack' : 'leave.cancelled', { name, fromOn, untilOn }),
  );
}

const said = ({ person, days }: Pick<Wish, 'person' | 'days'>) => ({
  name: person.name,
  fromOn: days.from.toString(),
  untilOn: days.until.toString(),
});

const deputyName = async (desk: Desk, { deputyId }: Wish): Promise<string | null> =>
  deputyId === null ? null : ((await namesOf(desk.pool, [deputyId])).get(deputyId) ?? null);

/** `20261124`, as short as a button's data must be. */
const short = (day: Temporal.PlainDate): string => day.toString().replaceAll('-', '');

function readDays(from: string, until: string): DateRange | null {
  if (!/^\d{8}$/.test(from) || !/^\d{8}$/.test(until)) return null;
  try {
    return { from: Temporal.PlainDate.from(from), until: Temporal.PlainDate.from(until) };
  } catch {
    return null;
  }
}
