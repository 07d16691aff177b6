/** `/bekukan`: the days on which nothing that runs is changed, entered and lifted by those who supervise the desk. */
import { freezesFrom, insertFreeze, liftFreeze } from '../db/freezes.ts';
import { clip } from '../domain/text.ts';
import { readDates } from '../domain/typedDates.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { isPrivate, toDate, type Desk, type Known, type Notice } from './desk.ts';
import { holds, settled, todayIn } from './staffing.ts';

/** Who may. Source: domain.md 4.1 (changes are authorised at the Dinas). */
const MAY_FREEZE = ['coordinator', 'division_head', 'agency_head'] as const;
const MOST_SHOWN = 15;
/** Nobody freezes longer, or further ahead. */
const MOST_DAYS = 366;

/** `say` is the command with its words; `lift` a button. */
export async function freezes(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('refused.privateOnly', {}), alert: true };
  if (!holds(arrival.person, ...MAY_FREEZE))
    return { speech: sentence('refused.coordinatorsOnly', {}), alert: true };
  if (verb === 'lift') return lift(desk, arrival, Number(args[0]));
  const words = args[0] ?? '';
  return words === '' ? show(desk, arrival) : enter(desk, arrival, words);
}

async function show(desk: Desk, { now }: Known): Promise<Notice> {
  const rows = await freezesFrom(desk.pool, todayIn(desk, now).toString(), MOST_SHOWN);
  const buttons = rows.map((row): Button[] => [
    { label: 'freeze.lift', with: { text: clip(row.reason, 40) }, data: `qf:lift:${row.id}` },
  ]);
  return { speech: sentence('freeze.list', { rows }, { buttons }) };
}

/** `20/12 - 5/1 Natal dan Tahun Baru`: the dates, then why. */
async function enter(desk: Desk, arrival: Known, typed: string): Promise<Notice> {
  const { change, now, person } = arrival;
  const today = todayIn(desk, now);
  const words = typed.trim().split(/\s+/);
  for (let count = Math.min(words.length - 1, 9); count > 0; count -= 1) {
    const days = readDates(words.slice(0, count).join(' '), today);
    if (days === null) continue;
    const reason = clip(
      words
        .slice(count)
        .join(' ')
        .replace(/^[:,;-]\s*/, ''),
      200,
    );
    if (!/\p{L}{3}/u.test(reason)) break;
    const length = days.from.until(days.until, { largestUnit: 'days' }).days;
    if (length < 0 || Temporal.PlainDate.compare(days.until, today) < 0 || length > MOST_DAYS)
      return { speech: sentence('freeze.daysUnfit', {}) };
    const row = { fromOn: days.from.toString(), untilOn: days.until.toString(), reason };
    change.also.push((client) => insertFreeze(client, { ...row, setBy: person.id, now: toDate(now) }));
    return { speech: sentence('freeze.kept', row) };
  }
  return { speech: sentence('freeze.unclear', {}) };
}

async function lift(desk: Desk, arrival: Known, id: number): Promise<Notice> {
  const { change, now, person } = arrival;
  const rows = Number.isSafeInteger(id) ? await freezesFrom(desk.pool, '0001-01-01', 10_000) : [];
  const row = rows.find((one) => one.id === id);
  if (row === undefined) return { speech: sentence('refused.stale', {}), alert: true };
  change.also.push(async (client) => void (await liftFreeze(client, id, person.id, toDate(now))));
  return settled(
    arrival,
    sentence('freeze.lifted', { fromOn: row.fromOn, untilOn: row.untilOn, reason: row.reason }),
  );
}
