/** Sample values for what is said about duties: names shared with other sentences mean something else there. */
import { PAPERS } from '../../src/domain/papers.ts';
import { dutyStates } from '../../src/locales/duties.id.ts';

const facts = {
  title: 'Penyerahan diagram jaringan',
  object: 'e-kinerja',
  office: 'Dinas Kesehatan',
  article: '22(1)',
};
const papers = Object.keys(PAPERS).slice(0, 5);

const duty = (state: string, isFull: boolean) => ({
  ...facts,
  state,
  dueOn: isFull ? '2027-10-05' : null,
  days: isFull ? -12 : null,
  lastOn: isFull ? '2026-01-09' : null,
  isBaselineMissing: !isFull,
  isByEvent: !isFull,
  isOptional: isFull,
  eventOn: null,
  missed: isFull ? 4 : 0,
  isBlocked: isFull,
});

export const dutySamples = (isFull: boolean) => ({
  ...duty('overdue', isFull),
  lines: Object.keys(dutyStates)
    .slice(0, isFull ? 8 : 0)
    .map((state) => ({
      ...duty(state, isFull),
      missing: 38,
      sentAt: isFull ? '2026-11-20T01:00:00Z' : null,
    })),
  first: 1,
  all: isFull ? 21 : 0,
  cycles: 804,
  duties: 21,
  page: 1,
  pages: isFull ? 3 : 1,
  cadence: isFull ? 'P12M' : 'midterm',
  cadenceSource: isFull ? 'text' : 'default',
  papers: isFull ? [papers, [papers[0] ?? '']] : [[papers[0] ?? '']],
  reason: isFull ? 'Diagram belum memuat lantai dua.' : null,
  isRestricted: isFull,
  isCertificate: false,
  isOne: isFull,
  hasPage: isFull,
  items: isFull
    ? [
        { kind: 'file', letter: null, fileName: 'diagram.pdf', paper: papers[0] ?? null },
        { kind: 'letter', letter: '800/123/2026', fileName: null, paper: null },
        { kind: 'unchanged', letter: null, fileName: null, paper: null },
        { kind: 'statement', letter: null, fileName: null, paper: null },
        { kind: 'desk', letter: null, fileName: null, paper: null },
      ]
    : [],
  on: '2026-12-01',
  lastOn: isFull ? '2026-01-09' : '2025-01-09',
  effectOn: '2026-11-12',
  validUntilOn: isFull ? '2027-11-12' : null,
  nextDueOn: isFull ? '2027-11-12' : null,
  text: isFull ? 'Belum ada petugas yang dapat menggambarnya. '.repeat(20) : 'Belum ada.',
  of: isFull ? 'accepted' : 'returned',
  sender: isFull ? 'Rina Wowor' : null,
  sentAt: isFull ? '2026-11-20T01:00:00Z' : null,
  decider: isFull ? 'Jefri Lumi' : null,
  by: isFull ? 'Jefri Lumi' : null,
  link: 'https://meja.bitungkota.go.id/unggah/abc',
  until: '2026-11-20T01:30:00Z',
  missing: isFull ? Array.from({ length: 80 }, (_, nth) => `KANTOR${nth}`) : [],
  waiting: isFull ? 3 : 0,
  counts: isFull ? { overdue: 3, submitted: 1, scheduled: 700 } : {},
  dated: 3,
  none: 2,
  left: isFull ? 4 : 0,
  unread: isFull ? ['dinaskes kemarin dulu'] : [],
  future: isFull ? ['dinkes 1/1/2028'] : [],
  word: 'diagram',
});
