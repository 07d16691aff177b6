/** The same in English. */
import {
  MOST_SHOWN,
  type calendarWords as indonesian,
  type DayWords,
  type HoursWords,
} from './calendar.id.ts';
import type { Voice } from './voice.ts';

const kinds: Record<string, string> = {
  national: 'national holiday',
  collective_leave: 'collective leave',
  local: 'local closure',
  working: 'ordinary working day',
};
const patterns: Record<string, string> = {
  five_days: 'five working days',
  six_days: 'six working days',
  around_the_clock: '24 hours',
};
const faults: Record<string, string> = {
  fields: 'must be date; kind; name',
  date: 'no such date, or not readable',
  year: 'the year is missing',
  range: 'the dates are reversed or too far apart',
  kind: 'the kind is nasional, cuti bersama, lokal or masuk',
  name: 'the name is missing',
  pattern: 'the pattern is 5 hari, 6 hari or 24 jam',
  hours: 'hours not readable, e.g. Sen-Kam 08.00-12.00 12.30-15.00',
  office: 'there is no such office',
  twice: 'stands in an earlier line already',
  absent: 'nothing is entered for that date',
};
const states: Record<string, string> = {
  applied: 'was applied',
  settled: 'was applied',
  dropped: 'was cancelled',
  lapsed: 'has lapsed (older than a day)',
};

