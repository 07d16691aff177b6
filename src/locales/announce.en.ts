import type { Role } from '../domain/authority.ts';
import {
  marked,
  named,
  type announceWords as source,
  type AnnouncementCard,
  type AudienceWords,
  type CountWords,
  type DisturbanceCard,
  type HeadingWords,
  type ReachWords,
  type Unheard,
} from './announce.id.ts';
import type { Voice } from './voice.ts';

const statuses: Record<string, string> = {
  writing: 'being written',
  aiming: 'choosing who gets it',
  ready: 'NOT SENT YET',
  waiting: 'waits for a second coordinator',
  scheduled: 'scheduled',
  running: 'being sent',
  sent: 'sent',
  stopped: 'stopped',
  closed: 'over',
  cancelled: 'cancelled',
  lapsed: 'lapsed, not sent',
  choosing: 'choosing the service',
  timing: 'setting the time',
  planned: 'told, not begun',
  ongoing: 'going on',
  cleared: 'restored',
  calledOff: 'work called off',
};
const officeKinds = {
  dinas: 'Dinas',
  badan: 'Badan',
  sekretariat: 'Secretariat',
  inspektorat: 'Inspectorate',
  kecamatan: 'Kecamatan',
  kelurahan: 'Kelurahan',
  uptd: 'UPTD',
  rsud: 'Hospital',
  satuan: 'Satuan',
  puskesmas: 'Health centre',
  school: 'School',
  other: 'Other unit',
};
const services = {
  jaringan: 'Internet and network',
  lan: 'Office LAN',
  aplikasi: 'Applications',
  email: 'Email',
  website: 'Websites',
  server: 'Servers',
  data: 'Data',
  akun: 'Accounts',
  tte: 'Electronic signature',
  perangkat: 'Devices',
  lainnya: 'Other',
};
const reasons: Record<string, string> = {
  blocked: 'has blocked the bot',
  deactivated: 'Telegram account not active',
  gone: 'account not found',
  noChat: 'has never opened the bot',
  ambiguous: 'may not have arrived',
};
const lines = (all: readonly (string | null)[]) =>
  all.filter((line) => line !== null && line !== '').join('\n');

