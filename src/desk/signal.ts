import type { Outside } from '../domain/siteFindings.ts';
import type { Change } from '../engine/change.ts';
import type { FiledEvidence } from './dutyEvents.ts';
import type { Rung } from '../../flows/call.ts';
import type { SilenceRung } from '../../flows/silence.ts';

/** What one case tells another. Codes and ids only; `caseId` is the case it is for. */
export interface Signal {
  readonly name: string;
  readonly caseId: string;
  /** The posting, the leave or the other ticket that caused it. */
  readonly because?: string;
  readonly isReopened?: boolean;
  /** The calendar it is to be decided by, at least: a process that knows an older one reads anew first. */
  readonly calendar?: number;
  /** A list worked through in batches: where the last one ended, and which time it is gone through. */
  readonly after?: string;
  readonly round?: number;
  /** Who caused it; his authority is read afresh. */
  readonly by?: number;
  /** What became of the ticket that is followed, and which of its events says it. */
  readonly what?:
    | 'solved'
    | 'referred'
    | 'gone'
    | 'says'
    /** What became of the request that the ticket came from. */
    | 'approved'
    | 'rejected'
    | 'returned'
    | 'resent'
    | 'withdrawn'
    | 'lapsed';
  readonly seq?: number;
  /** Who is called, and on which rung of the ladder. */
  readonly people?: readonly number[];
  readonly rung?: Rung | SilenceRung;
  /** The time to respond is over. */
  readonly isDue?: boolean;
  /** Cycles of duties that somebody is reminded of. */
  readonly cases?: readonly string[];
  /** ISO date in the city's zone. */
  readonly on?: string;
  /** The duties it is about, by code. */
  readonly duties?: readonly string[];
  /** What filed itself as evidence of a duty. */
  readonly filed?: FiledEvidence;
  /** What came back from outside for a subdomain. */
  readonly outside?: Outside;
  /** Of a request about a subdomain: the decision it rests on, where it leads from now on (or who manages it, by name). */
  readonly decision?: string;
  readonly target?: string;
  readonly person?: number;
}

/** Puts it into the case's lane of the inbox with the commit. The key is what makes it happen once. */
export function send(change: Change, key: string, signal: Signal): void {
  change.signals.push({ key, lane: `case:${signal.caseId}`, payload: JSON.stringify({ signal }) });
}
