/** A model's opinion of a report, in the same closed words as the lexical one; it can sharpen a guess, not decide anything. */
import { z } from 'zod';
import { floorForSecurity, impacts, priorityOf, urgencies } from '../domain/priority.ts';
import { clip } from '../domain/text.ts';
import type { Advice, Model } from './model.ts';
import type { Triage } from './lexical.ts';
import { categories } from './lexicalCategories.ts';

const line = (most: number) =>
  z
    .string()
    .transform((text) => clip(text.replace(/\s+/g, ' ').trim(), most))
    .pipe(z.string().min(1));

const OpinionSchema = z.strictObject({
  kind: z.enum(['complaint', 'incident', 'service_request', 'change']),
  category: z.enum(categories),
  impact: z.enum(impacts),
  urgency: z.enum(urgencies),
  isSecurity: z.boolean(),
  canTier1Solve: z.boolean(),
  language: z.enum(['id', 'en']),
  summary: z.string().min(1).max(400),
});
export type Opinion = z.infer<typeof OpinionSchema>;

const INSTRUCTIONS = `You sort reports of Indonesian city employees to their ICT help desk; they write in Indonesian, often with
Manado or Minang words. kind: complaint (unhappy with how they were served), incident (something that worked is broken or slow),
service_request (wants something new or standard, or asks), change (alters a running service, DNS, port, LAN). category: jaringan
(internet, wifi, WAN), lan (cables, switches, IP inside the office), aplikasi, akun, email, keamanan, website, server, data,
perangkat, tte (electronic signature), permintaan (questions about duties, rules, meetings), lainnya. impact: I1 several offices or a public
service stopped or data leaked, I2 one whole office, I3 one room, I4 one person. urgency: U1 stopped and due today, U2 stopped, U3
hampered, U4 can wait. isSecurity: hacked, malware, phishing, leaked data, stolen device, misused account. canTier1Solve: the
office's own technician can probably solve it. summary: one line in the language of the message, without names.`;

export const askTriage = (model: Model, text: string): Promise<Advice<Opinion>> =>
  model.ask({ name: 'triage', instructions: INSTRUCTIONS, text, answer: OpinionSchema });

/**
 * The lexical guess, sharpened. What the lists call security stays security; what only the model calls so becomes P2, never P1: a
 * sentence in a message must not be able to wake people at night.
 */
export function sharpened(guess: Triage, opinion: Opinion): Triage {
  const summary = line(100).safeParse(opinion.summary).data ?? guess.summary;
  if (guess.security) return { ...guess, summary };
  if (opinion.isSecurity) {
    const { impact, urgency } = guess;
    const priority = priorityOf(impact, urgency === 'U1' ? 'U2' : urgency);
    return {
      ...guess,
      kind: 'incident',
      category: 'keamanan',
      security: true,
      securityKind: 'other',
      priority: priority === 'P1' ? 'P2' : floorForSecurity(priority, 'other'),
      summary,
    };
  }
  const { kind, category, impact, urgency } = opinion;
  const priority = priorityOf(impact, urgency);
  const isRaised = priority === 'P1' && guess.priority !== 'P1';
  return isRaised
    ? { ...guess, kind, category, summary }
    : { ...guess, kind, category, impact, urgency, priority, summary };
}
