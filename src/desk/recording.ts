/**
 * `/lapor untuk NAME`: a technician writes down what somebody reported by telephone, in person or by WhatsApp. It still starts at
 * Tier 1; the history says who wrote it down. Who is registered gets the number and the usual questions; for anybody else the
 * technician is asked, after a call. Source: `chat.md`, "A ticket", step 1.
 */
import { allOffices, officeByCode } from '../db/offices.ts';
import { personById, privateChatOf, type Person } from '../db/people.ts';
import { addRecording, peopleNamed } from '../db/recordings.ts';
import { recordsIn, type RecordingScope } from '../domain/authority.ts';
import { CHANNELS } from '../domain/channels.ts';
import { exactOffice } from '../domain/officeSearch.ts';
import { clip } from '../domain/text.ts';
import type { Change } from '../engine/change.ts';
import { sentence, type Speech } from '../engine/speech.ts';
import type { ReportedBy, ReportEvent, ReportMemory } from '../../flows/report.ts';
import { draftingOf } from './conversation.ts';
import { isPrivate, type Desk, type Known, type Notice } from './desk.ts';
import { draftStep, isOver, officeOf, type Drafting } from './report.ts';
import { classOf } from './ticketMoves.ts';

const MOST_NAME = 80;

/** `untuk NAME` in what follows `/lapor`; null: it is an ordinary report. */
export const recordedName = (words: string): string | null => {
  const found = /^(?:untuk|atas nama|a\.?n\.?|for)\s+([^\n]*)$/iu.exec(words.trim());
  return found === null ? null : clip((found[1] ?? '').trim(), MOST_NAME);
};

/** The offices a technician writes reports down for; null: he is none. */
export const scopeOfRecorder = (person: Person): RecordingScope | null => recordsIn(person);

export function beginRecording(desk: Desk, arrival: Known, name: string): Notice {
  if (scopeOfRecorder(arrival.person) === null) return { speech: sentence('refused.techniciansOnly', {}) };
  if (!isPrivate(arrival)) return { speech: sentence('refused.reportInPrivate', { bot: desk.botName() }) };
  const open = arrival.dialogues.find((one) => one.flow === 'report' && !isOver(one));
  if (open !== undefined) return { speech: sentence('refused.draftOpen', {}) };
  const recordedFor: ReportedBy = { name, personId: null, officeCode: null, channel: null, officeWords: '' };
  draftStep(desk, draftingOf(arrival), [], { asked: true, hasOpenTickets: false, recordedFor });
  return null;
}

/** A line while it asks who it was, or where he works: a name or an office to look for. True: it was meant so. */
export async function heardForRecording(desk: Desk, arrival: Known, words: string): Promise<boolean> {
  const drafting = draftingOf(arrival);
  const { stored } = drafting;
  if (stored === undefined || isOver(stored)) return false;
  const { value } = JSON.parse(stored.state) as { value: unknown };
  if (value !== 'asksWho' && value !== 'asksOffice' && value !== 'asksChannel') return false;
  const scope = scopeOfRecorder(arrival.person);
  const line = clip(words.trim().replace(/\s+/g, ' '), MOST_NAME);
  if (scope === null || value === 'asksChannel' || line === '') {
    showAgain(arrival, drafting);
    return true;
  }
  const exact =
    value === 'asksOffice'
      ? exactOffice(
          (await allOffices(desk.pool)).filter((one) => serves(scope, one)),
          line,
        )
      : undefined;
  const event: ReportEvent =
    exact === undefined
      ? { type: 'SEARCHED', words: line }
      : { type: 'CHOSE_OFFICE', officeCode: exact.code };
  draftStep(desk, drafting, [event]);
  return true;
}

const showAgain = ({ change, chat, person }: Known, _: Drafting): void =>
  change.card({
    owner: `dialogue:${person.id}:${chat.id}:report`,
    chatId: chat.id,
    view: 'draft',
    class: 2,
    anew: true,
  });

