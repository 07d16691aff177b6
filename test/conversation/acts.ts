/** What the people of these dialogues do again and again, and what a test asks of the database. */
import type { Person, Place } from '../../simulator/play.ts';
import type { City } from '../support/desk.ts';

/** Reports in one line and sends it at once; the ticket's number, from the receipt. */
export async function reports(person: Person, text: string): Promise<string> {
  const said = await person.says(text);
  // Not waiting for the draft to appear spares every test the moment of quiet; the draft itself has its own tests.
  await person.pressesData('d:SEND', said);
  const { text: receipt } = await person.sees(/Laporan diterima: BTG/);
  return numberIn(receipt);
}

export const numberIn = (text: string): string => /BTG-\d{4}-[KGMPU]-\d{4,}/.exec(text)?.[0] ?? 'no number';
export const shortOf = (number: string): string => number.slice(-6);

/** Takes the newest ticket that is offered here. */
export async function takes(technician: Place, number: string): Promise<void> {
  const card = await technician.sees(number);
  await technician.presses('Saya tangani', { on: card });
}

/** The tables that hold these words anywhere, for what must never be stored. */
export async function tablesWith(city: City, words: string): Promise<string[]> {
  const { pool } = city.database;
  const { rows } = await pool.query<{ table_name: string }>(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { table_name: table } of rows) {
    const hits = await pool.query(`select 1 from "${table}" t where t::text like '%' || $1 || '%' limit 1`, [
      words,
    ]);
    if (hits.rows.length > 0) found.push(table);
  }
  return found;
}

/** One ticket's row. */
export async function ticketRow(city: City, number: string): Promise<Record<string, unknown>> {
  const { rows } = await city.database.pool.query<Record<string, unknown>>(
    'select * from tickets where number = $1',
    [number],
  );
  return rows[0] ?? {};
}
