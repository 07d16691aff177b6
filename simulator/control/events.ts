import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { World, WorldEvent } from '../world.ts';
import { chatSummary, clockView, messageView, personView } from './views.ts';

/** Events a page may have missed while its connection was slow; it should then load the state anew. */
const backlogLimit = 1_000;

/**
 * Server-sent events; the name of the event and its data:
 * `message`, `edited` `{ chat, message }` · `deleted` `{ chat, message_id }` · `reaction` `{ chat, message }` ·
 * `action` `{ chat, action }` (typing…) · `draft` `{ chat, draft_id, text }` · `chat` (summary) · `person` ·
 * `clock` `{ now, is_stopped }` · `press` `{ chat, from, label }` · `call` `{ method }` · `commands` · `answer` `{ id }` (a press was answered) ·
 * `hello` at the start.
 */
export function eventStream(world: World, c: Context): Response {
  return streamSSE(c, async (stream) => {
    const backlog: { event: string; data: string }[] = [
      { event: 'hello', data: JSON.stringify(clockView(world)) },
    ];
    let wake = (): void => {};
    const end = world.watch((event) => {
      if (backlog.length < backlogLimit)
        backlog.push({ event: names[event.kind], data: JSON.stringify(view(event, world)) });
      wake();
    });
    stream.onAbort(() => {
      end();
      wake();
    });
    while (!stream.aborted) {
      const next = backlog.shift();
      if (next !== undefined) await stream.writeSSE(next);
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  });
}

const names: Record<WorldEvent['kind'], string> = {
  message: 'message',
  edited: 'edited',
  deleted: 'deleted',
  reaction: 'reaction',
  action: 'action',
  draft: 'draft',
  chat: 'chat',
  person: 'person',
  press: 'press',
  callbackAnswered: 'answer',
  call: 'call',
  commands: 'commands',
  clock: 'clock',
};

function view(event: WorldEvent, world: World): object {
  switch (event.kind) {
    case 'message':
    case 'edited':
    case 'reaction':
      return { chat: event.chat.chat.id, message: messageView(event.stored) };
    case 'deleted':
      return { chat: event.chat.chat.id, message_id: event.messageId };
    case 'action':
      return { chat: event.chat.chat.id, action: event.action, thread: event.threadId };
    case 'draft':
      return { chat: event.chat.chat.id, draft_id: event.draftId, text: event.text };
    case 'chat':
      return chatSummary(event.chat);
    case 'person':
      return personView(event.person);
    case 'press':
      return { chat: event.chat.chat.id, from: event.from.id, label: event.label };
    case 'callbackAnswered':
      return { id: event.id };
    case 'call':
      return { method: event.method, number: world.calls.count };
    case 'commands':
      return {};
    case 'clock':
      return clockView(world);
  }
}
