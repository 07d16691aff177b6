/** Sample values for what is said about the duties of all offices: names shared with other sentences mean something else there. */
import { DUTY_STATES } from '../../src/domain/dutyMatrix.ts';

const counts = (count: number) => ({
  all: 7 * count,
  met: count,
  overdue: count,
  soon: count,
  submitted: count,
  noEvidence: count,
  unrecorded: count,
});
const heading = {
  is: 'duty' as const,
  name: 'Penyerahan diagram jaringan',
  code: 'diagram-lan',
  article: '22(1)',
  cadence: 'P12M',
  cadenceSource: 'default',
};
const cell = (state: string, isFull: boolean, nth = 0) => ({
  office: isFull ? 'Dinkes' : null,
  duty: isFull ? 'diagram-lan' : null,
  object: isFull ? 'e-kinerja' : '',
  state,
  dueOn: isFull ? '2026-11-03' : null,
  days: isFull ? nth - 3 : null,
  lastOn: isFull ? '2025-11-03' : null,
  isBlocked: isFull,
  isReturned: isFull,
});
const offices = (count: number) => Array.from({ length: count }, (_, nth) => `PD${nth}`);

export const dutyMatrixSamples = (isFull: boolean) => ({
  ...cell(isFull ? 'overdue' : 'noEvidence', isFull),
  at: '2026-11-21T01:14:00Z',
  heading: isFull ? heading : { is: 'city' as const, name: 'Kota Bitung' },
  counts: counts(isFull ? 300 : 0),
  view: isFull ? 'offices' : 'list',
  filter: isFull ? 'overdue' : null,
  groups: offices(isFull ? 10 : 0).map((name) => ({ name, counts: counts(9_999) })),
  cells: (isFull ? [...DUTY_STATES, ...DUTY_STATES].slice(0, 10) : []).map((state, nth) =>
    cell(state, true, nth),
  ),
  page: 1,
  pages: isFull ? 30 : 1,
  officeName: 'Dinas Kesehatan',
  missed: isFull ? 4 : 0,
  isRestricted: isFull,
  evidence: isFull
    ? [
        {
          paper: 'Diagram LAN',
          effectOn: '2025-11-03',
          letter: '800/1/2025',
          isHidden: false,
          hasFile: true,
          decidedAs: 'coordinator',
        },
        {
          paper: null,
          effectOn: '2025-11-03',
          letter: null,
          isHidden: true,
          hasFile: false,
          decidedAs: null,
        },
      ]
    : [],
  history: isFull
    ? ['verified', 'notApplicable', 'ended'].map((state) => ({
        state,
        dueOn: '2025-11-03',
        closedOn: '2025-11-01',
      }))
    : [],
  more: isFull ? 12 : 0,
  word: 'dinaskes',
  name: isFull ? 'Dinas Kesehatan' : null,
  sheet: 1,
  sheets: isFull ? 3 : 1,
  isSingle: isFull,
  state: 'soon',
  count: 12,
  pictures: 10,
  left: isFull ? 4 : 0,
  rows: 9_000,
  office: 'Dinkes',
  title: isFull ? 'Penyerahan diagram jaringan' : 'Register risiko SPBE',
  period: isFull ? { is: 'half', part: 2, year: 2026 } : null,
  code: 'diagram-lan',
  people: isFull ? 312 : 0,
  offices: offices(isFull ? 300 : 0),
  laterPeople: isFull ? 12 : 0,
  laterOffices: offices(isFull ? 10 : 0),
  morningOn: '2026-11-23',
  nobody: offices(isFull ? 3 : 0),
  isAnew: isFull,
  cutOffAt: '2026-11-21T01:14:00Z',
  to: 'Ketua Tim Koordinasi SPBE',
});

/** Sentences that take these. */
export const isOfDutyMatrix = (name: string): boolean => /^(?:duties|nudge|dutyReport)\./.test(name);
