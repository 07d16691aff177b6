/** Duties of all offices as pictures for a phone, or as a spreadsheet: as they are when it is sent, to who may still see them. */
import { InputFile } from 'grammy';
import type { Pool } from 'pg';
import { lastEvidenceOf } from '../db/dutyMatrix.ts';
import { rolesOf } from '../db/people.ts';
import { dutiesNow, type DutyCity } from '../desk/dutyFacts.ts';
import { paperName } from '../desk/dutyCell.ts';
import type { Role, Standing } from '../domain/authority.ts';
import {
  byUrgency,
  countDuties,
  DUTY_STATES,
  dutyDay,
  matrixOf,
  parts,
  stateOf,
  type DutyDay,
  type DutyFact,
  type DutyState,
} from '../domain/dutyMatrix.ts';
import { MOST_COLUMNS, MOST_ROWS, type DutyPicture } from '../domain/dutyPicture.ts';
import { overseesAs, readsClass } from '../domain/oversight.ts';
import { dutyOf, type Region } from '../domain/region.ts';
import type { Classification } from '../domain/vocabulary.ts';
import type { Speech } from '../engine/speech.ts';
import { dutySheet, DUTY_COLUMNS, DUTY_SHEET } from '../locales/dutySheet.ts';
import type { Locale } from '../locales/index.ts';
import { writeSheets } from '../sheets/write.ts';
import type { RenderedCall } from './speak.ts';

type DutySpeech = Extract<Speech, { is: 'duties' }>;
interface Context {
  readonly pool: Pool;
  readonly region: Region;
  readonly now: () => Temporal.Instant;
  readonly drawDuties: (pictures: readonly DutyPicture[]) => Promise<readonly Uint8Array[]>;
}

/** Telegram's album. */
const MOST_PICTURES = 10;

/** Null: whoever asked may not see it any more. */
export async function drawDuties(
  context: Context,
  locale: Locale,
  speech: DutySpeech,
  personId: number | null,
): Promise<RenderedCall | null> {
  const { pool, region } = context;
  if (personId === null) return null;
  const roles = await rolesOf(pool, personId);
  const person: Standing = { id: personId, roles: roles.map((role) => ({ role, officeCode: '' })) };
  const access = overseesAs(person, 'readDuties');
  if (access === null) return null;
  const now = context.now();
  const day = dutyDay(now.toZonedDateTimeISO(region.timeZone).toPlainDate());
  const city = await dutiesNow(context, access.scope, speech.place);
  return speech.as === 'table'
    ? table(context, locale, city, day, { now, person })
    : pictures(context, locale, city, day, { now, place: speech.place });
}

async function pictures(
  { region, drawDuties: draw }: Context,
  locale: Locale,
  city: DutyCity,
  day: DutyDay,
  { now, place }: { now: Temporal.Instant; place: DutySpeech['place'] },
): Promise<RenderedCall> {
  const all = picturesOf(region, locale, city, day, { now, place });
  const some = all.slice(0, MOST_PICTURES);
  if (some.length === 0)
    return { method: 'sendMessage', params: { text: locale.sentences['duties.noPicture']() }, part: null };
  const files = (await draw(some)).map((bytes, index) => new InputFile(bytes, `kewajiban-${index + 1}.png`));
  const caption = locale.sentences['duties.pictures']({
    at: now.toString(),
    pictures: some.length,
    left: all.length - some.length,
  });
  const [only, ...more] = files;
  return more.length === 0
    ? { method: 'sendPhoto', params: { photo: only, caption }, part: null }
    : {
        method: 'sendMediaGroup',
        params: {
          media: files.map((media, index) => ({ type: 'photo', media, ...(index === 0 ? { caption } : {}) })),
        },
        part: null,
      };
}

