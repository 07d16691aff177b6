import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { numberIn, tablesWith, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person;

beforeAll(async () => {
  ani = await holder.city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await holder.city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
});

/** Sends the open draft and closes the ticket again, so that the next test begins with nothing open. */
async function sendAndCancel(person: Person): Promise<string> {
  await person.presses('Kirim');
  const number = numberIn((await person.sees(/Laporan diterima: BTG/)).text);
  await person.says(`/tiket ${number}`);
  await person.sees('Menunggu petugas');
  await person.presses('Batalkan');
  await holder.city.settled();
  return number;
}

describe('a report becomes a draft', () => {
  test('greetings and thanks open nothing', async () => {
    await ani.says('Selamat pagi pak');
    await ani.sees('Ada kendala?');
    await ani.says('terima kasih banyak 🙏');
    await ani.sees('Sama-sama');
    const { rows } = await holder.city.database.pool.query('select * from dialogues');
    expect(rows).toEqual([]);
  });

  test('/lapor asks what, how many and how bad, then shows the draft', async () => {
    await ani.says('/lapor');
    expect((await ani.sees('Apa kendalanya?')).buttons.flat()).toEqual(['Batal']);
    await ani.says('printer di loket macet');
    const many = await ani.sees('Berapa banyak yang terganggu?');
    expect(many.buttons.flat()).toEqual([
      'Saya saja',
      'Satu ruangan',
      'Seluruh kantor',
      'Pelayanan masyarakat terhenti',
      'Batal',
    ]);
    await ani.presses('Pelayanan masyarakat terhenti', { on: many });
    const bad = await ani.sees('Seberapa mengganggu?');
    expect(bad.buttons.flat()).toEqual([
      'Tidak bisa bekerja',
      'Masih bisa bekerja',
      'Tidak mendesak',
      'Batal',
    ]);
    await ani.presses('Masih bisa bekerja', { on: bad });
    const draft = await ani.sees('Perkiraan: Gangguan');
    expect(draft.text).toContain('printer di loket macet');
    expect(draft.text).toContain('Pelayanan masyarakat terhenti · Masih bisa bekerja');
    expect(draft.text).toContain('BELUM TERKIRIM');
    const number = await sendAndCancel(ani);
    expect(await ticketRow(holder.city, number)).toMatchObject({
      impact: 'I1',
      urgency: 'U3',
      status: 'cancelled',
    });
  });

  test('/lapor with the words asks only how many and how bad; a deadline today raises it', async () => {
    await ani.says('/lapor aplikasi SIPD error, laporan harus dikirim hari ini');
    await ani.presses('Saya saja', { on: await ani.sees('Berapa banyak') });
    await ani.presses('Tidak bisa bekerja', { on: await ani.sees('Seberapa mengganggu') });
    const draft = await ani.sees('Perkiraan');
    expect(draft.text).toContain('Tidak bisa bekerja, tenggat hari ini');
    await ani.presses('Batal', { on: draft });
    expect((await ani.sees('Tidak ada yang terkirim')).buttons).toEqual([]);
  });

  test('lines one after the other and an album are one draft, answered once', async () => {
    const before = ani.chat.messages.size;
    await ani.says('komputer di ruang arsip tidak mau menyala');
    await ani.says('sudah saya coba kabel lain');
    await ani.sends.album([{ caption: 'lampunya begini' }, {}, {}]);
    const draft = await ani.sees('📎 3 lampiran');
    expect(draft.text).toContain(
      'komputer di ruang arsip tidak mau menyala\nsudah saya coba kabel lain\nlampunya begini',
    );
    await holder.city.settled();
    expect(ani.chat.messages.size - before).toBe(5 + 1);
    await sendAndCancel(ani);
    expect((await rudi.sees('komputer di ruang arsip')).text).toContain('📎 3 lampiran');
  });

  test.each([
    ['a photo', () => ani.sends.photo(), '[photo]'],
    ['a voice note', () => ani.sends.voice(), '[voice]'],
    ['a video', () => ani.sends.video(), '[video]'],
    [
      'a document with a caption',
      () => ani.sends.document({ caption: 'surat ini tidak bisa dibuka', name: 'surat.pdf' }),
      '[document surat.pdf]',
    ],
  ])('%s alone is a report, and its file reaches the technician', async (_, send, shown) => {
    rudi.seesNow();
    await send();
    await ani.sees('📎 1 lampiran');
    await sendAndCancel(ani);
    await rudi.sees(shown);
  });

  test('she corrects a line of her draft, and the draft follows', async () => {
    const line = await ani.says('printr di loket rusk');
    await ani.sees('printr di loket rusk');
    await ani.edits(line, 'printer di loket rusak');
    expect((await ani.sees('printer di loket rusak')).text).not.toContain('printr');
    await ani.says('/batal');
    await ani.sees('Dibatalkan');
    expect(await tablesWith(holder.city, 'printer di loket rusak')).toEqual([]);
  });

  test('Ubah changes words, kind, impact and urgency; the photo stays', async () => {
    await ani.sends.photo({ caption: 'internet lambat' });
    const presses = async (button: string, below: string) =>
      ani.presses(button, { on: await ani.sees(below) });
    await presses('Ubah', 'Perkiraan');
    await presses('Isi', 'Apa yang diubah?');
    await ani.sees('Tulis ulang');
    await ani.says('mohon dibuatkan email dinas');
    expect((await ani.sees('mohon dibuatkan email dinas')).text).toMatch(
      /BELUM TERKIRIM\n\nmohon dibuatkan email dinas\n\n📎 1 lampiran/,
    );
    await ani.presses('Ubah');
    await presses('Jenis', 'Apa yang diubah?');
    const kinds = await ani.sees('Jenis laporannya?');
    expect(kinds.buttons.flat()).toEqual(['Keluhan', 'Gangguan', 'Permintaan', 'Perubahan', 'Kembali']);
    await ani.presses('Perubahan', { on: kinds });
    await presses('Ubah', 'Perkiraan: Perubahan');
    await presses('Berapa banyak', 'Apa yang diubah?');
    await presses('Seluruh kantor', 'Berapa banyak yang terganggu?');
    await presses('Ubah', 'Seluruh kantor ·');
    await presses('Seberapa mengganggu', 'Apa yang diubah?');
    await presses('Tidak mendesak', 'Seberapa mengganggu?');
    await presses('Ubah', 'Seluruh kantor · Tidak mendesak');
    await presses('Kembali', 'Apa yang diubah?');
    await ani.sees('Tekan Kirim');
    const number = await sendAndCancel(ani);
    expect(number).toMatch(/-U-0001$/);
  });

  test('who thinks better of Ubah isi keeps the words he had', async () => {
    await ani.says('monitor berkedip');
    await ani.presses('Ubah', { on: await ani.sees('monitor berkedip') });
    await ani.presses('Isi', { on: await ani.sees('Apa yang diubah?') });
    await ani.presses('Kembali', { on: await ani.sees('Tulis ulang') });
    await ani.sees(/monitor berkedip[\s\S]*Tekan Kirim/);
    await ani.says('/batal');
    await ani.sees('Dibatalkan');
    await ani.says('/batal');
    await ani.sees('Tidak ada yang sedang berjalan');
  });
});
