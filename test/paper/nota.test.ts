/** The monthly report as a letter: one page whatever the month held, official words, no names, the same bytes each time. */
import { describe, expect, test } from 'vitest';
import type { MonthNumbers } from '../../src/domain/monthNumbers.ts';
import { TICKET_KINDS } from '../../src/domain/ticketKinds.ts';
import { notaOf, type NotaOf } from '../../src/locales/nota.ts';
import { printNotaDinas } from '../../src/paper/notaDinas.ts';
import { city } from '../domain/cities.ts';
import { wordsOfPdf } from '../support/pdf.ts';

function monthOf(count: number, offices: readonly string[]): MonthNumbers {
  const share = { met: Math.floor(count * 0.9), judged: count };
  return {
    opened: count,
    closed: count,
    open: count,
    kinds: TICKET_KINDS.map((kind) => ({ kind, opened: count, closed: count })),
    response: share,
    resolution: share,
    priorities: (['P1', 'P2', 'P3', 'P4', 'complaint'] as const).map((priority) => ({
      priority,
      response: share,
      resolution: share,
    })),
    tiers: (['tier1', 'tier2', 'coordinator'] as const).map((tier) => ({
      tier,
      received: count,
      solved: count,
      kept: share,
      medianMinutes: tier === 'coordinator' || count === 0 ? null : 1234.5,
      open: count,
    })),
    offices: offices.map((office) => ({
      office,
      opened: count,
      closed: count,
      resolution: share,
      open: count,
    })),
    reopened: count,
    passedOn: count,
    returned: count,
    security: count,
    stars: { sum: count * 4, count },
    pauses:
      count === 0
        ? []
        : (['letter', 'part', 'reporter', 'vendor'] as const).map((reason) => ({
            reason,
            count,
            minutes: count,
          })),
    oldest: count === 0 ? null : { number: 'BTG-2601-G-0012', openedAt: '2026-01-12T01:00:00Z' },
  };
}

const of: Omit<NotaOf, 'numbers'> = {
  month: '2026-10',
  cutOffAt: '2026-10-31T16:00:00Z',
  isRunning: false,
  at: '2026-11-02T01:00:00Z',
  office: null,
  to: 'agency_head',
};
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe.each(['bitung', 'padang'] as const)('a letter of %s', (code) => {
  const region = city(code);
  const all = region.offices.map((office) => office.abbreviation);

  test.each([
    ['an empty month', 0, [] as string[]],
    ['a small office alone', 3, all.slice(0, 1)],
    ['a month with every office', 12, all],
    ['a month of a hundred thousand', 123_456, all],
  ])('%s fits one page', async (_, count, offices) => {
    for (const to of ['agency_head', 'chair'] as const) {
      const numbers = monthOf(count, offices);
      const { pages, text } = wordsOfPdf(await printNotaDinas(notaOf(region, { ...of, to, numbers })));
      expect(pages).toBe(1);
      expect(flat(text)).toContain('NOTA DINAS');
      expect(flat(text)).toContain(`Batas waktu data: 31 Oktober 2026 24.00 ${region.zoneLabel}`);
      expect(text).not.toMatch(/undefined|NaN|\?/);
    }
  });

  test('says to whom, from whom, by which article and whether the targets are decided', async () => {
    const said = async (more: Partial<NotaOf>) =>
      flat(
        wordsOfPdf(await printNotaDinas(notaOf(region, { ...of, ...more, numbers: monthOf(3, all) }))).text,
      );
    const up = await said({});
    expect(up).toContain(`Yth. : ${region.titles.agency_head} Dari : Koordinator Service Desk Diskominfo`);
    expect(up.includes('Pasal 41 ayat (11)')).toBe(code === 'bitung');
    expect(up).toContain('belum ditetapkan dengan Keputusan Kepala Dinas');
    const onward = await said({ to: 'chair' });
    expect(onward).toContain(`Yth. : ${region.steeringChair.title} (${region.steeringChair.heldBy})`);
    expect(onward).toContain(`Dari : ${region.titles.agency_head}`);
    const own = await said({ office: 'Dinas Kesehatan' });
    expect(own).toContain('DINAS KESEHATAN');
    expect(own).toContain('Yth. : Kepala Dinas Kesehatan');
    expect(own).not.toContain('ayat (11)');
    const running = await said({ isRunning: true, cutOffAt: '2026-10-21T01:14:00Z' });
    expect(running).toMatch(/sampai 21 Oktober 2026 0[89]\.14 WI/);
  });
});

test('the number of the decree stands where there is one', () => {
  const region = city('bitung');
  const decreed = { ...region, targets: { ...region.targets, decree: '188.4/12/2027' } };
  const { definitions } = notaOf(decreed, { ...of, numbers: monthOf(0, []) });
  expect(definitions.lines.at(-1)).toBe('Target: Keputusan Kepala Dinas Nomor 188.4/12/2027.');
});

test('the same words make the same bytes', async () => {
  const nota = notaOf(city('bitung'), { ...of, numbers: monthOf(7, ['Dinkes']) });
  const [one, two] = [await printNotaDinas(nota), await printNotaDinas(nota)];
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
});

test('words the standard fonts lack become a question mark, and too many words are refused with the fix', async () => {
  const nota = notaOf(city('bitung'), { ...of, numbers: monthOf(7, ['Dinas 漢字']) });
  expect(wordsOfPdf(await printNotaDinas(nota)).text).toContain('Dinas ??');
  const endless = {
    ...nota,
    opening: Array.from({ length: 80 }, () => 'Kalimat yang panjang sekali. '.repeat(8)),
  };
  await expect(printNotaDinas(endless)).rejects.toThrow('shorten its tables or notes');
});
