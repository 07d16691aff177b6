/** What is in the repository works from a fresh clone anywhere, and says nothing about the machine it was written on. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources.ts';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((name) => name !== '');
const textOf = (name: string): string => readFileSync(join(root, name), 'utf8');
const isText = (name: string): boolean =>
  !/\.(png|jpe?g|gif|webp|ico|woff2?|ogg|mp3|mp4|pdf|zip|gz|dump)$/.test(name);

/** Lines where this stands, as `file: text`. */
function where(pattern: RegExp, except: readonly string[] = []): string[] {
  return files
    .filter((name) => isText(name) && !except.includes(name))
    .flatMap((name) => [...textOf(name).matchAll(pattern)].map(([found]) => `${name}: ${found}`));
}

test('no file knows a path of somebody’s machine', () => {
  expect(
    where(/(?<![\w.])\/(?:work|root|home\/\w|Users\/\w)[\w./-]*|\b[A-Z]:\\Users\b/g, [
      'test/house/tracked.test.ts',
    ]),
  ).toEqual([]);
});

test('no file names a package registry or an address inside somebody’s network', () => {
  const hosts =
    /\b(?:[\w-]+\.)*(?:registry|artifactory|nexus|verdaccio|pypi|goproxy)\b(?:\.[\w-]+)+(?::\d+)?|\/\/(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d[\d.]*/g;
  expect(where(hosts, ['test/house/tracked.test.ts'])).toEqual([]);
});

test('the lock file says what, never from where', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as {
    packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
  };
  const installed = Object.entries(lock.packages).filter(([name, one]) => name !== '' && one.link !== true);
  expect(installed.filter(([, one]) => one.resolved !== undefined).map(([name]) => name)).toEqual([]);
  expect(installed.filter(([, one]) => !/^sha512-/.test(one.integrity ?? '')).map(([name]) => name)).toEqual(
    [],
  );
});

test('every package is pinned to one version, and the lock file agrees', () => {
  const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<
    string,
    Record<string, string>
  >;
  const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, { version?: string }> };
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
});
