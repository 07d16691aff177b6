import { describe, expect, test } from 'vitest';
import {
  actsOf,
  askedOf,
  changedFields,
  decidingStep,
  mayMeet,
  needsLetter,
  nextStep,
  standing,
  stepsOf,
  type ChainStep,
  type MetStep,
  type SeenAnswer,
  type StepHolder,
} from '../../src/domain/approvals.ts';
import { chainOf } from '../../src/domain/formPlan.ts';
import { serviceOf } from '../../src/domain/region.ts';
import { city as cityOf } from './cities.ts';

const cities = { bitung: cityOf('bitung'), padang: cityOf('padang') };
const chain = (
  city: keyof typeof cities,
  code: string,
  chosen: Record<string, string> = {},
  more: { owner?: string; application?: string; requester?: string } = {},
): ChainStep[] => {
  const region = cities[city];
  const service = serviceOf(region, code);
  if (service === undefined) throw new Error(`${city} has no ${code}`);
  const answers = Object.fromEntries(
    Object.entries(chosen).map(([field, code]) => [field, { is: 'choice', code } as const]),
  );
  return stepsOf(region, chainOf(service, answers), { requester: 'dinkes', ...more });
};
const words = (steps: readonly ChainStep[]) => steps.map((one) => `${one.role}@${one.office}`);

describe('the steps of a request, in order', () => {
  test.each<[keyof typeof cities, string, Record<string, string>, object, string[]]>([
    // Bitung 23(2): office, then the Dinas.
    [
      'bitung',
      'SUBDOMAIN-BARU',
      {},
      {},
      [
        'tier1@dinkes',
        'office_head@dinkes',
        'tier2@diskominfo',
        'csirt@diskominfo',
        'agency_head@diskominfo',
      ],
    ],
    // Bitung 17(2), 12(7): who owns the data, then Bappeda; Padang 11(5), 14(2): the Dinas.
    [
      'bitung',
      'DATA-PERSETUJUAN',
      {},
      { owner: 'disdukcapil' },
      ['office_head@disdukcapil', 'office_head@bappeda'],
    ],
    [
      'padang',
      'DATA-PERSETUJUAN',
      {},
      { owner: 'disdukcapil' },
      ['office_head@disdukcapil', 'agency_head@diskominfo'],
    ],
    // Padang 61(3), 8(3): Bappeda takes notice last.
    [
      'padang',
      'REKOM-ANGGARAN',
      {},
      {},
      [
        'tier1@dinkes',
        'office_head@dinkes',
        'tier2@diskominfo',
        'agency_head@diskominfo',
        'office_head@bappeda',
      ],
    ],
    // A condition: the chair only across offices, the Kepala Dinas only for a big change (domain.md 4.1).
    [
      'padang',
      'APP-KOORDINASI',
      { 'lintas-pd': 'tidak' },
      {},
      [
        'tier1@dinkes',
        'office_head@dinkes',
        'tier2@diskominfo',
        'division_head@diskominfo',
        'agency_head@diskominfo',
      ],
    ],
    [
      'padang',
      'APP-KOORDINASI',
      { 'lintas-pd': 'ya' },
      {},
      [
        'tier1@dinkes',
        'office_head@dinkes',
        'tier2@diskominfo',
        'division_head@diskominfo',
        'agency_head@diskominfo',
        'chair@setdako',
      ],
    ],
    [
      'bitung',
      'PERUBAHAN-LAYANAN',
      { skala: 'kecil' },
      {},
      ['tier1@dinkes', 'office_head@dinkes', 'tier2@diskominfo', 'division_head@diskominfo'],
    ],
    [
      'bitung',
      'PERUBAHAN-LAYANAN',
      { skala: 'besar' },
      {},
      [
        'tier1@dinkes',
        'office_head@dinkes',
        'tier2@diskominfo',
        'division_head@diskominfo',
        'agency_head@diskominfo',
      ],
    ],
    // The head of the ICT office is its agency_head.
    [
      'bitung',
      'LAN-PASANG',
      {},
      { requester: 'diskominfo' },
      ['tier1@diskominfo', 'agency_head@diskominfo', 'tier2@diskominfo'],
    ],
    // Bitung 47(3), (5), (6).
    [
      'bitung',
      'PD-MANDIRI',
      {},
      {},
      ['office_head@dinkes', 'division_head@diskominfo', 'agency_head@diskominfo', 'chair@setda'],
    ],
    ['bitung', 'PERANGKAT', {}, {}, []],
  ])('%s %s', (city, code, chosen, more, expected) => {
    expect(words(chain(city, code, chosen, more))).toEqual(expected);
  });

  test('who takes notice cannot refuse, and the last who can is asked when everything is there', () => {
    const budget = chain('padang', 'REKOM-ANGGARAN');
    expect(budget.map((step) => actsOf(step).length)).toEqual([3, 3, 3, 3, 1]);
    expect(decidingStep(budget)?.role).toBe('agency_head');
    expect(budget.map((step) => needsLetter(budget, step))).toEqual([false, false, false, true, true]);
    // Bitung 22(1): a diagram that is handed in; the Dinas acknowledges it.
    const diagram = chain('bitung', 'LAN-DIAGRAM');
    expect(decidingStep(diagram)?.role).toBe('office_head');
    expect(diagram.map((step) => needsLetter(diagram, step))).toEqual([false, true, true]);
  });
});

