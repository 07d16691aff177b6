import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { approverOf, holderOf } from '../../src/domain/holders.ts';
import { dutyOf, findOffice, parseRegion, refusalOf, serviceOf } from '../../src/domain/region.ts';

const text = readFileSync(new URL('fixtures/contoh.yaml', import.meta.url), 'utf8');
const contoh = parseRegion(text, 'contoh.yaml');

describe('a third city is one file', () => {
  it('has the offices that it lists', () => {
    expect(findOffice(contoh, 'kominfo')?.name).toBe('Dinas Kominfo dan Statistik');
  });

  it('takes name and reminders of a common duty by its code, and its own cadence and line', () => {
    expect(dutyOf(contoh, 'audit-keamanan')).toMatchObject({
      title: 'Audit Keamanan SPBE (infrastruktur dan aplikasi)',
      offsets: 'audit',
      classification: 'confidential',
      article: '24(1)-(2)',
      reportTo: ['mayor'],
    });
  });

  it('has a duty that no other city has', () => {
    expect(dutyOf(contoh, 'uji-pemulihan')).toMatchObject({ title: 'Uji pemulihan data', cadence: 'P6M' });
  });

  it('asks the questions of a common service, and keeps of a choice the options that it names', () => {
    const accounts = serviceOf(contoh, 'AKUN-APLIKASI');
    const applications = accounts?.fields.find((field) => field.code === 'aplikasi');
    expect(applications?.options?.map((option) => option.code)).toEqual(['simpeg', 'lainnya']);
    expect([accounts?.title, accounts?.time]).toEqual(['Akun atau hak akses aplikasi', '2wd']);
  });

  it('has a service that no other city has', () => {
    expect(serviceOf(contoh, 'RUANG-SERVER')).toMatchObject({
      title: 'Kunjungan ke ruang server',
      classification: 'restricted',
      letterRequired: false,
    });
  });

  it('refuses by its own reason, else by its user service, and never what nobody knows', () => {
    expect(refusalOf(contoh, 'LAN-DIAGRAM')).toMatchObject({ why: 'only_in_another_city', article: '11' });
    expect(refusalOf(contoh, 'VPS')).toEqual({ code: 'VPS', why: 'not_in_catalogue', article: '21(3)' });
    expect(refusalOf(contoh, 'KOPI')).toBeUndefined();
    expect(refusalOf(contoh, 'SUBDOMAIN-BARU')).toBeUndefined();
  });

  it('leads its approvers and parties to its own offices and titles', () => {
    expect(approverOf(contoh, 'application_owner', { requester: 'dinkes', application: 'simpeg' })).toEqual({
      role: 'tier1',
      office: 'bkpsdm',
      title: 'Petugas Tier 1',
      task: 'approve',
    });
    expect(holderOf(contoh, 'asset_office', 'dinkes')).toEqual({ by: 'office', office: 'setda' });
    expect(holderOf(contoh, 'mayor', 'dinkes')).toEqual({ by: 'letter' });
  });
});

describe('a third city that is unfinished is told what to do', () => {
  const told = (from: string, to: string) => {
    expect(text).toContain(from);
    try {
      parseRegion(text.replace(from, to), 'contoh.yaml');
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error('it was accepted');
  };

  it.each([
    [
      'a duty of its own without a name',
      '    title: Uji pemulihan data\n',
      '',
      /duties\[3\]\.code: is no common duty; .*title and offsets/,
    ],
    [
      'a service of its own without a way',
      '    routing: tier2\n',
      '',
      /services\[3\]\.code: is no common service; .* its routing/,
    ],
    [
      'an application that nobody is in charge of',
      '[simpeg, lainnya]',
      '[simpeg, srikandi]',
      /services\[1\]\.approvers\[1\]: add to applications who is in charge of: srikandi/,
    ],
    [
      'a choice without options',
      'type: yes_no, label: Perlu',
      'type: choice, label: Perlu',
      /fields\[1\]\.options: give options to a choice/,
    ],
    [
      'a duty of the law on tiers where tiers are practice',
      'code: uji-pemulihan',
      'code: penunjukan-tier1',
      /duties\[3\]\.code: remove it, or give tiers\.legalBasis/,
    ],
    ['no word on what the text misprints', 'draftingErrors: []\n', '', /draftingErrors: is missing/],
  ])('%s', (_, from, to, expected) => expect(told(from, to)).toMatch(expected));
});
