import { describe, expect, test } from 'vitest';
import { ADMIN_ID, aCity } from '../support/desk.ts';
import { reports, tablesWith, takes } from './acts.ts';

const holder = aCity();
const city = () => holder.city;
/** An invitation as the administrator types it; its link's token. */
async function token(command: string): Promise<string> {
  await city().admin.says(command);
  return /start=(\S+)/.exec((await city().admin.sees(/t\.me\/\S+\?start=\S+/)).text)?.[1] ?? '';
}

describe('newcomers', () => {
  test('/start offers Saya pegawai and Saya warga; of a citizen nothing is kept', async () => {
    const warga = city().sim.play.person('Warga Biasa');
    await warga.says('/start');
    const hello = await warga.sees('Selamat datang di Meja Bantu');
    expect(hello.buttons.flat()).toEqual(['Saya pegawai', 'Saya warga']);
    await warga.presses('Saya warga', { on: hello });
    expect((await warga.sees('SP4N-LAPOR!')).text).toContain('tidak menyimpan data');
    await warga.says('jalan di depan rumah saya berlubang');
    await warga.sees('Bapak/Ibu siapa?');
    await city().settled();
    expect(await tablesWith(city(), 'berlubang')).toEqual([]);
    expect(await tablesWith(city(), 'Warga Biasa')).toEqual([]);
  });

  test('an employee reads the privacy notice first; commands lead to the same question', async () => {
    const baru = city().sim.play.person('Pegawai Baru');
    await baru.says('/lapor printer rusak');
    await baru.sees('Pemberitahuan privasi');
    await baru.says('halo');
    const hello = await baru.sees('Bapak/Ibu siapa?');
    await baru.presses('Saya pegawai', { on: hello });
    expect((await baru.sees('Pemberitahuan privasi')).buttons.flat()).toEqual(['Saya mengerti']);
    for (const command of ['/tiket', '/antrean', '/undang staf dinkes', '/apaini', '/ikat tier2']) {
      await baru.says(command);
      await baru.sees('Bapak/Ibu siapa?');
    }
    await baru.says('/bantuan');
    expect((await baru.sees('Bila bot tidak menjawab')).text).toContain('Service Desk Diskominfo');
    await baru.says('/privasi');
    await baru.sees('Pemberitahuan privasi');
  });
});

