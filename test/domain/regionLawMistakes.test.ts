import { expect, it } from 'vitest';
import { parseRegion } from '../../src/domain/region.ts';
import { textOf } from './cities.ts';

const told = (from: string, to: string) => {
  const text = textOf('bitung');
  expect(text).toContain(from);
  try {
    parseRegion(text.replace(from, to), 'x.yaml');
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was accepted');
};

it.each([
  [
    'a duty misspelt',
    'code: audit-aplikasi,',
    'code: audit-aplikasy,',
    /x\.yaml:\d+: duties\[1\]\.code: is no common duty/,
  ],
  [
    'a duty twice',
    'code: audit-aplikasi,',
    'code: audit-infrastruktur,',
    /'audit-infrastruktur' is there twice/,
  ],
  ['a service misspelt', 'code: VPS,', 'code: VPX,', /services\[4\]\.code: is no common service/],
  [
    'an owner in prose',
    'owner: office_head',
    'owner: penyusun domain (8(7))',
    /owner: write one of: office_head, tier1/,
  ],
  [
    'a report line in prose',
    'reportTo: [chair, mayor]',
    'reportTo: Walikota via Ketua Tim',
    /duties\[0\]\.reportTo: must be a array/,
  ],
  [
    'a cadence in words',
    'cadence: P24M',
    'cadence: tiap dua tahun',
    /cadence: write a period in months such as 'P12M'/,
  ],
  ['an article in words', "'43(1)-(2)'", "'Pasal 43'", /duties\[0\]\.article: write articles such as '47'/],
  [
    'an article that is not there',
    "'43(1)-(2)'",
    "'52(1)'",
    /article: the regulation has articles 1 to 51; correct 52/,
  ],
  [
    'an approver nobody knows',
    '[tier1, office_head, name_check',
    '[tier9, office_head, name_check',
    /approvers\[0\]: write one of: tier1, /,
  ],
  [
    'a paper misspelt',
    '[rekap-supervisi]',
    '[rekap]',
    /evidence\[0\]: write one of: rekap-supervisi \(it says 'rekap'\)/,
  ],
  ['a choice among no papers', '[rekap-supervisi]', '[{ anyOf: [] }]', /duties\[8\]\.evidence\[0\]\.anyOf: /],
  [
    'an answer that cannot be given',
    'is: restore',
    'is: pulih',
    /'pulih' is no answer to 'tipe'; write one of: backup, restore/,
  ],
  ['a question that is not asked', 'field: tipe', 'field: typ', /'typ' is no field of this service/],
  [
    'an option misspelt',
    '[umum, khusus-berbagi-pakai',
    '[umum, khsus',
    /options\.jenis: 'khsus' is no option/,
  ],
  [
    'a switch without its article',
    'lanDiagram: { enabled: true, article: 22(1)',
    'lanDiagram: { enabled: true, article: null',
    /lanDiagram\.article: give the article/,
  ],
  [
    'a service of a switch that is off',
    'lanDiagram: { enabled: true, article: 22(1)',
    'lanDiagram: { enabled: false, article: null',
    /services\[12\]\.code: remove it, or enable lanDiagram/,
  ],
  [
    'a post that no office holds',
    'office: bkad, name',
    'office: bpkad, name',
    /posts\.asset_office\.office: 'bpkad' is not in offices/,
  ],
  [
    'a service offered and refused',
    'code: REKOM-ANGGARAN, why',
    'code: VPS, why',
    /refusals\[0\]\.code: 'VPS' is offered/,
  ],
  [
    'a yearly confirmation by text',
    'cadence: once_then_yearly_confirmation, cadenceSource: default',
    'cadence: once_then_yearly_confirmation, cadenceSource: text',
    /cadenceSource: write default/,
  ],
  [
    'a law on tiers without its article',
    'legalBasis: 41(7)a',
    'legalBasis: null',
    /duties\[\d+\]\.code: remove it, or give tiers\.legalBasis/,
  ],
])('%s is named with line, field and fix', (_, from, to, expected) => {
  expect(told(from, to)).toMatch(expected);
});
