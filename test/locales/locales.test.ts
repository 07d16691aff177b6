import { describe, expect, it } from 'vitest';
import type { MonthNumbers } from '../../src/domain/monthNumbers.ts';
import { TICKET_KINDS } from '../../src/domain/ticketKinds.ts';
import { ROLES } from '../../src/domain/authority.ts';
import {
  label,
  localeOf,
  say,
  type LabelName,
  type Language,
  type SentenceName,
} from '../../src/locales/index.ts';
import { enWords } from '../../src/locales/en.ts';
import { idWords } from '../../src/locales/id.ts';
import { RECORD_CLASSES, RECORD_DEFAULTS } from '../../src/domain/records.ts';
import { subdomainSamples, variants } from './subdomainSamples.ts';
import { approvalRows, approvalSamples, isOfApprovals } from './approvalSamples.ts';
import { city, local } from '../domain/cities.ts';
import { dutySamples } from './duties.ts';
import { auditSamples, isOfAudits } from './auditSamples.ts';
import { dutyMatrixSamples, isOfDutyMatrix } from './dutyMatrix.ts';

const bitung = city('bitung');
const at = local(bitung, '2026-11-21 09:14');
const cities = [bitung, city('padang')];
const languages: Language[] = ['id', 'en'];
const inBitung = { id: localeOf(bitung, 'id', at), en: localeOf(bitung, 'en', at) };
const sentenceNames = Object.keys(inBitung.id.sentences) as SentenceName[];
const labelNames = Object.keys(inBitung.id.labels) as LabelName[];

