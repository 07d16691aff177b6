/** Many registered people at once: in the simulator and, by one statement, in the database. */
import type { Pool } from 'pg';
import type { Person } from '../../simulator/play.ts';
import type { Simulator } from '../../simulator/server.ts';

/** So many staff, spread evenly over these offices, each with a private chat. */
export async function registerCrowd(
  sim: Simulator,
  pool: Pool,
  offices: readonly string[],
  count: number,
): Promise<Person[]> {
  const people = Array.from({ length: count }, (_, index) =>
    sim.play.person(`Pegawai ${String(index + 1).padStart(5, '0')}`, { started: true }),
  );
  await pool.query(
    `with all_of as (select * from unnest($1::bigint[], $2::text[], $3::text[]) as a (telegram_id, name, office)),
       person as (insert into people (telegram_id, name, created_at) select telegram_id, name, $4 from all_of returning id, telegram_id),
       chat as (insert into chats (telegram_id, type, person_id) select telegram_id, 'private', id from person)
     insert into roles (person_id, role, office_code, granted_at)
     select person.id, 'staff', a.office, $4 from person join all_of a on a.telegram_id = person.telegram_id`,
    [
      people.map((person) => person.id),
      people.map((person) => [person.user.first_name, person.user.last_name].join(' ')),
      people.map((_, index) => offices[index % offices.length]),
      new Date(sim.world.clock.milliseconds),
    ],
  );
  return people;
}
