// Plain JavaScript on purpose: this file must run on whatever Node the machine has, to say what to do when
// the project's own Node 26 (npm package "node") is not there. It runs one TypeScript file, types stripped.
import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const here = fileURLToPath(new URL('..', import.meta.url));
const [file, ...args] = process.argv.slice(2);
const fitting = Number(process.versions.node.split('.')[0]) >= 26 && typeof globalThis.Temporal === 'object';

if (file === undefined) {
  console.error('Usage: node bin/run.js FILE [ARGUMENTS]');
  process.exit(2);
} else if (fitting) {
  const path = resolve(here, file);
  process.argv.splice(1, process.argv.length - 1, path, ...args);
  await import(pathToFileURL(path).href);
} else {
  const own = ['node_modules/node/bin/node', 'node_modules/node/bin/node.exe', 'node_modules/.bin/node']
    .map((path) => resolve(here, path))
    .find((path) => existsSync(path));
  if (own === undefined) {
    console.error(
      `Meja Bantu needs Node 26 or newer; this is Node ${process.versions.node}, and the copy that comes with the project is missing.\n` +
        'Fix: run "npm ci" in the project folder (with install scripts allowed), or install Node 26 and try again.',
    );
    process.exit(1);
  }
  const child = spawn(own, [fileURLToPath(import.meta.url), file, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
