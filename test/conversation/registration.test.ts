import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { newToken } from '../../src/desk/people.ts';
import { maskSecrets } from '../../src/domain/mask.ts';
import { cleanUp } from '../../src/jobs/retention.ts';
import { aCity, FRIDAY_MORNING, type City } from '../support/desk.ts';
import { numberIn, tablesWith } from './acts.ts';

const holder = aCity();
let rudi: Person, meity: Person, tono: Person;

beforeAll(async () => {
  meity = await holder.city.invite('Meity Tangkudung', 'koordinator', '');
  rudi = await holder.city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
  tono = await holder.city.invite('Tono Pangemanan', 'tier1', 'dinsos', '800/113/2026');
});

/** From `/daftar` to the request, with her Telegram name. */
async function registers(person: Person, office: string): Promise<void> {
  await person.says('/daftar');
  await person.presses('Saya mengerti', { on: await person.sees('Pemberitahuan privasi') });
  await person.sees('Bapak/Ibu bekerja di kantor mana?');
  await person.says(office);
  const name = await person.sees('Siapa nama Bapak/Ibu?');
  await person.presses(person.user.first_name, { on: name });
  await person.sees('Permintaan pendaftaran di');
}

const rolesOf = async (city: City, person: Person): Promise<string[]> =>
  (
    await city.database.pool.query<{ role: string }>(
      `select role from roles r join people p on p.id = r.person_id where p.telegram_id = $1 and ended_at is null`,
      [person.id],
    )
  ).rows.map((row) => row.role);

test('no invitation is hidden by the masking of passwords on its way back', () => {
  const before = maskSecrets('/start 9-Pw2H3HSf2f-9BNlva6nCrN');
  expect(before.masked).toEqual(['password']);
  for (let count = 0; count < 20_000; count += 1) {
    const text = `/start ${newToken()}`;
    expect(maskSecrets(text).text).toBe(text);
  }
});

describe('somebody new', () => {
  test('a citizen is pointed to SP4N-LAPOR!, counted, and leaves no trace', async () => {
    const { city } = holder;
    const siti = city.sim.play.person('Siti Warganegara');
    await siti.says('/start');
    const hello = await siti.sees('Bapak/Ibu siapa?');
    expect(hello.buttons.flat()).toEqual(['Saya pegawai', 'Saya warga']);
    await siti.presses('Saya warga', { on: hello });
    await city.settled();
    expect((await siti.sees('SP4N-LAPOR!')).text).toContain('lapor.go.id');
    const { rows } = await city.database.pool.query(
      `select last from counters where key = 'citizens-2026-11'`,
    );
    expect(rows).toEqual([{ last: 1 }]);
    expect(await tablesWith(city, 'Warganegara')).toEqual([]);
    // Where the answer went, until the night forgets it; nothing else.
    expect(await tablesWith(city, String(siti.id))).toEqual(['chats']);
  });

  test('nothing is kept before “Saya mengerti”: no person, no words, no name', async () => {
    const { city } = holder;
    const maya = city.sim.play.person('Maya Rondonuwu');
    await maya.says('printer loket rahasia macet');
    await maya.sees('Bapak/Ibu siapa?');
    await maya.presses('Saya pegawai');
    await maya.sees('Pemberitahuan privasi');
    await maya.says('/lapor komputer rahasia mati');
    await maya.sees('Pemberitahuan privasi');
    await maya.says('/start kantor-dinkes');
    const notice = await maya.sees('Pemberitahuan privasi');
    await city.settled();
    for (const words of ['rahasia', 'Maya', 'Rondonuwu']) expect(await tablesWith(city, words)).toEqual([]);
    expect(await tablesWith(city, String(maya.id))).toEqual(['chats']);

    await maya.presses('Saya mengerti', { on: notice });
    const name = await maya.sees('Siapa nama Bapak/Ibu?');
    expect(name.text).toContain('Dinas Kesehatan');
    expect(name.buttons.flat()).toEqual(['Maya Rondonuwu', 'Kantor lain', 'Batal']);
    expect(await tablesWith(city, 'Rondonuwu')).toEqual(['people']);
    expect(await tablesWith(city, 'rahasia')).toEqual([]);
    await maya.presses('Batal', { on: name });
    await maya.sees('Pendaftaran dibatalkan');
    // Who goes no further is forgotten, person and chat.
    const { pool } = city.database;
    const inDays = (days: number) => new Date(Date.parse(FRIDAY_MORNING) + days * 86_400_000);
    await cleanUp(pool, inDays(3));
    expect(await tablesWith(city, 'Rondonuwu')).toEqual(['people']);
    await cleanUp(pool, inDays(8));
    expect(await tablesWith(city, 'Rondonuwu')).toEqual([]);
  });
});

