/** What is said about duties that are to be reminded: the morning's message, and the monthly copies upward. */
import { clip } from '../domain/text.ts';
import type { Voice } from './voice.ts';
import {
  fitting,
  MOST,
  type CopyLine,
  type CopyOffice,
  type CopyWords,
  type ReminderLine,
  type ReminderOffice,
  type ReminderOversight,
} from './reminders.id.ts';

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;
const MOST_NAMED = 15;
const named = (all: readonly string[]) =>
  `${all.slice(0, MOST_NAMED).join(', ')}${all.length > MOST_NAMED ? ` and ${all.length - MOST_NAMED} more` : ''}`;

export const reminderWords = (v: Voice) => {
  const due = (p: { dueOn: string; days: number }) =>
    p.days === 0
      ? `due today, ${v.date(p.dueOn)}`
      : p.days > 0
        ? `due ${v.date(p.dueOn)}, in ${days(p.days)}`
        : `due ${v.date(p.dueOn)}, ${days(-p.days)} late`;
  const mark = (days: number) => (days < 0 ? '🔴' : days <= 7 ? '🟡' : '⚪');
  const long = (p: ReminderLine) =>
    [
      `${p.at}. ${p.title}`,
      `   ${mark(p.days)} ${due(p)}`,
      `   Article ${p.article}${p.isCadenceSet ? ' · interval set by the Dinas' : ''}${p.isOptional ? ' · optional ("dapat")' : ''}${p.isReturned ? ' · returned, please correct' : ''}`,
    ].join('\n');
  const short = (p: ReminderLine) => `${p.at}. ${mark(p.days)} ${p.title} (Article ${p.article}), ${due(p)}`;
  /** Where there are very many. */
  const tiny = (p: ReminderLine) =>
    `${p.at}. ${mark(p.days)} ${clip(p.title, 44)}, ${p.days === 0 ? 'today' : p.days > 0 ? `in ${days(p.days)}` : `${days(-p.days)} late`}`;
  const month = (on: string) => v.date(`${on}-01`).replace(/^1 /, '');
  const copyLine = (p: CopyLine) =>
    `• ${p.title} (Article ${p.article}), due ${v.date(p.dueOn)}, ${days(p.late)} late`;
  const copyLines = (offices: readonly CopyOffice[]) =>
    offices.flatMap((one) => [
      `${one.office}${one.isUnheard ? ' (recipient not registered)' : ''}`,
      ...one.lines.map(copyLine),
    ]);
  const copyCut = (offices: readonly CopyOffice[]) => {
    const { shown, left } = fitting(copyLines(offices), MOST);
    return [...shown, ...(left > 0 ? [`… and ${left} more lines; details in /kewajiban`] : [])];
  };
  return {
    sentences: {
      'reminder.duties': (p: {
        /** ISO date. */
        on: string;
        offices: readonly ReminderOffice[];
        oversight: ReminderOversight | null;
      }) => {
        const render = (line: (one: ReminderLine) => string) =>
          p.offices.flatMap((one) => [one.office, ...one.lines.map(line)]);
        const full = render(long);
        const lines = [full, render(short)].find((all) => all.join('\n').length <= MOST) ?? render(tiny);
        const { shown, left } = fitting(lines, MOST);
        const { oversight } = p;
        return [
          `Reminder of duties, ${v.date(p.on)}`,
          ...(shown.length === 0 ? [] : ['', ...shown]),
          ...(left > 0 ? [`… and ${left} more: /kewajiban`] : []),
          ...(oversight === null || oversight.missingDuties === 0
            ? []
            : [
                '',
                `Initial data not recorded: ${oversight.missingDuties} duties in ${oversight.missingOffices} offices. Until it is, no reminder runs for them: /kewajiban`,
              ]),
          ...(oversight === null || oversight.nobody.length === 0
            ? []
            : [
                '',
                `Nobody can be reminded (${oversight.nobody.length}): ${named(oversight.nobody)}. Invite somebody with /undang.`,
              ]),
          ...(shown.length === 0 ? [] : ['', `Basis: ${v.regulation}. All duties: /kewajiban`]),
        ].join('\n');
      },
      'reminder.copyDraft': (p: CopyWords) =>
        [
          `Draft copies of ${month(p.month)} to ${p.to}`,
          ...(p.onDay === null ? [] : [`As of ${v.date(p.onDay)}.`]),
          ...(p.isPerOffice ? ['Each head gets only the part of his office.'] : []),
          '',
          ...copyCut(p.offices),
          '',
          p.state === 'drafted'
            ? 'NOT SENT. What is met by the time it is sent stays out.'
            : p.state === 'released'
              ? `Released by ${p.by ?? ''} ${p.at === null ? '' : v.when(p.at)}; it goes in working hours.`
              : p.state === 'sent'
                ? `Sent, released by ${p.by ?? ''}.`
                : p.state === 'declined'
                  ? `Not sent, decided by ${p.by ?? ''} ${p.at === null ? '' : v.when(p.at)}.`
                  : p.state === 'met'
                    ? 'All of it has been met; nothing was sent.'
                    : 'Its month is over; it was not sent.',
        ].join('\n'),
      'reminder.copy': (p: {
        month: string;
        by: string;
        onDay: string | null;
        offices: readonly CopyOffice[];
      }) =>
        [
          `Copy: overdue duties, ${month(p.month)}`,
          ...(p.onDay === null ? [] : [`As of ${v.date(p.onDay)}.`]),
          '',
          ...copyCut(p.offices),
          '',
          `As recorded at the service desk; "late" means that no evidence is recorded. Basis: ${v.regulation}. Passed on by ${p.by}.`,
        ].join('\n'),
      'reminder.copyChanged': () =>
        'The content has changed. The draft was brought up to date; look again before sending.',
      'reminder.copyDecided': (p: { state: string; by: string; at: string }) =>
        p.state === 'declined'
          ? `${p.by} decided ${v.when(p.at)} not to send it.`
          : `Already sent by ${p.by} ${v.when(p.at)}.`,
      'reminder.copyOver': (p: { state: string }): string =>
        p.state === 'met'
          ? 'All of it has been met; there is nothing to send.'
          : 'This draft belongs to a month that is over.',
      'reminder.copyReleased': (p: { to: string; count: number; goesAt: string | null }) =>
        p.goesAt === null
          ? `Sent to ${p.to}: ${p.count} recipients.`
          : `Released. It goes to ${p.to} ${v.when(p.goesAt)}: ${p.count} recipients.`,
      'reminder.copyDeclined': (p: { to: string }) => `This month's copy to ${p.to} will not be sent.`,
      'reminder.copyNobody': (p: { to: string }) => `Nobody is registered as ${p.to}, so nothing was sent.`,
      'reminder.noCopies': () => 'There are no draft copies this month.',
      'refused.noCopies': () => 'Copies of duties are decided by a coordinator.',
    },
    labels: {
      'reminder.send': () => '📤 Send',
      'reminder.dontSend': () => 'Do not send',
    },
  };
};
