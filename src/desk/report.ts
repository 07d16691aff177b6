/** The dialogue of a report: lines and files gather in a draft, `Kirim` makes it a ticket with a number. */
import { saveComplaint } from '../db/complaints.ts';
import { officeByCode, type OfficeRow } from '../db/offices.ts';
import { personById, type Chat, type Person, type StoredDialogue } from '../db/people.ts';
import { aboutPerson, readAbout, type ComplaintPlace } from '../domain/complaints.ts';
import { floorForSecurity, impacts, priorityOf, urgencies, type Urgency } from '../domain/priority.ts';
import { KIND_RULES, TICKET_KINDS, type TicketKind } from '../domain/ticketKinds.ts';
import type { Change } from '../engine/change.ts';
import type { Words } from '../engine/incoming.ts';
import { begin, step, type Step, type Stored } from '../engine/machines.ts';
import { sentence, type Media } from '../engine/speech.ts';
import { newComplaint } from '../../flows/ticket.ts';
import type { Part, ReportedBy, ReportEvent, ReportMemory } from '../../flows/report.ts';
import { firstDesk, tellOfPlace } from './firstDesk.ts';
import { alarmNoReceiver } from './complaintMoves.ts';
import { routeOf, type Route } from './complaintRoute.ts';
import { dialogueOwner, dueAt, type Desk, type Guess } from './desk.ts';
import { follow } from './following.ts';
import { lookForOthers } from './mass.ts';
import { openTicket } from './opening.ts';
import { keepRecording, reporterOf, tellReceipt } from './recording.ts';
import { alarmNobody, offerTo, postCards } from './ticketMoves.ts';

/** Whose draft, where; a press, a line and a timer come with the same. */
export interface Drafting {
  readonly person: Person;
  readonly chat: Chat;
  readonly stored: StoredDialogue | undefined;
  readonly now: Temporal.Instant;
  readonly change: Change;
}

/** Real milliseconds of quiet after which a burst of lines is answered once. */
const QUIET_MS = 700;

export const memoryOf = (stored: Pick<Stored, 'state'>): ReportMemory =>
  (JSON.parse(stored.state) as { context: ReportMemory }).context;

/** The draft a person is in the middle of; one that is sent or cancelled is none. */
export const isOver = (stored: StoredDialogue): boolean =>
  ['sent', 'added', 'cancelled'].includes((JSON.parse(stored.state) as { value: string }).value);

/** His next words take the place of those he said. */
export const isRewriting = (stored: StoredDialogue): boolean =>
  (JSON.parse(stored.state) as { value: { draft?: string } }).value.draft === 'rewriting';

/** The person's office: where he is staff, else where he holds another role. */
export const officeOf = (person: Person): string | null =>
  (person.roles.find((held) => held.role === 'staff') ?? person.roles[0])?.officeCode ?? null;

/** What is said about the draft: chosen where the person chose, guessed from the words where not. */
export function draftGuess(desk: Pick<Desk, 'guess'>, memory: ReportMemory): Guess {
  const text = memory.parts.map((part) => part.text).join('\n');
  const guess = desk.guess(text);
  // A complaint is not asked how many are affected or how badly, and is nobody's security incident.
  if ((memory.chosen.kind ?? guess.kind) === 'complaint')
    return {
      ...guess,
      ...{
        kind: 'complaint',
        impact: 'I4',
        urgency: 'U3',
        priority: priorityOf('I4', 'U3'),
        security: false,
      },
      category: guess.security ? 'lainnya' : guess.category,
    };
  const impact = memory.chosen.impact ?? guess.impact;
  const urgency = raised(memory.chosen.urgency ?? guess.urgency, text);
  const kind = memory.chosen.kind ?? guess.kind;
  const priority = guess.security ? atLeast(priorityOf(impact, urgency), guess) : priorityOf(impact, urgency);
  return { ...guess, kind, impact, urgency, priority };
}

