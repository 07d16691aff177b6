/** The lane of an update: rows of one lane are worked one after the other. */

export type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `chat:<id>` for a private chat, `group:<id>:<sender>` for groups, `other` for whatever has no chat. Never throws. */
export function laneOf(update: Json): string {
  const press = record(update['callback_query']);
  const happening =
    record(update['message']) ??
    record(update['edited_message']) ??
    press ??
    record(update['my_chat_member']) ??
    record(update['message_reaction']);
  const chat = record(happening?.['chat']) ?? record(record(press?.['message'])?.['chat']);
  const chatId = chat?.['id'];
  if (!Number.isSafeInteger(chatId)) return 'other';
  if (chat?.['type'] === 'private') return `chat:${chatId as number}`;
  const sender =
    record(happening?.['from']) ?? record(happening?.['user']) ?? record(happening?.['sender_chat']);
  const senderId = Number.isSafeInteger(sender?.['id']) ? (sender?.['id'] as number) : 0;
  return `group:${chatId as number}:${senderId}`;
}

const record = (value: unknown): Json | undefined => (isRecord(value) ? value : undefined);
