/**
 * The one way state changes: a single prepared statement that locks what was read, checks that it is still so, and then writes
 * case, history, ticket, dialogue, cards, outgoing messages, timers and signals, and closes the inbox row. If anything that was
 * read has moved, nothing is written. Read `docs/decisions/one-statement.md` for why it is one statement.
 */
import type { Pool, PoolClient } from 'pg';
import type { Change } from '../engine/change.ts';

const COMMIT = `
with
inbox_row as materialized (select 1 from inbox where id = $1 and state = 'open' for update),
person_row as materialized (select 1 from people where id = $2 and authority_version = $3 for share),
case_row as materialized (select 1 from cases where id = $4 and version = $5 for update),
dialogue_row as materialized (select 1 from dialogues where person_id = $6 and chat_id = $7 and flow = $64 and version = $8 for update),
go as materialized (
  select 1 from (select 1) one
  where ($1::text is null or exists (select from inbox_row))
    and ($2::bigint is null or exists (select from person_row))
    and ($4::text is null or $5::int = 0 or exists (select from case_row))
    and ($6::bigint is null or $8::int = 0 or exists (select from dialogue_row))
),
inbox_done as (
  update inbox set state = 'done', payload = null, claimed_until = null where id = $1 and exists (select from go)
),
case_new as (
  insert into cases (id, flow, flow_version, state, version, head, count, created_at)
  select c.id, c.flow, c.flow_version, c.state, 1, c.head, c.count, $9::timestamptz
  from unnest($10::text[], $11::text[], $12::int[], $13::text[], $14::text[], $15::int[])
    as c (id, flow, flow_version, state, head, count), go
),
case_moved as (
  update cases set flow_version = $16::int, state = $17::text, version = version + 1, head = $18::text, count = $19::int,
    closed_at = case when $20::boolean then coalesce(closed_at, $9::timestamptz) end
  where id = $4 and version = $5 and $5::int > 0 and exists (select from go)
),
history as (
  insert into events (case_id, seq, line, prev, hash)
  select e.* from unnest($21::text[], $22::int[], $23::text[], $24::text[], $25::text[]) as e, go
),
words as (
  insert into bodies (case_id, seq, salt, body)
  select b.* from unnest($26::text[], $27::int[], $28::text[], $29::text[]) as b, go
),
numbered as (
  insert into counters (key, last) select $30::text, 1 from go where $30::text is not null
  on conflict (key) do update set last = counters.last + 1
  returning last, lpad(last::text, greatest(4, length(last::text)), '0') as running
),
ticket_new as (
  insert into tickets (case_id, number, short, status, desk, kind, category, impact, urgency, priority, is_restricted,
    owner_id, owned_at, target_at, resolved_at, asks_reporter, stars, is_open,
    office_code, reporter_id, opened_at, is_tier1_missing)
  select t.case_id, $31::text || n.running, right($31::text, 2) || n.running, t.status, t.desk, t.kind, t.category, t.impact, t.urgency,
    t.priority, t.is_restricted, t.owner_id, t.owned_at, t.target_at, t.resolved_at, t.asks_reporter, t.stars, t.is_open,
    $32::text, $33::bigint, $34::timestamptz, $35::boolean
  from numbered n, json_to_record($36::json) as t (case_id text, status text, desk text, kind text, category text, impact text,
    urgency text, priority text, is_restricted boolean, owner_id bigint, owned_at timestamptz, target_at timestamptz,
    resolved_at timestamptz, asks_reporter text, stars smallint, is_open boolean)
  returning number
),
ticket_moved as (
  update tickets set status = t.status, desk = t.desk, kind = t.kind, category = t.category, impact = t.impact,
    urgency = t.urgency, priority = t.priority, is_restricted = t.is_restricted, owner_id = t.owner_id, owned_at = t.owned_at,
    target_at = t.target_at, resolved_at = t.resolved_at, asks_reporter = t.asks_reporter, stars = t.stars, is_open = t.is_open
  from go, json_to_record($37::json) as t (case_id text, status text, desk text, kind text, category text, impact text,
    urgency text, priority text, is_restricted boolean, owner_id bigint, owned_at timestamptz, target_at timestamptz,
    resolved_at timestamptz, asks_reporter text, stars smallint, is_open boolean)
  where tickets.case_id = t.case_id
),
dialogue_new as (
  insert into dialogues (person_id, chat_id, flow, flow_version, state, version, updated_at)
  select $6::bigint, $7::bigint, $38::text, $39::int, $40::text, 1, $9::timestamptz from go where $8::int = 0 and $38::text is not null
),
dialogue_moved as (
  update dialogues set flow_version = $39::int, state = $40::text, version = version + 1, updated_at = $9::timestamptz
  where person_id = $6 and chat_id = $7 and flow = $64 and version = $8 and $38::text is not null and exists (select from go)
),
dialogue_gone as (
  delete from dialogues where person_id = $6 and chat_id = $7 and flow = $64 and version = $8 and $38::text is null and exists (select from go)
),
wished as (
  insert into cards (owner, chat_id, view, wanted, anew, face)
  select w.owner, w.chat_id, w.view, 1, w.anew, case when w.fresh then 'fresh' end
  from unnest($41::text[], $42::bigint[], $43::text[], $44::boolean[], $65::boolean[]) as w (owner, chat_id, view, anew, fresh), go
  on conflict (owner, chat_id, view)
  do update set wanted = cards.wanted + 1, anew = cards.anew or excluded.anew,
    message_id = case when excluded.face = 'fresh' then null else cards.message_id end,
    face = case when excluded.face = 'fresh' then null else cards.face end
  returning id, owner, chat_id, view
),
card_queue as (
  insert into outbox (chat_id, case_id, class, card_id, not_before, created_at)
  select wished.chat_id, q.case_id, q.class, wished.id, clock_timestamp() + q.quiet * interval '1 millisecond', clock_timestamp()
  from wished join unnest($41::text[], $42::bigint[], $43::text[], $45::text[], $46::int[], $47::int[])
    as q (owner, chat_id, view, case_id, class, quiet)
    on q.owner = wished.owner and q.chat_id = wished.chat_id and q.view = wished.view
  on conflict (card_id) where state = 'open' do update
    set not_before = least(excluded.not_before, outbox.created_at + interval '3 seconds'),
        class = least(outbox.class, excluded.class)
  returning id
),
speech_queue as (
  insert into outbox (chat_id, case_id, class, payload, not_before, created_at)
  select s.chat_id, s.case_id, s.class, s.payload, clock_timestamp(), clock_timestamp()
  from unnest($48::bigint[], $49::text[], $50::int[], $51::text[]) with ordinality
    as s (chat_id, case_id, class, payload, nr), go, (select count(*) from card_queue) as after_the_cards order by s.nr
  returning id
),
linked as (
  insert into messages (chat_id, message_id, case_id, part, at)
  select l.*, $9::timestamptz from unnest($52::bigint[], $53::bigint[], $54::text[], $55::text[]) as l, go
  on conflict (chat_id, message_id) do update set case_id = excluded.case_id, part = excluded.part
),
timers_gone as (
  delete from timers using unnest($56::text[], $57::text[]) as g (owner, id), go
  where timers.owner = g.owner and timers.id = g.id
),
timers_set as (
  insert into timers (owner, id, due_at)
  select s.* from unnest($58::text[], $59::text[], $60::timestamptz[]) as s, go
  on conflict (owner, id) do update set due_at = excluded.due_at
),
signalled as (
  insert into inbox (id, lane, position, payload, received_at)
  select 'signal:' || s.key, s.lane, 0, s.payload, $9::timestamptz
  from unnest($61::text[], $62::text[], $63::text[]) as s (key, lane, payload), go
  on conflict (id) do nothing
)
select exists (select from go) as committed, (select number from ticket_new) as number,
  (select count(*)::int from speech_queue) + (select count(*)::int from card_queue) as queued`;

