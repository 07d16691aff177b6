import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../src/domain/authority.ts';
import {
  AUDIT_ALLOWED,
  auditedApplications,
  auditorKinds,
  auditsAs,
  findingScopeOf,
  findsAs,
  readAuditor,
  receiptsOf,
  type AuditAction,
} from '../../src/domain/audits.ts';
import { readAuditRef, readMonthAhead, readNumberAndDate } from '../../src/domain/auditWords.ts';
import { city } from './cities.ts';

const bitung = city('bitung');
const padang = city('padang');
const today = Temporal.PlainDate.from('2026-11-20');
const held = (role: Role, officeCode = 'dinkes', id = 1) => ({ id, roles: [{ role, officeCode }] });

describe('the law of each city', () => {
  test('who may audit: Bitung 42(3) names three, Padang 50(3) two', () => {
    expect(auditorKinds(bitung)).toEqual([
      'latik-pemerintah',
      'latik-terakreditasi',
      'auditor-tersertifikasi',
    ]);
    expect(auditorKinds(padang)).toEqual(['latik-pemerintah', 'latik-terakreditasi']);
    expect([bitung.articles.auditors, padang.articles.auditors]).toEqual(['42(3)', '50(3)']);
  });

  test('who must receive the result: in Bitung the Walikota through Ketua Tim (43(2)), in Padang nobody is named (51)', () => {
    expect(receiptsOf(bitung, 'infrastructure')).toEqual(['chair', 'mayor']);
    expect(receiptsOf(padang, 'infrastructure')).toEqual([]);
  });

  test('which applications: Bitung 44(1) three kinds, Padang 52(1) only Aplikasi Khusus; the register wins over the list', () => {
    const registered = [
      { code: 'simpeg', name: 'SIMPEG baru', office: 'bkpsdmd', kind: 'office_specific' },
      { code: 'antrean', name: 'Antrean', office: 'dinkes', kind: 'shared' },
      { code: 'perizinan', name: 'Perizinan', office: 'dpmptsp', kind: 'specific' },
    ] as const;
    const codes = (of: typeof bitung) => auditedApplications(of, registered).map((one) => one.code);
    expect(codes(bitung)).toContain('antrean');
    expect(codes(bitung)).not.toContain('perizinan');
    expect(codes(padang)).toContain('perizinan');
    expect(codes(padang)).not.toContain('antrean');
    expect(codes(bitung).filter((code) => code === 'simpeg')).toHaveLength(1);
    expect(codes(bitung)).not.toContain('lainnya');
  });
});

