import { expect, test } from 'vitest';
import { count } from '../support/faults.ts';
import { startWork } from '../../src/engine/work.ts';
import { receive } from '../../src/engine/receive.ts';
import { makeLog } from '../../src/log.ts';
import { openHouse } from './house.ts';

const COUNT = count(200, 2_000);

test('while connections to the database are killed at random, every update has one effect and is answered, at most once too often', async () => {
  const house = await openHouse();
  const { pool, sim } = house;
  const people = Array.from({ length: 20 }, (_, index) => sim.play.person(`P${index}`, { started: true }));
  for (const person of people) await house.chat(person.id);
  const uncaught: unknown[] = [];
  const onUncaught = (error: unknown) => uncaught.push(error);
  process.on('unhandledRejection', onUncaught);
  const sender = house.start();
  const worker = startWork({
    pool,
    concurrency: 6,
    log: makeLog('silent'),
    onAside: (id) => house.alarms.push(`aside ${id}`),
    async handle(row) {
      const telegramId = Number(row.lane.split(':')[1]);
      await pool.query(
        `with closed as (
           update inbox set state = 'done', payload = null where id = $1 and state = 'open' returning id
         )
         insert into outbox (chat_id, class, payload, not_before, created_at)
         select c.id, 2, json_build_object('is', 'sentence', 'name', 'x', 'with', json_build_object('text', closed.id))::text,
           clock_timestamp(), clock_timestamp() from closed, chats c where c.telegram_id = $2`,
        [row.id, telegramId],
      );
      sender.wake();
    },
  });
  let isKilling = true;
  const killing = (async () => {
    while (isKilling) {
      await pool
        .query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() order by random() limit 1`,
        )
        .catch(() => undefined);
      await new Promise((done) => setTimeout(done, 60));
    }
  })();
  const bring = async (id: number): Promise<void> => {
    const person = people[id % people.length];
    const chat = { id: person?.id, type: 'private' };
    const update = { update_id: id, message: { message_id: id, chat, from: { id: chat.id }, text: 'halo' } };
    // As Telegram does: again until it is acknowledged.
    while (
      !(await receive(pool, 1, [update], new Date(), { worker }).then(
        () => true,
        () => false,
      ))
    );
  };
  for (let from = 1; from <= COUNT; from += 20)
    await Promise.all(Array.from({ length: 20 }, (_, index) => bring(from + index)));
  await new Promise((done) => setTimeout(done, 300));
  isKilling = false;
  await killing;
  await house.until('all is worked', async () => {
    const { rows } = await pool.query<{ n: number }>(`select count(*) as n from inbox where state <> 'done'`);
    return rows[0]?.n === 0;
  });
  await house.settled();
  const said = new Map<unknown, number>();
  for (const call of sim.world.calls.of('sendMessage'))
    said.set(call.params['text'], (said.get(call.params['text']) ?? 0) + 1);
  expect(said.size).toBe(COUNT);
  expect([...said.values()].every((times) => times <= 2)).toBe(true);
  const { rows } = await pool.query<{ n: number }>('select count(*) as n from outbox');
  expect(rows[0]?.n).toBe(COUNT);
  expect([uncaught, house.alarms]).toEqual([[], []]);
  process.off('unhandledRejection', onUncaught);
  await worker.stop();
  await house.close();
});
