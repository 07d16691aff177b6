import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { flows } from '../../flows/index.ts';
import { restore, step, type Stored } from '../../src/engine/machines.ts';
import { allEvents, fixtureFolder, fixtureOf, flowNames, nameOf, places, type Fixture } from './explore.ts';

const fixtures = readdirSync(fixtureFolder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...(JSON.parse(readFileSync(new URL(name, fixtureFolder), 'utf8')) as Fixture) }));

test('every flow has left the snapshots of its present version', () => {
  expect(fixtures.map(({ name }) => name)).toEqual(
    expect.arrayContaining(flowNames.map((flow) => `${flow}.${flows[flow].version}.json`)),
  );
});

describe.each(fixtures)('what was stored in $name', ({ flow, version, snapshots }) => {
  const stored = snapshots.map(({ value, context }): Stored => ({
    flow,
    flowVersion: version,
    state: JSON.stringify({ value, context }),
  }));
  const names = new Set([...places(flow).values()].map(({ name }) => name));

  test('is loaded into a state that this release knows, and goes on from there', () => {
    for (const one of stored) {
      const snapshot = restore(one);
      expect(names).toContain(nameOf(snapshot.value));
      for (const event of allEvents(flow)) {
        const stepped = step(one, [event]);
        if (stepped.ok) expect(names).toContain(nameOf(stepped.step.snapshot.value));
      }
    }
  });

  test('remembers what this release remembers: nothing is missing and nothing is left over', () => {
    for (const one of stored)
      expect(Object.keys(restore(one).context as object).toSorted()).toEqual(
        Object.keys(fixtureOf(flow).snapshots[0]?.context ?? {}).toSorted(),
      );
  });

  test.runIf(version === flows[flow].version)('is everything that can be stored', () => {
    expect(new Set(snapshots.map(({ value }) => nameOf(value)))).toEqual(names);
  });
});
