/** Walks every chain of history and names the first row that does not fit. */
import type { Pool } from 'pg';
import { bodyHash, GENESIS, hashOf } from '../engine/chain.ts';

export interface BadRow {
  readonly caseId: string;
  readonly seq: number;
  readonly why: 'missing' | 'linked wrongly' | 'changed' | 'body changed' | 'cut short' | 'unreadable';
}

interface Row {
  caseId: string;
  seq: number;
  line: string;
  prev: string;
  hash: string;
  salt: string | null;
  body: string | null;
}

const BATCH = 500;

/**
 * Checks all cases in order of their id: sequence without gaps, each hash over the one before, each body against its salted
 * hash (an erased body is no fault), and the head and count kept by the case. Reads in batches, so memory stays flat.
 */
export async function verifyHistory(
  pool: Pool,
): Promise<{ cases: number; events: number; bad: BadRow | null }> {
  let cases = 0;
  let events = 0;
  for (let after = ''; ;) {
    const { rows: heads } = await pool.query<{ id: string; head: string; count: number }>(
      'select id, head, count from cases where id > $1 order by id limit $2',
      [after, BATCH],
    );
    if (heads.length === 0) return { cases, events, bad: null };
    const { rows } = await pool.query<Row>(
      `select e.case_id as "caseId", e.seq, e.line, e.prev, e.hash, b.salt, b.body
       from events e left join bodies b on b.case_id = e.case_id and b.seq = e.seq
       where e.case_id = any($1::text[]) order by e.case_id, e.seq`,
      [heads.map((head) => head.id)],
    );
    const byCase = Map.groupBy(rows, (row) => row.caseId);
    for (const { id, head, count } of heads) {
      const chain = byCase.get(id) ?? [];
      const bad = firstBad(id, chain, head, count);
      if (bad !== null) return { cases, events, bad };
      cases += 1;
      events += chain.length;
    }
    after = (heads.at(-1) as { id: string }).id;
  }
}

function firstBad(caseId: string, chain: readonly Row[], head: string, count: number): BadRow | null {
  let prev = GENESIS;
  for (const [index, row] of chain.entries()) {
    const { seq } = row;
    if (seq !== index + 1) return { caseId, seq: index + 1, why: 'missing' };
    if (row.prev !== prev) return { caseId, seq, why: 'linked wrongly' };
    if (hashOf(prev, row.line) !== row.hash) return { caseId, seq, why: 'changed' };
    const expected = bodyHashOf(row.line);
    if (expected === undefined) return { caseId, seq, why: 'unreadable' };
    if (row.body !== null && bodyHash(row.salt ?? '', row.body) !== expected)
      return { caseId, seq, why: 'body changed' };
    prev = row.hash;
  }
  return chain.length === count && prev === head ? null : { caseId, seq: chain.length + 1, why: 'cut short' };
}

function bodyHashOf(line: string): string | null | undefined {
  try {
    return (JSON.parse(line) as { body: string | null }).body;
  } catch {
    return undefined;
  }
}
