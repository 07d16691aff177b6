/**
 * A matrix of states as SVG, made for a phone: 1280 points at the longest side, which Telegram shows without making it smaller. Each
 * state has a colour that the colour-blind tell apart (Okabe and Ito, 2008) and a sign of its own, so it reads in grey too.
 */
import type { DutyState } from '../domain/dutyMatrix.ts';
import type { DutyPicture } from '../domain/dutyPicture.ts';
import { FACE, toPng } from './png.ts';

const WIDTH = 1200;
const EDGE = 28;
const TITLE = 96;
const ROW = 40;
const CELL = 34;
const LEGEND_ROW = 36;
const FOOTER = 34;
/** Points a letter of size 1 takes on average. */
const LETTER = 0.47;

interface Look {
  readonly fill: string;
  readonly edge: string;
  readonly ink: string;
  /** In a square of 24 by 24, drawn with `ink`. */
  readonly sign: string;
}

const stroke = (path: string, width = 3.4): string =>
  `<path d="${path}" fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const LOOKS: Readonly<Record<DutyState, Look>> = {
  overdue: { fill: '#c8421a', edge: '#8f2d0f', ink: '#fff', sign: stroke('M12 4v9M12 19v.1', 4) },
  soon: {
    fill: '#f2c230',
    edge: '#a67f08',
    ink: '#000',
    sign: stroke('M12 3.5a8.5 8.5 0 1 0 .1 0M12 7.5v5l3.5 2.5', 2.6),
  },
  submitted: {
    fill: '#0b6fb8',
    edge: '#084a7a',
    ink: '#fff',
    sign: stroke('M5 12v.1M12 12v.1M19 12v.1', 4.4),
  },
  noEvidence: {
    fill: '#fff',
    edge: '#333',
    ink: '#222',
    sign: stroke('M12 4.5a7.5 7.5 0 1 0 .1 0M5 19L19 5', 2.4),
  },
  unrecorded: {
    fill: '#d9dde2',
    edge: '#9aa1a9',
    ink: '#333',
    sign: stroke('M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 19v.1', 2.8),
  },
  met: { fill: '#0a8f6a', edge: '#066146', ink: '#fff', sign: stroke('M5 12.5l4.5 4.5L19 7.5') },
  idle: {
    fill: 'none',
    edge: 'none',
    ink: '#b9c0c7',
    sign: '<circle cx="12" cy="12" r="2.4" fill="currentColor"/>',
  },
  notApplicable: { fill: '#fff', edge: '#c4c9cf', ink: '#8a9199', sign: stroke('M7 12h10', 2.6) },
};

/** The pictures as PNG, in their order. */
export const printDutyPictures = (pictures: readonly DutyPicture[]): Promise<Uint8Array[]> =>
  toPng(pictures.map(drawDuties));

/** One picture; its height follows from its rows. */
export function drawDuties(picture: DutyPicture): string {
  const { columns, rows } = picture;
  const hasNotes = rows.some((row) => row.note !== undefined);
  const longest = Math.max(1, ...rows.map((row) => row.label.length));
  const labelWidth = Math.min(hasNotes ? 620 : 330, Math.max(150, longest * 22 * LETTER + 16));
  // The head of the last column leans out to the right.
  const room = WIDTH - 2 * EDGE - labelWidth - (hasNotes ? 0 : leanOf(columns.at(-1) ?? ''));
  const step = hasNotes ? CELL + 14 : Math.min(92, room / Math.max(1, columns.length));
  const left = EDGE + labelWidth;
  const headHeight = headOf(columns);
  const top = TITLE + headHeight;
  const legend = legendOf(picture.legend, WIDTH - 2 * EDGE);
  const bottom = top + rows.length * ROW;
  const height = bottom + 16 + legend.height + FOOTER;
  const parts = [
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    words(picture.title, EDGE, 44, 32, { weight: 700 }),
    words(picture.subtitle, EDGE, 78, 22, { colour: '#444' }),
    ...columns.map((name, index) => head(name, left + step * (index + 0.5), top - 8)),
    ...rows.map((row, index) => {
      const y = top + index * ROW;
      const band =
        index % 2 === 0
          ? `<rect x="${EDGE - 8}" y="${y}" width="${WIDTH - 2 * EDGE + 16}" height="${ROW}" fill="#f3f5f7"/>`
          : '';
      const cells = row.cells.map((state, at) =>
        state === null ? '' : cell(state, left + step * (at + 0.5), y + ROW / 2),
      );
      const note =
        row.note === undefined
          ? ''
          : words(
              fit(row.note, 20, room - step * columns.length - 12),
              left + step * columns.length + 8,
              y + 27,
              20,
              { colour: '#333' },
            );
      return band + words(fit(row.label, 22, labelWidth - 8), EDGE, y + 28, 22) + cells.join('') + note;
    }),
    `<g transform="translate(${EDGE} ${bottom + 16})">${legend.svg}</g>`,
    words(picture.footer, EDGE, height - 12, 18, { colour: '#555' }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FACE}">${parts.join('')}</svg>`;
}

/** Heads lean to the right as far as the last one has room. */
const LEAN = 62;
const HEAD_SIZE = 21;
const sine = Math.sin((LEAN * Math.PI) / 180);

const headOf = (columns: readonly string[]): number =>
  columns.every((name) => name === '')
    ? 8
    : Math.min(
        250,
        Math.max(60, Math.max(...columns.map((name) => name.length)) * HEAD_SIZE * LETTER * sine + 30),
      );

/** How far the head of the last column stands over its middle. */
const leanOf = (name: string): number =>
  Math.max(0, name.length * HEAD_SIZE * LETTER * Math.cos((LEAN * Math.PI) / 180) - 40);

const head = (name: string, x: number, y: number): string =>
  `<g transform="translate(${x + 6} ${y}) rotate(-${LEAN})">${words(fit(name, HEAD_SIZE, 245 / sine), 0, 0, HEAD_SIZE)}</g>`;

function cell(state: DutyState, x: number, y: number): string {
  const { fill, edge, ink, sign } = LOOKS[state];
  const half = CELL / 2;
  return `<rect x="${x - half}" y="${y - half}" width="${CELL}" height="${CELL}" rx="6" fill="${fill}" stroke="${edge}" stroke-width="1.5"/><g color="${ink}" transform="translate(${x - 12} ${y - 12})">${sign}</g>`;
}

function legendOf(legend: DutyPicture['legend'], width: number): { svg: string; height: number } {
  let x = 0;
  let line = 0;
  const parts: string[] = [];
  for (const { state, label } of legend) {
    const takes = CELL + 10 + label.length * 20 * LETTER + 26;
    if (x > 0 && x + takes > width) {
      x = 0;
      line += 1;
    }
    const y = line * (LEGEND_ROW + 4) + CELL / 2;
    parts.push(cell(state, x + CELL / 2, y), words(label, x + CELL + 9, y + 7, 20));
    x += takes;
  }
  return { svg: parts.join(''), height: (line + 1) * (LEGEND_ROW + 4) };
}

function words(
  text: string,
  x: number,
  y: number,
  size: number,
  { weight = 400, colour = '#000' }: { weight?: 400 | 700; colour?: string } = {},
): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(text)}</text>`;
}

/** As much as fits so many points. */
function fit(text: string, size: number, width: number): string {
  const most = Math.max(4, Math.floor(width / (size * LETTER)));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/** XML has no control characters, also not as references. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u001F\uFFFE\uFFFF]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
