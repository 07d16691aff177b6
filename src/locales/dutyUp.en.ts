/** The same in English. */
import type { Period } from '../domain/periods.ts';
import {
  MOST_OFFICES_NAMED,
  type DutySubject,
  type dutyUpWords as indonesian,
  type NudgeWords,
} from './dutyUp.id.ts';
import type { Voice } from './voice.ts';

const periodWords = ({ is, part, year }: Pick<Period, 'is' | 'part' | 'year'>): string =>
  is === 'year' ? `${year}` : `${is === 'half' ? 'Half' : 'Quarter'} ${part}, ${year}`;

export const dutyUpWords = (v: Voice): ReturnType<typeof indonesian> => {
  const named = (all: readonly string[]): string =>
    `${all.slice(0, MOST_OFFICES_NAMED).join(', ')}${all.length > MOST_OFFICES_NAMED ? ` and ${all.length - MOST_OFFICES_NAMED} more` : ''}`;
  const who = (people: number, offices: readonly string[]): string =>
    `${people} people in ${offices.length} offices: ${named(offices)}`;
  const subject = (p: DutySubject): string =>
    [p.title ?? 'SPBE duties', ...(p.period === null ? [] : [periodWords(p.period)])].join(', ');
  return {
    sentences: {
      'nudge.preview': (p: NudgeWords & { nobody: readonly string[]; isAnew: boolean }) =>
        [
          ...(p.isAnew
            ? ['Things have changed since this was shown; nothing was sent. As it is now:', '']
            : []),
          'Remind who has not',
          `${p.title} (${p.code})`,
          '',
          ...(p.people > 0 ? [`Now: ${who(p.people, p.offices)}`] : []),
          ...(p.laterPeople > 0
            ? [
                `In the morning message of ${v.weekday(p.morningOn)}, ${v.date(p.morningOn)}: ${who(p.laterPeople, p.laterOffices)}${
                  p.people > 0 ? ' (reminded today already, or their office is closed)' : ''
                }`,
              ]
            : []),
          ...(p.nobody.length === 0 ? [] : [`Nobody can be reached in: ${named(p.nobody)}`]),
          '',
          'Everybody at most once a day, in working hours. Who has met it is not reminded.',
        ].join('\n'),
      'nudge.nothing': (p: { title: string; nobody: readonly string[] }) =>
        p.nobody.length === 0
          ? `Nobody needs to be reminded: ${p.title}.`
          : `Nobody can be reminded. Nobody is registered yet in ${named(p.nobody)}.`,
      'nudge.sent': (p: NudgeWords) =>
        [
          `Reminder of ${p.code}:`,
          ...(p.people > 0 ? [`sent to ${p.people} people in ${p.offices.length} offices`] : []),
          ...(p.laterPeople > 0
            ? [
                `goes on the morning of ${v.weekday(p.morningOn)}, ${v.date(p.morningOn)} to ${p.laterPeople} people in ${p.laterOffices.length} offices`,
              ]
            : []),
        ].join('\n'),
      'nudge.sentAlready': () => 'This reminder was sent already.',
      'nudge.dropped': () => 'Nothing was sent.',
      'nudge.over': () => 'This is no longer current. Press Remind who has not again.',
      'nudge.whichDuty': () => 'Which duty? For example /kewajiban ingatkan diagram-lan.',
      'dutyReport.choose': () => 'A report on duties of which period? Of one duty: /kewajiban laporan CODE.',
      'dutyReport.which': (p: { word: string }) =>
        `"${p.word}" is no period and no code of a duty. Write for example /kewajiban laporan 2026, /kewajiban laporan semester 1 2026, /kewajiban laporan triwulan III or /kewajiban laporan diagram-lan.`,
      'dutyReport.future': () => 'That period has not begun, so there is no report of it.',
      'dutyReport.onFile': (p: DutySubject & { cutOffAt: string }) =>
        `Nota dinas: ${subject(p)}. Data until ${v.dateTime(p.cutOffAt)}.`,
      'dutyReport.handedUp': (p: DutySubject & { cutOffAt: string }) =>
        `Report on ${subject(p)} · ${v.city}. Data until ${v.dateTime(p.cutOffAt)}.`,
      'dutyReport.sentUp': (p: { to: string }) => `The report on duties was sent to ${p.to}.`,
      'dutyReport.sentAlready': (p: { to: string; at: string }) =>
        `This report was sent to ${p.to} ${v.when(p.at)}.`,
      'refused.noDutyHandling': () =>
        'Reminding and writing reports on duties is for coordinators and the heads of the Dinas.',
    },
    labels: {
      'nudge.send': () => 'Send',
      'nudge.drop': () => 'Cancel',
      'dutyReport.period': (p: { is?: Period['is']; part?: number; year?: number }) =>
        periodWords({ is: p.is ?? 'year', part: p.part ?? 1, year: p.year ?? 2026 }),
    },
  };
};
