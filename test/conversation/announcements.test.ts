import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { until } from '../support/faults.ts';
import { registerCrowd } from '../support/crowd.ts';

const holder = aCity();
let dewi: Person, sinta: Person, ani: Person, rudi: Person, budi: Person;

beforeAll(async () => {
  const { city } = holder;
  dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
  sinta = await city.invite('Sinta Karundeng', 'koordinator', '');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  budi = await city.invite('Budi Lasut', 'staf', 'disdikbud');
});

const all = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await holder.city.database.pool.query<T>(sql, values)).rows;
const heard = (person: Person, words: string): number =>
  [...person.chat.messages.values()].filter(
    (one) => one.fromBot && (one.message.text ?? one.message.caption ?? '').includes(words),
  ).length;
/** Of the newest announcement: how many deliveries are in each state. */
const states = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await all<{ state: string; count: number }>(
        `select state, count(*)::int as count from deliveries where broadcast_id = (select max(id) from broadcasts) group by 1`,
      )
    ).map((row) => [row.state, row.count]),
  );

/** The newest announcement is over: everybody who could get it has. Its author was told. */
async function isSent(): Promise<void> {
  await until('the announcement is sent', async () => {
    const [row] = await all<{ status: string }>(
      `select status from announcements where case_id = (select case_id from broadcasts order by id desc limit 1)`,
    );
    return row?.status === 'sent';
  });
  await holder.city.settled();
}

async function writes(author: Person, text: string, aims: () => Promise<unknown>): Promise<string> {
  await author.says(`/pengumuman ${text}`);
  await author.sees('memilih penerima');
  await aims();
  await author.sees(`Pengumuman Diskominfo\n\n${text}`);
  const card = await author.sees(/BELUM TERKIRIM[^]*Penerima: \d+ orang/);
  return card.text;
}

