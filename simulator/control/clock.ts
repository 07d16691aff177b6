import type { Hono } from 'hono';
import { z } from 'zod';
import type { Fault } from '../faults.ts';
import type { World } from '../world.ts';
import { clockView } from './views.ts';

const step = z.object({
  days: z.number().optional(),
  hours: z.number().optional(),
  minutes: z.number().optional(),
  seconds: z.number().optional(),
});

const clockOrder = z.object({
  advance: step.optional(),
  set: z.string().optional(),
  action: z.enum(['stop', 'resume']).optional(),
});

const faultOrder = z.object({
  method: z.string(),
  fault: z.object({
    status: z.literal([400, 401, 403, 409, 429, 500, 502, 503, 504]).optional(),
    retryAfter: z.number().optional(),
    description: z.string().optional(),
    body: z.enum(['empty', 'brokenJson', 'html']).optional(),
    drop: z.enum(['before', 'after']).optional(),
    delay: z.number().optional(),
    times: z.number().int().positive().optional(),
  }),
});

const deliveryOrder = z.object({ copies: z.number().int().positive(), seed: z.number().int() }).partial();

/** The clock, and what goes wrong on demand. */
export function controlClock(app: Hono, world: World): void {
  app.post('/control/clock', async (c) => {
    const { advance, set, action } = clockOrder.parse(await c.req.json());
    if (advance !== undefined) world.clock.advance(advance);
    if (set !== undefined) world.clock.set(set);
    if (action === 'stop') world.clock.stop();
    if (action === 'resume') world.clock.resume();
    return c.json(clockView(world));
  });
  app.post('/control/faults', async (c) => {
    const { method, fault } = faultOrder.parse(await c.req.json());
    world.faults.next(method, fault as Fault);
    return c.json({ left: world.faults.left });
  });
  app.delete('/control/faults', (c) => {
    world.faults.clear();
    return c.json({ left: 0 });
  });
  app.post('/control/delivery', async (c) => {
    const { copies, seed } = deliveryOrder.parse(await c.req.json());
    world.updateQueue.mangling = copies === undefined ? undefined : { copies, seed: seed ?? 1 };
    return c.json({ copies: copies ?? 1 });
  });
}
