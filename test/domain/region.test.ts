import { describe, expect, it } from 'vitest';
import { findOffice, parseRegion } from '../../src/domain/region.ts';
import { weekdays } from '../../src/domain/hours.ts';
import { city, textOf } from './cities.ts';

const bitung = city('bitung');
const padang = city('padang');

describe('the two cities', () => {
  it('differ where their regulations differ (domain.md 0.1)', () => {
    const facts = (r: typeof bitung) => ({
      zone: `${r.timeZone} ${r.zoneLabel}`,
      parent: r.parentDomain.name,
      tiers: r.tiers.legalBasis,
      pdMandiri: r.pdMandiri.enabled,
      lanDiagram: r.lanDiagram.enabled,
      budget: r.budgetRecommendation.article,
      deactivation: r.subdomainDeactivation.article,
      chair: r.steeringChair.title,
      userService: r.articles.userService,
      escalation: r.articles.escalation,
    });
    expect(facts(bitung)).toEqual({
      zone: 'Asia/Makassar WITA',
      parent: 'bitungkota.go.id',
      tiers: '41(7)a',
      pdMandiri: true,
      lanDiagram: true,
      budget: null,
      deactivation: null,
      chair: 'Ketua Tim Koordinasi SPBE',
      userService: '41(3)',
      escalation: '41(9)',
    });
    expect(facts(padang)).toEqual({
      zone: 'Asia/Jakarta WIB',
      parent: 'padang.go.id',
      tiers: null,
      pdMandiri: false,
      lanDiagram: false,
      budget: '61(3)',
      deactivation: '28(5)',
      chair: 'Koordinator SPBE',
      userService: '49(3)',
      escalation: null,
    });
  });

  it('have all their districts: 8 in Bitung, 11 in Padang (domain.md 8)', () => {
    const districts = (r: typeof bitung) => r.offices.filter((office) => office.kind === 'kecamatan').length;
    expect([districts(bitung), districts(padang)]).toEqual([8, 11]);
  });

  it.each([bitung, padang])(
    '$code works 37 h 30 min a week, in Ramadan 32 h 30 min (Perpres 21/2023)',
    (region) => {
      for (const row of region.hours) {
        if (row.pattern === 'around_the_clock') continue;
        const minutes = weekdays
          .flatMap((day) => row.days[day] ?? [])
          .reduce((sum, [a, b]) => sum + of(b) - of(a), 0);
        expect([row.name, minutes]).toEqual([row.name, row.name.startsWith('Ramadan') ? 1950 : 2250]);
      }
    },
  );

  it.each([bitung, padang])(
    '$code has the 17 national holidays and 8 days of collective leave of 2026 (SKB 2025)',
    (region) => {
      const count = (kind: string) => region.holidays.filter((day) => day.kind === kind).length;
      expect([count('national'), count('collective_leave')]).toEqual([17, 8]);
    },
  );
});

describe('an office is found', () => {
  it.each([
    ['dinkes', 'dinkes'],
    ['DINKES', 'dinkes'],
    [' satpol pp ', 'satpol-pp'],
    ['satpolpp', 'satpol-pp'],
    ['Dinas Kesehatan', 'dinkes'],
    ['kominfo', 'diskominfo'],
    ['kec. maesa', 'kec-maesa'],
    ['maesa', 'kec-maesa'],
    ['perindag', 'disdag'],
    ['tidak ada', undefined],
    ['', undefined],
    ['--', undefined],
  ])('%j → %s', (word, code) => expect(findOffice(bitung, word)?.code).toBe(code));
});

describe('a file with mistakes', () => {
  const broken = (change: (text: string) => string) => {
    try {
      parseRegion(change(textOf('bitung')), 'regions/x.yaml');
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error('it was accepted');
  };

  it.each([
    [
      'a code in small letters',
      'cityCode: BTG',
      'cityCode: btg',
      /x\.yaml:4: cityCode: write three capital letters, such as 'BTG' \(it says 'btg'\)/,
    ],
    [
      'a field misspelt',
      'zoneLabel: WITA',
      'zonelabel: WITA',
      /x\.yaml:3: zoneLabel: is missing.*\n.*x\.yaml:8: zonelabel: is not a known field/,
    ],
    ['the label of another zone', 'zoneLabel: WITA', 'zoneLabel: WIB', /x\.yaml:8: zoneLabel: write WITA/],
    [
      'a kind nobody knows',
      'kind: inspektorat',
      'kind: inspektur',
      /x\.yaml:\d+: offices\[2\]\.kind: write one of: dinas, .*it says 'inspektur'/,
    ],
    ['a target in words', 'response: 2h', 'response: 2 jam', /targets\.P3\.response: write minutes '30m'/],
    [
      'a time with a dot',
      "['07:30', '12:00']",
      "['07:30', '12.00']",
      /hours\[0\]\.days\.mon\[0\]\[1\]: write a time of day/,
    ],
    [
      'an interval backwards',
      "['07:30', '12:00']",
      "['12:00', '07:30']",
      /hours\[0\]\.days\.mon\[0\]: 12:00 must be before 07:30/,
    ],
    ['a day that does not exist', '2026-01-16', '2026-02-30', /holidays\[1\]\.on: /],
    ['an office twice', 'code: setwan', 'code: setda', /offices\[1\]/],
    [
      'an ICT office that is not listed',
      '{ code: diskominfo, shortName',
      '{ code: diskom, shortName',
      /ictOffice\.code: 'diskom' is not in offices/,
    ],
    [
      'a PD Mandiri without its decree',
      'code: dinkes, ',
      'code: dinkes, pdMandiri: true, ',
      /add pdMandiriDecree.*47\(6\)/,
    ],
    [
      'a number without quotes',
      'shortName: Diskominfo',
      'shortName: 112',
      /ictOffice\.shortName: must be a string; put it in quotes: '112'/,
    ],
    ['broken YAML', 'offices:', 'offices: [', /x\.yaml:\d+: not YAML/],
  ])('%s is named with line, field and fix', (_, from, to, expected) => {
    expect(broken((text) => text.replace(from, to))).toMatch(expected);
  });

  it('is told all its mistakes at once', () => {
    const message = broken((text) =>
      text.replace('BTG', 'b').replace('WITA', 'X').replace('decree: null', 'decree: 7'),
    );
    expect(message).toContain('has 3 problems');
  });

  it.each(['', 'null', '- 1', '42'])('that holds %j instead of a city is refused', (text) => {
    expect(() => parseRegion(text, 'x.yaml')).toThrow(/x\.yaml has \d+ problem/);
  });

  it('a city without tiers, holidays or night work is accepted', () => {
    const region = parseRegion(textOf('padang').replace(/\nholidays:[\s\S]*$/, '\nholidays: []\n'), 'x.yaml');
    expect(region.holidays).toEqual([]);
  });
});

function of(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