describe('an employee registers', () => {
  test('office by search, name by hand, her technician approves, and she may work', async () => {
    const { city } = holder;
    const ani = city.sim.play.person('Ani W');
    await ani.says('/start');
    await ani.presses('Saya pegawai', { on: await ani.sees('Bapak/Ibu siapa?') });
    const notice = await ani.sees('Pemberitahuan privasi');
    await ani.presses('Saya mengerti', { on: notice });
    await ani.sees('kantor mana?');
    await ani.presses('Saya mengerti', { on: notice }).catch(() => undefined);
    await ani.says('kantor yang tidak ada sama sekali');
    expect((await ani.sees('tidak ditemukan')).buttons.flat()).toEqual(['Tidak ada di daftar', 'Batal']);
    await ani.presses('Tidak ada di daftar');
    await ani.sees('kantor induknya');
    await ani.says('dinas pe');
    const which = await ani.sees('Yang mana?');
    expect(which.buttons.flat().length).toBeLessThanOrEqual(8);
    await ani.presses('Dinas Pendidikan dan Kebudayaan', { on: which });
    await ani.presses('Kantor lain', { on: await ani.sees('Dinas Pendidikan') });
    await ani.sees('kantor mana?');
    await ani.says('DINKES');
    await ani.sees('Dinas Kesehatan');
    await ani.says('7172012345678901');
    await ani.sees('nama lengkap dengan huruf');
    await ani.says('x'.repeat(200));
    await ani.sees('paling panjang 64');
    await ani.says('Ani Wuisan');
    expect((await ani.sees('Permintaan pendaftaran di Dinas Kesehatan')).text).toContain('Tier 1');

    const card = await rudi.sees('Permintaan pendaftaran');
    expect(card.text).toContain('Ani Wuisan\nDinas Kesehatan');
    expect(card.buttons.flat()).toEqual(['Setujui', 'Tolak']);
    expect(tono.lastMessage('Permintaan pendaftaran')).toBeUndefined();
    await ani.says('/daftar');
    await ani.sees('menunggu persetujuan');
    expect((await rudi.presses('Setujui', { on: card })).text).toBe('Ani Wuisan disetujui dan diberi tahu.');
    expect((await rudi.sees('Disetujui oleh Rudi Mandagi')).buttons).toEqual([]);
    await ani.sees('Pendaftaran Bapak/Ibu disetujui');
    await city.settled();
    expect(await rolesOf(city, ani)).toEqual(['staff']);
    await ani.says('/daftar');
    await ani.sees('Ani Wuisan sudah terdaftar di Dinas Kesehatan');
    await ani.says('/start kantor-dinsos');
    await ani.sees('Untuk pindah kantor');
    await ani.says('/saya');
    expect((await ani.sees('pegawai · Dinas Kesehatan')).text).toContain('Ani Wuisan');
    expect(
      (await rudi.presses('Setujui', { on: card }).catch(() => null))?.text ?? 'Disetujui oleh',
    ).toContain('Disetujui oleh');
  });

  test('where an office has no Tier 1 the coordinator decides, and says why not', async () => {
    const { city } = holder;
    const budi = city.sim.play.person('Budi Lengkong');
    await registers(budi, 'bpbd');
    expect(budi.lastMessage('Permintaan pendaftaran di')?.text).toContain('koordinator');
    const card = await meity.sees('Budi Lengkong');
    await meity.presses('Tolak', { on: card });
    const why = await meity.sees('Mengapa Budi Lengkong ditolak?');
    expect(why.buttons.flat()).toEqual([
      'Bukan pegawai kantor ini',
      'Nama tidak dikenal',
      'Kantor lain yang benar',
      'Batal',
    ]);
    await meity.says('Bapak pindah ke Dinas Sosial sejak Oktober');
    const told = await budi.sees('belum dapat disetujui');
    expect(told.text).toContain('Bapak pindah ke Dinas Sosial sejak Oktober');
    expect(told.text).toContain('/daftar');
    expect((await meity.sees('Ditolak oleh Meity Tangkudung')).text).toContain('pindah ke Dinas Sosial');
    expect(await rolesOf(city, budi)).toEqual([]);

    await budi.says('/daftar');
    await budi.sees('kantor mana?');
    await budi.says('dinsos');
    await budi.sees(/Dinas Sosial[\s\S]*Siapa nama/);
    await budi.presses('Budi');
    await budi.sees('Permintaan pendaftaran di Dinas Sosial');
    const again = await tono.sees('Budi Lengkong');
    expect(again.text).toContain('pernah ditolak 1 kali');
    await tono.presses('Tolak', { on: again });
    await tono.presses('Nama tidak dikenal', { on: await tono.sees('Mengapa') });
    expect((await budi.sees('belum dapat disetujui')).text).toContain('Nama tidak dikenal');
  });

  test('the technician of another office, and whoever forges a button, are told the same as if it were not there', async () => {
    const { city } = holder;
    const cici = city.sim.play.person('Cici Mamahit');
    await registers(cici, 'dinkes');
    const card = await rudi.sees('Cici Mamahit');
    const caseId = await pendingCase(city);
    const foreign = await tono.pressesData(`g:APPROVE:${caseId}`, card);
    const forged = await tono.pressesData('g:APPROVE:aaaabbbbccccdddd', card);
    expect(foreign.text).toBe(forged.text);
    expect(foreign.text).toContain('tidak ada, atau bukan bagian');
    expect((await cici.pressesData(`g:APPROVE:${caseId}`, card)).text).toBe(forged.text);
    await cici.pressesData('e:OFFICE:dinsos', card);
    await cici.pressesData('n:read:dinsos', card);
    expect(await rolesOf(city, cici)).toEqual(['applicant']);

    await rudi.says('/pendaftaran');
    await rudi.seesGone(card);
    const anew = await rudi.sees('Cici Mamahit');
    await cici.presses('Batalkan pendaftaran');
    await cici.sees('Pendaftaran dibatalkan');
    await rudi.sees('Tidak perlu diputuskan lagi');
    expect((await rudi.pressesData(`g:APPROVE:${caseId}`, anew)).text).toContain(
      'Tidak perlu diputuskan lagi',
    );
    await rudi.says('/pendaftaran');
    await rudi.sees('Tidak ada permintaan');
    expect(await rolesOf(city, cici)).toEqual([]);
  });

  test('nobody answers for two working days: it is shown again, to the coordinator too', async () => {
    const { city } = holder;
    const dewi = city.sim.play.person('Dewi Sondakh');
    await registers(dewi, 'dinkes');
    await rudi.sees('Dewi Sondakh');
    await city.later({ days: 5 });
    await rudi.presses('Setujui', { on: await rudi.sees('Dewi Sondakh') });
    await meity.sees(/Dewi Sondakh[\s\S]*Disetujui oleh Rudi Mandagi/);
    await dewi.sees('disetujui');
  });

  test('an invitation that comes first settles it; nobody has to decide', async () => {
    const { city } = holder;
    const eko = city.sim.play.person('Eko Wowor');
    await registers(eko, 'dinkes');
    await rudi.sees('Eko Wowor');
    await city.admin.says('/undang staf dinkes');
    const { text } = await city.admin.sees(/start=\S+/);
    await eko.says(`/start ${/start=(\S+)/.exec(text)?.[1] ?? ''}`);
    await eko.sees('terdaftar sebagai pegawai');
    await rudi.sees('Tidak perlu diputuskan lagi');
    await city.settled();
    expect(await rolesOf(city, eko)).toEqual(['staff']);
  });
});