/** Of the city the matrix, then what one office alone holds; of one duty or office its list. */
function picturesOf(
  region: Region,
  locale: Locale,
  city: DutyCity,
  day: DutyDay,
  { now, place }: { now: Temporal.Instant; place: DutySpeech['place'] },
): DutyPicture[] {
  const words = locale.sentences;
  const short = (code: string): string => city.offices.get(code)?.abbreviation ?? code;
  const isCity = place.duty === null && place.office === null;
  const matrix = isCity
    ? matrixOf(city.facts, city.order, day, { rows: MOST_ROWS, columns: MOST_COLUMNS })
    : { sheets: [], single: byUrgency(city.facts, day).map((fact) => ({ fact, state: stateOf(fact, day) })) };
  const lists = parts(matrix.single, MOST_ROWS);
  const sheets = matrix.sheets.length + lists.length;
  const counts = countDuties(city.facts, day);
  const used = new Set(city.facts.map((fact) => stateOf(fact, day)));
  const legend = LEGEND.filter((state) => used.has(state)).map((state) => ({
    state,
    label: words['duties.pictureLegend']({
      state,
      count: state in counts ? counts[state as keyof typeof counts] : countOf(city.facts, state, day),
    }),
  }));
  const name =
    place.duty !== null
      ? (dutyOf(region, place.duty)?.title ?? place.duty)
      : place.office !== null
        ? (city.offices.get(place.office)?.name ?? place.office)
        : null;
  const shared = (sheet: number, isSingle: boolean) => ({
    title: words['duties.pictureTitle']({ name }),
    subtitle: words['duties.pictureSubtitle']({ at: now.toString(), sheet, sheets, isSingle }),
    legend,
    footer: words['duties.pictureFooter'](),
  });
  return [
    ...matrix.sheets.map((one, index) => ({
      ...shared(index + 1, false),
      columns: one.duties,
      rows: one.offices.map((office, row) => ({ label: short(office), cells: one.cells[row] ?? [] })),
    })),
    ...lists.map((list, index) => ({
      ...shared(matrix.sheets.length + index + 1, isCity),
      columns: [''],
      rows: list.map(({ fact, state }) => ({
        label: `${place.duty === null ? (dutyOf(region, fact.duty)?.title ?? fact.duty) : (city.offices.get(fact.office)?.name ?? fact.office)}${fact.object === '' ? '' : ` · ${fact.object}`}`,
        cells: [state],
        note: words['duties.pictureDue']({ office: short(fact.office), dueOn: fact.dueOn }),
      })),
    })),
  ];
}

const LEGEND: readonly DutyState[] = [
  'overdue',
  'soon',
  'submitted',
  'noEvidence',
  'unrecorded',
  'met',
  ...DUTY_STATES.filter((state) => state === 'idle' || state === 'notApplicable'),
];
const countOf = (facts: readonly DutyFact[], state: DutyState, day: DutyDay): number =>
  facts.filter((fact) => stateOf(fact, day) === state).length;

async function table(
  { pool, region }: Context,
  locale: Locale,
  city: DutyCity,
  day: DutyDay,
  { now, person }: { now: Temporal.Instant; person: Standing },
): Promise<RenderedCall> {
  const found = await lastEvidenceOf(pool, city.facts);
  const keyOf = (one: { duty: string; office: string; object: string }): string =>
    [one.duty, one.office, one.object].join(' ');
  const evidence = Map.groupBy(found, keyOf);
  const rows = byUrgency(city.facts, day).map((fact) => {
    const all = evidence.get(keyOf(fact)) ?? [];
    const open = all.filter((one) => readsClass(person, one.class as Classification));
    return dutySheet(region, {
      fact,
      office: city.offices.get(fact.office)?.name ?? fact.office,
      abbreviation: city.offices.get(fact.office)?.abbreviation ?? fact.office,
      state: stateOf(fact, day),
      papers: open.map((one) => paperName(one.paper) ?? 'Bukti dukung'),
      letters: open.flatMap((one) => one.letter ?? []),
      isHidden: open.length < all.length,
      effectOn: all[0]?.effectOn ?? fact.lastOn,
      decidedAs: (all[0]?.decidedAs ?? null) as Role | null,
    });
  });
  const bytes = await writeSheets([{ name: DUTY_SHEET, columns: DUTY_COLUMNS, rows }]);
  return {
    method: 'sendDocument',
    params: {
      document: new InputFile(bytes, `kewajiban-${region.code}-${day.on}.xlsx`),
      caption: locale.sentences['duties.table']({ at: now.toString(), rows: rows.length }),
    },
    part: null,
  };
}
