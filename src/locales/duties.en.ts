/** What is said about duties, their evidence and their initial data. Names of papers stay as the regulation's offices call them. */
import { PAPERS } from '../domain/papers.ts';
import type {
  dutyWords as source,
  DutyCardWords,
  DutyDetailWords,
  DutyWords,
  SentWords,
} from './duties.id.ts';
import type { Voice } from './voice.ts';

export const dutyStates: Record<string, string> = {
  none: 'not open yet',
  scheduled: 'scheduled',
  dueSoon: 'due soon',
  due: 'due today',
  overdue: 'overdue',
  submitted: 'evidence waits to be checked',
  returned: 'returned to be completed',
  disowned: 'waits for a decision: not ours',
  verified: 'evidence accepted',
  notApplicable: 'not this office’s',
  ended: 'ended',
};

const paperWord = (code: string): string => PAPERS[code as keyof typeof PAPERS]?.label ?? code;
const of = (p: { title: string; object: string }): string =>
  p.object === '' ? p.title : `${p.title} · ${p.object}`;
const some = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
const daysWord = (days: number): string =>
  days === 0 ? 'today' : days > 0 ? `in ${some(days, 'day')}` : `${some(-days, 'day')} overdue`;

const cadences: Record<string, string> = {
  event: 'each time it happens',
  on_request: 'on each request',
  once: 'once',
  once_then_yearly_confirmation: 'once, then confirmed every year',
  midterm: 'at the middle of the five-year term',
  final_year: 'in the last year of the five-year term',
  midterm_and_final: 'at the middle and in the last year of the five-year term',
  per_certificate: 'as long as the certificate is valid',
};
const cadenceWord = (cadence: string): string => {
  const months = /^P(\d+)M$/.exec(cadence)?.[1];
  if (months === undefined) return cadences[cadence] ?? cadence;
  const count = Number(months);
  if (count % 12 !== 0) return count === 1 ? 'every month' : `every ${count} months`;
  return count === 12 ? 'every year' : `every ${count / 12} years`;
};
const sources: Record<string, string> = {
  text: 'by the article',
  default: 'set by the Dinas, the article gives no time',
  national: 'by national rules',
  certificate: 'by the certificate',
};