const met = (step: ChainStep | undefined, revision = 1, personId: number | null = 9): MetStep => {
  if (step === undefined) throw new Error('no such step');
  return { code: step.code, role: step.role, office: step.office, revision, personId };
};
const always = () => true;

describe('which step is next', () => {
  const steps = chain('bitung', 'LAN-PASANG');
  test.each<[string, number[], string | null]>([
    ['nothing met', [], 'tier1'],
    ['the first', [0], 'office_head'],
    ['the second alone does not jump ahead', [1], 'tier1'],
    ['two', [0, 1], 'tier2'],
    ['all', [0, 1, 2], null],
  ])('%s', (_, done, expected) => {
    const counted = standing(
      steps,
      done.map((at) => met(steps[at])),
      always,
    );
    expect(nextStep(steps, counted)?.role ?? null).toBe(expected);
  });

  test('of another office the same step is another one', () => {
    const was = chain('bitung', 'DATA-PERSETUJUAN', {}, { owner: 'dinsos' });
    const is = chain('bitung', 'DATA-PERSETUJUAN', {}, { owner: 'disdukcapil' });
    expect(nextStep(is, standing(is, [met(was[0])], always))?.office).toBe('disdukcapil');
  });

  test('what was approved stands while what was seen is as it was, and is asked again otherwise', () => {
    const counted = (isAsSeen: (revision: number) => boolean) =>
      nextStep(steps, standing(steps, [met(steps[0]), met(steps[1], 2)], isAsSeen))?.role;
    expect(counted(always)).toBe('tier2');
    expect(counted((revision) => revision === 2)).toBe('tier1');
    expect(counted(() => false)).toBe('tier1');
  });

  test('a step with a condition that is no longer so counts no more', () => {
    const big = chain('bitung', 'PERUBAHAN-LAYANAN', { skala: 'besar' });
    const small = chain('bitung', 'PERUBAHAN-LAYANAN', { skala: 'kecil' });
    const all = big.map((step) => met(step));
    expect(standing(small, all, always)).toHaveLength(4);
    expect(nextStep(small, standing(small, all, always))).toBeNull();
    expect(
      nextStep(
        big,
        standing(
          big,
          small.map((step) => met(step)),
          always,
        ),
      )?.role,
    ).toBe('agency_head');
  });
});

describe('what somebody saw', () => {
  const answer = (field: string, value: string, isPromised = false): SeenAnswer => ({
    field,
    value,
    isPromised,
  });
  const seen = [answer('lokasi', 'Lantai 2'), answer('denah', '-'), answer('surat', 'later', true)];
  test.each<[string, SeenAnswer[], string[]]>([
    ['the same', seen, []],
    ['another place', [answer('lokasi', 'Lantai 3'), ...seen.slice(1)], ['lokasi']],
    ['what was left out is there now', [seen[0]!, answer('denah', 'denah.pdf'), seen[2]!], ['denah']],
    ['gone', seen.slice(1), ['lokasi']],
    ['the letter that was to follow has come', [...seen.slice(0, 2), answer('surat', '800/1')], []],
    ['a further question was not there to be seen', [...seen, answer('alasan', 'x')], []],
  ])('%s', (_, now, expected) => {
    expect(changedFields(seen, now)).toEqual(expected);
  });

  test('a letter that was there and is another now is a change', () => {
    expect(changedFields([answer('surat', '800/1')], [answer('surat', '800/2')])).toEqual(['surat']);
  });
});

