import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { startSimulator } from '../simulator/server.ts';

/**
 * How much the local Telegram can carry, so that it is never the bottleneck of a benchmark: the simulator on one
 * core, a client with 32 connections on another. Wanted: at least 3,000 sends a second.
 */
interface Job {
  readonly url: string;
  readonly token: string;
  readonly chats: readonly number[];
  readonly sends: number;
}

const connections = 32;

/** One kept connection that answers one request at a time; Node's own client costs more than the simulator. */
async function lane(socket: Socket, requests: () => string | undefined): Promise<void> {
  for (let text = requests(); text !== undefined; text = requests()) {
    socket.write(text);
    await answerOf(socket);
  }
  socket.destroy();
}

function answerOf(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.once('error', reject);
    socket.on('data', function read(part: Buffer) {
      text += part.toString('latin1');
      const head = text.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/iu.exec(text)?.[1]);
      if (head < 0 || text.length < head + 4 + length) return;
      socket.off('data', read);
      socket.off('error', reject);
      if (text.startsWith('HTTP/1.1 200')) resolve();
      else reject(new Error(text));
    });
  });
}

async function drive({ url, token, chats, sends }: Job): Promise<number> {
  const { hostname, port } = new URL(url);
  let next = 0;
  const request = (): string | undefined => {
    if (next >= sends) return undefined;
    const number = next++;
    const reply_markup = { inline_keyboard: [[{ text: 'Ambil', callback_data: `take:${number}` }]] };
    const text = `Tiket BTG-${number}: printer di lantai dua tidak menyala sejak pagi`;
    const body = JSON.stringify({ chat_id: chats[number % chats.length], text, reply_markup });
    return [
      `POST /bot${token}/sendMessage HTTP/1.1`,
      `host: ${hostname}:${port}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n');
  };
  const start = performance.now();
  await Promise.all(
    Array.from({ length: connections }, () => lane(connect(Number(port), hostname).setNoDelay(), request)),
  );
  return sends / ((performance.now() - start) / 1000);
}

async function inWorker(job: Job): Promise<number> {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: job });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

if (isMainThread) {
  const sim = await startSimulator();
  const people = Array.from({ length: 200 }, (_, n) => sim.play.person(`Orang ${n}`, { started: true }));
  const job = { url: sim.url, token: sim.token, chats: people.map((person) => person.id) };
  await inWorker({ ...job, sends: 3_000 });
  for (let round = 1; round <= 3; round++) {
    const rate = await inWorker({ ...job, sends: 20_000 });
    console.log(`simulator: ${Math.round(rate).toLocaleString('en')} sends a second (round ${round})`);
  }
  const start = performance.now();
  const said = 20_000;
  for (let n = 0; n < said; n++) await people[n % people.length]?.says(`pesan ${n}`);
  const making = performance.now() - start;
  let offset = 0;
  const polling = performance.now();
  for (let got = 0; got < said;) {
    const response = await fetch(`${sim.url}/bot${sim.token}/getUpdates?offset=${offset}&timeout=1`);
    const { result } = (await response.json()) as { result: { update_id: number }[] };
    got += result.length;
    offset = (result.at(-1)?.update_id ?? 0) + 1;
  }
  const rate = (milliseconds: number): string =>
    Math.round(said / (milliseconds / 1000)).toLocaleString('en');
  console.log(`simulator: ${rate(making)} messages of people a second`);
  console.log(`simulator: ${rate(performance.now() - polling)} updates a second by long poll`);
  await sim.stop();
} else parentPort?.postMessage(await drive(workerData as Job));
