import { describe, expect, it } from 'vitest';
import { articlesIn } from '../../src/domain/articles.ts';
import { SpanSchema, periodOf } from '../../src/domain/cadence.ts';
import { COMMON_DUTIES } from '../../src/domain/commonDuties.ts';
import { isPerOffice, offsetsOf } from '../../src/domain/duties.ts';
import { FieldSchema, answersOf } from '../../src/domain/forms.ts';
import { approverOf, holderOf } from '../../src/domain/holders.ts';
import { dutyOf, refusalOf, serviceOf, type Region } from '../../src/domain/region.ts';
import { COMMON_SERVICES } from '../../src/domain/services/index.ts';
import { city } from './cities.ts';

const bitung = city('bitung');
const padang = city('padang');
const both = [bitung, padang];
const codes = (rows: readonly { code: string }[]) => rows.map((row) => row.code);
const without = (rows: readonly { code: string }[], others: readonly { code: string }[]) =>
  codes(rows).filter((code) => !codes(others).includes(code));

describe('the two cities together', () => {
  it('have 50 duties and 38 services (domain.md 2 and 3)', () => {
    const all = (list: 'duties' | 'services') => new Set(both.flatMap((region) => codes(region[list])));
    expect([all('duties').size, all('services').size]).toEqual([50, 38]);
    expect([...all('duties')].sort()).toEqual(Object.keys(COMMON_DUTIES).sort());
    expect([...all('services')].sort()).toEqual(Object.keys(COMMON_SERVICES).sort());
  });

  it('differ in their duties: only Bitung (domain.md 1.3)', () => {
    expect(without(bitung.duties, padang.duties)).toEqual([
      'diagram-lan', // 22(1)
      'lapor-perubahan-lan', // 22(2)
      'pemeriksaan-lan', // 21(2)
      'monev-spbe', // 48, yearly by the compilers of 8(7)
      'monev-peta-rencana', // 9(4)
      'rencana-induk', // 7(1)
      'monev-rencana-induk', // 7(2)
      'penunjukan-tier1', // 41(7)a
      'pembentukan-tier2', // 41(7)b
      'supervisi-service-desk', // 41(11)
      'uji-aplikasi', // 26(3)
      'kebijakan-keamanan', // 14(1)
      'sdlc-sk-kadis', // 26(2)
      'standar-interoperabilitas', // 12(5); in Padang a minister sets it, 20(4)
      'penilaian-mandiri-tik', // 47
    ]);
  });

  it('differ in their duties: only Padang (domain.md 1.3)', () => {
    expect(without(padang.duties, bitung.duties)).toEqual([
      'monev-mandiri-aplikasi', // 62(2)
      'monev-tim-koordinasi', // 54(3)b, 62(3)
      'rekomendasi-anggaran', // 61(3)
      'anggaran-percepatan', // 61(1)
      'peta-rencana-paruh', // 7(4)
      'tinjau-subdomain', // 28(5)
      'penyesuaian-peralihan', // 63
      'sosialisasi-layanan', // 37
    ]);
  });

  it.each(both)('$code says of every common service that it offers or refuses it, never both', (region) => {
    for (const code of Object.keys(COMMON_SERVICES)) {
      const refusal = refusalOf(region, code);
      expect([code, serviceOf(region, code) === undefined]).toEqual([code, refusal !== undefined]);
      expect([code, refusal?.why]).not.toEqual([code, 'not_in_catalogue']);
    }
  });
});

