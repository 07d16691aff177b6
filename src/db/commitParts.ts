/**
 * The parts of the one statement that writes a change. Only what a change needs is put into it: a part that has nothing to write still
 * costs Postgres the work of setting it up. Values are named (`:case`) and cast where the server could not know their type.
 */
import type { Change } from '../engine/change.ts';

/** The values of a change by name. An empty list or null: there is nothing of it. */
export type Values = ReturnType<typeof valuesOf>;
export type Value = keyof Values;

export interface Part {
  readonly name: string;
  readonly sql: string;
  readonly isNeeded: (values: Values) => boolean;
}

const has = (name: Value) => (values: Values) => {
  const value = values[name];
  return Array.isArray(value) ? value.length > 0 : value !== null;
};

/** What was read must still be so: each part locks one row, and without it nothing is written. */
export const CHECKS: readonly Part[] = [
  {
    name: 'inbox_row',
    isNeeded: has('inbox'),
    sql: `select 1 from inbox where id = :inbox and state = 'open' for update`,
  },
  {
    name: 'person_row',
    isNeeded: has('person'),
    sql: `select 1 from people where id = :person and authority_version = :authority for share`,
  },
  {
    name: 'case_row',
    isNeeded: has('case'),
    sql: `select 1 from cases where id = :case and version = :version for update`,
  },
  {
    name: 'dialogue_row',
    isNeeded: (values) => values.dialoguePerson !== null && values.dialogueVersion > 0,
    sql: `select 1 from dialogues where person_id = :dialoguePerson and chat_id = :dialogueChat and flow = :dialogueFlow
      and version = :dialogueVersion for update`,
  },
];

const TICKET = `(case_id text, status text, desk text, kind text, category text, impact text, urgency text, priority text,
  is_restricted boolean, owner_id bigint, owned_at timestamptz, response_due_at timestamptz, responded_at timestamptz,
  tier_due_at timestamptz, warn_at timestamptz, target_at timestamptz, is_paused boolean, response_breached_at timestamptz,
  tier_breached_at timestamptz, breached_at timestamptz, told_response smallint, told_tier smallint, told_target smallint,
  resolved_at timestamptz,
  asks_reporter text, stars smallint, is_open boolean, office_code text, is_tier1_missing boolean,
  waits_until timestamptz, visit_at timestamptz, target_minutes integer, is_mass boolean)`;

