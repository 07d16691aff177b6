/** The same in English. */
import type { Decision } from '../domain/approvals.ts';
import type { ApprovalCard, approvalWords as indonesian, StepLine } from './approvals.id.ts';
import type { Approver } from '../domain/vocabulary.ts';
import type { Voice } from './voice.ts';

const stepNames: Record<Approver, string> = {
  tier1: 'Tier 1',
  office_head: 'head of the office',
  owner_head: 'head of the owning office',
  application_owner: 'owner of the application',
  tier2: 'Tier 2',
  name_check: 'Tier 2, check of the name',
  completeness_check: 'Tier 2, completeness',
  identity_check: 'Tier 2, identity',
  receipt: 'Tier 2, receipt',
  csirt: 'CSIRT',
  division_head: 'head of division',
  assessor: 'assessor',
  agency_head: 'Kepala Dinas',
  agency_proposal: 'proposal by the Kepala Dinas',
  planning_office: 'planning office',
  planning_receipt: 'planning office, notice',
  chair: 'chair of the steering team',
  chair_decree: 'decree of the chair',
};

export const approvalWords = (v: Voice): ReturnType<typeof indonesian> => {
  const stepLine = (one: StepLine): string => {
    if (one.state === 'now') return `▶ ${one.title}: waiting`;
    if (one.state === 'later') return `○ ${one.title}`;
    if (one.decision === 'own') return `– ${one.title}: passed over, asked for by that technician himself`;
    const at = one.at === null ? '' : `, ${v.when(one.at)}`;
    if (one.decision === 'letter')
      return `✓ ${one.title}: met by letter ${one.number ?? ''}${one.letterOn === null ? '' : ` of ${v.date(one.letterOn)}`}${at}`;
    const instead = one.insteadOf === null ? '' : ` (for ${one.insteadOf})`;
    const number = one.number === null ? '' : `, decision ${one.number}`;
    return `✓ ${one.title}: ${one.by ?? ''}${instead}${number}${at}`;
  };
  const status = (words: string): string =>
    ({
      filling: 'went back to the requester for correction',
      passed: 'is fully approved',
      rejected: 'was refused',
      withdrawn: 'was withdrawn by the requester',
      lapsed: 'lapsed because the letter did not follow',
      deleted: 'was deleted',
      deciding: 'waits for approval',
    })[words] ?? words;
  const by = (names: readonly string[]) => (names.length === 0 ? '' : ` (${names.join(', ')})`);
  return {
    sentences: {
      'approval.card': (p: ApprovalCard) =>
        [
          `${p.number} · ${p.title}`,
          `${p.office} · ${p.requester} · revision ${p.revision}`,
          ...(p.article === null ? [] : [`Basis: Article ${p.article} of ${v.regulation}`]),
          '',
          ...p.answers.map(({ label, shown }) => `${label}: ${shown}`),
          ...(p.more === 0 ? [] : [`… and ${p.more} more (see the files, or the draft letter)`]),
          '',
          ...p.steps.map(stepLine),
          ...(p.awaited.length === 0 ? [] : [`Letter to follow: ${p.awaited.join(', ')}`]),
          ...(p.status === 'deciding'
            ? p.isHeld
              ? ['', 'Held until its letter is there; nothing to decide yet.']
              : p.isMine
                ? ['', `Your decision as ${p.step ?? ''} is asked for, on this revision ${p.revision}.`]
                : []
            : ['', `This request ${status(p.status)}.${p.reason === null ? '' : ` Reason: ${p.reason}`}`]),
        ].join('\n'),
      'approval.history': (p) =>
        `${v.dateTime(p.at)} — ${stepNames[p.step]} ${{ approved: 'approved', letter: 'met by letter', own: 'passed over, asked for by that technician', returned: 'sent back', rejected: 'refused' }[p.decision]}${p.number === null ? '' : ` ${p.number}`}${p.letterOn === null ? '' : `, ${v.date(p.letterOn)}`}: ${p.by}${p.insteadOf === null ? '' : ` (for ${p.insteadOf})`} (revision ${p.revision})`,
      'approval.goneOn': (p: { number: string }) => `${p.number}: this request no longer waits for you.`,
      'approval.waits': (p) =>
        `${p.number} · ${p.title}: waiting for approval by ${p.step}${p.office === '' ? '' : ` (${p.office})`}, step ${p.nth} of ${p.count}.`,
      'approval.vacant': (p) =>
        `${p.number} · ${p.title}: waiting for approval by ${p.step}${p.office === '' ? '' : ` (${p.office})`}, step ${p.nth} of ${p.count}. Nobody holds that role here yet, so a letter signed by that official meets the step: download the draft, have it signed, then upload it.`,
      'approval.held': (p) =>
        `${p.number} · ${p.title}: all checks are done, only ${p.step} is left (step ${p.nth} of ${p.count}). Held until the letter that was to follow is there; no time runs.`,
      'approval.silent': (p) =>
        `${p.number} · ${p.title}: ${p.step}${by(p.names)} has not answered since ${v.when(p.since)}. A signed letter can now meet this step too.`,
      'approval.reminder': (p) =>
        `Reminder: ${p.number} · ${p.title} of ${p.office} has waited for your decision as ${p.step} since ${v.when(p.since)}.`,
      'approval.copyUpward': (p) =>
        `Copy: ${p.number} · ${p.title} of ${p.office} has not been decided by ${p.step}${by(p.names)} since ${v.when(p.since)}.`,
      'approval.done': (p) =>
        p.isLast
          ? `Recorded as ${p.step}. All steps are done.`
          : `Recorded as ${p.step}. The request goes on.`,
      'approval.sentBack': (p) => `Sent back to the requester by ${p.step}.`,
      'approval.refused': (p) => `Refused by ${p.step}; the requester is told why.`,
      'approval.returned': (p) =>
        `${p.number} · ${p.title} was sent back by ${p.step} to be corrected${p.field === null ? '' : ` at "${p.field}"`}: ${p.text}\nIts form is open again below; the other answers are kept.`,
      'approval.rejected': (p) =>
        `${p.number} · ${p.title} was refused by ${p.step}. Reason: ${p.text}${p.article === null ? '' : `\nBasis: Article ${p.article} of ${p.regulation} (/aturan ${p.article})`}`,
      'approval.changed': (p) =>
        `The content has changed: this request is now revision ${p.revision}. Read the new one on its card first.`,
      'approval.already': (p: { by: string; at: string; decision: Decision }) =>
        p.decision === 'letter'
          ? `This step was met by a letter, ${v.when(p.at)}.`
          : `This step was ${p.decision === 'returned' ? 'sent back' : p.decision === 'rejected' ? 'refused' : 'decided'} by ${p.by}, ${v.when(p.at)}.`,
      'approval.notYet': (p) => `It is not that step’s turn; it waits for ${p.step}.`,
      'approval.notYours': (p) => `This step belongs to ${p.step}.`,
      'approval.ownRequest': () =>
        'Nobody approves his own request, neither in another role nor as a deputy.',
      'approval.secondPerson': () =>
        'For this service two different people must approve, and so far only you have.',
      'approval.onlyNotice': () => 'This step only takes notice; it cannot send back or refuse.',
      'approval.letterFirst': () =>
        'The letter is missing: the request is held until the letter that was to follow is there.',
      'approval.withRequester': () => 'The requester is correcting this request.',
      'approval.over': (p) => `This request ${status(p.status)}.`,
      'approval.askDecree': () => 'What is the number of the decision?',
      'approval.decreeUnclear': () => 'The number of a decision has digits, on one line. What is it?',
      'approval.askWrong': () => 'Which part needs correcting?',
      'approval.askReturn': () => 'What needs correcting? Write one line.',
      'approval.askReject': () =>
        'Why is it refused? Write one line; the requester reads it with the article.',
      'approval.list': (p) =>
        p.rows.length === 0
          ? 'No request waits for your approval.'
          : [
              'Waiting for your approval:',
              ...p.rows.map(
                (row) => `• ${row.number} · ${row.title} · ${row.office}, since ${v.when(row.since)}`,
              ),
              ...(p.more ? ['… and more.'] : []),
            ].join('\n'),
      'approval.sayRevision': (p) =>
        `Read its card, then press its button or repeat the command with the revision behind the number: ${p.revision}.`,
      'approval.askLetter': (p) =>
        `${p.step === '' ? 'Write' : `Letter signed by ${p.step}: write`} its number and date, for example 800/123/2026 tanggal 20 November 2026${p.isPaper ? '. Its file is not sent through Telegram, because this request is restricted.' : ', with its photo or PDF.'}`,
      'approval.letterUnclear': () =>
        'The number and date of the letter could not be read. Example: 800/123/2026 tanggal 20 November 2026. The date cannot be in the future.',
      'approval.askLetterFile': () => 'Now send a photo or PDF of the signed letter.',
      'approval.fileUnfit': () =>
        'That file is no photo or PDF (20 MB at most). Send a photo or PDF of the letter.',
      'approval.noFileOfRestricted': () =>
        'This request is restricted: its files do not go through Telegram. Number and date of the letter are enough.',
      'approval.letterNotNeeded': (p) =>
        `${p.step} can still answer; a letter takes that place after two working days without an answer.`,
      'approval.letterThere': () => 'No letter is awaited.',
      'approval.metByLetter': (p) =>
        `The step of ${p.step} is met by letter ${p.number} of ${v.date(p.on)}, and recorded so.`,
      'approval.letterKept': (p) =>
        `${p.label} is recorded: ${p.number}.${p.left === 0 ? '' : ` ${p.left} more to come.`}`,
      'approval.letterReminder': (p) =>
        `${p.number} · ${p.title}: the letter that was to follow is not there yet. It is due ${v.when(p.until)} (in ${p.days} days); after that the request lapses.`,
      'approval.letterLapsed': (p) =>
        `${p.number} · ${p.title} lapsed: the letter did not follow within 14 days. When it is ready, ask again with /layanan.`,
      'approval.draftCaption': (p) =>
        `Draft letter: ${p.title}. Give it letterhead, number and signature, then hand it in.`,
      'approval.file': (p) => p.name,
      'approval.noFiles': () => 'This request has no files.',
      'approval.filesOnPaper': (p) =>
        `${p.count} files of this request are restricted and do not go through Telegram; see them at ${v.ict}.`,

      'change.frozen': (p) =>
        `The planned time lies in a freeze, ${v.date(p.from)} to ${v.date(p.until)} (${p.reason}). Choose another time; only an emergency may go on.`,
      'change.reversed': () => 'It would end before it begins; correct the times.',
      'change.past': () => 'The planned time is over; choose a new one.',
      'change.askReview': (p) =>
        `${p.number} · ${p.title} · ${p.office}: the change was carried out and closed. What came of it?`,
      'change.reviewed': (p) =>
        `Review of ${p.number} recorded: ${{ worked: 'worked', partly: 'worked, with remarks', rolledBack: 'rolled back' }[p.verdict] ?? p.verdict}.`,
      'change.reviewedAlready': (p) => `Already reviewed by ${p.by}, ${v.when(p.at)}.`,
      'change.notOwnReview': () => 'Somebody else reviews your own work.',

      'freeze.list': (p) =>
        p.rows.length === 0
          ? 'There is no freeze. Add one: /bekukan 20/12 - 5/1 Christmas and New Year'
          : [
              'Freezes (emergencies excepted):',
              ...p.rows.map(
                (row) => `• ${v.date(row.fromOn)} to ${v.date(row.untilOn)}: ${row.reason} (${row.by})`,
              ),
              'Add: /bekukan date - date reason',
            ].join('\n'),
      'freeze.kept': (p) =>
        `Recorded: no changes ${v.date(p.fromOn)} to ${v.date(p.untilOn)}, ${p.reason}. Changes planned in that time are refused, but for emergencies.`,
      'freeze.lifted': (p) => `Lifted: ${v.date(p.fromOn)} to ${v.date(p.untilOn)}, ${p.reason}.`,
      'freeze.unclear': () => 'Write dates and reason: /bekukan 20/12 - 5/1 Christmas and New Year',
      'freeze.daysUnfit': () => 'Those days are over, reversed, or more than a year.',
    },
    labels: {
      'approval.approve': () => 'Approve',
      'approval.notice': () => 'Noted',
      'approval.return': () => 'Send back for correction',
      'approval.reject': () => 'Refuse',
      'approval.files': () => 'See the files',
      'approval.sign': () => 'Upload signed letter',
      'approval.letterCame': () => 'Hand in the letter',
      'approval.draft': () => 'Download draft letter',
      'approval.wholeRequest': () => 'All of it',
      'usual.incomplete': () => 'Answers are incomplete',
      'usual.unclear': () => 'Answers are unclear',
      'usual.noBasis': () => 'Not according to the rules',
      'usual.duplicateRequest': () => 'Was asked for before',
      'change.worked': () => 'It worked',
      'change.partly': () => 'It worked, with remarks',
      'change.rolledBack': () => 'Rolled back',
      'freeze.lift': (p: { text: string }) => `Lift: ${p.text}`,
    },
  };
};