describe('invitations', () => {
  test.each([
    ['/undang staf dinkes', 'pegawai · Dinas Kesehatan'],
    ['/undang STAFF Disdikbud', 'pegawai · Dinas Pendidikan dan Kebudayaan'],
    ['/undang kabid', 'Kepala Bidang · Dinas Komunikasi dan Informatika'],
    ['/undang tier1 DINSOS 800/112/2026', 'teknisi Tier 1 · Dinas Sosial'],
    ['/undang kepala_pd dinsos', 'Kepala PD · Dinas Sosial'],
    ['/undang pengawas inspektorat', 'Pengawas (Inspektorat) · Inspektorat Daerah'],
    ['/undang csirt', 'petugas keamanan (CSIRT) · Dinas Komunikasi dan Informatika'],
  ])('%s invites %s', async (command, invited) => {
    const person = city().sim.play.person('Orang Baru');
    await person.says(`/start ${await token(command)}`);
    await person.sees(`terdaftar sebagai ${invited}`);
    const notice = await person.sees('Pemberitahuan privasi');
    expect((await person.presses('Saya mengerti', { on: notice })).text).toContain('sudah dicatat');
    await person.says('/saya');
    const me = (await person.sees('Orang Baru\n')).text;
    expect(me).toContain(invited);
    if (command.includes('800/')) expect(me).toContain('surat 800/112/2026');
  });

  test('a Tier 1 without a letter is asked for it until it is there', async () => {
    await city().admin.says('/undang tier1 dishub');
    const link = await city().admin.sees('Nomor surat penunjukan belum ada (Pasal 41(7)a)');
    const person = city().sim.play.person('Tanpa Surat');
    await person.says(`/start ${/start=(\S+)/.exec(link.text)?.[1] ?? ''}`);
    await person.sees('terdaftar');
    await person.says('/saya');
    await person.sees('nomor surat penunjukan belum ada');
    await person.says(`/start ${await token('/undang tier1 dishub 800/15/2026')}`);
    await person.sees('terdaftar');
    await person.says('/saya');
    expect((await person.sees('surat 800/15/2026')).text).not.toContain('belum ada');
  });

  test('a link is for one person once; of two who press it together one gets in', async () => {
    const link = await token('/undang staf dinkes');
    const [satu, dua] = [city().sim.play.person('Satu'), city().sim.play.person('Dua')];
    await Promise.all([satu.says(`/start ${link}`), dua.says(`/start ${link}`)]);
    await city().settled();
    const answers = [satu, dua].map((one) =>
      one
        .seesNow()
        .map(({ text }) => text)
        .join('\n'),
    );
    expect(answers.filter((text) => text.includes('terdaftar sebagai'))).toHaveLength(1);
    expect(answers.filter((text) => text.includes('sudah dipakai'))).toHaveLength(1);
    const winner = answers[0]?.includes('terdaftar') === true ? satu : dua;
    await winner.says(`/start ${link}`);
    await winner.sees('Selamat datang kembali');
    expect(await tablesWith(city(), link)).toEqual([]);
  });

  test('a link lapses after three days, and an invented one is not known', async () => {
    const link = await token('/undang staf dinkes');
    await city().later({ days: 3, minutes: 1 });
    const person = city().sim.play.person('Terlambat');
    await person.says(`/start ${link}`);
    await person.sees('Masa berlaku tautan ini sudah habis');
    await person.says('/start bukan-tautan');
    await person.sees('tidak dikenal');
    expect(await tablesWith(city(), 'Terlambat')).toEqual([]);
  });

  test('a wrong role or office is answered with what there is', async () => {
    await city().admin.says('/undang');
    expect((await city().admin.sees('Peran apa?')).text).toContain('tier1: teknisi Tier 1');
    await city().admin.says('/undang raja dinkes');
    await city().admin.sees('Peran apa?');
    await city().admin.says('/undang staf');
    await city().admin.sees('Kantor mana?');
    await city().admin.says('/undang staf atlantis');
    expect((await city().admin.sees('Kantor "atlantis" tidak ditemukan')).text).toContain('Dinkes');
  });

  test('coordinators invite, but no administrators; others do not invite; in a group nobody does', async () => {
    const maya = await city().invite('Maya Rompas', 'koordinator', '');
    await maya.says('/undang staf dinkes');
    await maya.sees('?start=');
    await maya.says('/undang admin');
    await maya.sees('hanya untuk admin bot');
    const rudi = await city().invite('Rudi Mandagi', 'tier1', 'dinkes', '1/2026');
    await rudi.says('/undang staf dinkes');
    await rudi.sees('oleh koordinator atau admin');
    const group = city().sim.play.group('Umum', { members: [maya] });
    await maya.in(group).says('/undang staf dinkes');
    await maya.in(group).sees('agar tautannya tidak dipakai orang lain');
    expect(group.transcript()).not.toContain('?start=');
  });
});

