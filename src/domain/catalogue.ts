import { z } from 'zod';
import { ArticleSchema } from './articles.ts';
import { SpanSchema } from './cadence.ts';
import { FieldSchema, KebabSchema, answersOf, type Field } from './forms.ts';
import { RequirementSchema, StepSchema } from './requirements.ts';
import { COMMON_SERVICES } from './services/index.ts';
import type { CommonService } from './services/service.ts';
import { TICKET_KINDS } from './ticketKinds.ts';
import { CLASSIFICATIONS, REFUSALS, groups, routings } from './vocabulary.ts';

const CodeSchema = z
  .string()
  .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, 'use capital letters, digits and single hyphens');

const RowSchema = z.strictObject({
  code: CodeSchema,
  /** null: not in the text, the city does it by practice and says so. */
  article: ArticleSchema.nullable(),
  documents: z.array(RequirementSchema),
  /** In order. */
  approvers: z.array(StepSchema),
  /** Options of a choice that this city keeps; the others are not asked. */
  options: z.record(KebabSchema, z.array(KebabSchema).min(1)).default({}),
  /** What differs from the common service of this code, or all of it where there is none. */
  title: z.string().min(1).max(120).optional(),
  kind: z.enum(TICKET_KINDS).optional(),
  group: z.enum(groups).optional(),
  routing: z.enum(routings).optional(),
  time: SpanSchema.optional(),
  fields: z.array(FieldSchema).min(1).optional(),
  letterRequired: z.boolean().optional(),
  twoPerson: z.boolean().optional(),
  portalOnly: z.boolean().optional(),
  classification: z.enum(CLASSIFICATIONS).optional(),
});
type Row = z.infer<typeof RowSchema>;

const needed = ['title', 'kind', 'group', 'routing', 'time', 'fields'] as const;

/** A service as one city offers it: a row of its file over the common service of that code (domain.md 3). */
export const ServiceSchema = RowSchema.transform((row, context) => {
  const common: Partial<CommonService> = COMMON_SERVICES[row.code] ?? {};
  const say = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
  const missing = needed.filter((name) => (row[name] ?? common[name]) === undefined);
  if (missing.length > 0) {
    const parts = missing.join(', ');
    say(['code'], `is no common service; correct it, or give a service of this city alone its ${parts}`);
    return z.NEVER;
  }
  const from = <K extends (typeof needed)[number]>(name: K) =>
    (row[name] ?? common[name]) as NonNullable<Row[K]>;
  const { options, ...rest } = row;
  return {
    ...rest,
    isPractice: row.article === null,
    title: from('title'),
    kind: from('kind'),
    group: from('group'),
    routing: from('routing'),
    time: from('time'),
    fields: narrowed(row.fields ?? common.fields ?? [], options, say),
    letterRequired: row.letterRequired ?? common.letterRequired ?? false,
    twoPerson: row.twoPerson ?? common.twoPerson ?? false,
    portalOnly: row.portalOnly ?? common.portalOnly ?? false,
    classification: row.classification ?? common.classification ?? ('internal' as const),
  };
});
export type Service = z.infer<typeof ServiceSchema>;

/** A service that this city does not have: why, the article that says how it is here, and where it exists. */
export const RefusalSchema = z.strictObject({
  code: CodeSchema,
  why: z.enum(REFUSALS),
  article: ArticleSchema,
  elsewhere: z.strictObject({ city: KebabSchema, article: ArticleSchema }).optional(),
  /** What to ask for instead. */
  instead: CodeSchema.optional(),
});
export type Refusal = z.infer<typeof RefusalSchema>;

function narrowed(
  fields: readonly Field[],
  options: Row['options'],
  say: (path: string[], message: string) => void,
): Field[] {
  for (const [code, kept] of Object.entries(options)) {
    const field = fields.find((one) => one.code === code);
    const known = field?.options === undefined ? [] : answersOf(field);
    for (const option of kept.filter((one) => !known.includes(one)))
      say(['options', code], `'${option}' is no option; write some of: ${known.join(', ') || 'none'}`);
  }
  return fields.map((field) => {
    const kept = options[field.code];
    if (kept === undefined) return field;
    return { ...field, options: (field.options ?? []).filter((option) => kept.includes(option.code)) };
  });
}