/** A deadline today raises "cannot work" to the most urgent. Source: `chat.md`, step 1. */
const raised = (urgency: Urgency, text: string): Urgency =>
  urgency === 'U2' && DEADLINE_TODAY.test(text) ? 'U1' : urgency;
const DEADLINE_TODAY =
  /\b(deadline|tenggat|batas (waktu|akhir)|paling lambat|terakhir|harus (selesai|dikirim|masuk))\b[^.\n]{0,40}\b(hari ini|siang ini|sore ini|malam ini|today)\b/i;

const atLeast = (priority: Guess['priority'], guess: Guess): Guess['priority'] =>
  guess.priority === 'P1' ? 'P1' : floorForSecurity(priority, 'other');

export const partOf = (messageId: number, words: Words): Part => ({
  messageId,
  text: words.text,
  media: words.media,
  albumId: words.albumId,
});

/** Whether the draft's words, with these added, look like a security incident, or read like a complaint. */
export function readsLike(
  desk: Pick<Desk, 'guess'>,
  memory: ReportMemory | null,
  text: string,
  instead?: number,
): { looksUrgent: boolean; readsLikeComplaint: boolean } {
  const before = (memory?.parts ?? []).filter((part) => part.messageId !== instead).map((part) => part.text);
  const { security, kind } = desk.guess([...before, text].join('\n'));
  return { looksUrgent: security, readsLikeComplaint: kind === 'complaint' };
}

/** Begins a report, or goes on with the open one. False: its present state has no use for these events. */
export function draftStep(
  desk: Desk,
  drafting: Drafting,
  events: readonly ReportEvent[],
  start?: { asked: boolean; hasOpenTickets: boolean; recordedFor?: ReportedBy },
): boolean {
  const { stored } = drafting;
  if (start === undefined) {
    if (stored === undefined) return false;
    const stepped = step(stored, events);
    if (stepped.ok) keep(desk, drafting, stepped.step, events);
    return stepped.ok;
  }
  const begun = begin('report', start);
  const stepped = events.length === 0 ? { ok: true as const, step: begun } : step(begun.next, events);
  if (!stepped.ok) return false;
  const timers = [...begun.timers, ...stepped.step.timers];
  const effects = [...begun.effects, ...stepped.step.effects];
  keep(desk, drafting, { ...stepped.step, effects, timers }, events, true);
  return true;
}

function keep(
  desk: Desk,
  { person, chat, stored, now, change }: Drafting,
  next: Step,
  events: readonly { type: string }[],
  fresh = false,
): void {
  const owner = dialogueOwner(person.id, chat.id, 'report');
  const calendar = desk.calendar('five_days');
  change.dialogue = {
    personId: person.id,
    chatId: chat.id,
    flow: 'report',
    version: stored?.version ?? 0,
    next: next.next,
  };
  change.timers(owner, next, (delay) => dueAt(calendar, now, delay));
  const wrote = events.some((event) => event.type === 'SAID');
  for (const effect of next.effects) {
    if (effect.type === 'showDraft')
      change.card({
        owner,
        chatId: chat.id,
        view: 'draft',
        class: 2,
        fresh,
        anew: wrote && !fresh,
        quietMs: wrote ? QUIET_MS : 0,
      });
    if (effect.type === 'remindOfDraft') {
      change.card({ owner, chatId: chat.id, view: 'draft', class: 2, anew: true });
      change.say(chat.id, sentence(`draft.${effect.params.sentence as 'draftLies'}`, {}));
    }
  }
}

/** Another ticket that the report joins at once: `Saya juga mengalami`. */
export interface Joining {
  readonly leadId: string;
  readonly kind: 'also' | 'mass';
}

