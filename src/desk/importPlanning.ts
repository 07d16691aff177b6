/** A spreadsheet's plan as things are now: the same for the preview and, in the transaction, for the press that applies it. */
import { createHash } from 'node:crypto';
import { cityNow } from '../db/imports.ts';
import type { Asked } from '../db/query.ts';
import { planImport, type CityNow, type ImportPlan } from '../domain/importPlan.ts';
import type { ImportLines } from '../domain/importRows.ts';
import { keyOfWord, OFFICE_STATES } from '../domain/sheetColumns.ts';
import type { Desk, Known } from './desk.ts';
import { managesAs, todayIn } from './staffing.ts';

export interface PlanNow extends ImportPlan {
  readonly city: CityNow;
}

/** What the lines would change as things are now, read there: by the pool for a preview, in the transaction before it is written. */
export async function planNow(
  desk: Desk,
  on: Asked,
  { person, now }: Pick<Known, 'person' | 'now'>,
  lines: ImportLines,
): Promise<PlanNow> {
  const closing = lines.offices.flatMap(({ cells }) =>
    keyOfWord(OFFICE_STATES, cells.state ?? '') === 'closed' ? [cells.code?.toLowerCase() ?? ''] : [],
  );
  const city = await cityNow(on, desk.region.timeZone, closing);
  const asking = {
    actor: person,
    isAdmin: managesAs(person) === 'admin',
    today: todayIn(desk, now).toString(),
    region: desk.region,
  };
  return { ...planImport(lines, city, asking), city };
}

export const hashOfPlan = ({ changes }: Pick<ImportPlan, 'changes'>): string =>
  createHash('sha256').update(JSON.stringify(changes)).digest('hex');
