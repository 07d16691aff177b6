import { matcherOf } from './lexicalPattern.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** A message of these words alone opens no ticket. Words as `normalise` leaves them. */
export const greetings = words(
  'halo hallo hai hay hi hello helo hei hey pagi siang sore malam malem selamat permisi punten tabea assalamualaikum assalamu assalam alaikum aslm ass askum waalaikumsalam waalaikum salam salom shalom syalom syaloom wr wb wrwb om swastiastu p ping test tes testing coba cek halooo good morning afternoon evening day dear horas ada admin apa kabar online aktif orang disini',
);
export const thanks = words(
  'makasih ok oke okey okay okee okeh sip siap sipp noted baik baiklah mantap mantul good great nice sukses jempol syukur alhamdulillah puji tuhan haleluya amin amen sama terima appreciated much very welcome maaf maafkan lanjut siaap siapp laksanakan monggo silakan silahkan done beres aman rancak bagus keren luar biasa hebat',
);
export const around = words(
  'iyo iya da kini sekarang tuhan berkati memberkati gbu jbu hehe haha kabar kabarnya nanti makase minyo min admin pak bapak bu ibu mas mbak kak kakak bang bos boss ya yah iya yo yes y banyak banyak2 sekali sangat atas tolong infonya respon cepat semua rekan teman tim team kominfo diskominfo sudah jo dang noh eh e oh lah dong deh nih untuk dengan kami saya kasih senior dan juga lagi semangat uda uni uncu pace mace om tante ngana torang sehat selalu hari ini informasi penjelasan waktu perhatian kerjasama kerja bot meja helpdesk so all sir madam you there bapa',
);

/** "It works again": no report, unless a fault is told as well. */
export const worksAgain = matcherOf(`
  sudah|syukur .. normal|lancar|teratasi|beres|bagus|baik|oke|ok|pulih|hidup|selesai|aman|jalan|konek|sembuh,
  sudah bisa, sudah kembali, sudah diperbaiki, bisa lagi, lancar lagi, normal lagi, aman terkendali,
  works now|again, it works, sudah saya terima|coba|kirim|baca, sudah terima
`);
/** Talk that no desk answers. */
export const talk = matcherOf(`
  maaf salah, bot ini|bisa|apa|siapa, siapa kamu, hehe*, nanti saya|kami *, kami|saya tunggu|menunggu, tunggu kabar, selamat lagi|ulang|natal|hari|tahun|idul*|lebaran|bekerja|beraktivitas|berlibur|berakhir|menunaikan|jalan|atas|istirahat|pensiun|bertugas,
  dirgahayu, happy birthday|new year, turut berduka|berdukacita, semoga .. sehat|sukses|berkah|lancar,
  hati hati .. jalan, sampai jumpa, sudah makan, lagi apa, siapa ini, ini bot|siapa|nomor siapa, salah kirim,
  salah chat|sambung|nomor, abaikan|lupakan, tidak jadi, batal, tes bot|saja,
  nanti saya kabari|hubungi|info|kirim|telepon, saya tunggu, ditunggu, besok saya, ok saya, hahaha*, wkwk*,
  haha*, otw, sama sama
`);