describe('who may do what', () => {
  test('the Dinas runs audits, the chair receives, the inspectorate reads; everybody else may nothing', () => {
    const may = (role: Role) =>
      (Object.keys(AUDIT_ALLOWED) as AuditAction[]).filter((action) => auditsAs(held(role), action) !== null);
    expect(may('auditor')).toEqual(['list', 'open', 'read']);
    expect(may('chair')).toEqual(['list', 'open', 'read', 'chair', 'mayor']);
    const runs = ['coordinator', 'division_head', 'agency_head'];
    for (const role of ROLES)
      if (runs.includes(role)) expect(may(role)).toEqual(Object.keys(AUDIT_ALLOWED));
      else if (role !== 'auditor' && role !== 'chair') expect(may(role), role).toEqual([]);
  });

  test.each<[Role, string, string, string, boolean]>([
    ['office_head', 'dinkes', 'dinkes', 'answer', true],
    ['tier1', 'dinkes', 'dinkes', 'upload', true],
    ['office_head', 'dinkes', 'dinkes', 'accept', false],
    ['office_head', 'dinsos', 'dinkes', 'open', false],
    ['staff', 'dinkes', 'dinkes', 'open', false],
    ['tier2', 'diskominfo', 'dinkes', 'open', false],
    ['csirt', 'diskominfo', 'diskominfo', 'open', false],
    ['tier1', 'diskominfo', 'diskominfo', 'open', false],
    ['agency_head', 'diskominfo', 'diskominfo', 'answer', true],
    ['coordinator', 'diskominfo', 'dinkes', 'accept', true],
    ['auditor', 'inspektorat', 'dinkes', 'open', true],
    ['auditor', 'inspektorat', 'dinkes', 'return', false],
    ['chair', 'setda', 'dinkes', 'read', true],
    ['chair', 'setda', 'dinkes', 'accept', false],
    ['admin', 'diskominfo', 'dinkes', 'open', false],
  ])('%s of %s and a finding of %s: %s', (role, at, office, action, isAllowed) => {
    const place = { officeCode: office, parentCode: null, answeredBy: null };
    expect(findsAs(bitung, held(role, at), place, action as 'open') !== null).toBe(isAllowed);
  });

  test('who handed in the evidence does not accept it; an office of a unit answers for it; a scope without offices is empty', () => {
    const place = { officeCode: 'dinkes', parentCode: null, answeredBy: 1 };
    expect(findsAs(bitung, held('coordinator', 'diskominfo', 1), place, 'accept')).toBeNull();
    expect(findsAs(bitung, held('coordinator', 'diskominfo', 2), place, 'accept')).toBe('coordinator');
    expect(
      findsAs(
        bitung,
        held('office_head'),
        { officeCode: 'pkm', parentCode: 'dinkes', answeredBy: null },
        'answer',
      ),
    ).toBe('office_head');
    expect(findingScopeOf(bitung, held('office_head'))).toEqual({ offices: ['dinkes'] });
    expect(findingScopeOf(bitung, held('staff'))).toEqual({ offices: [] });
    expect(findingScopeOf(bitung, held('tier1', 'diskominfo'))).toEqual({ offices: [] });
    expect(findingScopeOf(bitung, held('coordinator'))).toEqual({ offices: null });
  });
});

describe('what people type', () => {
  test.each([
    ['090/12/2026 tanggal 1 Maret 2026', '090/12/2026', '2026-03-01'],
    ['nomor 800/1; 1-3-2026', '800/1', '2026-03-01'],
    ['12 LHA 2026 18/11/2026', '12 LHA 2026', '2026-11-18'],
    ['100/WK kemarin', null, null],
    ['1 Maret 2026', null, null],
    ['tanpa nomor 1 Maret 2026', null, null],
    ['090/12/2026', null, null],
    ['090/12 31 November 2026', null, null],
  ])('%s', (text, number, on) => {
    const read = readNumberAndDate(text, today);
    expect([read?.number ?? null, read?.on.toString() ?? null]).toEqual([number, on]);
  });

  test.each([
    ['juni 2027', '2027-06'],
    ['juni', '2027-06'],
    ['desember', '2026-12'],
    ['november', '2026-11'],
    ['6/2027', '2027-06'],
    ['30/6/2027', '2027-06'],
    ['januari 2020', null],
    ['entah', null],
    ['', null],
  ])('a month ahead: %j', (text, month) => {
    expect(readMonthAhead(text, today)?.toString() ?? null).toBe(month);
  });

  test.each([
    ['LATIK pemerintah BRIN; 001/AKR', { kind: 'latik-pemerintah', name: 'BRIN', number: '001/AKR' }],
    [
      'auditor tersertifikasi: Ir. Yohanes; CISA 1',
      { kind: 'auditor-tersertifikasi', name: 'Ir. Yohanes', number: 'CISA 1' },
    ],
    ['PT Maju; 5', { kind: null, name: 'PT Maju', number: '5' }],
    ['LATIK pemerintah BRIN', null],
    ['LATIK pemerintah BRIN; tanpa nomor', null],
  ])('an auditor: %s', (text, read) => {
    expect(readAuditor(text)).toEqual(read);
  });

  test.each([
    ['A-3', { is: 'audit', number: 3, rest: '' }],
    ['t5 bukti 1/2026', { is: 'finding', number: 5, rest: 'bukti 1/2026' }],
    ['3', null],
    ['A-', null],
  ])('a reference: %s', (text, ref) => {
    expect(readAuditRef(text)).toEqual(ref);
  });
});
