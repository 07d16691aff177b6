/** One-time pages: who may hand in or open which file of which case, until when. */
import type { Classification } from '../domain/vocabulary.ts';
import { ask, type Asked } from './query.ts';
import { Moved } from './staff.ts';

export interface NewPass {
  readonly tokenHash: string;
  readonly direction: 'in' | 'out';
  readonly personId: number;
  readonly caseId: string;
  readonly purpose: string;
  readonly class: Classification;
  /** The file that is opened; null: one is handed in. */
  readonly sha256: string | null;
  /** ISO date in the city's zone; null: the page asks for it. */
  readonly effectiveOn: string | null;
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

export interface Pass extends Omit<NewPass, 'tokenHash'> {
  readonly id: number;
  readonly usedAt: Date | null;
}

export async function passByToken(on: Asked, tokenHash: string): Promise<Pass | null> {
  const [row] = await ask<Pass>(
    on,
    'pass-by-token',
    `select id, direction, person_id as "personId", case_id as "caseId", purpose, class, sha256,
       to_char(effective_on, 'YYYY-MM-DD') as "effectiveOn", made_at as "madeAt", expires_at as "expiresAt", used_at as "usedAt"
     from file_passes where token_hash = $1`,
    [tokenHash],
  );
  return row ?? null;
}

/** Makes it, and makes void what this person had for the same and did not use. */
export async function insertPass(on: Asked, pass: NewPass): Promise<void> {
  await ask(
    on,
    'void-passes',
    `delete from file_passes where person_id = $1 and case_id = $2 and purpose = $3 and direction = $4
       and sha256 is not distinct from $5 and used_at is null`,
    [pass.personId, pass.caseId, pass.purpose, pass.direction, pass.sha256],
  );
  await ask(
    on,
    'insert-pass',
    `insert into file_passes (token_hash, direction, person_id, case_id, purpose, class, sha256, effective_on, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      pass.tokenHash,
      pass.direction,
      pass.personId,
      pass.caseId,
      pass.purpose,
      pass.class,
      pass.sha256,
      pass.effectiveOn,
      pass.madeAt,
      pass.expiresAt,
    ],
  );
}

/** Its one use. Throws `Moved` when somebody was faster or its time is over: what was to happen with it does not. */
export async function usePass(on: Asked, id: number, now: Date): Promise<void> {
  const used = await ask(
    on,
    'use-pass',
    'update file_passes set used_at = $2 where id = $1 and used_at is null and expires_at > $2 returning 1',
    [id, now],
  );
  if (used.length !== 1) throw new Moved('A one-time page');
}

/** Forgets passes whose time is long over; which file was opened stays in `readings`, which was handed in in the case's history. */
export async function forgetPasses(on: Asked, before: Date, limit: number): Promise<number> {
  const rows = await ask(
    on,
    'retention-passes',
    `delete from file_passes where id in (select id from file_passes where expires_at < $1 limit $2) returning 1`,
    [before, limit],
  );
  return rows.length;
}
