/** The same in English. */
import type { Role } from '../domain/authority.ts';
import type { CountsFrom, RecordClass } from '../domain/records.ts';
import type { ListWords, ObstacleWords, privacyWords as indonesian } from './privacy.id.ts';
import type { HeldWords } from './staff.id.ts';
import type { Voice } from './voice.ts';

const records: Record<RecordClass, { what: string; why: string }> = {
  'message-text': { what: 'Words, photos and files', why: 'handling a ticket and explaining it afterwards' },
  'ticket-record': { what: 'Ticket records without the words', why: 'accountability and reports' },
  evidence: { what: 'Evidence, proposals and decisions', why: 'proof that duties were met' },
  announcement: {
    what: 'Announcements and notices of trouble, who got and read them',
    why: 'proof that people were told',
  },
  'access-log': { what: 'Who opened restricted records', why: 'supervision of access' },
  'role-record': {
    what: 'Registrations, roles, leave and moves that have ended',
    why: 'knowing who had authority then',
  },
  profile: { what: 'Name and Telegram id', why: 'recognising and reaching you' },
  'request-record': {
    what: 'Requests about personal data and minutes of destruction',
    why: 'proof that rights were met',
  },
  draft: { what: 'Reports not sent yet', why: 'so that they can be continued' },
  queue: { what: 'Technical queue of messages', why: 'so that none is lost or doubled' },
};
const counts: Record<CountsFrom, string> = {
  closed: 'after closing',
  used: 'after last use',
  roleEnded: 'after the role ended',
  written: 'after it was recorded',
};
const units: Record<string, string> = { Y: 'years', M: 'months', D: 'days' };
const period = (keep: string): string =>
  keep.replace(
    /^P(\d+)([YMD])$/,
    (_, count: string, unit: string) =>
      `${count} ${count === '1' ? (units[unit] ?? '').slice(0, -1) : (units[unit] ?? '')}`,
  );

const listStates: Record<string, string> = {
  proposed: 'proposed, waiting for the number of the minutes',
  confirmed: 'waiting for a second person’s approval',
  destroyed: 'destroyed',
  postponed: 'postponed',
  superseded: 'replaced by a new list',
};
const requestStates: Record<string, string> = {
  waiting: 'not confirmed yet',
  confirmed: 'confirmed, not carried out yet',
  refused: 'refused',
  withdrawn: 'withdrawn by the person',
  carriedOut: 'carried out',
};