export const announceWords = (v: Voice, roles: Record<Role, string>): ReturnType<typeof source> => {
  const audience = (all: AudienceWords) =>
    [
      all.offices.length > 0
        ? all.offices.join(', ')
        : all.kinds.length > 0
          ? all.kinds.map((kind) => named(officeKinds, kind)).join(', ')
          : 'all offices',
      all.roles.length === 0 ? 'everybody registered' : all.roles.map((role) => roles[role]).join(', '),
    ].join(' · ');
  const reached = (reach: ReachWords | null) =>
    reach === null
      ? null
      : lines([
          `Recipients: ${reach.people} people in ${reach.offices} offices`,
          reach.unreachable === 0
            ? null
            : `Cannot be reached: ${reach.unreachable} people (blocked the bot or never opened it)`,
          reach.empty.length === 0
            ? null
            : `Offices without a recipient: ${reach.empty.join(', ')}${reach.moreEmpty > 0 ? `, and ${reach.moreEmpty} more` : ''}`,
        ]);
  const progress = (counts: CountWords | null) =>
    counts === null
      ? null
      : lines([
          `Sent: ${counts.sent} of ${counts.all}`,
          counts.open === 0
            ? null
            : counts.state === 'running'
              ? `Waiting: ${counts.open}`
              : `Not sent: ${counts.open}`,
          counts.failed === 0 ? null : `Failed: ${counts.failed}`,
          counts.unreachable === 0 ? null : `Cannot be reached: ${counts.unreachable}`,
          counts.left === 0 ? null : `No longer here: ${counts.left}`,
          counts.wantsRead ? `Read: ${counts.read}` : null,
        ]);
  const window = (from: string, until: string) => `${v.dateTime(from)} until ${v.dateTime(until)}`;
  return {
    sentences: {
      'broadcast.heading': (p: HeadingWords) => {
        const when = p.startsAt === null || p.endsAt === null ? '' : `\n${window(p.startsAt, p.endsAt)}`;
        switch (p.kind) {
          case 'trouble':
            return `⚠️ Service trouble — ${v.ict}`;
          case 'planned':
            return `🔧 Planned work — ${v.ict}${when}`;
          case 'reminder':
            return `🔧 Reminder of planned work — ${v.ict}${when}`;
          case 'update':
            return `ℹ️ News of the trouble — ${v.ict}`;
          case 'allClear':
            return `✅ The service is restored — ${v.ict}`;
          case 'calledOff':
            return `ℹ️ Planned work is called off — ${v.ict}`;
          default:
            return `📣 Announcement of ${v.ict}`;
        }
      },
      'announce.card': (p: AnnouncementCard) =>
        lines([
          `Announcement — ${statuses[p.status] ?? p.status}`,
          p.title === '' ? null : `“${p.title}”`,
          `By: ${p.author}${p.approver === null ? '' : `, approved by ${p.approver}`}`,
          p.status === 'aiming'
            ? 'For whom? Choose kinds of office and roles, then go on; or all; or one office.'
            : null,
          p.audience === null ? null : `For: ${audience(p.audience)}`,
          reached(p.reach),
          p.reach === null && p.counts === null && p.people > 0
            ? `Recipients: ${p.people} people in ${p.offices} offices`
            : null,
          p.urgentReason === null ? null : `URGENT, does not wait for quiet hours: ${p.urgentReason}`,
          p.wantsRead ? 'Asks to be acknowledged' : null,
          p.dueAt === null ? null : `Scheduled: ${v.when(p.dueAt)}`,
          p.restsUntil === null ? null : `Quiet hours: sent from ${v.when(p.restsUntil)}`,
          p.needsApproval ? 'More than 20 offices: after sending it waits for a second coordinator.' : null,
          progress(p.counts),
        ]),
      'announce.list': (p) =>
        `Latest announcements:\n${p.rows.map((row) => `• ${v.dateTime(row.at)} · ${row.title} · ${statuses[row.status] ?? row.status}${row.people === 0 ? '' : ` · ${row.people} people`}`).join('\n')}`,
      'announce.stale': (p) => `This announcement: ${statuses[p.status] ?? p.status}.`,
      'announce.none': () => 'No announcement fits. /pengumuman writes a new one.',
      'announce.draftOpen': () => 'An announcement is not sent yet. Send or cancel it first, then try again.',
      'announce.askWords': () =>
        'Write the announcement, or send a photo, an album or a document with its caption.',
      'announce.askOffice': () => 'For which office? Write its name or abbreviation; its units are included.',
      'announce.askTime': () =>
        'When is it to go? Write date and time, such as 24/11 09.30 or tomorrow 08.00.',
      'announce.askUrgent': () =>
        'Why is it urgent? It is then sent in quiet hours too; the reason is recorded.',
      'announce.askDecline': () => 'Why not? Its author reads this.',
      'announce.needsReason': () => 'Write the reason in a few words.',
      'announce.badTime': () =>
        'Date and time could not be read. Write for example 24/11 09.30 or tomorrow 08.00.',
      'announce.past': () => 'That time is over. Write one to come.',
      'announce.tooFar': () => 'That is more than a year away. Write a nearer time.',
      'announce.tooLong': (p) => `Too long; at most ${p.most} characters.`,
      'announce.noOffice': (p) => `There is no office "${p.word}". Write it in other words.`,
      'announce.manyOffices': (p) => `Several offices fit: ${p.names.join(', ')}. Write the abbreviation.`,
      'announce.nobody': () => 'Nobody would get it: nobody is registered there. Choose somebody else.',
      'announce.changed': (p) =>
        `Words or recipients have changed, now ${p.people} people. Look again, then press once more.`,
      'announce.noSecond': (p) =>
        `${p.offices} offices need a second coordinator's approval, and there is none. Invite one with /undang koordinator.`,
      'announce.pleaseApprove': (p) =>
        `${p.name} asks for approval of an announcement to ${p.people} people in ${p.offices} offices. Press Approve or Decline on its card (/pengumuman setujui, /pengumuman tolak reason).`,
      'announce.submitted': (p) =>
        `Waits for approval (${p.people} people, ${p.offices} offices): ${p.names.join(', ')}.`,
      'announce.sending': (p) => `Being sent to ${p.people} people.`,
      'announce.scheduled': (p) => `Scheduled for ${v.when(p.at)} to ${p.people} people.`,
      'announce.ownApproval': () => 'Nobody approves his own announcement.',
      'announce.notAuthor': (p) => `Only ${p.name} changes it.`,
      'announce.approved': (p) => `Approved for ${p.people} people.`,
      'announce.approvedBy': (p) => `Your announcement was approved by ${p.name}.`,
      'announce.declined': () => 'Declined, its author is told.',
      'announce.declinedBy': (p) =>
        `Your announcement was declined by ${p.name}: ${p.text}\n\nIt can still be changed and sent again.`,
      'announce.withdrawn': () => 'Taken back; nobody has got it.',
      'announce.cancelled': () => 'Cancelled, not sent.',
      'announce.stopped': () => 'Stopped. What is not sent yet never goes.',
      'announce.again': (p) => `Sent again to ${p.people} people who lack it.`,
      'announce.nobodyMissing': () => 'Nobody is left to send to: all have it or cannot be reached.',
      'announce.allSent': (p: { counts: CountWords; unheard: readonly Unheard[]; moreOffices: boolean }) =>
        lines([
          'The announcement is sent.',
          progress(p.counts),
          p.unheard.length === 0 ? null : '\nDid not get it:',
          ...p.unheard.map(
            (one) =>
              `• ${one.office}: ${one.people
                .slice(0, 5)
                .map(({ name, why }) => `${name} (${reasons[why] ?? 'failed'})`)
                .join(', ')}${one.people.length > 5 ? `, and ${one.people.length - 5} more` : ''}`,
          ),
          p.moreOffices ? '…' : null,
          p.unheard.length === 0 ? null : 'They can get messages again after writing /start to the bot.',
        ]).slice(0, 4_000),
      'announce.read': () => 'Thank you, noted as read.',
      'announce.readAlready': (p) => `Noted already ${v.when(p.at)}.`,
      'announce.nothingToRead': () => 'No announcement waits to be acknowledged.',
      'announce.sample': () => 'This is a sample; the button works once it is sent.',
      'announce.about': (p) => `(About the announcement of ${v.dateTime(p.at)}: “${p.title}”)`,
      'refused.announcersOnly': () => 'Announcements are sent by coordinators.',
      'refused.announceInPrivate': () => 'This command is used in the private chat with the bot.',
      'refused.disturbersOnly': () => 'Trouble and planned work are told by Tier 2 or a coordinator.',

      'disturb.card': (p: DisturbanceCard) =>
        lines([
          `${p.planned ? 'Planned work' : 'Trouble'} — ${statuses[p.status] ?? p.status}`,
          p.title === '' ? null : `“${p.title}”`,
          p.category === null ? null : `Service: ${named(services, p.category)}`,
          `By: ${p.name}, ${v.dateTime(p.at)}`,
          p.status === 'choosing' ? 'Which service?' : null,
          p.startsAt === null || p.endsAt === null ? null : `Time: ${window(p.startsAt, p.endsAt)}`,
          p.status === 'aiming' ? 'Which offices are concerned?' : null,
          p.audience === null ? null : `For: ${audience(p.audience)}`,
          reached(p.reach),
          progress(p.counts),
        ]),
      'disturb.list': (p) =>
        p.rows.length === 0
          ? 'No trouble and no planned work just now.'
          : `Trouble and planned work:\n${p.rows.map((row) => `• ${named(services, row.category)}: ${row.title} · ${statuses[row.status] ?? row.status} · ${v.when(row.at)} · ${row.name}`).join('\n')}`,
      'disturb.stale': (p) => `This is: ${statuses[p.status] ?? p.status}.`,
      'disturb.none': () => 'Nothing fits. /gangguan shows what goes on.',
      'disturb.askWords': () => 'What happened, and what does it mean for the offices? A photo is welcome.',
      'disturb.askTime': () =>
        'When? Write beginning and end, such as 24/11 21.00 - 23.00 or tomorrow 22.00 until 24/11 02.00.',
      'disturb.badTime': () =>
        'The time could not be read. Write beginning and end, such as 24/11 21.00 - 23.00.',
      'disturb.askOffices': () => 'Which offices? Write names or abbreviations with commas between them.',
      'disturb.askUpdate': (p) => `What is new about “${p.title}”? Everybody who was told reads it.`,
      'disturb.askClear': (p) =>
        `“${p.title}” is restored? Write one sentence to all who were told, or send without a note.`,
      'disturb.askOff': (p) => `Why is “${p.title}” called off? Everybody who was told reads it.`,
      'disturb.sent': (p) => `Told to ${p.people} people.`,
      'disturb.updated': () => 'Told to the same people.',
      'disturb.ended': () => 'Over; told to the same people.',
      'disturb.overdue': (p) =>
        `The time of “${p.title}” is over. Is it done? Give the all-clear to those who were told.`,
      'draft.disturbanceKnown': (p) =>
        `⚠️ ${v.ict} has known of this trouble since ${v.when(p.at)}: ${p.text}\nIf this is it, there is no need to report: the all-clear comes here. If not, press Send.`,
    },
    labels: {
      'announce.new': () => 'New announcement',
      'announce.showIt': () => 'Show',
      'announce.write': () => 'Change words',
      'announce.aim': () => 'Change recipients',
      'announce.all': () => 'Everybody',
      'announce.office': () => 'One office',
      'announce.next': () => 'Go on',
      'announce.schedule': () => 'Schedule',
      'announce.urgent': () => 'Urgent',
      'announce.notUrgent': () => 'Not urgent',
      'announce.wantRead': () => 'Ask to acknowledge',
      'announce.noRead': () => 'No acknowledging',
      'announce.decline': () => 'Decline',
      'announce.withdraw': () => 'Take back',
      'announce.stop': () => 'Stop',
      'announce.again': () => 'Send again to who lacks it',
      'announce.read': () => 'I have read it',
      'disturb.newTrouble': () => 'Trouble now',
      'disturb.newPlanned': () => 'Planned work',
      'disturb.all': () => 'All offices',
      'disturb.offices': () => 'Choose offices',
      'disturb.update': () => 'News',
      'disturb.clear': () => 'Restored',
      'disturb.plainClear': () => 'Send without a note',
      'disturb.off': () => 'Call off',
      ...marked('officeKind', officeKinds),
      ...marked('audience', roles),
      ...marked('service', services),
    },
  };
};
