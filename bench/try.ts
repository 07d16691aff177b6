import { startServer } from './server.ts';
import { openDesk } from './desk.ts';
import { preparePipeline } from './pipeline.ts';
import { findPgbench, prepareReference, reference } from './reference.ts';
const secs = Number(process.argv[2] ?? 3);
const list = (process.argv[3] ?? '1,8,32').split(',').map(Number);
const rounds = Number(process.argv[4] ?? 1);
const server = await startServer();
try {
  const ref = await server.database('reference'); await prepareReference(ref);
  const desk = await openDesk(await server.database('desk'));
  try {
    const pipe = await preparePipeline(desk);
    await pipe.run(8, 3);
    const pool = desk.pool as any; const orig = pool.query.bind(pool); const n2 = new Map<string, number>();
    pool.query = (q: any, v: any) => { const k = String(q.name ?? q.text ?? q).slice(0, 20); n2.set(k, (n2.get(k) ?? 0) + 1); return orig(q, v); };
    for (const n of list) for (let i = 0; i < rounds; i++) {
      const r1 = await reference(findPgbench()!, ref, n, secs);
      const r2 = await reference(findPgbench()!, ref, n, secs, 'prepared');
      n2.clear();
      const p = await pipe.run(n, secs);
      console.log(n, 'simple', Math.round(r1), 'prepared', Math.round(r2), 'pipe', Math.round(p.perSecond), 'ratio', (p.perSecond / r1).toFixed(2), 'p50', p.p50.toFixed(1), 'p99', p.p99.toFixed(1), [...n2].filter(([, c]) => c > 20).map(([k, c]) => `${k.slice(0, 14)} ${(c / p.perSecond / secs).toFixed(2)}`).join(', '));
    }
  } finally { await desk.stop(); }
} finally { await server.stop(); }