/** Every part runs behind `go`, which has a row only if all checks found theirs. */
export const WRITES: readonly Part[] = [
  {
    name: 'inbox_done',
    isNeeded: has('inbox'),
    sql: `update inbox set state = 'done', payload = null, claimed_until = null where id = :inbox and exists (select from go)`,
  },
  {
    name: 'case_new',
    isNeeded: has('bornIds'),
    sql: `insert into cases (id, flow, flow_version, state, version, head, count, created_at)
      select c.id, c.flow, c.flow_version, c.state, 1, c.head, c.count, :now::timestamptz
      from unnest(:bornIds::text[], :bornFlows::text[], :bornFlowVersions::int[], :bornStates::text[], :bornHeads::text[],
        :bornCounts::int[]) as c (id, flow, flow_version, state, head, count), go`,
  },
  {
    name: 'case_moved',
    isNeeded: has('case'),
    sql: `update cases set flow_version = :flowVersion::int, state = :state::text, version = version + 1, head = :head::text,
        count = :count::int, closed_at = case when :closed::boolean then coalesce(closed_at, :now::timestamptz) end
      where id = :case and version = :version and exists (select from go)`,
  },
  {
    name: 'history',
    isNeeded: has('eventCases'),
    sql: `insert into events (case_id, seq, line, prev, hash)
      select e.* from unnest(:eventCases::text[], :eventSeqs::int[], :eventLines::text[], :eventPrevs::text[],
        :eventHashes::text[]) as e, go`,
  },
  {
    name: 'words',
    isNeeded: has('bodyCases'),
    sql: `insert into bodies (case_id, seq, salt, body)
      select b.* from unnest(:bodyCases::text[], :bodySeqs::int[], :bodySalts::text[], :bodies::text[]) as b, go`,
  },
  {
    name: 'numbered',
    isNeeded: has('counterKey'),
    sql: `insert into counters (key, last) select :counterKey::text, 1 from go
      on conflict (key) do update set last = counters.last + 1
      returning last, lpad(last::text, greatest(4, length(last::text)), '0') as running`,
  },
  {
    name: 'ticket_new',
    isNeeded: has('counterKey'),
    sql: `insert into tickets (case_id, number, short, status, desk, kind, category, impact, urgency, priority, is_restricted,
        owner_id, owned_at, response_due_at, responded_at, tier_due_at, warn_at, target_at, is_paused, response_breached_at,
        tier_breached_at, breached_at, told_response, told_tier, told_target, resolved_at, asks_reporter, stars, is_open,
        office_code, is_tier1_missing, waits_until, visit_at, target_minutes, is_mass, reporter_id, opened_at)
      select t.case_id, :numberPrefix::text || n.running, right(:numberPrefix::text, 2) || n.running, t.status, t.desk, t.kind,
        t.category, t.impact, t.urgency, t.priority, t.is_restricted, t.owner_id, t.owned_at, t.response_due_at,
        t.responded_at, t.tier_due_at, t.warn_at, t.target_at, t.is_paused, t.response_breached_at, t.tier_breached_at,
        t.breached_at, t.told_response, t.told_tier, t.told_target, t.resolved_at,
        t.asks_reporter, t.stars, t.is_open,
        t.office_code, t.is_tier1_missing, t.waits_until, t.visit_at, t.target_minutes, t.is_mass,
        :reporterId::bigint, :openedAt::timestamptz
      from numbered n, json_to_record(:newTicket::json) as t ${TICKET}
      returning number`,
  },
  {
    name: 'ticket_moved',
    isNeeded: has('ticket'),
    sql: `update tickets set status = t.status, desk = t.desk, kind = t.kind, category = t.category, impact = t.impact,
        urgency = t.urgency, priority = t.priority, is_restricted = t.is_restricted, owner_id = t.owner_id,
        owned_at = t.owned_at, response_due_at = t.response_due_at, responded_at = t.responded_at, tier_due_at = t.tier_due_at,
        warn_at = t.warn_at, target_at = t.target_at, is_paused = t.is_paused,
        response_breached_at = t.response_breached_at, tier_breached_at = t.tier_breached_at, breached_at = t.breached_at,
        told_response = t.told_response, told_tier = t.told_tier, told_target = t.told_target,
        resolved_at = t.resolved_at, asks_reporter = t.asks_reporter,
        stars = t.stars, is_open = t.is_open, office_code = t.office_code, is_tier1_missing = t.is_tier1_missing,
        waits_until = t.waits_until, visit_at = t.visit_at, target_minutes = t.target_minutes, is_mass = t.is_mass
      from go, json_to_record(:ticket::json) as t ${TICKET}
      where tickets.case_id = t.case_id`,
  },
  {
    name: 'segment_ended',
    isNeeded: has('segmentEnd'),
    sql: `update segments set until_at = greatest(from_at, :segmentEnd::timestamptz)
      where case_id = :segmentCase and until_at is null and exists (select from go)
      returning 1`,
  },
  {
    name: 'segment_new',
    isNeeded: (values) => values.segmentSeq !== null && values.segmentEnd === null,
    sql: segmentNew('go'),
  },
  {
    name: 'segment_new',
    isNeeded: (values) => values.segmentSeq !== null && values.segmentEnd !== null,
    sql: segmentNew('go, (select count(*) from segment_ended) as after_the_last'),
  },
  {
    name: 'outcome',
    isNeeded: has('outcome'),
    sql: `insert into outcomes (case_id, tier1_minutes, tier1_kept, tier2_minutes, tier2_kept)
      select x.* from go, json_to_record(:outcome::json) as x (case_id text, tier1_minutes int, tier1_kept boolean,
        tier2_minutes int, tier2_kept boolean)
      on conflict (case_id) do update set tier1_minutes = excluded.tier1_minutes, tier1_kept = excluded.tier1_kept,
        tier2_minutes = excluded.tier2_minutes, tier2_kept = excluded.tier2_kept`,
  },
  {
    name: 'dialogue_new',
    isNeeded: (values) => values.dialogueNext !== null && values.dialogueVersion === 0,
    sql: `insert into dialogues (person_id, chat_id, flow, flow_version, state, version, updated_at)
      select :dialoguePerson::bigint, :dialogueChat::bigint, :dialogueFlow::text, :dialogueFlowVersion::int,
        :dialogueNext::text, 1, :now::timestamptz from go`,
  },
  {
    name: 'dialogue_moved',
    isNeeded: (values) => values.dialogueNext !== null && values.dialogueVersion > 0,
    sql: `update dialogues set flow_version = :dialogueFlowVersion::int, state = :dialogueNext::text, version = version + 1,
        updated_at = :now::timestamptz
      where person_id = :dialoguePerson and chat_id = :dialogueChat and flow = :dialogueFlow and version = :dialogueVersion
        and exists (select from go)`,
  },
  {
    name: 'dialogue_gone',
    isNeeded: (values) => values.dialoguePerson !== null && values.dialogueNext === null,
    sql: `delete from dialogues where person_id = :dialoguePerson and chat_id = :dialogueChat and flow = :dialogueFlow
        and version = :dialogueVersion and exists (select from go)`,
  },
  {
    name: 'wished',
    isNeeded: has('cardOwners'),
    sql: `insert into cards (owner, chat_id, view, wanted, anew, face)
      select w.owner, w.chat_id, w.view, 1, w.anew, case when w.fresh then 'fresh' end
      from unnest(:cardOwners::text[], :cardChats::bigint[], :cardViews::text[], :cardAnew::boolean[], :cardFresh::boolean[])
        as w (owner, chat_id, view, anew, fresh), go
      on conflict (owner, chat_id, view)
      do update set wanted = cards.wanted + 1, anew = cards.anew or excluded.anew,
        message_id = case when excluded.face = 'fresh' then null else cards.message_id end,
        face = case when excluded.face = 'fresh' then null else cards.face end
      returning id, owner, chat_id, view`,
  },
  {
    name: 'card_queue',
    isNeeded: has('cardOwners'),
    sql: `insert into outbox (chat_id, case_id, class, card_id, not_before, created_at)
      select wished.chat_id, q.case_id, q.class, wished.id, clock_timestamp() + q.quiet * interval '1 millisecond',
        clock_timestamp()
      from wished join unnest(:cardOwners::text[], :cardChats::bigint[], :cardViews::text[], :cardCases::text[],
        :cardClasses::int[], :cardQuiets::int[]) as q (owner, chat_id, view, case_id, class, quiet)
        on q.owner = wished.owner and q.chat_id = wished.chat_id and q.view = wished.view
      on conflict (card_id) where state = 'open' do update
        set not_before = least(excluded.not_before, outbox.created_at + interval '3 seconds'),
            class = least(outbox.class, excluded.class)
      returning id`,
  },
  {
    name: 'speech_queue',
    isNeeded: (values) => values.speechChats.length > 0 && values.cardOwners.length === 0,
    sql: speechQueue('go'),
  },
  {
    name: 'speech_queue',
    isNeeded: (values) => values.speechChats.length > 0 && values.cardOwners.length > 0,
    sql: speechQueue('go, (select count(*) from card_queue) as after_the_cards'),
  },
  {
    name: 'linked',
    isNeeded: has('linkChats'),
    sql: `insert into messages (chat_id, message_id, case_id, part, file_id, at)
      select l.*, :now::timestamptz from unnest(:linkChats::bigint[], :linkMessages::bigint[], :linkCases::text[],
        :linkParts::text[], :linkFiles::text[]) as l, go
      on conflict (chat_id, message_id) do update set case_id = excluded.case_id, part = excluded.part,
        file_id = excluded.file_id`,
  },
  {
    name: 'timers_gone',
    isNeeded: has('goneOwners'),
    sql: `delete from timers using unnest(:goneOwners::text[], :goneIds::text[]) as g (owner, id), go
      where timers.owner = g.owner and timers.id = g.id`,
  },
  {
    name: 'timers_set',
    isNeeded: has('timerOwners'),
    sql: `insert into timers (owner, id, due_at, set_at)
      select s.* from unnest(:timerOwners::text[], :timerIds::text[], :timerDues::timestamptz[], :timerSets::timestamptz[]) as s, go
      on conflict (owner, id) do update set due_at = excluded.due_at, set_at = excluded.set_at
        where (timers.due_at, timers.set_at) is distinct from (excluded.due_at, excluded.set_at)`,
  },
  {
    name: 'signalled',
    isNeeded: has('signalKeys'),
    sql: `insert into inbox (id, lane, position, payload, received_at)
      select 'signal:' || s.key, s.lane, 0, s.payload, :now::timestamptz
      from unnest(:signalKeys::text[], :signalLanes::text[], :signalPayloads::text[]) as s (key, lane, payload), go
      on conflict (id) do nothing`,
  },
];

