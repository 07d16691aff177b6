import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EventLine } from '../../src/engine/chain.ts';
import {
  expectWhole,
  freePort,
  count,
  openVillage,
  taps,
  until,
  type Village,
  type Villager,
} from '../support/faults.ts';

const TECHNICIANS = 64;
const ROUNDS = count(6, 1_000);
const SECRET = 'rahasia-webhook-untuk-uji';

const technicians = Array.from({ length: TECHNICIANS }, (_, index): Villager => ({
  name: `Teknisi ${index + 1}`,
  role: 'tier2',
  office: '',
  hasNoChat: true,
}));
let village: Village;
let ports: number[];
let updateId = 5_000_000;

beforeAll(async () => {
  village = await openVillage([{ name: 'Ani Wuisan', role: 'staff', office: 'dinkes' }, ...technicians], {
    hasTier2Group: true,
  });
  ports = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${ports[0]}`;
  const desks = ports.map((port) => village.desk({ webhook: { url, secret: SECRET, port } }));
  await Promise.all(desks.map((desk) => desk.ready));
});
afterAll(() => village.close());

const callbackId = (update: number): string => String(9_000_000_000_000 + update);
/** The presses among the last thousands of calls that Telegram took an answer for. */
const answered = (): string[] =>
  village.sim.world.calls
    .of('answerCallbackQuery')
    .slice(-3 * TECHNICIANS)
    .filter((call) => (call.answer as { ok: boolean }).ok)
    .map((call) => String(call.params['callback_query_id']));

/** A press as Telegram brings it, straight to the process at this port; resolves with what the presser sees. */
async function presses(who: number, data: string, messageId: number, port: number): Promise<string> {
  const { sim, people, tier2 } = village;
  const id = callbackId(++updateId);
  const answer = sim.world.callbacks.open(id);
  const chat = tier2?.state.chat;
  const message = { message_id: messageId, chat, date: sim.world.clock.seconds };
  const callback_query = { id, from: people[who]?.user, message, chat_instance: '1', data };
  const response = await fetch(`http://127.0.0.1:${port}/telegram`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
    body: JSON.stringify({ update_id: updateId, callback_query }),
  });
  expect(response.status).toBe(200);
  return (await answer).text ?? '';
}

describe('64 technicians press "Saya tangani" at the same moment, on two processes', () => {
  test(
    'one of them has the ticket each time, and all the others are told who',
    { timeout: 3_600_000 },
    async () => {
      const { pool, sim, people, tier2 } = village;
      const [ani] = people;
      if (ani === undefined || tier2 === undefined) throw new Error('The village is empty.');
      await ani.says('aplikasi absensi tidak bisa dibuka');
      await ani.sees('BELUM TERKIRIM');
      void taps(sim.world, ani, 'Kirim');
      await ani.sees('Laporan diterima');
      await village.settled();
      const { rows } = await pool.query<{ id: string; messageId: number }>(
        `select owner as id, message_id as "messageId" from cards where view = 'ticket'`,
      );
      const { id, messageId } = rows[0] as (typeof rows)[0];
      const winners: number[] = [];
      const began = performance.now();
      for (let round = 0; round < ROUNDS; round += 1) {
        const before = updateId;
        const answers = await Promise.all(
          technicians.map((_, index) =>
            presses(index + 1, `a:claim:${id}`, messageId, ports[(index + round) % 2] as number),
          ),
        );
        const won = answers.flatMap((text, index) =>
          text.includes('sekarang Bapak/Ibu tangani') ? [index + 1] : [],
        );
        expect(won, `round ${round}`).toHaveLength(1);
        const [winner = 0] = won;
        winners.push(winner);
        const told = answers.filter((text) =>
          text.startsWith(`Sudah ditangani oleh ${people[winner]?.user.first_name}`),
        );
        expect(told, `round ${round}: ${answers.join(' | ')}`).toHaveLength(TECHNICIANS - 1);
        const ids = technicians.map((_, index) => callbackId(before + index + 1));
        await until('every answer is in the log', () => ids.every((one) => answered().includes(one)));
        expect(answered().filter((one) => ids.includes(one))).toHaveLength(TECHNICIANS);
        expect(await presses(winner, `a:release:${id}`, messageId, ports[round % 2] as number)).toContain(
          'dilepas',
        );
      }
      const seconds = (performance.now() - began) / 1000;
      const pressed = ROUNDS * (TECHNICIANS + 1);
      console.log(
        `${ROUNDS} rounds, ${pressed} presses, ${Math.round(pressed / seconds)} a second; ${new Set(winners).size} different winners`,
      );

      await until('the last words are said', () => village.settled().then(() => true));
      const { rows: history } = await pool.query<{ line: string }>(
        'select line from events where case_id = $1 order by seq',
        [id],
      );
      const moves = history.map(({ line }) => JSON.parse(line) as EventLine).slice(1);
      expect(moves.map((event) => event.kind)).toEqual(winners.flatMap(() => ['CLAIMED', 'RELEASED']));
      const { rows: known } = await pool.query<{ id: number; telegramId: number }>(
        'select id, telegram_id as "telegramId" from people',
      );
      const idOf = new Map(known.map((person) => [person.telegramId, person.id]));
      const expected = winners.map((winner) => idOf.get(people[winner]?.id ?? 0));
      expect(moves.filter((event) => event.kind === 'CLAIMED').map((event) => event.actor)).toEqual(expected);
      const { rows: cases } = await pool.query<{ version: number }>(
        'select version from cases where id = $1',
        [id],
      );
      expect(cases[0]?.version).toBe(1 + winners.length * 2);
      await expectWhole(pool);
    },
  );
});
