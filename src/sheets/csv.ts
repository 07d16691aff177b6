/** Tables as text: comma, semicolon or tab between cells, quotes after RFC 4180; as Excel, LibreOffice and Google write them. */

/** The cells of each line. Bytes that are no UTF-8 are read as Windows-1252, which is what Excel writes otherwise. */
export function readCsv(bytes: Buffer): string[][] {
  const text = decode(bytes).replace(/^\uFEFF/, '');
  const rows: string[][] = [];
  const between = separatorOf(text);
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === between) endCell();
    else if (char === '\n') {
      endCell();
      rows.push(row);
      row = [];
    } else if (char !== '\r') cell += char;
  }
  if (cell !== '' || row.length > 0) {
    endCell();
    rows.push(row);
  }
  return rows;
}

/** `Unicode Text` of Excel. */
const isUtf16 = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xfe;

/** No text has a zero in it, but for UTF-16. */
export const isText = (bytes: Buffer): boolean => isUtf16(bytes) || !bytes.includes(0);

function decode(bytes: Buffer): string {
  if (isUtf16(bytes)) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Whichever the first line has most of. */
function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const count = (mark: string): number => first.split(mark).length;
  return [';', ',', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
