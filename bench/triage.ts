/**
 * Accuracy of the lexical classifier on a file of the format of `messages.csv`, per field with confusions, and how often
 * security was missed: `npm run bench:triage -- [FILE.csv] [--misses]`. Kind M counts as G: staff never open problems
 * (domain.md 4.1); kind `-` marks what is no report. Without a file: `bench/messages.csv`, none of which is in the corpus that
 * the classifier learns from.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { triage } from '../src/ai/lexical.ts';
import { kindLetters } from '../src/domain/numbers.ts';

const args = process.argv.slice(2);
const flag = args.find((arg) => arg === '--misses');
const file =
  args.find((arg) => !arg.startsWith('--')) ?? fileURLToPath(new URL('./messages.csv', import.meta.url));

const fields = ['kind', 'category', 'impact', 'urgency', 'priority', 'security', 'report'] as const;
const right = new Map<string, [number, number]>();
const count = (field: string, hit: boolean) => {
  const [hits, all] = right.get(field) ?? [0, 0];
  right.set(field, [hits + (hit ? 1 : 0), all + 1]);
};
const missed: string[] = [];
const confused = new Map<string, number>();
triage('warm'); // learns first
let slowest = 0;

for (const row of rowsOf(readFileSync(file, 'utf8'))) {
  const text = row['text'] ?? '';
  const began = performance.now();
  const guess = triage(text);
  slowest = Math.max(slowest, performance.now() - began);
  const isReport = row['kind'] !== '-';
  count('report', (guess.small === null) === isReport);
  if (!isReport) {
    if (guess.small === null && flag !== undefined) console.log(`report     - → ${guess.kind}  ${text}`);
    continue;
  }
  const isSecurity = row['route'] === 'T2!' || row['service'] === 'INSIDEN-SIBER';
  const wanted: Record<string, unknown> = {
    kind: row['kind'] === 'M' ? 'G' : row['kind'],
    category: row['category'],
    impact: row['impact'],
    urgency: row['urgency'],
    priority: row['priority'],
    security: isSecurity,
  };
  const got: Record<string, unknown> = { ...guess, kind: kindLetters[guess.kind] };
  for (const field of fields.slice(0, 6)) {
    if (wanted[field] === undefined || wanted[field] === '') continue;
    count(field, wanted[field] === got[field]);
    if (wanted[field] !== got[field] && (field === 'kind' || field === 'category')) {
      const pair = `${field} ${JSON.stringify(wanted[field])} → ${JSON.stringify(got[field])}`;
      confused.set(pair, (confused.get(pair) ?? 0) + 1);
    }
    if (wanted[field] !== got[field] && flag !== undefined)
      console.log(
        `${field.padEnd(9)} ${JSON.stringify(wanted[field])} → ${JSON.stringify(got[field])}  ${text}`,
      );
  }
  if (isSecurity && !guess.security) missed.push(text);
}

for (const field of fields) {
  const [hits, all] = right.get(field) ?? [0, 0];
  if (all > 0) console.log(`${field.padEnd(9)} ${(hits / all).toFixed(3)}  (${hits} of ${all})`);
}
console.log(confused.size === 0 ? 'nothing confused' : 'confused (right → guessed):');
for (const [pair, times] of [...confused].sort((a, b) => b[1] - a[1])) console.log(`  ${times} × ${pair}`);
console.log(`security missed: ${missed.length}${missed.map((text) => `\n  ${text}`).join('')}`);
console.log(`slowest message: ${slowest.toFixed(2)} ms`);

function rowsOf(csv: string): Record<string, string>[] {
  const [head = [], ...rows] = cellsOf(csv);
  return rows
    .filter((row) => row.length > 1)
    .map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}

/** RFC 4180: quoted cells may hold commas, line ends and doubled quotes. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows;
}
