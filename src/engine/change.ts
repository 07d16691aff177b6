/**
 * What one event changes, as data: the one commit in `db/commit.ts` writes all of it or nothing. Built by the desk's rules,
 * which never touch the database themselves.
 */
import type { PoolClient } from 'pg';
import { chain, GENESIS, type ChainedEvent, type NewEvent } from './chain.ts';
import type { Step, Stored } from './machines.ts';
import type { Speech } from './speech.ts';
import type { Segment } from '../domain/clocks.ts';
import type { DelayName } from '../domain/delays.ts';

/** Order among chats that wait: 1 P1 and security, 2 replies, 3 cards, 4 announcements. */
export type DeliveryClass = 1 | 2 | 3 | 4;

export interface LoadedCase extends Stored {
  readonly id: string;
  readonly version: number;
  readonly head: string;
  readonly count: number;
}

/** The columns of a ticket that its life changes. */
export interface TicketColumns {
  status: string;
  desk: string;
  kind: string;
  category: string;
  impact: string;
  urgency: string;
  priority: string;
  isRestricted: boolean;
  ownerId: number | null;
  ownedAt: Date | null;
  responseDueAt: Date | null;
  respondedAt: Date | null;
  tierDueAt: Date | null;
  warnAt: Date | null;
  targetAt: Date;
  isPaused: boolean;
  responseBreachedAt: Date | null;
  tierBreachedAt: Date | null;
  breachedAt: Date | null;
  toldResponse: number;
  toldTier: number;
  toldTarget: number;
  resolvedAt: Date | null;
  asksReporter: string | null;
  stars: number | null;
  isOpen: boolean;
  officeCode: string;
  isTier1Missing: boolean;
  /** When what it waits for is expected; when somebody comes to the office. */
  waitsUntil: Date | null;
  visitAt: Date | null;
  /** Working minutes that its service promises; null: the priority's. */
  targetMinutes: number | null;
  isMass: boolean;
}

export interface NewTicket extends TicketColumns {
  /** `BTG-2611-G-`: the running number is given inside the commit, so that none is ever skipped. */
  numberPrefix: string;
  counterKey: string;
  reporterId: number;
  openedAt: Date;
}

/** Whose time runs from now on; the piece before it ends at the same instant. `opens` null: none runs (solved, closed). */
export interface SegmentWrite {
  readonly caseId: string;
  readonly endsAt: Date | null;
  readonly opens: Segment | null;
}

/** How a ticket that is closed as solved kept each tier's own limit; minutes of work. */
export interface OutcomeWrite {
  readonly caseId: string;
  readonly tier1Minutes: number | null;
  readonly tier1Kept: boolean | null;
  readonly tier2Minutes: number | null;
  readonly tier2Kept: boolean | null;
}

export interface CaseWrite {
  readonly id: string;
  /** The version that was read; 0: the case is new. */
  readonly version: number;
  readonly next: Stored;
  readonly head: string;
  readonly count: number;
  readonly events: readonly ChainedEvent[];
  readonly closed: boolean;
}

export interface DialogueWrite {
  readonly personId: number;
  readonly chatId: number;
  readonly flow: 'report' | 'question' | 'enrolment' | 'unit';
  /** The version that was read; 0: there was none. */
  readonly version: number;
  /** Null: the dialogue is over. */
  readonly next: Stored | null;
}

export interface Outgoing {
  readonly chatId: number;
  readonly caseId: string | null;
  readonly class: DeliveryClass;
  readonly speech: Speech;
}

export interface CardWish {
  readonly owner: string;
  readonly chatId: number;
  readonly view: CardView;
  readonly caseId: string | null;
  readonly class: DeliveryClass;
  /** Post it again at the bottom and take the older message away, instead of editing. */
  readonly anew: boolean;
  /** A new card: the older message stays as it is. */
  readonly fresh: boolean;
  /** Wait this long for more of the same, in real milliseconds: lines of a burst are answered once. */
  readonly quietMs: number;
}

