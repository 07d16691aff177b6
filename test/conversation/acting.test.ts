import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';
import { reports, takes, ticketRow } from './acts.ts';

const holder = aCity();
let sinta: Person;

beforeAll(async () => {
  sinta = await holder.city.invite('Sinta Karundeng', 'koordinator', '');
});

const rolesOf = async (name: string): Promise<string[]> => {
  const { rows } = await holder.city.database.pool.query<{ held: string }>(
    `select r.role || case when r.is_acting then ' plt' else '' end as held from roles r join people p on p.id = r.person_id
     where p.name = $1 and r.ended_at is null order by 1`,
    [name],
  );
  return rows.map((row) => row.held);
};

const joins = async (name: string, words: string): Promise<Person> => {
  await sinta.says(`/undang ${words}`);
  const { text } = await sinta.sees(/t\.me\/\S+\?start=\S+/);
  const person = holder.city.sim.play.person(name);
  await person.says(`/start ${/start=(\S+)/.exec(text)?.[1] ?? ''}`);
  await person.sees('terdaftar sebagai');
  return person;
};

describe('an acting official', () => {
  test('serves until his last day, and both he and the coordinator are told', async () => {
    const { city } = holder;
    await sinta.says('/undang kepala_pd dinkes 800/1/2026 plt 31-12-2026');
    const invitation = await sinta.sees('Undangan untuk satu orang');
    expect(invitation.text).toContain('Plt. Kepala PD · Dinas Kesehatan · sampai 31 Desember 2026');
    const head = city.sim.play.person('Grace Wenas');
    await head.says(`/start ${/start=(\S+)/.exec(invitation.text)?.[1] ?? ''}`);
    await head.sees('terdaftar sebagai Plt. Kepala PD · Dinas Kesehatan · sampai 31 Desember 2026');
    await head.says('/saya');
    await head.sees('Plt. Kepala PD · Dinas Kesehatan · sampai 31 Desember 2026 · surat 800/1/2026');
    await sinta.says('/petugas dinkes');
    await sinta.sees('Grace Wenas\n• Plt. Kepala PD · sampai 31 Desember 2026');

    await city.later({ days: 41, hours: 14, minutes: 59 });
    expect(await rolesOf('Grace Wenas')).toEqual(['office_head plt']);
    await city.restart();
    await city.later({ minutes: 1 });
    await head.sees('Masa tugas Plt. Bapak/Ibu sudah berakhir');
    await sinta.sees('Masa tugas Plt. Kepala PD · Dinas Kesehatan (Grace Wenas) sudah berakhir');
    expect(await rolesOf('Grace Wenas')).toEqual([]);
  });

  test.each(['plt 31/12/2026', 'plt. 31 Desember 2027', 'PLT sampai 31 des 2027'])(
    'the date may be written as in "%s"',
    async (words) => {
      await sinta.says(`/undang kepala_pd dinkes ${words.replace('2026', '2027')}`);
      await sinta.sees('sampai 31 Desember 2027');
    },
  );

  test.each(['plt', 'plt besok pagi', 'plt 1-1-2020', 'plt 31-11-2027'])(
    'a date that is missing, unclear or over is asked for again: "%s"',
    async (words) => {
      await sinta.says(`/undang kepala_pd dinkes ${words}`);
      await sinta.sees('Sampai tanggal berapa Plt.?');
    },
  );

  test('an extension counts, and a permanent appointment ends the term', async () => {
    const { city } = holder;
    const person = await joins('Hans Rotinsulu', 'kepala_pd dishub plt 15-1-2027');
    await sinta.says('/undang kepala_pd dishub plt 31-1-2027');
    const { text } = await sinta.sees(/sampai 31 Januari 2027[\s\S]*start=\S+/);
    await person.says(`/start ${/start=(\S+)/.exec(text)?.[1] ?? ''}`);
    await person.sees('sampai 31 Januari 2027');
    await city.later({ days: 20 });
    expect(await rolesOf('Hans Rotinsulu')).toEqual(['office_head plt']);
    await sinta.says('/undang kepala_pd dishub 800/5/2027');
    const permanent = await sinta.sees(/Kepala PD · Dinas Perhubungan\n[\s\S]*start=\S+/);
    await person.says(`/start ${/start=(\S+)/.exec(permanent.text)?.[1] ?? ''}`);
    await person.sees('terdaftar sebagai Kepala PD');
    await city.later({ days: 20 });
    expect(await rolesOf('Hans Rotinsulu')).toEqual(['office_head']);
    expect(person.transcript()).not.toContain('sudah berakhir');
  });

  test('an acting technician’s tickets go back to the queue when his time is over', async () => {
    const { city } = holder;
    const day = city.sim.world.clock.now.toZonedDateTimeISO('Asia/Makassar').toPlainDate();
    const tono = await joins('Tono Sondakh', 'tier1 dinkes 800/8/2027');
    const joko = await joins('Joko Polii', `tier1 dinkes 800/9/2027 plt ${day.day}-${day.month}-${day.year}`);
    const ani = await joins('Ani Wuisan', 'staf dinkes');
    const number = await reports(ani, 'printer loket macet');
    await takes(joko, number);
    await city.later({ days: 1 });
    await joko.sees('Masa tugas Plt.');
    await tono.sees(`${number} kembali ke antrean`);
    expect(await ticketRow(city, number)).toMatchObject({ owner_id: null, status: 'queued' });
  });
});
