/** An update as it is decided on: who speaks where is read afresh, so that a decision never stands on what has moved. */
import { grantRole, meetChat, rename, retireAdmins, tieChat, whoSpeaks, type Chat } from '../db/people.ts';
import type { Region } from '../domain/region.ts';
import type { Change } from '../engine/change.ts';
import type { Incoming } from '../engine/incoming.ts';
import type { Speech } from '../engine/speech.ts';
import type { Language } from '../locales/index.ts';
import { toDate, type Desk, type Notice } from './desk.ts';
import { handle } from './handle.ts';

export interface Answer {
  readonly notice: Notice;
  readonly language: Language;
}

/** Decides what the arrival changes. A notice without a press is said in the chat, under what it answers. */
export async function arrive(
  desk: Desk,
  input: Incoming,
  now: Temporal.Instant,
  change: Change,
  isTooLong: (speech: Speech, language: Language) => boolean,
): Promise<Answer> {
  const { from } = input;
  const who = await whoSpeaks(desk.pool, from?.telegramId ?? 0, input.chat.telegramId);
  const chat = await present(desk, input, who.chat, who.person?.id ?? null);
  const language = who.person?.language ?? (from?.language === 'en' ? 'en' : 'id');
  if (who.person !== null && from !== null && !who.person.isNameGiven && from.name !== who.person.name) {
    const { id } = who.person;
    change.also.push((client) => rename(client, id, from.name));
  }
  const notice = await handle(desk, {
    input,
    person: who.person,
    chat,
    dialogues: who.dialogues,
    now,
    change,
  });
  if (notice === null) return { notice, language };
  const { speech } = notice;
  const hasButtons = speech.is === 'sentence' && (speech.buttons ?? []).length > 0;
  if (input.callbackId !== null && !hasButtons && !isTooLong(speech, language)) return { notice, language };
  const replies = input.chat.type !== 'private' && input.messageId !== null;
  change.say(
    chat.id,
    speech.is === 'sentence' && replies && (speech.replyTo ?? null) === null
      ? { ...speech, replyTo: { messageId: input.messageId } }
      : speech,
  );
  return { notice: null, language };
}

/** The chat's row: made when it is new, refreshed when it changed or speaks again after a silence. */
async function present(
  desk: Desk,
  input: Incoming,
  known: Chat | null,
  personId: number | null,
): Promise<Chat> {
  const { chat } = input;
  const hasLeft = input.intent.do === 'memberChanged' && ['kicked', 'left'].includes(input.intent.status);
  const isStale =
    known === null ||
    known.type !== chat.type ||
    // A press on an old message may come without the forum's mark.
    (input.callbackId === null && known.isForum !== chat.isForum) ||
    (known.unreachable !== null && !hasLeft);
  const row = isStale ? await meetChat(desk.pool, chat) : known;
  if (chat.type === 'private' && personId !== null && row.personId !== personId) {
    await tieChat(desk.pool, row.id, personId);
    return { ...row, personId };
  }
  return row;
}

/** The first administrators, from `ADMIN_IDS`; who left that list loses the role that came from it. */
export async function keepAdmins(
  desk: Desk,
  region: Region,
  ids: readonly number[],
  now: Temporal.Instant,
): Promise<void> {
  for (const telegramId of ids) {
    const { person } = await whoSpeaks(desk.pool, telegramId, telegramId);
    if (person?.roles.some((held) => held.role === 'admin') === true) continue;
    await grantRole(desk.pool, {
      telegramId,
      name: person?.name ?? 'Admin',
      language: person?.language ?? 'id',
      chatId: null,
      role: 'admin',
      officeCode: region.ictOffice.code,
      letter: null,
      grantedBy: null,
      now: toDate(now),
    });
  }
  await retireAdmins(desk.pool, ids, toDate(now));
}
