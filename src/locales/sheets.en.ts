/** The same in English. */
import type { Role } from '../domain/authority.ts';
import type {
  ChangeCounts,
  ChangeWords,
  LinkWords,
  ProblemWords,
  sheetWords as indonesian,
} from './sheets.id.ts';
import type { Voice } from './voice.ts';

type With = Readonly<Record<string, string | number>>;

const fields: Record<string, string> = {
  abbreviation: 'abbreviation',
  name: 'name',
  kind: 'kind',
  aliases: 'other names',
  parentCode: 'parent',
  location: 'place',
  workPattern: 'working hours',
};

/** What is wrong, and what to write instead. */
const fixes: Record<string, (w: With) => string> = {
  noSheet: () => 'there is no sheet Kantor or Orang; use the template of /ekspor templat',
  noColumn: () => 'this column is missing; add it to the header row',
  columnTwice: () => 'this column is there twice; remove one',
  formula: () => 'holds a formula; paste it as a value (text)',
  missing: () => 'is empty; please fill it in',
  tooLong: (w) => `has ${w.length} characters; at most ${w.most}`,
  badCode: () =>
    'a code has only small letters, digits and hyphens, such as uptd-air-bersih; or leave it empty',
  noLetters: () => 'a name needs letters',
  unknownKind: (w) => `unknown kind; choose: ${w.known}`,
  unknownPattern: (w) => `unknown working hours; choose: ${w.known}`,
  unknownState: (w) => `unknown state; choose: ${w.known}`,
  closesUnknown: () => 'no office has this code, so it cannot be closed; check the code',
  duplicate: (w) => `the same as row ${w.other}; remove one of them`,
  nameTaken: (w) => `is already used by the office ${w.other}; choose another name or fill in its code`,
  unknownOffice: (w) =>
    `no such office${w.known === '' ? '' : `; perhaps ${w.known}`}; write its code or abbreviation`,
  ownParent: () => 'an office cannot be its own parent',
  unitOfUnit: () => 'a unit belongs to an office, not to another unit',
  neededByCity: () => 'this office has duties in the city’s rules and cannot be closed here',
  hasTickets: (w) =>
    `still has ${w.count} open tickets (${w.numbers}); solve or transfer them first, then send the file again`,
  hasRegistrations: (w) =>
    `still has ${w.count} requests for registration; decide on them first in /pendaftaran`,
  hasInvitations: (w) => `still has ${w.count} valid invitations; wait until they are used or expire`,
  hasMandiri: () => 'its application for PD Mandiri TIK is still open; decide on it first',
  hasGroup: (w) => `the group "${w.group}" is still bound; write /lepasikat there first`,
  hasUnits: (w) => `still has units (${w.names}); close them too, or give them another parent`,
  hasPeople: (w) =>
    `still has ${w.count} people (${w.names}); move them with /petugas, or end their roles in the sheet Orang`,
  unknownId: () => 'unknown ID; take it from /ekspor, or leave it empty to invite somebody new',
  notAName: () => 'write a person’s name in letters, without NIP or number',
  unknownRole: (w) => `unknown role; choose: ${w.known}`,
  letterNeedsNumber: () => 'the number of a letter needs digits, such as 800/112/2026',
  badDate: () => 'the date cannot be read; write for example 2026-12-31',
  pastDate: () => 'the date is over',
  adminsOnly: () => 'only an administrator gives the role admin',
  adminUntouched: () => 'an administrator is changed by administrators only',
  endsUnknown: () => 'ending needs the person’s ID; take it from /ekspor',
  nameDiffers: (w) => `the name differs from row ${w.other} with the same ID; make them the same`,
  notHeld: () => 'this person does not hold that role in that office',
  letterKept: (w) => `the letter’s number is recorded already: ${w.letter}; put that back`,
  untilKept: (w) =>
    `an acting term is changed by a new invitation (/undang); put back ${w.until === '' ? 'nothing' : w.until}`,
  roleElsewhere: (w) => `holds this role in ${w.office} already; end it first in its row (Status akhiri)`,
  lastHolder: () => 'nobody would hold that role afterwards; invite another one first',
  knownAlready: (w) => `somebody of this name, role and office is registered already; fill in the ID ${w.id}`,
};

