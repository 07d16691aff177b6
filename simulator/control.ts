import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono, type Context } from 'hono';
import { controlChats } from './control/chats.ts';
import { controlClock } from './control/clock.ts';
import { eventStream } from './control/events.ts';
import { controlPeople } from './control/people.ts';
import { controlRecordings } from './control/recordings.ts';
import { chatView, stateView } from './control/views.ts';
import type { Play } from './play.ts';
import type { World } from './world.ts';

const page = fileURLToPath(new URL('page/', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/**
 * What a page or a tool needs to play people. JSON in and out; a mistake answers 400 `{ "error": "…" }`.
 *
 * Reading
 * - `GET /control/state` → everything but messages: `{ bot, clock, people, chats, faults }`
 * - `GET /control/chats/:chat?as=<person>` → the chat with its messages, newest last, and the menu of commands
 *   that person sees; `&since=<change>` gives only what was written or edited after that change number
 * - `GET /control/calls?after=<number>` → the bot's API calls with parameters and answers
 * - `GET /control/files/:file_id` → the bytes of a file
 * - `GET /control/events` → server-sent events, see `control/events.ts`
 *
 * Acting (`POST`)
 * - `/control/people` `{ name, id?, username?, language_code?, about? }`
 * - `/control/groups` `{ title, members: [ids], supergroup?, forum?, botIsAdmin? }`, `/control/channels` alike
 * - `/control/chats/:chat/messages` `{ from, text | kind: 'photo'|'voice'|… , caption?, data? (base64), name?, type?,
 *   reply_to?, thread? }`, or an album `{ from, kind: 'album', items: [{ kind, data?, name?, type? }], caption? }`;
 *   `from` is a person's id or `'anonymous'`
 * - `/control/chats/:chat/messages/:message/edit` `{ text }`, `…/delete`, `…/reaction` `{ from, emoji? }`,
 *   `…/vote` `{ from, options: [numbers] }`
 * - `/control/chats/:chat/messages/:message/press` `{ from, data }` → waits for the bot: `{ text?, alert, url? }`
 * - `/control/chats/:chat/topics` `{ from, name }`, `…/members` `{ person, action: 'join'|'leave'|'promote'|'demote' }`,
 *   `…/bot` `{ action: 'add'|'kick'|'promote'|'demote' }`, `…/migrate`
 * - `/control/people/:person/block`, `…/unblock`
 * - `/control/clock` `{ advance?: { hours: 1 }, set?: ISO, action?: 'stop'|'resume' }`
 * - `/control/faults` `{ method, fault }` (see `faults.ts`), `/control/delivery` `{ copies, seed } | {}`
 * - `/control/recording/start`, then `GET /control/recording` → what was said since; `/control/recording` plays one
 */
export function controlApp(world: World, play: Play): Hono {
  const app = new Hono();
  app.onError((error, c) => c.json({ error: error.message }, 400));
  app.get('/clock', (c) => c.json({ now: world.clock.now.toString() }));
  app.get('/control/state', (c) => c.json(stateView(world)));
  app.get('/control/chats/:chat', (c) => {
    const { as, since } = c.req.query();
    return c.json(chatView(world, chatNumber(c), Number(as ?? 0), Number(since ?? 0)));
  });
  app.get('/control/calls', (c) =>
    c.json(world.calls.after(Number(c.req.query('after') ?? 0)).map(printable)),
  );
  app.get('/control/files/:id', (c) => {
    const file = world.files.byId(c.req.param('id'));
    if (file === undefined) return c.notFound();
    return c.body(new Uint8Array(file.bytes), 200, { 'content-type': file.type });
  });
  app.get('/control/events', (c) => eventStream(world, c));
  controlPeople(app, world, play);
  controlChats(app, world, play);
  controlClock(app, world);
  controlRecordings(app, world);
  app.get('*', servePage);
  return app;
}

const chatNumber = (c: Context): number => Number(c.req.param('chat'));

/** Files in a call are shown by name and size. */
function printable(call: unknown): unknown {
  return JSON.parse(
    JSON.stringify(call, (_, value: unknown) =>
      value instanceof Uint8Array ? `${value.length} bytes` : value,
    ),
  );
}

async function servePage(c: Context): Promise<Response> {
  const wanted = normalize(c.req.path === '/' ? 'index.html' : c.req.path.slice(1));
  if (wanted.startsWith('..')) return c.notFound();
  try {
    const content = await readFile(join(page, wanted));
    return c.body(new Uint8Array(content), 200, {
      'content-type': types[extname(wanted)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    });
  } catch {
    return c.text('The simulator is running. It has no page at this address.', 404);
  }
}
