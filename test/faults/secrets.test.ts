import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { makeLog } from '../../src/log.ts';
import { connectTelegram } from '../../src/telegram/api.ts';
import { openVillage, taps, until } from '../support/faults.ts';

/** Words that may stand in the database and in chats, and nowhere else. */
const WORDS = ['kenarikuning', 'merpatibiru', 'jalakhitam', 'cucakrowo', 'perkutut'];
const NAME = 'Kenarikuning Merpatibiru';

describe('what people write, their names and the token are in no line of the log', () => {
  test('at the most talkative level, whatever fails', { timeout: 120_000 }, async () => {
    const village = await openVillage([
      { name: NAME, role: 'staff', office: 'dinkes' },
      { name: 'Jalakhitam', role: 'tier1', office: 'dinkes' },
    ]);
    try {
      const { sim, pool } = village;
      const { faults } = sim.world;
      const [reporter, technician] = village.people as [
        (typeof village.people)[0],
        (typeof village.people)[0],
      ];
      const desk = village.desk({ logLevel: 'trace' });
      await desk.ready;
      const heard = (what: RegExp): Promise<void> =>
        until(String(what), () => desk.log.some((line) => what.test(line)));

      await reporter.says('cucakrowo tidak bisa dibuka');
      await reporter.sees('BELUM TERKIRIM');
      await village.settled();
      faults.next('sendMessage', { status: 400, description: 'Bad Request: WAT "cucakrowo" is wrong' });
      faults.next('sendMessage', { drop: 'after' });
      faults.next('editMessageText', { status: 429, retryAfter: 1 });
      void taps(sim.world, reporter, 'Kirim');
      await heard(/slow down/);
      await heard(/could not be sent/);

      const message = {
        message_id: 7,
        date: 1,
        chat: { id: reporter.id, type: 'private' },
        text: 'perkutut',
      };
      sim.world.deliverRaw({
        message: { ...message, from: { id: 'cucakrowo', is_bot: false, first_name: NAME } },
      });
      sim.world.deliverRaw({ message: { ...message, chat: undefined, photo: 'merpatibiru' } });
      sim.world.deliverRaw({
        message: { ...message, from: { id: 2 ** 61, is_bot: false, first_name: NAME } },
      });
      await heard(/set aside/);

      // A query that fails with the values of the row in its words, and one whose table is gone.
      await pool.query(`alter table bodies add constraint no_birds check (body not like '%perkutut%')`);
      await technician.says('/ambil G-0001');
      await village.settled();
      await technician.says('/balas G-0001 perkutut sudah sembuh');
      await heard(/"constraint":"no_birds"/);
      await pool.query('alter table bodies drop constraint no_birds');
      await pool.query('alter table people rename column name to nama');
      await reporter.says('merpatibiru');
      await heard(/"code":"42703"/);
      await pool.query('alter table people rename column nama to name');
      await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'desk process' and datname = current_database()`,
      );
      await reporter.says('/saya');
      await reporter.sees('pegawai');
      faults.next('sendMessage', { status: 401 });
      await technician.says('/saya');
      await heard(/token/);

      expect(desk.log.length).toBeGreaterThan(10);
      const all = [...desk.log, ...desk.output].join('').toLowerCase();
      for (const word of [...WORDS, sim.token.toLowerCase(), 'simulator-token'])
        expect(all).not.toContain(word);
    } finally {
      await village.close();
    }
  });

  const roots: readonly (readonly [string, (simulator: string) => string])[] = [
    ['whose name does not exist', () => 'https://tidak-ada.invalid'],
    ['that refuses the connection', () => 'http://127.0.0.1:1025'],
    ['that speaks no TLS', (simulator) => simulator.replace('http:', 'https:')],
    ['whose address is none', () => 'http://['],
  ];
  test.concurrent.each(roots)(
    'nor in what is thrown or logged about a Telegram %s',
    { timeout: 60_000 },
    async (_, root) => {
      const village = await openVillage([]);
      try {
        const token = '7654321098:AAkenarikuning_rahasia_sekali_0123456789';
        const apiRoot = root(village.sim.url);
        const desk = village.desk({ apiRoot, token, logLevel: 'trace' });
        await until('it complains or ends', () => desk.log.length > 0 || desk.hasEnded());
        const failed = await connectTelegram({ token, apiRoot })
          .call('sendMessage', { chat_id: 1, text: 'merpatibiru' })
          .catch((error: unknown) => error);
        expect(failed).toBeInstanceOf(Error);
        const lines: string[] = [];
        makeLog('trace', (line) => lines.push(line)).error({ err: failed }, 'it failed');
        const inspected = inspect(failed, { depth: 8, showHidden: true });
        for (const text of [...desk.log, ...desk.output, ...lines, inspected]) {
          expect(text).not.toContain('kenarikuning');
          expect(text).not.toContain('merpatibiru');
        }
      } finally {
        await village.close();
      }
    },
  );
});
