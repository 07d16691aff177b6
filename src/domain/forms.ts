import { z } from 'zod';

/**
 * `letter` is number and date; `person` one of the office's people; `office` an office of the city; `fqdn` a name under the
 * city's domain.
 */
export const FIELD_TYPES = [
  'text',
  'long_text',
  'choice',
  'number',
  'date',
  'datetime',
  'file',
  'letter',
  'person',
  'office',
  'yes_no',
  'url',
  'fqdn',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface Option {
  readonly code: string;
  readonly label: string;
}

/** One question of a form; the label is what the person reads. */
export interface Field {
  readonly code: string;
  readonly type: FieldType;
  readonly label: string;
  readonly required: boolean;
  /** Of a `choice` only. */
  readonly options?: readonly Option[] | undefined;
  /** Asked only where an earlier answer is this. */
  readonly when?: Condition | undefined;
}

/** What makes a question, a document or a step needed: an option of a choice, or `ya` or `tidak`. */
export interface Condition {
  readonly field: string;
  readonly is: string;
}

export const KebabSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower case letters, digits and single hyphens');

export const ConditionSchema = z.strictObject({ field: KebabSchema, is: KebabSchema });

export const FieldSchema = z
  .strictObject({
    code: KebabSchema,
    type: z.enum(FIELD_TYPES),
    label: z.string().min(1).max(60),
    required: z.boolean(),
    options: z
      .array(z.strictObject({ code: KebabSchema, label: z.string().min(1).max(60) }))
      .min(2)
      .optional(),
    when: ConditionSchema.optional(),
  })
  .refine((field) => (field.type === 'choice') === (field.options !== undefined), {
    path: ['options'],
    message: 'give options to a choice, and to nothing else',
  });

/** The answers that a condition may ask for; none where the type cannot be asked. */
export function answersOf(field: Field): string[] {
  if (field.type === 'yes_no') return ['ya', 'tidak'];
  return (field.options ?? []).map((option) => option.code);
}

type Simple = Exclude<FieldType, 'choice'>;

export const field = (type: Simple, code: string, label: string): Field => ({
  code,
  type,
  label,
  required: true,
});

export const choice = (code: string, label: string, options: Readonly<Record<string, string>>): Field => ({
  code,
  type: 'choice',
  label,
  required: true,
  options: Object.entries(options).map(([of, text]) => ({ code: of, label: text })),
});

/** The same question, but it may be skipped. */
export const optional = (asked: Field): Field => ({ ...asked, required: false });

/** The same question, asked only where an earlier answer is this. */
export const when = (of: string, is: string, asked: Field): Field => ({ ...asked, when: { field: of, is } });

/**
 * Asked with every request, after its own fields; the letter where `letterRequired`. Every request says whether it follows
 * the architecture (Bitung 8(3), Padang 6(4)). Source: domain.md 3.
 */
export const HEADER_FIELDS: readonly Field[] = [
  field('letter', 'surat', 'Nomor dan tanggal surat'),
  choice('penandatangan', 'Penandatangan surat', {
    'kepala-pd': 'Kepala PD',
    plt: 'Pelaksana tugas (Plt.)',
    'atas-nama': 'Atas nama (a.n.)',
  }),
  field('person', 'kontak-teknis', 'Kontak teknis'),
  choice('kesesuaian-arsitektur', 'Sesuai Arsitektur SPBE', {
    ya: 'Ya',
    tidak: 'Tidak',
    'belum-tahu': 'Belum tahu',
  }),
];
