import { beforeAll, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { caseOf, complains, dataOf, reports, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person, budi: Person, maya: Person, sinta: Person, tier2: Group;

beforeAll(async () => {
  const { city } = holder;
  ani = await city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi = await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  budi = await city.invite('Budi Lasut', 'tier2', '');
  maya = await city.invite('Maya Rompas', 'koordinator', '');
  tier2 = await city.bindTier2([budi, maya]);
});

const told = async (number: string): Promise<{ line: string }[]> =>
  (
    await holder.city.database.pool.query<{ line: string }>(
      'select e.line from events e join tickets t using (case_id) where t.number = $1 order by e.seq',
      [number],
    )
  ).rows;

describe('a hidden name', () => {
  let number: string;
  test('is not opened where there is no second person, and neither is a complaint concluded', async () => {
    number = await complains(ani, 'saya mau mengeluh, petugas tidak sopan', {
      about: 'Tier 1 kantor saya',
      person: 'Rudi Mandagi',
      hides: true,
    });
    await maya.presses('Saya tangani', { on: await maya.sees(number) });
    await maya.says(`/bukanama ${number} perlu saksi`);
    expect((await maya.sees('belum ada orang kedua')).text).toContain('/undang');
    await maya.says(`/ringkasan ${number} Ada keberatan tentang cara melayani.`);
    await maya.presses('Kirim ringkasan', { on: await maya.sees('ini yang akan dibaca') });
    await rudi.sees('Bapak/Ibu berhak menanggapi');
    await maya.says(`/simpulkan ${number} Tidak terbukti.`);
    await maya.sees('belum ada orang kedua');
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'handled' });
  });

  test('is opened by two people with a reason, to them alone, and its owner is told', async () => {
    const { city } = holder;
    sinta = await city.invite('Sinta Koloay', 'koordinator', '');
    await maya.says(`/bukanama ${number}`);
    await maya.sees('mengapa nama pelapor perlu dibuka?');
    await maya.says('Ada ancaman kepada petugas, perlu keterangan saksi.');
    await maya.sees('menunggu orang kedua');
    const asked = await sinta.sees('meminta nama pelapor dibuka');
    expect(asked.text).toContain('ancaman kepada petugas');
    const grant = dataOf(asked, 'Setujui buka nama');

    // The same person a second time, and whom it is about, by forged buttons.
    expect((await maya.pressesData(grant, asked)).text).toContain('Bapak/Ibu sendiri yang meminta');
    const caseId = caseOf(asked);
    for (const action of ['grantName', 'unmask', 'approve', 'claim', 'history', 'note', 'concern']) {
      const refused = await rudi.pressesData(`a:${action}:${caseId}`, asked);
      expect(refused.text ?? '', action).toMatch(/bukan bagian/);
      expect((await budi.pressesData(`a:${action}:${caseId}`, asked)).text ?? '', action).toMatch(
        /tidak ada, atau bukan bagian/,
      );
      await ani.pressesData(`a:${action}:${caseId}`, asked);
    }
    await city.settled();
    for (const one of [maya, sinta, rudi, budi]) expect(one.transcript()).not.toContain('Ani Wuisan');

    await sinta.pressesData(grant, asked);
    await sinta.sees('pelapornya Ani Wuisan');
    await maya.sees('pelapornya Ani Wuisan');
    const news = await ani.sees('nama Bapak/Ibu dibuka kepada Maya Rompas dan Sinta Koloay');
    expect(news.text).toContain('ancaman kepada petugas');
    expect((await sinta.pressesData(grant, asked)).text).toContain('tidak berlaku');
    await maya.says(`/riwayat ${number}`);
    const story = await maya.sees('Riwayat BTG');
    expect(story.text).toMatch(
      /Pembukaan nama pelapor diminta: Maya[\s\S]*Nama pelapor dibuka kepada dua orang: Sinta/,
    );
    expect(story.text).toContain('Pelapor dirahasiakan');
    expect(story.text).not.toContain('Ani Wuisan');
    await ani.says(`/riwayat ${number}`);
    await city.settled();
    expect(ani.lastMessage('Riwayat BTG')?.text).toContain('Nama pelapor dibuka kepada dua orang: Sinta');
    const kinds = (await told(number)).map(({ line }) => (JSON.parse(line) as { kind: string }).kind);
    expect(kinds.filter((kind) => kind.startsWith('UNMASK'))).toEqual(['UNMASK_ASKED', 'UNMASKED']);
    expect(rudi.transcript()).not.toContain('Ani Wuisan');
  });

  test('stays hidden when the second person declines, and when its owner blocks the bot', async () => {
    const { city } = holder;
    await maya.says(`/bukanama ${number} ingin tahu lagi`);
    const asked = await sinta.sees('ingin tahu lagi');
    await sinta.presses('Jangan dibuka', { on: asked });
    await maya.sees('tidak menyetujui pembukaan nama');
    expect((await sinta.pressesData(dataOf(asked, 'Setujui buka nama'), asked)).text).toContain(
      'tidak berlaku',
    );
    const before = ani.transcript().split('dibuka kepada').length;
    expect(before).toBe(3);
    await ani.blocks();
    expect((await maya.sees('tidak dapat dikirimi pesan')).text).toContain(`${number}: pelapor tidak`);
    await ani.unblocks();
    await ani.says(`/tiket ${number}`);
    await ani.sees(number);
    await city.settled();
  });

  test('is not given away by what the author is moved or removed with', async () => {
    await holder.city.admin.says('/petugas dinkes');
    const list = await holder.city.admin.sees('Ani Wuisan');
    await holder.city.admin.presses('Ani Wuisan', { on: list });
    const sheet = await holder.city.admin.sees('pegawai');
    await holder.city.admin.presses('Keluarkan', { on: sheet }).catch(() => undefined);
    await holder.city.settled();
    expect(holder.city.admin.transcript()).not.toContain('K-0001');
  });
});

