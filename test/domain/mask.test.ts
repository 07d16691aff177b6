import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../src/domain/mask.ts';

/** What must go stands in [brackets]. */
const hidden = [
  'NIK saya [7172051201900001]',
  'nik [7172 0512 0190 0001] tolong dicek',
  'NIK ibu: [1371.0152.0385.0002]',
  'no ktp [1371-0152-0385-0002]',
  'NIK [717205120190000] kurang satu angka',
  'NIP [198705122010011003] a.n. Budi',
  'nip [19870512 201001 1 003]',
  'NI PPPK [199001012023211004]',
  'kartu kredit [4111 1111 1111 1111]',
  'otp [123456]',
  'kode otp nya [482913]',
  'kode verifikasi: [552 901] masuk terus',
  'Kode OTP saya adalah [8842]',
  '[482913] itu kode otp saya',
  'password: [Rahasia123]',
  'Password :\n[Rahasia1]',
  'pw=[abc123]',
  'pwd -> [Kota2026]',
  'sandi => [x9y8z7]',
  'sandinya [Bitung#2026]',
  'kata sandi adalah [merahputih]',
  'kata sandi wifi [12345678]',
  'pass saya [bitung123] min',
  'user admin pass [admin]',
  'username: budi password: [budi123]',
  'password simpeg saya: [Rahasia!]',
  'password email saya yang baru [Bitung#26]',
  'password lamanya [Kota#2024]',
  'pw: [merah putih 45] tolong dicek',
  'pass:"[bitung jaya]"',
  'depe password [bitung123] mar nda bisa maso',
  'password e-office torang: [tamang2026]',
  'kita pe sandi [Manado#77] so nda bisa',
  'paswordnyo [minang123] indak bisa masuak',
  'sandi ambo [rangkayo22] alah ambo ganti',
  'passwordnya [bitungjaya]',
  'passphrase saya: [kucing makan ikan]',
  'passphrase TTE = [Biru-Laut-77]',
  'pin [123456]',
  'PIN atm nya [1234]',
  'sandi: [🔑rahasia🔑]',
];

const kept = [
  'lupa password simpeg',
  'lupa password simpeg.',
  'tolong reset password simpeg a.n. saya, lupa',
  'lupa passphrase tanda tangan elektronik, cara resetnya?',
  'masuk email katanya dari admin kominfo suruh klik link verifikasi password, ini asli ato nda?',
  'password salah terus',
  'passwordnya salah terus padahal benar',
  'passwordnya ditolak',
  'passwordnya apa ya',
  'sandinya lah lupo',
  'lupo sandi simpeg',
  'nda tau depe password',
  'saya ganti password kemarin trus so nda bisa maso',
  'username dan password tidak bisa',
  'lupa password simpeg nama: Budi',
  'lupa password, NIP sudah dikirim',
  'reset password email budi@bitungkota.go.id',
  'reset password e-kinerja untuk 3 orang',
  'password untuk 192.168.1.1 lupa',
  'password windows10 lupa',
  'ganti password tiap 90 hari',
  'akun simpeg terkunci setelah 3x salah password',
  'G-0042 lupa password',
  'lupa password tiket BTG-2611-P-0007',
  'BTG-2611-G-0042 masih error',
  'hubungi 081234567890 atau +62 812-3456-7890',
  'HP 0812 3456 7890 dan 0813 9876 5432',
  'pak Sandi 081234567890 minta bantuan',
  'surat 800/123/BKPSDM/XI/2026 tanggal 21-11-2026',
  'nomor 100.3.4.2/1234/Diskominfo/2026',
  'kode barang 3.10.01.02.001.000123',
  'kode pos 95511, kode error 5001',
  'IMEI 356938035643809',
  'rapat 2026-11-21 pukul 14.05',
  'jam 14:05 password error',
  'PIN TTE lupa',
];

describe('what is secret', () => {
  it.each(hidden)('goes: %j', (marked) => {
    const text = marked.replace(/[[\]]/g, '');
    const expected = marked.replace(/\[([^\]]*)\]/g, (_, secret: string) => '•'.repeat(secret.length));
    const { text: masked, masked: kinds } = maskSecrets(text);
    expect(masked).toBe(expected);
    expect(kinds.length).toBeGreaterThan(0);
  });

  it.each(kept)('stays: %j', (text) => expect(maskSecrets(text)).toEqual({ text, masked: [] }));

  it('is told by kind', () => {
    const { masked } = maskSecrets(
      'NIK 7172051201900001, NIP 198705122010011003, otp 123456, pin 4321, password: a1b2c3',
    );
    expect(new Set(masked)).toEqual(new Set(['nik', 'nip', 'otp', 'pin', 'password']));
  });
});

describe('laws', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(...hidden.map((text) => text.replace(/[[\]]/g, '')), ...kept),
    fc.constantFrom(
      ' ',
      '\n',
      ':',
      '=',
      'password',
      'pw',
      'nya',
      'adalah',
      '•',
      '"',
      ',',
      'otp',
      'kode',
      'NIK',
      '1371',
      '0152',
      '0385',
      '0002',
      'kita pe',
      '-',
      '/',
    ),
  );
  const message = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' '));

  it('length in UTF-16 units stays, masking twice changes nothing, only bullets are new', () => {
    fc.assert(
      fc.property(message, (text) => {
        const once = maskSecrets(text).text;
        expect(once.length).toBe(text.length);
        expect(maskSecrets(once)).toEqual({ text: once, masked: [] });
        for (let i = 0; i < text.length; i++) expect(once[i] === text[i] || once[i] === '•').toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('every well-formed NIK goes, however it is grouped', () => {
    const digits = (n: number, width: number) => String(n).padStart(width, '0');
    const nik = fc
      .tuple(
        fc.constantFrom('71', '13', '32', '91'),
        fc.integer({ min: 1, max: 79 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 1, max: 9999 }),
        fc.boolean(),
      )
      .map(
        ([province, city, district, day, month, year, serial, woman]) =>
          `${province}${digits(city, 2)}${digits(district, 2)}${digits(woman ? day + 40 : day, 2)}${digits(month, 2)}${digits(year, 2)}${digits(serial, 4)}`,
      );
    fc.assert(
      fc.property(
        nik,
        fc.constantFrom('', ' ', '.', '-', ' - '),
        fc.constantFrom(4, 6),
        (number, separator, size) => {
          const grouped = number.match(new RegExp(`.{1,${size}}`, 'g'))?.join(separator) ?? '';
          expect(maskSecrets(`data ${grouped} saya`).text).toBe(`data ${'•'.repeat(grouped.length)} saya`);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a hostile message of 4096 characters takes no time', () => {
    const hostile = ['password ', 'pass:pass:', '1 ', 'otp kode ', 'nik: . = ', '12.', 'sandi "', 'pin='].map(
      (p) => p.repeat(4096 / p.length),
    );
    for (const text of hostile) {
      const began = performance.now();
      maskSecrets(text);
      expect(performance.now() - began).toBeLessThan(5_000);
    }
  });
});
