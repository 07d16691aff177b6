/** Which records have been kept their time, class by class, by the city's periods. */
import { dueCases, dueProfiles, dueRoles, dueWords, type DueItem } from '../db/disposal.ts';
import { overBefore, RECORD_CLASSES, type RecordClass } from '../domain/records.ts';
import { digestOfLines } from '../engine/chain.ts';
import { toDate, type Desk } from './desk.ts';
import { flowsOf, WORDS_GO_FIRST } from './records.ts';

/** One list is something two people can look through; the rest comes with the next. */
const MOST = 500;

/** What is due now, oldest first; with `among`, which of those items still are. */
export async function dueRecords(
  desk: Pick<Desk, 'pool' | 'region'>,
  now: Temporal.Instant,
  among: readonly DueItem[] | null,
): Promise<DueItem[]> {
  const found: DueItem[] = [];
  for (const name of RECORD_CLASSES) {
    const only =
      among === null ? null : among.filter((one) => one.recordClass === name).map((one) => one.item);
    if (only !== null && only.length === 0) continue;
    const room = among === null ? MOST - found.length : MOST;
    if (room <= 0) break;
    const items = await dueOf(desk, name, now, only, room);
    found.push(...items.slice(0, room).map((one) => ({ ...one, recordClass: name })));
  }
  return found;
}

async function dueOf(
  desk: Pick<Desk, 'pool' | 'region'>,
  name: RecordClass,
  now: Temporal.Instant,
  only: readonly string[] | null,
  room: number,
): Promise<Omit<DueItem, 'recordClass'>[]> {
  const { pool, region } = desk;
  const before = toDate(overBefore(region, name, now));
  if (name === 'message-text') return dueWords(pool, WORDS_GO_FIRST, before, only, room);
  if (name === 'profile') return dueProfiles(pool, before, only, room);
  const flows = flowsOf(name);
  if (flows.length === 0) return [];
  const readBefore = toDate(overBefore(region, 'access-log', now));
  const cases = await dueCases(pool, flows, before, readBefore, only, room);
  return name === 'role-record' ? [...cases, ...(await dueRoles(pool, before, only, room))] : cases;
}

/** sha256 of what is on the list, in whatever order. */
export const hashOfList = (items: readonly DueItem[]): string =>
  digestOfLines(items.map((one) => `${one.recordClass} ${one.item} ${one.head ?? '-'} ${one.count ?? '-'}`));