describe('what becomes a complaint, or stops being one', () => {
  test('a report that becomes one leaves the technicians: whom it is about is asked of its author', async () => {
    const number = await reports(ani, 'printer di loket macet, teknisi bernama Rudi tahu');
    const card = await rudi.sees(number);
    await rudi.presses('Lainnya', { on: card });
    await rudi.presses('Ubah jenis/prioritas', { on: await rudi.sees(`${number}: lainnya`) });
    await rudi.presses('Keluhan', { on: await rudi.sees('jenis atau prioritas yang benar?') });
    await rudi.presses('Setelah diperiksa', { on: await rudi.sees('mengapa diubah?') });
    const became = await ani.sees('ditangani secara pribadi sebagai keluhan');
    expect(became.buttons.flat()).toContain('Rahasiakan nama saya');
    expect((await maya.sees(number)).text).toContain('Tentang: Tier 1 kantor');
    await holder.city.settled();
    const left = rudi.lastMessage('Ditangani secara pribadi');
    expect(left?.text).toContain('Ditangani secara pribadi');
    expect(left?.text).not.toMatch(/printer|Ani/);
    await rudi.says(`/riwayat ${number}`);
    await rudi.sees('tidak ada, atau bukan bagian');
    await ani.presses('Rahasiakan nama saya', { on: became });
    await ani.sees('dirahasiakan mulai sekarang').catch(() => undefined);
    await holder.city.settled();
    const hidden = maya.lastMessage(new RegExp(`^${number}`));
    expect(hidden?.text).toContain('Pelapor dirahasiakan');
    await maya.says(`/ambil ${number}`);
    await ani.sees('sekarang ditangani Maya');
    // It is about the coordinators after all: Maya gives it up in the same step, and nobody else is there.
    await ani.says(`/tentang ${number}`);
    await ani.presses('Koordinator', { on: await ani.sees(`${number}: tentang siapa?`) });
    await ani.sees('belum ada orang yang boleh menangani');
    expect(await ticketRow(holder.city, number)).toMatchObject({ owner_id: null, status: 'queued' });
    await maya.says(`/tiket ${number}`);
    await maya.sees('tidak ada, atau bukan bagian');
  });

  test('a complaint becomes a report only if its author agrees; what was said of it stays private', async () => {
    const number = await complains(
      ani,
      'saya mau mengeluh, petugas helpdesk tidak sopan, internet loket mati',
      {
        about: 'Tier 1 kantor saya',
        hides: true,
      },
    );
    const card = await maya.sees(`${number} · P`);
    await maya.says(`/ambil ${number}`);
    await ani.sees('sekarang ditangani Maya');
    await maya.says(`/catat ${number} Rudi pernah ditegur bulan lalu`);
    const caseId = caseOf(card);
    await maya.pressesData(`a:reclassify:${caseId}:incident`, card);
    await maya.sees('mengapa diubah?');
    await maya.says('Pokoknya jaringan mati.');
    const first = await ani.sees('mengusulkan agar keluhan ini menjadi Gangguan');
    await holder.city.settled();
    expect(rudi.transcript()).not.toContain('internet loket mati');
    await ani.presses('Tetap keluhan', { on: first });
    await maya.sees('memilih tetap keluhan');
    expect((await ani.pressesData(dataOf(first, 'Setuju'), first)).text).toContain('tidak berlaku');
    await maya.pressesData(`a:reclassify:${caseId}:incident`, card);
    await maya.sees('mengapa diubah?');
    await maya.says('Sekali lagi, agar jaringan diperbaiki.');
    await ani.presses('Setuju', { on: await ani.sees('agar jaringan diperbaiki') });
    const shown = await rudi.sees(number);
    expect(shown.text).toMatch(/Gangguan[\s\S]*Pelapor: Ani Wuisan[\s\S]*internet loket mati/);
    await rudi.says(`/riwayat ${number}`);
    const story = await rudi.sees('Riwayat BTG');
    expect(story.text).not.toContain('pernah ditegur');
    expect(tier2.transcript()).not.toMatch(/pernah ditegur|internet loket/);
  });
});

test('a complaint in English: asked, hidden and answered in the reader’s language', async () => {
  await ani.says('/bahasa en');
  await ani.sees('Language changed').catch(() => undefined);
  await ani.says('/lapor saya mau mengeluh, petugas tidak sopan');
  const about = await ani.sees('Who is it about?');
  await ani.presses('A coordinator', { on: about });
  await ani.presses('I do not know the name', { on: await ani.sees(/Who is it about\?$/) });
  await ani.presses('Hide my name', { on: await ani.sees('May those who handle it see your name?') });
  await ani.presses('Send', { on: await ani.sees('Your name: hidden') });
  const receipt = await ani.sees('Complaint received');
  expect(receipt.text).toContain('cannot be passed to anybody yet');
});