describe('a service that a city does not have is refused with its article', () => {
  it.each([
    ['padang', 'LAN-DIAGRAM', 'only_in_another_city', '18(5)', '22(1)'],
    ['padang', 'LAN-LAPOR-UBAH', 'only_in_another_city', '18(5)', '22(2)'],
    ['padang', 'LAN-PERIKSA', 'ict_office_does_it', '18(5), 18(9)', '21(2)'],
    ['padang', 'PD-MANDIRI', 'no_self_managed_offices', '17(4), 26(1)', '47'],
    ['padang', 'SERVER-MANDIRI', 'no_self_managed_offices', '13(1)-(2)', '16(8)'],
    ['padang', 'PERANGKAT-KHUSUS', 'only_in_another_city', '49(3)', '20(6)d'],
    ['bitung', 'REKOM-ANGGARAN', 'only_in_another_city', '10(1)', '61(3)'],
  ] as const)('%s refuses %s (domain.md 0.1, 10)', (where, code, why, article, elsewhere) => {
    const [own, other] = where === 'bitung' ? [bitung, padang] : [padang, bitung];
    expect(refusalOf(own, code)).toMatchObject({ why, article, elsewhere: { article: elsewhere } });
    expect(serviceOf(other, code)?.article).toContain(elsewhere);
  });
});

describe('when a duty comes', () => {
  const cadence = (region: Region, code: string) => {
    const duty = dutyOf(region, code);
    return duty === undefined ? null : `${duty.cadence} ${duty.cadenceSource}`;
  };

  it.each([
    // duty, Bitung, Padang
    ['audit-infrastruktur', 'P24M text', 'P24M text'], // B 43(1), P 51(1)
    ['audit-aplikasi', 'P24M text', 'P24M text'], // B 44(2), P 52(3)
    ['audit-keamanan', 'P24M text', 'P24M text'], // B 45(2), P 53(3)
    ['diagram-lan', 'P12M text', null], // B 22(1)
    ['cadangan-data', 'P1M default', 'P1M default'], // "berkala": B 18(1), P 14(3)
    ['monev-mandiri-aplikasi', null, 'P6M default'], // "berkala": P 62(2)
    ['monev-tim-koordinasi', null, 'P12M default'], // "berkala": P 62(3)
    ['hasil-evaluasi-walikota', 'P12M text', 'P12M default'], // B 48(1), (4); "berkala": P 62(6)
    ['arsitektur-5-tahun', 'P60M default', 'P60M text'], // B 8(4) has no term, P 6(3)
    ['peta-rencana-5-tahun', 'P60M text', 'P60M text'], // B 9(2), P 7(3)
    ['rencana-induk', 'P60M text', null], // B 7(1)
    ['reviu-arsitektur-paruh', 'midterm text', 'midterm text'], // B 8(8), P 6(5)
    ['peta-rencana-paruh', null, 'midterm_and_final text'], // P 7(4)
    ['lapor-perubahan-lan', 'event text', null], // B 22(2)
    ['penunjukan-tier1', 'once_then_yearly_confirmation default', null], // B 41(7)a has no repetition
    ['penilaian-mandiri-tik', 'on_request default', null], // B 47 has no re-assessment
    ['evaluasi-nasional', 'P12M national', 'P12M national'], // PermenPANRB 59/2020, Pemdi
    ['masa-berlaku-sertifikat', 'per_certificate certificate', 'per_certificate certificate'], // B 27(6), P 31
    ['penyesuaian-peralihan', null, 'once text'], // P 63
  ])('%s: Bitung %s, Padang %s', (code, inBitung, inPadang) => {
    expect([cadence(bitung, code), cadence(padang, code)]).toEqual([inBitung, inPadang]);
  });

  it.each([
    ['audit-infrastruktur', '2026-03-01', '2028-03-01'], // domain.md 10.3
    ['audit-infrastruktur', '2021-12-16', '2023-12-16'], // from the regulation's day, domain.md 2
    ['diagram-lan', '2025-12-16', '2026-12-16'], // domain.md 2
    ['cadangan-data', '2026-01-31', '2026-02-28'], // the end of a shorter month
    ['supervisi-cadangan', '2025-11-30', '2026-02-28'],
    ['penunjukan-tier1', '2024-02-29', '2025-02-28'],
    ['peta-rencana-5-tahun', '2021-12-16', '2026-12-16'], // B 9(2)
  ])('%s of %s comes again on %s', (code, last, next) => {
    const duty = dutyOf(bitung, code);
    const period = duty === undefined ? null : periodOf(duty.cadence);
    expect(period === null ? null : Temporal.PlainDate.from(last).add(period).toString()).toBe(next);
  });

  it('has no period where the text gives an event, a term or a certificate', () => {
    for (const one of ['event', 'once', 'midterm', 'final_year', 'per_certificate', 'on_request'] as const)
      expect(periodOf(one)).toBeNull();
  });

  it.each([
    ['audit-keamanan', [-365, -180, -90, -30, -7, 0]], // the cost must enter the budget first
    ['diagram-lan', [-60, -30, -14, -7, -1, 0]],
    ['pelindungan-data-pribadi', [-30, -14, -7, -1, 0]],
    ['supervisi-cadangan', [-14, -7, -1, 0]],
    ['cadangan-data', [-5, -1, 0]],
    ['arsitektur-5-tahun', [-540, -365, -180, -90, -30, 0]],
    ['penunjukan-tier1', [-90, -30, -7, 0]],
    ['lapor-perubahan-lan', [0, 3, 7, 14]],
    ['masa-berlaku-sertifikat', [-60, -30, -14, -7, -1, 0]],
  ])('%s is reminded on the days %j (domain.md 2)', (code, days) => {
    const duty = dutyOf(bitung, code);
    expect(duty === undefined ? null : offsetsOf(duty)).toEqual(days);
  });

  it('Padang 63 was due in October 2020 and is only listed', () => {
    const duty = dutyOf(padang, 'penyesuaian-peralihan');
    expect([duty?.dueOn, duty === undefined ? null : offsetsOf(duty)]).toEqual(['2020-10-31', [0]]);
  });
});

