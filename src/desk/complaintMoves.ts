/** What a complaint's machine asks for: its author, the person concerned and a second person are spoken to, each in private. */
import { authorOf } from '../db/complaints.ts';
import { historyOf } from '../db/cases.ts';
import { holdersOf, namesOf, privateChatOf } from '../db/people.ts';
import type { Body, Ticket } from '../db/tickets.ts';
import { ASKED_ABOUT, type ComplaintPlace } from '../domain/complaints.ts';
import type { EventLine } from '../engine/chain.ts';
import type { Change } from '../engine/change.ts';
import type { Effect } from '../engine/machines.ts';
import { restore } from '../engine/machines.ts';
import { sentence, type Button, type Speech } from '../engine/speech.ts';
import type { ConcernedSentence, TicketMemory } from '../../flows/ticket.ts';
import { act } from './buttons.ts';
import { nameAskedBy, routeOf, wayOf, whoMayHandle } from './complaintRoute.ts';
import type { Desk } from './desk.ts';
import type { Move } from './ticketMoves.ts';

/** The newest event of a kind with its words; null when there is none. */
export async function lastOf(
  desk: Pick<Desk, 'pool'>,
  caseId: string,
  kind: string,
): Promise<{ seq: number; actor: number | null; body: Body } | null> {
  const found = (await historyOf(desk.pool, caseId)).findLast(
    ({ line }) => (JSON.parse(line) as EventLine).kind === kind,
  );
  if (found === undefined) return null;
  const body = found.body === null ? { text: '', media: [] } : (JSON.parse(found.body) as Body);
  return { seq: found.seq, actor: (JSON.parse(found.line) as EventLine).actor, body };
}

/** The conclusion as its handler wrote it, for the author. */
export async function conclusionOf(desk: Desk, ticket: Ticket): Promise<Move> {
  const last = await lastOf(desk, ticket.caseId, 'CONCLUDED');
  const id = last?.actor ?? null;
  const name = id === null ? '' : ((await namesOf(desk.pool, [id])).get(id) ?? '');
  return {
    events: [],
    by: id === null ? null : { id, name, role: 'coordinator' },
    ...(last?.body ?? {}),
  };
}

/** Nobody impartial can receive it: the administrators learn the number alone, the author what he can do. */
export async function alarmNoReceiver(
  desk: Desk,
  change: Change,
  {
    caseId,
    reporterId,
    complaint,
  }: {
    readonly caseId: string;
    readonly reporterId: number;
    readonly complaint: ComplaintPlace | null;
  },
): Promise<void> {
  for (const one of await holdersOf(desk.pool, ['admin'], null))
    if (one.chatId !== null && one.id !== reporterId && one.id !== complaint?.subjectId)
      change.say(one.chatId, sentence('complaint.alarm', {}), caseId, 1);
  await tell(desk, change, caseId, reporterId, sentence('complaint.nobody', {}));
}

async function tell(
  desk: Desk,
  change: Change,
  caseId: string,
  personId: number | null,
  speech: Speech,
): Promise<void> {
  const chat = personId === null ? null : await privateChatOf(desk.pool, personId);
  if (chat !== null) change.say(chat.id, speech, caseId);
}

/** `Tentang siapa?` and `Rahasiakan nama saya`, asked of the author of what became a complaint. */
export const aboutButtons = (desk: Pick<Desk, 'region'>, ticket: Ticket): Button[][] => [
  ...ASKED_ABOUT.filter((about) => about !== 'tier1' || desk.region.tiers.enabled).map((about) => [
    act(`about.${about}`, 'about', ticket.caseId, about),
  ]),
  ...(ticket.complaint?.isHidden === true ? [] : [[act('hide', 'hide', ticket.caseId)]]),
];