describe('a newcomer reports at once', () => {
  test('his technician takes the ticket and confirms him with one press', async () => {
    const { city } = holder;
    const feri = city.sim.play.person('Feri Kalalo');
    await registers(feri, 'dinkes');
    const said = await feri.says('internet di loket mati sejak pagi');
    await feri.pressesData('d:SEND', said);
    const number = numberIn((await feri.sees(/Laporan diterima: BTG/)).text);
    const card = await rudi.sees(number);
    expect(card.text).toContain('Pelapor belum dikonfirmasi');
    expect(card.buttons[0]).toEqual(['Setujui pegawai dan tangani']);
    await rudi.presses('Setujui pegawai dan tangani', { on: card });
    await feri.sees('sekarang ditangani Rudi Mandagi');
    await feri.sees('Pendaftaran Bapak/Ibu disetujui');
    await rudi.sees(/Permintaan pendaftaran\nFeri Kalalo[\s\S]*Disetujui oleh Rudi Mandagi/);
    await city.settled();
    expect(await rolesOf(city, feri)).toEqual(['staff']);
    const now = rudi.lastMessage(number);
    expect(now?.text).not.toContain('belum dikonfirmasi');
    expect(now?.buttons.flat()).toContain('Selesai');
  });

  test('his report stays with the technician when he is rejected', async () => {
    const { city } = holder;
    const gani = city.sim.play.person('Gani Polii');
    await registers(gani, 'dinkes');
    await gani.pressesData('d:SEND', await gani.says('monitor di ruang arsip mati total'));
    const number = numberIn((await gani.sees(/Laporan diterima: BTG/)).text);
    await rudi.sees(number);
    await rudi.presses('Tolak', { on: rudi.lastMessage('Gani Polii\nDinas') ?? { id: 0 } });
    await rudi.presses('Bukan pegawai', { on: await rudi.sees('Mengapa') });
    await gani.sees('belum dapat disetujui');
    expect((await gani.pressesData('a:urge:aaaabbbbccccdddd', { id: 1 })).text).toContain('belum terdaftar');
    await rudi.says(`/tiket ${number}`);
    await rudi.sees('monitor di ruang arsip');
    await gani.says('halo?');
    await gani.sees('Bapak/Ibu siapa?');
  });
});

