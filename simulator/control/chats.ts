import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { Group, Place, type Attachment, type Play } from '../play.ts';
import { groupAnonymousBot } from '../groups.ts';
import type { StoredMessage, World } from '../world.ts';
import { chatSummary, chatWith, messageView } from './views.ts';

const sender = z.union([z.number().int(), z.literal('anonymous')]);

const file = {
  /** The file, base64; a sample if not given. */
  data: z.string().optional(),
  name: z.string().optional(),
  type: z.string().optional(),
};

const newMessage = z.object({
  from: sender,
  text: z.string().optional(),
  kind: z
    .enum(['photo', 'voice', 'video', 'document', 'sticker', 'location', 'contact', 'poll', 'album'])
    .optional(),
  caption: z.string().optional(),
  ...file,
  /** Of an album, whose caption goes to the first. */
  items: z
    .array(z.object({ kind: z.enum(['photo', 'video', 'document']), ...file }))
    .min(2)
    .optional(),
  reply_to: z.number().int().optional(),
  thread: z.number().int().optional(),
});

type NewMessage = z.infer<typeof newMessage>;

const deeds = {
  edit: z.object({ text: z.string().min(1) }),
  reaction: z.object({ from: z.number().int(), emoji: z.string().optional() }),
  vote: z.object({ from: z.number().int(), options: z.array(z.number().int()) }),
  press: z.object({ from: z.number().int(), data: z.string() }),
};

/** What people do in a chat. */
export function controlChats(app: Hono, world: World, play: Play): void {
  const place = (c: Context, from: number | 'anonymous'): Place => {
    const chat = chatWith(world, Number(c.req.param('chat')));
    if (from === 'anonymous') {
      return new Place(world, chat, groupAnonymousBot, { from: groupAnonymousBot, senderChat: chat.chat });
    }
    const user = play.personWithId(from).user;
    const isChannel = chat.chat.type === 'channel';
    return new Place(world, chat, user, isChannel ? { senderChat: chat.chat } : { from: user });
  };
  const group = (c: Context): Group => new Group(world, chatWith(world, Number(c.req.param('chat'))));
  const stored = (c: Context): StoredMessage => {
    const found = chatWith(world, Number(c.req.param('chat'))).messages.get(Number(c.req.param('message')));
    if (found === undefined) throw new Error(`There is no message ${c.req.param('message')} in this chat.`);
    return found;
  };
  const id = (c: Context): { id: number } => ({ id: stored(c).message.message_id });

  app.post('/control/chats/:chat/messages', async (c) => {
    const order = newMessage.parse(await c.req.json());
    const sent = await say(place(c, order.from), order);
    const chat = chatWith(world, Number(c.req.param('chat')));
    return c.json(messageView(chat.messages.get(sent.id) as StoredMessage));
  });

  const path = '/control/chats/:chat/messages/:message';
  app.post(`${path}/edit`, async (c) => {
    const { text } = deeds.edit.parse(await c.req.json());
    await place(c, 'anonymous').edits(id(c), text);
    return c.json(messageView(stored(c)));
  });
  app.post(`${path}/delete`, async (c) => {
    await place(c, 'anonymous').deletes(id(c));
    return c.json({});
  });
  app.post(`${path}/reaction`, async (c) => {
    const { from, emoji } = deeds.reaction.parse(await c.req.json());
    await place(c, from).reacts(id(c), ...(emoji === undefined ? [] : [emoji]));
    return c.json(messageView(stored(c)));
  });
  app.post(`${path}/vote`, async (c) => {
    const { from, options } = deeds.vote.parse(await c.req.json());
    await place(c, from).votes(id(c), ...options);
    return c.json(messageView(stored(c)));
  });
  app.post(`${path}/press`, async (c) => {
    const { from, data } = deeds.press.parse(await c.req.json());
    return c.json(await place(c, from).pressesData(data, { id: Number(c.req.param('message')) }));
  });

  app.post('/control/chats/:chat/topics', async (c) => {
    const { from, name } = z.object({ from: z.number().int(), name: z.string() }).parse(await c.req.json());
    return c.json({ message_thread_id: await group(c).opensTopic(name, play.personWithId(from)) });
  });
  app.post('/control/chats/:chat/members', async (c) => {
    const order = z.object({
      person: z.number().int(),
      action: z.enum(['join', 'leave', 'promote', 'demote']),
    });
    const { person, action } = order.parse(await c.req.json());
    const verbs = { join: 'joins', leave: 'leaves', promote: 'promotes', demote: 'demotes' } as const;
    await group(c)[verbs[action]](play.personWithId(person));
    return c.json(chatSummary(group(c).state));
  });
  app.post('/control/chats/:chat/bot', async (c) => {
    const { action } = z
      .object({ action: z.enum(['add', 'kick', 'promote', 'demote']) })
      .parse(await c.req.json());
    if (action === 'add') await group(c).addsBot();
    else if (action === 'kick') await group(c).kicksBot();
    else await group(c).promotesBot(action === 'promote' ? {} : false);
    return c.json(chatSummary(group(c).state));
  });
  app.post('/control/chats/:chat/migrate', async (c) => {
    const migrating = group(c);
    await migrating.migrates();
    return c.json(chatSummary(migrating.state));
  });
}

async function say(place: Place, order: NewMessage): Promise<{ id: number }> {
  const thread = order.thread === undefined ? {} : { thread: order.thread };
  if (order.kind === undefined) {
    if (order.text === undefined || order.text === '') throw new Error('A message needs a text or a kind.');
    if (order.reply_to !== undefined) return place.replies({ id: order.reply_to }, order.text, thread);
    return place.says(order.text, thread);
  }
  if (order.kind === 'location') return place.sends.location(undefined, undefined, thread);
  if (order.kind === 'contact') return place.sends.contact(undefined, thread);
  if (order.kind === 'poll') return place.sends.poll(order.text, undefined, thread);
  const { caption, reply_to } = order;
  const captioned = caption === undefined ? {} : { caption };
  if (order.kind === 'album') {
    if (order.items === undefined) throw new Error('An album needs items.');
    const items = order.items.map((item, index) => ({
      kind: item.kind,
      ...attached(item),
      ...(index === 0 ? captioned : {}),
    }));
    const [first] = await place.sends.album(items, thread);
    return first as { id: number };
  }
  return place.sends[order.kind]({
    ...captioned,
    ...attached(order),
    ...(reply_to === undefined ? {} : { replyTo: { id: reply_to } }),
    ...thread,
  } satisfies Attachment & { thread?: number });
}

const attached = ({ name, type, data }: Pick<NewMessage, 'name' | 'type' | 'data'>): Attachment => ({
  ...(name === undefined ? {} : { name }),
  ...(type === undefined ? {} : { type }),
  ...(data === undefined ? {} : { bytes: new Uint8Array(Buffer.from(data, 'base64')) }),
});
