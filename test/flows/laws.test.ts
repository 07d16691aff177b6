/** Laws that every flow keeps. A flow in `flows/index.ts` is under them without further ado. */
import fc from 'fast-check';
import type { AnyStateNode } from 'xstate';
import { describe, expect, test } from 'vitest';
import { flows } from '../../flows/index.ts';
import { chartDelays, DELAYS } from '../../src/domain/delays.ts';
import { begin, restore, step, type AnyEvent, type Step, type Stored } from '../../src/engine/machines.ts';
import { allEvents, eventTypesOf, flowNames, keyOf, machineOf, nameOf, places, reaching } from './explore.ts';
import { samples } from './samples.ts';

const isFull = process.env['MEJA_TEST'] === 'full';
const runs = { numRuns: isFull ? 5_000 : 300 };

test('every waiting time of the table is one finite number of one unit', () => {
  for (const [name, delay] of Object.entries(DELAYS)) {
    const amounts = Object.values<number>(delay);
    expect(amounts, name).toHaveLength(1);
    expect(Number.isFinite(amounts[0]) && (amounts[0] ?? 0) > 0, name).toBe(true);
    expect(Number.isFinite(chartDelays[name as keyof typeof DELAYS]), name).toBe(true);
  }
});

describe.each(flowNames)('the flow %s', (flow) => {
  const sample = samples[flow];
  const nodes = allNodes(machineOf(flow).root);
  const events = fc.constantFrom(...allEvents(flow));
  const inputs = fc.constantFrom(...sample.inputs);
  const isFinished = (name: string): boolean => sample.finished.includes(name.split('.')[0] ?? '');

  test('can reach every state of its chart', () => {
    const reached = new Set(
      [...places(flow).values()].flatMap(({ snapshot }) => snapshot._nodes.map((node) => node.id)),
    );
    // A state that is left at once (`always`) is passed, never stood in.
    const unreached = nodes.filter((node) => (node.always ?? []).length === 0 && !reached.has(node.id));
    expect(unreached.map((node) => node.id)).toEqual([]);
  });

  test('has a sample of every event, and names no event that nothing listens to', () => {
    const heard = eventTypesOf(flow).filter((type) => !type.startsWith('xstate.'));
    expect([...new Set(sample.events.map(({ type }) => type))].sort()).toEqual(heard.toSorted());
  });

  test('leads from every unfinished state to a finished one', () => {
    const all = places(flow);
    const canEnd = reaching(all, ({ name }) => isFinished(name));
    expect([...all.values()].filter(({ key }) => !canEnd.has(key)).map(({ key }) => key)).toEqual([]);
  });

  test('never leaves a finished state again', () => {
    for (const place of places(flow).values())
      if (isFinished(place.name))
        for (const key of place.next)
          expect(isFinished(places(flow).get(key)?.name ?? ''), `${place.key} -> ${key}`).toBe(true);
  });

  test('waits only for times that stand in the table of delays', () => {
    for (const node of nodes)
      for (const { delay } of node.after) {
        expect(Object.keys(DELAYS), `${node.id} waits for ${String(delay)}`).toContain(delay);
        expect(
          machineOf(flow).implementations.delays[delay as string],
          `${node.id} fires at once`,
        ).toBeDefined();
      }
  });

  test('is a plain chart: nothing invoked, no history, nothing that cannot be written down', () => {
    for (const node of nodes) {
      expect(node.invoke, node.id).toEqual([]);
      expect(node.type, node.id).not.toBe('history');
    }
  });

  test('remembers only what JSON can keep', () => {
    for (const { key, snapshot, stored } of places(flow).values()) {
      const { context } = JSON.parse(stored.state) as { context: unknown };
      expect(context, key).toStrictEqual(snapshot.context);
    }
  });

  test.each(Object.entries(sample.always))('keeps that %s', (_, holds) => {
    for (const { key, snapshot } of places(flow).values()) expect(holds(snapshot), key).toBe(true);
  });

  test('goes on after being stored and loaded anywhere as if it had never been away', () => {
    fc.assert(
      fc.property(inputs, fc.array(fc.nat(), { maxLength: 25 }), (input, choices) => {
        const begun = begin(flow, input);
        const taken: AnyEvent[] = [];
        const steps: Step[] = [];
        let stored: Stored = begun.next;
        for (const choice of choices) {
          const possible = allEvents(flow).filter((event) => restore(stored).can(event));
          const event = possible[choice % possible.length];
          if (event === undefined) break;
          const stepped = step(stored, [event]);
          if (!stepped.ok) throw new Error(`${event.type} was possible, then refused`);
          taken.push(event);
          steps.push(stepped.step);
          stored = stepped.step.next;
        }
        const through = step(begun.next, taken);
        if (!through.ok) throw new Error(`${through.event} is refused when nothing is stored in between`);
        expect(through.step.next).toEqual(stored);
        expect(through.step.effects).toEqual(steps.flatMap(({ effects }) => effects));
        expect(timersLeft([through.step])).toEqual(timersLeft(steps));
      }),
      runs,
    );
  });

  test('takes any events in any order, twice or late, and is always somewhere it knows', () => {
    fc.assert(
      fc.property(inputs, fc.array(fc.tuple(events, fc.boolean()), { maxLength: 40 }), (input, list) => {
        let stored = begin(flow, input).next;
        for (const [event, twice] of list)
          for (const each of twice ? [event, event] : [event]) {
            const stepped = step(stored, [each]);
            if (stepped.ok) stored = stepped.step.next;
            expect(places(flow).has(keyOf(flow, restore(stored))), nameOf(restore(stored).value)).toBe(true);
          }
      }),
      runs,
    );
  });

  test('refuses events it does not know, without harm', () => {
    const unknown = fc.oneof(
      fc.string(),
      fc.constantFrom('*', 'xstate.init', 'xstate.done', 'xstate.after.nothing.here', '__proto__'),
    );
    const known = new Set(eventTypesOf(flow));
    fc.assert(
      fc.property(fc.constantFrom(...places(flow).values()), unknown, ({ stored }, type) => {
        if (known.has(type)) return;
        expect(step(stored, [{ type }])).toEqual({ ok: false, event: type });
      }),
      runs,
    );
  });

  test('waits in no state that is left or finished', () => {
    fc.assert(
      fc.property(inputs, fc.array(events, { maxLength: 30 }), (input, list) => {
        const begun = begin(flow, input);
        const steps = [begun];
        for (const event of list) {
          const stepped = step((steps.at(-1) as Step).next, [event]);
          if (stepped.ok) steps.push(stepped.step);
        }
        const { snapshot } = steps.at(-1) as Step;
        const here = snapshot._nodes.flatMap((node) =>
          node.after.map(({ eventType }) => eventType as string),
        );
        expect(new Set(timersLeft(steps))).toEqual(new Set(here));
        if (isFinished(nameOf(snapshot.value))) expect(here).toEqual([]);
      }),
      runs,
    );
  });

  test('is never loaded from another version than it knows', () => {
    const [place] = places(flow).values();
    const stored = { ...(place as { stored: Stored }).stored, flowVersion: flows[flow].version + 1 };
    expect(() => restore(stored)).toThrow(`this release knows ${flows[flow].version}`);
  });
});

function allNodes(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap((inner) => allNodes(inner as AnyStateNode))];
}

/** The timers that still run after these steps. */
function timersLeft(steps: readonly Step[]): string[] {
  const left = new Set<string>();
  for (const { timers } of steps)
    for (const { id, delay } of timers) {
      if (delay === null) left.delete(id);
      else left.add(id);
    }
  return [...left].sort();
}
