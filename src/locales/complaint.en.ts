/** The same in English. */
import type { Role } from '../domain/authority.ts';
import type { About } from '../domain/complaints.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import type { complaintWords as source } from './complaint.id.ts';
import type { Voice } from './voice.ts';

const anyOf = (roles: readonly Role[], words: Record<Role, string>) =>
  roles.map((role) => words[role]).join(' or ');
const quoted = (text: string) => (text === '' ? '' : `\n\n${text}`);
const same = (a: readonly Role[], b: readonly Role[]) => a.join() === b.join();

export const complaintHappenings: Record<string, string> = {
  CONCERNED: 'Person concerned named',
  SUMMARIZED: 'Neutral summary written',
  SUMMARY_SENT: 'Summary sent to the person concerned',
  RESPONDED: 'Answer of the person concerned',
  CONCLUDED: 'Conclusion proposed',
  APPROVED: 'Conclusion approved by a second person',
  DISAPPROVED: 'Conclusion returned by a second person',
  HID: 'Name of the reporter hidden',
  UNMASK_ASKED: 'Disclosure of the name requested',
  UNMASKED: 'Name disclosed to two people',
  UNMASK_DECLINED: 'Name stays hidden',
  LEAVING_ASKED: 'Reporter asked: still a complaint?',
  LEAVING_DECLINED: 'Reporter: still a complaint',
};

