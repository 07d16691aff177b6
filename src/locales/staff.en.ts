/** The same in English. */
import type { Role } from '../domain/authority.ts';
import type {
  EndedWords,
  HeldWords,
  HoldingWords,
  LeaveWords,
  staffWords as indonesian,
} from './staff.id.ts';
import type { Voice } from './voice.ts';

const reasons: Record<string, string> = { leave: 'Leave', duty: 'Duty travel', sick: 'Sick' };
const holdings: Record<string, string> = {
  tickets: 'Tickets in hand',
  reports: 'Own reports still open',
  subdomains: 'Subdomains managed',
  leave: 'Leave, running or planned',
  approvals: 'Requests that wait for this person’s decision',
};

export const staffWords = (v: Voice, roles: Record<Role, string>): ReturnType<typeof indonesian> => {
  const held = (one: HeldWords, withOffice = true) =>
    `• ${one.until === null ? '' : 'Acting (Plt.) '}${roles[one.role]}${withOffice ? ` · ${one.office}` : ''}${one.until === null ? '' : ` · until ${v.date(one.until)}`}${one.letter === null ? '' : ` · letter ${one.letter}`}${one.needsLetter ? ' · number of the letter of appointment is missing' : ''}`;
  const days = (p: { fromOn: string; untilOn: string }) =>
    p.fromOn === p.untilOn ? v.date(p.fromOn) : `${v.date(p.fromOn)} to ${v.date(p.untilOn)}`;
  const leave = (p: LeaveWords) =>
    `${reasons[p.reason] ?? p.reason} · ${p.name}: ${days(p)}\nDeputy: ${p.deputy ?? 'none'}`;
  const goes = (one: HoldingWords, deputy: string | null) =>
    one.goes === 'stays'
      ? 'stay with this person'
      : one.goes === 'ends'
        ? 'ends'
        : one.goes === 'others'
          ? 'asked of others who hold the role, or met by letter'
          : deputy === null
            ? 'back to the queue'
            : `go to ${deputy}`;
  const acting = (p: { role: Role; office: string; actingUntil: string | null }) =>
    `${p.actingUntil === null ? '' : 'Acting (Plt.) '}${roles[p.role]} · ${p.office}${p.actingUntil === null ? '' : ` · until ${v.date(p.actingUntil)}`}`;
  return {
    held,
    acting,
    sentences: {
      'staff.list': (p) =>
        `People · ${p.office}${p.pages > 1 ? ` · page ${p.page} of ${p.pages}` : ''}\n\n${p.people
          .map(
            (one) =>
              `${one.name}${one.isAway ? ' (away)' : ''}\n${one.held.map((role) => held(role, false)).join('\n')}`,
          )
          .join('\n')}\n\nPress a name to open it.`,
      'staff.empty': (p) => `${p.office}: nobody is registered yet. Invite with /undang.`,
      'staff.whichOffice': (p) =>
        p.word === ''
          ? 'Which office? Write /petugas with its name or abbreviation.'
          : `Office "${p.word}": choose below, or write its name in other words.`,
      'staff.sheet': (p) =>
        `${p.name}\n${p.held.map((one) => held(one)).join('\n')}${p.leave === null ? '' : `\n\n${reasons[p.leave.reason] ?? p.leave.reason}: ${days(p.leave)}, deputy: ${p.leave.deputyName ?? 'none'}`}`,
      'staff.nobody': () => 'That person is no longer registered. See /petugas.',
      'staff.askLetter': (p) =>
        `Number of the letter appointing ${p.name} as Tier 1 technician · ${p.office}${p.article === '' ? '' : ` (Article ${p.article})`}?`,
      'staff.letterNeedsNumber': () =>
        'Write the number of the letter on one line, for example 800/112/2026.',
      'staff.letterKept': (p) => `Recorded: letter ${p.letter} for ${p.name} · ${p.office}.`,
      'staff.letterMissing': (p) =>
        `The number of the letter appointing ${p.name}, Tier 1 technician · ${p.office}, is missing${p.article === '' ? '' : ` (Article ${p.article})`}. This reminder comes once a week until the number is recorded.`,
      'staff.askOffice': (p) => `Which office is ${p.name} moving to? Write its name or abbreviation.`,
      'staff.alreadyThere': (p) => `${p.name} is in that office already.`,
      'staff.whichRole': (p) => `Which role of ${p.name} is taken back?`,
      'staff.whichDeputy': (p) => `Who takes over the tickets of ${p.name}?`,

      'posting.plan': (p) =>
        `${p.what === 'moved' ? `${p.name} moves to ${p.office}` : p.what === 'removed' ? `${p.name} is removed` : `A role of ${p.name} is taken back`}. Nothing has changed yet; what will happen:\n\nRoles that end:\n${p.held.map((one) => held(one)).join('\n')}${p.what === 'moved' ? `\nNew role:\n• ${roles.staff} · ${p.office}` : ''}\n\n${p.holdings
          .map(
            (one) =>
              `${holdings[one.name] ?? one.name}: ${one.items.length === 0 ? 'none' : `${one.items.length}${one.name === 'leave' ? '' : ` (${one.items.slice(0, 8).join(', ')}${one.items.length > 8 ? ', …' : ''})`} → ${goes(one, p.deputy)}`}`,
          )
          .join('\n')}`,
      'posting.done': (p: EndedWords & { name: string }) =>
        p.what === 'moved'
          ? `${p.name} has been moved to ${p.office} and told.`
          : p.what === 'removed'
            ? `${p.name} has been removed and told.`
            : `The role of ${p.name} has been taken back, and the person told.`,
      'posting.changed': (p) =>
        `The roles of ${p.name} have changed since this list was made. Open it again with /petugas.`,
      'posting.told': (p) =>
        `${p.what === 'moved' ? `You are now registered as ${roles.staff} · ${p.office}.` : p.what === 'lapsed' ? 'Your term as acting official (Plt.) is over.' : 'Your roles at this desk have changed.'}\nRoles that have ended:\n${p.ended.map((one) => `• ${roles[one.role]} · ${one.office}`).join('\n')}${p.isOut ? '\nTo be registered again, write /start.' : '\nYour own reports stay in /tiket.'}`,
      'posting.lapsed': (p) =>
        `The term of the acting (Plt.) ${roles[p.role]} · ${p.office} (${p.name}) is over. If it is extended, or there is a new official, invite with /undang.`,

      'leave.askDates': (p) => `Away: ${p.name}. Which dates? Choose, or write for example 24/11 - 26/11.`,
      'leave.datesUnclear': () =>
        'Sorry, these dates could not be read. Write for example 24/11 - 26/11, or 24 November to 26 November.',
      'leave.datesPast': () => 'The first day is over already. Please write dates from today on.',
      'leave.datesReversed': () => 'The last day is before the first. Please write them again.',
      'leave.datesFar': () => 'That is more than a year away. Please check the year and write it again.',
      'leave.askReason': (p) => `${p.name}, ${days(p)}. For what reason?`,
      'leave.askDeputy': (p) => `${p.name}, ${days(p)}. Who stands in? Open tickets go to that person.`,
      'leave.summary': (p) =>
        `NOT SAVED YET\n${leave(p)}${p.deputy === null ? `\nOpen tickets of Tier 1 will be offered to Tier 2, those of Tier 2 go back to the queue.` : ''}`,
      'leave.kept': (p) => `Saved.\n${leave(p)}\n/aktif ends it earlier.`,
      'leave.setForYou': (p) => `Recorded by ${p.by}.\n${leave(p)}\n/aktif ends it earlier.`,
      'leave.standIn': (p) =>
        `You stand in for ${p.name}, ${days(p)}. Tickets still open come to you on the first day.`,
      'leave.already': (p) => `Recorded already, and there is only one at a time.\n${leave(p)}`,
      'leave.isBack': (p) => `${p.name} is back at work. Tickets that went on stay with the deputy.`,
      'leave.cancelled': (p) => `Cancelled: ${p.name}, ${days(p)}.`,
      'leave.none': () => 'No leave is running or planned. /cuti records one.',
      'leave.whichPerson': () => 'That name fits several people. Who?',
      'leave.nobody': (p) =>
        `There is no officer named "${p.word}". For yourself write /cuti, or /cuti 24/11 - 26/11.`,

      'desk.freed': (p) => `${p.number} is back in the queue: ${p.by} no longer handles it. Who takes it?`,
      'invite.actingDate': () =>
        'Acting (Plt.) until when? Write a date that is not over at the end of the command, for example plt 31-12-2026.',

      'refused.staffInPrivate': () =>
        'This holds personal data. Write the command in your private chat with the bot.',
      'refused.managersOnly': () => 'The list of people is kept by a coordinator or an administrator.',
      'refused.adminUntouched': () => 'Only an administrator can change a bot administrator.',
      'refused.lastHolder': (p) =>
        `You are the only ${roles[p.role]}. Invite another one first (/undang), so that this desk is not without a ${roles[p.role]}.`,
      'refused.leaveForTechnicians': () => '/cuti is for officers who handle tickets.',
      'refused.leaveOfOthers': () =>
        'The leave of others is recorded by a coordinator, and for officers only. For yourself write /cuti, or /cuti 24/11 - 26/11.',
    },
    labels: {
      'staff.letter': () => 'Letter number',
      'staff.move': () => 'Move',
      'staff.remove': () => 'Remove',
      'staff.revoke': () => 'Take a role back',
      'staff.leave': () => 'Leave',
      'staff.moveNow': () => 'Move now',
      'staff.removeNow': () => 'Remove now',
      'staff.revokeNow': () => 'Take back now',
      'staff.deputy': () => 'Choose a deputy',
      'staff.noDeputy': () => 'No deputy',
      'page.before': () => '‹ Previous',
      'page.next': () => 'Next ›',
      roleAt: (p) => `${roles[(p.role ?? 'staff') as Role]} · ${p.text ?? ''}`,
      'leave.today': () => 'Today',
      'leave.tomorrow': () => 'Tomorrow',
      'leave.untilFriday': () => 'Until Friday',
      'leave.save': () => 'Save',
      'leave.end': () => 'Back at work',
      'leave.cancel': () => 'Cancel the leave',
      'reason.leave': () => 'Leave',
      'reason.duty': () => 'Duty travel',
      'reason.sick': () => 'Sick',
    },
  };
};
