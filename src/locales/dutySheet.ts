/** Duties as a spreadsheet, one row per office and duty. Such a table is Indonesian whoever reads it; it names roles, never people. */
import type { Role } from '../domain/authority.ts';
import type { DutyFact, DutyState } from '../domain/dutyMatrix.ts';
import { dutyOf, type Region } from '../domain/region.ts';
import { cadenceOf, dutyMatrixNames } from './dutyMatrix.id.ts';

export const DUTY_SHEET = 'Kewajiban';
export const DUTY_COLUMNS = [
  { header: 'Kantor', width: 34 },
  { header: 'Singkatan', width: 14 },
  { header: 'Kewajiban', width: 46 },
  { header: 'Kode', width: 24 },
  { header: 'Objek', width: 14 },
  { header: 'Pasal', width: 14 },
  { header: 'Kala', width: 24 },
  { header: 'Sumber kala', width: 18 },
  { header: 'Keadaan', width: 26 },
  { header: 'Jatuh tempo', width: 13 },
  { header: 'Bukti terakhir berlaku', width: 20 },
  { header: 'Bukti dukung', width: 30 },
  { header: 'Nomor surat', width: 24 },
  { header: 'Diverifikasi sebagai', width: 26 },
  { header: 'Terlewat sebelum data awal', width: 14 },
] as const;

export interface DutySheetRow {
  readonly fact: DutyFact & { readonly missed: number };
  readonly office: string;
  readonly abbreviation: string;
  readonly state: DutyState;
  readonly papers: readonly string[];
  readonly letters: readonly string[];
  /** There is evidence that this reader is not shown. */
  readonly isHidden: boolean;
  /** ISO date. */
  readonly effectOn: string | null;
  readonly decidedAs: Role | null;
}

const SOURCES: Readonly<Record<string, string>> = {
  text: 'teks peraturan',
  default: 'ditetapkan Dinas',
  national: 'aturan nasional',
  certificate: 'sertifikat',
};

export function dutySheet(region: Region, row: DutySheetRow): (string | null)[] {
  const { fact, papers, letters, isHidden } = row;
  const duty = dutyOf(region, fact.duty);
  const hidden = isHidden ? ['ada, terbatas'] : [];
  return [
    row.office,
    row.abbreviation,
    duty?.title ?? fact.duty,
    fact.duty,
    fact.object,
    duty?.article ?? null,
    duty === undefined ? null : cadenceOf(duty.cadence),
    duty === undefined ? null : (SOURCES[duty.cadenceSource] ?? null),
    dutyMatrixNames.letter[row.state],
    fact.dueOn,
    row.effectOn,
    row.effectOn === null ? 'tidak ada bukti tercatat' : [...new Set([...papers, ...hidden])].join('; '),
    [...new Set(letters)].join('; '),
    row.decidedAs === null
      ? null
      : ((region.titles as Readonly<Record<string, string>>)[row.decidedAs] ??
        (row.decidedAs === 'coordinator' ? 'Koordinator' : row.decidedAs)),
    fact.missed === 0 ? null : String(fact.missed),
  ];
}
