import { describe, expect, test } from 'vitest';
import { ALIKE, likeness, tellingWords } from '../../src/domain/likeness.ts';
import { impactOfMany, type Impact } from '../../src/domain/priority.ts';

const like = (a: string, b: string) => likeness(tellingWords(a), tellingWords(b));

describe('two reports', () => {
  test.each([
    ['internet kantor mati total', 'wifi kantor nda bisa'],
    ['printer ruang gizi lantai dua macet', 'printer gizi macet terus pak'],
    ['mesin antrean loket mati', 'tolong min, mesin antrean di loket rusak'],
    ['aplikasi SIMPEG error', 'simpeg tidak bisa dibuka'],
  ])('"%s" and "%s" may be the same', (a, b) => {
    expect(like(a, b)).toBeGreaterThanOrEqual(ALIKE);
  });

  test.each([
    ['printer ruang gizi macet', 'proyektor aula tidak menyala'],
    ['mati', 'mati semua pak'],
    ['', 'internet mati'],
    ['scanner arsip rusak', 'scanner kasir hilang kabelnya dari meja depan'],
  ])('"%s" and "%s" are not', (a, b) => {
    expect(like(a, b)).toBeLessThan(ALIKE);
  });
});

test.each<[Impact, number, number, Impact]>([
  ['I4', 1, 1, 'I4'],
  ['I4', 2, 1, 'I3'],
  ['I4', 4, 1, 'I3'],
  ['I4', 5, 1, 'I2'],
  ['I2', 2, 1, 'I2'],
  ['I4', 2, 2, 'I1'],
  ['I1', 1, 1, 'I1'],
])(
  'an impact of %s that %i people of %i offices have is %s (domain.md 4.3)',
  (impact, people, offices, is) => {
    expect(impactOfMany(impact, people, offices)).toBe(is);
  },
);
