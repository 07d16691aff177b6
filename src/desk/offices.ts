/** `/pd`: the offices for those above them, the own office for its Tier 1; each with its people, units, link and QR code. */
import { appointedIn, groupOf, officeSummaries, unitsOf } from '../db/officeSheets.ts';
import { allOffices, officeByCode, type OfficeRow } from '../db/offices.ts';
import { exactOffice, searchOffices } from '../domain/officeSearch.ts';
import type { Role } from '../domain/authority.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { pairs } from './choices.ts';
import { isPrivate, type Desk, type Known, type Notice } from './desk.ts';
import { officeLink } from './enrolment.ts';
import { beginUnit, mayAddUnit, unitPressed } from './unit.ts';

/** See every office. */
const ABOVE: readonly Role[] = ['coordinator', 'division_head', 'agency_head', 'chair', 'auditor', 'admin'];
/** See their own office and its units. */
const OWN: readonly Role[] = ['tier1', 'office_head'];

const PAGE = 8;
/** So many units stand on a sheet by name. */
const MOST_UNITS = 20;

const button = (label: string, event: string, choice: string, text?: string): Button => ({
  label,
  data: `o:${event}:${choice}`,
  ...(text === undefined ? {} : { with: { text } }),
});
const absent = (word: string): Notice => ({ speech: sentence('pd.notFound', { word }) });

/** Null: all of them. */
function officesOf({ person }: Known): readonly string[] | null {
  if (person.roles.some((held) => ABOVE.includes(held.role))) return null;
  return [...new Set(person.roles.filter((held) => OWN.includes(held.role)).map((held) => held.officeCode))];
}

const mayRead = (codes: readonly string[] | null, office: OfficeRow): boolean =>
  codes === null ||
  codes.includes(office.code) ||
  (office.parentCode !== null && codes.includes(office.parentCode));

/** `/pd [OFFICE]`. What is not there and what is not his are the same answer. */
export async function showOffices(desk: Desk, arrival: Known, words: string): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('refused.privateOnly', {}) };
  const codes = officesOf(arrival);
  if (codes?.length === 0) return { speech: sentence('pd.notYours', {}) };
  if (words !== '') return find(desk, arrival, codes, words);
  const [only] = codes ?? [];
  if (codes?.length !== 1 || only === undefined) return list(desk, codes, 0);
  const office = await officeByCode(desk.pool, only);
  return office === null ? absent('') : sheet(desk, arrival, office);
}

async function find(
  desk: Desk,
  arrival: Known,
  codes: readonly string[] | null,
  words: string,
): Promise<Notice> {
  const readable = (await allOffices(desk.pool)).filter((office) => mayRead(codes, office));
  const exact = exactOffice(readable, words);
  const hits = exact === undefined ? searchOffices(readable, words) : [exact];
  const [only] = hits;
  const word = words.slice(0, 60);
  if (only === undefined) return absent(word);
  if (hits.length === 1) return sheet(desk, arrival, only);
  const buttons = hits.map((office) => [button('plain', 'SHOW', office.code, office.name)]);
  return { speech: sentence('enrol.which', { word }, { buttons }) };
}

async function list(desk: Desk, codes: readonly string[] | null, wanted: number): Promise<Notice> {
  const all = await officeSummaries(desk.pool, codes);
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  const shown = all.slice(page * PAGE, (page + 1) * PAGE);
  const buttons = [
    ...pairs(shown.map((one) => button('plain', 'SHOW', one.code, one.abbreviation))),
    [
      ...(page > 0 ? [button('previousPage', 'PAGE', String(page - 1))] : []),
      ...(page < pages - 1 ? [button('nextPage', 'PAGE', String(page + 1))] : []),
    ],
  ];
  return {
    speech: sentence('pd.list', { rows: shown, page: page + 1, pages, count: all.length }, { buttons }),
  };
}

async function sheet(desk: Desk, arrival: Known, office: OfficeRow): Promise<Notice> {
  const { pool, region } = desk;
  const [summary] = await officeSummaries(pool, [office.code]);
  const tier1 = await appointedIn(pool, office.code);
  const parent = office.parentCode === null ? null : await officeByCode(pool, office.parentCode);
  const units = await unitsOf(pool, office.code);
  const canAdd = parent === null && mayAddUnit(arrival.person, office);
  const buttons = [
    [button('qrCode', 'QR', office.code), ...(canAdd ? [button('addUnit', 'UNIT', office.code)] : [])],
    ...pairs(units.slice(0, MOST_UNITS).map((unit) => button('plain', 'SHOW', unit.code, unit.name))),
  ];
  return {
    speech: sentence(
      'pd.sheet',
      {
        office: office.name,
        abbreviation: office.abbreviation,
        parent: parent?.name ?? null,
        location: office.location,
        appointed: tier1,
        article: region.articles.tier1Appointment ?? '',
        staff: summary?.staff ?? 0,
        waiting: summary?.waiting ?? 0,
        group: await groupOf(pool, office.code),
        units: units.slice(0, MOST_UNITS).map((unit) => unit.name),
        more: Math.max(0, units.length - MOST_UNITS),
        decree: office.pdMandiri ? office.pdMandiriDecree : null,
        link: officeLink(desk.botName(), office.code),
        code: office.code,
      },
      { buttons },
    ),
  };
}

/** A button below a list or a sheet. */
export async function officePressed(
  desk: Desk,
  arrival: Known,
  event: string,
  choice: string,
): Promise<Notice> {
  if (event === 'KIND' || event === 'NO_PLACE' || event === 'CANCEL')
    return unitPressed(desk, arrival, event, choice);
  const codes = officesOf(arrival);
  if (codes?.length === 0 || !isPrivate(arrival)) return { speech: sentence('pd.notYours', {}), alert: true };
  if (event === 'PAGE') {
    const { input, change, chat } = arrival;
    if (input.messageId !== null)
      change.say(chat.id, { is: 'unbutton', messageId: input.messageId }, null, 3);
    return list(desk, codes, /^\d{1,3}$/.test(choice) ? Number(choice) : 0);
  }
  const office = await officeByCode(desk.pool, choice);
  if (office === null || !mayRead(codes, office))
    return { speech: sentence('pd.notFound', { word: '' }), alert: true };
  if (event === 'SHOW') return sheet(desk, arrival, office);
  if (event === 'UNIT') return beginUnit(desk, arrival, office);
  if (event !== 'QR') return { speech: sentence('refused.stale', {}), alert: true };
  const link = officeLink(desk.botName(), office.code);
  arrival.change.say(arrival.chat.id, { is: 'qr', link, office: office.name });
  return { speech: sentence('notice.sentBelow', {}) };
}