describe('an announcement', () => {
  test('is written, aimed, shown as it will look with the exact count, and reaches exactly those', async () => {
    await dewi.says('/pengumuman');
    await dewi.sees('Tulis isi pengumuman');
    await dewi.says('Rapat SPBE besok pukul 09.00 di ruang rapat utama.');
    await dewi.sees('memilih penerima');
    await dewi.presses('Satu kantor');
    await dewi.sees('Untuk kantor mana?');
    await dewi.says('kantor antah berantah');
    await dewi.sees('tidak ditemukan');
    await dewi.says('dinkes');
    const look = await dewi.sees('Pengumuman Diskominfo\n\nRapat SPBE besok');
    const card = await dewi.sees('Penerima: 2 orang di 1 kantor');
    expect(card.text).toContain('Dinas Kesehatan');
    expect(heard(ani, 'Rapat SPBE')).toBe(0);
    expect((await dewi.presses('Kirim', { on: card })).text).toBe('Dikirim kepada 2 orang.');
    expect((await ani.sees('Rapat SPBE besok')).text).toBe(look.text);
    await rudi.sees('Rapat SPBE besok');
    await isSent();
    expect(dewi.lastMessage('selesai dikirim')?.text).toContain('Terkirim: 2 dari 2');
    expect(heard(budi, 'Rapat SPBE')).toBe(0);
    expect(heard(ani, 'Rapat SPBE')).toBe(1);
  });

  test('pressed twice goes once, and what nobody would get is not sent', async () => {
    await dewi.says('/pengumuman Absensi daring mulai Senin.');
    await dewi.sees('memilih penerima');
    await dewi.presses('Satu kantor');
    await dewi.sees('Untuk kantor mana?');
    await dewi.says('dishub');
    await dewi.sees('Tidak ada yang dapat menerima');
    await dewi.says('disdikbud');
    const card = await dewi.sees(/BELUM TERKIRIM[^]*Penerima: 1 orang/);
    const [one, two] = await Promise.all([
      dewi.presses('Kirim', { on: card }),
      dewi.presses('Kirim', { on: card }),
    ]);
    expect([one.text, two.text].join()).toContain('Pengumuman ini');
    await budi.sees('Absensi daring');
    await isSent();
    await dewi.says('/pengumuman kirim');
    await dewi.sees('Tidak ada pengumuman yang cocok');
    await holder.city.settled();
    expect(heard(budi, 'Absensi daring')).toBe(1);
  });

  test('whoever joined since the preview is counted before it goes', async () => {
    await writes(dewi, 'Parkir pindah.', async () => dewi.says('/pengumuman untuk disdikbud'));
    const card = dewi.lastMessage('Penerima: 1 orang');
    await holder.city.invite('Cica Wowor', 'staf', 'disdikbud');
    const { text } = await dewi.presses('Kirim', { on: card ?? { id: 0 } });
    expect(text).toContain('sekarang 2 orang');
    expect(heard(budi, 'Parkir pindah')).toBe(0);
    await dewi.presses('Kirim', { on: await dewi.sees(/BELUM TERKIRIM[^]*Penerima: 2 orang/) });
    await budi.sees('Parkir pindah');
    await isSent();
  });

  test('a photo goes with its caption, and is acknowledged once', async () => {
    await dewi.says('/pengumuman');
    await dewi.presses('Pengumuman baru', { on: await dewi.sees('Pengumuman terakhir') });
    await dewi.sees('Tulis isi pengumuman');
    await dewi.sends.photo({ caption: 'Poster keamanan informasi.' });
    await dewi.sees('memilih penerima');
    await dewi.presses('Teknisi Tier 1');
    await dewi.presses('Lanjut');
    await dewi.presses('Minta tanda baca', { on: await dewi.sees(/BELUM TERKIRIM[^]*Penerima: 1 orang/) });
    await dewi.presses('Kirim', { on: await dewi.sees(/BELUM TERKIRIM[^]*Meminta tanda/) });
    const got = await rudi.sees('Poster keamanan informasi');
    expect(got.message.photo).toBeDefined();
    expect((await rudi.presses('Sudah dibaca', { on: got })).text).toContain('tercatat sudah dibaca');
    expect((await rudi.presses('Sudah dibaca', { on: got })).text).toContain('Sudah tercatat');
    await rudi.says('/dibaca');
    await rudi.sees('Tidak ada pengumuman yang menunggu');
    const data = got.message.reply_markup?.inline_keyboard[0]?.[0];
    const forged = data !== undefined && 'callback_data' in data ? (data.callback_data ?? '') : '';
    expect((await ani.pressesData(forged, got)).text).not.toContain('tercatat');
    await dewi.sees('Sudah dibaca: 1');
  });

  test('an album goes as an album', async () => {
    await dewi.says('/pengumuman');
    await dewi.presses('Pengumuman baru', { on: await dewi.sees('Pengumuman terakhir') });
    await dewi.sees('Tulis isi pengumuman');
    await dewi.sends.album([{ caption: 'Foto kegiatan.' }, {}, {}]);
    await dewi.sees('memilih penerima');
    await holder.city.settled();
    await dewi.says('/pengumuman untuk dinkes');
    await dewi.presses('Kirim', { on: await dewi.sees(/BELUM TERKIRIM[^]*Penerima: 2 orang/) });
    await ani.sees('Foto kegiatan');
    await isSent();
    expect(
      [...ani.chat.messages.values()].filter((one) => one.message.media_group_id !== undefined),
    ).toHaveLength(3);
  });

  test('a reply to it becomes a report that says what it is about', async () => {
    await ani.replies(ani.lastMessage('Foto kegiatan') ?? { id: 0 }, 'printer kami rusak saat kegiatan itu');
    const draft = await ani.sees('BELUM TERKIRIM');
    expect(draft.text).toContain('printer kami rusak');
    expect(draft.text).toContain('Menanggapi pengumuman');
    await ani.says('/batal');
    await ani.sees('Tidak ada yang terkirim');
  });

  test('is nobody else’s to write, to change or to read who got it', async () => {
    await ani.says('/pengumuman halo semua');
    await ani.sees('Pengumuman dikirim oleh koordinator');
    await writes(dewi, 'Konsep milik Dewi.', async () => dewi.says('/pengumuman untuk dinkes'));
    const [row] = await all<{ case_id: string }>(`select case_id from announcements where status = 'ready'`);
    const { text } = await sinta.pressesData(`ann:send:${row?.case_id}:2:2`, { id: 1 });
    expect(text).toContain('Hanya Dewi Kalalo');
    expect((await ani.pressesData(`ann:card:${row?.case_id}`, { id: 1 })).text).toContain('koordinator');
    await dewi.says('/pengumuman batal');
    await dewi.sees('Dibatalkan, tidak dikirim');
  });
});

