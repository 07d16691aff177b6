/** Walks every chain of history and names the first row that does not fit. */
import type { Pool, PoolClient } from 'pg';
import { bodyHash, digestOf, GENESIS, hashOf, type EventLine, type Tomb } from '../engine/chain.ts';

export interface BadRow {
  readonly caseId: string;
  readonly seq: number;
  readonly why:
    | 'missing'
    | 'linked wrongly'
    | 'changed'
    | 'body changed'
    | 'body missing'
    | 'cut short'
    | 'unreadable'
    /** A tombstone that nothing in the history explains, or that was taken away. */
    | 'tombstone unexplained'
    /** Destroyed by its tombstone, and yet there. */
    | 'not destroyed';
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
 * hash, and the head and count kept by the case. Words may be missing only where a tombstone stands for them, a file only where a
 * later event says what the words are since; and every tombstone must be explained by the event that put it up. Reads in batches,
 * so memory stays flat.
 */
export async function verifyHistory(
  pool: Pool,
): Promise<{ cases: number; events: number; bad: BadRow | null }> {
  const client = await pool.connect();
  try {
    // One picture of everything: what the desk commits meanwhile would look like a chain cut short.
    await client.query('begin isolation level repeatable read read only');
    return await walk(client);
  } finally {
    await client.query('rollback').then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
}

async function walk(on: PoolClient): Promise<{ cases: number; events: number; bad: BadRow | null }> {
  let cases = 0;
  let events = 0;
  for (let after = ''; ;) {
    const { rows: heads } = await on.query<{
      id: string;
      head: string;
      count: number;
      isWordless: boolean;
    }>(
      `select c.id, c.head, c.count, exists (
         select from tombstones t where t.case_id = c.id and t.what = 'words') as "isWordless"
       from cases c where c.id > $1 order by c.id limit $2`,
      [after, BATCH],
    );
    if (heads.length === 0) break;
    const { rows } = await on.query<Row>(
      `select e.case_id as "caseId", e.seq, e.line, e.prev, e.hash, b.salt, b.body
       from events e left join bodies b on b.case_id = e.case_id and b.seq = e.seq
       where e.case_id = any($1::text[]) order by e.case_id, e.seq`,
      [heads.map((head) => head.id)],
    );
    const byCase = Map.groupBy(rows, (row) => row.caseId);
    for (const { id, head, count, isWordless } of heads) {
      const chain = byCase.get(id) ?? [];
      const bad = firstBad(id, chain, head, count, isWordless);
      if (bad !== null) return { cases, events, bad };
      cases += 1;
      events += chain.length;
    }
    after = (heads.at(-1) as { id: string }).id;
  }
  return { cases, events, bad: await badTombstone(on) };
}

function firstBad(
  caseId: string,
  chain: readonly Row[],
  head: string,
  count: number,
  isWordless: boolean,
): BadRow | null {
  let prev = GENESIS;
  const rewritten = rewrittenIn(chain);
  for (const [index, row] of chain.entries()) {
    const { seq } = row;
    if (seq !== index + 1) return { caseId, seq: index + 1, why: 'missing' };
    if (row.prev !== prev) return { caseId, seq, why: 'linked wrongly' };
    if (hashOf(prev, row.line) !== row.hash) return { caseId, seq, why: 'changed' };
    const expected = rewritten.get(seq) ?? bodyHashOf(row.line);
    if (expected === undefined) return { caseId, seq, why: 'unreadable' };
    if (row.body === null && expected !== null && !isWordless) return { caseId, seq, why: 'body missing' };
    if (row.body !== null && bodyHash(row.salt ?? '', row.body) !== expected)
      return { caseId, seq, why: 'body changed' };
    prev = row.hash;
  }
  return chain.length === count && prev === head ? null : { caseId, seq: chain.length + 1, why: 'cut short' };
}

/** Events whose words lost a file, with the hash of what they are since; the newest removal counts. */
function rewrittenIn(chain: readonly Row[]): Map<number, string> {
  const since = new Map<number, string>();
  for (const { line } of chain) {
    if (!line.includes('"ATTACHMENT_REMOVED"')) continue;
    const { data } = eventOf(line) ?? {};
    if (typeof data?.['of'] === 'number' && typeof data['now'] === 'string')
      since.set(data['of'], data['now']);
  }
  return since;
}

function bodyHashOf(line: string): string | null | undefined {
  return eventOf(line)?.body;
}

function eventOf(line: string): EventLine | undefined {
  try {
    return JSON.parse(line) as EventLine;
  } catch {
    return undefined;
  }
}

interface Stone extends Tomb {
  readonly byCaseId: string;
}

/**
 * Every group of tombstones must be the one that its cause recorded, every cause that recorded one must still have it, and what is
 * destroyed must be gone. Of a cause that was itself destroyed later only its own tombstone can be asked.
 */
async function badTombstone(on: PoolClient): Promise<BadRow | null> {
  const { rows: back } = await on.query<{ caseId: string }>(
    `select t.case_id as "caseId" from tombstones t where t.what = 'record'
       and (exists (select from cases c where c.id = t.case_id) or exists (select from events e where e.case_id = t.case_id))
     order by 1 limit 1`,
  );
  if (back[0] !== undefined) return { caseId: back[0].caseId, seq: 1, why: 'not destroyed' };
  for (let after = ''; ;) {
    const { rows: causes } = await on.query<{ id: string }>(
      `select id from (
         select t.by_case_id as id from tombstones t
         union select e.case_id from events e join cases c on c.id = e.case_id
           where c.flow in ('disposal', 'dataRequest') and strpos(e.line, '"tombs":"') > 0
       ) both_sides where id > $1 order by id limit $2`,
      [after, BATCH],
    );
    if (causes.length === 0) return null;
    const ids = causes.map(({ id }) => id);
    const { rows: stones } = await on.query<Stone>(
      `select case_id as "caseId", what, head, count, by_case_id as "byCaseId" from tombstones
       where by_case_id = any($1::text[])`,
      [ids],
    );
    const { rows: lines } = await on.query<{ caseId: string; line: string }>(
      `select case_id as "caseId", line from events where case_id = any($1::text[]) and strpos(line, '"tombs":"') > 0`,
      [ids],
    );
    const { rows: gone } = await on.query<{ id: string }>(
      `select case_id as id from tombstones where what = 'record' and case_id = any($1::text[])`,
      [ids],
    );
    const byCause = Map.groupBy(stones, (stone) => stone.byCaseId);
    const buried = new Set(gone.map(({ id }) => id));
    for (const id of ids) {
      const said = lines.filter((one) => one.caseId === id).map((one) => eventOf(one.line)?.data['tombs']);
      if (!buried.has(id) && !said.includes(digestOf(byCause.get(id) ?? [])))
        return { caseId: id, seq: 1, why: 'tombstone unexplained' };
    }
    after = ids.at(-1) as string;
  }
}
