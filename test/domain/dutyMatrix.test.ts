import { describe, expect, test } from 'vitest';
import {
  answersTo,
  byUrgency,
  countBy,
  countDuties,
  dutyDay,
  isMissing,
  matrixOf,
  parts,
  stateOf,
  type DutyFact,
} from '../../src/domain/dutyMatrix.ts';

const TODAY = dutyDay(Temporal.PlainDate.from('2026-11-22'));
/** On file since last year, due next year. */
const MET: DutyFact = {
  caseId: 'a',
  duty: 'diagram-lan',
  office: 'dinkes',
  object: '',
  isRecorded: true,
  isWaiting: false,
  isApplicable: true,
  isIdle: false,
  dueOn: '2027-05-01',
  lastOn: '2026-05-01',
};
const fact = (of: Partial<DutyFact> = {}): DutyFact => ({ ...MET, ...of });

describe('what a cell shows on 22 November 2026 (chat.md, Duties and reminders)', () => {
  test.each([
    ['the day before', { dueOn: '2026-11-21' }, 'overdue'],
    ['due today', { dueOn: '2026-11-22' }, 'soon'],
    ['due in 30 days', { dueOn: '2026-12-22' }, 'soon'],
    ['due in 31 days', { dueOn: '2026-12-23' }, 'met'],
    ['nothing on file, due next year', { lastOn: null }, 'noEvidence'],
    ['nothing on file and late', { lastOn: null, dueOn: '2026-10-01' }, 'overdue'],
    [
      'late, but its evidence waits for the coordinator',
      { isWaiting: true, dueOn: '2026-10-01' },
      'submitted',
    ],
    [
      'without data awal nothing is late',
      { isRecorded: false, lastOn: null, dueOn: '2020-01-01' },
      'unrecorded',
    ],
    ['evidence came before the data awal', { isRecorded: false, isWaiting: true }, 'submitted'],
    ['met once for all', { caseId: null, dueOn: null }, 'met'],
    ['waits for its event', { caseId: null, isIdle: true, dueOn: null, lastOn: null }, 'idle'],
    ['not the office’s', { isApplicable: false, dueOn: '2026-10-01' }, 'notApplicable'],
  ])('%s', (_, given, state) => {
    expect(stateOf(fact(given), TODAY)).toBe(state);
  });

  test('what is late with nothing on file answers to both', () => {
    const late = fact({ lastOn: null, dueOn: '2026-10-01' });
    expect(answersTo(late, 'overdue', TODAY)).toBe(true);
    expect(answersTo(late, 'noEvidence', TODAY)).toBe(true);
    expect(countDuties([late], TODAY)).toMatchObject({ all: 1, overdue: 1, noEvidence: 1, met: 0 });
  });

  test.each([
    ['late', { dueOn: '2026-11-21' }, true],
    ['soon', { dueOn: '2026-12-22' }, true],
    ['due later, something on file', {}, false],
    ['due later, nothing on file', { lastOn: null }, true],
    ['evidence waits for the coordinator', { isWaiting: true, dueOn: '2026-11-21' }, false],
    ['data awal is not recorded', { isRecorded: false, caseId: null, dueOn: null, lastOn: null }, false],
    ['not the office’s', { isApplicable: false, lastOn: null }, false],
  ])('is reminded by hand or not: %s', (_, given, is) => {
    expect(isMissing(fact(given), TODAY)).toBe(is);
  });
});

describe('the matrix', () => {
  const facts = [
    fact({ caseId: '1' }),
    fact({ caseId: '2', office: 'dinsos', dueOn: '2026-11-01' }),
    fact({ caseId: '3', office: 'dinsos', duty: 'cadangan-data', dueOn: '2026-11-30' }),
    fact({ caseId: '4', office: 'diskominfo', duty: 'cadangan-data', isWaiting: true }),
    fact({ caseId: '5', office: 'diskominfo', duty: 'audit-aplikasi', object: 'srikandi' }),
    fact({
      caseId: '6',
      office: 'diskominfo',
      duty: 'audit-aplikasi',
      object: 'simpeg',
      dueOn: '2026-01-01',
    }),
  ];
  const order = {
    offices: ['dinkes', 'dinsos', 'diskominfo', 'bkpsdm'],
    duties: ['audit-aplikasi', 'cadangan-data', 'diagram-lan'],
  };

  test('has a column for what several offices have; a cell of several objects shows the most pressing', () => {
    const { sheets, single } = matrixOf(facts, order, TODAY, { rows: 20, columns: 12 });
    expect(sheets).toEqual([
      {
        offices: ['dinkes', 'dinsos', 'diskominfo'],
        duties: ['cadangan-data', 'diagram-lan'],
        cells: [
          [null, 'met'],
          ['soon', 'overdue'],
          ['submitted', null],
        ],
      },
    ]);
    expect(single.map(({ fact: { duty, office, object }, state }) => [duty, office, object, state])).toEqual([
      ['audit-aplikasi', 'diskominfo', 'simpeg', 'overdue'],
      ['audit-aplikasi', 'diskominfo', 'srikandi', 'met'],
    ]);
  });

  test('of 300 offices and 30 duties is cut into sheets of nearly the same size, each cell once', () => {
    const offices = Array.from({ length: 300 }, (_, index) => `pd-${String(index).padStart(3, '0')}`);
    const duties = Array.from({ length: 30 }, (_, index) => `duty-${index}`);
    const all = offices.flatMap((office) =>
      duties.map((duty) => fact({ office, duty, caseId: `${office}${duty}` })),
    );
    const { sheets } = matrixOf(all, { offices, duties }, TODAY, { rows: 22, columns: 12 });
    expect(sheets).toHaveLength(14 * 3);
    expect(sheets.every((one) => one.duties.length === 10 && one.offices.length >= 14)).toBe(true);
    expect(sheets.flatMap((one) => one.cells.flat()).filter((state) => state === 'met')).toHaveLength(9000);
    expect(countBy(all, 'office', offices, TODAY)).toHaveLength(300);
    expect(countDuties(all, TODAY)).toMatchObject({ all: 9000, met: 9000, overdue: 0 });
  });

  test('of nothing is nothing', () => {
    expect(matrixOf([], order, TODAY, { rows: 20, columns: 12 })).toEqual({ sheets: [], single: [] });
    expect(parts([], 12)).toEqual([]);
  });

  test('is counted by duty and office in the given order, without what has no cycle', () => {
    expect(
      countBy(facts, 'office', order.offices, TODAY).map(({ code, counts }) => [code, counts.all]),
    ).toEqual([
      ['dinkes', 1],
      ['dinsos', 2],
      ['diskominfo', 3],
    ]);
    expect(countBy(facts, 'duty', order.duties, TODAY)[0]?.counts).toMatchObject({
      all: 2,
      overdue: 1,
      met: 1,
    });
  });

  test('as a list begins with what is late longest', () => {
    expect(byUrgency(facts, TODAY).map((one) => one.caseId)).toEqual(['6', '2', '3', '4', '1', '5']);
  });
});