/** The draft becomes a ticket: number, card at the right desk, answer to the reporter. */
export async function sendDraft(
  desk: Desk,
  drafting: Drafting,
  byItself: boolean,
  joins: Joining | null = null,
): Promise<boolean> {
  const { person, chat, stored, now, change } = drafting;
  if (stored === undefined) return false;
  const memory = memoryOf(stored);
  const reporter = await reporterOf(desk, person, memory);
  const office = reporter === null ? null : await officeByCode(desk.pool, reporter.officeCode);
  if (memory.parts.length === 0 || reporter === null || office === null) return false;
  const guess = draftGuess(desk, memory);
  // A complaint joins nothing.
  if (joins !== null && guess.kind === 'complaint') return false;
  const caseId = desk.newId();
  if (!draftStep(desk, drafting, [{ type: 'SENT', caseId }])) return false;

  const isRestricted = guess.security;
  const complaint = guess.kind === 'complaint' ? await complaintOf(desk, memory, office, reporter.id) : null;
  const place = await firstDesk(desk, reporter.person, office, { ...guess, isRestricted });
  const text = wordsOf(memory);
  const media: Media[] = memory.parts.flatMap((part) => (part.media === null ? [] : [part.media]));
  const { recordedFor } = memory;
  openTicket(
    desk,
    change,
    {
      ...guess,
      caseId,
      office,
      place,
      isRestricted,
      reporterId: reporter.id,
      openedAt: openingTime(memory, now),
      text,
      media,
      by: { id: person.id, role: recordedFor === null ? 'reporter' : 'recorder' },
      data: {
        byItself,
        ...(recordedFor === null ? {} : { channel: recordedFor.channel }),
        ...(complaint === null ? {} : { about: complaint.place.about, subject: complaint.place.subjectId }),
      },
      ...(complaint === null
        ? {}
        : {
            complaint: newComplaint({
              hasSubject: complaint.place.subjectId !== null,
              isHidden: complaint.place.isHidden,
            }),
          }),
      ...(memory.complaint.named === undefined ? {} : { about: memory.complaint.named }),
      follows: joins !== null,
    },
    now,
  );
  if (recordedFor === null)
    for (const part of memory.parts)
      change.links.push({
        chatId: chat.id,
        messageId: part.messageId,
        caseId,
        part: 'source',
        ...(part.media === null ? {} : { fileId: part.media.fileId }),
      });
  else await keepRecording(change, caseId, person, recordedFor);
  const ticket = { caseId, officeCode: office.code, priority: guess.priority, isRestricted };
  if (complaint !== null) {
    const { roles, wanted } = await offerComplaint(
      desk,
      change,
      { ...ticket, reporterId: reporter.id },
      complaint,
      {
        text,
        media,
      },
    );
    const { isHidden } = complaint.place;
    const receipt = sentence('complaint.sent', { roles, wanted, isHidden }, { part: 'relay' });
    await tellReceipt(desk, drafting, ticket, reporter, receipt);
    return true;
  }
  if (joins !== null) {
    follow(change, { caseId, version: 0, leadId: joins.leadId, kind: joins.kind, by: person.id }, now);
    await tellReceipt(
      desk,
      drafting,
      ticket,
      reporter,
      sentence('report.joined', { mass: joins.kind === 'mass' }),
    );
    return true;
  }
  const reached = await offerTo(desk, change, ticket, place.desk, { text, media });
  const said = { desk: place.desk, security: guess.security, tier1Missing: place.tier1Missing };
  await tellReceipt(
    desk,
    drafting,
    ticket,
    reporter,
    sentence(byItself ? 'report.sentByItself' : 'report.sent', said, { part: 'relay' }),
  );
  await tellOfPlace(desk, change, caseId, office, place, isRestricted);
  if (reached === 0) await alarmNobody(desk, change, caseId, place.desk);
  await lookForOthers(desk, change, { ...guess, caseId }, chat.id);
  return true;
}

export const wordsOf = (memory: ReportMemory): string =>
  memory.parts
    .map((part) => part.text)
    .filter((line) => line !== '')
    .join('\n');

