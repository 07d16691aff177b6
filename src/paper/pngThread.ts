/** The thread of `png.ts`. WebAssembly and a font out of npm: the same picture on every machine, whatever is installed on it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { FACE } from './png.ts';

const { resolve } = createRequire(import.meta.url);
const FONTS = [
  '@expo-google-fonts/roboto-condensed/400Regular/RobotoCondensed_400Regular.ttf',
  '@expo-google-fonts/roboto-condensed/700Bold/RobotoCondensed_700Bold.ttf',
];

await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')));
const fontBuffers = await Promise.all(FONTS.map((font) => readFile(resolve(font))));

const pictures = (workerData as readonly string[]).map((svg) => {
  const drawing = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: FACE } });
  const image = drawing.render();
  const bytes = image.asPng();
  image.free();
  drawing.free();
  return bytes;
});
parentPort?.postMessage(pictures);
