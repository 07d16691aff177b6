import type { Region } from '../domain/region.ts';
import { ask, type Asked } from './query.ts';

/** Brings the offices of the region's file into the table; one that left the file stays, inactive, because cases name it. */
export async function keepOffices(on: Asked, offices: Region['offices']): Promise<void> {
  await ask(
    on,
    'keep-offices',
    `insert into offices (code, abbreviation, name, kind, work_pattern, pd_mandiri)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[])
     on conflict (code) do update set abbreviation = excluded.abbreviation, name = excluded.name, kind = excluded.kind,
       work_pattern = excluded.work_pattern, pd_mandiri = excluded.pd_mandiri, is_active = true`,
    [
      offices.map((office) => office.code),
      offices.map((office) => office.abbreviation),
      offices.map((office) => office.name),
      offices.map((office) => office.kind),
      offices.map((office) => office.workPattern),
      offices.map((office) => office.pdMandiri),
    ],
  );
  await ask(
    on,
    'retire-offices',
    'update offices set is_active = false where code <> all($1::text[]) and is_active',
    [offices.map((office) => office.code)],
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
