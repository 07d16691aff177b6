/** One question to the model, by what it is about; the answer in the desk's words, or why there is none. */
import type { About } from '../domain/advice.ts';
import type { Answered } from '../desk/advice.ts';
import { triage } from './lexical.ts';
import type { Advice, Model } from './model.ts';
import { askAnswer, askPassing } from './modelWords.ts';
import { askTriage, sharpened } from './modelTriage.ts';

export async function consult(model: Model, about: About, text: string): Promise<Advice<Answered>> {
  if (about === 'triage') {
    const said = await askTriage(model, text);
    return said.ok ? { ok: true, value: { about, opinion: sharpened(triage(text), said.value) } } : said;
  }
  if (about === 'passing') {
    const said = await askPassing(model, text);
    return said.ok ? { ok: true, value: { about, value: said.value } } : said;
  }
  const said = await askAnswer(model, text);
  return said.ok ? { ok: true, value: { about, value: said.value } } : said;
}