export const calendarWords = (v: Voice): ReturnType<typeof indonesian> => {
  const place = (one: { office: string | null }) => (one.office === null ? '' : ` · ${one.office}`);
  const day = (one: DayWords) =>
    `${v.date(one.on)} · ${one.name} (${kinds[one.kind] ?? one.kind})${place(one)}`;
  const hours = (one: HoursWords) =>
    `${typeof one.until === 'string' ? `${v.date(one.from)} to ${v.date(one.until)}` : `from ${v.date(one.from)}`} · ${one.name} (hours, ${patterns[one.pattern] ?? one.pattern})${place(one)}`;
  const some = <T>(all: readonly T[], line: (one: T) => string) => [
    ...all.slice(0, MOST_SHOWN).map(line),
    ...(all.length > MOST_SHOWN ? [`… and ${all.length - MOST_SHOWN} more`] : []),
  ];
  return {
    sentences: {
      'calendar.list': ({ yearList: p }) =>
        [
          `Days off in ${p.year}`,
          ...(p.isComplete
            ? []
            : [
                `⚠️ The decree of ${p.year} is not loaded: beside what is listed below, holidays that move are not known.`,
              ]),
          '',
          ...p.days.map((one) => `• ${day(one)}${one.isOurs ? ' ✎' : ''}`),
          ...(p.more > 0 ? [`… and ${p.more} more`] : []),
          ...(p.hours.length > 0 ? ['', 'Special hours'] : []),
          ...p.hours.map((one) => `• ${hours(one)}${one.isOurs ? ' ✎' : ''}`),
          '',
          "✎ entered through the bot; the others are from the city's file.",
        ].join('\n'),
      'calendar.how': () =>
        '/libur [year] shows the list. Administrators: /libur tambah, /libur muat, /libur hapus; after the preview /libur terapkan or /libur batalkan.',
      'calendar.askAdd': () =>
        'Write one line a day: date; kind; name; office (may be left out). For instance\n\n9/12/2026; lokal; Pilkada\n24/12/2026; masuk; Counters stay open; Disdukcapil\n8/2/2027 - 9/3/2027; jam; 5 hari; Ramadan 1448 H; Sen-Kam 08.00-12.00 12.30-15.00; Jum 08.00-11.30 12.30-15.30\n\nKinds: nasional, cuti bersama, lokal, masuk, jam. Nothing changes before the preview is applied.',
      'calendar.askLoad': () =>
        'Send a CSV file of one year, or paste its lines: date; kind; name. For instance\n\n2027-01-01;nasional;Tahun Baru 2027 Masehi\n2027-03-09;cuti bersama;Cuti bersama Idulfitri\n\nNothing changes before the preview is applied.',
      'calendar.askRemove': () =>
        "Which date is removed? For instance 24/12/2026, or 9/12/2026; Dinkes for one office. Special hours: jam; 8/2/2027; 5 hari. A day off of the city's file becomes an ordinary working day.",
      'calendar.preview': ({ shownChange: p }) =>
        [
          p.isAgain
            ? 'The calendar has changed since that preview. A new preview, NOT APPLIED YET'
            : 'PREVIEW, NOT APPLIED YET',
          '',
          ...some(p.days, (one) => `+ ${day(one)}`),
          ...some(p.hours, (one) => `+ ${hours(one)}`),
          ...some(p.daysGone, (one) => `− ${v.date(one.on)} · ${one.name}${place(one)}`),
          ...some(p.hoursGone, (one) => `− ${hours(one)}`),
          ...(p.known > 0 ? [`${p.known} other lines are entered already.`] : []),
          ...(p.left.length > 0
            ? [
                `Entered but not in this list, and still closed: ${p.left
                  .slice(0, 10)
                  .map((on) => v.date(on))
                  .join(', ')}. If they are withdrawn, remove them with /libur hapus.`,
              ]
            : []),
          '',
          p.moved === 0
            ? `No deadline moves (${p.of} open tickets).`
            : `Deadlines that move: ${p.moved} of ${p.of} open tickets.`,
          ...p.first.map(
            (one) => `• ${one.short} · ${one.office}: ${v.dateTime(one.was)} → ${v.dateTime(one.will)}`,
          ),
          ...(p.moved > p.first.length ? [`… and ${p.moved - p.first.length} more`] : []),
        ].join('\n'),
      'calendar.applied': (p) =>
        `Applied: ${p.count} changes of the calendar. Deadlines of open tickets and reminders are worked out again now.`,
      'calendar.dropped': () => 'Cancelled. The calendar has not changed.',
      'calendar.over': (p) =>
        `This preview ${states[p.state] ?? p.state}${p.by === '' ? '' : ` by ${p.by}`}. See /libur.`,
      'calendar.noneOpen': () => 'No preview waits. Begin with /libur.',
      'calendar.nothingNew': (p) => `Nothing changes: these ${p.count} lines are entered already.`,
      'calendar.empty': () => 'No line could be read. Write date; kind; name.',
      'calendar.wrongLines': ({ lineProblems: p }) =>
        `Nothing was kept: ${p.count} lines need mending.\n${p.rows
          .map(
            (one) =>
              `• ${one.line === 0 ? '' : `line ${one.line}: `}"${one.text}": ${faults[one.why] ?? one.why}`,
          )
          .join(
            '\n',
          )}${p.count > p.rows.length ? `\n… and ${p.count - p.rows.length} more` : ''}\nMend them and send everything again.`,
      'calendar.noFile': () => 'Send a CSV file, or write the lines. A picture cannot be read.',
      'calendar.noCsv': () =>
        'That file is not CSV. In Excel: Save as, choose "CSV UTF-8", and send it again.',
      'calendar.fileTooLarge': () => 'The file is too large for a list of holidays (200 kB at most).',
      'calendar.fileAway': () =>
        'The file cannot be fetched from Telegram yet. Please send it again, or paste its lines.',
      'refused.calendarReaders': () => 'The calendar is read by coordinators and changed by administrators.',
      'refused.calendarInPrivate': () => 'Write /libur in the private chat with the bot.',
      'alarm.calendarYear': (p) =>
        `⚠️ The national holidays of ${p.year} are not complete. Until the decree of ${p.year} is loaded only those with a fixed date, and what was entered by hand, count, so deadlines may fall on a holiday. Load it with /libur.`,
      'alarm.calendarHours': (p) =>
        `⚠️ There are no hours for the pattern ${patterns[p.pattern] ?? p.pattern}${p.fromOn === '' ? '' : ` from ${v.date(p.fromOn)} on`}. The hours of Perpres 21/2023 count meanwhile. Enter them with /libur tambah.`,
      'alarm.calendarTooMany': (p) => `⚠️ ${p.year} has more than 200 days off. Look at /libur ${p.year}.`,
    },
    labels: {
      'calendar.add': () => 'Add days',
      'calendar.remove': () => 'Remove days',
      'calendar.load': () => 'Load a year',
      'calendar.apply': () => 'Apply',
      'calendar.drop': () => 'Cancel',
    },
  };
};