export const privacyWords = (
  v: Voice,
  roles: Record<Role, string>,
  held: (one: HeldWords) => string,
): ReturnType<typeof indonesian> => {
  const list = (items: readonly string[]) =>
    `${items.slice(0, 8).join(', ')}${items.length > 8 ? ', …' : ''}`;
  const obstacles = (p: ObstacleWords, own: boolean): string =>
    [
      ...(p.openReports.length === 0
        ? []
        : [
            `• Reports still open: ${list(p.openReports)} — ${own ? 'wait until they are solved, or cancel them in /tiket' : 'must be solved or cancelled'}`,
          ]),
      ...(p.inHand.length === 0
        ? []
        : [
            `• Tickets in hand: ${list(p.inHand)} — ${own ? 'handed to a deputy or a queue when the role ends' : 'handed over when the role is ended'}`,
          ]),
      ...(p.held.length === 0
        ? []
        : [
            `• Roles still valid — ${own ? 'ended by a coordinator' : 'end them with Remove'}:\n${p.held.map((one) => `  ${held(one)}`).join('\n')}`,
          ]),
      ...p.onlyOnes.map((one) => `• The only ${roles[one.role]} · ${one.office}: a successor comes first`),
    ].join('\n');
  const groups = (p: ListWords) =>
    p.groups.map((one) => `• ${records[one.name].what}: ${one.count}`).join('\n');
  return {
    sentences: {
      me: (p) =>
        `${p.name}\n${p.roles.length === 0 ? '• no role' : p.roles.map((one) => `${held(one)}${one.needsLetter ? '; please give it to the coordinator' : ''}`).join('\n')}\n\nWhat is kept about you:\n• Reports: ${p.reports} (still open ${p.openReports})\n• Tickets in hand: ${p.inHand}\n• Recorded actions: ${p.actions}\n• Language: ${p.language === 'en' ? 'English' : 'Indonesian'}\n• Registered since ${v.dateTime(p.registeredAt)}\n• Privacy notice: ${p.noticeAt === null ? 'not acknowledged yet' : `version ${p.noticeVersion ?? 1}, acknowledged ${v.dateTime(p.noticeAt)}`}${p.erasureDueAt === null ? '' : `\n• Deletion requested, to be confirmed by ${v.dateTime(p.erasureDueAt)}`}\n\n/data_saya full copy · /perbaiki name · /hapus_saya deletion. A wrong office is corrected by the coordinator.`,
      'privacy.page': (p) =>
        `What is kept, what for and how long (notice version ${p.version}):\n${p.classes
          .map(
            (one) =>
              `• ${records[one.name].what}: ${period(one.keep)} ${counts[one.from]}${one.jra === null ? '' : ` (JRA ${one.jra})`}${one.goes === 'automatic' ? ', goes by itself' : one.jra === null ? ' [P]' : ''}\n   for ${records[one.name].why}`,
          )
          .join(
            '\n',
          )}\n\n[P] a proposal; there is no JRA code yet. Records are destroyed only with the number of the minutes and the approval of two people.\n${p.noticeAt === null ? 'You have not acknowledged it yet.' : `You acknowledged version ${p.noticeVersion ?? 1} on ${v.dateTime(p.noticeAt)}.`}`,
      'own.nothing': () => 'This desk holds no data about you.',
      'own.exported': () => 'A copy of all data about you (JSON). Others are named by their part only.',
      'own.askName': () => 'What is the right name?',
      'own.nameUnclear': () =>
        'Write your name on one line, 2 to 64 letters, for example /perbaiki Ani Wuisan.',
      'own.nameKept': (p) => `The name was corrected: ${p.name}.`,

      'erasure.plan': (p) =>
        `Nothing has changed yet. When the deletion is carried out:\n• name and Telegram id are deleted, the chat is unlinked\n• tickets and their history stay as an archive, without your name\n• messages already sent in Telegram groups cannot all be taken back\n• if you come back you are a new person\n\nA coordinator confirms within 3x24 hours, then carries it out.${obstacles(p, true) === '' ? '' : `\n\nFirst to be settled:\n${obstacles(p, true)}`}`,
      'erasure.requested': (p) =>
        `The request for deletion is recorded. It will be confirmed by ${v.dateTime(p.until)}.${obstacles(p, true) === '' ? '' : `\n\nFirst to be settled:\n${obstacles(p, true)}`}`,
      'erasure.already': (p) =>
        `Deletion was requested already, and will be confirmed by ${v.dateTime(p.until)}.`,
      'erasure.nobody': () =>
        `There is no other coordinator or admin yet who could carry it out. Invite a successor first (/undang), or contact ${v.hotline}.`,
      'erasure.none': () => 'No request for deletion is waiting.',
      'erasure.withdrawn': () => 'The request for deletion was withdrawn. Nothing has changed.',
      'erasure.card': (p) =>
        `Request to delete data · ${p.name}\nRequested ${v.dateTime(p.at)}, to be confirmed by ${v.dateTime(p.until)}\nState: ${requestStates[p.state] ?? p.state}${p.state === 'carriedOut' || obstacles(p, false) === '' ? '' : `\n\nBefore it is carried out:\n${obstacles(p, false)}`}`,
      'erasure.reminder': (p) =>
        p.isLate
          ? `The request to delete the data of ${p.name} is not confirmed; the limit of 3x24 hours passed on ${v.dateTime(p.until)}. /permintaan_data opens it.`
          : `The request to delete the data of ${p.name} is still waiting (confirmation by ${v.dateTime(p.until)}). /permintaan_data opens it.`,
      'erasure.confirmed': () =>
        'Your request for deletion was confirmed. You will be told here when it is carried out.',
      'erasure.refused': (p) => `Your request for deletion cannot be carried out.\nReason: ${p.text}`,
      'erasure.farewell': () =>
        'Your name and Telegram id have been deleted from this desk; tickets are kept without a name. If you come back, write /start: you will be a new person.',
      'erasure.askWhy': (p) =>
        `Why is the request of ${p.name} refused? Name the legal basis; the reason is passed on.`,
      'erasure.done': (p) => `Request: ${requestStates[p.state] ?? p.state}.`,
      'erasure.blocked': (p) => `The data of ${p.name} cannot be deleted yet:\n${obstacles(p, false)}`,
      'erasure.stale': (p) => `This request is ${requestStates[p.state] ?? p.state}.`,
      'erasure.notOwn': () => 'One’s own request is carried out by another coordinator or admin.',
      'erasure.pseudonym': (p) => `Identity deleted ${p.id}`,

      'masked.deleted': () => 'The original message was deleted.',
      'masked.cannot': () =>
        'Telegram does not let the bot delete this message (older than 48 hours, or the bot is no group admin). Please delete it yourself.',
      'masked.notYours': () => 'Only its writer can have that message deleted.',

      'attachment.which': (p) =>
        `Which attachment of ${p.number}? What you press is deleted from the chats and from what is kept, and cannot be brought back.`,
      'attachment.none': (p) =>
        `${p.number}: there is no attachment that you can delete. Attachments are deleted by their sender, the reporter or a coordinator.`,
      'attachment.done': (p) =>
        `${p.number}: the attachment is deleted from what is kept and taken out of the chats.`,
      'attachment.pleaseDelete': () =>
        'This attachment is deleted from what is kept, but Telegram does not let the bot take it away from here. Please delete that message.',

      'disposal.card': (p) =>
        `Records proposed for destruction · list ${p.code}\nMade ${v.dateTime(p.at)}\nState: ${listStates[p.state] ?? p.state}${p.until === null ? '' : ` until ${v.dateTime(p.until)}`}\n\nKept their time:\n${groups(p)}${p.minutes === null ? '' : `\n\nMinutes: ${p.minutes}`}${p.confirmedBy === null ? '' : `\nEntered by ${p.confirmedBy}`}${p.approvedBy === null ? '' : `\nApproved by ${p.approvedBy}`}${p.state === 'proposed' ? '\n\nNothing is destroyed before the number of the minutes is entered (/musnahkan NUMBER) and a second person approves.' : p.state === 'confirmed' ? '\n\nA second person approves with the button, or /musnahkan with the same number.' : ''}`,
      'disposal.none': () => 'No list for destruction is waiting.',
      'disposal.askMinutes': (p) => `The number of the minutes of destruction for list ${p.code}?`,
      'disposal.needsNumber': () =>
        'Write the number of the minutes on one line, for example /musnahkan 045/BA/Diskominfo/2026. Without a number nothing is destroyed.',
      'disposal.minutesUsed': (p) => `Minutes ${p.minutes} were used for another list already.`,
      'disposal.otherNumber': (p) =>
        `That number is not the one that was entered (${p.minutes}). Nothing was destroyed.`,
      'disposal.samePerson': () => 'You entered the number yourself. Somebody else must approve.',
      'disposal.changed': (p) =>
        `List ${p.code} has changed: the time of ${p.count} records on it is no longer over. Nothing was destroyed; a new list is sent.`,
      'disposal.stale': (p) => `List ${p.code} is ${listStates[p.state] ?? p.state}.`,
      'disposal.confirmed': (p) =>
        `Minutes number ${p.minutes} is recorded for list ${p.code}. Waiting for a second person’s approval.`,
      'disposal.destroyed': (p) =>
        `List ${p.code}: ${p.count} records were destroyed with minutes ${p.minutes}. The history can still be verified.`,
      'disposal.postponed': (p) =>
        `List ${p.code} is postponed; the next proposal comes on ${v.dateTime(p.until)} at the earliest.`,
      'disposal.minutesDraft': (p) =>
        `DRAFT MINUTES OF THE DESTRUCTION OF RECORDS\nNumber: ....................\n\nOn this day ...................., in ${v.city}, records of the service desk of ${v.ict} were destroyed whose time was over as of ${v.dateTime(p.at)} (UU 43/2009; UU 27/2022; periods: /privasi).\n\nSummary of list ${p.code}:\n${p.groups.map((one) => `- ${records[one.name].what}: ${one.count}`).join('\n')}\n\nRecords:\n${p.rows.map((row, at) => `${at + 1}. ${records[row.name].what}: ${row.item}`).join('\n')}\n\nSHA-256 of the list: ${p.digest}\n\nDestroyed by,                    Approved by,\n\n(....................)           (....................)\n`,
      'refused.disposersOnly': () =>
        'The destruction of records is proposed to coordinators, the head of division and the head of the agency.',
    },
    labels: {
      'own.export': () => 'Download my data',
      'own.name': () => 'Correct my name',
      'own.erase': () => 'Request deletion',
      'erasure.now': () => 'Yes, request deletion',
      'erasure.withdraw': () => 'Withdraw the request',
      'erasure.confirm': () => 'Confirm',
      'erasure.carryOut': () => 'Carry out the deletion',
      'erasure.refuse': () => 'Refuse the request',
      'masked.delete': () => 'Delete my message',
      detach: () => 'Delete attachment',
      'disposal.minutes': () => 'Number of the minutes',
      'disposal.approve': () => 'Approve the destruction',
      'disposal.file': () => 'Download draft minutes',
      'disposal.postpone': () => 'Postpone 30 days',
    },
  };
};
