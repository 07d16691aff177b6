import { expect, test } from 'vitest';
import { overseesAs, reaches, reportLine, SUPERVISION_DUTY } from '../../src/domain/oversight.ts';
import { dutyOf } from '../../src/domain/region.ts';
import { city } from './cities.ts';

test.each([
  // Bitung's duty reports to the Kepala Dinas; Padang's text has no such duty.
  ['bitung', ['agency_head', 'chair']],
  ['padang', ['agency_head', 'chair']],
] as const)('the report line of %s', (code, line) => {
  expect(reportLine(city(code))).toEqual(line);
});

test('a city whose duty goes straight to the Ketua Tim, or to nobody in the chat, is taken at its word', () => {
  const region = city('bitung');
  const duty = dutyOf(region, SUPERVISION_DUTY)!;
  const to = (reportTo: typeof duty.reportTo) => reportLine({ duties: [{ ...duty, reportTo }] });
  expect(to(['chair'])).toEqual(['chair']);
  expect(to(['chair', 'mayor'])).toEqual(['chair']);
  expect(to(['agency_head', 'chair'])).toEqual(['agency_head', 'chair']);
  expect(to(['mayor'])).toEqual([]);
});

test('who holds a role in an office sees that office and its units; who oversees the city sees all', () => {
  const tier1 = overseesAs({ id: 1, roles: [{ role: 'tier1', officeCode: 'dinkes' }] }, 'readReport');
  expect(tier1).toEqual({ role: 'tier1', scope: { offices: ['dinkes'] } });
  expect(reaches(tier1!.scope, { code: 'dinkes', parentCode: null })).toBe(true);
  expect(reaches(tier1!.scope, { code: 'puskesmas-danowudu', parentCode: 'dinkes' })).toBe(true);
  expect(reaches(tier1!.scope, { code: 'dinsos', parentCode: null })).toBe(false);
  const both = overseesAs(
    {
      id: 1,
      roles: [
        { role: 'tier1', officeCode: 'dinkes' },
        { role: 'coordinator', officeCode: 'diskominfo' },
      ],
    },
    'readReport',
  );
  expect(both).toEqual({ role: 'coordinator', scope: { offices: null } });
  for (const role of ['staff', 'tier2', 'csirt', 'admin', 'applicant'] as const)
    expect(overseesAs({ id: 1, roles: [{ role, officeCode: 'dinkes' }] }, 'readReport'), role).toBeNull();
});