export async function performComplaint(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  before: Ticket,
  effect: Effect,
  move: Move,
): Promise<void> {
  const { caseId, reporterId } = ticket;
  /** The number that the last event of this move will have in the history. */
  const seq = before.case.count + move.events.length;
  switch (effect.type) {
    case 'askAuthorAbout': {
      const roles = ticket.complaint?.recipients ?? [];
      const buttons = aboutButtons(desk, ticket);
      return tell(desk, change, caseId, reporterId, sentence('complaint.became', { roles }, { buttons }));
    }
    case 'askAuthorToLeave': {
      const leaving = move.events.find((event) => event.type === 'LEAVING_ASKED');
      const kind = leaving !== undefined && 'kind' in leaving ? leaving.kind : '';
      const buttons = [
        [act('agreeKind', 'agreeKind', caseId, kind)],
        [act('keepComplaint', 'keepComplaint', caseId)],
      ];
      const asked = sentence(
        'complaint.askLeave',
        { kind, text: move.text ?? '' },
        { buttons, part: 'relay' },
      );
      return tell(desk, change, caseId, reporterId, asked);
    }
    case 'previewSummary': {
      const name = ticket.complaint?.subjectName ?? '';
      const buttons = [
        [act('sendSummary', 'sendSummary', caseId, seq), act('summarizeAgain', 'summarize', caseId)],
      ];
      const preview = sentence('complaint.preview', { name, text: move.text ?? '' }, { buttons });
      return tell(desk, change, caseId, ticket.ownerId, preview);
    }
    case 'tellConcerned':
      return tellConcerned(desk, change, ticket, effect.params.sentence as ConcernedSentence);
    case 'carryResponse':
      return carryResponse(desk, change, ticket, move);
    case 'askForReview': {
      const { people } = await routeOf(desk, wayOf(ticket), handlerOf(ticket));
      for (const { chatId } of people) {
        change.card({ owner: caseId, chatId, view: 'ticket', caseId, anew: true });
        const asked = { by: move.by?.name ?? '', text: move.text ?? '' };
        change.say(
          chatId,
          sentence('complaint.review', asked, {
            buttons: reviewButtons(caseId, seq),
            replyTo: { card: caseId },
            part: 'relay',
          }),
          caseId,
        );
      }
      return;
    }
    case 'askForName': {
      const { people } = await routeOf(desk, wayOf(ticket), move.by === null ? [] : [move.by.id]);
      const buttons = nameButtons(caseId);
      const asked = { by: move.by?.name ?? '', text: move.text ?? '' };
      for (const { chatId } of people)
        change.say(chatId, sentence('complaint.nameAsked', asked, { buttons }), caseId);
      return;
    }
    case 'giveName':
      return giveName(desk, change, ticket, before, move);
    case 'tellAsker': {
      const asker = nameAskedBy(before);
      const kept = sentence('complaint.nameKept', { by: move.by?.name ?? '' });
      return asker === move.by?.id ? undefined : tell(desk, change, caseId, asker, kept);
    }
    default:
      throw new Error(`The ticket machine asks for "${effect.type}", which the desk does not know.`);
  }
}

const handlerOf = ({ ownerId }: Ticket): number[] => (ownerId === null ? [] : [ownerId]);

/** `Setujui kesimpulan` of exactly the conclusion that was read. */
export const reviewButtons = (caseId: string, seq: number): Button[][] => [
  [act('approveConclusion', 'approve', caseId, seq), act('sendBack', 'sendBack', caseId, seq)],
];
export const nameButtons = (caseId: string): Button[][] => [
  [act('grantName', 'grantName', caseId), act('keepName', 'keepName', caseId)],
];

async function tellConcerned(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  name: ConcernedSentence,
): Promise<void> {
  const { caseId, complaint } = ticket;
  if (complaint?.isSummarySent !== true) return;
  if (name === 'finished')
    return tell(desk, change, caseId, complaint.subjectId, sentence('concerned.finished', {}));
  const summary = await lastOf(desk, caseId, 'SUMMARIZED');
  const speech = sentence(
    'concerned.summary',
    { text: summary?.body.text ?? '' },
    { buttons: [[act('respond', 'respond', caseId)]], part: 'relay' },
  );
  return tell(desk, change, caseId, complaint.subjectId, speech);
}

/** The right of reply: to the handler alone, else to those who may take it. */
async function carryResponse(desk: Desk, change: Change, ticket: Ticket, move: Move): Promise<void> {
  const owner = ticket.ownerId === null ? null : await privateChatOf(desk.pool, ticket.ownerId);
  const chats =
    owner !== null ? [owner.id] : (await whoMayHandle(desk, ticket)).map((person) => person.chatId);
  for (const chatId of chats)
    change.say(
      chatId,
      {
        is: 'carried',
        heading: move.data?.edited === true ? 'carried.editedByConcerned' : 'carried.byConcerned',
        with: { by: move.by?.name ?? '' },
        text: move.text ?? '',
        media: move.media ?? [],
        replyTo: { card: ticket.caseId },
      },
      ticket.caseId,
    );
}

/** The name goes to the two who decided on it, and to nobody else; the author learns who, and why. */
async function giveName(
  desk: Desk,
  change: Change,
  ticket: Ticket,
  before: Ticket,
  move: Move,
): Promise<void> {
  const { caseId } = ticket;
  const asker = nameAskedBy(before);
  const reason = (await lastOf(desk, caseId, 'UNMASK_ASKED'))?.body.text ?? '';
  const name = await authorOf(desk.pool, caseId);
  const askedBy = asker === null ? '' : ((await namesOf(desk.pool, [asker])).get(asker) ?? '');
  for (const personId of [asker, move.by?.id ?? null])
    await tell(desk, change, caseId, personId, sentence('complaint.name', { name }));
  const told = { by: askedBy, second: move.by?.name ?? '', text: reason };
  await tell(desk, change, caseId, ticket.reporterId, sentence('reporter.unmasked', told, { part: 'relay' }));
}

/** What a complaint would become if its author agrees. */
export const leavesTo = (ticket: Ticket): string | null =>
  (restore(ticket.case).context as TicketMemory).complaint?.leavesTo ?? null;
