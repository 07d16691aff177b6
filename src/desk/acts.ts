/** Somebody acts on a ticket, by a button or a command: found, allowed, complete? Then it moves. */
import { historyOf } from '../db/cases.ts';
import { privateChatOf } from '../db/people.ts';
import { ticketByCase, ticketsByNumber, type Body, type Ticket } from '../db/tickets.ts';
import {
  mayAct,
  relationsTo,
  scopeOf,
  type Action,
  type Denial,
  type Relation,
} from '../domain/authority.ts';
import { readNumber } from '../domain/numbers.ts';
import { workingMinutesBetween } from '../domain/workingTime.ts';
import { step } from '../engine/machines.ts';
import type { EventLine } from '../engine/chain.ts';
import type { Change } from '../engine/change.ts';
import type { TicketRef } from '../engine/incoming.ts';
import { sentence, type Media } from '../engine/speech.ts';
import { usualText } from '../locales/index.ts';
import type { TicketEvent } from '../../flows/ticket.ts';
import { ACTION_RULES, type ActionRule } from './actions.ts';
import { suggest } from './advice.ts';
import { detach } from './attachments.ts';
import { act, CONFIRMS } from './buttons.ts';
import { choicesFor, columnsChosen, kindAfter, starsOf } from './choices.ts';
import { meantOf, planFor, type Plan } from './complaintActs.ts';
import { isPrivate, type Desk, type Known, type Notice } from './desk.ts';
import { prepare, type Ready } from './preparing.ts';
import { askLine, beginQuestion, closeQuestion } from './questions.ts';
import { send } from './signal.ts';
import { showHistory, showMore, showTicket, showTimes } from './showing.ts';
import { classOf, moveTicket } from './ticketMoves.ts';

export interface Acting {
  readonly action: Action;
  readonly text: string;
  readonly media?: readonly Media[];
  readonly choice: string | null;
  /** An edit of something already carried over. */
  readonly edited?: boolean;
}

/** The same answer for "not there" and "not yours". */
export const absent = (): Notice => ({ speech: sentence('refused.absent', {}), alert: true });

/** Finds the ticket meant: by its id from a button, or by a number somebody typed. Never guesses among several. */
export async function findTicket(
  desk: Desk,
  arrival: Known,
  ref: TicketRef,
  action: Action,
): Promise<{ ticket: Ticket } | { notice: Notice }> {
  if ('caseId' in ref) {
    const ticket = await ticketByCase(desk.pool, ref.caseId);
    return ticket === null ? { notice: absent() } : { ticket };
  }
  const number = readNumber(ref.words);
  if (number === undefined) return { notice: { speech: sentence('refused.whichNumber', {}) } };
  const found = await ticketsByNumber(desk.pool, scopeOf(arrival.person), number);
  const open = found.filter((ticket) => ticket.isOpen);
  const fitting = found.length > 1 && open.length > 0 ? open : found;
  const [only] = fitting;
  if (only === undefined) return { notice: absent() };
  if (fitting.length === 1) return { ticket: only };
  const buttons = fitting.map((ticket) => [
    { ...act('plain', action, ticket.caseId), with: { text: `${ticket.number} · ${ticket.officeShort}` } },
  ]);
  return { notice: { speech: sentence('ask.whichOfSeveral', {}, { buttons }) } };
}

/** Does the action, or says why not. Runs inside one decision; the commit checks that what was read still holds. */
export async function actOn(desk: Desk, arrival: Known, ticket: Ticket, asked: Acting): Promise<Notice> {
  const { person } = arrival;
  // Who is called and may take it takes it; the others say that they see to it.
  const isTaking =
    asked.action === 'accept' && ticket.kind !== 'complaint' && mayAct('claim', ticket, person).ok;
  const action = isTaking ? 'claim' : meantOf(asked.action, ticket);
  const acting: Acting = { ...asked, action };
  const allowed = mayAct(action, ticket, person);
  if (!allowed.ok) return denied(allowed.why, ticket, arrival);
  if (ticket.kind === 'complaint' && !isPrivate(arrival))
    return { speech: sentence('refused.complaintInPrivate', {}), alert: true };
  const rule = ACTION_RULES[action];
  const plan = await planFor(desk, arrival, ticket, acting);
  if ('notice' in plan) return plan.notice;
  if (rule.event === null) {
    if (action === 'history' || action === 'open') recordReading(arrival, ticket);
    if (action === 'history') return showHistory(arrival, ticket);
    if (action === 'times') return showTimes(arrival, ticket);
    if (action === 'more') return showMore(desk, arrival, ticket);
    if (action === 'suggest') return suggest(desk, arrival, ticket);
    if (action === 'detach') return detach(desk, arrival, ticket, acting.choice);
    return showTicket(arrival, ticket);
  }

  if (action === 'urge' && (await wasUrged(desk, ticket, arrival.now)))
    return { speech: sentence('refused.urgedAlready', { number: ticket.number }), alert: true };
  const events = plan.events ?? eventsOf(rule.event, ticket, acting, person.id, allowed.takesFirst);
  if (!step(ticket.case, events).ok) return refusedState(ticket, rule.event);
  if (action === 'rate' && starsOf(acting.choice) === null)
    return { speech: sentence('refused.stale', {}), alert: true };
  const choices = plan.events === undefined ? await choicesFor(desk, arrival, ticket, acting) : null;
  if (choices !== null) return choices;
  const prepared = await prepare(desk, arrival, ticket, acting);
  if ('notice' in prepared) return prepared.notice;
  return complete(desk, arrival, ticket, prepared, plan, allowed.takesFirst);
}

