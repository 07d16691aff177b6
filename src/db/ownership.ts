import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/** Thrown when another living process owns the data directory; `pid` is that process where it is known. */
export class DataDirInUse extends Error {
  readonly pid: number | undefined;
  constructor(dataDir: string, pid: number | undefined) {
    const who = pid === undefined ? 'another process' : `process ${pid}${named(pid)}`;
    super(
      `The data directory ${dataDir} is in use by ${who}, which is still running: stop it first, or set DATA_DIR to another folder.`,
    );
    this.pid = pid;
  }
}

/**
 * Makes this process the one owner of the data directory until `release` or its death. The lock is a file lock
 * of the kernel (through SQLite), so a `kill -9` frees it at once and no stale file can lie about it.
 * Throws DataDirInUse.
 */
export function takeOwnership(dataDir: string): { release: () => void } {
  const pidFile = join(dataDir, 'owner.pid');
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(dataDir, 'owner.lock'), { timeout: 0 });
    lock.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock?.close();
    if ((cause as { errcode?: number }).errcode === 5) throw new DataDirInUse(dataDir, readPid(pidFile));
    throw new Error(
      `The data directory ${dataDir} cannot be written: give it to the user who starts Meja Bantu, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  const held = lock;
  return {
    release() {
      rmSync(pidFile, { force: true });
      held.close();
    },
  };
}

/**
 * Ends what a dead owner left behind in this cluster: its postmaster (fast shutdown, then harder) and lone
 * backends, then a postmaster.pid that names nobody. Call only as owner. Returns the process ids it ended.
 */
export async function stopOrphans(clusterDir: string): Promise<number[]> {
  const ended = new Set<number>();
  const postmaster = (await readPostmaster(clusterDir))?.pid;
  for (const [signal, patience] of [
    ['SIGINT', 8_000],
    ['SIGQUIT', 3_000],
    ['SIGKILL', 5_000],
  ] as const) {
    const living = await serversOf(clusterDir, postmaster);
    if (living.length === 0) break;
    const chief = living.find((pid) => pid === postmaster);
    for (const pid of signal !== 'SIGKILL' && chief !== undefined ? [chief] : living) {
      ended.add(pid);
      sendSignal(pid, signal);
    }
    const deadline = Date.now() + patience;
    while (Date.now() < deadline && (await serversOf(clusterDir, postmaster)).length > 0) await sleep(20);
  }
  const left = await serversOf(clusterDir, postmaster);
  if (left.length > 0)
    throw new Error(`Process ${left.join(', ')} still holds ${clusterDir} and does not end: stop it.`);
  await rm(join(clusterDir, 'postmaster.pid'), { force: true });
  return [...ended];
}

/** What postmaster.pid says; `ready` means that the server accepts connections. */
export async function readPostmaster(
  clusterDir: string,
): Promise<{ pid: number; port: number; ready: boolean } | undefined> {
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** True when a process of this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Postgres processes of the cluster. Linux: those that work in its directory; elsewhere the one in postmaster.pid. */
async function serversOf(clusterDir: string, postmaster: number | undefined): Promise<number[]> {
  if (process.platform !== 'linux')
    return postmaster !== undefined && isPostgres(postmaster) ? [postmaster] : [];
  const home = await realpath(clusterDir).catch(() => clusterDir);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && worksIn(pid, home));
}

function isPostgres(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' });
  return /postgres\s*$/.test(stdout ?? '');
}

function worksIn(pid: number, home: string): boolean {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) !== home) return false;
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres' && !isZombie(pid);
  } catch {
    return false;
  }
}

const isZombie = (pid: number): boolean =>
  / [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').slice(0, 60));

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended in the meantime.
  }
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function named(pid: number): string {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
    return words.length === 0 ? '' : ` (${words.join(' ').slice(0, 120)})`;
  } catch {
    return '';
  }
}
