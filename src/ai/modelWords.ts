/** What a model writes for technicians: the summary when a ticket is passed on, and the draft of an answer. */
import { z } from 'zod';
import { clip } from '../domain/text.ts';
import type { Advice, Model } from './model.ts';

const words = (most: number) =>
  z
    .string()
    .max(4_000)
    .transform((text) => clip(text.trim(), most));

const PassingSchema = z.strictObject({
  happened: z.string().max(4_000),
  tried: z.string().max(4_000),
  asked: z.string().max(4_000),
});
const AnswerSchema = z.strictObject({ text: z.string().min(1).max(4_000) });

const PASSING = `A ticket of an Indonesian city's ICT help desk is passed on from the office's technician to the second level. Summarise it
in formal, short Indonesian, without names of persons: happened (what does not work, since when, for whom), tried (what the first level
did, empty if nothing is said), asked (what the second level is to do). At most two sentences each. Invent nothing.`;

const ANSWER = `You draft the answer of an Indonesian city's ICT technician to an employee, in formal, short Indonesian ("Bapak/Ibu"), at most six
sentences, about what the conversation says. Ask for what is missing, propose safe first steps, promise no time, ask for no password, and
invent no facts, links or telephone numbers.`;

/** Summary for Tier 2; each part at most 300 UTF-16 units. */
export async function askPassing(
  model: Model,
  text: string,
): Promise<Advice<{ happened: string; tried: string; asked: string }>> {
  const said = await model.ask({ name: 'passing', instructions: PASSING, text, answer: PassingSchema });
  if (!said.ok) return said;
  const { happened, tried, asked } = said.value;
  const short = words(300);
  return {
    ok: true,
    value: { happened: short.parse(happened), tried: short.parse(tried), asked: short.parse(asked) },
  };
}

/** Draft of an answer, at most 1,200 UTF-16 units. */
export async function askAnswer(model: Model, text: string): Promise<Advice<{ text: string }>> {
  const said = await model.ask({ name: 'answer', instructions: ANSWER, text, answer: AnswerSchema });
  return said.ok ? { ok: true, value: { text: words(1_200).parse(said.value.text) } } : said;
}
