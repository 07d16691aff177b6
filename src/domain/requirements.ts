import { z } from 'zod';
import { ConditionSchema } from './forms.ts';
import { paperCodes } from './papers.ts';
import { approvers } from './vocabulary.ts';

const conditions = z.array(ConditionSchema).min(1);
const paper = z.enum(paperCodes);

/**
 * A paper that must be there: a code, or `{ anyOf: [log, tangkapan-layar] }` where one of several does. With `when` it is
 * needed only where one of the answers is given; with `isOptional` it is asked for but not missed.
 */
export const RequirementSchema = z
  .union([
    paper,
    z.strictObject({
      anyOf: z.array(paper).min(1),
      when: conditions.optional(),
      isOptional: z.boolean().optional(),
    }),
  ])
  .transform((row) =>
    typeof row === 'string'
      ? { anyOf: [row], when: [], isOptional: false }
      : { anyOf: row.anyOf, when: row.when ?? [], isOptional: row.isOptional ?? false },
  );
export type Requirement = z.infer<typeof RequirementSchema>;

/** A step of an approval chain: a code, or `{ step: chair, when: [...] }`, needed where one of the answers is given. */
export const StepSchema = z
  .union([z.enum(approvers), z.strictObject({ step: z.enum(approvers), when: conditions })])
  .transform((row) => (typeof row === 'string' ? { step: row, when: [] } : row));
export type Step = z.infer<typeof StepSchema>;
