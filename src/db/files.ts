/** Evidence and letters, in the database itself. */
import { createHash } from 'node:crypto';
import type { RecordClass } from '../domain/records.ts';
import type { Classification } from '../domain/vocabulary.ts';
import { ask, type Asked } from './query.ts';

export interface NewFile {
  readonly caseId: string;
  readonly name: string;
  readonly type: string;
  readonly class: Classification;
  readonly bytes: Uint8Array;
  /** How long it is kept. */
  readonly retention: RecordClass;
  readonly now: Date;
}

/** The hash by which a history names the file. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Stores it; the same file of the same case once. Throws a check violation above 20 MB. */
export async function storeFile(on: Asked, file: NewFile): Promise<void> {
  await ask(
    on,
    'store-file',
    `insert into files (case_id, sha256, name, type, class, size, bytes, created_at, retention)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (case_id, sha256) do nothing`,
    [
      file.caseId,
      sha256Of(file.bytes),
      file.name,
      file.type,
      file.class,
      file.bytes.length,
      Buffer.from(file.bytes),
      file.now,
      file.retention,
    ],
  );
}

export interface StoredFile {
  readonly name: string;
  readonly type: string;
  readonly class: Classification;
  readonly sha256: string;
  /** Null: it was destroyed when its time was over. */
  readonly bytes: Buffer | null;
}

export async function fileOf(on: Asked, caseId: string, sha256: string): Promise<StoredFile | null> {
  const [row] = await ask<StoredFile>(
    on,
    'file-of',
    'select name, type, class, sha256, bytes from files where case_id = $1 and sha256 = $2',
    [caseId, sha256],
  );
  return row ?? null;
}

/** What a case has on file, oldest first, without the bytes. */
export async function filesOf(
  on: Asked,
  caseId: string,
): Promise<(Omit<StoredFile, 'bytes'> & { isKept: boolean })[]> {
  return ask(
    on,
    'files-of',
    `select name, type, class, sha256, bytes is not null as "isKept" from files where case_id = $1 order by id`,
    [caseId],
  );
}
