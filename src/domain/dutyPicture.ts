/** What stands in a picture of offices × duties, in words; `src/paper` draws it. */
import type { DutyState } from './dutyMatrix.ts';

/** More than these are hard to read on a phone. */
export const MOST_COLUMNS = 12;
export const MOST_ROWS = 22;

export interface DutyPicture {
  readonly title: string;
  readonly subtitle: string;
  /** Heads of the columns, short; written upwards. */
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    /** As many as there are columns; null: the office has no such duty. */
    readonly cells: readonly (DutyState | null)[];
    /** Behind the cells, where the picture has room: who holds it, when it is due. */
    readonly note?: string;
  }[];
  readonly legend: readonly { readonly state: DutyState; readonly label: string }[];
  readonly footer: string;
}
