/** The same in English. Legal proper names and the names of commands stay Indonesian. */
import type { Voice } from './voice.ts';
import type { Role } from '../domain/authority.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import { complaintHappenings, complaintWords } from './complaint.en.ts';
import { commandHelp } from './commands.ts';
import { commandWords } from './commands.en.ts';
import { announceWords } from './announce.en.ts';
import { lawWords } from './law.en.ts';
import { adviceWords } from './advice.en.ts';
import { calendarWords } from './calendar.en.ts';
import { privacyWords } from './privacy.en.ts';
import { registrationWords } from './registration.en.ts';
import { togetherWords } from './together.en.ts';
import { rosterHappenings, rosterWords } from './roster.en.ts';
import { sheetWords } from './sheets.en.ts';
import { approvalWords } from './approvals.en.ts';
import { serviceWords } from './services.en.ts';
import { staffWords } from './staff.en.ts';
import { subdomainWords } from './subdomain.en.ts';
import { timeHappenings, timeWords } from './time.en.ts';
import { monthlyWords } from './monthly.en.ts';
import { auditWords } from './audit.en.ts';
import { passWords } from './pass.en.ts';
import { dutyWords } from './duties.en.ts';
import { dutyMatrixWords } from './dutyMatrix.en.ts';
import { dutyUpWords } from './dutyUp.en.ts';
import { reminderWords } from './reminders.en.ts';
import { watchWords } from './watch.en.ts';
import type { id, ListItem } from './id.ts';

const kinds: Record<TicketKind, string> = {
  complaint: 'Complaint',
  incident: 'Incident',
  problem: 'Problem',
  service_request: 'Service request',
  change: 'Change',
};
const roles: Record<Role, string> = {
  staff: 'employee',
  tier1: 'Tier 1 technician',
  office_head: 'Kepala PD',
  tier2: 'Tier 2 technician',
  csirt: 'security officer (CSIRT)',
  coordinator: 'coordinator',
  division_head: 'Kepala Bidang',
  agency_head: 'Kepala Dinas',
  chair: 'Ketua Tim Koordinasi SPBE',
  auditor: 'Pengawas (Inspektorat)',
  admin: 'bot administrator',
  applicant: 'employee (awaiting confirmation)',
};
const states: Record<string, string> = {
  queued: 'waiting for an officer',
  handled: 'being handled',
  waitingForReporter: 'waiting for the reporter’s answer',
  waitingForOther: 'waiting for another party',
  awaitsApproval: 'waiting for approval',
  awaitsCorrection: 'returned for correction',
  rejected: 'rejected',
  follows: 'following another ticket',
  underReview: 'conclusion waits for a second person',
  resolved: 'resolved, waiting for the reporter’s confirmation',
  closed: 'closed',
  cancelled: 'cancelled by the reporter',
  referred: 'referred',
};
const impacts: Record<string, string> = {
  I1: 'Public service has stopped',
  I2: 'The whole office',
  I3: 'One room',
  I4: 'Only me',
};
const urgencies: Record<string, string> = {
  U1: 'Cannot work, deadline today',
  U2: 'Cannot work',
  U3: 'Can still work',
  U4: 'Not urgent',
};
const happenings: Record<string, string> = {
  ...timeHappenings,
  ...complaintHappenings,
  OPENED: 'Report received',
  CLAIMED: 'Taken',
  RELEASED: 'Released',
  ASKED: 'Reporter asked for details',
  ANSWERED: 'Reporter answered',
  WAITS: 'Waiting for another party',
  RESUMED: 'Resumed',
  VISIT_PLANNED: 'Visit planned',
  ESCALATED: 'Passed on to Tier 2',
  RETURNED: 'Returned to Tier 1',
  ASSIGNED: 'Assigned',
  REPLIED: 'Message to the reporter',
  ADDED: 'Addition by the reporter',
  NOTED: 'Internal note',
  READ: 'Read',
  URGED: 'Reporter reminded the officer',
  RECLASSIFIED: 'Kind or priority changed',
  REFERRED: 'Referred',
  RESOLVED: 'Resolved',
  CONFIRMED: 'Reporter confirmed: solved',
  NOT_SOLVED: 'Reporter: not solved, reopened',
  TRANSFERRED: 'Moved to another office',
  MERGED: 'Joined with another ticket',
  PARTED: 'Separated',
  JOINED: 'Followed by another ticket',
  UPDATED: 'News to all reporters',
  LEAD_SOLVED: 'Solved together with the ticket it follows',
  LEAD_REFERRED: 'Referred together with the ticket it follows',
  LEAD_GONE: 'The ticket it followed is over; handled on its own',
  VISIT_IS_TODAY: 'Reminded of the visit',
  WAIT_IS_DUE: 'Reminded of what it waits for',
  CANCELLED: 'Cancelled by the reporter',
  RATED: 'Rated by the reporter',
  COMMENTED: 'Message of the reporter after closing',
  ACCEPTED: 'Call accepted',
  ...Object.fromEntries(Object.entries(rosterHappenings).map(([rung, words]) => [`CALLED.${rung}`, words])),
  SILENCE: 'Closed automatically because there was no answer',
  ATTACHMENT_REMOVED: 'An attachment was deleted',
};
const waitedFor: Record<string, string> = { vendor: 'the vendor', part: 'a spare part', letter: 'a letter' };
const deskNames = (v: Voice): Record<string, string> => ({
  tier1: 'Tier 1',
  tier2: `Tier 2 ${v.ict}`,
  coordinator: 'the coordinator',
});
const warning = ({ security }: { security: boolean }) =>
  security
    ? '\n\n⚠️ This looks like a security incident: do not turn off the device and do not delete anything; unplug the network cable or disconnect the wifi. It will be sent by itself in 5 minutes.'
    : '';