function segmentNew(behind: string): string {
  return `insert into segments (case_id, seq, desk, office_code, owner_id, pause, work_pattern, from_at)
      select :segmentCase::text, :segmentSeq::int, :segmentDesk::text, :segmentOffice::text, :segmentOwner::bigint,
        :segmentPause::text, :segmentPattern::text, :segmentFrom::timestamptz from ${behind}`;
}

function speechQueue(behind: string): string {
  return `insert into outbox (chat_id, case_id, class, payload, not_before, created_at)
      select s.chat_id, s.case_id, s.class, s.payload, clock_timestamp(), clock_timestamp()
      from unnest(:speechChats::bigint[], :speechCases::text[], :speechClasses::int[], :speeches::text[]) with ordinality
        as s (chat_id, case_id, class, payload, nr), ${behind} order by s.nr
      returning id`;
}

export function valuesOf(inbox: string | null, now: Date, change: Change) {
  const born = change.cases.filter((one) => one.version === 0);
  const moved = change.cases.find((one) => one.version > 0);
  const events = change.cases.flatMap((one) => one.events.map((event) => ({ caseId: one.id, ...event })));
  const worded = events.filter((event) => event.body !== null);
  const {
    person,
    dialogue,
    newTicket,
    ticket,
    segment,
    outcome,
    cards,
    out,
    links,
    timersGone,
    timersSet,
    signals,
  } = change;
  const opens = segment?.opens ?? null;
  return {
    now,
    inbox,
    person: person?.id ?? null,
    authority: person?.authorityVersion ?? null,
    case: moved?.id ?? null,
    version: moved?.version ?? null,
    flowVersion: moved?.next.flowVersion ?? null,
    state: moved?.next.state ?? null,
    head: moved?.head ?? null,
    count: moved?.count ?? null,
    closed: moved?.closed ?? false,
    bornIds: born.map((one) => one.id),
    bornFlows: born.map((one) => one.next.flow),
    bornFlowVersions: born.map((one) => one.next.flowVersion),
    bornStates: born.map((one) => one.next.state),
    bornHeads: born.map((one) => one.head),
    bornCounts: born.map((one) => one.count),
    eventCases: events.map((event) => event.caseId),
    eventSeqs: events.map((event) => event.seq),
    eventLines: events.map((event) => event.line),
    eventPrevs: events.map((event) => event.prev),
    eventHashes: events.map((event) => event.hash),
    bodyCases: worded.map((event) => event.caseId),
    bodySeqs: worded.map((event) => event.seq),
    bodySalts: worded.map((event) => event.salt),
    bodies: worded.map((event) => event.body),
    counterKey: newTicket?.columns.counterKey ?? null,
    numberPrefix: newTicket?.columns.numberPrefix ?? null,
    reporterId: newTicket?.columns.reporterId ?? null,
    openedAt: newTicket?.columns.openedAt ?? null,
    newTicket: newTicket === null ? null : asColumns(newTicket.caseId, newTicket.columns),
    ticket: ticket === null ? null : asColumns(ticket.caseId, ticket.columns),
    outcome: outcome === null ? null : asColumns(outcome.caseId, outcome),
    segmentCase: segment?.caseId ?? null,
    segmentEnd: segment?.endsAt ?? null,
    segmentSeq: opens?.seq ?? null,
    segmentDesk: opens?.desk ?? null,
    segmentOffice: opens?.officeCode ?? null,
    segmentOwner: opens?.ownerId ?? null,
    segmentPause: opens?.pause ?? null,
    segmentPattern: opens?.workPattern ?? null,
    segmentFrom: opens === null ? null : new Date(opens.fromMs),
    dialoguePerson: dialogue?.personId ?? null,
    dialogueChat: dialogue?.chatId ?? null,
    dialogueFlow: dialogue?.flow ?? null,
    dialogueVersion: dialogue?.version ?? 0,
    dialogueFlowVersion: dialogue?.next?.flowVersion ?? null,
    dialogueNext: dialogue?.next?.state ?? null,
    cardOwners: cards.map((card) => card.owner),
    cardChats: cards.map((card) => card.chatId),
    cardViews: cards.map((card) => card.view),
    cardAnew: cards.map((card) => card.anew),
    cardFresh: cards.map((card) => card.fresh),
    cardCases: cards.map((card) => card.caseId),
    cardClasses: cards.map((card) => card.class),
    cardQuiets: cards.map((card) => card.quietMs),
    speechChats: out.map((one) => one.chatId),
    speechCases: out.map((one) => one.caseId),
    speechClasses: out.map((one) => one.class),
    speeches: out.map((one) => JSON.stringify(one.speech)),
    linkChats: links.map((link) => link.chatId),
    linkMessages: links.map((link) => link.messageId),
    linkCases: links.map((link) => link.caseId),
    linkParts: links.map((link) => link.part),
    linkFiles: links.map((link) => link.fileId ?? null),
    goneOwners: timersGone.map((timer) => timer.owner),
    goneIds: timersGone.map((timer) => timer.id),
    timerOwners: timersSet.map((timer) => timer.owner),
    timerIds: timersSet.map((timer) => timer.id),
    timerDues: timersSet.map((timer) => timer.dueAt),
    timerSets: timersSet.map((timer) => (timer.isCounted === true ? now : null)),
    signalKeys: signals.map((signal) => signal.key),
    signalLanes: signals.map((signal) => signal.lane),
    signalPayloads: signals.map((signal) => signal.payload),
  };
}

const asColumns = (caseId: string, from: object): string =>
  JSON.stringify({
    case_id: caseId,
    ...Object.fromEntries(Object.entries(from).map(([key, value]) => [snake(key), value as unknown])),
  });
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
