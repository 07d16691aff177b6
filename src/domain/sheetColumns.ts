/** How the spreadsheet of offices and people is written: its sheets, columns and the words in them. */
import type { OfficeKind, WorkPattern } from './region.ts';
import type { UnitKind } from './unitKinds.ts';

export const SHEET_NAMES = {
  offices: 'Kantor',
  people: 'Orang',
  guide: 'Petunjuk',
  invitations: 'Undangan',
} as const;

export interface Column<F extends string> {
  readonly field: F;
  readonly header: string;
  /** Also understood, without case, spaces and punctuation. */
  readonly also: readonly string[];
  readonly width: number;
}

export const OFFICE_COLUMNS = [
  { field: 'code', header: 'Kode', also: ['code'], width: 22 },
  { field: 'abbreviation', header: 'Singkatan', also: ['abbreviation'], width: 18 },
  { field: 'name', header: 'Nama', also: ['name', 'namakantor'], width: 50 },
  { field: 'kind', header: 'Jenis', also: ['kind', 'type'], width: 14 },
  { field: 'parent', header: 'Induk', also: ['parent', 'kantorinduk'], width: 18 },
  { field: 'location', header: 'Tempat', also: ['location', 'alamat'], width: 30 },
  { field: 'aliases', header: 'Nama lain', also: ['othernames', 'aliases'], width: 30 },
  { field: 'workPattern', header: 'Jam kerja', also: ['workinghours', 'polakerja'], width: 12 },
  { field: 'state', header: 'Status', also: ['state'], width: 10 },
] as const satisfies readonly Column<string>[];
export type OfficeField = (typeof OFFICE_COLUMNS)[number]['field'];

export const PEOPLE_COLUMNS = [
  { field: 'id', header: 'ID', also: ['nomor'], width: 10 },
  { field: 'name', header: 'Nama', also: ['name'], width: 34 },
  { field: 'role', header: 'Peran', also: ['role'], width: 16 },
  { field: 'office', header: 'Kantor', also: ['office'], width: 22 },
  { field: 'letter', header: 'Nomor surat', also: ['letter', 'surat', 'sk'], width: 26 },
  { field: 'until', header: 'Plt. sampai', also: ['actinguntil', 'pltsampai'], width: 14 },
  { field: 'state', header: 'Status', also: ['state'], width: 10 },
] as const satisfies readonly Column<string>[];
export type PeopleField = (typeof PEOPLE_COLUMNS)[number]['field'];

/** Of the file that answers: who gets which link. */
export const INVITATION_COLUMNS = [
  { header: 'Nama', width: 34 },
  { header: 'Peran', width: 16 },
  { header: 'Kantor', width: 40 },
  { header: 'Tautan', width: 60 },
  { header: 'Berlaku sampai', width: 24 },
] as const;

/** The word in the sheet; the first of several is the one that is written. */
export const KIND_WORDS: Readonly<Record<OfficeKind | UnitKind, readonly string[]>> = {
  dinas: ['dinas'],
  badan: ['badan'],
  sekretariat: ['sekretariat', 'bagian'],
  inspektorat: ['inspektorat'],
  kecamatan: ['kecamatan'],
  kelurahan: ['kelurahan'],
  uptd: ['uptd'],
  rsud: ['rsud', 'rumahsakit'],
  satuan: ['satuan'],
  puskesmas: ['puskesmas'],
  school: ['sekolah', 'school'],
  other: ['lainnya', 'other'],
};
export const PATTERN_WORDS: Readonly<Record<WorkPattern, readonly string[]>> = {
  five_days: ['5 hari', 'five_days', '5'],
  six_days: ['6 hari', 'six_days', '6'],
  around_the_clock: ['24 jam', 'around_the_clock', '24'],
};
export const OFFICE_STATES = { active: ['aktif', 'active'], closed: ['tutup', 'ditutup', 'closed'] } as const;
export const ROLE_STATES = {
  active: ['aktif', 'active'],
  ended: ['akhiri', 'berakhir', 'end', 'ended'],
} as const;

export const plainWord = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The key whose words hold this one; undefined: none does. */
export function keyOfWord<K extends string>(
  words: Readonly<Record<K, readonly string[]>>,
  word: string,
): K | undefined {
  const wanted = plainWord(word);
  return (Object.keys(words) as K[]).find((key) => words[key].some((one) => plainWord(one) === wanted));
}
