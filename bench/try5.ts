import { Session } from 'node:inspector/promises';
import { writeFileSync } from 'node:fs';
import { startServer } from './server.ts';
import { openDesk } from './desk.ts';
import { preparePipeline } from './pipeline.ts';
const n = Number(process.argv[2] ?? 32);
const server = await startServer();
try {
  const desk = await openDesk(await server.database('desk'));
  try {
    const pipe = await preparePipeline(desk);
    await pipe.run(n, 4);
    const s = new Session(); s.connect(); await s.post('Profiler.enable'); await s.post('Profiler.setSamplingInterval', { interval: 200 }); await s.post('Profiler.start');
    const cpu = process.cpuUsage(); const t0 = performance.now();
    const p = await pipe.run(n, 4);
    const c = process.cpuUsage(cpu); const total = p.perSecond * 4;
    console.log(p, 'cpu cores', ((c.user + c.system) / 1e3 / (performance.now() - t0)).toFixed(2), 'ms/update user', (c.user / 1e3 / total).toFixed(2), 'sys', (c.system / 1e3 / total).toFixed(2));
    const { profile } = await s.post('Profiler.stop');
    writeFileSync('/tmp/prof/x.cpuprofile', JSON.stringify(profile));
  } finally { await desk.stop(); }
} finally { await server.stop(); }