export interface Committed {
  /** False: something that was read has moved. Nothing was written; load and decide again. */
  readonly committed: boolean;
  /** The number of the ticket that was born. */
  readonly number: string | null;
  /** How many messages now wait to be sent. */
  readonly queued: number;
}

/** Errors that mean "somebody was faster": unique violation, serialization failure, deadlock. */
const RACES = new Set(['23505', '40001', '40P01']);

/** Writes the change whole, or not at all. `inboxId` is the row this answers; `now` the desk's clock. */
export async function commit(
  pool: Pool,
  inboxId: string | null,
  now: Date,
  change: Change,
): Promise<Committed> {
  const values = valuesOf(inboxId, now, change);
  try {
    if (change.also.length === 0) return await run(pool, values);
    return await inTransaction(pool, async (client) => {
      const result = await run(client, values);
      if (result.committed) for (const also of change.also) await also(client);
      return result;
    });
  } catch (error) {
    if (RACES.has((error as { code?: string }).code ?? ''))
      return { committed: false, number: null, queued: 0 };
    throw error;
  }
}

async function run(on: Pool | PoolClient, values: unknown[]): Promise<Committed> {
  const { rows } = await on.query<Committed>({ name: 'commit', text: COMMIT, values });
  return rows[0] as Committed;
}

