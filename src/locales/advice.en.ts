import type { TicketKind } from '../domain/ticketKinds.ts';
import type { adviceWords as source } from './advice.id.ts';

export const adviceWords = (kinds: Readonly<Record<TicketKind, string>>): ReturnType<typeof source> => ({
  sentences: {
    'advice.asked': (p) =>
      `${p.number}: a draft is being written and comes to you privately. Nothing goes to the reporter without your press.`,
    'advice.draft': (p) =>
      `${p.number}: a draft, written by a machine. Check it first; it has not been sent.\n\n${p.text}`,
    'advice.none': (p) =>
      `${p.number}: no draft is available now. Please write yourself by replying to the card.`,
    'refused.noAdvice': (p) =>
      `${p.number}: no draft is available for this ticket. Please write yourself by replying to the card.`,
  },
  labels: {
    suggest: () => 'Suggest an answer',
    sendDraft: () => 'Send to the reporter',
    writeOwn: () => 'Write myself',
  },
  card: {
    advised: (p) =>
      [
        `🤖 ${p.summary}`,
        ...(p.kind === null && p.category === null && p.priority === null
          ? []
          : [
              `The machine thinks: ${[p.kind === null ? null : kinds[p.kind], p.category, p.priority].filter((part) => part !== null).join(', ')} (More → Change kind/priority)`,
            ]),
      ].join('\n'),
    mayBeSecurity: () => '🤖 Perhaps a security incident: please check.',
    passedSummary: (p) =>
      [
        '🤖 Summary by machine',
        ...(p.happened === '' ? [] : [`Happened: ${p.happened}`]),
        ...(p.tried === '' ? [] : [`Tried: ${p.tried}`]),
        ...(p.asked === '' ? [] : [`Asked: ${p.asked}`]),
      ].join('\n'),
  },
});