export const serves = (
  scope: RecordingScope,
  office: { readonly code: string; readonly parentCode: string | null },
): boolean =>
  scope.offices === null ||
  scope.offices.includes(office.code) ||
  (office.parentCode !== null && scope.offices.includes(office.parentCode));

/** A button of these questions as an event, checked against the offices he serves; null: none of ours, or not his. */
export async function recordingEvent(
  desk: Desk,
  { person }: Known,
  name: string,
  choice: string | null,
): Promise<ReportEvent | null> {
  const scope = scopeOfRecorder(person);
  if (scope === null || choice === null) return null;
  const channel = CHANNELS.find((one) => one === choice);
  if (name === 'VIA') return channel === undefined ? null : { type: 'CHOSE_CHANNEL', channel };
  if (name === 'OFFICE') {
    const office = await officeByCode(desk.pool, choice);
    return office !== null && serves(scope, office)
      ? { type: 'CHOSE_OFFICE', officeCode: office.code }
      : null;
  }
  if (name !== 'WHO') return null;
  if (choice === 'new')
    return {
      type: 'NOT_REGISTERED',
      officeCode: scope.offices?.length === 1 ? (scope.offices[0] ?? null) : null,
    };
  const found = /^\d{1,15}$/.test(choice) ? await personById(desk.pool, Number(choice)) : null;
  const [named] =
    found === null
      ? []
      : (await peopleNamed(desk.pool, found.name, scope.offices, 50)).filter((one) => one.id === found.id);
  return named === undefined
    ? null
    : { type: 'CHOSE_PERSON', personId: named.id, name: named.name, officeCode: named.officeCode };
}

/** Whose report it will be, and of which office. */
export interface Reporter {
  readonly id: number;
  readonly officeCode: string;
  /** Null: not registered; the technician stands for him. */
  readonly person: Person | null;
}

/** Read afresh when it is sent: the technician may write down for that office, and the person still works there. */
export async function reporterOf(desk: Desk, by: Person, memory: ReportMemory): Promise<Reporter | null> {
  const { recordedFor } = memory;
  if (recordedFor === null) {
    const officeCode = officeOf(by);
    return officeCode === null ? null : { id: by.id, officeCode, person: by };
  }
  const { officeCode, personId } = recordedFor;
  const scope = scopeOfRecorder(by);
  const office = officeCode === null ? null : await officeByCode(desk.pool, officeCode);
  if (office === null || scope === null || !serves(scope, office) || recordedFor.channel === null)
    return null;
  if (personId === null) return { id: by.id, officeCode: office.code, person: null };
  const person = await personById(desk.pool, personId);
  if (person?.roles.some((held) => held.officeCode === office.code) !== true) return null;
  return { id: person.id, officeCode: office.code, person };
}

export function keepRecording(
  change: Change,
  caseId: string,
  by: Person,
  recordedFor: ReportedBy,
): Promise<void> {
  const { channel, personId, name } = recordedFor;
  change.also.push((client) =>
    addRecording(client, {
      caseId,
      recordedBy: by.id,
      channel: channel ?? 'phone',
      name: personId === null ? name : null,
    }),
  );
  return Promise.resolve();
}

/** The number, to whoever reported; where a technician wrote it down, to him too. */
export async function tellReceipt(
  desk: Desk,
  { person, chat, change }: Drafting,
  ticket: { readonly caseId: string; readonly priority: string; readonly isRestricted: boolean },
  reporter: Reporter,
  receipt: Speech,
): Promise<void> {
  const { caseId } = ticket;
  change.say(chat.id, receipt, caseId, classOf(ticket));
  if (reporter.person === null || reporter.id === person.id) return;
  const own = await privateChatOf(desk.pool, reporter.id);
  if (own === null) return;
  change.say(
    own.id,
    sentence('report.recordedForYou', { by: person.name }, { part: 'relay' }),
    caseId,
    classOf(ticket),
  );
}
