import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { reports, takes, tablesWith, ticketRow } from './acts.ts';

const holder = aCity();
let ani: Person, rudi: Person, number: string;

beforeAll(async () => {
  rudi = await holder.city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
});
beforeEach(async () => {
  ani = await holder.city.invite('Ani Wuisan', 'staf', 'dinkes');
  rudi.seesNow();
  number = await reports(ani, 'aplikasi e-puskesmas tidak bisa dibuka');
  await takes(rudi, number);
  await ani.sees('sekarang ditangani');
});
const hisCard = () => rudi.lastMessage(number) as NonNullable<ReturnType<typeof rudi.lastMessage>>;

describe('between a reporter and her technician in private', () => {
  test('he replies to the card, she to his message, and so on; each sees who speaks, he sees it went out', async () => {
    const reply = await rudi.replies(hisCard(), 'sudah coba browser lain?');
    await rudi.seesReaction(reply, '👍');
    const hers = await ani.sees('sudah coba browser lain?');
    expect(hers.text).toBe(`G-${number.slice(-4)} · Rudi Mandagi (Tier 1):\nsudah coba browser lain?`);
    await ani.replies(hers, 'sudah, sama saja');
    const his = await rudi.sees('sudah, sama saja');
    expect(his.text).toContain('Ani Wuisan (pelapor)');
    await rudi.replies(his, 'baik, saya cek servernya');
    await ani.sees('baik, saya cek servernya');
  });

  test('photo, document, voice and video pass in both directions, an album with every picture', async () => {
    const receipt = ani.lastMessage('Laporan diterima') as NonNullable<ReturnType<typeof ani.lastMessage>>;
    await ani.sends.photo({ caption: 'layarnya begini', replyTo: receipt });
    expect((await rudi.sees('layarnya begini')).text).toMatch(/^\[photo\] G-\d{4} · Ani Wuisan \(pelapor\):/);
    await ani.sends.voice({ replyTo: receipt });
    await rudi.sees('[voice]');
    await ani.sends.document({ name: 'log.txt', replyTo: receipt });
    await rudi.sees('[document log.txt]');
    await rudi.sends.video({ caption: 'ikuti langkah ini', replyTo: hisCard() });
    await ani.sees(/\[video\][\s\S]*ikuti langkah ini/);
    await rudi.says(`/minta ${number}`);
    await rudi.sees('keterangan apa yang diminta dari Ani Wuisan?');
    await rudi.sends.album([{ caption: 'apakah seperti ini?' }, {}]);
    await ani.sees('apakah seperti ini?');
    await ani.sees('[photo]');
    await ani.sees('[photo]');
    await holder.city.settled();
    expect(rudi.lastMessage('BELUM TERKIRIM')).toBeUndefined();
  });

  test('what is edited afterwards is carried over again, marked as changed; the first words stay in the story', async () => {
    const reply = await rudi.replies(hisCard(), 'saya datang jam 10');
    const hers = await ani.sees('saya datang jam 10');
    await rudi.edits(reply, 'saya datang jam 11');
    await ani.sees(/Rudi Mandagi \(Tier 1\), diubah:\nsaya datang jam 11/);
    const answer = await ani.replies(hers, 'baik pa');
    await rudi.sees('baik pa');
    await ani.edits(answer, 'baik pak');
    await rudi.sees(/Ani Wuisan \(pelapor\), diubah:\nbaik pak/);
    await rudi.says(`/riwayat ${number}`);
    const story = await rudi.sees('Riwayat');
    for (const words of ['saya datang jam 10', 'saya datang jam 11', '(diubah)'])
      expect(story.text).toContain(words);
  });

  test('// and Catatan and /catat stay inside, also when they are edited', async () => {
    const whisper = await rudi.replies(hisCard(), '// pelapor ini sering lupa kata sandi');
    await rudi.seesReaction(whisper, '👌');
    await rudi.edits(whisper, 'pelapor ini sering lupa');
    await rudi.presses('Lainnya', { on: hisCard() });
    await rudi.presses('Catatan', { on: await rudi.sees(`${number}: lainnya`) });
    await rudi.sees('apa catatannya? Pelapor tidak melihatnya');
    const note = await rudi.says('servernya memang tua');
    await rudi.sees('catatan disimpan');
    await rudi.edits(note, 'servernya memang sangat tua');
    await rudi.says(`/catat ${number} tanya vendor besok`);
    await rudi.sees('catatan disimpan');
    await holder.city.settled();
    expect(ani.transcript()).not.toMatch(/sering lupa|memang|vendor/);
    await ani.says(`/riwayat ${number}`);
    expect((await ani.sees('Riwayat')).text).not.toMatch(/sering lupa|memang|vendor|Catatan/);
    await rudi.says(`/riwayat ${number}`);
    const story = (await rudi.sees('Riwayat')).text;
    for (const inside of [
      'sering lupa kata sandi',
      'servernya memang tua',
      'servernya memang sangat tua',
      'tanya vendor besok',
    ])
      expect(story).toContain(inside);
  });

  test('/balas and /minta do it without buttons; without words he is asked for them', async () => {
    const said = await rudi.says(`/balas ${number} mohon tunggu sebentar`);
    await rudi.seesReaction(said, '👍');
    await ani.sees('mohon tunggu sebentar');
    await rudi.says(`/balas ${number}`);
    await rudi.sees('apa pesan untuk Ani Wuisan?');
    await rudi.seesReaction(await rudi.says('sebentar lagi selesai'), '👍');
    await ani.sees('sebentar lagi selesai');
    await rudi.says(`/minta ${number} versi aplikasinya berapa?`);
    await rudi.sees('pelapor ditanya, waktu berhenti');
    const asked = await ani.sees('versi aplikasinya berapa?');
    expect(asked.text).toContain('Rudi Mandagi meminta keterangan');
    await ani.says('versi 3.2');
    await rudi.sees('versi 3.2');
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'handled', asks_reporter: null });
    await rudi.says('/balas nomor berapa ya');
    await rudi.sees('Tiket yang mana?');
  });

  test('a usual question is one press, and pressing it twice asks once', async () => {
    await rudi.presses('Minta keterangan', { on: hisCard() });
    const question = await rudi.sees('keterangan apa yang diminta');
    await rudi.presses('Sejak kapan terjadi?', { on: question });
    await ani.sees('Sejak kapan terjadi?');
    await holder.city.settled();
    expect(rudi.lastMessage('keterangan apa')?.buttons).toEqual([]);
    await rudi.says('ini laporan saya sendiri, keyboard rusak');
    await rudi.sees('BELUM TERKIRIM');
    await rudi.says('/batal');
  });

  test('who leaves the question with /batal asks nothing', async () => {
    await rudi.says(`/minta ${number}`);
    await rudi.sees('keterangan apa yang diminta');
    await rudi.says('/batal');
    await rudi.sees('Dibatalkan.');
    expect(await ticketRow(holder.city, number)).toMatchObject({ status: 'handled' });
  });

  test('a question forgotten for an hour no longer takes what he writes', async () => {
    await rudi.says(`/balas ${number}`);
    await rudi.sees('apa pesan untuk');
    await holder.city.later({ minutes: 61 });
    await rudi.says('makan siang di mana?');
    await holder.city.settled();
    expect(ani.transcript()).not.toContain('makan siang');
    await rudi.says('/batal');
  });
});

