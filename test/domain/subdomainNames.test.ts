/** The rules of names as a table (domain.md 5.3), with what people really type. */
import { describe, expect, test } from 'vitest';
import {
  checkName,
  isNear,
  NAME_FAULTS,
  RESERVED,
  suggestNames,
  type HeldName,
  type NameRules,
} from '../../src/domain/subdomainNames.ts';

const held: HeldName[] = [
  { label: 'disdukcapil', officeCode: 'disdukcapil', officeName: 'Disdukcapil', restsUntil: null },
  { label: 'kel-girian', officeCode: 'girian', officeName: 'Kecamatan Girian', restsUntil: null },
  { label: 'simpeg', officeCode: 'bkpsdm', officeName: 'BKPSDM', restsUntil: null },
  { label: 'bpd', officeCode: 'bpd', officeName: 'BPD', restsUntil: null },
  { label: 'festival', officeCode: 'dispar', officeName: 'Dispar', restsUntil: '2027-03-01' },
];
const rules: NameRules = {
  parentDomain: 'bitungkota.go.id',
  office: { code: 'dinkes', abbreviation: 'Dinkes' },
  held,
  people: ['Rudi Mandagi', 'Ani'],
};

describe('what may be a name', () => {
  const good: [string, string][] = [
    ['dinkes', 'dinkes'],
    ['DINKES', 'dinkes'],
    ['  dinkes ', 'dinkes'],
    ['dinkes.bitungkota.go.id', 'dinkes'],
    ['dinkes.bitungkota.go.id.', 'dinkes'],
    ['dinkes.', 'dinkes'],
    ['www.dinkes.bitungkota.go.id', 'dinkes'],
    ['https://Dinkes.BitungKota.go.id/beranda?x=1', 'dinkes'],
    ['http://dinkes.bitungkota.go.id:8080', 'dinkes'],
    ['e-puskesmas', 'e-puskesmas'],
    ['abc', 'abc'],
    ['a'.repeat(30), 'a'.repeat(30)],
    ['sp4n2026', 'sp4n2026'],
    ['ani-peduli', 'ani-peduli'], // one word alone is no person's name
  ];
  test.each(good)('%j is read as %s', (typed, label) => {
    expect(checkName(typed, rules)).toMatchObject({ ok: true, label, fqdn: `${label}.bitungkota.go.id` });
  });
  test('what was typed as it stands is not called tidied', () => {
    expect(checkName('dinkes', rules)).toMatchObject({ isTidied: false });
    expect(checkName('Dinkes', rules)).toMatchObject({ isTidied: true });
  });
});

describe('what may not, and why', () => {
  const bad: [string, string, string][] = [
    ['', 'empty', ''],
    ['   ', 'empty', ''],
    ['https://', 'empty', ''],
    ['dinkes.com', 'foreignParent', 'dinkes.com'],
    ['dinkesbitung.blogspot.com', 'foreignParent', 'blogspot.com'],
    ['dinkes.padang.go.id', 'foreignParent', 'padang.go.id'],
    ['dinkes.bitungkota.go.id.contoh.com', 'foreignParent', 'contoh.com'],
    ['dinkes.bitungkota.id', 'foreignParent', 'bitungkota.id'],
    ['xbitungkota.go.id', 'foreignParent', 'xbitungkota.go.id'],
    ['bitungkota.go.id', 'parentItself', 'bitungkota.go.id'],
    ['www.bitungkota.go.id', 'parentItself', 'bitungkota.go.id'],
    ['dinas kesehatan', 'spaces', ''],
    ['dinkes\u00a0kota', 'spaces', ''],
    ['dinkes..', 'dots', ''],
    ['.dinkes', 'dots', ''],
    ['dіnkes', 'lookalike', ''], // Cyrillic і
    ['dinkés', 'lookalike', ''],
    ['ｄｉｎｋｅｓ', 'lookalike', ''],
    ['din\u200bkes', 'lookalike', ''],
    ['dinkes。bitungkota。go。id', 'lookalike', ''],
    ['xn--dnkes-m4a', 'encoded', ''],
    ['XN--dnkes-m4a.bitungkota.go.id', 'encoded', ''],
    ['kel-x.kec-y.bitungkota.go.id', 'deeper', 'kel-x.kec-y'],
    ['din_kes', 'characters', ''],
    ['dinkes!', 'characters', ''],
    ["dinkes';drop", 'characters', ''],
    ['-dinkes', 'hyphenEdge', ''],
    ['dinkes-', 'hyphenEdge', ''],
    ['din--kes', 'doubleHyphen', ''],
    ['ab', 'tooShort', ''],
    ['a'.repeat(31), 'tooLong', ''],
    ['1dinkes', 'leadingDigit', ''],
    ['admin', 'reserved', ''],
    ['ns1', 'reserved', ''],
    ['WEBMAIL', 'reserved', ''],
    ['rudi-mandagi', 'personalName', ''],
    ['rudimandagi2029', 'personalName', ''],
    ['simpeg', 'taken', 'simpeg'],
    ['festival', 'quarantined', '2027-03-01'],
    ['sim-peg', 'similar', 'simpeg'],
    ['simpegg', 'similar', 'simpeg'],
    ['s1mpeg', 'similar', 'simpeg'],
    ['disdukcapi1', 'similar', 'disdukcapil'],
    ['kelgirian', 'similar', 'kel-girian'],
    ['festivals', 'similar', 'festival'],
  ];
  test.each(bad)('%j: %s', (typed, why, about) => {
    const verdict = checkName(typed, rules);
    expect(verdict).toMatchObject({ ok: false, why });
    if (about !== '') expect(verdict).toMatchObject({ about });
  });
  test('every reason of the table is shown here', () => {
    expect([...new Set(bad.map(([, why]) => why))].sort()).toEqual([...NAME_FAULTS].sort());
  });
  test('every reserved name is refused, whoever asks', () => {
    for (const name of RESERVED)
      expect(checkName(name, { ...rules, office: { code: 'x', abbreviation: name } }).ok, name).toBe(false);
  });
});

test('an office may have its own abbreviation also when another name is one letter away', () => {
  expect(checkName('bkd', rules)).toMatchObject({ why: 'similar' });
  expect(checkName('bkd', { ...rules, office: { code: 'bkd', abbreviation: 'BKD' } }).ok).toBe(true);
});

describe('suggestions', () => {
  test.each([
    ['dinas kesehatan', ['dinkes', 'dinas-kesehatan']],
    ['simpeg', ['dinkes', 'simpeg-dinkes', 'dinkes-simpeg']],
    ['dіnkes', ['dinkes']],
    ['???', ['dinkes']],
    ['2026', ['dinkes']],
  ])('for %j are free and follow the rules', (wish, begins) => {
    const names = suggestNames(wish, rules, 2026);
    expect(names.slice(0, begins.length)).toEqual(begins);
    expect(names.length).toBeLessThanOrEqual(3);
    for (const name of names) expect(checkName(name, rules).ok, name).toBe(true);
  });
  test('none is offered that is too long', () => {
    for (const name of suggestNames('a'.repeat(40), rules, 2026)) expect(name.length).toBeLessThanOrEqual(30);
  });
});

test.each([
  ['simpeg', 'simpeg', false],
  ['simpeg', 'simpe', true],
  ['simpeg', 'sinpeg', true],
  ['simpeg', 'smipeg', false],
  ['modern', 'modem', true],
  ['dinkes', 'dinsos', false],
])('%s and %s are near: %s', (one, other, near) => {
  expect(isNear(one, other)).toBe(near);
  expect(isNear(other, one)).toBe(near);
});
