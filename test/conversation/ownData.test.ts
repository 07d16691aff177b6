import { beforeAll, describe, expect, test } from 'vitest';
import type { Person, Place, SeenMessage } from '../../simulator/play.ts';
import { aCity, type City } from '../support/desk.ts';
import { reports, tablesWith, takes, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person, budi: Person, dewi: Person;
let tier2: Place;

beforeAll(async () => {
  const { city } = holder;
  dewi = await city.invite('Dewi Kalalo', 'koordinator', '');
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  const group = await city.bindTier2([budi, dewi]);
  tier2 = budi.in(group);
});

/** The document in a message, read as JSON. */
function documentOf({ sim }: City, { message }: SeenMessage): Record<string, unknown> {
  const bytes = sim.world.files.byId(message.document?.file_id ?? '')?.bytes ?? new Uint8Array();
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
}

describe('what is kept, and how long', () => {
  test('/privasi says who, what, why and how long, with the version and when it was accepted', async () => {
    await ani.says('/privasi');
    const notice = await ani.sees('Pengendali data: Diskominfo Kota Bitung');
    expect(notice.text.length).toBeLessThanOrEqual(700);
    const page = await ani.sees('pemberitahuan versi 2');
    expect(page.text).toContain('Isi pesan, foto dan berkas: 2 tahun setelah ditutup [P]');
    expect(page.text).toContain('Catatan tiket tanpa isi pesan: 5 tahun setelah ditutup [P]');
    expect(page.text).toContain('Catatan siapa membuka berkas terbatas: 5 tahun');
    expect(page.text).toContain('Bukti dukung, usulan dan keputusan: 10 tahun');
    expect(page.text).toContain(
      'Laporan yang belum dikirim: 30 hari setelah terakhir dipakai, terhapus sendiri',
    );
    expect(page.text).toContain('belum menyatakan mengerti');
    const thanks = await ani.presses('Saya mengerti', { on: page });
    expect(thanks.text).toContain('sudah dicatat');
    await ani.says('/privasi');
    const again = await ani.sees('menyatakan mengerti versi 2 pada 20 November 2026 09.00 WITA');
    expect(again.buttons.flat()).toEqual([]);
  });

  test('a stranger may read the notice, and is told that nothing is kept of him', async () => {
    const tamu = holder.city.sim.play.person('Tamu Jauh');
    await tamu.says('/privasi');
    await tamu.sees('pemberitahuan versi 2');
    for (const command of ['/saya', '/data_saya', '/hapus_saya', '/perbaiki Tamu']) {
      await tamu.says(command);
      await tamu.sees('Tidak ada data tentang Bapak/Ibu');
    }
    await holder.city.settled();
    expect(await tablesWith(holder.city, 'Tamu Jauh')).toEqual([]);
  });
});

describe('what is kept about me', () => {
  test('/saya counts it, with buttons for a copy, a correction and a deletion', async () => {
    await reports(ani, 'printer loket macet');
    await ani.says('/saya');
    const me = await ani.sees('Yang disimpan tentang Bapak/Ibu');
    expect(me.text).toContain('pegawai · Dinas Kesehatan');
    expect(me.text).toContain('Laporan: 1 (masih terbuka 1)');
    expect(me.text).toContain('Bahasa: Indonesia');
    expect(me.text).toContain('versi 2, dimengerti 20 November 2026 09.00 WITA');
    expect(me.buttons.flat()).toEqual(['Unduh data saya', 'Perbaiki nama', 'Minta penghapusan']);
  });

  test('in a group nothing of it is said', async () => {
    for (const command of ['/saya', '/data_saya', '/hapus_saya']) {
      await tier2.says(command);
      await tier2.sees('pribadi');
    }
    expect(
      tier2
        .seesNow()
        .map((one) => one.text)
        .join('\n'),
    ).not.toContain('Yang disimpan');
  });

  test('the copy holds everything of mine, and of others only their part', async () => {
    const { city } = holder;
    const number = await reports(ani, 'komputer kasir mati sejak pagi');
    await takes(rudi, number);
    await rudi.says(`/catat ${number} catatan dalam: kabelnya digigit tikus`);
    await rudi.says(`/balas ${number} sudah dicoba cabut kabel?`);
    await ani.sees('sudah dicoba cabut kabel?');
    await ani.says('/data_saya');
    const data = documentOf(city, await ani.sees('Salinan semua data'));
    const text = JSON.stringify(data);
    expect(data).toMatchObject({
      format: 'meja-bantu-own-data',
      isComplete: true,
      profile: { name: 'Ani Wuisan', telegramId: ani.user.id, language: 'id', noticeVersion: 2 },
      roles: [{ role: 'staff', office: 'Dinas Kesehatan', endedAt: null }],
      requests: [{ kind: 'export', isPending: false }],
    });
    expect(text).toContain('komputer kasir mati sejak pagi');
    expect(text).toContain('sudah dicoba cabut kabel?');
    expect(text).not.toContain('digigit tikus');
    for (const stranger of ['Rudi', 'Dewi', 'Budi', String(rudi.user.id)])
      expect(text).not.toContain(stranger);

    await rudi.says('/saya');
    await rudi.presses('Unduh data saya', { on: await rudi.sees('Yang disimpan tentang') });
    const his = documentOf(city, await rudi.sees('Salinan semua data'));
    expect(his).toMatchObject({ profile: { name: 'Rudi Mandagi' }, reports: [] });
    const words = JSON.stringify(his);
    expect(words).toContain('digigit tikus');
    expect(words).not.toContain('komputer kasir mati');
    expect(words).not.toContain('Ani');
  });

  test('opening of a restricted report is in the copy of who opened it and of who reported it', async () => {
    const { city } = holder;
    const number = await reports(ani, 'situs dinas kami diretas, muncul iklan judi');
    expect(await ticketRow(city, number)).toMatchObject({ is_restricted: true });
    await dewi.says(`/riwayat ${number}`);
    await dewi.sees(`Riwayat ${number}`);
    await dewi.says('/data_saya');
    const hers = documentOf(city, await dewi.sees('Salinan semua data'));
    const opened = (hers['actions'] as { what: string }[]).filter((one) => one.what === 'READ');
    expect(opened).toMatchObject([{ number, role: 'coordinator' }]);
    expect(JSON.stringify(hers)).not.toContain('iklan judi');
    await ani.says('/data_saya');
    await city.settled();
    const mine = documentOf(city, await ani.sees('Salinan semua data'));
    const report = (mine['reports'] as { number: string; openedByOthers: object[] }[]).find(
      (one) => one.number === number,
    );
    expect(report?.openedByOthers).toMatchObject([{ by: 'coordinator' }]);
    expect(JSON.stringify(mine)).not.toContain('Dewi');
  });

  test('a name is corrected by command or by the button, and what is no name is asked again', async () => {
    await ani.says('/perbaiki Ani Maria Wuisan');
    await ani.sees('Nama sudah diperbaiki: Ani Maria Wuisan');
    for (const wrong of ['/perbaiki 7', '/perbaiki 12345', `/perbaiki ${'A'.repeat(200)}`]) {
      await ani.says(wrong);
      await ani.sees('Tulis nama Bapak/Ibu dalam satu baris');
    }
    await ani.says('/saya');
    await ani.presses('Perbaiki nama', { on: await ani.sees('Yang disimpan tentang') });
    await ani.sees('Nama yang benar?');
    await ani.says('Ani Wuisan-Lasut');
    await ani.sees('Nama sudah diperbaiki: Ani Wuisan-Lasut');
    const number = await reports(ani, 'layar berkedip');
    await rudi.sees(number);
    expect(rudi.lastMessage(number)?.text).toContain('Pelapor: Ani Wuisan-Lasut');
  });
});

describe('a secret in a message', () => {
  test('is masked, and its writer may have the original deleted by the bot', async () => {
    const { city } = holder;
    const said = await ani.says('tolong reset, password: Rahasia#2026');
    const warning = await ani.sees('disamarkan sebelum disimpan');
    expect(warning.buttons.flat()).toEqual(['Hapus pesan saya']);
    await ani.presses('Hapus pesan saya', { on: warning });
    await ani.seesGone(said);
    await ani.sees('Pesan aslinya sudah dihapus');
    await ani.pressesData(`p:wipe:${said.id}`, warning);
    await city.settled();
    expect(await tablesWith(city, 'Rahasia#2026')).toEqual([]);
    await ani.says('/batal');
  });

  test('where Telegram refuses, the person is told to do it himself', async () => {
    const said = await tier2.replies(await tier2.sees(/BTG-/), 'sandi router: Bitung#26xyz');
    const warning = await tier2.sees('disamarkan sebelum disimpan');
    await tier2.presses('Hapus pesan saya', { on: warning });
    await tier2.sees('Mohon hapus sendiri');
    await tier2.deletes(said);
  });

  test('in a group only its writer may ask, and the bot can do it where it is administrator', async () => {
    const { city } = holder;
    const open = city.sim.play.group('Ruang Server', { members: [city.admin, budi, dewi], botIsAdmin: true });
    const said = await budi.in(open).says('password: Server#99aa');
    const warning = await budi.in(open).sees('disamarkan sebelum disimpan');
    const answer = await dewi.in(open).presses('Hapus pesan saya', { on: warning });
    expect(answer.text).toContain('Hanya penulisnya');
    const forged = await dewi.in(open).pressesData(`p:wipe:${said.id}`, warning);
    expect(forged.text).toContain('Hanya penulisnya');
    await budi.in(open).presses('Hapus pesan saya', { on: warning });
    await budi.in(open).seesGone(said);
  });
});
