import { z } from 'zod';
import { ArticleSchema } from './articles.ts';
import { CADENCE_SOURCES, CadenceSchema } from './cadence.ts';
import { COMMON_DUTIES } from './commonDuties.ts';
import { KebabSchema } from './forms.ts';
import { RequirementSchema } from './requirements.ts';
import {
  AUDIENCES,
  AUDIT_OBJECTS,
  CLASSIFICATIONS,
  COORDINATORS,
  OFFSETS,
  OWNERS,
  PARTIES,
  RECIPIENTS,
  offsetSets,
} from './vocabulary.ts';

const RowSchema = z.strictObject({
  code: KebabSchema,
  article: ArticleSchema,
  cadence: CadenceSchema,
  cadenceSource: z.enum(CADENCE_SOURCES),
  owner: z.enum(OWNERS),
  coordinators: z.array(z.enum(COORDINATORS)),
  /** In order; the last is the addressee, each gives a receipt. */
  reportTo: z.array(z.enum(RECIPIENTS)),
  /** Which of these the regulation itself names; the others are the desk's proposal, and it says so. */
  namedInText: z.array(z.enum(['owner', 'coordinators', 'reportTo'])).default([]),
  evidence: z.array(RequirementSchema).min(1),
  applies: z.array(z.enum(AUDIENCES)).min(1),
  /** The text says "dapat": it may be done, it is not owed. */
  isOptional: z.boolean().default(false),
  /** A date that the text fixes. */
  dueOn: z.iso.date().optional(),
  /** Days after the event; the text gives none, so this is a proposal (Bitung 50). */
  withinDays: z.int().min(1).max(365).optional(),
  /** Months of disuse after which the Dinas may act (Padang 28(5)). */
  unusedMonths: z.int().min(1).max(120).optional(),
  auditObjects: z.array(z.enum(AUDIT_OBJECTS)).min(1).optional(),
  /** Of a duty that is not among the common ones. */
  title: z.string().min(1).max(120).optional(),
  offsets: z.enum(offsetSets).optional(),
  classification: z.enum(CLASSIFICATIONS).optional(),
});

/** A duty of one city: a row of its file, with name and reminders of the common duty of that code (Bitung and Padang, 50 in all). */
export const DutySchema = RowSchema.transform((row, context) => {
  const { title, offsets, classification } = { ...COMMON_DUTIES[row.code], ...defined(row) };
  if (title === undefined || offsets === undefined) {
    context.addIssue({
      code: 'custom',
      path: ['code'],
      message: 'is no common duty; correct it, or give a duty of this city alone its title and offsets',
    });
    return z.NEVER;
  }
  return { ...row, title, offsets, classification: classification ?? ('internal' as const) };
});
export type Duty = z.infer<typeof DutySchema>;

/** Whether each office that the duty applies to has a cycle of its own; otherwise the city has one. */
export function isPerOffice(duty: Pick<Duty, 'owner'>): boolean {
  const holder = PARTIES[duty.owner];
  return holder.by === 'role' && holder.at === 'each';
}

/** Days from the due date on which the owner is reminded; negative is before. */
export function offsetsOf(duty: Pick<Duty, 'offsets'>): readonly number[] {
  return OFFSETS[duty.offsets];
}

function defined<T extends object>(row: T): Partial<T> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Partial<T>;
}