describe('who answers for a duty', () => {
  it.each(['audit-infrastruktur', 'audit-aplikasi', 'audit-keamanan'])(
    '%s goes to the mayor through the chair in Bitung; Padang names nobody (domain.md 0.4)',
    (code) => {
      const lines = (region: Region) => {
        const { coordinators, reportTo, namedInText } = dutyOf(region, code) ?? {};
        return { coordinators, reportTo, namedInText };
      };
      expect(lines(bitung)).toEqual({
        coordinators: ['ict_office'],
        reportTo: ['chair', 'mayor'],
        namedInText: ['coordinators', 'reportTo'],
      });
      expect(lines(padang)).toEqual({ coordinators: [], reportTo: [], namedInText: [] });
    },
  );

  it('the yearly evaluation of Bitung is done by each compiler of a domain (8(7), 48(2))', () => {
    const duty = dutyOf(bitung, 'monev-spbe');
    expect([duty?.owner, duty?.applies]).toEqual([
      'office_head',
      ['organisation_section', 'planning_office', 'ict_office'],
    ]);
  });

  it.each([
    ['bitung', 'manajemen-data', ['planning_office', 'steering_team']], // 12(7), 36(4)
    ['padang', 'manajemen-data', ['ict_office']], // 11(5)
    ['bitung', 'manajemen-aset', ['steering_team', 'asset_office']], // 37(4)
    ['bitung', 'kebutuhan-sdm-tik', ['ict_office', 'personnel_office']], // 38(5)
    ['bitung', 'rencana-anggaran', []], // 10(1)
    ['padang', 'rencana-anggaran', ['planning_office']], // 8(3)
    ['bitung', 'proses-bisnis', ['organisation_section']], // 11(3)
    ['padang', 'proses-bisnis', ['ict_office']], // 9(3)
  ] as const)('in %s %s is coordinated by %j', (where, code, coordinators) => {
    expect(dutyOf(where === 'bitung' ? bitung : padang, code)?.coordinators).toEqual(coordinators);
  });

  it('every office has a cycle of its own where each head owns it, the city has one where the Dinas does', () => {
    const perOffice = (code: string) => {
      const duty = dutyOf(bitung, code);
      return duty === undefined ? null : isPerOffice(duty);
    };
    expect([perOffice('diagram-lan'), perOffice('cadangan-data')]).toEqual([true, true]);
    expect([perOffice('audit-keamanan'), perOffice('pembentukan-tier2')]).toEqual([false, false]);
  });

  it.each(both)('every party of $code leads to an office of the city or to a letter', (region) => {
    const offices = codes(region.offices);
    for (const duty of region.duties)
      for (const party of [duty.owner, ...duty.coordinators, ...duty.reportTo]) {
        const holder = holderOf(region, party, 'dinkes');
        if (holder.by === 'letter') expect(['mayor', 'ministry']).toContain(party);
        else expect(offices).toContain(holder.office);
      }
  });
});