test('two processes, two approvers: one decides, the other is told who', async () => {
  const { city } = holder;
  await city.replica();
  const sari = await city.invite('Sari Kojongian', 'tier1', 'dinkes');
  const heri = city.sim.play.person('Heri Tampi');
  await registers(heri, 'dinkes');
  const [one, two] = [await rudi.sees('Heri Tampi'), await sari.sees('Heri Tampi')];
  const caseId = await pendingCase(city);
  const answers = await Promise.all([
    rudi.presses('Setujui', { on: one }),
    sari.pressesData(`g:REJECT:${caseId}:1`, two),
  ]);
  await city.settled();
  const late = answers.filter(({ text }) => /^(Disetujui|Ditolak) oleh/.test(text ?? ''));
  expect(late).toHaveLength(1);
  const { rows } = await city.database.pool.query(
    `select count(*)::int as decided from events e join cases c on c.id = e.case_id join registrations g on g.case_id = c.id
     join people p on p.id = g.person_id where p.telegram_id = $1 and e.line ~ '"kind":"(APPROVED|REJECTED)"'`,
    [heri.id],
  );
  expect(rows).toEqual([{ decided: 1 }]);
});

const pendingCase = async (city: City): Promise<string> =>
  (await city.database.pool.query<{ case_id: string }>('select case_id from registrations where is_pending'))
    .rows[0]?.case_id ?? '';