const mandiriStates: Record<string, string> = {
  applied: 'being assessed by the Dinas',
  eligible: 'eligible, awaiting the proposal of the Dinas',
  proposed: 'proposed, awaiting the decision of the chair',
  designated: 'designated as PD Mandiri TIK',
  notEligible: 'not eligible yet',
  refused: 'not designated',
  withdrawn: 'withdrawn',
};
const mandiriScopes: Record<string, string> = {
  apps: 'applications',
  lan: 'LAN',
  both: 'applications and LAN',
};
const judged = (holds: boolean | null) => (holds === null ? 'not judged yet' : holds ? 'met' : 'not met yet');
const quoted = (text: string) => (text === '' ? '' : `\n\n${text}`);
const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

export const enWords = { kinds, roles, states, impacts, urgencies, happenings };

export const en = (v: Voice): ReturnType<typeof id> => {
  const desk = deskNames(v);
  const item = (one: ListItem) =>
    `• ${one.number} · ${one.priority} · ${kinds[one.kind as TicketKind]} · ${one.office}\n   ${states[one.status] ?? one.status}${one.owner === null ? '' : `, ${one.owner}`} · ${v.dateTime(one.at)}${one.text === '' ? '' : `\n   ${one.text}`}`;
  const list = (title: string, items: readonly ListItem[]) =>
    `${title}\n\n${items.map(item).join('\n')}\n\nPress a number to open it.`;
  const registration = registrationWords(v);
  const approvals = approvalWords(v);
  const services = serviceWords(v, roles);
  const staff = staffWords(v, roles);
  const subdomain = subdomainWords(v);
  const announcing = announceWords(v, roles);
  const law = lawWords(v);
  const calendar = calendarWords(v);
  const time = timeWords(v, desk);
  const together = togetherWords(v);
  const monthly = monthlyWords.of(v);
  const watching = watchWords(v, states);
  const dutyMatrix = dutyMatrixWords(v, roles);
  const dutyUp = dutyUpWords(v);
  const reminding = reminderWords(v);
  const passing = passWords(v);
  const duties = dutyWords(v);
  const auditing = auditWords(v);
  const roster = rosterWords(v, kinds);
  const sheets = sheetWords(v, roles);
  const privacy = privacyWords(v, roles, staff.held);
  const advice = adviceWords(kinds);
  const complaint = complaintWords(v, roles, kinds);
  return {
    sentences: {
      ...advice.sentences,
      ...registration.sentences,
      ...approvals.sentences,
      ...services.sentences,
      ...staff.sentences,
      ...subdomain.sentences,
      ...law.sentences,
      ...announcing.sentences,
      ...calendar.sentences,
      ...time.sentences,
      ...together.sentences,
      ...monthly.sentences,
      ...watching.sentences,
      ...dutyMatrix.sentences,
      ...dutyUp.sentences,
      ...reminding.sentences,
      ...passing.sentences,
      ...duties.sentences,
      ...auditing.sentences,
      ...roster.sentences,
      ...sheets.sentences,
      ...privacy.sentences,
      ...complaint.sentences,
      // The person
      'newcomer.hello': () =>
        `Welcome to the Service Desk of ${v.city}.\nThis desk serves employees of the government of ${v.city}. Who are you?`,
      'newcomer.citizen': () =>
        `Citizens submit complaints about government services through ${v.citizenChannel.name}: ${v.citizenChannel.address}. This desk is for employees only and keeps no data about you.`,
      'start.known': (p) =>
        `Welcome back, ${p.name}.\nIs something wrong? Just write it here, or send a photo or a voice message. /bantuan shows all commands.`,
      'invitation.welcome': (p) =>
        `Thank you, ${p.name}. You are registered as ${staff.acting(p)}.\nIs something wrong? Just write it here, or send a photo or a voice message.`,
      'invitation.unknown': () =>
        `This link is not known or no longer valid. Please ask the coordinator at ${v.ict} for a new one.`,
      'invitation.used': () =>
        'This link has been used. One link is for one person only; please ask the coordinator for a new one.',
      'invitation.expired': () => 'This link has expired. Please ask the coordinator for a new one.',
      'privacy.notice': () =>
        `Privacy notice\nData controller: ${v.ict} ${v.city}. We keep your name, office, role, Telegram id and messages to this desk, in order to provide ICT services (${v.regulation}; UU 27/2022 on personal data protection, public service duty). How long: /privasi. Telegram is only a channel; the official record is on the government’s server. You have the right to see, copy, correct and request deletion of your data: /saya, or contact ${v.hotline}.\nDo not send passwords, NIK, photos of KTP, or data of patients or pupils.`,
      'privacy.thanks': () => 'Thank you, this has been recorded.',
      'language.which': () => 'Choose a language.',
      'language.set': () => 'The language has been changed.',
      help: (p) =>
        `Just write what is wrong; photos, files and voice messages are also accepted.\n\n${commandHelp(p.roles, commandWords)}\n\nIf the bot does not answer: ${v.hotline}.`,

      // Inviting and binding
      'invite.link': (p) =>
        `Invitation for one person: ${staff.acting(p)}\n${p.link}\nValid until ${v.dateTime(p.until)}, for one use only.${p.needsLetter ? `\nThe number of the letter of appointment is missing (Article ${p.article}); add it at the end of the command once it is issued.` : ''}`,
      'invite.whichRole': (p) =>
        `Which role? Write /undang ROLE OFFICE [LETTER NUMBER].\n${p.roles.map((role) => `• ${role}: ${roles[role]}`).join('\n')}`,
      'invite.whichOffice': (p) =>
        `${p.word === '' ? 'Which office?' : `Office "${p.word}" was not found.`} Write its abbreviation: ${p.offices.join(', ')}.`,
      'bind.inGroup': () => 'Write this command in the group that is to be bound.',
      'bind.which': () => 'Write /ikat tier2, or /ikat tier1 OFFICE.',
      'bind.whichOffice': (p) =>
        `Office "${p.word}" was not found. Write /ikat tier1 with the office’s abbreviation, for example /ikat tier1 dinkes.`,
      'bind.done': (p) =>
        `This is now the ${p.purpose === 'tier2' ? 'Tier 2' : 'Tier 1'} group · ${p.office}. Ticket cards will appear here.${p.waiting === 0 ? '' : ` ${counted(p.waiting, 'waiting ticket')} will follow.`}`,
      'bind.notBound': () => 'This group is not bound.',
      'bind.undone': () => 'This group is no longer bound. Ticket cards are no longer sent here.',
      'group.hello': () =>
        'Hello. To have ticket cards appear in this group, the bot administrator writes /ikat tier2 (technicians of the ICT office) or /ikat tier1 OFFICE here. In a forum group, make the bot an administrator with the right to manage topics.',

      // The report
      'draft.what': () =>
        'What is wrong? Describe it in your own words; a photo, file or voice message is also welcome.',
      'draft.where': (p) => `NOT SENT YET — which ticket is this for?${quoted(p.text)}${warning(p)}`,
      'draft.impact': (p) => `NOT SENT YET${quoted(p.text)}${warning(p)}\n\nHow many are affected?`,
      'draft.urgency': (p) => `NOT SENT YET${quoted(p.text)}${warning(p)}\n\nHow serious is it?`,
      'draft.ready': (p) =>
        `NOT SENT YET${quoted(p.text)}\n\nEstimate: ${kinds[p.kind]} · ${p.category} · priority ${p.priority}\n${impacts[p.impact]} · ${urgencies[p.urgency]}${warning(p)}\n\nPress Send if this is correct. Your next messages will be added here.`,
      'draft.change': (p) => `NOT SENT YET${quoted(p.text)}\n\nWhat should be changed?`,
      'draft.kind': () => 'NOT SENT YET\n\nWhat kind of report is it?',
      'draft.rewrite': () => 'NOT SENT YET\n\nPlease write the report again.',
      'draft.sent': (p) => `Sent: ${p.number}`,
      'draft.added': (p) => `Added to ${p.number}`,
      'draft.cancelled': () => 'Cancelled. Nothing was sent.',
      'draft.draftLies': () =>
        'The report above has not been sent. Complete it and press Send, or Cancel if it is no longer needed.',
      'draft.draftForgotten': () =>
        'Good morning. The report above has not been sent. Complete it and press Send, or Cancel if it is no longer needed.',
      'report.sent': (p) =>
        `Report received: ${p.number}\nHandled by ${desk[p.desk]}${p.tier1Missing ? ' (your office has no Tier 1 technician yet)' : ''}. Target for completion: ${v.when(p.targetAt)}.${p.security ? '\n\n⚠️ Do not turn off the device, do not delete anything, do not pay or answer the attacker. Disconnect the network and wait for an officer.' : ''}\nReply to this message to add details.`,
      'report.sentByItself': (p) =>
        `The report was sent automatically because it looks like a security incident: ${p.number}\nHandled by ${desk[p.desk]}. Target for completion: ${v.when(p.targetAt)}.\n\n⚠️ Do not turn off the device, do not delete anything, do not pay or answer the attacker. Disconnect the network and wait for an officer.\nReply to this message to add details.`,
      'small.greeting': () =>
        'Welcome. Is something wrong? Just write it here, or send a photo or a voice message.',
      'small.thanks': () => 'You are welcome. Just write if anything else is wrong.',

      // To the reporter
      'reporter.claimed': (p) => `${p.number}: now handled by ${p.by} (${desk[p.desk]}).`,
      'reporter.accepted': (p) =>
        `${p.number}: ${p.by} has answered the call and is finding somebody to handle it.`,
      'reporter.released': (p) =>
        `${p.number}: back in the queue of ${desk[p.desk]}; another officer will take it.`,
      'reporter.asked': (p) =>
        `${p.number}: ${p.by} asks for details.${quoted(p.text)}\n\nJust answer here; the clock is paused until your answer arrives.`,
      'reporter.escalated': (p) =>
        `${p.number}: passed on to ${desk.tier2} (Article ${v.escalationArticle}). A technician there will take it.`,
      'reporter.returned': (p) => `${p.number}: returned to Tier 1 of your office.${quoted(p.text)}`,
      'reporter.assigned': (p) => `${p.number}: now assigned to ${p.by} (${desk[p.desk]}).`,
      'reporter.waits': (p) =>
        `${p.number}: waiting for ${waitedFor[p.choice] ?? 'another party'}.${p.expectedOn === null ? '' : ` Expected: ${v.date(p.expectedOn)}.`}${quoted(p.text)}`,
      'reporter.visitPlanned': (p) =>
        `${p.number}: ${p.by} will visit you ${v.when(p.visitAt)}.${quoted(p.text)}`,
      'reporter.resumed': (p) => `${p.number}: work has resumed.`,
      'reporter.reclassified': (p) =>
        `${p.number}: now ${kinds[p.kind as TicketKind]}, priority ${p.priority}.${quoted(p.text)}`,
      'reporter.referred': (p) =>
        `${p.number}: referred to the responsible party and closed at this desk.${quoted(p.text)}`,
      'reporter.resolved': (p) =>
        `${p.number}: marked as resolved by ${p.by}.${quoted(p.text)}\n\n${p.forName === '' ? '' : `Please call ${p.forName}, then answer for them. `}Has the issue been solved?`,
      'reporter.closed': (p) =>
        `${p.number} is closed. Thank you. How satisfied are you with how it was handled? Reply to this message if you want to tell the officer something.`,
      'reporter.closedBySilence': (p) =>
        `${p.number} is closed because there was no answer for 3 working days. If the issue remains, please send a new report. How satisfied are you with how it was handled? Reply to this message if you want to tell the officer something.`,
      'reporter.reopened': (p) => `${p.number} is open again.`,
      'reporter.cancelled': (p) => `${p.number} is cancelled.`,
      'reporter.rated': () => 'Thank you for your rating.',

      // To the desk
      'desk.returned': (p) => `${p.number} was returned to Tier 1 by ${p.by}.${quoted(p.text)}`,
      'desk.reopened': (p) =>
        `${p.number}: the reporter says it is not solved; the ticket is open again.${quoted(p.text)}`,
      'desk.assigned': (p) => `${p.number} was assigned${p.by === '' ? ' to you as deputy' : ` by ${p.by}`}.`,
      'desk.urged': (p) => `${p.number}: the reporter asks about progress.`,
      'desk.cancelled': (p) => `${p.number} was cancelled by the reporter.`,
      'desk.reporterUnreachable': (p) =>
        `${p.number}: ${p.by} cannot be sent messages (the bot is blocked or the account is inactive). Please make contact directly.`,
      'carried.byDesk': (p) => `${p.short} · ${p.by} (${desk[p.desk]}):`,
      'carried.editedByDesk': (p) => `${p.short} · ${p.by} (${desk[p.desk]}), changed:`,
      'carried.byReporter': (p) => `${p.short} · ${p.by === '' ? 'Reporter hidden' : `${p.by} (reporter)`}:`,
      'carried.editedByReporter': (p) =>
        `${p.short} · ${p.by === '' ? 'Reporter hidden' : `${p.by} (reporter)`}, changed:`,
      'carried.restricted': (p) => `${p.number} (restricted) · ${p.by || 'Reporter hidden'} · ${p.office}:`,
      'head.security': (p) =>
        `${p.number}: your office has reported a security incident. ${v.ict} is handling it. Please make sure that no device is turned off and nothing is deleted.`,
      'coordinator.tier1Missing': (p) =>
        `${p.office} has no active Tier 1 technician${p.article === '' ? '' : ` (Article ${p.article})`}. Its reports go straight to Tier 2, starting with ${p.number}. Invite one with /undang tier1 OFFICE.`,
      'alarm.nobodyAtDesk': (p) =>
        `${p.number}: no person or group at ${desk[p.desk]} can receive the card. Bind a group (/ikat) or invite an officer (/undang).`,
      'alarm.groupGone': (p) =>
        `⚠️ The group "${p.title}" can no longer be sent messages. Tickets are sent privately to the officers for now. Put the bot back into that group, or bind another one with /ikat.`,
      'alarm.aside': (p) =>
        `⚠️ One update could not be processed and was set aside: ${p.id}. Check the log; npm run replay with that id tries it again.`,
      'alarm.notSent': (p) =>
        `⚠️ One message was refused by Telegram and was not sent (outbox ${p.id}). Check the log.`,

      // Questions to whoever acts
      'ask.reply': (p) => `${p.number}: what is your message to ${p.by || 'the reporter'}?`,
      'ask.question': (p) => `${p.number}: what details do you need from ${p.by || 'the reporter'}?`,
      'ask.waitUntil': (p) => `${p.number}: waiting until when? Choose, or write the date, such as 24/11.`,
      'ask.visitWhen': (p) => `${p.number}: when is the visit? Choose, or write for example 24/11 09.30.`,
      'ask.whatTried': (p) => `${p.number}: what has been tried? One line is enough, a photo is welcome.`,
      'ask.whyReturned': (p) => `${p.number}: why is it returned to Tier 1?`,
      'ask.referTo': (p) =>
        `${p.number}: referred to whom? Give the institution, then the name of the contact, such as Komdigi; Ibu Sari.`,
      'ask.solution': (p) => `${p.number}: what was the solution? One line is enough.`,
      'ask.whyReclassified': (p) => `${p.number}: why is it changed? The reporter reads this too.`,
      'ask.note': (p) => `${p.number}: what is the note? The reporter does not see it.`,
      'ask.addition': (p) => `${p.number}: what would you like to add?`,
      'ask.answer': (p) => `${p.number}: what is your answer?`,
      'ask.orReply': (p) => `${p.number}: or reply to this message.`,
      'ask.whichOfSeveral': () => 'That number fits several tickets. Which one?',
      'ask.assignTo': (p) => `${p.number}: assigned to whom?`,
      'ask.waitFor': (p) => `${p.number}: waiting for what?`,
      'ask.newKindOrPriority': (p) => `${p.number}: what is the right kind or priority?`,
      'ask.more': (p) => `${p.number}: more`,
      'ask.confirmStill': (p) =>
        `${p.number}: ${p.carried ? 'your message was passed on to the officer. ' : ''}Has the issue been solved?${p.carried ? ' For another issue, write /lapor.' : ''}`,
      'ask.comment': (p) => `${p.number}: what is your message?`,
      // PD Mandiri TIK
      'mandiri.notInCity': (p) =>
        `${p.regulation} does not know PD Mandiri TIK, so ${p.city} cannot designate one. Network and applications are run by ${v.ict}.`,
      'mandiri.about': (p) =>
        p.decree === null
          ? `PD Mandiri TIK · ${p.office}\n${p.state === null ? 'Never applied for.' : sentenceCase(mandiriStates[p.state] ?? p.state)}\nCriteria (Article 47(4)): it has ICT staff, and proven ability and experience in building or running applications or its LAN on its own. The Kepala PD applies.`
          : `${p.office} is a PD Mandiri TIK by decree of the Sekretaris Daerah ${p.decree} (Article 47(6)). LAN and its own applications are handled by the office; ${v.ict} only when passed on.`,
      'mandiri.applied': (p) =>
        `The application of ${p.office} was sent to ${v.ict} to be assessed (Article 47(3)). You will be told of each step.`,
      'mandiri.alreadyRunning': () =>
        'Your office is a PD Mandiri TIK already, or its application is under way. See /mandiri.',
      'mandiri.card': (p) =>
        `Application for PD Mandiri TIK · ${p.office}\nBy ${p.applicant} · scope: ${mandiriScopes[p.scope] ?? p.scope}\n${sentenceCase(mandiriStates[p.state] ?? p.state)}\n\nArticle 47(4):\na. ICT staff: ${judged(p.hasStaff)}\nb. ability and experience: ${judged(p.hasExperience)}${p.letter === null ? '' : `\nLetter of proposal: ${p.letter}`}${p.decree === null ? '' : `\nDecree of the Sekretaris Daerah: ${p.decree}`}`,
      'mandiri.news': (p) =>
        `PD Mandiri TIK · ${p.office}: ${mandiriStates[p.state] ?? p.state}.${quoted(p.text)}`,
      'mandiri.done': (p) => `Recorded: ${mandiriStates[p.state] ?? p.state}.`,
      'mandiri.stale': (p) =>
        `This step no longer applies; the application is now ${mandiriStates[p.state] ?? p.state}.`,
      'mandiri.needsNumber': (p) =>
        `The number of the letter or decree is needed (Article ${p.article}); without it this step cannot be recorded. Write the number on one line, for example 188/12/SEKDA/2026.`,
      'ask.mandiriLetter': (p) =>
        `Number of the letter proposing ${p.office} to the Ketua Tim Koordinasi SPBE (Article 47(5))?`,
      'ask.mandiriDecree': (p) =>
        `Number of the decree of the Sekretaris Daerah designating ${p.office} (Article 47(6))?`,
      'ask.mandiriWhy': (p) => `Why is ${p.office} not designated? The applicant reads it too.`,
      'refused.officeHeadOnly': () => 'This application is made by the Kepala PD.',

      // Done
      'done.claimed': (p) => `You are now handling ${p.number}.`,
      'done.released': (p) => `${p.number} is released and back in the queue.`,
      'done.asked': (p) => `${p.number}: the reporter was asked; the clock is paused until the answer.`,
      'done.waits': (p) => `${p.number}: recorded as waiting; the clock is paused.`,
      'done.resumed': (p) => `${p.number}: resumed.`,
      'done.visitPlanned': (p) => `${p.number}: the reporter was told the time of the visit.`,
      'done.escalated': (p) => `${p.number} was passed on to Tier 2 ${v.ict}.`,
      'done.returned': (p) => `${p.number} was returned to Tier 1.`,
      'done.assigned': (p) => `${p.number} was assigned.`,
      'done.referred': (p) => `${p.number} was referred and closed.`,
      'done.resolved': (p) => `${p.number}: the reporter was asked whether the issue has been solved.`,
      'done.reclassified': (p) => `${p.number} was changed; the reporter was told.`,
      'done.noted': (p) => `${p.number}: the note is saved; the reporter does not see it.`,
      'done.added': (p) => `${p.number}: your addition was passed to the officer.`,
      'done.answered': (p) => `${p.number}: your answer was passed to the officer. Thank you.`,
      'done.reopened': (p) => `${p.number} is open again; the same officer was told.`,
      'done.rated': () => 'Thank you for your rating.',
      'done.commented': (p) =>
        `${p.number} is closed already; your message was passed on to the officer. If the issue comes back, write /lapor.`,
      'done.cancelled': (p) => `${p.number} is cancelled.`,
      'done.urged': (p) => `${p.number}: the officer was reminded.`,
      'done.replied': () => 'Sent to the reporter.',
      'done.left': () => 'Cancelled.',
      'done.nothingToLeave': () => 'Nothing is in progress. Just write if something is wrong.',
      'done.draftCancelled': () => 'Cancelled. Nothing was sent.',
      'notice.answerBelow': () => 'Please answer below.',
      'notice.chooseBelow': () => 'Please choose below.',
      'notice.sentBelow': () => 'Sent below.',
      'notice.masked': () =>
        'What looks like a password, NIK or secret number was masked before it was saved. Please delete the original message, and change that password.',

      // Lists
      'list.queue': (p) => list('Queue', p.items),
      'list.queueEmpty': () => 'The queue is empty.',
      'list.mine': (p) => list('Your tickets', p.items),
      'list.mineEmpty': () => 'You are handling no tickets. /antrean shows those waiting.',
      'list.reports': (p) => list('Your reports', p.items),
      'list.reportsEmpty': () => 'There are no reports yet. Just write if something is wrong.',

      // Refusals: why, and what to do next
      'refused.absent': () => 'That ticket does not exist, or is not yours. Check its number with /tiket.',
      'refused.whichNumber': () => 'Which ticket? Give its number, for example G-0042.',
      'refused.owned': (p) => `Already handled by ${p.by} since ${v.time(p.at)}`,
      'refused.alreadyYours': (p) => `You are already handling ${p.number}.`,
      'refused.takeFirst': (p) =>
        `Nobody is handling ${p.number} yet. Press "I will handle it" first, then reply.`,
      'refused.notYourPart': (p) =>
        `${p.number}: this action is not part of your work. /bantuan shows what you can do.`,
      'refused.returnedTwice': (p) =>
        `${p.number} has been returned twice. Tier 2 resolves it, or refers it through More.`,
      'refused.state': (p) =>
        `${p.number} is now ${states[p.status] ?? p.status}; this can no longer be done. See /tiket ${p.number}.`,
      'refused.urgedAlready': (p) =>
        `${p.number}: the officer has been reminded. You may remind again after half a working day. In an emergency see /bantuan.`,
      'refused.nobodyToAssign': () => 'There is no other officer at this desk yet. Invite one with /undang.',
      'refused.techniciansOnly': () => 'This list is for technicians. Your own reports are in /tiket.',
      'refused.coordinatorsOnly': () => 'Only a coordinator or an administrator can invite.',
      'refused.adminsOnly': () => 'This command is only for the bot administrator.',
      'refused.privateOnly': () => 'Please open a private chat with this bot, then write /start there.',
      'refused.inviteInPrivate': (p) =>
        `Invitations are made in the private chat with the bot, so that nobody else uses the link: https://t.me/${p.bot}`,
      'refused.reportInPrivate': (p) =>
        `Reports are made in the private chat with the bot: https://t.me/${p.bot}`,
      'refused.notRegistered': () =>
        'You are not registered yet. Open a private chat with the bot and write /start.',
      'refused.anonymous': () =>
        'The bot cannot recognise an anonymous sender or a channel. Turn off the administrator’s anonymous mode, then try again under your own name.',
      'refused.unusable': (p) =>
        `Sorry, ${what[p.what] ?? 'this message'} cannot be used for a report. Write what is wrong, or send a photo, file or voice message.`,
      'refused.unknownCommand': (p) =>
        `The command /${p.name} is not known. /bantuan shows all commands; to report something, just write what is wrong.`,
      'refused.stale': () => 'This button no longer applies. See /tiket or /bantuan.',
      'refused.draftFull': (p: { most: number }) =>
        `This report holds ${p.most} messages; what follows is not kept. Press Send, then add the rest by replying to the ticket.`,
      'refused.draftOver': () => 'That report has been sent or cancelled. See /tiket, or write a new report.',
    },
    labels: {
      ...advice.labels,
      ...registration.labels,
      ...approvals.labels,
      ...services.labels,
      ...staff.labels,
      ...subdomain.labels,
      ...law.labels,
      ...announcing.labels,
      ...calendar.labels,
      ...time.labels,
      ...together.labels,
      ...monthly.labels,
      ...watching.labels,
      ...reminding.labels,
      ...duties.labels,
      ...dutyMatrix.labels,
      ...dutyUp.labels,
      ...auditing.labels,
      ...roster.labels,
      ...sheets.labels,
      ...privacy.labels,
      ...complaint.labels,
      plain: (p) => p.text ?? '',
      employee: () => 'I am an employee',
      citizen: () => 'I am a citizen',
      understood: () => 'I understand',
      indonesian: () => 'Bahasa Indonesia',
      english: () => 'English',
      send: () => 'Send',
      change: () => 'Change',
      cancel: () => 'Cancel',
      back: () => 'Back',
      changeText: () => 'Text',
      changeKind: () => 'Kind',
      changeImpact: () => 'How many',
      changeUrgency: () => 'How serious',
      addTo: (p) => `Add to ${p.short ?? ''}`.trim(),
      newReport: () => 'New report',
      'impact.I4': () => impacts.I4 ?? '',
      'impact.I3': () => impacts.I3 ?? '',
      'impact.I2': () => impacts.I2 ?? '',
      'impact.I1': () => impacts.I1 ?? '',
      'urgency.U2': () => 'Cannot work',
      'urgency.U3': () => 'Can still work',
      'urgency.U4': () => 'Not urgent',
      'kind.complaint': () => kinds.complaint,
      'kind.incident': () => kinds.incident,
      'kind.problem': () => kinds.problem,
      'kind.service_request': () => kinds.service_request,
      'kind.change': () => kinds.change,
      claim: () => 'I will handle it',
      ask: () => 'Ask for details',
      escalate: () => `Pass on to ${v.ict}`,
      return: () => 'Return to Tier 1',
      assign: () => 'Assign',
      resolve: () => 'Resolved',
      more: () => 'More',
      release: () => 'Release',
      reply: () => 'Reply',
      wait: () => 'Wait for …',
      'wait.vendor': () => 'Wait for vendor',
      'wait.part': () => 'Wait for spare part',
      'wait.letter': () => 'Wait for letter',
      resume: () => 'Resume',
      visit: () => 'Plan a visit',
      refer: () => 'Refer',
      reclassify: () => 'Change kind/priority',
      note: () => 'Note',
      history: () => 'History',
      open: () => 'Open',
      add: () => 'Add details',
      answer: () => 'Answer',
      confirm: () => 'Solved',
      reject: () => 'Not solved',
      rate: () => 'Rate',
      comment: () => 'Message',
      urge: () => 'Remind the officer',
      cancelTicket: () => 'Cancel the ticket',
      'mandiri.apps': () => 'Apply for applications',
      'mandiri.lan': () => 'Apply for the LAN',
      'mandiri.both': () => 'Apply for both',
      'mandiri.withdraw': () => 'Withdraw',
      'mandiri.staffYes': () => 'ICT staff: yes',
      'mandiri.staffNo': () => 'ICT staff: not yet',
      'mandiri.experienceYes': () => 'Experience: yes',
      'mandiri.experienceNo': () => 'Experience: not yet',
      'mandiri.propose': () => 'Propose to the chair',
      'mandiri.designate': () => 'Designate',
      'mandiri.refuse': () => 'Refuse',
      stars: (p) => '⭐'.repeat(p.stars ?? 1),
      'usual.sendPhoto': () => 'Please send a photo of the screen',
      'usual.sinceWhen': () => 'Since when?',
      'usual.where': () => 'In which room?',
      'usual.tomorrow': () => 'Tomorrow',
      'usual.nextWeek': () => 'Next week',
      'usual.unknown': () => 'Not known yet',
      'usual.todayAfternoon': () => 'Today, after lunch',
      'usual.tomorrowMorning': () => 'Morning of the next working day',
      'usual.restarted': () => 'Restarted',
      'usual.checkedCables': () => 'Cables and power checked',
      'usual.otherDevice': () => 'Tried on another device',
      'usual.needsAccess': () => 'Needs Tier 2 access',
      'usual.notComplete': () => 'Details are incomplete',
      'usual.officeCanSolve': () => 'Can be solved at the office',
      'usual.checkOnSite': () => 'Needs a check on site',
      'usual.deviceFixed': () => 'Device repaired',
      'usual.networkRestored': () => 'Network restored',
      'usual.accountReset': () => 'Account reset',
      'usual.explained': () => 'Explained how to do it',
      'usual.afterCheck': () => 'After a check',
      'usual.widerImpact': () => 'The impact is wider',
    },
    times: { ...time.times, light: time.light },
    recording: together.recording,
    subdomain: subdomain.subdomain,
    card: {
      ...advice.card,
      ...together.card,
      ...complaint.card,
      reporterPending: registration.reporterPending,
      passedOn: roster.passedOn,
      lastCall: roster.lastCall,
      office: (p) => `${p.office}\nReporter: ${p.reporter}`,
      kind: (p) => `${p.priority} · ${kinds[p.kind]} · ${p.category}`,
      target: (p) => `Target: ${v.dateTime(p.at)}`,
      status: (p) =>
        p.status === 'queued'
          ? `Waiting for ${desk[p.desk]}`
          : p.by === null || p.status === 'closed'
            ? sentenceCase(states[p.status] ?? p.status)
            : `${sentenceCase(states[p.status] ?? p.status)} — ${p.by}${p.since === null ? '' : ` since ${v.when(p.since)}`}`,
      restricted: () => '🔒 Restricted: text and attachments are sent privately to whoever handles it.',
      tier1Missing: () => 'This office has no active Tier 1 yet.',
      files: (p) => `📎 ${counted(p.count, 'attachment')}`,
      stars: (p) => `Rating: ${'⭐'.repeat(p.stars)}`,
      tried: (p) => `Tried by Tier 1: ${p.text}`,
      historyTitle: (p) => `History of ${p.number}`,
      happened: (p) =>
        `${v.dateTime(p.at)} — ${happenings[p.kind] ?? p.kind}${p.by === null ? '' : `: ${p.by}`}${p.automatic ? ' (automatic)' : ''}${p.edited ? ' (changed)' : ''}${p.text === '' ? '' : `\n   ${p.text}`}`,
      topic: (p) => `${p.short} ${p.office} ${p.text}`.trim(),
    },
  };
};

const what: Record<string, string> = {
  sticker: 'a sticker',
  poll: 'a poll',
  location: 'a location',
  contact: 'a contact',
  dice: 'a dice throw',
  other: 'this message',
};
const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