describe('who approves a request', () => {
  it.each(both)('every step in $code leads to a role in an office of the city, with a title', (region) => {
    const offices = codes(region.offices);
    for (const { approvers } of region.services)
      for (const { step } of approvers) {
        const at = approverOf(region, step, { requester: 'dinkes', owner: 'dinsos', application: 'simpeg' });
        expect(offices).toContain(at.office);
        expect(at.title).not.toBe('');
      }
  });

  it.each([
    ['bitung', 'planning_office', 'office_head bappeda Kepala Bappeda'], // 12(7)
    ['bitung', 'chair_decree', 'chair setda Ketua Tim Koordinasi SPBE'], // 46(3)a, 47(6)
    ['padang', 'chair', 'chair setdako Koordinator SPBE'], // 54(2)
    ['padang', 'office_head', 'office_head dinkes Kepala OPD'],
    ['padang', 'owner_head', 'office_head dinsos Kepala OPD'], // 14(2)
    ['bitung', 'application_owner', 'tier1 bkpsdmd Service Desk Tier 1'],
    ['bitung', 'agency_head', 'agency_head diskominfo Kepala Dinas Komunikasi dan Informatika'],
  ] as const)('in %s the step %s is %s', (where, step, expected) => {
    const region = where === 'bitung' ? bitung : padang;
    const at = approverOf(region, step, { requester: 'dinkes', owner: 'dinsos', application: 'simpeg' });
    expect(`${at.role} ${at.office} ${at.title}`).toBe(expected);
  });

  it('the head of the ICT office approves for his own office as what he is', () => {
    expect(approverOf(bitung, 'office_head', { requester: 'diskominfo' }).role).toBe('agency_head');
  });

  it('consent to use data is coordinated by Bappeda in Bitung and by the Dinas in Padang (12(7), 11(5))', () => {
    const last = (region: Region) => serviceOf(region, 'DATA-PERSETUJUAN')?.approvers.at(-1)?.step;
    expect([last(bitung), last(padang)]).toEqual(['planning_office', 'agency_head']);
  });
});

