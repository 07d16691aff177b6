/**
 * The words of a letter with which an office asks for a service, in the order in which the official form has them (Permendagri
 * 1/2023); `src/paper` lays them out as a document that the office finishes in its word processor.
 */
export interface RequestLetter {
  readonly letterhead: readonly string[];
  readonly placeAndDate: string;
  /** `Nomor`, `Sifat`, `Lampiran`, `Hal`. */
  readonly fields: readonly (readonly [string, string])[];
  /** The addressee, line by line. */
  readonly to: readonly string[];
  readonly opening: readonly string[];
  /** What was answered: question and answer. */
  readonly rows: readonly (readonly [string, string])[];
  readonly attachments: { readonly title: string; readonly lines: readonly string[] };
  readonly closing: string;
  /** Post, then what is left for signature and name. */
  readonly signature: readonly string[];
  readonly footer: string;
  /** Stands in the file's properties. */
  readonly title: string;
}

/**
 * How the head of an office is called, by its name: the Sekretaris of a Sekretariat, a Camat, a Lurah, the Inspektur, the Direktur of a
 * hospital; of everything else the Kepala.
 */
export function headOf(officeName: string): string {
  const rule = HEADS.find(({ begins }) => officeName.startsWith(begins));
  return rule === undefined ? `Kepala ${officeName}` : officeName.replace(rule.begins, rule.head);
}

const HEADS = [
  { begins: 'Sekretariat ', head: 'Sekretaris ' },
  { begins: 'Inspektorat ', head: 'Inspektur ' },
  { begins: 'Kecamatan ', head: 'Camat ' },
  { begins: 'Kelurahan ', head: 'Lurah ' },
  { begins: 'RSUD ', head: 'Direktur RSUD ' },
] as const;