/** What a reader must find in both languages, whatever the words around it. */
const facts = {
  number: 'BTG-2611-G-0713',
  short: 'G-0713',
  by: 'Rina Wowor',
  name: 'Jefri Lumi',
  reporter: 'Meity Tangkudung',
  office: 'Dinas Kesehatan',
  category: 'Jaringan kantor',
  word: 'dinaskes',
  link: 'https://t.me/meja_bot?start=abc',
  bot: 'meja_bantu_bot',
  letter: '800/123/2026',
  article: '41(8)',
  title: 'Teknisi Dinkes',
  id: '918273645',
};
function heldBy(letter: string | null, until: string | null) {
  return ROLES.map((role) => ({ role, office: facts.office, letter, needsLetter: letter === null, until }));
}
/** A month in which everything came to so much. */
function monthOf(count: number): MonthNumbers {
  const share = { met: count, judged: count };
  return {
    opened: count,
    closed: count,
    open: count,
    kinds: TICKET_KINDS.map((kind) => ({ kind, opened: count, closed: count })),
    response: share,
    resolution: share,
    priorities: (['P1', 'P2', 'P3', 'P4', 'complaint'] as const).map((priority) => ({
      priority,
      response: share,
      resolution: share,
    })),
    tiers: (['tier1', 'tier2', 'coordinator'] as const).map((tier) => ({
      tier,
      received: count,
      solved: count,
      kept: share,
      medianMinutes: count === 0 ? null : count,
      open: count,
    })),
    offices: Array.from({ length: count === 0 ? 0 : 40 }, (_, i) => ({
      office: `Dinas ${i}`,
      opened: count,
      closed: count,
      resolution: share,
      open: count,
    })),
    reopened: count,
    passedOn: count,
    returned: count,
    security: count,
    stars: { sum: count * 4, count },
    pauses: count === 0 ? [] : [{ reason: 'vendor', count, minutes: count }],
    oldest: count === 0 ? null : { number: 'BTG-2601-G-0012', openedAt: at.toString() },
  };
}
const IMPORT_CHANGES = [
  'officeAdded',
  'officeChanged',
  'officeClosed',
  'renamed',
  'letterGiven',
  'roleEnded',
  'roleGiven',
  'invited',
];
/** Every parameter of every sentence, under the names they share. */
const full = {
  summary: 'Server absensi tidak menjawab',
  happened: 'Absensi tidak bisa dibuka.',
  tried: 'Sudah dinyalakan ulang.',
  asked: 'Periksa servernya.',
  ...facts,
  words: facts.word,
  label: facts.title,
  labels: [facts.title],
  archive: true,
  hasPage: true,
  revision: 2,
  touchedAt: at.toString(),
  approvers: [
    { role: 'tier1', task: 'check' },
    { role: 'office_head', task: 'approve', isConditional: true },
  ],
  service: {
    title: facts.title,
    code: 'SUBDOMAIN-BARU',
    kind: 'service_request',
    article: '41(8)',
    time: '2wd',
    papers: [{ labels: ['Surat', 'Foto'], isOptional: true, isConditional: false }],
    approvers: [{ role: 'tier1', task: 'check', isConditional: true }],
    class: 'restricted',
    portalOnly: true,
    isOpen: true,
  },
  refusal: {
    title: facts.title,
    city: 'Padang',
    why: 'only_in_another_city',
    article: '41(8)',
    regulation: 'Perwako Padang 76/2019',
    elsewhere: 'Bitung',
    elsewhereArticle: '22(1)',
    instead: facts.title,
  },
  question: {
    title: facts.title,
    at: 1,
    of: 9,
    label: 'Tanggal surat',
    type: 'letter',
    required: false,
    given: facts.letter,
    options: ['Ya', 'Tidak'],
    onlyByPage: false,
    hasPage: true,
    domain: 'bitungkota.go.id',
    portalOnly: true,
    isUrgent: true,
  },
  filled: {
    title: facts.title,
    lines: '1. Nama: Ani',
    time: '1h',
    approvers: ['tier1'],
    isIncident: false,
    isQuestion: false,
  },
  returned: { reason: facts.word, labels: [facts.title] },
  misfit: { why: 'oneOf', label: facts.title, options: ['Ya', 'Tidak'], onlyByPage: true },
  forms: [{ title: facts.title, number: facts.number, isSent: false, touchedAt: at.toString() }],
  text: 'Internet di loket mati sejak pagi. '.repeat(30),
  at: at.toString(),
  targetAt: at.toString(),
  until: at.toString(),
  since: at.toString(),
  role: 'tier1',
  roles: ROLES,
  offices: bitung.offices.map((office) => office.abbreviation),
  purpose: 'tier1',
  waiting: 3,
  files: 2,
  count: 2,
  stars: 5,
  kind: 'incident',
  priority: 'P2',
  impact: 'I1',
  urgency: 'U1',
  desk: 'tier2',
  status: 'handled',
  what: 'sticker',
  security: true,
  tier1Missing: true,
  needsLetter: true,
  inside: true,
  edited: true,
  automatic: true,
  actingUntil: '2026-12-31',
  fromOn: '2026-11-24',
  untilOn: '2026-11-26',
  reason: 'sick',
  deputy: facts.by,
  isOut: true,
  held: heldBy(facts.letter, '2026-12-31'),
  people: [{ name: facts.name, isAway: true, held: heldBy(facts.letter, '2026-12-31') }],
  leave: { fromOn: '2026-11-24', untilOn: '2026-11-26', reason: 'duty', deputyName: facts.by },
  ended: [{ role: 'tier1', office: facts.office }],
  holdings: [
    { name: 'tickets', goes: 'deputy', items: [facts.short] },
    { name: 'reports', goes: 'stays', items: [facts.short] },
    { name: 'leave', goes: 'ends', items: ['2026-11-24'] },
    { name: 'approvals', goes: 'others', items: [facts.short] },
  ],
  state: 'rejected',
  about: 'tier2',
  named: 'Pak Budi',
  wanted: ['agency_head'],
  second: 'Sinta Koloay',
  isHidden: true,
  isOpen: true,
  year: 2027,
  pattern: 'six_days',
  yearList: {
    year: 2027,
    days: [
      { on: '2027-12-25', kind: 'national', name: facts.title, office: null, isOurs: false },
      { on: '2027-12-26', kind: 'local', name: 'Banjir', office: facts.office, isOurs: true },
    ],
    hours: [
      {
        from: '2027-02-08',
        until: '2027-03-09',
        pattern: 'five_days',
        name: 'Ramadan 1448 Hijriah',
        office: null,
        isOurs: true,
      },
    ],
    more: 3,
    isComplete: false,
  },
  shownChange: {
    isAgain: true,
    days: Array.from({ length: 40 }, (_, i) => ({
      on: `2027-01-${String((i % 28) + 1).padStart(2, '0')}`,
      kind: 'collective_leave',
      name: 'Cuti bersama Kelahiran Yesus Kristus',
      office: i === 0 ? facts.office : null,
    })),
    hours: [{ from: '2027-02-08', until: null, pattern: 'six_days', name: 'Ramadan', office: null }],
    daysGone: [{ on: '2027-03-09', name: facts.title, office: null }],
    hoursGone: [{ from: '2027-02-08', pattern: 'around_the_clock', name: 'Jam lama', office: 'Dinkes' }],
    known: 3,
    left: ['2027-03-10'],
    moved: 12,
    of: 40,
    first: Array.from({ length: 10 }, () => ({
      short: facts.short,
      office: 'Dinkes',
      was: at.toString(),
      will: at.toString(),
    })),
  },
  lineProblems: { count: 12, rows: [{ line: 3, text: facts.word, why: 'office' }] },
  city: 'Kota Bitung',
  weekdays: [1, 4],
  days: [
    { on: '2026-11-21', officers: [{ name: facts.name, isAway: true }] },
    { on: '2026-11-22', officers: [] },
  ],
  weekly: [{ weekday: 1, officers: [facts.name, facts.by] }],
  officers: [{ name: facts.name, isAway: false }],
  isWeekly: true,
  after: true,
  before: [facts.by],
  names: [facts.name, facts.by],
  why: 'night',
  rung: 'officer',
  freeAt: at.toString(),
  regulation: 'Perwali Bitung 69/2021',
  applicant: 'Kepala Dinkes',
  scope: 'both',
  hasStaff: true,
  hasExperience: null,
  most: 30,
  other: 'BTG-2611-G-0714',
  forName: 'Jefri Lumi',
  found: 2,
  numbers: ['G-0714', 'G-0715'],
  mass: true,
  channel: 'whatsapp',
  visitAt: at.toString(),
  expectedOn: '2026-11-24',
  requestedAt: at.toString(),
  rejections: 2,
  byCoordinator: true,
  abbreviation: 'Dinkes',
  parent: 'Dinas Kesehatan',
  location: 'Kelurahan Danowudu',
  appointed: [
    { name: facts.name, letter: facts.letter },
    { name: facts.by, letter: null },
  ],
  staff: 12,
  group: facts.title,
  units: Array.from({ length: 20 }, (_, i) => `Puskesmas ${i}`),
  more: 3,
  decree: '188/12/2026',
  clock: 'target',
  code: 'puskesmas-danowudu',
  page: 1,
  pages: 4,
  rows: Array.from({ length: 8 }, (_, i) => ({
    abbreviation: `Dinas ${i}`,
    staff: 12,
    tier1: i,
    hasGroup: i > 2,
    units: i,
    waiting: i,
    name: `Pasal 41 ayat (${i})`,
    text: 'Service Desk Tier 1 bertanggung jawab',
    from: 40 + i,
    until: 42,
    sheet: 'Orang',
    row: i + 2,
    column: 'Peran',
    value: 'raja',
    why: 'unknownRole',
    with: { known: 'staff' },
  })),
  headings: ['BAB V MANAJEMEN SPBE', 'Bagian Kesatu Umum'],
  errors: [
    { printed: 'Pasal 31', corrected: 'Pasal 33', basis: 'articles_inserted', see: '33(1)', of: null },
    { printed: 'tanggal Oktober 2019', corrected: null, basis: 'undated', see: null, of: null },
    {
      printed: 'pemerintah',
      corrected: 'permintaan',
      basis: 'parallel_text',
      see: '49(3)',
      of: 'Perwako Padang',
    },
  ],
  readings: [{ scanned: 'pereturan', read: 'peraturan' }],
  changeCounts: {
    officeAdded: 2,
    officeChanged: 1,
    officeClosed: 1,
    renamed: 1,
    letterGiven: 1,
    roleEnded: 2,
    roleGiven: 1,
    invited: 3,
  },
  changes: IMPORT_CHANGES.map((is) => ({
    is,
    name: facts.name,
    was: facts.by,
    role: 'tier1',
    office: facts.office,
    fields: ['name', 'parentCode'],
    letter: facts.letter,
    until: '2026-12-31',
  })),
  isAnew: true,
  links: [{ name: facts.name, role: 'tier1', office: facts.office, link: facts.link, until: at.toString() }],
  hasFile: true,
  topic: 'tiers',
  instead: ['Pasal 49 ayat (3)'],
  isArticle: true,
  isFull: true,
  last: 51,
  month: '2026-10',
  cutOffAt: at.toString(),
  filedAt: at.toString(),
  isRunning: true,
  workingDayMinutes: 450,
  to: 'Kepala Dinas Komunikasi dan Informatika',
  totals: monthOf(12_345),
  on: '2026-11-23',
  oversees: true,
  isGroup: true,
  free: 3,
  risk: 2,
  late: 1,
  newlyLate: 1,
  answered: 2,
  isMore: true,
  counts: ['tier1', 'tier2', 'coordinator'].map((desk) => ({
    desk,
    open: 4,
    free: 1,
    risk: 1,
    late: 1,
    paused: 1,
    oldestAt: at.toString(),
  })),
  lines: [
    {
      short: 'G-0713',
      status: 'handled',
      desk: 'tier1',
      isLate: true,
      lateFor: 'tier',
      isAtRisk: false,
      isFree: false,
      isAnswered: true,
      targetAt: at.toString(),
      priority: 'P3',
      office: 'Dinkes',
      owner: facts.by,
    },
  ],
  withoutTier1: Array.from({ length: 40 }, (_, i) => `Dinas ${i}`),
  withoutLetter: ['Dinkes', 'Dinsos'],
  actions: 40,
  language: 'en',
  registeredAt: at.toString(),
  noticeVersion: 2,
  noticeAt: at.toString(),
  erasureDueAt: at.toString(),
  version: 2,
  classes: RECORD_CLASSES.map((name) => ({ name, ...RECORD_DEFAULTS[name], jra: 'FO.02.01' })),
  inHand: [facts.short, 'G-0099'],
  openReports: [facts.short],
  onlyOnes: [{ role: 'tier1', office: facts.office }],
  isLate: true,
  minutes: '045/BA/2026',
  confirmedBy: facts.by,
  approvedBy: facts.reporter,
  groups: RECORD_CLASSES.map((name) => ({ name, count: 3 })),
  digest: 'a3f2c1',
  items: Array.from({ length: 10 }, (_, i) => ({
    number: `BTG-2611-G-${1000 + i}`,
    office: facts.office,
    priority: 'P3',
    kind: 'service_request',
    status: 'queued',
    desk: 'tier1',
    owner: i === 0 ? null : facts.by,
    at: at.toString(),
    text: 'Printer loket tidak mencetak',
  })),
};
const bare = {
  ...full,
  approvers: [],
  archive: false,
  hasPage: false,
  service: {
    ...full.service,
    article: null,
    time: '30m',
    papers: [],
    approvers: [],
    class: 'internal',
    portalOnly: false,
    isOpen: false,
  },
  refusal: { ...full.refusal, elsewhere: '', elsewhereArticle: '', instead: '' },
  question: {
    ...full.question,
    given: '',
    type: 'file',
    onlyByPage: true,
    hasPage: false,
    portalOnly: false,
    isUrgent: false,
    required: true,
  },
  filled: { ...full.filled, approvers: [], isQuestion: true, isIncident: true },
  returned: { reason: facts.word, labels: [] },
  misfit: { why: 'file', label: facts.title, options: [], onlyByPage: false },
  forms: [],
  isRunning: false,
  totals: monthOf(0),
  oversees: false,
  isGroup: false,
  free: 0,
  risk: 0,
  late: 0,
  answered: 0,
  isMore: false,
  counts: [],
  lines: [],
  withoutTier1: [],
  withoutLetter: [],
  officers: [],
  weekly: [],
  before: [],
  names: [],
  reporter: '',
  text: '',
  word: '',
  article: '',
  by: '',
  since: null,
  waiting: 0,
  files: 0,
  security: false,
  tier1Missing: false,
  needsLetter: false,
  inside: false,
  edited: false,
  automatic: false,
  actingUntil: null,
  untilOn: '2026-11-24',
  deputy: null,
  isOut: false,
  held: heldBy(null, null),
  people: [{ name: facts.name, isAway: false, held: heldBy(null, null) }],
  leave: null,
  holdings: [
    { name: 'tickets', goes: 'deputy', items: [] },
    { name: 'reports', goes: 'stays', items: [] },
    { name: 'leave', goes: 'ends', items: [] },
  ],
  yearList: { year: 2027, days: [], hours: [], more: 0, isComplete: true },
  shownChange: {
    isAgain: false,
    days: [],
    hours: [],
    daysGone: [],
    hoursGone: [],
    known: 0,
    left: [],
    moved: 0,
    of: 0,
    first: [],
  },
  lineProblems: { count: 1, rows: [{ line: 0, text: facts.word, why: 'absent' }] },
  expectedOn: null,
  forName: '',
  found: 0,
  mass: false,
  state: 'requested',
  rejections: 0,
  byCoordinator: false,
  parent: null,
  location: null,
  appointed: [],
  group: null,
  units: [],
  more: 0,
  decree: null,
  changes: IMPORT_CHANGES.map((is) => ({
    is,
    name: facts.name,
    was: facts.name,
    role: null,
    office: '',
    fields: [],
    letter: null,
    until: null,
  })),
  isAnew: false,
  links: [],
  hasFile: false,
  headings: [],
  errors: [],
  readings: [],
  instead: [],
  isArticle: false,
  isFull: false,
  items: [],
  noticeVersion: null,
  noticeAt: null,
  erasureDueAt: null,
  classes: RECORD_CLASSES.map((name) => ({ name, ...RECORD_DEFAULTS[name] })),
  inHand: [],
  openReports: [],
  onlyOnes: [],
  isLate: false,
  minutes: null,
  confirmedBy: null,
  approvedBy: null,
};
/** Reminders of duties and copies upward: very many, or as little as can be. */
const reminderSamples = (isFull: boolean) => ({
  on: '2026-11-23',
  onDay: isFull ? '2026-12-01' : null,
  month: '2026-12',
  to: facts.title,
  by: facts.by,
  at: at.toString(),
  state: isFull ? 'released' : 'drafted',
  count: 3,
  goesAt: isFull ? at.toString() : null,
  isPerOffice: isFull,
  oversight: isFull
    ? {
        missingDuties: 515,
        missingOffices: 40,
        nobody: bitung.offices.map(({ abbreviation }) => abbreviation),
      }
    : null,
  offices: Array.from({ length: isFull ? 20 : 1 }, () => ({
    office: facts.office,
    isUnheard: isFull,
    lines: [-9, 0, 9].map((days, index) => ({
      at: index + 1,
      title: 'Pemantauan dan evaluasi SPBE oleh Koordinator atau Tim Koordinasi',
      article: facts.article,
      dueOn: '2026-12-16',
      days,
      late: 77,
      isCadenceSet: isFull,
      isOptional: isFull,
      isReturned: isFull,
    })),
  })),
});
/** What goes to many has words of its own: how many, where, what became of it. */
const toMany = (of: typeof full | typeof bare) => {
  const isFull = of === full;
  const instant = '2026-11-21T01:14:00Z';
  const counts = {
    state: 'running',
    wantsRead: true,
    ...{ all: 9, open: 1, sent: 4, failed: 1, unreachable: 2, left: 1, read: 3 },
  };
  return {
    ...of,
    people: isFull ? 44 : 0,
    offices: 22,
    status: 'running',
    kind: 'planned',
    at: instant,
    author: facts.by,
    approver: isFull ? facts.name : null,
    startsAt: isFull ? instant : null,
    endsAt: isFull ? instant : null,
    dueAt: isFull ? instant : null,
    restsUntil: isFull ? instant : null,
    urgentReason: isFull ? facts.title : null,
    needsApproval: isFull,
    wantsRead: isFull,
    planned: isFull,
    category: isFull ? 'jaringan' : null,
    audience: {
      kinds: isFull ? ['dinas'] : [],
      offices: isFull ? [] : [facts.office],
      roles: isFull ? [...ROLES] : [],
    },
    reach: isFull ? { people: 44, unreachable: 2, offices: 22, empty: [facts.office], moreEmpty: 3 } : null,
    counts: isFull ? counts : { ...counts, open: 0, failed: 0, unreachable: 0, left: 0, wantsRead: false },
    unheard: isFull
      ? Array.from({ length: 30 }, () => ({
          office: facts.office,
          people: Array.from({ length: 9 }, () => ({ name: facts.name, why: 'blocked' })),
        }))
      : [],
    moreOffices: isFull,
    names: [facts.name],
    rows: isFull
      ? [{ at: instant, status: 'sent', title: facts.title, name: facts.name, people: 3, category: 'lan' }]
      : [],
    word: facts.word,
    most: 3_900,
    title: isFull ? facts.title : '',
  };
};
const given = (name: SentenceName, of: typeof full | typeof bare) =>
  /^(?:announce|disturb|broadcast)\./.test(name)
    ? toMany(of)
    : isOfApprovals(name)
      ? { ...approvalSamples(of === full), ...approvalRows(name, of === full) }
      : name.startsWith('subdomain.')
        ? { ...subdomainSamples(of === full), ...(name === 'subdomain.refused' ? { why: 'state' } : {}) }
        : isOfAudits(name)
          ? { ...of, ...auditSamples(name, of === full) }
          : isOfDutyMatrix(name)
            ? dutyMatrixSamples(of === full)
            : name.startsWith('reminder.')
              ? reminderSamples(of === full)
              : name.startsWith('duty.')
                ? dutySamples(of === full)
                : name === 'me'
                  ? {
                      ...of,
                      roles: of.held,
                      reports: 12,
                      openReports: of.openReports.length,
                      inHand: of.inHand.length,
                    }
                  : name === 'disposal.minutesDraft'
                    ? { ...of, rows: RECORD_CLASSES.map((one) => ({ name: one, item: facts.number })) }
                    : of;