const unreadable: Record<string, string> = {
  tooLarge: 'The file is too large. At most 5 MB, and 30 MB unpacked.',
  away: 'Telegram does not give that file. Please send it once more.',
  empty: 'The file is empty.',
  notSpreadsheet: 'That is no spreadsheet. Send an .xlsx or .csv file.',
  oldExcel:
    'The file is of the old Excel format (.xls) or locked by a password. Save it as .xlsx without password.',
  damaged: 'The file is damaged and cannot be opened. Save it as .xlsx again and send it.',
  tooManyRows: 'The file has more than 5,000 rows. Split it into several.',
};

export const sheetWords = (v: Voice, roles: Record<Role, string>): ReturnType<typeof indonesian> => {
  const role = (one: ChangeWords) =>
    `${one.until === null ? '' : 'Acting '}${roles[one.role ?? 'staff']} · ${one.office}${one.until === null ? '' : ` · until ${v.date(one.until)}`}${one.letter === null ? '' : ` · letter ${one.letter}`}`;
  const line: Record<ChangeWords['is'], (one: ChangeWords) => string> = {
    officeAdded: (one) => `+ Office ${one.name}`,
    officeChanged: (one) =>
      `~ Office ${one.was === one.name ? one.name : `${one.was} → ${one.name}`} (${one.fields.map((field) => fields[field] ?? field).join(', ')})`,
    officeClosed: (one) => `− Office ${one.name} is closed`,
    renamed: (one) => `~ ${one.was} → ${one.name}`,
    letterGiven: (one) => `~ ${one.name} : number of the letter ${one.letter ?? ''}`,
    roleEnded: (one) => `− ${one.name}: ${role(one)} ends, the tickets go back to the queue`,
    roleGiven: (one) => `+ ${one.name}: ${role(one)}`,
    invited: (one) => `+ Invitation for ${one.name}: ${role(one)}`,
  };
  const counted = (counts: ChangeCounts) => {
    const of: [number, string][] = [
      [counts.officeAdded, 'offices added'],
      [counts.officeChanged, 'offices changed'],
      [counts.officeClosed, 'offices closed'],
      [counts.invited, 'people invited'],
      [counts.roleGiven, 'roles given'],
      [counts.roleEnded, 'roles ended'],
      [counts.renamed, 'names changed'],
      [counts.letterGiven, 'numbers of letters recorded'],
    ];
    return of
      .filter(([count]) => count > 0)
      .map(([count, what]) => `${count} ${what}`)
      .join(', ');
  };
  const place = (p: ProblemWords) =>
    [p.sheet, p.row > 0 ? `row ${p.row}` : '', p.column === '' ? '' : `column ${p.column}`]
      .filter((part) => part !== '')
      .join(', ');
  return {
    sentences: {
      'export.sent': () =>
        'Offices and people come as a file. It holds people’s names: keep it safe and do not pass it on. Change what must change and send it back with /impor.',
      'export.template': () => 'The empty template comes below. Fill it in and send it back with /impor.',
      'export.file': () => `Offices and people · ${v.city}`,
      'export.guide': () =>
        [
          'One row is one office (sheet Kantor) or one role (sheet Orang).',
          'What has no row in the file does not change. Only Status tutup (office) and akhiri (role) end something.',
          'A column that is removed changes nothing; a cell that is emptied becomes empty.',
          'Kantor: an empty Kode means a new office. Jenis (kind): dinas, badan, sekretariat, inspektorat, kecamatan, kelurahan, uptd, rsud, satuan, puskesmas, sekolah, lainnya.',
          'Kantor: Induk is for units: code or abbreviation of their office. Jam kerja (hours): 5 hari, 6 hari, 24 jam. Status: aktif, tutup.',
          'Orang: an empty ID means somebody new; the invitation link comes once the file is applied, because he must open it himself in Telegram.',
          'Orang: Peran (role): staff, tier1, office_head, tier2, csirt, coordinator, division_head, agency_head, chair, auditor.',
          'Orang: Nomor surat is the letter of appointment of tier1. Plt. sampai (acting until): a date such as 2026-12-31. Status: aktif, akhiri.',
          'Formulas are not read; fill cells with text.',
        ].join('\n'),
      'export.invitations': () => 'Invitation links: one person, one link, for one use.',
      'import.ask': () =>
        'Send the file (.xlsx or .csv, at most 5 MB). Nothing changes yet: you see first what would change.',
      'import.noFile': () => 'Send it as an .xlsx or .csv file, not as text or photo. /batal leaves.',
      'import.unreadable': (p: { why: string }) => unreadable[p.why] ?? unreadable['damaged'] ?? '',
      'import.problems': (p: { rows: readonly ProblemWords[]; count: number }) =>
        `The file cannot be applied yet: ${p.count} things must be mended. Nothing has changed.\n\n${p.rows
          .map((one) => {
            const fix = (fixes[one.why] ?? (() => one.why))(one.with);
            const where = place(one);
            return `• ${where === '' ? '' : `${where}: `}${one.value === '' ? '' : `"${one.value}" `}${fix}.`;
          })
          .join(
            '\n',
          )}${p.count > p.rows.length ? `\n… and ${p.count - p.rows.length} more.` : ''}\n\nMend it and send the file again here.`,
      'import.nothing': () => 'Nothing changes: the file says what is so already.',
      'import.again': (p: { at: string }) =>
        `Exactly this file was applied ${v.when(p.at)}; again it would invite the same people once more. Take the newest data with /ekspor.`,
      'import.preview': (p: {
        changeCounts: ChangeCounts;
        changes: readonly ChangeWords[];
        more: number;
        isAnew: boolean;
      }) =>
        `${p.isAnew ? 'Things have changed since that preview; this is the new one. ' : ''}NOT APPLIED YET: ${counted(p.changeCounts)}.\n\n${p.changes.map((one) => line[one.is](one)).join('\n')}${p.more > 0 ? `\n… and ${p.more} more.` : ''}\n\nApply does all of it at once (or /impor terapkan). Valid for 24 hours.`,
      'import.applied': (p: { changeCounts: ChangeCounts; links: readonly LinkWords[]; hasFile: boolean }) =>
        `Applied: ${counted(p.changeCounts)}.${p.links.length === 0 ? '' : `\n\n${p.links.map((one) => `${one.name} · ${roles[one.role]} · ${one.office}\n${one.link}\nValid until ${v.dateTime(one.until)}.`).join('\n\n')}`}${p.hasFile ? '\n\nThe invitation links are in the file below. Pass each on to its person; each works once.' : ''}`,
      'import.done': (p: { at: string }) => `This file was applied ${v.when(p.at)}.`,
      'import.discarded': () => 'Cancelled. Nothing has changed, and what the file said is deleted.',
      'import.over': () => 'This preview is no longer valid. Send the file again with /impor.',
      'import.none': () => 'No preview is waiting. Send the file with /impor.',
      'import.roleForYou': (p: { role: Role; office: string; actingUntil: string | null }) =>
        `Your new role at this desk: ${p.actingUntil === null ? '' : 'Acting '}${roles[p.role]} · ${p.office}${p.actingUntil === null ? '' : ` · until ${v.date(p.actingUntil)}`}.`,
    },
    labels: {
      'import.template': () => 'Empty template',
      'import.apply': () => 'Apply',
      'import.discard': () => 'Cancel',
    },
  };
};
