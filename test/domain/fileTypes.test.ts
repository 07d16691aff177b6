import { describe, expect, test } from 'vitest';
import { fileTypeOf, safeFileName, type FileType } from '../../src/domain/fileTypes.ts';
import { packPlain } from '../../src/sheets/zip.ts';

const bytes = (...all: number[]) => Uint8Array.from(all);
const text = (words: string) => new TextEncoder().encode(words);
const zip = (...names: string[]) => packPlain(new Map(names.map((name) => [name, Buffer.from('x')])));

describe('a file is what its bytes say', () => {
  test.each<[string, Uint8Array, FileType | null]>([
    ['a PDF', text('%PDF-1.7\n'), 'pdf'],
    ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'png'],
    ['a photo', bytes(0xff, 0xd8, 0xff, 0xe0), 'jpg'],
    ['a Word document', zip('[Content_Types].xml', 'word/document.xml'), 'docx'],
    ['a sheet', zip('[Content_Types].xml', 'xl/workbook.xml'), 'xlsx'],
    [
      'a Word document with macros',
      zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
      null,
    ],
    ['an archive of anything', zip('laporan.pdf'), null],
    ['an Android program, which is an archive too', zip('AndroidManifest.xml', 'classes.dex'), null],
    ['a Windows program', text('MZ\u0090'), null],
    ['a page with a script', text('<html><script>'), null],
    ['a picture with a script (SVG)', text('<svg onload="x()">'), null],
    ['an archive cut off', zip('[Content_Types].xml', 'word/document.xml').subarray(0, 60), null],
    [
      'an archive whose directory leads nowhere',
      Buffer.concat([text('PK\u0003\u0004'), text('PK\u0005\u0006'), Buffer.alloc(18, 0xff)]),
      null,
    ],
    ['almost a PDF', text('%PD'), null],
    ['nothing', bytes(), null],
  ])('%s', (_, given, type) => {
    expect(fileTypeOf(given)).toBe(type);
  });
});

describe('a name is only a name', () => {
  test.each<[string, FileType, string]>([
    ['laporan audit.pdf', 'pdf', 'laporan audit.pdf'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['..\\..\\Windows\\win.ini', 'pdf', 'win.ini.pdf'],
    ['/etc/', 'pdf', 'berkas.pdf'],
    ['..', 'png', 'berkas.png'],
    ['', 'jpg', 'berkas.jpg'],
    ['foto.JPEG', 'jpg', 'foto.jpg'],
    ['laporan.pdf.exe', 'pdf', 'laporan.pdf.exe.pdf'],
    ['laporan\u202Efdp.exe', 'pdf', 'laporanfdp.exe.pdf'],
    ['a\r\nSet-Cookie: b.pdf', 'pdf', 'a Set-Cookie b.pdf'],
    ['nama\0"jahat"<b>.docx', 'docx', 'nama\uFFFD jahat b .docx'],
    ['x'.repeat(300), 'xlsx', `${'x'.repeat(80)}.xlsx`],
  ])('%j', (given, type, name) => {
    expect(safeFileName(given, type).replace(/ +\./, '.')).toBe(name.replace(/ +\./, '.'));
  });
});
