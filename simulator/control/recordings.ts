import type { Hono } from 'hono';
import { Recorder, replay, type Line } from '../play/recording.ts';
import type { World } from '../world.ts';

/** Records a conversation from a moment on, hands it out, and plays a saved one. */
export function controlRecordings(app: Hono, world: World): void {
  let recorder: Recorder | undefined;
  app.post('/control/recording/start', (c) => {
    recorder?.end();
    recorder = new Recorder(world);
    return c.json({ recording: true });
  });
  app.get('/control/recording', (c) => c.json(recorder?.lines ?? []));
  app.post('/control/recording', async (c) => {
    await replay(world, await c.req.json<Line[]>());
    return c.json({ played: true });
  });
}
