/** The catalogue and its forms, as clerks of two offices use them. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { numberIn } from './acts.ts';
import { applies, isAsked } from './formSteps.ts';

const holder = aCity();
let ani: Person, rudi: Person, tono: Person;
const db = () => holder.city.database.pool;
const rows = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await db().query<T>(text, values)).rows;

beforeAll(async () => {
  const { city } = holder;
  ani = await city.invite('Ani Lumi', 'staff', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/1/2026');
  tono = await city.invite('Tono Rompas', 'tier2', 'diskominfo');
}, 60_000);

describe('the catalogue', () => {
  test('leads from its groups to a service with requirements, time, article, cost and who approves', async () => {
    await ani.says('/layanan');
    const groups = await ani.sees('tanpa biaya');
    await ani.presses('Server & data', { on: groups });
    await ani.presses('Permohonan Virtual Private Server', { on: await ani.sees('Server & data:') });
    const { text, buttons } = await ani.sees('(VPS)');
    expect(text).toContain('Biaya: gratis');
    expect(text).toContain('Pasal 16(9) Perwali Bitung 69/2021');
    expect(text).toContain('5 hari kerja');
    expect(text).toContain('Arsitektur sistem');
    expect(text).toMatch(/teknisi Tier 1 → Kepala PD .*Kepala Dinas/);
    expect(buttons.flat()).toContain('Ajukan');
  });

  test('finds a service by its words, with a letter wrong, and says when there is none', async () => {
    await ani.says('/layanan subdomian');
    const found = await ani.sees('yang cocok dengan "subdomian"');
    expect(found.buttons.flat()).toContain('Permohonan subdomain baru');
    await ani.says('/layanan qwertyzxc');
    await ani.sees('Tidak ada layanan yang cocok');
  });

  test('refuses what only the other city has, with the article of both', async () => {
    await ani.says('/layanan REKOM-ANGGARAN');
    const { text } = await ani.sees('hanya diatur di kota lain');
    expect(text).toContain('Pasal 10(1)');
    expect(text).toContain('Padang, Pasal 61(3)');
  });

  test('sends a citizen’s complaint to SP4N-LAPOR! and opens nothing', async () => {
    await ani.says('/layanan ADUAN-WARGA');
    const { text, buttons } = await ani.sees('(ADUAN-WARGA)');
    expect(text).toContain('SP4N-LAPOR!');
    expect(buttons).toEqual([]);
  });
});

describe('a form', () => {
  test('says what is wrong with an answer, goes back, lets one answer be changed, and is sent with a number', async () => {
    await applies(ani, 'ZOOM-STREAM');
    await isAsked(ani, 'Tanggal dan jam');
    await ani.sends.sticker();
    await ani.sees('Mohon tulis tanggal dan jam');
    await ani.says('31/11/2026 09.00');
    await ani.sees('Tanggal itu tidak ada di kalender');
    await ani.says('😀'.repeat(2048));
    await ani.sees('Mohon tulis tanggal dan jam');
    await ani.says('24 November 2026 09.00');
    await isAsked(ani, 'Jumlah peserta');
    await ani.says('banyak');
    await ani.sees('Mohon tulis satu angka');
    await ani.presses('Kembali');
    expect((await isAsked(ani, 'Tanggal dan jam')).text).toContain('24 November 2026 pukul 09.00 WITA');
    await ani.presses('Tetap');
    await isAsked(ani, 'Jumlah peserta');
    await ani.says('40 orang');
    await isAsked(ani, 'Kebutuhan');
    await ani.says('Rapat dengan puskesmas, direkam.');
    const which = await isAsked(ani, 'Dokumen yang disertakan');
    await ani.presses('Surat undangan', { on: which });
    await isAsked(ani, 'Surat undangan');
    await ani.says('005/77/2026 tanggal 18 November 2026');
    const contact = await isAsked(ani, 'Kontak teknis');
    await ani.presses('Saya sendiri', { on: contact });
    // A button of the question that is past only says so.
    expect((await ani.pressesData(dataOf(contact, 'Saya sendiri'), contact)).text).toContain(
      'pertanyaan yang sudah lewat',
    );
    await ani.presses('Belum tahu', { on: await isAsked(ani, 'Sesuai Arsitektur SPBE') });
    expect((await ani.sees('Periksa dahulu')).text).toContain('2. Jumlah peserta: 40');
    await ani.says('ubah 2');
    await isAsked(ani, 'Jumlah peserta');
    await ani.says('55');
    const summary = await ani.sees('Periksa dahulu');
    expect(summary.text).toContain('2. Jumlah peserta: 55');
    await ani.presses('Kirim', { on: summary });
    const { text } = await ani.sees('Permohonan diterima');
    expect(text).toContain('teknisi Tier 1 → teknisi Tier 2');
    const number = numberIn(text);
    expect(number).toMatch(/^BTG-2611-P-/);
    expect((await ani.pressesData(dataOf(summary, 'Kirim'), summary)).text).toContain('sudah dikirim');
    await ani.says(`/tiket ${number}`);
    expect((await ani.sees(/menunggu persetujuan/i)).text).toContain(number);
    const [ticket] = await rows<{ paused: boolean; target: number; pause: string }>(
      `select t.is_paused as paused, t.target_minutes as target, s.pause from tickets t join segments s on s.case_id = t.case_id
       where t.number = $1`,
      [number],
    );
    expect(ticket).toEqual({ paused: true, target: 900, pause: 'approval' });
  }, 60_000);

  test('is reminded of on the next working morning, once, and forgotten after thirty days with a notice', async () => {
    const { city } = holder;
    await applies(rudi, 'PELATIHAN');
    await isAsked(rudi, 'Topik');
    await rudi.says('Keamanan akun');
    await isAsked(rudi, 'Jumlah peserta');
    await city.later({ days: 3 });
    const reminder = await rudi.sees('belum selesai dan BELUM TERKIRIM');
    await city.later({ days: 1 });
    expect(rudi.seesNow().filter(({ text }) => text.includes('belum selesai'))).toEqual([]);
    // A line of the next days is no answer to it any more.
    await rudi.presses('Lanjutkan', { on: reminder });
    await isAsked(rudi, 'Jumlah peserta');
    await city.later({ days: 31 });
    await rudi.sees('dihapus karena tidak dilanjutkan');
    expect(
      await rows(
        `select a.field from request_answers a join requests r on r.case_id = a.case_id where r.service = 'PELATIHAN'`,
      ),
    ).toEqual([]);
    expect((await rudi.pressesData(dataOf(reminder, 'Lanjutkan'), reminder)).text).toContain('sudah dihapus');
  }, 60_000);

  test('outlives a restart, is there once for a person and a service, and is deleted only when asked to', async () => {
    const { city } = holder;
    await applies(ani, 'PELATIHAN');
    await isAsked(ani, 'Topik');
    await ani.says('Basis data');
    await isAsked(ani, 'Jumlah peserta');
    await city.restart();
    await ani.says('/layanan PELATIHAN');
    await ani.presses('Lanjutkan', { on: await ani.sees('belum terkirim') });
    await isAsked(ani, 'Jumlah peserta');
    await ani.says('/batal');
    await ani.presses('Hapus', { on: await ani.sees('disimpan untuk dilanjutkan nanti, atau dihapus?') });
    await ani.sees('Tidak ada yang terkirim');
    await ani.says('/formulir');
    expect((await ani.sees('Formulir Bapak/Ibu')).text).not.toContain('Bimbingan');
  }, 60_000);

  test('asks only what is new when a release changed it while it was open', async () => {
    await applies(ani, 'LAN-PASANG');
    await isAsked(ani, 'Lokasi');
    await ani.says('Gudang farmasi');
    await isAsked(ani, 'Jumlah titik');
    await db().query(
      `update requests set fields_hash = 'older', asked = 'pertanyaan-lama' where service = 'LAN-PASANG' and status = 'filling'`,
    );
    await ani.says('/formulir lanjut');
    await ani.sees('berubah sejak Bapak/Ibu mulai');
    await isAsked(ani, 'Jumlah titik');
    await db().query(
      `update requests set service = 'LAYANAN-LAMA' where service = 'LAN-PASANG' and status = 'filling'`,
    );
    await ani.says('12');
    await ani.sees('tidak ada lagi');
  }, 60_000);

  test('takes a document in the chat, and neither one too large nor a program', async () => {
    await applies(ani, 'COLOCATION');
    for (const [label, typed] of [
      ['Merek dan tipe', 'Dell R750'],
      ['Nomor seri', 'SN-0001'],
      ['Ukuran (U)', '2'],
      ['Daya (watt)', '750'],
      ['Kebutuhan port', '443'],
      ['Alamat IP', 'lewati'],
      ['Penanggung jawab', 'Rudi Mandagi'],
      ['Jadwal pemasangan', '1 Februari 2027 10.00'],
    ] as const) {
      await isAsked(ani, label);
      await ani.says(typed);
    }
    await isAsked(ani, 'Daftar aset TIK');
    await ani.sends.document({ name: 'besar.pdf', bytes: Buffer.alloc(60 * 1024 * 1024) });
    await ani.sees('lebih besar dari 20 MB');
    await ani.sends.document({ name: 'aset.pdf', bytes: Buffer.from('MZ program') });
    await ani.sees('tidak dapat diterima');
    await ani.sends.voice();
    await ani.sees('tidak dapat diterima');
    await ani.sends.document({ name: 'aset.pdf' });
    await isAsked(ani, 'Nomor dan tanggal surat');
    expect(
      await rows(
        `select f.name, f.class from files f join requests r on r.case_id = f.case_id where r.service = 'COLOCATION'`,
      ),
    ).toEqual([{ name: 'aset.pdf', class: 'internal' }]);
    await ani.presses('Surat menyusul');
    await isAsked(ani, 'Penandatangan surat');
  }, 60_000);

  test('takes no file of a restricted service through Telegram', async () => {
    await applies(rudi, 'LAN-DIAGRAM');
    await isAsked(rudi, 'Tahun');
    await rudi.says('2026');
    await isAsked(rudi, 'Tanggal diagram');
    await rudi.says('2 November 2026');
    await isAsked(rudi, 'Pembuat');
    await rudi.says('Rudi Mandagi');
    const asked = await isAsked(rudi, 'Diagram jaringan intra PD (LAN)');
    expect(asked.text).toContain('tidak dikirim lewat Telegram');
    const sent = await rudi.sends.document({ name: 'lan.pdf' });
    await rudi.sees('tidak boleh lewat Telegram');
    await rudi.seesGone(sent);
    await rudi.says('Nomor 800/9/2026, brankas Umum');
    await isAsked(rudi, 'Kontak teknis');
    expect(
      await rows(
        `select 1 from files f join requests r on r.case_id = f.case_id where r.service = 'LAN-DIAGRAM'`,
      ),
    ).toEqual([]);
  }, 60_000);

  test('never keeps a NIK, and says beforehand that the portal takes it', async () => {
    await applies(ani, 'TTE');
    expect((await isAsked(ani, 'Yang diminta')).text).toContain('NIK, foto KTP dan passphrase tidak pernah');
    await ani.says('Baru');
    await isAsked(ani, 'Nama');
    await ani.says('Ani Lumi NIK 7172014501900001');
    await isAsked(ani, 'Jabatan');
    const [answer] = await rows<{ value: string }>(
      `select a.value from request_answers a join requests r on r.case_id = a.case_id where r.service = 'TTE' and a.field = 'nama'`,
    );
    expect(answer?.value).toContain('Ani Lumi');
    expect(answer?.value).not.toContain('7172014501900001');
  });

  test('of a question about a rule is answered by the regulation first', async () => {
    await applies(ani, 'INFO-ATURAN');
    await isAsked(ani, 'Pertanyaan');
    await ani.says('cadangan data');
    await ani.sees(/Pasal \d+/);
    await ani.presses('Sudah terjawab', { on: await ani.sees('sudah menjawab') });
    await ani.sees('Tidak ada yang terkirim');
  });

  test('is offered where a draft sounds like a request', async () => {
    await tono.says('mohon dibuatkan subdomain baru untuk situs puskesmas');
    const draft = await tono.sees('BELUM TERKIRIM');
    await tono.presses('Layanan: Permohonan subdomain baru', { on: draft });
    await tono.says('/batal');
  });

  test('belongs to whoever fills it in', async () => {
    await applies(ani, 'TLS');
    const asked = await isAsked(ani, 'Subdomain');
    const stranger = await rudi.says('/formulir');
    const data = dataOf(asked, 'Batal');
    expect((await rudi.pressesData(data, stranger)).text).toContain('tidak ada, atau bukan bagian');
  });
});

describe('a security incident', () => {
  test('goes by itself when its writer falls silent, straight to Tier 2, as grave as its kind', async () => {
    const { city } = holder;
    await applies(rudi, 'INSIDEN-SIBER');
    expect((await isAsked(rudi, 'Jenis insiden')).text).toContain('Jangan matikan perangkat');
    await rudi.presses('Ransomware');
    await isAsked(rudi, 'Sistem');
    await rudi.says('Server arsip Dinkes');
    expect((await isAsked(rudi, 'Alamat')).buttons.flat()).toContain('Kirim sekarang');
    await city.later({ minutes: 5 });
    const number = numberIn((await rudi.sees('dikirim otomatis')).text);
    expect(
      await rows(`select desk, priority, is_restricted, target_minutes from tickets where number = $1`, [
        number,
      ]),
    ).toEqual([{ desk: 'tier2', priority: 'P1', is_restricted: true, target_minutes: null }]);
    await tono.sees(number);
  }, 60_000);
});

const dataOf = (
  { message }: { message: { reply_markup?: { inline_keyboard: object[][] } } },
  label: string,
): string => {
  const all = message.reply_markup?.inline_keyboard.flat() as { text: string; callback_data: string }[];
  return all.find(({ text }) => text.includes(label))?.callback_data ?? '';
};