describe('what a request needs', () => {
  const papers = (region: Region, code: string) =>
    serviceOf(region, code)?.documents.map((paper) => paper.anyOf.join(' or '));
  const options = (region: Region, code: string, field: string) => {
    const asked = serviceOf(region, code)?.fields.find((one) => one.code === field);
    return asked === undefined ? [] : answersOf(asked);
  };

  it('a repository deposit is four documents and the test in Bitung, application and source in Padang', () => {
    expect(papers(bitung, 'REPOSITORI')).toEqual([
      'dokumen-kebutuhan', // 26(4)a
      'dokumen-perancangan', // 26(4)b
      'manual-penggunaan', // 26(4)c
      'kode-sumber-berpenjelasan', // 26(4)d
      'laporan-uji', // 26(3)
    ]);
    expect(papers(padang, 'REPOSITORI')).toEqual(['aplikasi', 'kode-sumber']); // 27(1)
  });

  it('Padang asks the ministers before an application is built (22(2), 24(3)d, 25(3))', () => {
    const documents = serviceOf(padang, 'APP-KOORDINASI')?.documents ?? [];
    expect(documents.filter((paper) => paper.when.length > 0)).toEqual([
      { anyOf: ['pertimbangan-menpanrb'], when: [{ field: 'jenis', is: 'khusus' }], isOptional: false },
      {
        anyOf: ['pertimbangan-kominfo'],
        when: [
          { field: 'lisensi', is: 'tertutup' },
          { field: 'aplikasi-sejenis', is: 'ya' },
        ],
        isOptional: false,
      },
    ]);
  });

  it.each([
    ['kinds of application', 'APP-KOORDINASI', 'jenis', 3, 2], // B 25(2), P 21(2)
    ['kinds of auditor', 'AUDIT-TIK', 'jenis-auditor', 3, 2], // B 42(3), P 50(3)
    ['areas of management', 'KONSULTASI', 'bidang', 8, 8], // B 33(1), P 38(1)
  ])('%s', (_, code, field, inBitung, inPadang) => {
    expect([options(bitung, code, field).length, options(padang, code, field).length]).toEqual([
      inBitung,
      inPadang,
    ]);
  });

  it('Tier 1 is registered by practice in Padang, by law in Bitung (41(7)a)', () => {
    const of = (region: Region) => {
      const service = serviceOf(region, 'TIER1-TUNJUK');
      return [service?.article, service?.isPractice];
    };
    expect([of(bitung), of(padang)]).toEqual([
      ['41(7)a', false],
      [null, true],
    ]);
  });

  it('a PD Mandiri TIK keeps its LAN in Bitung only (20(6)b, 18(5))', () => {
    const routing = (region: Region) => serviceOf(region, 'LAN-PASANG')?.routing;
    expect([routing(bitung), routing(padang)]).toEqual([
      'tier1_then_tier2_unless_self_managed',
      'tier1_then_tier2',
    ]);
  });

  it.each(['LAN-DIAGRAM', 'PORT-FIREWALL', 'INSIDEN-SIBER', 'AUDIT-TIK', 'APP-UJI'])(
    '%s is shown in no group (domain.md 6.1)',
    (code) => expect(serviceOf(bitung, code)?.classification).not.toBe('internal'),
  );

  it('removing a subdomain needs two people (domain.md 3)', () => {
    expect(bitung.services.filter((service) => service.twoPerson).map((service) => service.code)).toEqual([
      'SUBDOMAIN-HAPUS',
    ]);
  });
});

describe('what the regulations misprint', () => {
  it.each([
    ['bitung', '41(3)', 'permintaan'],
    ['bitung', '41(9)', 'maka diteruskan kepada Service Desk Tier 2'],
    ['bitung', '48(2)', 'Pasal 8 ayat (7)'],
    ['bitung', '27(5)', 'Keaslian'],
    ['padang', '36(2)', 'Arsitektur SPBE Pemerintah Daerah'],
    ['padang', '64', null],
  ] as const)('%s %s means %s (domain.md 1.4)', (where, at, corrected) => {
    const region = where === 'bitung' ? bitung : padang;
    expect(region.draftingErrors.find((error) => error.at === at)?.corrected).toBe(corrected);
  });
});

describe('a common service', () => {
  it.each(Object.entries(COMMON_SERVICES))(
    '%s asks each question once, in words that fit a line',
    (_, service) => {
      expect(new Set(codes(service.fields)).size).toBe(service.fields.length);
      for (const field of service.fields) FieldSchema.parse(field);
      expect(SpanSchema.safeParse(service.time).success).toBe(true);
    },
  );
});

describe('a citation', () => {
  it.each([
    ['47', [47]],
    ['42-45', [42, 45]],
    ['43(1)-(2)', [43]],
    ['14(2)c, 28(1)-(3)', [14, 28]],
    ['20(6)b-c', [20]],
  ])('%s names the articles %j', (citation, articles) => expect(articlesIn(citation)).toEqual(articles));
});
