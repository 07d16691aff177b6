/**
 * What the classifier learns from: messages invented by us after how staff of Bitung and Padang write (`corpus/*.txt`); none is
 * copied from anywhere, and none of the samples it is measured with is among them.
 */
import { readFileSync } from 'node:fs';
import type { SecurityKind } from '../domain/priority.ts';

export interface Example {
  /** `K G M P U`, or `-`: opens no ticket. */
  readonly kind: string;
  readonly category: string | null;
  readonly impact: string | null;
  readonly urgency: string | null;
  readonly security: SecurityKind;
  readonly text: string;
}

const FILES = ['incidents', 'requests', 'security', 'talk'];

/** A heading `[G keamanan I1 U1 !leak]` says what the messages below it are. Throws with file and line on anything else. */
export function examplesOf(text: string, file: string): Example[] {
  let labels: Omit<Example, 'text'> | undefined;
  return text.split('\n').flatMap((line, index): Example[] => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    if (line.startsWith('[')) {
      const heading = /^\[([KGMPU-])(?: (\w+) (I[1-4]) (U[1-4])(?: !(\w+))?)?\]$/.exec(line);
      if (heading === null)
        throw new Error(`${file}:${index + 1}: a heading is [kind category impact urgency !security]`);
      const [, kind = '-', category = null, impact = null, urgency = null, security = 'none'] = heading;
      labels = { kind, category, impact, urgency, security: security as SecurityKind };
      return [];
    }
    if (labels === undefined) throw new Error(`${file}:${index + 1}: a message before the first heading`);
    return [{ ...labels, text: line }];
  });
}

export const corpus = (): Example[] =>
  FILES.flatMap((name) =>
    examplesOf(
      readFileSync(new URL(`./corpus/${name}.txt`, import.meta.url), 'utf8'),
      `src/ai/corpus/${name}.txt`,
    ),
  );
