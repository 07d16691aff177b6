/** Spreadsheets of offices and people: what is known now, what was sent, and the rows that applying one writes. */
import type { CityNow, KnownOffice, OfficeTies, SheetOffice, SheetPerson } from '../domain/importPlan.ts';
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

/** Offices, and people with the roles they hold now; `ties` of the offices that somebody wants to close. */
export async function cityNow(on: Asked, timeZone: string, closing: readonly string[]): Promise<CityNow> {
  return {
    offices: await knownOffices(on),
    people: await knownPeople(on, timeZone),
    ties: new Map((await tiesOf(on, closing)).map(({ code, ...ties }) => [code, ties])),
  };
}

async function knownOffices(on: Asked): Promise<KnownOffice[]> {
  return ask(
    on,
    'sheet-offices',
    `select code, abbreviation, name, kind, aliases, parent_code as "parentCode", location, work_pattern as "workPattern",
       is_active as "isActive" from offices order by parent_code nulls first, name, code`,
    [],
  );
}

/** By name; an applicant holds nothing yet. */
async function knownPeople(on: Asked, timeZone: string): Promise<SheetPerson[]> {
  return ask(
    on,
    'sheet-people',
    `select p.id, p.name, json_agg(json_build_object('id', r.id, 'role', r.role, 'officeCode', r.office_code,
         'letter', r.letter, 'caseId', r.case_id, 'until', ((r.until_at - interval '1 second') at time zone $1)::date) order by r.id) as roles
     from people p join roles r on r.person_id = p.id and r.ended_at is null and r.role <> 'applicant'
     group by p.id order by lower(p.name), p.id`,
    [timeZone],
  );
}

async function tiesOf(on: Asked, codes: readonly string[]): Promise<(OfficeTies & { code: string })[]> {
  if (codes.length === 0) return [];
  return ask(
    on,
    'office-ties',
    `select o.code,
       array(select t.short from tickets t where t.office_code = o.code and t.is_open order by t.opened_at) as tickets,
       (select count(*)::int from registrations g where g.office_code = o.code and g.is_pending) as registrations,
       (select count(*)::int from invitations i join cases c on c.id = i.case_id
        where i.office_code = o.code and i.used_by is null and c.closed_at is null) as invitations,
       (select c.title from bindings b join chats c on c.id = b.chat_id
        where b.purpose = 'tier1' and b.office_code = o.code) as "group",
       exists (select from mandiri_cases m where m.office_code = o.code and m.is_open) as mandiri
     from offices o where o.code = any($1::text[])`,
    [codes],
  );
}

/**
 * Nothing is added to these offices, or to any, before the transaction ends; a ticket or a role that just comes has come, or waits.
 * Two spreadsheets are applied one after the other.
 */
export async function holdOffices(on: Asked, codes: readonly string[]): Promise<void> {
  await ask(on, 'hold-imports', `select pg_advisory_xact_lock(hashtext('spreadsheet'))`, []);
  await ask(on, 'hold-offices', 'select from offices where code = any($1::text[]) order by code for update', [
    codes,
  ]);
}

/** Adds, changes or opens again; what the region's file says of them no longer counts. */
export async function writeOffices(on: Asked, offices: readonly SheetOffice[]): Promise<void> {
  if (offices.length === 0) return;
  await ask(
    on,
    'write-offices',
    `insert into offices (code, abbreviation, name, kind, aliases, parent_code, location, work_pattern, is_of_region,
         is_edited)
     select o.code, o.abbreviation, o.name, o.kind, array(select json_array_elements_text(o.aliases::json)), o.parent,
       o.location, o.pattern, false, true
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
       as o (code, abbreviation, name, kind, aliases, parent, location, pattern)
     on conflict (code) do update set abbreviation = excluded.abbreviation, name = excluded.name, kind = excluded.kind,
       aliases = excluded.aliases, parent_code = excluded.parent_code, location = excluded.location,
       work_pattern = excluded.work_pattern, is_active = true, is_edited = true`,
    [
      offices.map((office) => office.code),
      offices.map((office) => office.abbreviation),
      offices.map((office) => office.name),
      offices.map((office) => office.kind),
      offices.map((office) => JSON.stringify(office.aliases)),
      offices.map((office) => office.parentCode),
      offices.map((office) => office.location),
      offices.map((office) => office.workPattern),
    ],
  );
}

export async function closeOffices(on: Asked, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await ask(
    on,
    'close-offices',
    'update offices set is_active = false, is_edited = true where code = any($1::text[])',
    [codes],
  );
}

/** The name as the coordinator writes it; Telegram's no longer takes its place. */
export async function nameGiven(on: Asked, personId: number, name: string): Promise<void> {
  await ask(on, 'name-given', 'update people set name = $2, is_name_given = true where id = $1', [
    personId,
    name,
  ]);
}

export interface StoredImport {
  readonly caseId: string;
  readonly sentBy: number;
  readonly fileHash: string;
  /** JSON; null once it was applied, thrown away or has lapsed. */
  readonly rows: string | null;
  readonly planHash: string;
  readonly appliedAt: Date | null;
  readonly case: LoadedCase;
}

const IMPORT = `select i.case_id as "caseId", i.sent_by as "sentBy", i.file_hash as "fileHash", i.rows, i.plan_hash as "planHash",
    i.applied_at as "appliedAt", json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version,
      'state', c.state, 'version', c.version, 'head', c.head, 'count', c.count) as "case"
  from imports i join cases c on c.id = i.case_id`;

export async function importByCase(on: Asked, caseId: string): Promise<StoredImport | null> {
  const [row] = await ask<StoredImport>(on, 'import-by-case', `${IMPORT} where i.case_id = $1`, [caseId]);
  return row ?? null;
}

/** The preview of this person that waits for his press; there is one at most. */
export async function openImportOf(on: Asked, personId: number): Promise<StoredImport | null> {
  const [row] = await ask<StoredImport>(
    on,
    'open-import-of',
    `${IMPORT} where i.sent_by = $1 and i.rows is not null`,
    [personId],
  );
  return row ?? null;
}

/** When exactly this file was applied last; null: never. */
export async function appliedOn(on: Asked, fileHash: string): Promise<Date | null> {
  const [row] = await ask<{ at: Date }>(
    on,
    'import-applied-on',
    'select applied_at as at from imports where file_hash = $1 and applied_at is not null order by applied_at desc limit 1',
    [fileHash],
  );
  return row?.at ?? null;
}

export async function insertImport(
  on: Asked,
  row: Pick<StoredImport, 'caseId' | 'sentBy' | 'fileHash' | 'planHash'> & { rows: string },
): Promise<void> {
  await ask(
    on,
    'insert-import',
    'insert into imports (case_id, sent_by, file_hash, rows, plan_hash) values ($1, $2, $3, $4, $5)',
    [row.caseId, row.sentBy, row.fileHash, row.rows, row.planHash],
  );
}

export async function keepPlan(on: Asked, caseId: string, planHash: string): Promise<void> {
  await ask(on, 'import-plan', 'update imports set plan_hash = $2 where case_id = $1', [caseId, planHash]);
}

/** It is over; what the file said is forgotten. */
export async function forgetRows(on: Asked, caseId: string, appliedAt: Date | null): Promise<void> {
  await ask(on, 'import-over', 'update imports set rows = null, applied_at = $2 where case_id = $1', [
    caseId,
    appliedAt,
  ]);
}
