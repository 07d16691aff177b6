/**
 * What a file is by its own bytes, whatever its name says. Taken as evidence: PDF, PNG, JPEG, DOCX, XLSX. A plain ZIP is not: who
 * verifies would not know what is in it. Nor is anything with macros. See `docs/decisions/one-time-pages.md`.
 */
import { clean } from './text.ts';

export const FILE_TYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type FileType = keyof typeof FILE_TYPES;

/** At most so many bytes are kept; the table `files` refuses more. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;

/** The type by content; null: none that is taken. Never throws. */
export function fileTypeOf(bytes: Uint8Array): FileType | null {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpg';
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return null;
  const names = namesInZip(bytes);
  if (names === null || !names.includes('[Content_Types].xml')) return null;
  if (names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) return null;
  if (names.includes('word/document.xml')) return 'docx';
  return names.includes('xl/workbook.xml') ? 'xlsx' : null;
}

/**
 * A name that is only a name: no folders, nothing that hides or turns, at most 80 characters, and the ending that its content has.
 * `../../etc/passwd` becomes `passwd.pdf`.
 */
export function safeFileName(given: string, type: FileType): string {
  const last = clean(given).split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .replace(/[\p{Cc}\p{Cs}<>:"|?*\s]+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const isSaid = new RegExp(`\\.(?:${type === 'jpg' ? 'jpe?g' : type})$`, 'i');
  const stem = [...plain.replace(isSaid, '')].slice(0, 80).join('').trim();
  return `${stem === '' ? 'berkas' : stem}.${type}`;
}

/** More entries than an honest document has. */
const MOST_ENTRIES = 5000;

/** The names that the archive's own directory lists; null: it is damaged. Nothing is unpacked. */
function namesInZip(bytes: Uint8Array): string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(bytes);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) return null;
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    if (at + 46 + name > bytes.length) return null;
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)));
    at += 46 + name + extra + comment;
  }
  return names;
}

/** The last record of an archive is at most 22 bytes and a comment of 64 KB before its end. */
function endOfDirectory(bytes: Uint8Array): number | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1)
    if (startsWith(bytes.subarray(at), [0x50, 0x4b, 0x05, 0x06])) return at;
  return null;
}

const startsWith = (bytes: Uint8Array, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[index] === byte);
