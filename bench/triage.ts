/**
 * How well reports are sorted, on a file of the format of `messages.csv`: accuracy per field, what was confused with what, and how
 * often security was missed. `npm run bench:triage -- [FILE.csv] [--misses]`; without a file `bench/messages.csv`, none of which is
 * in the corpus that the classifier learns from. Kind M counts as G (staff never open problems, domain.md 4.1); kind `-` marks what
 * is no report. With `AI_BASE_URL` and `AI_MODEL` set (and `AI_API_KEY` if it wants one) the model is measured beside it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { triage, type Triage } from '../src/ai/lexical.ts';
import { makeModel, usualModelLimits } from '../src/ai/model.ts';
import { askTriage, sharpened } from '../src/ai/modelTriage.ts';
import { kindLetters } from '../src/domain/numbers.ts';

const FIELDS = ['kind', 'category', 'impact', 'urgency', 'priority', 'security'] as const;
type Row = Readonly<Record<string, string>>;

const args = process.argv.slice(2);
const showsMisses = args.includes('--misses');
const file =
  args.find((arg) => !arg.startsWith('--')) ?? fileURLToPath(new URL('./messages.csv', import.meta.url));
const rows = rowsOf(readFileSync(file, 'utf8'));

triage(''); // learns first
await measure('Lexical classifier', (text) => triage(text));

const { AI_BASE_URL: baseUrl, AI_MODEL: name, AI_API_KEY: apiKey } = process.env;
if (baseUrl === undefined || name === undefined)
  console.log('\nNo model is configured (AI_BASE_URL, AI_MODEL): only the lexical classifier was measured.');
else {
  const settings = { baseUrl, model: name, ...(apiKey === undefined ? {} : { apiKey }) };
  const model = makeModel(settings, () => performance.now(), { ...usualModelLimits, perHour: Infinity });
  const without = new Map<string, number>();
  await measure(`With ${name}`, async (text) => {
    const guess = triage(text);
    const advice = await askTriage(model, text);
    if (!advice.ok) without.set(advice.why, (without.get(advice.why) ?? 0) + 1);
    return advice.ok ? sharpened(guess, advice.value) : guess;
  });
  for (const [why, times] of without) console.log(`no advice: ${times} × ${why}`);
}

/** Runs every message through a classifier and prints what came of it. */
async function measure(title: string, classify: (text: string) => Triage | Promise<Triage>): Promise<void> {
  const right = new Map<string, [number, number]>();
  const confused = new Map<string, number>();
  const missed: string[] = [];
  let [slowest, falseAlarms] = [0, 0];
  const count = (field: string, isRight: boolean): void => {
    const [hits, all] = right.get(field) ?? [0, 0];
    right.set(field, [hits + (isRight ? 1 : 0), all + 1]);
  };
  for (const row of rows) {
    const text = row['text'] ?? '';
    const began = performance.now();
    const guess = await classify(text);
    slowest = Math.max(slowest, performance.now() - began);
    const isReport = row['kind'] !== '-';
    count('report', (guess.small === null) === isReport);
    if (!isReport) continue;
    const wanted = wantedOf(row);
    const got: Readonly<Record<string, unknown>> = { ...guess, kind: kindLetters[guess.kind] };
    for (const field of FIELDS) {
      if (wanted[field] === undefined || wanted[field] === '') continue;
      count(field, wanted[field] === got[field]);
      if (wanted[field] === got[field]) continue;
      const pair = `${field} ${JSON.stringify(wanted[field])} → ${JSON.stringify(got[field])}`;
      if (field === 'kind' || field === 'category') confused.set(pair, (confused.get(pair) ?? 0) + 1);
      if (showsMisses) console.log(`${pair}  ${text}`);
    }
    if (wanted['security'] === true && !guess.security) missed.push(text);
    if (wanted['security'] === false && guess.security) falseAlarms += 1;
  }
  console.log(`\n${title}: ${rows.length} messages`);
  for (const field of [...FIELDS, 'report']) {
    const [hits, all] = right.get(field) ?? [0, 0];
    if (all > 0) console.log(`${field.padEnd(9)} ${(hits / all).toFixed(3)}  (${hits} of ${all})`);
  }
  console.log(confused.size === 0 ? 'no kind or category confused' : 'confused (right → guessed):');
  for (const [pair, times] of [...confused].sort((a, b) => b[1] - a[1])) console.log(`  ${times} × ${pair}`);
  console.log(`security missed: ${missed.length}, false alarms: ${falseAlarms}`);
  for (const text of missed) console.log(`  ${text}`);
  console.log(`slowest message: ${slowest.toFixed(1)} ms`);
}

function wantedOf(row: Row): Readonly<Record<string, unknown>> {
  const { kind, category, impact, urgency, priority } = row;
  const security = row['route'] === 'T2!' || row['service'] === 'INSIDEN-SIBER';
  return { kind: kind === 'M' ? 'G' : kind, category, impact, urgency, priority, security };
}

function rowsOf(csv: string): Row[] {
  const [head = [], ...lines] = cellsOf(csv);
  return lines
    .filter((cells) => cells.length > 1)
    .map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
}

/** RFC 4180: quoted cells may hold commas, line ends and doubled quotes. */
function cellsOf(csv: string): string[][] {
  const cells: string[][] = [[]];
  for (const [, quoted, bare = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    cells.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '') break;
    if (end !== ',') cells.push([]);
  }
  return cells;
}