describe('what each may know and set', () => {
  test('ADMIN_IDS makes the first administrator', async () => {
    expect(city().admin.id).toBe(ADMIN_ID);
    await city().admin.says('/saya');
    await city().admin.sees('admin bot');
    await city().admin.says('/bantuan');
    expect((await city().admin.sees('/ikat')).text).toContain('/undang');
  });

  test('/bantuan shows each his own commands', async () => {
    const ani = await city().invite('Ani Wuisan', 'staf', 'dinkes');
    await ani.says('/bantuan');
    const hers = (await ani.sees('Bila bot tidak menjawab')).text;
    expect(hers).toContain('/lapor');
    expect(hers).not.toMatch(/\/ambil|\/undang|\/ikat/);
    const tina = await city().invite('Tina Karundeng', 'tier1', 'dinkes', '2/2026');
    await tina.says('/bantuan');
    const his = (await tina.sees('Bila bot tidak menjawab')).text;
    expect(his).toContain('/ambil');
    expect(his).not.toContain('/ikat');
  });

  test('/bahasa en: her whole ticket speaks English, her technician’s stays Indonesian', async () => {
    const lena = await city().invite('Lena Park', 'staf', 'bappeda');
    const beni = await city().invite('Beni Tamon', 'tier1', 'bappeda', '3/2026');
    await lena.says('/bahasa');
    await lena.presses('English', { on: await lena.sees('Pilih bahasa') });
    await lena.says('/bahasa en');
    await lena.sees(/language/i);
    const said = await lena.says('printer is broken since this morning');
    expect((await lena.sees('NOT SENT YET')).buttons.flat()).toEqual(['Send', 'Change', 'Cancel']);
    await lena.pressesData('d:SEND', said);
    const number = /BTG-\S+/.exec((await lena.sees('Report received')).text)?.[0] ?? '';
    await takes(beni, number);
    await lena.sees('Beni Tamon');
    await beni.says(`/minta ${number} merek apa?`);
    await lena.sees('asks');
    await lena.says('it is an Epson');
    await beni.sees('it is an Epson');
    await beni.says(`/selesai ${number} diganti`);
    await lena.presses('Solved', { on: await lena.sees('Has the issue been solved?') });
    await lena.presses('⭐⭐⭐⭐⭐', { on: await lena.sees('How satisfied') });
    await beni.sees('Penilaian: ⭐⭐⭐⭐⭐');
    await city().settled();
    const english = lena.transcript().split('NOT SENT YET')[1] ?? '';
    expect(english).not.toMatch(/ditangani|selesai|Tekan|tiket|laporan|Apakah/i);
    await lena.says('/bahasa id');
    await lena.sees('Bahasa sudah diganti');
    await lena.says('/bahasa klingon');
    await lena.sees('Pilih bahasa');
  });

  test('a renamed person is shown by the new name', async () => {
    const vera = await city().invite('Vera Lama', 'staf', 'dinkes');
    vera.user.last_name = 'Baru';
    const number = await reports(vera, 'mouse rusak');
    await vera.says(`/tiket ${number}`);
    await vera.sees('Pelapor: Vera Baru');
  });
});

describe('groups', () => {
  test('the bot explains itself; only an administrator binds, with an office that exists', async () => {
    const ani = await city().invite('Ani Kedua', 'tier2', '');
    const group = city().sim.play.group('Baru', { members: [ani, city().admin], bot: false });
    await group.addsBot();
    await ani.in(group).sees('/ikat tier2');
    await ani.in(group).says('/ikat tier2');
    await ani.in(group).sees('hanya untuk admin bot');
    await ani.in(group).says('/lepasikat');
    await ani.in(group).sees('hanya untuk admin bot');
    await city().admin.in(group).says('/ikat');
    await city().admin.in(group).sees('Tulis /ikat tier2');
    await city().admin.in(group).says('/ikat tier1 atlantis');
    await city().admin.in(group).sees('Kantor "atlantis" tidak ditemukan');
    await city().admin.in(group).says('/lepasikat');
    await city().admin.in(group).sees('tidak terikat');
    await city().admin.says('/ikat tier2');
    await city().admin.sees('di dalam grup');
  });

  test('an anonymous administrator and a channel are nobody', async () => {
    const group = city().sim.play.group('Anonim', {
      members: [city().admin],
      supergroup: true,
      botIsAdmin: true,
    });
    const anonymous = group.anonymousAdmin;
    await anonymous.says('/ikat tier2');
    await anonymous.sees('tidak dapat mengenali pengirim anonim');
    const channel = group.as(city().sim.play.channel('Pengumuman', { members: [city().admin] }));
    await channel.says('/antrean');
    await anonymous.sees('tidak dapat mengenali');
    await anonymous.says('siapa yang piket?');
    await channel.says('halo semua');
    await city().settled();
    expect(anonymous.seesNow()).toEqual([]);
    expect((await city().database.pool.query('select 1 from bindings')).rows).toEqual([]);
  });

  test('/lapor and /start in a group lead to the private chat', async () => {
    const sari = await city().invite('Sari Lumintang', 'staf', 'dinsos');
    const group = city().sim.play.group('Ramai', { members: [sari] });
    await sari.in(group).says('/lapor printer rusak');
    await sari.in(group).sees('percakapan pribadi');
    await sari.in(group).says('/start');
    await sari.in(group).sees('percakapan pribadi');
  });
});
