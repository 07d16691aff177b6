/**
 * What a model may say about a ticket: an opinion in our closed words, a summary, a draft. It stands beside the ticket, where people
 * can read it; nothing is decided by it. Source: issue of advice in `docs/advice.md`; `chat.md`, "Ubah jenis/prioritas" stays a person's.
 */
import { z } from 'zod';
import { priorities } from './priority.ts';

export const ABOUTS = ['triage', 'passing', 'answer'] as const;
export type About = (typeof ABOUTS)[number];

/** The model's opinion of a report; kind, category and priority are there only where they differ from what the ticket says. */
export const OpinionShownSchema = z.strictObject({
  summary: z.string(),
  kind: z.string().nullable(),
  category: z.string().nullable(),
  priority: z.enum(priorities).nullable(),
  /** It sounds like a security incident, which the ticket is not. */
  soundsLikeSecurity: z.boolean(),
});
/** For Tier 2: what happened, what was tried, what is asked. */
export const PassingSchema = z.strictObject({
  happened: z.string(),
  tried: z.string(),
  asked: z.string(),
});
/** A draft for the technician, who reads, changes or discards it. */
export const AnswerSchema = z.strictObject({ text: z.string() });

const SCHEMAS = { triage: OpinionShownSchema, passing: PassingSchema, answer: AnswerSchema } as const;
export interface Advised {
  readonly triage?: z.infer<typeof OpinionShownSchema>;
  readonly passing?: z.infer<typeof PassingSchema>;
  readonly answer?: z.infer<typeof AnswerSchema>;
}

/** Stored advice as it is shown; what an older release stored in another shape is left out. */
export function readAdvice(rows: readonly { about: string; value: string }[]): Advised {
  const known = rows.flatMap(({ about, value }) => {
    if (!(ABOUTS as readonly string[]).includes(about)) return [];
    const read = SCHEMAS[about as About].safeParse(JSON.parse(value));
    return read.success ? [[about, read.data] as const] : [];
  });
  return Object.fromEntries(known);
}

/** Words of a security incident, a complaint or another case for few eyes never leave the desk. */
export const mayBeAdvised = (ticket: { readonly kind: string; readonly isRestricted: boolean }): boolean =>
  ticket.kind !== 'complaint' && !ticket.isRestricted;
