import { startServer } from './server.ts';
import { openDesk } from './desk.ts';
import { preparePipeline } from './pipeline.ts';
import { findPgbench, prepareReference, reference } from './reference.ts';
const secs = Number(process.argv[2] ?? 3);
const list = (process.argv[3] ?? '1,8,32').split(',').map(Number);
const rounds = Number(process.argv[4] ?? 1);
const server = await startServer();
try {
  const ref = await server.database('reference');
  await prepareReference(ref);
  const desk = await openDesk(await server.database('desk'));
  try {
    const pipe = await preparePipeline(desk);
    await pipe.run(8, 3);
    for (const n of list)
      for (let i = 0; i < rounds; i++) {
        const r1 = await reference(findPgbench()!, ref, n, secs);
        const p = await pipe.run(n, secs);
        const r2 = await reference(findPgbench()!, ref, n, secs);
        const r = (r1 + r2) / 2;
        console.log(
          n,
          'ref',
          Math.round(r1),
          Math.round(r2),
          'pipe',
          Math.round(p.perSecond),
          'ratio',
          (p.perSecond / r).toFixed(2),
          'p50',
          p.p50.toFixed(1),
          'p99',
          p.p99.toFixed(1),
        );
      }
  } finally {
    await desk.stop();
  }
} finally {
  await server.stop();
}
