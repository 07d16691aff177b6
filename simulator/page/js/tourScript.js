import { keyOf } from './tourHands.js';

/** The seeded city's people by their part in the story. */
export const people = {
  ani: 'Ani Wuisan',
  rudi: 'Rudi Mandagi',
  budi: 'Budi Lasut',
  citra: 'Citra Rumagit',
};

const number = /\b[A-Z]{2,5}-\d{4}-[A-Z]-\d{4,}\b/;
const numberIn = (message) => number.exec(message.text ?? message.caption ?? '')?.[0] ?? '';

/**
 * The main job of the desk, from a message to the stars. Every step: who is shown (a phone shows the one in focus), what the
 * caption says, and what is done. `t` is `TourHands`; what later steps need is kept in `t.memory`.
 */
export const steps = [
  {
    show: ['ani', 'rudi'],
    says: 'Ini Telegram dua orang: Ani, pegawai Dinas Kesehatan, dan Rudi, teknisi Tier 1 di kantor yang sama. Ani menulis kendalanya begitu saja, tanpa formulir.',
    act: async (t) => {
      await t.toWorkingHours();
      await t.types('ani', 'Jaringan internet di ruang pendaftaran mati sejak pagi, antrean pasien menumpuk');
    },
    read: 600,
  },
  {
    show: ['ani', 'rudi'],
    says: 'Bot menyusun draf dengan perkiraan jenis dan prioritas. Belum ada yang terkirim: Ani masih dapat mengubahnya.',
    act: async (t) => {
      const answer = await t.sees('ani', { text: 'BELUM TERKIRIM', what: 'BELUM TERKIRIM' });
      if (!keyOf(answer, 'Kirim') && keyOf(answer, 'Laporan baru'))
        await t.presses('ani', answer, 'Laporan baru');
      t.memory.draft = await t.sees('ani', { text: 'BELUM TERKIRIM', button: 'Kirim' });
    },
  },
  {
    show: ['ani', 'rudi'],
    says: 'Ani menekan Kirim dan menerima nomor tiket, siapa yang menangani, serta target waktunya.',
    act: async (t) => {
      await t.presses('ani', t.memory.draft, 'Kirim');
      t.memory.number = numberIn(await t.sees('ani', { text: number, what: 'nomor tiket' }));
    },
  },
  {
    show: ['ani', 'rudi'],
    focus: 'rudi',
    says: 'Kartu tiket muncul pada Rudi. Ia menekan Saya tangani: sejak itu tiket ini miliknya, dan Ani diberi tahu.',
    act: async (t) => {
      const card = await t.sees('rudi', { text: t.memory.number, button: 'Saya tangani' });
      await t.presses('rudi', card, 'Saya tangani');
      t.memory.card = await t.sees('rudi', { text: t.memory.number, button: 'Minta keterangan' });
    },
  },
  {
    show: ['ani', 'rudi'],
    focus: 'rudi',
    says: 'Rudi perlu tahu lebih banyak. Minta keterangan menghentikan hitungan waktu sampai Ani menjawab.',
    act: async (t) => {
      const before = t.store.lastChange;
      await t.presses('rudi', t.memory.card, 'Minta keterangan');
      await askOrChoose(t, 'rudi', before, 'Sejak kapan terjadi?');
    },
    read: 1_500,
  },
  {
    show: ['ani', 'rudi'],
    says: 'Ani menjawab di percakapannya sendiri. Nama dan nomor telepon pribadi tidak perlu berpindah tangan.',
    act: async (t) => {
      await t.sees('ani', { text: 'keterangan', what: 'permintaan keterangan' });
      await t.pause(1_200);
      await t.types('ani', 'Sejak pukul 07.30. Lampu pada kotak jaringan merah.');
      await t.sees('rudi', { text: 'Lampu pada kotak jaringan merah' });
    },
  },
  {
    show: ['ani', 'rudi'],
    focus: 'rudi',
    says: 'Ternyata di luar jangkauan kantor. Rudi meneruskannya ke Diskominfo dan menyebut apa yang sudah dicoba.',
    act: async (t) => {
      const card = await t.sees('rudi', { text: t.memory.number, button: 'Teruskan ke' });
      const before = t.store.lastChange;
      await t.presses('rudi', card, 'Teruskan ke');
      await askOrChoose(t, 'rudi', before, 'Sudah dinyalakan ulang');
      await t.sees('ani', { text: 'diteruskan', what: 'kabar bahwa tiket diteruskan' });
    },
  },
  {
    show: ['ani', 'budi', 'citra'],
    focus: 'budi',
    says: 'Kartu yang sama kini ada di grup Tier 2 Diskominfo. Budi dan Citra menekan Saya tangani hampir bersamaan…',
    act: async (t) => {
      const card = await t.sees('budi', { text: t.memory.number, button: 'Saya tangani' });
      t.memory.group = card.chat.id;
      t.desk.paneOf(t.cast.citra).open(card.chat.id);
      await t.presses('budi', card, 'Saya tangani');
      await t.presses('citra', card, 'Saya tangani');
    },
    read: 600,
  },
  {
    show: ['ani', 'budi', 'citra'],
    focus: 'citra',
    keepsWindows: true,
    says: '…dan hanya satu yang menang. Citra diberi tahu bahwa Budi sudah menanganinya, sejak pukul berapa.',
    act: (t) => t.pause(2_000),
  },
  {
    show: ['ani', 'budi', 'citra'],
    focus: 'budi',
    says: 'Budi membalas kartu. Balasan itu sampai kepada Ani; obrolan lain di grup tetap di dalam grup.',
    act: async (t) => {
      const card = await t.sees('budi', { text: t.memory.number, button: 'Selesai' });
      t.memory.card = card;
      await t.types('budi', 'Kami periksa perangkat di kantor Ibu dari jauh, mohon tunggu 10 menit.', {
        chat: card.chat.id,
        replyTo: card,
      });
      await t.sees('ani', { text: 'mohon tunggu 10 menit' });
    },
  },
  {
    show: ['ani', 'budi', 'citra'],
    focus: 'budi',
    says: 'Selesai selalu meminta satu baris solusi: inilah yang dibaca pelapor, dan catatan untuk kendala berikutnya.',
    act: async (t) => {
      const card = await t.sees('budi', { text: t.memory.number, button: 'Selesai' });
      const before = t.store.lastChange;
      await t.presses('budi', card, 'Selesai');
      await answer(t, 'budi', before, 'Porta switch lantai 1 diaktifkan kembali dan kabelnya diganti');
    },
  },
  {
    show: ['ani', 'budi', 'citra'],
    says: 'Yang menentukan tetap pelapor. Ani memeriksa, lalu menekan Sudah teratasi.',
    act: async (t) => {
      const question = await t.sees('ani', {
        text: 'Apakah kendala sudah teratasi?',
        button: 'Sudah teratasi',
      });
      await t.pause(1_500);
      await t.presses('ani', question, 'Sudah teratasi');
    },
  },
  {
    show: ['ani', 'budi', 'citra'],
    says: 'Terakhir, satu sampai lima bintang. Seluruh riwayatnya tersimpan, dengan waktu setiap langkah.',
    act: async (t) => {
      const stars = '⭐⭐⭐⭐⭐';
      const question = await t.sees('ani', { text: '', button: stars, what: 'bintang penilaian' });
      await t.presses('ani', question, stars);
    },
  },
];

/** The bot's question after a press: the newest message since then that is no card. */
async function questionSince(t, who, before, isQuestion = true) {
  const since = t.since;
  t.since = before;
  try {
    return await t.sees(who, { isQuestion, what: 'pertanyaan bot' });
  } finally {
    t.since = since;
  }
}

/** Answers the bot's question with one of its usual answers, or types the same words. */
async function askOrChoose(t, who, before, usual) {
  const question = await questionSince(t, who, before);
  if (keyOf(question, usual)) await t.presses(who, question, usual);
  else await t.types(who, usual, { chat: question.chat.id, replyTo: question });
}

/** In a group the answer goes to the message that opens a reply for this person alone. */
async function answer(t, who, before, words) {
  const asked = await questionSince(t, who, before);
  const question = asked.chat.type === 'private' ? asked : await questionSince(t, who, before, 'forced');
  await t.types(who, words, { chat: question.chat.id, replyTo: question });
}