/** What a card shows: a ticket at a desk, or the draft of a report. */
export type CardView =
  | 'ticket'
  | 'draft'
  | 'mandiri'
  | 'registration'
  | 'dataRequest'
  | 'disposal'
  | 'subdomain'
  | 'duty'
  | 'dutyCopy'
  | 'form'
  | 'approval'
  | 'announcement'
  | 'disturbance';

/** Somebody's own words: for the reporter or the desk, or inside; one message or one of an album, whose rest follows it. */
export type SourcePart = 'source' | 'sourceAlbum' | 'inside' | 'insideAlbum';

export interface MessageLink {
  readonly chatId: number;
  readonly messageId: number;
  readonly caseId: string;
  readonly part: 'card' | 'relay' | 'notice' | SourcePart;
  /** The file it holds. */
  readonly fileId?: string;
}

export interface TimerSet {
  readonly owner: string;
  readonly id: string;
  readonly dueAt: Date;
  /** Counted from now by the table of delays, so that a new calendar counts it again; not a date of its own, not put off. */
  readonly isCounted?: boolean;
}

/** Rows of other nouns, written in the same transaction. May throw a unique violation, which means: decide again. */
export type Also = (client: PoolClient) => Promise<void>;

export class Change {
  person: { id: number; authorityVersion: number } | null = null;
  /** The one case that moves, and those that are born. */
  readonly cases: CaseWrite[] = [];
  ticket: { caseId: string; columns: TicketColumns } | null = null;
  newTicket: { caseId: string; columns: NewTicket } | null = null;
  segment: SegmentWrite | null = null;
  outcome: OutcomeWrite | null = null;
  dialogue: DialogueWrite | null = null;
  readonly out: Outgoing[] = [];
  readonly cards: CardWish[] = [];
  readonly links: MessageLink[] = [];
  readonly timersSet: TimerSet[] = [];
  readonly timersGone: { owner: string; id: string }[] = [];
  readonly signals: { key: string; lane: string; payload: string }[] = [];
  readonly also: Also[] = [];

  /** Moves a case that was read; its version decides whether this happens. */
  move(from: LoadedCase, step: Step, events: readonly NewEvent[], closed: boolean): void {
    this.#write(from.id, from.version, from.head, from.count, step, events, closed);
  }

  open(id: string, step: Step, events: readonly NewEvent[]): void {
    this.#write(id, 0, GENESIS, 0, step, events, false);
  }

  #write(
    id: string,
    version: number,
    head: string,
    count: number,
    step: Step,
    events: readonly NewEvent[],
    closed: boolean,
  ): void {
    const chained = chain(head, count, events);
    this.cases.push({
      id,
      version,
      next: step.next,
      head: chained.at(-1)?.hash ?? head,
      count: count + chained.length,
      events: chained,
      closed,
    });
  }

  /** Timers of a step as rows, due times worked out by the caller's calendar. */
  timers(owner: string, step: Step, dueAt: (delay: DelayName) => Date): void {
    for (const { id, delay } of step.timers) {
      if (delay === null) this.timersGone.push({ owner, id });
      else this.timersSet.push({ owner, id, dueAt: dueAt(delay), isCounted: true });
    }
  }

  say(chatId: number, speech: Speech, caseId: string | null = null, deliveryClass: DeliveryClass = 2): void {
    this.out.push({ chatId, caseId, class: deliveryClass, speech });
  }

  /** Wants the card shown (again). Several wishes for one card are one. */
  card(wish: Pick<CardWish, 'owner' | 'chatId' | 'view'> & Partial<CardWish>): void {
    const at = this.cards.findIndex(
      (other) => other.owner === wish.owner && other.chatId === wish.chatId && other.view === wish.view,
    );
    const merged = {
      caseId: null,
      class: 3 as const,
      anew: false,
      fresh: false,
      quietMs: 0,
      ...this.cards[at],
      ...wish,
    };
    if (at === -1) this.cards.push(merged);
    else this.cards[at] = merged;
  }
}
