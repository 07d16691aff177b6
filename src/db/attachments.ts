/** Where a file of a case is: in the words it came with, in messages, in what is not sent yet. */
import type { PoolClient } from 'pg';
import { ask, type Asked } from './query.ts';
import { Moved } from './staff.ts';

/** Messages of the case that show the file: ours, and the one it came in. */
export async function messagesWithFile(
  on: Asked,
  caseId: string,
  fileId: string,
): Promise<{ chatId: number; messageId: number; isOurs: boolean }[]> {
  return ask(
    on,
    'messages-with-file',
    `select m.chat_id as "chatId", m.message_id as "messageId", m.part = 'relay' as "isOurs"
     from messages m join chats c on c.id = m.chat_id
     where m.case_id = $1 and m.file_id = $2 and c.unreachable is null order by 1, 2`,
    [caseId, fileId],
  );
}

/**
 * The file goes from the words it came with, from messages that wait to be sent, and from a report of its sender that is over but not
 * forgotten yet. Throws `Moved` when the words are gone meanwhile.
 */
export async function dropFile(
  client: PoolClient,
  file: {
    caseId: string;
    seq: number;
    salt: string;
    body: string;
    fileId: string;
    sender: number | null;
  },
): Promise<void> {
  const rows = await ask(
    client,
    'drop-file',
    'update bodies set salt = $3, body = $4 where case_id = $1 and seq = $2 returning 1',
    [file.caseId, file.seq, file.salt, file.body],
  );
  if (rows.length === 0) throw new Moved('The attachment');
  await ask(
    client,
    'drop-file-waiting',
    `update outbox set state = 'failed', payload = null, error = 'attachment removed'
     where case_id = $1 and state = 'open' and strpos(payload, $2) > 0`,
    [file.caseId, file.fileId],
  );
  await ask(
    client,
    'drop-file-draft',
    `delete from dialogues where person_id = $1 and flow = 'report' and strpos(state, $2) > 0
       and state ~ '^\\{"value":"(sent|added|cancelled)"'`,
    [file.sender, file.fileId],
  );
  await ask(
    client,
    'drop-file-links',
    'update messages set file_id = null where case_id = $1 and file_id = $2',
    [file.caseId, file.fileId],
  );
}
