import type { Hono } from 'hono';
import { z } from 'zod';
import type { Group, Play } from '../play.ts';
import type { World } from '../world.ts';
import { chatSummary, personView } from './views.ts';

const newPerson = z.object({
  name: z.string().min(1),
  id: z.number().int().positive().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
  about: z.string().optional(),
});

const newGroup = z.object({
  title: z.string().min(1),
  members: z.array(z.number().int()).default([]),
  supergroup: z.boolean().default(false),
  forum: z.boolean().default(false),
  botIsAdmin: z.boolean().default(false),
});

/** New people, groups and channels; blocking the bot. */
export function controlPeople(app: Hono, world: World, play: Play): void {
  app.post('/control/people', async (c) => {
    const { name, ...options } = newPerson.parse(await c.req.json());
    if (options.id !== undefined && world.chats.has(options.id))
      throw new Error(`The id ${options.id} is taken.`);
    const person = play.person(name, JSON.parse(JSON.stringify(options)) as Parameters<Play['person']>[1]);
    return c.json(personView(person.state));
  });

  const make = async (body: unknown, how: 'group' | 'channel'): Promise<Group> => {
    const { title, members, ...options } = newGroup.parse(body);
    return play[how](title, { ...options, members: members.map((id) => play.personWithId(id)) });
  };
  app.post('/control/groups', async (c) =>
    c.json(chatSummary((await make(await c.req.json(), 'group')).state)),
  );
  app.post('/control/channels', async (c) =>
    c.json(chatSummary((await make(await c.req.json(), 'channel')).state)),
  );

  app.post('/control/people/:id/:action{block|unblock}', async (c) => {
    const person = play.personWithId(Number(c.req.param('id')));
    if (c.req.param('action') === 'block') await person.blocks();
    else await person.unblocks();
    return c.json(personView(person.state));
  });
}
