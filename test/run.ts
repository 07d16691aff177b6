// node bin/run.js test/run.ts quick|full [Vitest's arguments]. The last line is `N passed, N failed, N skipped`.
import { spawn, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { debianVersions, startDebian } from './support/debian.ts';
import { whyNoPowerDns } from './support/powerdns.ts';

type Counts = { passed: number; failed: number; skipped: number };

const [mode, ...args] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));

// What Debian brings to the full tests. Each entry: how to see that it is there, and the package to install.
const parts = [
  { name: 'chromium', package: 'chromium', isThere: () => runs('chromium', '--version') },
  { name: 'pgbench', package: 'postgresql-contrib', isThere: () => runs('pgbench', '--version') },
  { name: 'another version of Postgres', package: 'postgresql', isThere: () => debianVersions().length > 0 },
  {
    name: 'PowerDNS',
    package: 'pdns-server and pdns-backend-sqlite3',
    isThere: () => whyNoPowerDns() === null,
  },
];

// What speaks to the database most runs on every version of Postgres there is.
const ON_EVERY_VERSION = [
  'test/database',
  'test/receiving',
  'test/conversation/ticket',
  'test/conversation/drafting',
  'test/conversation/staff',
];

/** What failed, a line each: said again at the end, where somebody with a long log looks. */
const failures: string[] = [];

if (mode !== 'quick' && mode !== 'full') {
  console.error("Usage: node bin/run.js test/run.ts quick|full [Vitest's arguments]");
  process.exit(2);
}
const total = mode === 'quick' ? await vitest({ MEJA_TEST: 'quick' }) : await full();
if (total.passed + total.failed === 0) {
  console.log('No test ran.');
  total.failed = 1;
}
for (const line of failures) console.log(`FAILED ${line}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Full counts on the embedded Postgres, then what speaks to the database most, sampled, on each Postgres that Debian has. */
async function full(): Promise<Counts> {
  const missing = parts.filter((part) => !part.isThere());
  const which = args.length === 0 && process.env['MEJA_AFTER_QUICK'] === '1' ? moreInFull() : args;
  let sum = await vitest({ MEJA_TEST: 'full' }, which);
  for (const version of debianVersions()) {
    console.log(`\nThe same, sampled, on PostgreSQL ${version}`);
    const server = await startDebian(version);
    try {
      sum = add(
        sum,
        await vitest(
          { MEJA_TEST: 'quick', TEST_DATABASE_URL: server.url },
          args.length > 0 ? args : ON_EVERY_VERSION,
        ),
      );
    } finally {
      await server.stop();
    }
  }
  for (const part of missing) console.log(`Missing: ${part.name}. Fix: apt-get install ${part.package}`);
  return add(sum, { passed: 0, failed: missing.length, skipped: 0 });
}

/** Files that do more in full than sampled: after a quick run of everything only these have anything left to show. */
function moreInFull(): string[] {
  return globSync('test/**/*.test.ts', { cwd: root }).filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return (
      text.includes('MEJA_TEST') ||
      /import \{[^}]*\b(?:count|isFull)\b[^}]*\} from '[^']*support\/faults\.ts'/.test(text)
    );
  });
}

/** One run of Vitest, its own report on the terminal. What fails outside of any test counts as one failure. */
async function vitest(environment: Record<string, string>, which = args): Promise<Counts> {
  const directory = mkdtempSync(join(tmpdir(), 'meja-report-'));
  const report = join(directory, 'report.json');
  try {
    const program = join(root, 'node_modules/vitest/vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const child = spawn(process.execPath, [program, 'run', ...reporters, ...which], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    });
    const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
    process.once('SIGTERM', pass);
    const code = await new Promise<number>((done, fail) => {
      child.once('error', fail);
      child.once('exit', (status) => done(status ?? 1));
    });
    process.off('SIGTERM', pass);
    const counts = count(report);
    if (code === 0 || counts.failed > 0) return counts;
    failures.push(`Vitest ended with ${code}, outside of any test`);
    return { ...counts, failed: 1 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function count(report: string): Counts {
  type Test = { status: string; fullName: string; failureMessages: string[] };
  type Report = {
    testResults: { status: string; name: string; message: string; assertionResults: Test[] }[];
  };
  let files: Report['testResults'];
  try {
    files = (JSON.parse(readFileSync(report, 'utf8')) as Report).testResults;
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
  let sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, name, message, assertionResults: tests } of files) {
    const file = relative(root, name);
    for (const test of tests.filter((one) => one.status === 'failed'))
      failures.push(`${file} > ${test.fullName}: ${firstLine(test.failureMessages.join(' | '))}`);
    const failed = tests.filter((test) => test.status === 'failed').length;
    const passed = tests.filter((test) => test.status === 'passed').length;
    const broken = status === 'failed' && failed === 0 ? 1 : 0;
    if (broken === 1) failures.push(`${file}: ${firstLine(message)}`);
    sum = add(sum, { passed, failed: failed + broken, skipped: tests.length - passed - failed });
  }
  return sum;
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 300);
}

function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

function runs(program: string, flag: string): boolean {
  return spawnSync(program, [flag], { stdio: 'ignore' }).status === 0;
}