/** Runs the work in one transaction; rolls back and rethrows on any error, and drops a connection that broke. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((reason: Error) => (broken = reason));
    throw error;
  } finally {
    client.release(broken);
  }
}

function valuesOf(inboxId: string | null, now: Date, change: Change): unknown[] {
  const born = change.cases.filter((one) => one.version === 0);
  const moved = change.cases.find((one) => one.version > 0);
  const events = change.cases.flatMap((one) => one.events.map((event) => ({ caseId: one.id, ...event })));
  const worded = events.filter((event) => event.body !== null);
  const { person, dialogue, newTicket, ticket, cards, out, links, timersGone, timersSet, signals } = change;
  const columns = (caseId: string, from: object) =>
    JSON.stringify({
      case_id: caseId,
      ...Object.fromEntries(Object.entries(from).map(([key, value]) => [snake(key), value as unknown])),
    });
  return [
    inboxId,
    person?.id ?? null,
    person?.authorityVersion ?? null,
    moved?.id ?? null,
    moved?.version ?? 0,
    dialogue?.personId ?? null,
    dialogue?.chatId ?? null,
    dialogue?.version ?? 0,
    now,
    born.map((one) => one.id),
    born.map((one) => one.next.flow),
    born.map((one) => one.next.flowVersion),
    born.map((one) => one.next.state),
    born.map((one) => one.head),
    born.map((one) => one.count),
    moved?.next.flowVersion ?? null,
    moved?.next.state ?? null,
    moved?.head ?? null,
    moved?.count ?? null,
    moved?.closed ?? false,
    events.map((event) => event.caseId),
    events.map((event) => event.seq),
    events.map((event) => event.line),
    events.map((event) => event.prev),
    events.map((event) => event.hash),
    worded.map((event) => event.caseId),
    worded.map((event) => event.seq),
    worded.map((event) => event.salt),
    worded.map((event) => event.body),
    newTicket?.columns.counterKey ?? null,
    newTicket?.columns.numberPrefix ?? null,
    newTicket?.columns.officeCode ?? null,
    newTicket?.columns.reporterId ?? null,
    newTicket?.columns.openedAt ?? null,
    newTicket?.columns.isTier1Missing ?? false,
    newTicket === null ? null : columns(newTicket.caseId, newTicket.columns),
    ticket === null ? null : columns(ticket.caseId, ticket.columns),
    dialogue?.next?.flow ?? null,
    dialogue?.next?.flowVersion ?? null,
    dialogue?.next?.state ?? null,
    cards.map((card) => card.owner),
    cards.map((card) => card.chatId),
    cards.map((card) => card.view),
    cards.map((card) => card.anew),
    cards.map((card) => card.caseId),
    cards.map((card) => card.class),
    cards.map((card) => card.quietMs),
    out.map((one) => one.chatId),
    out.map((one) => one.caseId),
    out.map((one) => one.class),
    out.map((one) => JSON.stringify(one.speech)),
    links.map((link) => link.chatId),
    links.map((link) => link.messageId),
    links.map((link) => link.caseId),
    links.map((link) => link.part),
    timersGone.map((timer) => timer.owner),
    timersGone.map((timer) => timer.id),
    timersSet.map((timer) => timer.owner),
    timersSet.map((timer) => timer.id),
    timersSet.map((timer) => timer.dueAt),
    signals.map((signal) => signal.key),
    signals.map((signal) => signal.lane),
    signals.map((signal) => signal.payload),
    dialogue?.flow ?? null,
    cards.map((card) => card.fresh),
  ];
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
