import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNumber, formatNumber, kindLetters, readNumber, shortForm } from '../../src/domain/numbers.ts';
import type { TicketKind } from '../../src/domain/ticketKinds.ts';

const kinds = Object.keys(kindLetters) as TicketKind[];

describe('a ticket number (domain.md 4.1)', () => {
  it('carries city, year and month in the city, kind and running number', () => {
    const at = Temporal.Instant.from('2026-11-30T16:30:00Z');
    const of = (cityCode: string, timeZone: string) =>
      formatNumber({ cityCode, at, timeZone, kind: 'incident', running: 42 });
    expect(of('BTG', 'Asia/Makassar')).toBe('BTG-2612-G-0042');
    expect(of('PDG', 'Asia/Jakarta')).toBe('PDG-2611-G-0042');
    expect(shortForm('BTG-2611-G-0042')).toBe('G-0042');
  });

  it('has the letters K G M P U', () => {
    expect(kindLetters).toEqual({
      complaint: 'K',
      incident: 'G',
      problem: 'M',
      service_request: 'P',
      change: 'U',
    });
  });

  it.each([
    ['BTG-2611-G-0042', { full: 'BTG-2611-G-0042' }],
    ['btg-2611-g-42', { full: 'BTG-2611-G-0042' }],
    ['BTG 2611 G 0042', { full: 'BTG-2611-G-0042' }],
    ['btg2611g0042', { full: 'BTG-2611-G-0042' }],
    ['G-0042', { short: 'G-0042' }],
    ['g42', { short: 'G-0042' }],
    [' # g - 42. ', { short: 'G-0042' }],
    ['P 7', { short: 'P-0007' }],
    ['G–0042', { short: 'G-0042' }],
    ['G-12345', { short: 'G-12345' }],
    ['G-0', undefined],
    ['X-12', undefined],
    ['BTG-2613-G-1', undefined],
    ['halo', undefined],
    ['', undefined],
  ])('%j is read as %j', (text, expected) => expect(readNumber(text)).toEqual(expected));

  it.each([
    ['bagaimana G-0042 ya', { short: 'G-0042' }],
    ['tiket g42 sudah?', { short: 'G-0042' }],
    ['soal #p7 tadi', { short: 'P-0007' }],
    ['tolong btg-2611-g-0042 dicek, bukan G-1', { full: 'BTG-2611-G-0042' }],
    ['g042 gimana', { short: 'G-0042' }],
    ['jadikan P1 dong', undefined],
    ['ada K3 di lantai g 42', undefined],
    ['surat B-12/K-3/2026', undefined],
    ['internet mati', undefined],
  ])('in %j it finds %j', (text, expected) => expect(findNumber(text)).toEqual(expected));

  it('what was written is read back, with any separator and in any case', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.integer({ min: 1, max: 99999 }),
        fc.constantFrom('-', ' ', '', '–'),
        fc.boolean(),
        (kind, running, separator, small) => {
          const full = formatNumber({
            cityCode: 'BTG',
            at: Temporal.Instant.from('2026-11-21T00:00:00Z'),
            timeZone: 'Asia/Makassar',
            kind,
            running,
          });
          const typed = (text: string) => (small ? text.toLowerCase() : text).replaceAll('-', separator);
          expect(readNumber(typed(full))).toEqual({ full });
          expect(readNumber(typed(shortForm(full)))).toEqual({ short: shortForm(full) });
          expect(findNumber(`soal tiket ${full.toLowerCase()} tadi`)).toEqual({ full });
        },
      ),
    );
  });
});
