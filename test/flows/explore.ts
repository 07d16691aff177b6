/** Walks a flow through everything that can happen, with `xstate/graph`, and names what it finds. */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { flows, type FlowName } from '../../flows/index.ts';
import type { AnyEvent, Stored } from '../../src/engine/machines.ts';
import { samples } from './samples.ts';

export const flowNames = Object.keys(flows) as FlowName[];
export const machineOf = (flow: FlowName): AnyStateMachine => flows[flow].machine;

/** One state that can be reached. */
export interface Place {
  /** The state with what matters of its memory: the same key, the same behaviour. */
  readonly key: string;
  /** `tier1.handled` */
  readonly name: string;
  readonly snapshot: AnyMachineSnapshot;
  readonly stored: Stored;
  /** Keys of the places to which one event leads. */
  readonly next: readonly string[];
}

const found = new Map<FlowName, Map<string, Place>>();

/** Every state of the flow that can be reached, from every input, by its key. Walked once. */
export function places(flow: FlowName): Map<string, Place> {
  const known = found.get(flow);
  if (known !== undefined) return known;
  const all = new Map<string, Place>();
  for (const input of samples[flow].inputs) {
    const graph = getAdjacencyMap(machineOf(flow), {
      input,
      events: allEvents(flow) as never,
      serializeState: (snapshot) => keyOf(flow, snapshot as AnyMachineSnapshot) as never,
      serializeEvent: (event) => JSON.stringify(event) as never,
      // What another input has led to already is not walked again.
      stopWhen: (snapshot) => all.has(keyOf(flow, snapshot as AnyMachineSnapshot)),
      limit: 500_000,
    });
    for (const [key, { state, transitions }] of Object.entries(graph)) {
      if (all.has(key)) continue;
      const snapshot = state as AnyMachineSnapshot;
      const next = Object.values(transitions as Record<string, { state: AnyMachineSnapshot }>).map((edge) =>
        keyOf(flow, edge.state),
      );
      all.set(key, { key, name: nameOf(snapshot.value), snapshot, stored: store(flow, snapshot), next });
    }
  }
  found.set(flow, all);
  return all;
}

/** Everything that may be sent to a flow: the samples, and every timer of its chart. */
export const allEvents = (flow: FlowName): AnyEvent[] => [
  ...samples[flow].events,
  ...eventTypesOf(flow)
    .filter((type) => type.startsWith('xstate.after.'))
    .map((type) => ({ type })),
];

/** What the chart listens to anywhere. */
export const eventTypesOf = (flow: FlowName): readonly string[] => machineOf(flow).events as string[];

export function keyOf(flow: FlowName, { value, context }: AnyMachineSnapshot): string {
  const essence = samples[flow].essence as ((memory: unknown) => unknown) | undefined;
  return JSON.stringify([value, essence === undefined ? context : essence(context)]);
}

/** `{ draft: 'fresh' }` is `draft.fresh`. */
export function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Object.entries(value as Record<string, unknown>)
    .map(([name, inner]) => `${name}.${nameOf(inner)}`)
    .join(' & ');
}

const store = (flow: FlowName, { value, context }: AnyMachineSnapshot): Stored => ({
  flow,
  flowVersion: flows[flow].version,
  state: JSON.stringify({ value: value as unknown, context: context as unknown }),
});

/** The places from which one of the others can be reached, itself included. */
export function reaching(all: ReadonlyMap<string, Place>, isGoal: (place: Place) => boolean): Set<string> {
  const before = new Map<string, string[]>();
  for (const { key, next } of all.values())
    for (const after of next) before.set(after, [...(before.get(after) ?? []), key]);
  const reached = new Set([...all.values()].filter(isGoal).map((place) => place.key));
  const frontier = [...reached];
  for (let key = frontier.pop(); key !== undefined; key = frontier.pop())
    for (const earlier of before.get(key) ?? []) {
      if (reached.has(earlier)) continue;
      reached.add(earlier);
      frontier.push(earlier);
    }
  return reached;
}

/** What one release stores of one flow, kept for the releases after it: see `fixtures.ts`. */
export interface Fixture {
  readonly flow: FlowName;
  readonly version: number;
  /** As in the column `state`, but readable. */
  readonly snapshots: readonly { readonly value: unknown; readonly context: Record<string, unknown> }[];
}

export const fixtureFolder = new URL('fixtures/', import.meta.url);

/** One snapshot of each state by name, found on the shortest way. */
export function fixtureOf(flow: FlowName): Fixture {
  const byName = new Map<string, Fixture['snapshots'][number]>();
  for (const { name, stored } of places(flow).values())
    if (!byName.has(name)) byName.set(name, JSON.parse(stored.state) as Fixture['snapshots'][number]);
  return { flow, version: flows[flow].version, snapshots: [...byName.values()] };
}
