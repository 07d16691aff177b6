import { beforeAll, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { complains, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, budi: Person, maya: Person, tier2: Group;

beforeAll(async () => {
  const { city } = holder;
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  maya = await city.invite('Maya Rompas', 'koordinator', '');
  tier2 = await city.bindTier2([budi, maya]);
});

describe('who receives a complaint', () => {
  test('about the only coordinator while nobody stands above her: it is kept, and everybody is told what to do', async () => {
    const { city } = holder;
    const number = await complains(ani, 'saya mau mengeluh, koordinator kasar dan tidak sopan', {
      about: 'Koordinator',
      person: 'Maya Rompas',
      hides: true,
    });
    expect((await ani.sees('belum ada orang yang boleh menangani')).text).toContain('Inspektorat');
    expect(ani.lastMessage('Keluhan diterima')?.text).toContain('Belum dapat diteruskan');
    const alarm = await city.admin.sees('tidak ada orang yang boleh menerimanya');
    expect(alarm.text).toContain(number);
    expect(alarm.text).not.toMatch(/kasar|Ani|Maya/);
    await maya.says(`/tiket ${number}`);
    await maya.sees('tidak ada, atau bukan bagian');
    await maya.says('/antrean');
    await maya.sees('Antrean kosong');

    // The next working day somebody may receive it.
    const kabid = await city.invite('Sonny Kabid', 'kabid', '');
    await city.later({ days: 3, hours: 1 });
    expect((await kabid.sees(number)).text).toContain('kasar dan tidak sopan');
    await kabid.sees('belum ditangani siapa pun');
    await takesAgain(kabid, number);
    await city.settled();
    for (const other of [maya, tier2]) expect(other.transcript()).not.toMatch(/K-0001 ·|kasar/);
    expect(kabid.transcript()).not.toContain('Ani Wuisan');
  });

  test('about Tier 2: Kepala Dinas; while nobody holds that role the author is told who gets it instead', async () => {
    const { city } = holder;
    const first = await complains(ani, 'keluhan: petugas tier 2 lambat melayani dan tidak sopan', {
      about: 'Tier 2 Diskominfo',
      person: 'Budi Lasut',
    });
    expect(ani.lastMessage('Keluhan diterima')?.text).toContain(
      'tidak ada Kepala Dinas yang dapat menerimanya, jadi diteruskan secara pribadi kepada Kepala Bidang',
    );
    const kadis = await city.invite('Johan Kadis', 'kepala_dinas', '');
    const second = await complains(ani, 'keluhan: teknisi tier 2 kasar dan membentak saya', {
      about: 'Tier 2 Diskominfo',
      hides: true,
    });
    expect(ani.lastMessage('Keluhan diterima')?.text).toContain('secara pribadi kepada Kepala Dinas.');
    const card = await kadis.sees(second);
    expect(card.text).toContain('Tentang: Tier 2 Diskominfo');
    await maya.says(`/tiket ${second}`);
    await maya.sees('tidak ada, atau bukan bagian');
    await budi.says(`/tiket ${first}`);
    await budi.sees('tidak ada, atau bukan bagian');
    await kadis.presses('Saya tangani', { on: card });
    await ani.sees('sekarang ditangani Johan Kadis');

    // He names whom it is about, hears him, and concludes; the head of division reviews it.
    await kadis.says(`/selesai ${second} sudah ditegur`);
    await kadis.says(`/pihak ${second}`);
    await kadis.presses('Budi Lasut', { on: await kadis.sees('siapa pihak terkaitnya?') });
    await kadis.sees('Tentang: Budi Lasut');
    await holder.city.settled();
    for (const other of [maya, tier2]) expect(other.transcript()).not.toMatch(/tier 2 (lambat|kasar)/);
    expect(budi.transcript()).not.toMatch(/lambat melayani|membentak/);
  });

  test('a coordinator’s own complaint goes to another one, and she handles none of it', async () => {
    const { city } = holder;
    const number = await complains(maya, 'saya mau mengeluh, petugas helpdesk kasar', {
      about: 'Lainnya, sebut nama',
      person: 'Tidak tahu namanya',
    });
    expect(maya.lastMessage('Keluhan diterima')?.text).toContain('koordinator atau Kepala Bidang');
    const before = await ticketRow(city, number);
    await maya.says(`/ambil ${number}`);
    await maya.sees('bukan bagian Bapak/Ibu');
    expect(await ticketRow(city, number)).toEqual(before);
  });

  test('a name that is typed is looked for among our own people; one we do not know is kept as it was written', async () => {
    await ani.says('/lapor mau komplain, petugas tidak sopan kepada pasien');
    await ani.presses('Lainnya, sebut nama', { on: await ani.sees('Keluhan ditangani secara pribadi') });
    await ani.sees('Tulis namanya');
    await ani.says('Pak Budi');
    const found = await ani.sees('Yang cocok dengan "Pak Budi"');
    expect(found.buttons.flat()).toContain('Budi Lasut');
    const forged = await ani.pressesData('d:SUBJECT:1', found);
    expect(forged.text).toContain('tidak berlaku');
    await ani.says('Satpam Frits');
    await ani.presses('Nama saya boleh terlihat', { on: await ani.sees('Bolehkah yang menangani') });
    const draft = await ani.sees('Tekan Kirim');
    expect(draft.text).toContain('tentang Satpam Frits');
    await ani.presses('Ubah', { on: draft });
    const change = await ani.sees('Apa yang diubah?');
    expect(change.buttons.flat()).toEqual(['Isi', 'Jenis', 'Tentang siapa', 'Nama saya', 'Kembali']);
    await ani.presses('Batal', { on: change }).catch(() => undefined);
    await ani.says('/batal');
    await ani.sees('Tidak ada yang terkirim');
  });

  test('“not a complaint” makes it an ordinary report again', async () => {
    await ani.says('/lapor saya mau mengeluh, petugas tidak sopan');
    await ani.presses('Bukan keluhan', { on: await ani.sees('Keluhan ditangani secara pribadi') });
    expect((await ani.sees('Tekan Kirim')).text).toContain('Gangguan');
    await ani.says('/batal');
    await ani.sees('Tidak ada yang terkirim');
  });
});

const takesAgain = async (person: Person, number: string) => {
  await person.says(`/ambil ${number}`);
  await person.sees(/sekarang Bapak\/Ibu tangani/);
};
