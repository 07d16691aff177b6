/**
 * A year in a city, day by day: every reminder of a duty that was sent, by person and day, against a calculation that knows nothing of
 * the desk's own. Sampled: some weeks around the longest row of holidays and a few offices.
 */
import { expect, test } from 'vitest';
import { city as cityOf } from '../domain/cities.ts';
import { count, isFull } from '../support/faults.ts';
import { expectedReminders } from './oracle.ts';
import { scenarioOf } from './scenario.ts';
import { liveThrough } from './town.ts';

const DAYS = count(35, 361);
const isWhole = DAYS > 300;

test.each(['bitung', 'padang'] as const)(
  'nobody in %s is forgotten, reminded twice, at night or on a holiday',
  async (code) => {
    const region = cityOf(code);
    const all = region.offices.filter(({ parent }) => parent === undefined).map((office) => office.code);
    const few = [
      ...new Set([...all.slice(0, 3), region.ictOffice.code, region.posts.city_secretariat.office, 'rsud']),
    ];
    const offices = isWhole ? all : few.filter((one) => all.includes(one));
    const scenario = scenarioOf(region, isWhole ? '2026-01-05' : '2026-02-23', DAYS, offices);
    const { sent, keyOf, doubled, drafts } = await liveThrough(region, scenario);

    const found = sent
      .flatMap(({ at, person, cases }) =>
        cases.map((one) => `${at.toPlainDate().toString()} ${person} ${keyOf.get(one) ?? one}`),
      )
      .sort();
    const wanted = expectedReminders(scenario);
    expect(found.filter((one, index) => found[index - 1] === one)).toEqual([]);
    expect({
      missing: wanted.filter((one) => !found.includes(one)).slice(0, 20),
      tooMany: found.filter((one) => !wanted.includes(one)).slice(0, 20),
    }).toEqual({ missing: [], tooMany: [] });
    expect(found).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(isWhole ? 3_000 : 60);

    // One message a person and day, in the working day; what is said to somebody has its duty in the text.
    const messages = sent.map(({ at, person }) => `${at.toPlainDate().toString()} ${person}`);
    expect(messages.filter((one, index) => messages.indexOf(one) !== index)).toEqual([]);
    const holidays = new Set(scenario.city.holidays);
    for (const { at, text, cases } of sent) {
      expect(at.hour * 60 + at.minute, text).toBeGreaterThanOrEqual(7 * 60 + 30);
      expect(at.hour, text).toBeLessThan(17);
      expect(at.dayOfWeek, text).toBeLessThan(6);
      expect(holidays.has(at.toPlainDate().toString()), text).toBe(false);
      expect(text.length).toBeLessThanOrEqual(4096);
      expect(text.split('\n').filter((line) => /^\d+\. /.test(line))).toHaveLength(cases.length);
    }
    expect(doubled).toBe(0);
    expect(drafts).toBeGreaterThan(0);
  },
  isFull ? 1_800_000 : 600_000,
);
