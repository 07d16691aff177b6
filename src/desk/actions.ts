/**
 * What each action on a ticket needs and does, as one table: the events of the machine, the line it asks for when none came
 * with it, the usual answers offered as buttons, the choices offered before. A button and a command are the same action.
 */
import type { Action } from '../domain/authority.ts';
import type { LabelName, SentenceName } from '../locales/index.ts';
import type { TicketEvent } from '../../flows/ticket.ts';

export interface ActionRule {
  /** The machine's event; null: nothing moves (a list, a menu). */
  readonly event: TicketEvent['type'] | null;
  /** Asked when the action came without a line. */
  readonly asks?: SentenceName;
  /** Offered as buttons below that question; pressing one is answering. */
  readonly usual?: readonly LabelName[];
  /** The line stays inside the desk. */
  readonly inside?: true;
  /** Said to who did it. */
  readonly done: SentenceName | null;
}

export const ACTION_RULES: Readonly<Record<Action, ActionRule>> = {
  claim: { event: 'CLAIMED', done: 'done.claimed' },
  accept: { event: 'ACCEPTED', done: 'done.accepted' },
  release: { event: 'RELEASED', done: 'done.released' },
  reply: { event: 'REPLIED', asks: 'ask.reply', done: null },
  suggest: { event: null, done: null },
  ask: {
    event: 'ASKED',
    asks: 'ask.question',
    usual: ['usual.sendPhoto', 'usual.sinceWhen', 'usual.where'],
    done: 'done.asked',
  },
  wait: {
    event: 'WAITS',
    asks: 'ask.waitUntil',
    usual: ['usual.tomorrow', 'usual.nextWeek', 'usual.unknown'],
    done: 'done.waits',
  },
  resume: { event: 'RESUMED', done: 'done.resumed' },
  keep: { event: 'KEPT', done: 'done.kept' },
  visit: {
    event: 'VISIT_PLANNED',
    asks: 'ask.visitWhen',
    usual: ['usual.todayAfternoon', 'usual.tomorrowMorning'],
    done: 'done.visitPlanned',
  },
  escalate: {
    event: 'ESCALATED',
    asks: 'ask.whatTried',
    usual: ['usual.restarted', 'usual.checkedCables', 'usual.otherDevice', 'usual.needsAccess'],
    done: 'done.escalated',
  },
  return: {
    event: 'RETURNED',
    asks: 'ask.whyReturned',
    usual: ['usual.notComplete', 'usual.officeCanSolve', 'usual.checkOnSite'],
    done: 'done.returned',
  },
  assign: { event: 'ASSIGNED', done: 'done.assigned' },
  refer: {
    event: 'REFERRED',
    asks: 'ask.referTo',
    usual: ['usual.komdigi', 'usual.bssn', 'usual.kemendagri', 'usual.internetProvider'],
    done: 'done.referred',
  },
  resolve: {
    event: 'RESOLVED',
    asks: 'ask.solution',
    usual: ['usual.deviceFixed', 'usual.networkRestored', 'usual.accountReset', 'usual.explained'],
    done: 'done.resolved',
  },
  reclassify: {
    event: 'RECLASSIFIED',
    asks: 'ask.whyReclassified',
    usual: ['usual.afterCheck', 'usual.widerImpact'],
    done: 'done.reclassified',
  },
  transfer: {
    event: 'TRANSFERRED',
    asks: 'ask.whyTransferred',
    usual: ['usual.notOurDevice', 'usual.theirService'],
    done: 'done.transferred',
  },
  merge: { event: 'MERGED', done: 'done.merged' },
  part: { event: 'PARTED', done: 'done.parted' },
  update: { event: 'UPDATED', asks: 'ask.update', done: 'done.updated' },
  note: { event: 'NOTED', asks: 'ask.note', inside: true, done: 'done.noted' },
  history: { event: null, done: null },
  times: { event: null, done: null },
  more: { event: null, done: null },
  open: { event: null, done: null },
  detach: { event: null, done: 'attachment.done' },
  add: { event: 'ADDED', asks: 'ask.addition', done: 'done.added' },
  answer: { event: 'ANSWERED', asks: 'ask.answer', done: 'done.answered' },
  confirm: { event: 'CONFIRMED', done: null },
  reject: { event: 'NOT_SOLVED', done: 'done.reopened' },
  rate: { event: 'RATED', done: 'done.rated' },
  comment: { event: 'COMMENTED', asks: 'ask.comment', done: 'done.commented' },
  cancel: { event: 'CANCELLED', done: 'done.cancelled' },
  urge: { event: 'URGED', done: 'done.urged' },
  same: { event: 'MERGED', done: 'done.same' },

  // Of a complaint: what they need beside this stands in complaintActs.ts.
  concern: { event: 'CONCERNED', inside: true, done: 'done.concerned' },
  summarize: { event: 'SUMMARIZED', asks: 'ask.summary', inside: true, done: null },
  sendSummary: { event: 'SUMMARY_SENT', inside: true, done: 'done.summarySent' },
  respond: { event: 'RESPONDED', asks: 'ask.response', inside: true, done: 'done.responded' },
  conclude: { event: 'CONCLUDED', asks: 'ask.conclusion', inside: true, done: 'done.concluded' },
  approve: { event: 'APPROVED', done: 'done.approved' },
  sendBack: {
    event: 'DISAPPROVED',
    asks: 'ask.whySentBack',
    usual: ['usual.notAnswered', 'usual.hearBoth'],
    inside: true,
    done: 'done.sentBack',
  },
  unmask: { event: 'UNMASK_ASKED', asks: 'ask.whyUnmask', done: 'done.unmaskAsked' },
  grantName: { event: 'UNMASKED', done: 'done.unmasked' },
  keepName: { event: 'UNMASK_DECLINED', done: 'done.nameKept' },
  about: { event: 'CONCERNED', done: 'done.aboutChanged' },
  hide: { event: 'HID', done: 'done.hidden' },
  agreeKind: { event: 'RECLASSIFIED', done: 'done.kindAgreed' },
  keepComplaint: { event: 'LEAVING_DECLINED', done: 'done.staysComplaint' },
};