/** What the draft says of a complaint, and the way it takes; whoever is named counts by the roles he holds now. */
async function complaintOf(
  desk: Desk,
  { complaint }: ReportMemory,
  office: OfficeRow,
  authorId: number,
): Promise<{ place: ComplaintPlace; route: Route }> {
  const said = complaint?.about ?? 'other';
  const subject = complaint?.personId === undefined ? null : await personById(desk.pool, complaint.personId);
  const about = subject === null ? said : aboutPerson(subject.roles, said);
  const of = { about, subjectId: subject?.id ?? null };
  const route = await routeOf(desk, {
    ...of,
    officeCode: office.code,
    parentCode: office.parentCode,
    reporterId: authorId,
  });
  const isHidden = complaint?.isHidden ?? true;
  return {
    place: { ...of, isHidden, recipients: route.roles, reviewers: [], isSummarySent: false },
    route,
  };
}

/** A complaint goes privately to those who receive it. */
async function offerComplaint(
  desk: Desk,
  change: Change,
  ticket: { caseId: string; priority: string; isRestricted: boolean; reporterId: number },
  { place, route }: { place: ComplaintPlace; route: Route },
  body: { text: string; media: Media[] },
): Promise<Route> {
  const { caseId, reporterId } = ticket;
  change.also.push((client) => saveComplaint(client, caseId, place));
  postCards(change, ticket, route.people, body);
  if (route.roles.length === 0) await alarmNoReceiver(desk, change, { caseId, reporterId, complaint: place });
  return route;
}

/** Where a complaint would lie if its author agrees that it becomes something else. */
export async function firstDeskOf(
  desk: Desk,
  { officeCode, reporterId, category }: { officeCode: string; reporterId: number; category: string },
  kind: TicketKind,
): Promise<'tier1' | 'tier2'> {
  const office = await officeByCode(desk.pool, officeCode);
  const author = await personById(desk.pool, reporterId);
  if (office === null || author === null) return 'tier2';
  const place = await firstDesk(desk, author, office, { kind, category, isRestricted: false });
  return place.desk === 'tier1' ? 'tier1' : 'tier2';
}

/**
 * Clocks start when Telegram got the report, also if we were away; but a draft the person left lying until he was reminded
 * starts when he sent it.
 */
function openingTime(memory: ReportMemory, now: Temporal.Instant): Temporal.Instant {
  if (memory.lay || memory.saidAt === null) return now;
  const said = Temporal.Instant.from(memory.saidAt);
  return Temporal.Instant.compare(said, now) < 0 ? said : now;
}

/** Reads a button of the draft as an event of the dialogue; null when the data is nothing we offered. */
export function draftEvent(name: string, choice: string | null): ReportEvent | null {
  const impact = impacts.find((one) => one === choice);
  const urgency = urgencies.find((one) => one === choice);
  const kind = TICKET_KINDS.find((one) => one === choice);
  if (name === 'IMPACT' && impact !== undefined) return { type: 'CHOSE_IMPACT', impact };
  if (name === 'URGENCY' && urgency !== undefined) return { type: 'CHOSE_URGENCY', urgency };
  if (name === 'KIND' && kind !== undefined && KIND_RULES[kind].openedBy === 'staff')
    return { type: 'CHOSE_KIND', kind };
  if (name === 'CHANGE') {
    const all = ['text', 'kind', 'impact', 'urgency', 'about', 'hiding', 'menu', 'nothing'] as const;
    const what = all.find((one) => one === choice);
    return what === undefined ? null : { type: 'CHANGE', what };
  }
  const about = readAbout(choice);
  if (name === 'ABOUT' && about !== null) return { type: 'CHOSE_ABOUT', about };
  if (name === 'SUBJECT' && choice === 'none') return { type: 'CHOSE_SUBJECT', person: null };
  if (name === 'NAME') return { type: 'WILL_NAME' };
  if (name === 'HIDE' && (choice === 'yes' || choice === 'no'))
    return { type: 'CHOSE_HIDING', isHidden: choice === 'yes' };
  if (name === 'NEW') return { type: 'NEW_REPORT' };
  if (name === 'CANCEL') return { type: 'CANCELLED' };
  return null;
}