describe('whose step it is', () => {
  const steps = chain('bitung', 'SUBDOMAIN-HAPUS');
  const [, head, , last] = steps as [ChainStep, ChainStep, ChainStep, ChainStep];
  const HEAD = 5;
  const there = (id: number): StepHolder => ({ id, isAway: false, deputyId: null });
  const away = (id: number, deputyId: number | null): StepHolder => ({ id, isAway: true, deputyId });
  const may = (
    person: number,
    holders: StepHolder[],
    over: { step?: ChainStep; met?: MetStep[]; requester?: number; two?: boolean } = {},
  ) =>
    mayMeet(
      over.step ?? head,
      steps,
      over.met ?? [],
      { requesterId: over.requester ?? 1, twoPerson: over.two ?? false },
      { id: person, roles: [{ role: 'office_head', officeCode: 'dinkes' }] },
      holders,
    );

  test.each<[string, ReturnType<typeof may>, object]>([
    ['its holder', may(HEAD, [there(HEAD)]), { ok: true, insteadOf: null }],
    ['somebody else', may(6, [there(HEAD)]), { ok: false, why: 'notYours' }],
    ['nobody holds it', may(HEAD, []), { ok: false, why: 'notYours' }],
    [
      'the holder asked himself, in another role',
      may(HEAD, [there(HEAD)], { requester: HEAD }),
      { ok: false, why: 'ownRequest' },
    ],
    ['the deputy of one who is away', may(7, [away(HEAD, 7)]), { ok: true, insteadOf: HEAD }],
    [
      'the deputy while the holder is there',
      may(7, [{ ...there(HEAD), deputyId: 7 }]),
      { ok: false, why: 'notYours' },
    ],
    ['the holder though he is away', may(HEAD, [away(HEAD, 7)]), { ok: true, insteadOf: null }],
    ['the deputy asked himself', may(7, [away(HEAD, 7)], { requester: 7 }), { ok: false, why: 'ownRequest' }],
    [
      'the deputy of whoever asked',
      may(7, [away(HEAD, 7)], { requester: HEAD }),
      { ok: false, why: 'ownRequest' },
    ],
    [
      'of two who are away one asked: for the other',
      may(7, [away(1, 7), away(HEAD, 7)]),
      { ok: true, insteadOf: HEAD },
    ],
    ['away without a deputy', may(7, [away(HEAD, null)]), { ok: false, why: 'notYours' }],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  test('two different people must approve where the service says so', () => {
    const before = (...people: (number | null)[]) => people.map((one, at) => met(steps[at], 1, one));
    const at = (people: (number | null)[], two = true) =>
      may(HEAD, [there(HEAD)], { step: last, met: before(...people), two }).ok;
    expect(at([HEAD, HEAD, HEAD])).toBe(false);
    expect(at([HEAD, 6, HEAD])).toBe(true);
    expect(at([HEAD, null, HEAD])).toBe(true);
    expect(at([HEAD, HEAD, HEAD], false)).toBe(true);
    // Before the last step nothing is decided yet.
    expect(may(HEAD, [there(HEAD)], { step: head, met: before(HEAD), two: true }).ok).toBe(true);
  });

  test.each<[string, StepHolder[], number[]]>([
    ['whoever is there', [there(5), there(6)], [5, 6]],
    ['the deputy of who is away', [away(5, 7), there(6)], [7, 6]],
    ['who is away without a deputy is asked all the same', [away(5, null)], [5]],
    ['never the requester, nor his deputy', [there(1), away(1, 7)], []],
    ['never the requester as a deputy', [away(5, 1)], []],
    ['nobody twice', [away(5, 6), there(6)], [6]],
  ])('is asked: %s', (_, holders, expected) => {
    expect(askedOf({ requesterId: 1, twoPerson: false }, holders)).toEqual(expected);
  });
});
