/** Reports written down for somebody else. */
import { ask, type Asked } from './query.ts';

export async function addRecording(
  on: Asked,
  row: { caseId: string; recordedBy: number; channel: string; name: string | null },
): Promise<void> {
  await ask(
    on,
    'add-recording',
    'insert into recordings (case_id, recorded_by, channel, name) values ($1, $2, $3, $4)',
    [row.caseId, row.recordedBy, row.channel, row.name],
  );
}

export interface Named {
  readonly id: number;
  readonly name: string;
  readonly officeCode: string;
  readonly officeShort: string;
}

/**
 * People whose name holds these words and who work in one of the offices, or in a unit of one (null: in any), by name. At most
 * `limit`; a city has some thousands of employees.
 */
export async function peopleNamed(
  on: Asked,
  words: string,
  offices: readonly string[] | null,
  limit = 8,
): Promise<Named[]> {
  const parts = words.split(/\s+/).filter((part) => part !== '');
  if (parts.length === 0) return [];
  return ask(
    on,
    'people-named',
    `select distinct on (p.name, p.id) p.id, p.name, o.code as "officeCode", o.abbreviation as "officeShort"
     from roles r join people p on p.id = r.person_id join offices o on o.code = r.office_code
     where r.ended_at is null and r.role <> 'applicant' and p.name ilike all($1::text[])
       and ($2::text[] is null or o.code = any($2) or o.parent_code = any($2))
     order by p.name, p.id, r.role <> 'staff' limit $3`,
    [parts.map((part) => `%${part.replace(/[\\%_]/g, '\\$&')}%`), offices, limit],
  );
}