/** A parameter that a sentence needs and the samples lack would be read aloud like this. */
const unsaid = /undefined|\[object|NaN/;

describe.each(languages)('a person who reads %s', (language) => {
  it.each(sentenceNames)('is told %s in one Telegram message', (name) => {
    for (const region of cities)
      for (const sample of [full, bare]) {
        const text = say(localeOf(region, language, at), name, given(name, sample));
        expect(text.trim()).not.toBe('');
        expect(text.length).toBeLessThanOrEqual(4096);
        expect(text).not.toMatch(unsaid);
      }
  });

  it.each(labelNames)('can read the button %s', (name) => {
    for (const region of cities) {
      const words = label(localeOf(region, language, at), name, {
        text: facts.by,
        short: 'G-0042',
        stars: 5,
      });
      expect(words.trim()).not.toBe('');
      expect(words.length).toBeLessThanOrEqual(64);
      expect(words).not.toMatch(unsaid);
    }
  });

  it('reads a ticket card and its history at every desk and in every state', () => {
    for (const desk of ['tier1', 'tier2', 'coordinator'])
      for (const status of Object.keys(idWords.states))
        for (const sample of [
          { ...full, desk, status },
          { ...full, desk, status, by: null, since: null },
        ]) {
          const lines = cardLines(language, sample);
          expect(lines.join('\n')).not.toMatch(unsaid);
          expect(lines.filter((line) => line.trim() === '')).toEqual([]);
        }
  });
});

it.each(sentenceNames)('a person who reads English is told the same facts in %s', (name) => {
  const said = (language: Language) => {
    const text = say(inBitung[language], name, given(name, full));
    return Object.values(facts).filter((fact) => text.includes(fact));
  };
  expect(said('en')).toEqual(said('id'));
});

it.each(Object.keys(idWords) as (keyof typeof idWords)[])(
  'a person reads the same %s in both languages',
  (group) => {
    expect(Object.keys(enWords[group])).toEqual(Object.keys(idWords[group]));
  },
);

describe('a person finds the words that chat.md promises', () => {
  it.each<[string, LabelName]>([
    ['Saya pegawai', 'employee'],
    ['Saya warga', 'citizen'],
    ['Saya mengerti', 'understood'],
    ['Setujui', 'approve'],
    ['Tolak', 'rejectRegistration'],
    ['Setujui pegawai dan tangani', 'confirmAndClaim'],
    ['Tidak ada di daftar', 'notListed'],
    ['Kode QR', 'qrCode'],
    ['Tambah unit', 'addUnit'],
    ['Kirim', 'send'],
    ['Ubah', 'change'],
    ['Batal', 'cancel'],
    ['Tambahan G-0042', 'addTo'],
    ['Laporan baru', 'newReport'],
    ['Saya saja', 'impact.I4'],
    ['Satu ruangan', 'impact.I3'],
    ['Seluruh kantor', 'impact.I2'],
    ['Pelayanan masyarakat terhenti', 'impact.I1'],
    ['Tidak bisa bekerja', 'urgency.U2'],
    ['Masih bisa bekerja', 'urgency.U3'],
    ['Tidak mendesak', 'urgency.U4'],
    ['Saya tangani', 'claim'],
    ['Minta keterangan', 'ask'],
    ['Teruskan ke Diskominfo', 'escalate'],
    ['Selesai', 'resolve'],
    ['Lainnya', 'more'],
    ['Lepas', 'release'],
    ['Kembalikan ke Tier 1', 'return'],
    ['Tugaskan', 'assign'],
    ['Tunggu vendor', 'wait.vendor'],
    ['Tunggu suku cadang', 'wait.part'],
    ['Tunggu surat', 'wait.letter'],
    ['Jadwalkan kunjungan', 'visit'],
    ['Rujuk', 'refer'],
    ['Ubah jenis/prioritas', 'reclassify'],
    ['Alihkan', 'transfer'],
    ['Satukan', 'merge'],
    ['Saya juga mengalami', 'alsoMine'],
    ['Catatan', 'note'],
    ['Riwayat', 'history'],
    ['Ingatkan petugas', 'urge'],
    ['Batalkan', 'cancelTicket'],
    ['Sudah teratasi', 'confirm'],
    ['📎 Kirim bukti dukung', 'duty.send'],
    ['Masih sama seperti tahun lalu', 'duty.same'],
    ['Ada kendala', 'duty.block'],
    ['Bukan kewenangan kami', 'duty.not'],
    ['Belum teratasi', 'reject'],
  ])('“%s” stands on the button %s', (words, name) => {
    expect(label(inBitung.id, name, { short: 'G-0042' })).toBe(words);
  });

  it.each<[string, SentenceName]>([
    ['BELUM TERKIRIM', 'draft.where'],
    ['BELUM TERKIRIM', 'draft.impact'],
    ['BELUM TERKIRIM', 'draft.urgency'],
    ['BELUM TERKIRIM', 'draft.ready'],
    ['BELUM TERKIRIM', 'draft.change'],
    ['BELUM TERKIRIM', 'draft.kind'],
    ['BELUM TERKIRIM', 'draft.rewrite'],
    ['Apakah kendala sudah teratasi?', 'reporter.resolved'],
    ['Apakah kendala sudah teratasi?', 'ask.confirmStill'],
    ['Sudah ditangani oleh Rina Wowor sejak 09.14 WITA', 'refused.owned'],
    ['Terkirim ke pelapor', 'done.replied'],
  ])('“%s” is said in %s', (words, name) => {
    expect(say(inBitung.id, name, given(name, full))).toContain(words);
  });
});

function cardLines(language: Language, sample: object): string[] {
  const card = inBitung[language].card as Record<string, (given: object) => string>;
  return Object.values(card).map((line) => line(sample));
}

describe.each(languages)('of subdomains, in %s', (language) => {
  it.each(variants)('$name is said for $value', ({ name, key, value }) => {
    const sample = subdomainSamples(true);
    const text = say(inBitung[language], name, { ...sample, [key]: value });
    expect(text).not.toMatch(unsaid);
    expect(text.length).toBeGreaterThan(sample.fqdn.length);
  });
});
