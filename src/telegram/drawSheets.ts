/** Offices and people as an .xlsx file. No Telegram id leaves: a person is known by a number of ours. */
import { InputFile } from 'grammy';
import type { Pool } from 'pg';
import { cityNow } from '../db/imports.ts';
import { rolesOf } from '../db/people.ts';
import type { Region } from '../domain/region.ts';
import {
  INVITATION_COLUMNS,
  KIND_WORDS,
  OFFICE_COLUMNS,
  PATTERN_WORDS,
  PEOPLE_COLUMNS,
  SHEET_NAMES,
} from '../domain/sheetColumns.ts';
import type { Speech } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import { writeSheets, type SheetToWrite } from '../sheets/write.ts';
import type { RenderedCall } from './speak.ts';

type SheetSpeech = Extract<Speech, { is: 'sheet' }>;

/** Null: whoever asked may not see it any more. */
export async function drawSheets(
  { pool, region }: { pool: Pool; region: Region },
  locale: Locale,
  speech: SheetSpeech,
  personId: number | null,
  today: string,
): Promise<RenderedCall | null> {
  const roles = personId === null ? [] : await rolesOf(pool, personId);
  if (!roles.includes('coordinator') && !roles.includes('admin')) return null;
  const { sentences } = locale;
  if (speech.which === 'invitations')
    return fileCall(
      await writeSheets([invitationSheet(speech, region)]),
      `undangan-${today}.xlsx`,
      sentences['export.invitations'](),
    );
  const isEmpty = speech.which === 'template';
  const bytes = await writeSheets([
    ...(isEmpty ? sheetsOf([], []) : await sheetsNow(pool, region)),
    guideSheet(sentences['export.guide']()),
  ]);
  const name = isEmpty ? 'templat-kantor-orang.xlsx' : `kantor-orang-${region.code}-${today}.xlsx`;
  return fileCall(bytes, name, sentences['export.file']());
}

const fileCall = (bytes: Buffer, name: string, caption: string): RenderedCall => ({
  method: 'sendDocument',
  params: { document: new InputFile(bytes, name), caption },
  part: null,
});

async function sheetsNow(pool: Pool, region: Region): Promise<SheetToWrite[]> {
  const city = await cityNow(pool, region.timeZone, []);
  return sheetsOf(
    city.offices
      .filter((office) => office.isActive)
      .map((office) => [
        office.code,
        office.abbreviation,
        office.name,
        KIND_WORDS[office.kind as keyof typeof KIND_WORDS]?.[0] ?? office.kind,
        office.parentCode,
        office.location,
        office.aliases.join(', '),
        PATTERN_WORDS[office.workPattern as keyof typeof PATTERN_WORDS]?.[0] ?? office.workPattern,
        'aktif',
      ]),
    city.people.flatMap((person) =>
      person.roles.map((held) => [
        `P-${person.id}`,
        person.name,
        held.role,
        held.officeCode,
        held.letter,
        held.until,
        'aktif',
      ]),
    ),
  );
}

const sheetsOf = (offices: SheetToWrite['rows'], people: SheetToWrite['rows']): SheetToWrite[] => [
  { name: SHEET_NAMES.offices, columns: OFFICE_COLUMNS, rows: offices },
  { name: SHEET_NAMES.people, columns: PEOPLE_COLUMNS, rows: people },
];

const guideSheet = (text: string): SheetToWrite => ({
  name: SHEET_NAMES.guide,
  columns: [{ header: SHEET_NAMES.guide, width: 120 }],
  rows: text.split('\n').map((line) => [line]),
});

function invitationSheet({ invitations = [] }: SheetSpeech, region: Region): SheetToWrite {
  const until = (iso: string): string => {
    const at = Temporal.Instant.from(iso).toZonedDateTimeISO(region.timeZone);
    return `${at.toPlainDate().toString()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })} ${region.zoneLabel}`;
  };
  return {
    name: SHEET_NAMES.invitations,
    columns: INVITATION_COLUMNS,
    rows: invitations.map((one) => [one.name, one.role, one.office, one.link, until(one.until)]),
  };
}
