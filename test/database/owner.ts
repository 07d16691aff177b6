// A stand-in for the desk: owns the embedded Postgres of a directory until SIGTERM, and says so in lines of JSON.
import { startEmbedded } from '../../src/db/embedded.ts';

const dataDir = process.argv[2] ?? '';
try {
  const server = await startEmbedded({ dataDir });
  server.onExit((report) => console.log(JSON.stringify({ report })));
  const alive = setInterval(() => undefined, 60_000);
  process.once('SIGTERM', () => {
    clearInterval(alive);
    void server.stop().then(() => console.log(JSON.stringify({ stopped: true })));
  });
  console.log(JSON.stringify({ url: server.url }));
} catch (cause) {
  console.log(JSON.stringify({ refused: (cause as Error).message }));
  process.exitCode = 1;
}
