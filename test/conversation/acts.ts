/** What the people of these dialogues do again and again, and what a test asks of the database. */
import { triage } from '../../src/ai/lexical.ts';
import type { Person, Place } from '../../simulator/play.ts';
import type { SeenMessage } from '../../simulator/play/seen.ts';
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
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
       and table_name <> 'law_parts'`, // the regulation's own words
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

/** The learnt words are read when the first report comes; a busy machine takes longer for it than a test waits. */
triage('selamat pagi');

/** Sends a complaint, answering what it is asked; the ticket's number, from the receipt. */
export async function complains(
  author: Person,
  text: string,
  answers: { about: string; person?: string; hides?: boolean },
): Promise<string> {
  await author.says(`/lapor ${text}`);
  await author.presses(answers.about, { on: await author.sees('Keluhan ditangani secara pribadi') });
  const who = answers.person ?? 'Tidak tahu namanya';
  await author.presses(who, { on: await author.sees(/Tentang siapa\?( Tulis namanya\.)?$/) });
  const hiding = answers.hides === true ? 'Rahasiakan nama saya' : 'Nama saya boleh terlihat';
  await author.presses(hiding, { on: await author.sees('Bolehkah yang menangani melihat nama') });
  await author.presses('Kirim', { on: await author.sees('Tekan Kirim') });
  return numberIn((await author.sees('Keluhan diterima')).text);
}

/** What a button of a message sends when it is pressed. */
export function dataOf({ message }: SeenMessage, label: string): string {
  const markup = message.reply_markup;
  const buttons = markup !== undefined && 'inline_keyboard' in markup ? markup.inline_keyboard.flat() : [];
  const found = buttons.find((one) => one.text.includes(label));
  return found !== undefined && 'callback_data' in found ? (found.callback_data ?? '') : '';
}

/** The case that a message's buttons are about, for forging others. */
export const caseOf = (message: SeenMessage): string =>
  message.buttons
    .flat()
    .map((label) => dataOf(message, label).split(':')[2] ?? '')
    .find((id) => /^[a-z2-7]{16}$/.test(id)) ?? '';
