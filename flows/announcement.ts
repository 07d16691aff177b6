/**
 * An announcement: written, aimed, shown as it will look with the exact number of recipients, and sent by a press; above twenty
 * offices only when a second coordinator has seen just that. Who gets it is frozen at the press, in `deliveries`; quiet hours are kept
 * there. Source: `chat.md`, Announcements.
 */
import { setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';

export type AnnouncementEvent =
  | { type: 'WRITTEN' }
  | { type: 'AIMED' }
  | { type: 'REWRITES' }
  | { type: 'AIMS_ANEW' }
  /** Urgent or not, to be acknowledged or not. */
  | { type: 'MARKED' }
  /** The press. `later`: at a time of its own. */
  | { type: 'SENT'; later: boolean }
  | { type: 'SUBMITTED' }
  | { type: 'APPROVED'; by: number; later: boolean }
  | { type: 'DECLINED'; by: number }
  | { type: 'WITHDRAWN' }
  /** Its time has come. */
  | { type: 'TIME_CAME' }
  | { type: 'STOPPED' }
  /** Nobody waits for it any more. */
  | { type: 'ALL_SENT' }
  /** Once more, to those who lack it. */
  | { type: 'SENT_AGAIN' }
  | { type: 'CANCELLED' };

export interface AnnouncementMemory {
  author: number;
}

export const announcement = setup({
  types: {
    context: {} as AnnouncementMemory,
    events: {} as AnnouncementEvent,
    input: {} as AnnouncementMemory,
    tags: {} as 'over',
  },
  delays: chartDelays,
  guards: {
    isLater: ({ event }) => (event.type === 'SENT' || event.type === 'APPROVED') && event.later,
    isAnotherLater: ({ context, event }) =>
      event.type === 'APPROVED' && event.by !== context.author && event.later,
    isAnother: ({ context, event }) =>
      (event.type === 'APPROVED' || event.type === 'DECLINED') && event.by !== context.author,
  },
  actions: { showCards: () => {} },
}).createMachine({
  id: 'announcement',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    draft: {
      initial: 'writing',
      on: { CANCELLED: 'cancelled' },
      after: { announcementLapses: 'lapsed' },
      states: {
        writing: { on: { WRITTEN: 'aiming' } },
        aiming: {
          on: {
            WRITTEN: { actions: 'showCards' },
            REWRITES: 'writing',
            MARKED: { actions: 'showCards' },
            AIMED: 'ready',
          },
        },
        ready: {
          on: {
            REWRITES: 'writing',
            WRITTEN: { actions: 'showCards' },
            AIMS_ANEW: 'aiming',
            MARKED: { actions: 'showCards' },
            SUBMITTED: '#announcement.waiting',
            SENT: [
              { guard: 'isLater', target: '#announcement.scheduled' },
              { target: '#announcement.running' },
            ],
          },
        },
      },
    },
    waiting: {
      on: {
        APPROVED: [
          { guard: 'isAnotherLater', target: 'scheduled' },
          { guard: 'isAnother', target: 'running' },
        ],
        DECLINED: { guard: 'isAnother', target: 'draft.ready' },
        WITHDRAWN: 'draft.ready',
        CANCELLED: 'cancelled',
      },
    },
    scheduled: { on: { TIME_CAME: 'running', WITHDRAWN: 'draft.ready', CANCELLED: 'cancelled' } },
    running: { on: { STOPPED: 'stopped', ALL_SENT: 'sent' } },
    sent: {
      on: { SENT_AGAIN: 'running' },
      after: { announcementCloses: 'closed' },
    },
    stopped: { tags: ['over'] },
    closed: { tags: ['over'] },
    cancelled: { tags: ['over'] },
    lapsed: { tags: ['over'] },
  },
});