/** Everything that had to be chosen is: asks for the line that is missing, else moves the ticket. */
async function complete(
  desk: Desk,
  arrival: Known,
  ticket: Ticket,
  prepared: Ready,
  plan: Plan,
  takesFirst: boolean,
): Promise<Notice> {
  const { person, change } = arrival;
  const { acting } = prepared;
  const { action } = acting;
  const rule = ACTION_RULES[action] as ActionRule & { event: TicketEvent['type'] };
  const events =
    plan.events ??
    eventsOf(rule.event, ticket, acting, person.id, takesFirst).map((event) =>
      event.type === rule.event ? ({ ...event, ...prepared.event } as TicketEvent) : event,
    );
  const text = usualText(acting.text, person.language);
  if (rule.asks !== undefined && text === '' && (acting.media ?? []).length === 0)
    return askLine(arrival, ticket, acting, rule as ActionRule & { asks: NonNullable<ActionRule['asks']> });
  const unfit = plan.check?.(text) ?? null;
  if (unfit !== null) {
    beginQuestion(arrival, { action, caseId: ticket.caseId, choice: acting.choice });
    return unfit;
  }

  /** Who has it from now on. */
  const receiver =
    action === 'assign' ? Number(acting.choice) : action === 'claim' || takesFirst ? person.id : null;
  const moved = await moveTicket(
    desk,
    change,
    ticket,
    {
      events,
      by: { id: person.id, name: person.name, role: roleFor(ticket, arrival) },
      ...(text === '' ? {} : { text }),
      ...(acting.media === undefined || acting.media.length === 0 ? {} : { media: acting.media }),
      ...(rule.inside === true ? { inside: true } : {}),
      data: {
        ...(acting.choice === null ? {} : { choice: acting.choice }),
        ...(acting.edited === true ? { edited: true } : {}),
        ...(ticket.isRestricted && receiver !== null ? { opened: true } : {}),
        ...prepared.data,
      },
      columns: { ...columnsChosen(ticket, acting), ...prepared.columns },
      ...(plan.complaint === undefined ? {} : { complaint: plan.complaint }),
    },
    arrival.now,
  );
  if (!moved.ok) return refusedState(ticket, rule.event);
  await prepared.afterwards?.();
  if (ticket.isRestricted && receiver !== null) await handOverRestricted(desk, change, ticket, receiver);
  if (action === 'reply') confirmReply(arrival, ticket);
  if (action === 'claim' && acting.choice === CONFIRMS && ticket.isReporterPending)
    send(change, `confirm:${ticket.caseId}:${ticket.case.version}`, {
      name: 'reporterIsConfirmed',
      caseId: ticket.caseId,
      by: person.id,
    });
  closeQuestion(arrival, ticket.caseId, action);
  if (
    ONE_OFF.has(action) ||
    (acting.choice !== null && action !== 'claim') ||
    acting.text.startsWith('@usual.')
  )
    takeButtonsOff(arrival, ticket);
  const done = plan.done ?? rule.done;
  return done === null ? null : { speech: sentence(done, { number: ticket.number }, { replyTo: null }) };
}

/** An auditor's reading is recorded, and everybody's but the reporter's of a restricted case (`chat.md`, People, In groups). */
function recordReading({ person, change, now }: Known, ticket: Ticket): void {
  const relations = relationsTo(ticket, person);
  const isAuditor = relations.has('observer') && person.roles.some((held) => held.role === 'auditor');
  if (!isAuditor && (!(ticket.isRestricted || ticket.kind === 'complaint') || relations.has('reporter')))
    return;
  const same = step(ticket.case, []);
  if (!same.ok) return;
  const event = {
    kind: 'READ',
    actor: person.id,
    role: isAuditor ? 'auditor' : roleFor(ticket, { person }),
    at: now.toString(),
  };
  change.move(ticket.case, same.step, [{ ...event, data: { inside: true } }], !ticket.isOpen);
}

/** Buttons that belong to one question, not to the card: answered once, they go. */
const ONE_OFF = new Set<Action>([
  'confirm',
  'reject',
  'rate',
  'sendSummary',
  'approve',
  'grantName',
  'keepName',
  'agreeKind',
  'keepComplaint',
]);

function takeButtonsOff({ change, chat, input }: Known, ticket: Ticket): void {
  if (input.callbackId !== null && input.messageId !== null)
    change.say(chat.id, { is: 'unbutton', messageId: input.messageId }, ticket.caseId, 3);
}

