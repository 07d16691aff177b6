/**
 * How many updates a second go all the way: polled, stored, decided, committed, and the reply handed to Telegram. The updates are the
 * talk of reporters and technicians through the desk, each line answered by the next: what a busy day consists of. A line moves a case,
 * writes history with a body, and says two things: the words to the other side, and that they were passed on to who wrote them.
 */
import { line, press } from './telegram.ts';
import type { BenchDesk, Person } from './desk.ts';

const TALKS = 48;

export interface Pipeline {
  /** Keeps so many lines on their way for so long. */
  run(atOnce: number, seconds: number): Promise<{ perSecond: number; p50: number; p99: number }>;
}

/** A reporter and a technician about one ticket, and in each one's chat a message of it to reply to. */
interface Talk {
  readonly sides: readonly { readonly person: Person; readonly messageId: number }[];
  lines: number;
}

export async function preparePipeline(desk: BenchDesk): Promise<Pipeline> {
  const { telegram } = desk;
  const talks: Talk[] = [];
  for (let nr = 0; nr < TALKS; nr += 1) talks.push(await beginTalk(desk, nr));
  let marks = 0;
  return {
    async run(atOnce, seconds) {
      const open = new Map<string, { at: number; talk: Talk }>();
      const times: number[] = [];
      const start = performance.now();
      const end = start + seconds * 1_000;
      let lastAt = start;
      const say = (talk: Talk): void => {
        const mark = `#${(marks += 1)}.`;
        const { person, messageId } = talk.sides[(talk.lines += 1) % 2] as Talk['sides'][number];
        open.set(mark, { at: performance.now(), talk });
        telegram.push(
          line(person, `${mark} lampu router masih merah, sudah dicoba dinyalakan ulang`, messageId),
        );
      };
      await new Promise<void>((resolve) => {
        telegram.onSent = ({ params }) => {
          const mark = /#\d+\./.exec(typeof params['text'] === 'string' ? params['text'] : '')?.[0] ?? '';
          const one = open.get(mark);
          if (one === undefined) return;
          open.delete(mark);
          lastAt = performance.now();
          times.push(lastAt - one.at);
          if (lastAt < end) say(one.talk);
          else if (open.size === 0) resolve();
        };
        for (const talk of talks.slice(0, atOnce)) say(talk);
      });
      telegram.onSent = () => undefined;
      await desk.settled();
      times.sort((a, b) => a - b);
      const at = (part: number): number => times[Math.floor(times.length * part)] ?? NaN;
      return { perSecond: times.length / ((lastAt - start) / 1_000), p50: at(0.5), p99: at(0.99) };
    },
  };
}

/** A ticket in an office of two, or with the next talk of four people, taken by this talk's own technician. */
async function beginTalk(desk: BenchDesk, nr: number): Promise<Talk> {
  const { telegram, pool, offices } = desk;
  const office = offices[nr % offices.length];
  const technician = await desk.person(`Teknisi ${nr}`, 'tier1', office);
  const reporter = await desk.person(`Pelapor ${nr}`, 'staff', office);
  const { caseId, messageId } = await desk.report(reporter);
  telegram.push(press(technician, `a:claim:${caseId}`, `claim-${caseId}`));
  await desk.settled();
  const { rows } = await pool.query<{ messageId: number }>(
    `select m.message_id as "messageId" from messages m join chats c on c.id = m.chat_id join tickets t on t.case_id = m.case_id
     join people p on p.id = t.owner_id and p.telegram_id = c.telegram_id where m.case_id = $1 and p.telegram_id = $2`,
    [caseId, technician.id],
  );
  const [card] = rows;
  if (card === undefined) throw new Error(`Nobody has taken ticket ${nr} of the benchmark.`);
  const sides = [
    { person: reporter, messageId },
    { person: technician, messageId: card.messageId },
  ];
  return { sides, lines: 0 };
}
