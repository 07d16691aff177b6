/** The dialogue that adds a unit (puskesmas, UPTD, kelurahan, school) to an office: its name, its kind, its place. */
import { assign, setup } from 'xstate';
import { chartDelays } from '../src/domain/delays.ts';
import type { UnitKind } from '../src/domain/unitKinds.ts';

export interface UnitMemory {
  parentCode: string;
  name: string | null;
  kind: UnitKind | null;
  location: string | null;
}

export type UnitEvent =
  | { type: 'NAMED'; name: string }
  | { type: 'CHOSE_KIND'; kind: UnitKind }
  | { type: 'PLACED'; location: string | null }
  | { type: 'CANCELLED' };

export const unit = setup({
  types: {
    context: {} as UnitMemory,
    events: {} as UnitEvent,
    input: {} as { parentCode: string },
    tags: {} as 'takesText' | 'over',
  },
  delays: chartDelays,
  actions: {
    keepName: assign(({ event }) => (event.type === 'NAMED' ? { name: event.name } : {})),
    keepKind: assign(({ event }) => (event.type === 'CHOSE_KIND' ? { kind: event.kind } : {})),
    keepPlace: assign(({ event }) => (event.type === 'PLACED' ? { location: event.location } : {})),
    ask: (_, _params: { sentence: 'name' | 'kind' | 'place' }) => {},
    addUnit: () => {},
  },
}).createMachine({
  id: 'unit',
  context: ({ input }) => ({ parentCode: input.parentCode, name: null, kind: null, location: null }),
  initial: 'asksName',
  on: { CANCELLED: '.cancelled' },
  states: {
    asksName: {
      tags: ['takesText'],
      entry: { type: 'ask', params: { sentence: 'name' } },
      on: { NAMED: { target: 'asksKind', actions: ['keepName'] } },
      after: { questionLapses: 'lapsed' },
    },
    asksKind: {
      tags: ['takesText'],
      entry: { type: 'ask', params: { sentence: 'kind' } },
      on: { CHOSE_KIND: { target: 'asksPlace', actions: ['keepKind'] } },
      after: { questionLapses: 'lapsed' },
    },
    asksPlace: {
      tags: ['takesText'],
      entry: { type: 'ask', params: { sentence: 'place' } },
      on: { PLACED: { target: 'added', actions: ['keepPlace', 'addUnit'] } },
      after: { questionLapses: 'lapsed' },
    },
    added: { tags: ['over'], on: { CANCELLED: undefined } },
    cancelled: { tags: ['over'], on: { CANCELLED: undefined } },
    lapsed: { tags: ['over'], on: { CANCELLED: undefined } },
  },
});
