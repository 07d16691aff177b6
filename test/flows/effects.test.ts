/** What a flow asks for is done by the desk, and can be said in both languages: over every step that can be taken. */
import { writeRequestLetter } from '../../src/paper/requestLetter.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk as DeskName, TicketMemory } from '../../flows/ticket.ts';
import type { FlowName } from '../../flows/index.ts';
import { commit } from '../../src/db/commit.ts';
import { ask } from '../../src/db/query.ts';
import { personById, type Person } from '../../src/db/people.ts';
import type { Ticket } from '../../src/db/tickets.ts';
import { toDate } from '../../src/desk/desk.ts';
import { fired } from '../../src/desk/fired.ts';
import { accept, invite } from '../../src/desk/people.ts';
import { draftStep } from '../../src/desk/report.ts';
import { columnsAfter, moveTicket } from '../../src/desk/ticketMoves.ts';
import { Change } from '../../src/engine/change.ts';
import type { Incoming } from '../../src/engine/incoming.ts';
import { restore, step, type AnyEvent, type Effect, type Stored } from '../../src/engine/machines.ts';
import type { Speech } from '../../src/engine/speech.ts';
import { makeRenderer, type Renderer } from '../../src/telegram/render.ts';
import { allEvents, flowNames, machineOf, places, type Place } from './explore.ts';
import { openOffice, rowOf, type Office } from './office.ts';

interface Taken {
  readonly from: Place;
  readonly event: AnyEvent;
  readonly effects: readonly Effect[];
}

/** Every step that can be taken, once for each way it can turn out. */
const taken = new Map<FlowName, Taken[]>();
function stepsOf(flow: FlowName): Taken[] {
  const known = taken.get(flow);
  if (known !== undefined) return known;
  const all = new Map<string, Taken>();
  for (const from of places(flow).values())
    for (const event of allEvents(flow)) {
      const stepped = step(from.stored, [event]);
      if (!stepped.ok) continue;
      const { effects } = stepped.step;
      const key = JSON.stringify([from.name, event, effects]);
      if (!all.has(key)) all.set(key, { from, event, effects });
    }
  const steps = [...all.values()];
  taken.set(flow, steps);
  return steps;
}

