/** Lines and files asked for about duties: evidence, a reason, data awal. */
import type { Media } from '../engine/speech.ts';
import type { Desk, Known, Notice } from './desk.ts';
import { answerBaseline } from './dutyBaselines.ts';
import { answerEvidence, answerReason } from './dutyEvidence.ts';
import { verdict } from './dutyVerdicts.ts';

/** Questions about duties are called this and the verb. */
export const DUTY = 'duty.';

export async function answerDuty(
  desk: Desk,
  arrival: Known,
  what: string,
  about: string,
  text: string,
  media: Media | null,
): Promise<Notice> {
  if (what === 'send') return answerEvidence(desk, arrival, about, text, media);
  if (what === 'base') return answerBaseline(desk, arrival, about, text);
  if (what === 'block' || what === 'not') return answerReason(desk, arrival, what, about, text);
  return verdict(desk, arrival, what, about.split(':'), text);
}
