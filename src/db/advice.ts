import type { About } from '../domain/advice.ts';
import { ask, type Asked } from './query.ts';

/** What a model has said about this ticket so far. */
export function adviceOf(on: Asked, caseId: string): Promise<{ about: string; value: string }[]> {
  return ask(on, 'advice-of', 'select about, value from advice where case_id = $1', [caseId]);
}

/** The newest advice of its kind takes the place of the one before. */
export async function keepAdvice(
  on: Asked,
  one: { readonly caseId: string; readonly about: About; readonly value: string; readonly at: Date },
): Promise<void> {
  await ask(
    on,
    'advice-keep',
    `insert into advice (case_id, about, value, at) values ($1, $2, $3, $4)
     on conflict (case_id, about) do update set value = excluded.value, at = excluded.at`,
    [one.caseId, one.about, one.value, one.at],
  );
}
