import { isService } from './names.js';
import { dateOf } from './time.js';

const albumOf = (message) => message.media_group_id ?? null;

/**
 * What the chat shows from top to bottom: days, service lines, and bubbles (one message, or an album). `key` names a
 * row for good, `look` changes when it must be drawn anew.
 */
export function rowsOf(messages, threadId) {
  const rows = [];
  let day = null;
  for (const message of messages) {
    if (threadId !== null && (message.message_thread_id ?? 1) !== threadId) continue;
    const date = dateOf(message.date * 1000);
    if (date !== day) rows.push({ kind: 'day', key: `day-${date}`, at: message.date * 1000, look: '' });
    day = date;
    const before = rows.at(-1);
    if (isService(message)) {
      rows.push({ kind: 'service', key: `m-${message.message_id}`, message, look: String(message.version) });
    } else if (
      before?.kind === 'bubble' &&
      albumOf(message) !== null &&
      albumOf(before.messages[0]) === albumOf(message)
    ) {
      before.messages.push(message);
    } else {
      rows.push({ kind: 'bubble', key: `m-${message.message_id}`, messages: [message] });
    }
  }
  rows.forEach((row, index) => {
    if (row.kind !== 'bubble') return;
    row.isFirst = !isSameRun(rows[index - 1], row);
    row.isLast = !isSameRun(row, rows[index + 1]);
    row.look = [row.isFirst, row.isLast, ...row.messages.map((one) => one.version)].join();
  });
  return rows;
}

const longestPause = 600;

/** Messages of one sender within ten minutes stand together. */
function isSameRun(a, b) {
  if (a?.kind !== 'bubble' || b?.kind !== 'bubble') return false;
  const [before, after] = [a.messages.at(-1), b.messages[0]];
  const who = (message) => `${message.from?.id}/${message.sender_chat?.id}`;
  return who(before) === who(after) && after.date - before.date < longestPause;
}
