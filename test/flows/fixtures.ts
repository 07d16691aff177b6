/**
 * Writes what this release stores of each flow to `fixtures/<flow>.<version>.json`: one snapshot of every state that can be
 * reached. Later releases must load them. `node bin/run.js test/flows/fixtures.ts` after a change of a flow that was never
 * released; a released flow gets a new version instead, and its old file stays as it is.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { flows } from '../../flows/index.ts';
import { fixtureFolder, fixtureOf, flowNames } from './explore.ts';

for (const flow of flowNames) {
  const file = fileURLToPath(new URL(`${flow}.${flows[flow].version}.json`, fixtureFolder));
  const style = (await resolveConfig(file)) ?? {};
  await writeFile(file, await format(JSON.stringify(fixtureOf(flow)), { ...style, parser: 'json' }));
}
