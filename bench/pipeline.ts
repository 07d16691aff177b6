/**
 * How many updates a second go all the way: polled, stored, decided, committed, and the reply handed to Telegram. The update is a
 * reporter's addition to an open ticket: the commonest thing on a busy day, it moves a case, writes history with a body, and says two
 * things (the words to the technician, "passed on" to the reporter). Reporters write in parallel, each waits until his words are over.
 */
import { line, press } from './telegram.ts';
import type { BenchDesk, Person, Ticket } from './desk.ts';

const REPORTERS = 48;
const TECHNICIANS = 8;

export interface Pipeline {
  /** Keeps so many additions on their way for so long. */
  run(atOnce: number, seconds: number): Promise<{ perSecond: number; p50: number; p99: number }>;
}

export async function preparePipeline(desk: BenchDesk): Promise<Pipeline> {
  const { telegram } = desk;
  for (let nr = 1; nr <= TECHNICIANS; nr += 1)
    await desk.person(`Teknisi ${nr}`, 'tier1', OFFICES[nr % OFFICES.length]);
  const reporters: { person: Person; ticket: Ticket }[] = [];
  for (let nr = 0; nr < REPORTERS; nr += 1) {
    const person = await desk.person(`Pelapor ${nr}`, 'staff', OFFICES[nr % OFFICES.length]);
    reporters.push({ person, ticket: await desk.report(person) });
  }
  await claimAll(desk);
  let sequence = 0;
  return {
    async run(atOnce, seconds) {
      const begun = new Map<string, { at: number; reporter: number }>();
      const times: number[] = [];
      const end = performance.now() + seconds * 1_000;
      const start = performance.now();
      let lastAt = start;
      const say = (index: number): void => {
        const { person, ticket } = reporters[index] as (typeof reporters)[number];
        const mark = `#${(sequence += 1)}.`;
        begun.set(mark, { at: performance.now(), reporter: index });
        telegram.push(
          line(person, `${mark} lampu router masih merah, sudah dicoba dinyalakan ulang`, ticket.messageId),
        );
      };
      await new Promise<void>((resolve) => {
        telegram.onSent = ({ params }) => {
          const mark = /#\d+\./.exec(typeof params['text'] === 'string' ? params['text'] : '')?.[0];
          const one = mark === undefined ? undefined : begun.get(mark);
          if (mark === undefined || one === undefined) return;
          begun.delete(mark);
          lastAt = performance.now();
          times.push(lastAt - one.at);
          if (lastAt < end) say(one.reporter);
          else if (begun.size === 0) resolve();
        };
        for (let index = 0; index < atOnce; index += 1) say(index);
      });
      telegram.onSent = () => undefined;
      await desk.settled();
      times.sort((a, b) => a - b);
      const at = (part: number): number => times[Math.floor(times.length * part)] ?? NaN;
      return { perSecond: times.length / ((lastAt - start) / 1_000), p50: at(0.5), p99: at(0.99) };
    },
  };
}

const OFFICES = ['dinkes', 'disdukcapil', 'disdikbud', 'dinsos'];

/** Every ticket in the hands of one of its office's technicians. */
async function claimAll(desk: BenchDesk): Promise<void> {
  const { telegram, pool } = desk;
  const { rows } = await pool.query<{ caseId: string; id: number; name: string }>(
    `select distinct on (t.case_id) t.case_id as "caseId", p.telegram_id as id, p.name from tickets t
     join roles r on r.office_code = t.office_code and r.role = 'tier1' join people p on p.id = r.person_id
     order by t.case_id, md5(t.case_id || p.id::text)`,
  );
  for (const { caseId, ...technician } of rows)
    telegram.push(press(technician, `a:claim:${caseId}`, `claim-${caseId}`));
  await desk.settled();
  const { rows: left } = await pool.query(`select 1 from tickets where owner_id is null`);
  if (left.length > 0) throw new Error(`${left.length} tickets of the benchmark are in nobody's hands.`);
}