export const dutyWords = (v: Voice): ReturnType<typeof source> => {
  const due = (p: Pick<DutyWords, 'dueOn' | 'days'>): string =>
    p.dueOn === null ? '' : `due ${v.date(p.dueOn)} (${daysWord(p.days ?? 0)})`;
  const evidence = (p: Pick<DutyWords, 'lastOn'>): string =>
    p.lastOn === null
      ? 'no evidence on record (tidak ada bukti tercatat)'
      : `last evidence ${v.date(p.lastOn)}`;
  const mark = (p: DutyWords): string =>
    p.state === 'overdue' || (p.state === 'returned' && (p.days ?? 0) < 0)
      ? '🔴'
      : p.state === 'due' || p.state === 'dueSoon' || p.state === 'returned'
        ? '🟡'
        : p.state === 'submitted' || p.state === 'disowned'
          ? '🔵'
          : '⚪';
  const standing = (p: DutyWords): string[] => {
    if (p.isByEvent && p.dueOn === null) return ['opened when it happens'];
    if (p.isBaselineMissing)
      return [
        ...(p.state === 'none' || p.state === 'scheduled' ? [] : [dutyStates[p.state] ?? p.state]),
        'the coordinator has not recorded its initial data, nothing is asked yet',
      ];
    if (p.dueOn === null) return [p.lastOn === null ? 'not due yet' : `met, ${evidence(p)}`];
    return [
      due(p),
      ...(p.state === 'scheduled' || p.state === 'dueSoon' || p.state === 'due' || p.state === 'overdue'
        ? []
        : [dutyStates[p.state] ?? p.state]),
      p.eventOn === null ? evidence(p) : `happened ${v.date(p.eventOn)}`,
      ...(p.isBlocked ? ['there is an obstacle'] : []),
    ];
  };
  const item = (p: SentWords): string =>
    `• ${p.paper === null ? '' : `${paperWord(p.paper)}: `}${
      p.kind === 'unchanged'
        ? 'the same as the evidence before'
        : p.kind === 'statement'
          ? 'a statement with its date'
          : [p.letter === null ? '' : `letter ${p.letter}`, p.fileName ?? '']
              .filter((x) => x !== '')
              .join(', ') || 'on record at the service desk'
    }`;
  return {
    sentences: {
      'duty.list': (p: {
        office: string;
        lines: readonly DutyWords[];
        first: number;
        all: number;
        page: number;
        pages: number;
      }) =>
        p.all === 0
          ? `${p.office} has no duties here.`
          : [
              `Duties of ${p.office} · ${p.all}${p.pages > 1 ? ` · page ${p.page}/${p.pages}` : ''}`,
              '',
              ...p.lines.map(
                (line, nth) =>
                  `${mark(line)} ${p.first + nth}. ${of(line)} (Article ${line.article})${line.isOptional ? ' · may, need not' : ''}\n    ${standing(line).join(' · ')}`,
              ),
              '',
              'Choose a number to send evidence or answer.',
            ].join('\n'),
      'duty.whichOffice': () => 'The duties of which office?',
      'duty.detail': (p: DutyDetailWords) =>
        [
          `${of(p)}`,
          `${p.office} · Article ${p.article} ${v.regulation}`,
          '',
          `How often: ${cadenceWord(p.cadence)} (${sources[p.cadenceSource] ?? p.cadenceSource})${p.isOptional ? '. It may be done, it is not owed' : ''}.`,
          `Now: ${standing(p).join(' · ')}.`,
          ...(p.missed > 0
            ? [`Missed ${some(p.missed, 'time')} before it was counted here; noted only, not pursued.`]
            : []),
          ...(p.reason === null ? [] : [`Note: ${p.reason}`]),
          '',
          `Evidence asked for: ${p.papers.map((any) => any.map(paperWord).join(' or ')).join('; ')}.`,
          ...(p.isRestricted ? ['Restricted: its files do not go through Telegram.'] : []),
        ].join('\n'),
      'duty.askEvidence': (p: {
        title: string;
        object: string;
        office: string;
        papers: readonly (readonly string[])[];
        isRestricted: boolean;
        isCertificate: boolean;
        hasPage: boolean;
      }) =>
        [
          `Evidence: ${of(p)} · ${p.office}`,
          `Asked for: ${p.papers.map((any) => any.map(paperWord).join(' or ')).join('; ')}.`,
          '',
          p.isCertificate
            ? 'Write the date on which the certificate ends, for example 31 December 2027.'
            : p.isRestricted
              ? `Restricted, so no file through Telegram. Write the number of the letter${p.hasPage ? ', or upload it on a one-time page' : ''}.`
              : 'Send the photo or document here (20 MB at most), or write the number of the letter.',
        ].join('\n'),
      'duty.askDate': (p: { title: string; object: string; items: readonly SentWords[] }) =>
        [
          `${of(p)} · not sent yet:`,
          ...p.items.map(item),
          '',
          'From which date does this evidence hold? Write for example 12 November 2026. More files or letter numbers? Send them first.',
        ].join('\n'),
      'duty.fileTooLarge': () =>
        'That file is larger than 20 MB, so it cannot be kept here. Make it smaller or split it, or write only the number of the letter.',
      'duty.fileAway': () =>
        'The file cannot be fetched from Telegram just now. Please send it again in a moment.',
      'duty.fileKind': () => 'What can be evidence: a photo, a document, or the number of a letter.',
      'duty.noFilesHere': (p: { hasPage: boolean }) =>
        `Evidence of this duty is restricted, so its file is not taken through Telegram and was not kept. Write the number of the letter${p.hasPage ? ' or use the upload page' : ''}. Best delete that file from this chat.`,
      'duty.fileTwice': () => 'The same evidence is there already. Write its date, or send another one.',
      'duty.letterUnfit': () =>
        'The number of a letter is one line with digits in it, for example 005/123/DINKES/2026.',
      'duty.evidenceFirst': () =>
        'First the evidence: a photo, a document, or the number of a letter. Its date after that.',
      'duty.dateUnfit': () => 'That date cannot be read. Write for example 12 November 2026 or 12/11/2026.',
      'duty.dateFuture': (p: { on: string }) =>
        `${v.date(p.on)} has not come yet. Evidence is recorded from when it really holds, so send it on that date or later, or write a date that is past.`,
      'duty.datePast': (p: { on: string }) =>
        `${v.date(p.on)} is past. Asked for is the date on which a certificate that is still valid will end.`,
      'duty.dateOlder': (p: { on: string; lastOn: string }) =>
        `${v.date(p.on)} is older than the evidence on record (${v.date(p.lastOn)}), so it renews nothing. Write a later date.`,
      'duty.sent': (p: {
        title: string;
        object: string;
        office: string;
        effectOn: string;
        lastOn: string | null;
      }) =>
        `Evidence sent: ${of(p)} · ${p.office}, in effect since ${v.date(p.effectOn)}. A coordinator will check it, you will hear here.`,
      'duty.sentAlready': () => 'That evidence has been sent already.',
      'duty.noLast': () =>
        'No evidence is on record yet, so there is nothing it could be the same as. Please send it.',
      'duty.askBlock': (p: { title: string; object: string }) =>
        `What keeps you from ${of(p)}? Write it in one message; the coordinator will read it.`,
      'duty.askDisown': (p: { title: string; object: string }) =>
        `Why is ${of(p)} not this office’s? Write the reason; a coordinator decides.`,
      'duty.askReturn': (p: { title: string; object: string; office: string }) =>
        `Why does the evidence of ${of(p)} go back to ${p.office}? Write what is missing.`,
      'duty.askKeep': (p: { title: string; object: string; office: string }) =>
        `Why does ${of(p)} stay a duty of ${p.office}? Write the reason.`,
      'duty.reasonShort': () => 'Please write the reason in a few words.',
      'duty.blocked': (p: { title: string; object: string }) =>
        `The coordinator knows what keeps you from ${of(p)}. The due date stays.`,
      'duty.disowned': (p: { title: string; object: string }) =>
        `Told to the coordinator: ${of(p)} is not this office’s. No reminders until it is decided.`,
      'duty.blockedTold': (p: { title: string; object: string; office: string; text: string }) =>
        `An obstacle · ${p.office}\n${of(p)}\n\n${p.text}`,
      'duty.told': (p: {
        title: string;
        object: string;
        office: string;
        of: 'accepted' | 'returned' | 'released' | 'kept';
        text: string;
        nextDueOn: string | null;
        dueOn: string | null;
      }) => {
        const head = `${of(p)} · ${p.office}`;
        const dueNow = p.dueOn === null ? '' : ` Due ${v.date(p.dueOn)}.`;
        if (p.of === 'accepted')
          return `✅ Evidence accepted: ${head}.${p.nextDueOn === null ? '' : ` Next due ${v.date(p.nextDueOn)}.`}`;
        if (p.of === 'returned') return `↩️ Evidence returned: ${head}.\nReason: ${p.text}${dueNow}`;
        if (p.of === 'released') return `Agreed: ${head} is not this office’s.`;
        return `It stays a duty of this office: ${head}.\nReason: ${p.text}${dueNow}`;
      },
      'duty.card': (p: DutyCardWords) =>
        [
          `${p.state === 'disowned' ? 'Not ours' : 'Evidence of a duty'} · ${dutyStates[p.state] ?? p.state}`,
          `${of(p)} · ${p.office}`,
          `Article ${p.article} ${v.regulation}${p.dueOn === null ? '' : ` · ${due(p)}`}`,
          ...(p.items.length === 0
            ? []
            : [
                '',
                `From ${p.sender ?? 'the service desk'}${p.sentAt === null ? '' : `, uploaded ${v.dateTime(p.sentAt)}`}`,
                ...(p.effectOn === null ? [] : [`In effect since ${v.date(p.effectOn)}`]),
                ...(p.validUntilOn === null ? [] : [`Valid until ${v.date(p.validUntilOn)}`]),
                ...p.items.map(item),
              ]),
          ...(p.isRestricted ? ['Restricted: who opens its file is recorded.'] : []),
          ...(p.reason === null ? [] : ['', `Reason: ${p.reason}`]),
          ...(p.decider === null ? [] : ['', `Decided by ${p.decider}`]),
        ].join('\n'),
      'duty.judged': (p: {
        of: 'accepted' | 'returned' | 'released' | 'kept';
        title: string;
        object: string;
        office: string;
      }) =>
        `${{ accepted: 'Evidence accepted', returned: 'Returned', released: 'Agreed, not theirs', kept: 'It stays theirs' }[p.of]}: ${of(p)} · ${p.office}.`,
      'duty.judgedAlready': (p: { by: string | null; state: string }) =>
        `Decided already${p.by === null ? '' : ` by ${p.by}`}: ${dutyStates[p.state] ?? p.state}.`,
      'duty.replaced': () => 'The office has sent newer evidence. See the newest card.',
      'duty.stale': (p: { state: string }) => `Things have moved: ${dutyStates[p.state] ?? p.state}.`,
      'duty.fileCaption': (p: { title: string; object: string; office: string; effectOn: string | null }) =>
        `${of(p)} · ${p.office}${p.effectOn === null ? '' : `, in effect since ${v.date(p.effectOn)}`}`,
      'duty.fileGone': () => 'That file is no longer kept here.',
      'duty.fileOnPage': (p: { link: string; until: string }) =>
        `The restricted file opens on this page, once, until ${v.when(p.until)}: ${p.link}\nOpening it is recorded.`,
      'duty.fileOnlyOnPage': () =>
        'Restricted files are not sent through Telegram, and this desk has no page yet to open them on.',
      'duty.uploadPage': (p: { link: string; until: string; title: string; object: string }) =>
        `Upload the evidence of ${of(p)} on this page, once, until ${v.when(p.until)}: ${p.link}`,
      'duty.noPage': () =>
        'This desk has no upload page yet. Write the number of the letter and where the file is kept.',
      'duty.waiting': (p: {
        lines: readonly {
          title: string;
          object: string;
          office: string;
          state: string;
          sentAt: string | null;
        }[];
      }) =>
        p.lines.length === 0
          ? 'No evidence waits.'
          : [
              'Waiting to be checked, the oldest first:',
              ...p.lines.map(
                (line, nth) =>
                  `${nth + 1}. ${line.office} · ${of(line)}${line.state === 'disowned' ? ' · not ours' : ''}${line.sentAt === null ? '' : ` · ${v.when(line.sentAt)}`}`,
              ),
            ].join('\n'),
      'duty.baselines': (p: {
        lines: readonly { title: string; missing: number }[];
        first: number;
        all: number;
        cycles: number;
        page: number;
        pages: number;
      }) =>
        p.all === 0
          ? 'Initial data is complete. Thank you.'
          : [
              `Initial data · ${p.all} ${p.all === 1 ? 'duty' : 'duties'}` +
                `, ${some(p.cycles, 'record')} missing${p.pages > 1 ? ` · page ${p.page}/${p.pages}` : ''}`,
              'For each duty: since when its last evidence holds, or none. What was missed before is not pursued.',
              '',
              ...p.lines.map((line, nth) => `${p.first + nth}. ${line.title}: ${line.missing} missing`),
            ].join('\n'),
      'duty.baseline': (p: {
        title: string;
        article: string;
        missing: readonly string[];
        isCertificate: boolean;
        isOne: boolean;
      }) =>
        [
          `Initial data · ${p.title} (Article ${p.article})`,
          `Not recorded (${p.missing.length}): ${p.missing.slice(0, 60).join(', ')}${p.missing.length > 60 ? ' …' : ''}`,
          '',
          p.isOne
            ? `Write the date on which ${p.isCertificate ? 'the certificate ends' : 'the last evidence took effect'}, for example 12/3/2026, or "none".`
            : `One line an office: its abbreviation, then the date ${p.isCertificate ? 'on which the certificate ends' : 'of the last evidence'}, for example\ndinkes 12/3/2026\ndikbud none\nThe rest with the button below.`,
        ].join('\n'),
      'duty.baselineRecorded': (p: {
        title: string;
        dated: number;
        none: number;
        left: number;
        unread: readonly string[];
        future: readonly string[];
      }) =>
        [
          `Initial data of ${p.title}: ${p.dated} with evidence, ${p.none} without recorded. ${p.left === 0 ? 'Complete.' : `${p.left} left.`}`,
          ...(p.unread.length === 0 ? [] : ['Could not be read:', ...p.unread.map((line) => `• ${line}`)]),
          ...(p.future.length === 0
            ? []
            : [
                'The date has not come yet or cannot be, so it was not recorded:',
                ...p.future.map((line) => `• ${line}`),
              ]),
        ].join('\n'),
      'duty.noneAllSure': (p: { cycles: number; duties: number }) =>
        `Record "no evidence" for all that is left: ${some(p.cycles, 'record')} of ${p.duties} duties? Reminders begin by their due dates. Offices can still send what exists.`,
      'duty.noneAllDone': (p: { cycles: number }) =>
        `Recorded: no evidence for ${some(p.cycles, 'record')}. Due dates count from now on.`,
      'refused.noDuty': () => 'There is no such duty, or it is not your office’s.',
      'refused.dutyUnknown': (p: { word: string }) =>
        `${v.city} has no duty "${p.word}". /kewajiban shows the list.`,
      'refused.dutyNotYourPart': () => 'That is for the office concerned or the coordinator.',
      'refused.ownEvidence': () => 'Evidence of your own is checked by somebody else.',
      'refused.baselinesOnly': () => 'Initial data is recorded by a coordinator.',
    },
    labels: {
      'duty.send': () => '📎 Send evidence',
      'duty.same': () => 'Same as last year',
      'duty.block': () => 'There is an obstacle',
      'duty.not': () => 'Not ours',
      'duty.accept': () => '✅ Accept evidence',
      'duty.return': () => '↩️ Return',
      'duty.release': () => 'Agree',
      'duty.keep': () => 'It stays theirs',
      'duty.file': (p: { nth?: number | string }) => `See file ${p.nth ?? ''}`.trim(),
      'duty.today': () => 'Today',
      'duty.page': () => '🔒 Upload page',
      'duty.waiting': () => 'Waiting to be checked',
      'duty.own': () => 'Our office’s duties',
      'duty.noneRest': (p: { count?: number | string }) => `No evidence for the rest (${p.count ?? 0})`,
      'duty.noneAll': () => 'No evidence for all',
      'duty.sure': () => 'Yes, record it',
      'duty.previous': () => '‹ Previous',
      'duty.next': () => 'Next ›',
      'duty.back': () => 'List of duties',
    },
  };
};