/** `Ingatkan petugas` once per half working day. Source: `chat.md`, step 6. */
async function wasUrged(desk: Desk, ticket: Ticket, now: Temporal.Instant): Promise<boolean> {
  const events = (await historyOf(desk.pool, ticket.caseId)).map(({ line }) => JSON.parse(line) as EventLine);
  const last = events.findLast((event) => event.kind === 'URGED');
  if (last === undefined) return false;
  const halfDay = desk.region.targets.workingDayMinutes / 2;
  return (
    workingMinutesBetween(
      desk.calendar(ticket.workPattern, ticket.officeCode),
      Temporal.Instant.from(last.at),
      now,
    ) < halfDay
  );
}

/** The machine's events: a free technician who acts takes the ticket first, in the same step. */
function eventsOf(
  type: TicketEvent['type'],
  ticket: Ticket,
  acting: Acting,
  by: number,
  takesFirst: boolean,
): TicketEvent[] {
  const event: TicketEvent =
    type === 'CLAIMED'
      ? { type, by }
      : type === 'ASSIGNED'
        ? { type, to: Number(acting.choice ?? 0) }
        : type === 'RECLASSIFIED'
          ? { type, kind: kindAfter(ticket, acting) }
          : type === 'TRANSFERRED'
            ? { type, desk: 'tier1' }
            : ({ type } as TicketEvent);
  return takesFirst ? [{ type: 'CLAIMED', by }, event] : [event];
}

/** The role in which the person acts here, for the history. */
function roleFor(ticket: Ticket, { person }: Pick<Known, 'person'>): string {
  const relations = relationsTo(ticket, person);
  if (relations.has('owner') || relations.has('free') || relations.has('desk'))
    return ticket.desk === 'coordinator' ? 'coordinator' : ticket.desk;
  const order: readonly [Relation, string][] = [
    ['reporter', 'reporter'],
    ['concerned', 'concerned'],
    ['reviewer', 'reviewer'],
    ['tier1OfOffice', 'tier1'],
    ['coordinator', 'coordinator'],
    ['agencyHead', 'agency_head'],
  ];
  return order.find(([relation]) => relations.has(relation))?.[1] ?? 'observer';
}

/** What the reporter said of a restricted case goes privately to whoever has it now; the history says so. */
async function handOverRestricted(desk: Desk, change: Change, ticket: Ticket, to: number): Promise<void> {
  const own = await privateChatOf(desk.pool, to);
  if (own === null) return;
  const said = (await historyOf(desk.pool, ticket.caseId))
    .filter(({ line }) => FROM_REPORTER.has((JSON.parse(line) as EventLine).kind))
    .flatMap(({ body }) => (body === null ? [] : [JSON.parse(body) as Body]));
  const text = said
    .map((one) => one.text)
    .filter((words) => words !== '')
    .join('\n');
  const media = said.flatMap((one) => one.media);
  change.say(
    own.id,
    {
      is: 'carried',
      heading: 'carried.restricted',
      with: { by: ticket.reporterName ?? '', office: ticket.officeName },
      text,
      media,
    },
    ticket.caseId,
    classOf(ticket),
  );
}

const FROM_REPORTER = new Set(['OPENED', 'ADDED', 'ANSWERED']);

/** Whoever wrote to the reporter, by a reply or a command, sees that it went out. */
function confirmReply({ change, chat, input }: Known, ticket: Ticket): void {
  const { messageId } = input;
  if (messageId !== null)
    change.say(chat.id, { is: 'reaction', emoji: '👍', messageId, orSay: 'done.replied' }, ticket.caseId);
}

function denied(why: Denial, ticket: Ticket, { person }: Known): Notice {
  if (why === 'absent') return absent();
  if (why === 'owned' && ticket.ownerId !== null)
    return {
      speech:
        ticket.ownerId === person.id
          ? sentence('refused.alreadyYours', { number: ticket.number })
          : sentence('refused.owned', {
              by: ticket.ownerName ?? '',
              at: (ticket.ownedAt ?? ticket.openedAt).toISOString(),
            }),
      alert: true,
    };
  return {
    speech: sentence(why === 'notOwner' ? 'refused.takeFirst' : 'refused.notYourPart', {
      number: ticket.number,
    }),
    alert: true,
  };
}

/** The state does not allow it: a stale button, or somebody was faster. */
function refusedState(ticket: Ticket, event: string): Notice {
  const number = ticket.number;
  if (event === 'RETURNED' && ticket.isOpen && ticket.desk === 'tier2')
    return { speech: sentence('refused.returnedTwice', { number }), alert: true };
  if ((event === 'CLAIMED' || event === 'ACCEPTED') && ticket.ownerId !== null)
    return {
      speech: sentence('refused.owned', {
        by: ticket.ownerName ?? '',
        at: (ticket.ownedAt ?? ticket.openedAt).toISOString(),
      }),
      alert: true,
    };
  return {
    speech: sentence('refused.state', { number, status: ticket.status, desk: ticket.desk }),
    alert: true,
  };
}
