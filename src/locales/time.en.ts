/** `time.id.ts` in English. */
import type { timeWords as source } from './time.id.ts';
import type { Voice } from './voice.ts';

export const timeWords = (v: Voice, desk: Record<string, string>): ReturnType<typeof source> => ({
  sentences: {
    'desk.responseWarned': (p) =>
      `${p.number} has not been answered. Target for the response: ${v.when(p.at)}.`,
    'desk.responseDue': (p) =>
      `${p.number} has not been answered and its response target is over (${v.when(p.at)}). Please take it now.`,
    'desk.tierWarned': (p) =>
      `${p.number}: the time of this tier is nearly over. Solve it${p.desk === 'tier1' ? ' or pass it on' : ''} before ${v.when(p.at)}.`,
    'desk.tierDue': (p) =>
      `${p.number}: the time of this tier is over (${v.when(p.at)}). Please solve it${p.desk === 'tier1' ? ' or pass it on' : ''} now.`,
    'desk.targetWarned': (p) =>
      `${p.number}: three quarters of the time are used. Target for completion: ${v.when(p.at)}.`,
    'desk.targetDue': (p) => `${p.number}: the target for completion is over (${v.when(p.at)}).`,
    'desk.ownerAsked': (p) =>
      `${p.number}: a working day without news. Are you still on it? Without an answer the ticket goes back to the queue in one more working day.`,
    'desk.ownerLapsed': (p) =>
      `${p.number} is back in the queue: two working days without news from its officer.`,
    'desk.closedUnanswered': (p) => `${p.number} is closed: the reporter did not answer for 3 working days.`,
    'reporter.answerReminded': (p) =>
      `${p.number}: we are still waiting for your details.${p.text === '' ? '' : `\n\n${p.text}`}\n\nJust answer here.`,
    'reporter.answerRemindedAgain': (p) =>
      `${p.number}: we are still waiting for your details.${p.text === '' ? '' : `\n\n${p.text}`}\n\nWithout an answer the ticket closes in one more working day.`,
    'reporter.closedUnanswered': (p) =>
      `${p.number} is closed because the details we asked for did not come for 3 working days. If the issue remains, please send a new report; reply to this message if you want to tell the officer something.`,
    'coordinator.breached': (p) =>
      `🔴 ${p.number} (${p.priority}, ${p.office}): ${clocks[p.clock] ?? p.clock} was over ${v.when(p.at)}. ${p.by === null ? `Nobody has it; it waits at ${desk[p.desk]}.` : `In the hands of ${p.by}, ${desk[p.desk]}.`}`,
    'done.kept': (p) => `${p.number} stays with you.`,
  },
  labels: {
    keep: () => 'Still on it',
    times: () => 'How time was counted',
    openTicket: () => 'Open ticket',
  },
});

const clocks: Record<string, string> = {
  response: 'the response target',
  tier: 'the limit of its tier',
  target: 'the target for completion',
};

/** Lines of `Riwayat`. */
export const timeHappenings: Record<string, string> = {
  KEPT: 'The officer is still on it',
  RECOMPUTED: 'Times counted again (the calendar changed)',
  RESPONSE_WARNED: 'Three quarters of the response time used',
  RESPONSE_DUE: 'Response target over',
  TIER_WARNED: 'Three quarters of this tier’s time used',
  TIER_DUE: 'This tier’s time over',
  TARGET_WARNED: 'Three quarters of the resolution time used',
  TARGET_DUE: 'Target for completion over',
  OWNER_ASKED: 'The officer was asked because there was no news',
  OWNER_LAPSED: 'Back in the queue because there was no news from the officer',
  REMINDED: 'The reporter was reminded',
};