const long = 'Internet di loket mati sejak pagi. '.repeat(120).slice(0, 4096);
const unsaid = /undefined|\[object|NaN/;
const fresh = [...places('report').values()].find(
  ({ name, snapshot }) =>
    name === 'draft.fresh' &&
    (snapshot.context as { parts: unknown[]; readsLikeComplaint: boolean }).parts.length === 1 &&
    !(snapshot.context as { readsLikeComplaint: boolean }).readsLikeComplaint,
) as Place;

let office: Office, renderer: Renderer;
beforeAll(async () => {
  office = await openOffice(fresh.stored);
  const drawDuties = () => Promise.resolve([]);
  renderer = makeRenderer({
    ...office.desk,
    now: () => office.now,
    drawDuties,
    writeLetter: writeRequestLetter,
  });
});
afterAll(() => office?.close());

test.each(flowNames)('every effect that the flow %s can do, it does somewhere', (flow) => {
  const actions = Object.entries(machineOf(flow).implementations.actions);
  const declared = actions
    .filter(([, does]) => (does as { type?: string }).type !== 'xstate.assign')
    .map(([name]) => name);
  const done = new Set(stepsOf(flow).flatMap(({ effects }) => effects.map(({ type }) => type)));
  expect([...done].sort()).toEqual(declared.toSorted());
});

describe('a ticket', () => {
  /** How it shows that an effect was done. */
  const isDone: Record<string, (change: Change, params: Record<string, unknown>) => boolean> = {
    showCards: ({ cards }) =>
      chatsOf('tier1', 'tier2', 'coordinator').every((id) => cards.some((card) => card.chatId === id)),
    offerTo: ({ cards }, { desk }) =>
      cards.some((card) => card.anew && chatsOf(desk as DeskName).includes(card.chatId)),
    tellReporter: ({ out }, { sentence }) =>
      out.some(
        ({ chatId, speech }) =>
          nameOf(speech) === `reporter.${String(sentence)}` && chatsOf('reporter').includes(chatId),
      ),
    nudgeDesk: ({ out }, { sentence }) =>
      out.some(({ speech }) => nameOf(speech) === `desk.${String(sentence)}`),
    tellOfBreach: ({ out }) =>
      !['P1', 'P2'].includes(office.ticket.priority) ||
      out.some(({ speech }) => nameOf(speech) === 'coordinator.breached'),
    callForResponse: ({ out }) => out.some(({ speech }) => nameOf(speech) === 'desk.responseDue'),
    carryToReporter: ({ out }) =>
      out.some(({ chatId, speech }) => speech.is === 'carried' && chatsOf('reporter').includes(chatId)),
    carryToDesk: ({ out }) =>
      out.some(({ chatId, speech }) => speech.is === 'carried' && !chatsOf('reporter').includes(chatId)),
  };
  /** The complaint's own effects each have their words in `locales/complaint`; stories play them. */
  const saysSomething = ({ out, cards }: Change): boolean => out.length + cards.length > 0;
  /** Asks a second person, whom this small office has not; `complaintRights.test.ts` has. */
  const NEEDS_OTHERS = new Set(['askForName']);
  const chatsOf = (...who: (keyof Office['people'])[]): number[] =>
    who.map((one) => office.people[one].chat.id);
  const nameOf = (speech: Speech): string | null => (speech.is === 'sentence' ? speech.name : null);
  /** The ticket in this state, in the hands of whoever works at its desk. */
  const ticketAt = ({ stored }: Place): Ticket => {
    const { value, context } = JSON.parse(stored.state) as { value: unknown; context: TicketMemory };
    const { id } = office.people[context.desk].person;
    const [ownerId, solvedBy] = [context.ownerId, context.solvedBy].map((one) => one && id);
    const next = { ...stored, state: JSON.stringify({ value, context: { ...context, ownerId, solvedBy } }) };
    const columns = columnsAfter(
      office.ticket,
      { snapshot: restore(next), next, effects: [], timers: [] },
      office.now,
    );
    const complaint: Ticket['complaint'] =
      columns.kind === 'complaint'
        ? {
            about: 'other',
            subjectId: null,
            subjectName: null,
            isHidden: false,
            recipients: ['coordinator'],
            reviewers: [],
            isSummarySent: true,
          }
        : null;
    return { ...office.ticket, ...columns, complaint, case: { ...office.ticket.case, state: next.state } };
  };
  const move = async ({ from, event }: Taken): Promise<Change> => {
    const ticket = ticketAt(from);
    const { id, name } = office.people[ticket.desk as DeskName].person;
    const by = event.type.startsWith('xstate.') ? null : { id, name, role: ticket.desk };
    const change = new Change();
    // Nobody decides on what he proposed or asked himself.
    const isSecond = /^(?:DIS)?APPROVED$|^UNMASK(?:ED|_DECLINED)$/.test(event.type);
    const doer = isSecond ? id + 1 : id;
    const events = [
      { ...event, ...('to' in event ? { to: id } : {}), ...('by' in event ? { by: doer } : {}) },
    ];
    const moved = await moveTicket(office.desk, change, ticket, { events, by, text: long }, office.now);
    expect(moved.ok, `${from.name} ${event.type}`).toBe(true);
    return change;
  };

  test('has every effect of every step done by the desk', async () => {
    for (const one of stepsOf('ticket')) {
      const change = await move(one);
      for (const { type, params } of one.effects.filter((effect) => !NEEDS_OTHERS.has(effect.type)))
        expect(
          (isDone[type] ?? saysSomething)(change, params),
          `${one.from.name} ${one.event.type}: ${type} ${JSON.stringify(params)}`,
        ).toBe(true);
    }
  });

  test('says everything in both languages, each message short enough for Telegram', async () => {
    const said = new Map<string, Speech>();
    for (const one of stepsOf('ticket'))
      for (const { speech } of (await move(one)).out) said.set(JSON.stringify(speech), speech);
    expect(said.size).toBeGreaterThan(10);
    for (const speech of said.values())
      for (const reader of ['reporter', 'foreigner'] as const) {
        const row = {
          id: 1,
          chatId: 1,
          class: 2,
          caseId: office.ticket.caseId,
          ...rowOf(office.people[reader], office.ticket),
          speech,
        } as const;
        for (const { params } of (await renderer.speech(row)) ?? [])
          expectMessage(params, JSON.stringify(speech).slice(0, 200));
      }
  });

  test('has a card in every state, in both languages, with buttons that Telegram takes', async () => {
    const seen = new Map(
      [...places('ticket').values()].map((place) => [ticketAt(place).kind + place.name, place]),
    );
    for (const place of seen.values()) {
      const { status, desk, kind, ownerId, isOpen } = ticketAt(place);
      await ask(
        office.pool,
        'set-ticket',
        'update tickets set status = $2, desk = $3, kind = $4, owner_id = $5, is_open = $6 where case_id = $1',
        [office.ticket.caseId, status, desk, kind, ownerId, isOpen],
      );
      for (const reader of ['reporter', 'foreigner'] as const)
        expectMessage(await cardOf(office.ticket.caseId, 'ticket', reader), place.key);
    }
  });
});

describe('the dialogue of a report', () => {
  test('has every effect of every step done by the desk', async () => {
    for (const { from, event, effects } of stepsOf('report')) {
      const change = new Change();
      expect(draftStep(office.desk, office.drafting(from.stored, change), [event as never])).toBe(true);
      for (const { type, params } of effects) {
        const isDone =
          type === 'showDraft'
            ? change.cards.some((card) => card.view === 'draft')
            : type === 'remindOfDraft'
              ? change.out.some(
                  ({ speech }) =>
                    speech.is === 'sentence' && speech.name === `draft.${String(params['sentence'])}`,
                )
              : type === 'sendByItself';
        expect(isDone, `${from.name} ${event.type}: ${type}`).toBe(true);
      }
    }
  });

  test('sends itself when it looks urgent and its time has come', async () => {
    const urgent = stepsOf('report').find(({ effects }) =>
      effects.some(({ type }) => type === 'sendByItself'),
    ) as Taken;
    const owner = await keepDialogue(urgent.from.stored);
    const change = new Change();
    await fired(office.desk, change, owner, urgent.event.type, office.now);
    expect(change.newTicket).not.toBeNull();
    expect(change.out.map(({ speech }) => (speech.is === 'sentence' ? speech.name : ''))).toContain(
      'report.sentByItself',
    );
  });

  test('has something to show in every state, in both languages, short enough for Telegram', async () => {
    const seen = new Map([...places('report').values()].map((place) => [place.name, place]));
    for (const { name, stored } of seen.values()) {
      const { value, context } = JSON.parse(stored.state) as {
        value: unknown;
        context: { parts: { text: string }[] };
      };
      const parts = context.parts.map((part) => ({ ...part, text: long }));
      const caseId = name === 'sent' || name === 'added' ? office.ticket.caseId : null;
      for (const reader of ['reporter', 'foreigner'] as const) {
        const owner = await keepDialogue(
          { ...stored, state: JSON.stringify({ value, context: { ...context, parts, caseId } }) },
          reader,
        );
        expectMessage(await cardOf(owner, 'draft', reader), name);
      }
    }
  });
});

describe('an invitation', () => {
  test('gives the role when it is accepted', async () => {
    const { coordinator, foreigner } = office.people;
    const arrive = { chat: coordinator.chat, dialogues: [], now: office.now, person: coordinator.person };
    const first = new Change();
    const notice = await invite(
      office.desk,
      { ...arrive, change: first, input: said('/undang') },
      { role: 'tier1', office: 'dinkes', letter: '' },
    );
    await commit(office.pool, null, toDate(office.now), first);
    const link = notice?.speech.is === 'sentence' ? String(notice.speech.with['link']) : '';
    const second = new Change();
    const { chat, person } = foreigner;
    await accept(
      office.desk,
      {
        chat,
        person,
        dialogues: [],
        now: office.now,
        change: second,
        input: said('/start', foreigner.person),
      },
      link.split('start=')[1] ?? '',
    );
    await commit(office.pool, null, toDate(office.now), second);
    expect((await personById(office.pool, person.id))?.roles.map(({ role }) => role)).toContain('tier1');
  });
});

function said(text: string, from: Person = office.people.coordinator.person): Incoming {
  const chat = {
    telegramId: from.telegramId,
    type: 'private',
    title: null,
    isForum: false,
    threadId: null,
  } as const;
  const words = { text, media: null, albumId: null, wasMasked: false };
  const who = { telegramId: from.telegramId, name: from.name, language: from.language };
  return {
    id: 'update:1:1',
    at: office.now.toString(),
    chat,
    from: who,
    messageId: 1,
    callbackId: null,
    intent: { do: 'say', words, replyTo: null, repliesToUs: false, quoted: '' },
  };
}

/** Puts a dialogue of that person into the database; gives its owner, as cards and timers name it. */
async function keepDialogue(stored: Stored, who: 'reporter' | 'foreigner' = 'reporter'): Promise<string> {
  const { person, chat } = office.people[who];
  await ask(
    office.pool,
    'keep-dialogue',
    `insert into dialogues (person_id, chat_id, flow, flow_version, state, version, updated_at) values ($1, $2, 'report', $3, $4, 1, $5)
     on conflict (person_id, chat_id, flow) do update set state = excluded.state`,
    [person.id, chat.id, stored.flowVersion, stored.state, toDate(office.now)],
  );
  expect(restore(stored).value).toBeDefined();
  return `dialogue:${person.id}:${chat.id}:report`;
}

/** What the card shows to this reader. */
async function cardOf(owner: string, view: string, reader: 'reporter' | 'foreigner'): Promise<object> {
  const row = rowOf(office.people[reader], office.ticket);
  const wish = {
    id: 1,
    owner,
    chatId: row.chat.id,
    view,
    messageId: null,
    wanted: 1,
    face: null,
    anew: false,
    waitMs: 0,
  };
  return (await renderer.card({ ...wish, ...row, caseId: null }))?.params ?? {};
}

/** Text, buttons and button data as Telegram takes them. */
function expectMessage(params: object, what: string): void {
  const { text = '', reply_markup } = params as {
    text?: string;
    reply_markup?: { inline_keyboard?: { text: string; callback_data: string }[][] } | null;
  };
  expect(text.trim(), what).not.toBe('');
  expect(text.length, what).toBeLessThanOrEqual(4096);
  expect(text, what).not.toMatch(unsaid);
  for (const button of reply_markup?.inline_keyboard?.flat() ?? []) {
    expect(button.text.length, what).toBeGreaterThan(0);
    expect(button.text.length, what).toBeLessThanOrEqual(64);
    expect(Buffer.byteLength(button.callback_data), what).toBeLessThanOrEqual(64);
  }
}
