/** The same in English. */
import type { TicketKind } from '../domain/ticketKinds.ts';
import type { CallWords, OfficerWords, rosterWords as source, SpanWords } from './roster.id.ts';
import type { OfTicket, Voice } from './voice.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const weekday = (number: number): string => DAYS[number - 1] ?? '';
const dayOf = (on: string): string => weekday(Temporal.PlainDate.from(on).dayOfWeek);

export const rosterWords = (v: Voice, kinds: Record<TicketKind, string>): ReturnType<typeof source> => {
  const day = (on: string) => `${dayOf(on)}, ${v.date(on)}`;
  const officers = (all: readonly OfficerWords[]) =>
    all.length === 0
      ? 'nobody yet'
      : all.map((one, index) => `${index + 1}. ${one.name}${one.isAway ? ' (away)' : ''}`).join(', ');
  const span = (p: SpanWords) =>
    p.fromOn === null || p.untilOn === null
      ? `every ${p.weekdays.map(weekday).join(', ')}`
      : p.fromOn === p.untilOn
        ? day(p.fromOn)
        : `${day(p.fromOn)} to ${day(p.untilOn)}`;
  const called = (p: CallWords) =>
    `${p.number} · ${p.priority} · ${p.security ? 'Security incident' : kinds[p.kind as TicketKind]} · ${p.office}${p.reporter === '' ? '' : ` · ${p.reporter}`}\nWaiting since ${v.when(p.freeAt)}, nobody has taken it.`;
  return {
    sentences: {
      'roster.shown': (p) =>
        `Duty roster, Tier 2 ${v.ict}\n${p.days
          .map((one, index) => `${index === 0 ? 'Tonight, ' : ''}${day(one.on)}: ${officers(one.officers)}`)
          .join('\n')}${
          p.weekly.length === 0
            ? ''
            : `\n\nWeekly: ${p.weekly.map((one) => `${weekday(one.weekday)} ${one.officers.join(', ')}`).join(' · ')}`
        }\n\nThe duty changes at 07.00. For P1 and security incidents outside working hours the officer is called in private; 15 minutes without an answer: the next one, the coordinators, then Kepala Dinas.`,
      'roster.dayShown': (p) =>
        `Duty on ${day(p.on)}: ${officers(p.officers)}${p.isWeekly && p.officers.length > 0 ? ' (weekly roster)' : ''}`,
      'roster.askDates': () =>
        'Which dates? Choose, or write for example 24/11 - 30/11. Days of the week will do too, such as every Monday.',
      'roster.askWeekday': () => 'Weekly duty: on which day?',
      'roster.askWho': (p) => `Duty ${span(p)}: who?`,
      'roster.askWhom': (p) => `Who takes over the duty of ${day(p.on)}?`,
      'roster.occupied': (p) =>
        `Somebody already has the duty ${span(p)}. Does ${p.name} take the place, or come after them?`,
      'roster.kept': (p) =>
        `Saved: ${p.name} has duty ${span(p)}${p.after ? ', as a reserve' : ''}. /piket shows the roster.`,
      'roster.cleared': (p) =>
        `Emptied: duty ${span(p)}.${p.fromOn === null ? '' : ' Where there is a weekly roster, it counts.'}`,
      'roster.taken': (p) =>
        `Noted: you have duty on ${day(p.on)}${p.before.length === 0 ? '' : `, after ${p.before.join(', ')}`}.`,
      'roster.handed': (p) => `The duty of ${day(p.on)} is handed to ${p.name}, who has been told.`,
      'roster.youHaveDuty': (p) =>
        `You have duty ${span(p)} (entered by ${p.by}). If you cannot, hand it on with /piket.`,
      'roster.youAreFree': (p) => `You no longer have duty ${span(p)} (changed by ${p.by}).`,
      'roster.alreadyYours': (p) => `You already have duty on ${day(p.on)}.`,
      'roster.notYours': (p) =>
        `You have no duty on ${day(p.on)}, so there is nothing to hand on. See /piket.`,
      'roster.nobodyElse': (p) =>
        `Nobody else can take the duty of ${day(p.on)}. Please contact the coordinator.`,
      'roster.noOfficers': () => 'No technician of Tier 2 or CSIRT can have duty yet. Invite with /undang.',
      'roster.notAnOfficer': () => 'That person cannot have duty on that day. Choose from /piket.',
      'roster.whichOfficer': (p) =>
        p.names.length === 0
          ? `There is no technician of Tier 2 or CSIRT called "${p.word}".`
          : `"${p.word}" fits several people: ${p.names.join(', ')}. Please write more of the name.`,
      'roster.nothingThere': (p) => `Nothing is entered for ${span(p)}.`,
      'roster.past': () => 'That date is over.',
      'roster.reversed': () => 'The last date is before the first. Please write it again.',
      'roster.tooLong': () => 'At most three months ahead. For ever after, use the weekly roster.',
      'roster.unclear': () =>
        'Sorry, that could not be read. For example: /piket Budi 24/11 - 30/11, /piket Budi every Monday, /piket ambil 24/11, /piket serahkan 24/11 Citra, /piket kosongkan 24/11.',
      'roster.isEmpty': (p) =>
        `⚠️ Duty on ${day(p.on)}: there is nobody who can be called. Calls for urgent tickets go straight to the coordinators. Fill in the roster with /piket.`,
      'refused.rosterForTechnicians': () => 'The duty roster is for technicians and coordinators.',
      'refused.rosterWriters': () =>
        'The roster is written by a coordinator. Your own duty: /piket ambil 24/11, or /piket serahkan 24/11 NAME.',
      'refused.rosterOfficers': () => 'Duty is done by technicians of Tier 2 and CSIRT.',

      'call.officer': (p: CallWords) =>
        `🚨 Duty call\n${called(p)}\n\nPress “I accept” to handle it. After 15 minutes without an answer the next officer is called.`,
      'call.coordinators': (p: CallWords) =>
        `🚨 Call to the coordinators\n${called(p)}\nThere is no duty officer, or none has answered.\n\nPress “I accept” if you see to it, or assign a technician. After 15 minutes without an answer Kepala Dinas is called.`,
      'call.head': (p: CallWords) =>
        `🚨 Call to Kepala Dinas\n${called(p)}\nNeither the duty officers nor the coordinators have answered.\n\nPress “I accept” if you see to it.`,
      'call.over': (p: OfTicket & { by: string | null; status: string }) =>
        p.by === null
          ? `${p.number}: the call is over, nothing is left to take.`
          : `${p.number}: the call is over, ${p.by} sees to it.`,
      'reporter.called': (p: OfTicket) =>
        `${p.number}: somebody is being called, also outside working hours.`,
      'reporter.unanswered': (p: OfTicket) =>
        `${p.number}: nobody has answered the call yet. Please telephone ${v.hotline}.`,
      'done.accepted': (p) =>
        `${p.number}: noted, you see to it. Nobody further is called; the reporter has been told.`,
      'refused.notCalled': (p) => `${p.number}: no call is going on. See /tiket ${p.number}.`,
      'silence.tier1': (p) =>
        `${p.number} is back in the queue of Tier 1 and nobody has taken it. Please take it soon.`,
      'silence.deputy': (p) =>
        `${p.number}: Tier 1 of ${p.office} has not answered. Please take it as the deputy; otherwise it is offered to Tier 2.`,
      'silence.mandiri': (p) =>
        `${p.number}: the team of ${p.office} (PD Mandiri TIK) has not answered. The ticket stays in its office until it is passed on by hand; please contact them.`,
      'desk.passedOn': (p: OfTicket & { why: string }) =>
        `${p.number} went on to Tier 2 ${v.ict} automatically: ${reasons[p.why] ?? ''}. You can still follow it on this card.`,
    },
    labels: {
      acceptCall: () => 'I accept',
      'roster.open': () => 'Duty roster',
      'roster.day': (p) =>
        /^\d{4}-\d\d-\d\d$/.test(p.text ?? '')
          ? `${dayOf(p.text ?? '').slice(0, 3)} ${Number(p.text?.slice(8))}/${Number(p.text?.slice(5, 7))}`
          : (p.text ?? ''),
      'roster.dates': () => 'Enter by date',
      'roster.weekly': () => 'Enter weekly',
      'roster.tonight': () => 'Tonight',
      'roster.tomorrow': () => 'Tomorrow',
      'roster.sevenDays': () => 'Seven days from tonight',
      'roster.put': () => 'Choose the officer',
      'roster.clear': () => 'Empty it',
      'roster.take': () => 'I take it',
      'roster.give': () => 'Hand it on',
      'roster.only': () => 'In their place',
      'roster.after': () => 'As a reserve',
      'weekday.1': () => weekday(1),
      'weekday.2': () => weekday(2),
      'weekday.3': () => weekday(3),
      'weekday.4': () => weekday(4),
      'weekday.5': () => weekday(5),
      'weekday.6': () => weekday(6),
      'weekday.7': () => weekday(7),
    },
    passedOn: (p) => `Passed on automatically: ${reasons[p.why] ?? ''}.`,
    lastCall: (p) => `📞 ${rungs[p.rung] ?? p.rung}, ${v.when(p.at)}`,
  };
};

const reasons: Record<string, string> = {
  night: 'outside the hours of the office',
  late: 'not taken within the time to respond',
  silence: 'Tier 1 has not answered',
  leave: 'the technician of Tier 1 is away',
};
const rungs: Record<string, string> = {
  officer: 'The duty officer was called',
  coordinators: 'The coordinators were called',
  head: 'Kepala Dinas was called',
  nobody: 'Nobody has answered the call',
  tier1: 'Tier 1 was reminded',
  deputy: 'The deputy of Tier 1 was asked to take it',
  mandiri: 'The coordinators were told that the team of the PD Mandiri TIK does not answer',
};
export const rosterHappenings = rungs;
