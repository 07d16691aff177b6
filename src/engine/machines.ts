/**
 * Runs a flow one step as a pure function. XState returns what must be done as data: effects with their parameters, and
 * delayed transitions as raise and cancel. Several of those for one timer are folded into what remains in the end.
 */
import { initialTransition, transition, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import { flows, type FlowName } from '../../flows/index.ts';
import { DELAYS, type DelayName } from '../domain/delays.ts';

/** What a case or a dialogue keeps of its machine: JSON text. */
export interface Stored {
  readonly flow: FlowName;
  readonly flowVersion: number;
  readonly state: string;
}

export interface Effect {
  readonly type: string;
  readonly params: Record<string, unknown>;
}

export interface TimerWish {
  readonly id: string;
  /** The row of the table of delays that says how long; null: the timer goes. */
  readonly delay: DelayName | null;
}

export interface Step {
  readonly next: Stored;
  readonly snapshot: AnyMachineSnapshot;
  readonly effects: readonly Effect[];
  readonly timers: readonly TimerWish[];
}

type Raw = readonly { readonly type: string; readonly params?: unknown }[];
/** What every event must have; each machine checks the rest by its own types. */
export interface AnyEvent {
  readonly type: string;
  readonly [detail: string]: unknown;
}

const machineOf = (flow: FlowName): AnyStateMachine => flows[flow].machine;

/** The snapshot a stored state stands for. Throws when this release does not know the flow's version. */
export function restore(stored: Stored): AnyMachineSnapshot {
  const known = restored.get(stored);
  if (known !== undefined) return known;
  const { version } = flows[stored.flow];
  if (stored.flowVersion !== version) {
    throw new Error(
      `Flow ${stored.flow} is stored in version ${stored.flowVersion}, this release knows ${version}.`,
    );
  }
  const { value, context } = JSON.parse(stored.state) as { value: never; context: never };
  const snapshot = machineOf(stored.flow).resolveState({ value, context }) as AnyMachineSnapshot;
  restored.set(stored, snapshot);
  return snapshot;
}

/** One decision asks several times what a state allows, and neither what was read nor a snapshot ever changes. */
const restored = new WeakMap<Stored, AnyMachineSnapshot>();

/** A new machine of the flow. */
export function begin(flow: FlowName, input?: unknown): Step {
  const [snapshot, actions] = initialTransition(machineOf(flow), input as never);
  return finish(flow, snapshot as AnyMachineSnapshot, actions);
}

/**
 * The machine after the events, one after the other; the name of the first event that the present state refuses otherwise.
 * Refusal is asked of the snapshot (`can`): a transition without state change returns the same object with effects.
 */
export function step(
  stored: Stored,
  events: readonly AnyEvent[],
): { ok: true; step: Step } | { ok: false; event: string } {
  const machine = machineOf(stored.flow);
  let snapshot = restore(stored);
  const all: { type: string; params?: unknown }[] = [];
  for (const event of events) {
    if (!snapshot.can(event)) return { ok: false, event: event.type };
    const [next, actions] = transition(machine, snapshot, event);
    snapshot = next as AnyMachineSnapshot;
    all.push(...(actions as Raw));
  }
  return { ok: true, step: finish(stored.flow, snapshot, all) };
}

function finish(flow: FlowName, snapshot: AnyMachineSnapshot, actions: Raw): Step {
  const effects: Effect[] = [];
  const timers = new Map<string, DelayName | null>();
  for (const { type, params } of actions) {
    const raised = params as { id?: string; sendId?: string; event?: AnyEvent } | undefined;
    if (type === 'xstate.raise' && raised?.id !== undefined) timers.set(raised.id, delayName(raised.id));
    else if (type === 'xstate.cancel' && raised?.sendId !== undefined) timers.set(raised.sendId, null);
    else if (!type.startsWith('xstate.'))
      effects.push({ type, params: (params as Record<string, unknown> | undefined) ?? {} });
  }
  return {
    next: {
      flow,
      flowVersion: flows[flow].version,
      state: JSON.stringify({ value: snapshot.value as unknown, context: snapshot.context as unknown }),
    },
    snapshot,
    effects,
    timers: [...timers].map(([id, delay]) => ({ id, delay })),
  };
}

/** `xstate.after.closesBySilence.ticket.resolved` names its row in the table of delays. */
function delayName(timerId: string): DelayName {
  const name = timerId.split('.')[2];
  if (name === undefined || !(name in DELAYS)) {
    throw new Error(`Timer ${timerId} has no row in the table of delays (src/domain/delays.ts).`);
  }
  return name as DelayName;
}