describe('the time of an announcement', () => {
  test('is typed; one that is over is refused, quiet hours move it to their end', async () => {
    await writes(dewi, 'Jadwal apel.', async () => dewi.says('/pengumuman untuk dinkes'));
    await dewi.presses('Jadwalkan');
    await dewi.sees('Kapan dikirim?');
    await dewi.says('nanti saja');
    await dewi.sees('belum terbaca');
    await dewi.says('19/11 09.00');
    await dewi.sees('sudah lewat');
    // Friday noon is quiet.
    await dewi.says('hari ini 12.00');
    await dewi.sees('Terjadwal hari ini 13.30 WITA untuk 2 orang');
    await holder.city.later({ hours: 4 });
    expect(heard(ani, 'Jadwal apel')).toBe(0);
    await holder.city.later({ minutes: 31 });
    await ani.sees('Jadwal apel');
    await isSent();
  });

  test('taken back before it came, nobody gets it', async () => {
    await writes(dewi, 'Batal apel.', async () => dewi.says('/pengumuman untuk dinkes'));
    await dewi.says('/pengumuman jadwal besok 08.00');
    const back = await dewi.presses('Tarik kembali', { on: await dewi.sees('Jadwal: besok 08.00') });
    expect(back.text).toContain('Ditarik kembali');
    await dewi.says('/pengumuman batal');
    await dewi.sees('Dibatalkan, tidak dikirim');
    expect(await all(`select 1 from broadcasts where state = 'held'`)).toEqual([]);
  });

  test('at night it waits for the morning unless it is urgent, with a reason', async () => {
    await holder.city.later({ hours: 6 });
    await writes(dewi, 'Pesan malam.', async () => dewi.says('/pengumuman untuk disdikbud'));
    await dewi.says('/pengumuman kirim');
    await dewi.sees('Dikirim kepada 2 orang');
    await dewi.sees('Jam tenang: dikirim mulai besok 07.00');
    await writes(dewi, 'Server padam malam ini.', async () => dewi.says('/pengumuman untuk dinkes'));
    await dewi.presses('Mendesak');
    await dewi.sees('Mengapa mendesak?');
    await dewi.says('layanan rumah sakit terganggu');
    await dewi.presses('Kirim', { on: await dewi.sees('MENDESAK') });
    await ani.sees('Server padam malam ini');
    await isSent();
    expect(heard(budi, 'Pesan malam')).toBe(0);
    expect(await states()).toEqual({ sent: 2 });
    await holder.city.later({ hours: 12 });
    await budi.sees('Pesan malam');
    await isSent();
  });
});

describe('who does not get it', () => {
  test('is told to the coordinator once, by office, and gets it when he is back and it is sent again', async () => {
    await budi.blocks();
    await writes(dewi, 'Pengisian SKP.', async () => dewi.presses('Semua pegawai'));
    const before = Number(/Penerima: (\d+) orang/.exec(dewi.lastMessage('Penerima:')?.text ?? '')?.[1]);
    await ani.leavesTelegram();
    await dewi.says('/pengumuman baca');
    await dewi.presses('Kirim', { on: await dewi.sees(/BELUM TERKIRIM[^]*Meminta tanda/) });
    await isSent();
    expect(dewi.lastMessage('Pengumuman selesai dikirim')?.text).toContain(
      'Dinas Kesehatan: Ani Wuisan (akun Telegram tidak aktif)',
    );
    await holder.city.settled();
    expect(await states()).toMatchObject({ sent: before - 1, unreachable: 2 });
    await rudi.presses('Sudah dibaca', { on: await rudi.sees('Pengisian SKP') });
    await budi.unblocks();
    await budi.says('/start');
    await holder.city.settled();
    await dewi.presses('Kirim ulang ke yang belum');
    await budi.sees('Pengisian SKP');
    await isSent();
    expect(heard(rudi, 'Pengisian SKP')).toBe(1);
    expect(heard(sinta, 'Pengisian SKP')).toBe(2);
    expect(heard(budi, 'Pengisian SKP')).toBe(1);
  });

  test('who has left since the press gets nothing', async () => {
    const cica = await holder.city.invite('Deni Rumuat', 'staf', 'dishub');
    await writes(dewi, 'Uji coba lampu.', async () => dewi.says('/pengumuman untuk dishub'));
    await dewi.says('/pengumuman jadwal senin 09.00');
    await dewi.sees('Terjadwal Senin, 23 November 2026 09.00 WITA');
    await all(
      `update roles set ended_at = granted_at from people p where p.id = person_id and p.name = 'Deni Rumuat'`,
    );
    await holder.city.later({ hours: 50 });
    await dewi.sees('Sudah tidak bertugas: 1');
    expect(heard(cica, 'Uji coba lampu')).toBe(0);
  });
});