export const complaintWords = (
  v: Voice,
  roles: Record<Role, string>,
  kinds: Record<TicketKind, string>,
): ReturnType<typeof source> => {
  const abouts: Record<About, string> = {
    tier1: 'Tier 1 of the office',
    tier2: `Tier 2 ${v.ict}`,
    coordinator: 'a coordinator',
    leader: 'the leadership',
    other: 'somebody else',
  };
  const about = (p: { about: About; name: string | null }) =>
    p.name === null ? abouts[p.about] : p.about === 'other' ? p.name : `${p.name} (${abouts[p.about]})`;
  return {
    sentences: {
      'draft.about': (p) =>
        `NOT SENT YET — complaint${quoted(p.text)}\n\nWho is it about? A complaint is dealt with in private, never in a group.`,
      'draft.person': (p) =>
        `NOT SENT YET — complaint about ${abouts[p.about]}${quoted(p.text)}\n\nWho is it about?`,
      'draft.name': (p) => `NOT SENT YET — complaint${quoted(p.text)}\n\nWho is it about? Write the name.`,
      'draft.whichPerson': (p) =>
        `NOT SENT YET — complaint${quoted(p.text)}\n\nWho is it about? Those matching "${p.named}":`,
      'draft.hiding': (p) =>
        `NOT SENT YET — complaint${quoted(p.text)}\n\nMay those who handle it see your name? If it is hidden, all messages go through the bot. Words, photos and voices may still show who wrote.`,
      'draft.complaintReady': (p) =>
        `NOT SENT YET${quoted(p.text)}\n\n${kinds.complaint} · about ${about(p)}\nYour name: ${p.isHidden ? 'hidden' : 'visible to those who handle it'}\n\nPress Send if this is right. Further messages are added here.`,
      'refused.answerFirst': () =>
        'Please answer first: who the complaint is about, and whether your name is hidden. The answer decides who receives it.',
      'refused.nameInWords': () => 'Write the name in words, or press I do not know the name.',

      'complaint.sent': (p) =>
        `Complaint received: ${p.number}\n${
          p.roles.length === 0
            ? 'It cannot be passed to anybody yet.'
            : same(p.roles, p.wanted)
              ? `Passed privately to: ${anyOf(p.roles, roles)}.`
              : `There is no ${anyOf(p.wanted, roles)} who can receive it now, so it was passed privately to: ${anyOf(p.roles, roles)}.`
        } Target: ${v.when(p.targetAt)}.\n${p.isHidden ? 'Your name is hidden. ' : ''}Whoever it is about does not see this complaint and does not handle it.\nReply to this message to add details.`,
      'complaint.nobody': (p) =>
        `${p.number}: there is nobody yet who may handle this complaint. It is kept and offered again every working day. If it is urgent, turn to the Inspectorate or call ${v.hotline}.`,
      'complaint.became': (p) =>
        `${p.number} is now dealt with privately as a complaint${p.roles.length === 0 ? '' : ` by: ${anyOf(p.roles, roles)}`}. Who is it about? Whoever it is about will not handle it.`,
      'complaint.aboutWhom': (p) => `${p.number}: who is it about?`,
      'complaint.askLeave': (p) =>
        `${p.number}: the handler proposes to treat this complaint as: ${kinds[p.kind as TicketKind]}.${quoted(p.text)}\n\nIf you agree, technicians will see your words and your name, perhaps also whoever it is about. If not, it stays a complaint.`,
      'reporter.answered': (p) =>
        `${p.number}: conclusion by ${p.by}, reviewed by a second person.${quoted(p.text)}\n\nHas your complaint been answered?`,
      'reporter.unmasked': (p) =>
        `${p.number}: your name was disclosed to ${p.by} and ${p.second}, and to them alone. Reason: ${p.text}\nThis decision is on record; if you object, reply to this message or call ${v.hotline}.`,

      'complaint.alarm': (p) =>
        `⚠️ Complaint ${p.number} cannot be delivered: there is nobody who may receive it. Invite a coordinator, head of division or head of the agency with /undang.`,
      'complaint.preview': (p) =>
        `${p.number}: this is what ${p.name} will read, without the reporter's name or words:${quoted(p.text)}\n\nIs it neutral?`,
      'complaint.review': (p) =>
        `${p.number}: ${p.by} proposes a conclusion; the reporter gets it once a second person agrees.${quoted(p.text)}`,
      'complaint.nameAsked': (p) =>
        `${p.number}: ${p.by} asks for the reporter's name. Reason: ${p.text}\n\nIt is disclosed only if a second person agrees; the reporter is told who and why.`,
      'complaint.name': (p) =>
        `${p.number}: the reporter is ${p.name}. Only the two of you read this; the reporter has been told.`,
      'complaint.nameKept': (p) =>
        `${p.number}: ${p.by} did not agree to disclose the name. It stays hidden.`,
      'complaint.leaveFor': (p) =>
        `${p.number}: what should it become? The reporter is asked first, because others could read it then.`,
      'complaint.whoConcerned': (p) => `${p.number}: who is the person concerned?`,
      'desk.complaintWaits': (p) => `${p.number}: nobody has taken this complaint yet.`,
      'desk.reviewReturned': (p) => `${p.number}: ${p.by} returned the proposed conclusion.${quoted(p.text)}`,
      'desk.staysComplaint': (p) => `${p.number}: the reporter wants it to stay a complaint.`,
      'carried.byConcerned': (p) => `${p.short} · answer of ${p.by}:`,
      'carried.editedByConcerned': (p) => `${p.short} · answer of ${p.by}, edited:`,

      'concerned.summary': (p) =>
        `There is a complaint about your service (${p.short}). Summary by the handler:${quoted(p.text)}\n\nYou have the right to answer; only the handler and the reviewer read it. The reporter is not named. Nothing has been concluded.`,
      'concerned.status': (p) =>
        `${p.number}: ${p.isOpen ? 'under review' : 'the review is finished'}. The summary you were given:${quoted(p.text)}`,
      'concerned.finished': (p) =>
        `${p.short}: the review of the complaint about your service is finished. Thank you.`,

      'ask.summary': (p) =>
        `${p.number}: write a neutral summary for the person concerned: the point, without naming the reporter or quoting the complaint.`,
      'ask.response': (p) => `${p.number}: what is your answer?`,
      'ask.conclusion': (p) =>
        `${p.number}: what is the conclusion and the answer? The reporter reads it once a second person agrees.`,
      'ask.whySentBack': (p) => `${p.number}: what is missing? The handler reads it.`,
      'ask.whyUnmask': (p) =>
        `${p.number}: why should the name be disclosed? The second person and the reporter read it.`,

      'done.concerned': (p) => `${p.number}: the person concerned is on record.`,
      'done.summarySent': (p) => `${p.number}: the summary was sent to the person concerned, who may answer.`,
      'done.responded': (p) =>
        `${p.number}: your answer is on record and was passed to the handler. You may answer again.`,
      'done.concluded': (p) => `${p.number}: the conclusion waits for a second person.`,
      'done.approved': (p) => `${p.number}: approved, the conclusion was sent to the reporter.`,
      'done.sentBack': (p) => `${p.number}: returned to the handler.`,
      'done.unmaskAsked': (p) => `${p.number}: the request waits for a second person.`,
      'done.unmasked': (p) => `${p.number}: agreed and recorded, the reporter was told.`,
      'done.nameKept': (p) => `${p.number}: the name stays hidden.`,
      'done.aboutChanged': (p) => `${p.number}: noted. Whoever it is about will not handle it.`,
      'done.hidden': (p) =>
        `${p.number}: your name is hidden from now on. Those who have read it may still remember.`,
      'done.leavingAsked': (p) => `${p.number}: the reporter is asked to agree.`,
      'done.kindAgreed': (p) => `${p.number}: changed as you agreed.`,
      'done.staysComplaint': (p) => `${p.number}: it stays a complaint.`,

      'refused.complaintInPrivate': () =>
        'Complaints are opened only in the private chat with the bot, not in a group.',
      'refused.nameConcernedFirst': (p) =>
        `${p.number}: name the person concerned first, so that it is clear who reads the summary.`,
      'refused.tellConcernedFirst': (p) =>
        `${p.number}: ${p.name} has not had the summary yet. Send it first, so that an answer is possible, then propose the conclusion.`,
      'refused.nobodyConcerned': (p) =>
        `${p.number}: the person concerned is not registered here. Hear them directly and write it down as a note.`,
      'refused.concernedTold': (p) =>
        `${p.number}: the person concerned already has the summary and cannot be changed.`,
      'refused.quotesAuthor': (p) =>
        `${p.number}: this summary quotes the reporter. Put the point in your own words.`,
      'refused.namesAuthor': (p) =>
        `${p.number}: this summary names the reporter. Write it without the name.`,
      'refused.changedMeanwhile': (p) =>
        `${p.number}: it has changed since that message. Open it again with /tiket ${p.number}.`,
      'refused.noSecond': (p) =>
        `${p.number}: there is no second person who may review it. Invite another coordinator, a head of division or the head of the agency (/undang), then try again.`,
      'refused.notHidden': (p) => `${p.number}: the reporter's name is not hidden.`,
      'refused.nameAskedAlready': (p) => `${p.number}: the name was asked for and waits for a second person.`,
      'refused.samePerson': (p) =>
        `${p.number}: you asked yourself. The name is disclosed only if a second person agrees.`,
      'refused.alreadyHidden': (p) => `${p.number}: your name is already hidden.`,
    },
    labels: {
      'about.tier1': () => 'Tier 1 of my office',
      'about.tier2': () => `Tier 2 ${v.ict}`,
      'about.coordinator': () => 'A coordinator',
      'about.other': () => 'Somebody else, by name',
      noComplaint: () => 'Not a complaint',
      nameUnknown: () => 'I do not know the name',
      nobodyNamed: () => 'I do not know the name',
      writeName: () => 'Write the name',
      noneOfThese: () => 'None of these',
      hide: () => 'Hide my name',
      showName: () => 'My name may be seen',
      changeAbout: () => 'Who it is about',
      changeHiding: () => 'My name',
      about: () => 'Who is it about?',
      concern: () => 'Person concerned',
      summarize: () => 'Neutral summary',
      summarizeAgain: () => 'Write again',
      sendSummary: () => 'Send summary',
      respond: () => 'Answer',
      conclude: () => 'Propose conclusion',
      approveConclusion: () => 'Approve conclusion',
      sendBack: () => 'Return',
      unmask: () => "Disclose the reporter's name",
      grantName: () => 'Agree to disclose',
      keepName: () => 'Do not disclose',
      agreeKind: () => 'Agree',
      keepComplaint: () => 'Keep as complaint',
      'usual.notAnswered': () => "The reporter's question is not answered",
      'usual.hearBoth': () => 'Both sides must be heard',
    },
    card: {
      hiddenReporter: () => 'Reporter hidden',
      complaintPrivate: () => '🔒 Dealt with in private.',
      complaintAbout: (p) => `About: ${about(p)}`,
      summarySent: (p) =>
        p.count === 0
          ? 'The person concerned has the summary, no answer yet.'
          : `The person concerned has answered (${p.count}).`,
      conclusion: (p) => `Proposed conclusion: ${p.text}`,
    },
  };
};
