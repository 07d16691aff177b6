import { describe, expect, test } from 'vitest';
import { ROLES } from '../../src/domain/authority.ts';
import { JUDGING } from '../../src/domain/dutyAuthority.ts';
import { dutyActionsOf, DUTY_PLACES, ME } from './matrix.ts';

const [ofOffice, ofDinas, ofTeam, coordinated] = DUTY_PLACES.map(({ place }) => place) as [
  { duty: string; officeCode: string },
  { duty: string; officeCode: string },
  { duty: string; officeCode: string },
  { duty: string; officeCode: string },
];

describe('the duties of an office', () => {
  test('are nothing to people of another office, to staff and to administrators', () => {
    for (const { place } of DUTY_PLACES) {
      for (const role of ['tier1', 'office_head', 'staff', 'applicant', 'admin', 'csirt'] as const)
        expect(dutyActionsOf(role, place, 'other'), `${role} elsewhere`).toEqual([]);
      for (const role of ['staff', 'applicant', 'admin', 'csirt'] as const)
        expect(dutyActionsOf(role, place, 'own'), role).toEqual([]);
    }
  });

  test('are answered by its Tier 1 and its head, and judged by neither', () => {
    for (const role of ['tier1', 'office_head'] as const)
      expect(dutyActionsOf(role, ofOffice, 'own')).toEqual([
        'see',
        'submit',
        'unchanged',
        'block',
        'disown',
        'file',
      ]);
  });

  test('are judged by whoever coordinates them, in the Dinas or in the office that the duty names (Bitung 11(3))', () => {
    for (const role of ['coordinator', 'division_head', 'agency_head'] as const)
      expect(dutyActionsOf(role, ofOffice, 'other')).toEqual([
        'see',
        'verify',
        'return',
        'release',
        'keep',
        'file',
      ]);
    expect(dutyActionsOf('office_head', coordinated, 'coordinating')).toEqual([
      'see',
      'verify',
      'return',
      'release',
      'keep',
      'file',
    ]);
    expect(dutyActionsOf('office_head', ofOffice, 'coordinating')).toEqual([]);
  });

  test('nobody judges what he sent himself', () => {
    for (const { place } of DUTY_PLACES)
      for (const role of ROLES)
        for (const where of ['own', 'other', 'coordinating'] as const)
          expect(dutyActionsOf(role, place, where, ME).filter((action) => JUDGING.includes(action))).toEqual(
            [],
          );
  });

  test('of the Dinas and of the Tim Koordinasi are answered by whoever holds the post', () => {
    expect(dutyActionsOf('coordinator', ofDinas, 'own')).toContain('submit');
    expect(dutyActionsOf('agency_head', ofDinas, 'own')).toContain('submit');
    expect(dutyActionsOf('chair', ofTeam, 'other')).toContain('submit');
    expect(dutyActionsOf('chair', ofOffice, 'own')).toEqual(['see', 'file']);
    expect(dutyActionsOf('auditor', ofTeam, 'other')).toEqual(['see', 'file']);
  });
});
