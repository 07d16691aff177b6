import { describe, expect, it } from 'vitest';
import {
  floorForSecurity,
  impacts,
  priorityOf,
  targetsOf,
  urgencies,
  type Priority,
  type SecurityKind,
} from '../../src/domain/priority.ts';
import { city } from './cities.ts';

const bitung = city('bitung');

describe('priority (domain.md 4.3)', () => {
  it('is read from the matrix of impact and urgency', () => {
    const table = impacts.map((impact) => urgencies.map((urgency) => priorityOf(impact, urgency)).join(' '));
    expect(table).toEqual(['P1 P1 P2 P3', 'P1 P2 P3 P3', 'P2 P3 P3 P4', 'P2 P3 P4 P4']);
  });

  it.each<[Priority, SecurityKind, Priority]>([
    ['P4', 'none', 'P4'],
    ['P4', 'other', 'P2'],
    ['P1', 'other', 'P1'],
    ['P4', 'defacement', 'P1'],
    ['P3', 'gambling', 'P1'],
    ['P2', 'ransomware', 'P1'],
    ['P2', 'leak', 'P1'],
  ])('%s with security "%s" is %s', (priority, kind, expected) =>
    expect(floorForSecurity(priority, kind)).toBe(expected),
  );
});

describe('targets (domain.md 4.4; a working day is 450 minutes, Perpres 21/2023)', () => {
  it.each<[string, ReturnType<typeof targetsOf>, number | null, number | null, number | null, string]>([
    ['P1 runs around the clock', targetsOf(bitung, 'P1', 'incident'), 15, 30, 240, 'wall'],
    ['P2', targetsOf(bitung, 'P2', 'incident'), 30, 120, 450, 'working'],
    ['P3', targetsOf(bitung, 'P3', 'service_request'), 120, 450, 1350, 'working'],
    ['P4', targetsOf(bitung, 'P4', 'change'), 450, 900, 2250, 'working'],
    ['a complaint, whatever its priority', targetsOf(bitung, 'P1', 'complaint'), 450, null, 2250, 'working'],
    [
      'a problem has a review date instead (4.1)',
      targetsOf(bitung, 'P1', 'problem'),
      null,
      null,
      null,
      'working',
    ],
    ['P2 security runs around the clock', targetsOf(bitung, 'P2', 'incident', true), 30, 120, 1440, 'wall'],
  ])('%s', (_, targets, response, tier1, resolve, clock) => {
    expect(targets).toEqual({
      responseMinutes: response,
      tier1Minutes: tier1,
      resolveMinutes: resolve,
      clock,
    });
  });

  it('have no decree yet, so they are only called targets', () => {
    expect([bitung.targets.decree, city('padang').targets.decree]).toEqual([null, null]);
  });
});
