import type { Region } from '../domain/region.ts';
import { ask, type Asked } from './query.ts';

/**
 * Brings the offices of the region's file into the table; one that left the file stays, inactive, because cases name it. What was
 * changed or closed by a spreadsheet since stays as it is.
 */
export async function keepOffices(on: Asked, offices: Region['offices']): Promise<void> {
  await ask(
    on,
    'keep-offices',
    `insert into offices (code, abbreviation, name, kind, work_pattern, pd_mandiri, pd_mandiri_decree, aliases, parent_code)
     select o.code, o.abbreviation, o.name, o.kind, o.work_pattern, o.decree is not null, o.decree,
       array(select json_array_elements_text(o.aliases::json)), o.parent
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
       as o (code, abbreviation, name, kind, work_pattern, decree, aliases, parent)
     on conflict (code) do update set
       (abbreviation, name, kind, work_pattern, aliases, parent_code, is_active) = (
         select f.abbreviation, f.name, f.kind, f.work_pattern, f.aliases, f.parent_code, f.is_active from (
           values (true, offices.abbreviation, offices.name, offices.kind, offices.work_pattern, offices.aliases,
               offices.parent_code, offices.is_active),
             (false, excluded.abbreviation, excluded.name, excluded.kind, excluded.work_pattern, excluded.aliases,
               excluded.parent_code, true)
         ) as f (is_edited, abbreviation, name, kind, work_pattern, aliases, parent_code, is_active)
         where f.is_edited = offices.is_edited),
       is_of_region = true,
       pd_mandiri = offices.pd_mandiri or excluded.pd_mandiri,
       pd_mandiri_decree = coalesce(offices.pd_mandiri_decree, excluded.pd_mandiri_decree)`,
    [
      offices.map((office) => office.code),
      offices.map((office) => office.abbreviation),
      offices.map((office) => office.name),
      offices.map((office) => office.kind),
      offices.map((office) => office.workPattern),
      offices.map((office) => (office.pdMandiri ? (office.pdMandiriDecree ?? null) : null)),
      offices.map((office) => JSON.stringify(office.aliases)),
      offices.map((office) => office.parent ?? null),
    ],
  );
  await ask(
    on,
    'retire-offices',
    'update offices set is_active = false where code <> all($1::text[]) and is_of_region and is_active and not is_edited',
    [offices.map((office) => office.code)],
  );
}

/** An office or a unit as the desk knows it. */
export interface OfficeRow {
  readonly code: string;
  readonly abbreviation: string;
  readonly name: string;
  readonly kind: string;
  readonly aliases: readonly string[];
  readonly parentCode: string | null;
  readonly location: string | null;
  readonly workPattern: string;
  readonly pdMandiri: boolean;
  readonly pdMandiriDecree: string | null;
}

const OFFICE = `select code, abbreviation, name, kind, aliases, parent_code as "parentCode", location,
  work_pattern as "workPattern", pd_mandiri as "pdMandiri", pd_mandiri_decree as "pdMandiriDecree" from offices`;

export async function officeByCode(on: Asked, code: string): Promise<OfficeRow | null> {
  const [row] = await ask<OfficeRow>(on, 'office-by-code', `${OFFICE} where code = $1 and is_active`, [code]);
  return row ?? null;
}

/** All active offices and units, by name; a city has some dozens, with units some hundreds. */
export async function allOffices(on: Asked): Promise<OfficeRow[]> {
  return ask(on, 'all-offices', `${OFFICE} where is_active order by parent_code nulls first, name`, []);
}

/** Adds a unit to an office. Throws a unique violation when the code is taken. */
export async function addUnit(
  on: Asked,
  unit: Pick<OfficeRow, 'code' | 'abbreviation' | 'name' | 'kind' | 'location' | 'workPattern'> & {
    parentCode: string;
  },
): Promise<void> {
  await ask(
    on,
    'add-unit',
    `insert into offices (code, abbreviation, name, kind, parent_code, location, work_pattern, is_of_region)
     values ($1, $2, $3, $4, $5, $6, $7, false)`,
    [unit.code, unit.abbreviation, unit.name, unit.kind, unit.parentCode, unit.location, unit.workPattern],
  );
}

/** Binds a group to a desk. A group serves one desk; a desk has one group, the newest. */
export async function bindGroup(
  on: Asked,
  binding: { purpose: 'tier1' | 'tier2'; officeCode: string; chatId: number; boundBy: number; now: Date },
): Promise<void> {
  await ask(
    on,
    'bind-group',
    `with gone as (delete from bindings where chat_id = $3 and (purpose, office_code) <> ($1, $2))
     insert into bindings (purpose, office_code, chat_id, bound_by, bound_at) values ($1, $2, $3, $4, $5)
     on conflict (purpose, office_code) do update set chat_id = excluded.chat_id, bound_by = excluded.bound_by,
       bound_at = excluded.bound_at`,
    [binding.purpose, binding.officeCode, binding.chatId, binding.boundBy, binding.now],
  );
}

export async function unbindGroup(on: Asked, chatId: number): Promise<void> {
  await ask(on, 'unbind-group', 'delete from bindings where chat_id = $1', [chatId]);
}

export async function bindingOf(
  on: Asked,
  chatId: number,
): Promise<{ purpose: 'tier1' | 'tier2'; officeCode: string } | null> {
  const [row] = await ask<{ purpose: 'tier1' | 'tier2'; officeCode: string }>(
    on,
    'binding-of',
    'select purpose, office_code as "officeCode" from bindings where chat_id = $1',
    [chatId],
  );
  return row ?? null;
}
