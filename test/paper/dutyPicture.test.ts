import { expect, test } from 'vitest';
import { DUTY_STATES, type DutyState } from '../../src/domain/dutyMatrix.ts';
import { MOST_COLUMNS, MOST_ROWS, type DutyPicture } from '../../src/domain/dutyPicture.ts';
import { drawDuties } from '../../src/paper/dutyPicture.ts';
import { toPng } from '../../src/paper/png.ts';
import { decodePng, type Decoded } from '../support/png.ts';

const picture = (of: Partial<DutyPicture> = {}): DutyPicture => ({
  title: 'Kewajiban SPBE · Kota Bitung',
  subtitle: 'Keadaan 22 November 2026 10.05 WITA',
  columns: ['diagram-lan', 'cadangan-data'],
  rows: [
    { label: 'Dinkes', cells: ['overdue', 'met'] },
    { label: 'Dinsos <&> "x" \u0007', cells: ['submitted', null] },
  ],
  legend: DUTY_STATES.map((state) => ({ state, label: state })),
  footer: 'Perwali Bitung 69/2021',
  ...of,
});

/** The squares of an SVG in the order they are drawn: their middle and colour. */
const squares = (svg: string) =>
  [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="34" height="34" rx="6" fill="(#\w+)"/g)].map(
    ([, x, y, fill = '']) => ({ x: Number(x), y: Number(y), fill }),
  );
/** A point of the square beside its sign. */
const colourOf = (png: Decoded, { x, y }: { x: number; y: number }): string =>
  `#${png
    .at(x + 4, y + 4)
    .map((one) => one.toString(16).padStart(2, '0'))
    .join('')}`;
const full = (fill: string): string => (fill === '#fff' ? '#ffffff' : fill);

test('a picture is really drawn: as large as it says, each cell in the colour of its state', async () => {
  const svg = drawDuties(picture());
  const [bytes] = await toPng([svg]);
  const png = decodePng(bytes ?? new Uint8Array());
  const height = Number(/height="(\d+)/.exec(svg)?.[1]);
  expect([png.width, png.height]).toEqual([1200, height]);
  const cells = squares(svg).slice(0, 3);
  expect(cells).toHaveLength(3);
  for (const cell of cells) expect(colourOf(png, cell)).toBe(full(cell.fill));
  expect(new Set(cells.map(({ fill }) => fill)).size).toBe(3);
});

test('words are set in the typeface that is brought along: the title leaves ink, nothing else does there', async () => {
  const drawn = await toPng([drawDuties(picture()), drawDuties(picture({ title: '' }))]);
  const ink = drawn.map((bytes) => {
    const png = decodePng(bytes);
    let dark = 0;
    for (let x = 28; x < 460; x += 1) for (let y = 18; y < 46; y += 1) if (png.at(x, y)[0] < 100) dark += 1;
    return dark;
  });
  expect(ink[0]).toBeGreaterThan(1500);
  expect(ink[1]).toBe(0);
});

test('states differ in their signs as well as in colour, for who sees no colours or prints in grey', () => {
  const signs = DUTY_STATES.map((state: DutyState) => {
    const svg = drawDuties(picture({ rows: [{ label: 'a', cells: [state, null] }], legend: [] }));
    return /<g color="#\w+" transform="[^"]+">(.*?)<\/g>/.exec(svg)?.[1];
  });
  expect(new Set(signs).size).toBe(DUTY_STATES.length);
});

test('the largest sheet stays within what Telegram shows: both sides together below 10,000, none 20 times the other', () => {
  const svg = drawDuties(
    picture({
      columns: Array.from({ length: MOST_COLUMNS }, () => 'pengamanan-sistem-internet'),
      rows: Array.from({ length: MOST_ROWS }, () => ({
        label: 'Kecamatan Bungus Teluk Kabung dan sekitarnya',
        cells: Array.from({ length: MOST_COLUMNS }, () => 'met' as const),
      })),
    }),
  );
  const height = Number(/height="(\d+)/.exec(svg)?.[1]);
  expect(height).toBeLessThan(1500);
  for (const { x } of squares(svg)) expect(x + 34).toBeLessThan(1200);
});

test('what is no drawing is refused, and says so', async () => {
  await expect(toPng(['this is no picture'])).rejects.toThrow();
});