describe('what people write is shown as they wrote it', () => {
  test('4096 characters outside the basic plane arrive whole, as does a photo with a long caption', async () => {
    const long = '𝐀🛠'.repeat(2048);
    await rudi.replies(hisCard(), long);
    await holder.city.settled();
    const pieces = ani.seesNow().flatMap(({ text }) => (text.includes('🛠') ? [text] : []));
    expect(pieces.join('').replace(/^.*\(Tier 1\):\n/, '')).toBe(long);
    await ani.sends.photo({
      caption: 'kata '.repeat(200).trim(),
      replyTo: ani.lastMessage('🛠') as { id: number },
    });
    await holder.city.settled();
    expect(
      rudi
        .seesNow()
        .map((one) => one.text)
        .join('\n'),
    ).toContain('kata '.repeat(200).trim());
  });

  test('a long report stands shortened on the card and whole below it', async () => {
    const long = `printer macet ${'lagi dan '.repeat(300)}tolong`;
    const other = await holder.city.invite('Vera Moningka', 'staf', 'dinkes');
    const second = await reports(other, long);
    expect((await rudi.sees(new RegExp(`${second}[\\s\\S]*…`))).text.length).toBeLessThan(2000);
    await rudi.sees('dan tolong');
  });

  test.each([
    ['markup', '</b><i>Ani</i>', '</b><i>Ani</i>'],
    ['a direction mark', 'Ani\u202E\u202Dgnat', 'Anignat'],
    ['NUL and lines', 'Ani\u0000\n\nNama', 'Ani\uFFFD Nama'],
    ['nothing visible', '\u200B\u3164', 'Tanpa nama'],
  ])('a name with %s is shown literally and disturbs nothing', async (_, name, shown) => {
    const { sim, admin } = holder.city;
    await admin.says('/undang staf dinkes');
    const token = /start=(\S+)/.exec((await admin.sees(/t\.me\/\S+\?start=\S+/)).text)?.[1];
    const person = sim.play.person('x');
    person.user.first_name = name;
    await person.says(`/start ${token ?? ''}`);
    expect((await person.sees('terdaftar sebagai')).text).toContain(`Terima kasih, ${shown}.`);
    const ticket = await reports(person, 'layar <b>hitam</b> & buram');
    const card = await rudi.sees(ticket);
    expect(card.text).toContain(`Pelapor: ${shown}\n`);
    expect(card.text).toContain('layar <b>hitam</b> & buram');
    expect(await tablesWith(holder.city, '\u202E')).toEqual([]);
  });
});