describe('above twenty offices', () => {
  let crowd: Person[];
  beforeAll(async () => {
    const { city } = holder;
    const offices = city.region.offices.slice(0, 22).map((office) => office.code);
    crowd = await registerCrowd(city.sim, city.database.pool, offices, 44);
  });

  test('a second coordinator approves exactly what he saw; never the author', async () => {
    const shown = await writes(dewi, 'Audit internal.', async () => dewi.presses('Semua pegawai'));
    expect(shown).toContain('menunggu persetujuan koordinator kedua');
    await dewi.says('/pengumuman kirim');
    await dewi.sees('Menunggu persetujuan');
    await sinta.sees('Pengumuman Diskominfo\n\nAudit internal.');
    const card = await sinta.sees('menunggu persetujuan koordinator kedua');
    const [row] = await all<{ case_id: string; revision: number }>(
      `select case_id, revision from announcements where status = 'waiting'`,
    );
    const own = await dewi.pressesData(`ann:approve:${row?.case_id}:${row?.revision}`, { id: 1 });
    expect(own.text).toContain('tidak dapat menyetujui');
    await sinta.presses('Tolak', { on: card });
    await sinta.sees('Mengapa ditolak?');
    await sinta.says('sebutkan tanggalnya');
    await dewi.sees('ditolak Sinta Karundeng: sebutkan tanggalnya');
    expect(
      (await sinta.pressesData(`ann:approve:${row?.case_id}:${row?.revision}`, { id: 1 })).text,
    ).toContain('BELUM TERKIRIM');
    await dewi.presses('Ubah isi');
    await dewi.sees('Tulis isi pengumuman');
    await dewi.says('Audit internal 30 November.');
    await dewi.presses('Semua pegawai', { on: await dewi.sees('memilih penerima') });
    await dewi.presses('Kirim', { on: await dewi.sees(/BELUM TERKIRIM[^]*30 November[^]*Penerima/) });
    const second = await sinta.sees(/menunggu persetujuan koordinator kedua[^]*30 November/);
    expect(heard(crowd[0] as Person, 'Audit internal')).toBe(0);
    await sinta.presses('Setujui', { on: second });
    await dewi.sees('disetujui Sinta Karundeng');
    await isSent();
    expect(crowd.filter((person) => heard(person, 'Audit internal 30 November') === 1)).toHaveLength(44);
  });

  test('stopped, those who have not got it never do', async () => {
    await writes(dewi, 'Keliru kirim.', async () => dewi.says('/pengumuman untuk dinkes'));
    await holder.city.later({ hours: 15 });
    await dewi.says('/pengumuman kirim');
    const stopped = await dewi.presses('Hentikan', { on: await dewi.sees('Jam tenang: dikirim mulai') });
    expect(stopped.text).toContain('Yang belum terkirim tidak akan dikirim');
    await holder.city.later({ hours: 12 });
    expect(heard(rudi, 'Keliru kirim')).toBe(0);
    expect(Object.keys(await states()).sort()).toEqual(['stopped', 'unreachable']);
    await dewi.says('/pengumuman hentikan');
    await dewi.sees('Tidak ada pengumuman yang cocok');
  });
});
