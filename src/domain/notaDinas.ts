/** The words of a nota dinas, in the order in which the official form has them; `src/paper` lays them out. */
export interface NotaTable {
  readonly title: string;
  /** The first column holds words, the others numbers. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of the columns, relative to each other. */
  readonly widths: readonly number[];
}

/** What belongs to a letter and is too long for it: lists of words, on pages of their own. */
export interface NotaAnnex {
  /** `LAMPIRAN NOTA DINAS`, then what it is of. */
  readonly heading: readonly string[];
  readonly tables: readonly NotaTable[];
  /** Below each page, before its number. */
  readonly footer: string;
}

export interface NotaDinas {
  readonly letterhead: readonly string[];
  readonly heading: string;
  /** `Yth.`, `Dari`, `Tanggal` …, in order. */
  readonly fields: readonly (readonly [string, string])[];
  readonly opening: readonly string[];
  /** Two tables stand side by side. */
  readonly tables: readonly (readonly NotaTable[])[];
  readonly notes: { readonly title: string; readonly lines: readonly string[] };
  readonly definitions: { readonly title: string; readonly lines: readonly string[] };
  readonly closing: string;
  /** Place and date, office held; the name is written by hand. */
  readonly signature: readonly string[];
  readonly footer: string;
  readonly annex?: NotaAnnex;
  /** Stands in the file's properties; also its date of making. */
  readonly title: string;
  readonly madeAt: Date;
}
