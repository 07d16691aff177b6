import { matcherOf } from './lexicalPattern.ts';
import type { Category } from './lexicalCategories.ts';
import type { Impact } from '../domain/priority.ts';

/** How many are hit, from the widest to the narrowest; the first that matches counts. Source of I1 to I4: domain.md 4.3. */
export const scopes: readonly { impact: Impact; only?: ReadonlySet<Category>; matcher: RegExp }[] = [
  {
    impact: 'I1',
    matcher: matcherOf(`
      masyarakat|warga|pasien|pengunjung|penumpang|pemohon|wajib_pajak .. antri*|antre*|menunggu|marah*|mengeluh|menumpuk|komplain|tidak|terganggu|menunggu|pulang|numpuk|batumpuk,
      pelayanan|layanan .. masyarakat|publik|warga|terhenti|berhenti|lumpuh|tutup|stop|terganggu|macet|tidak_jalan,
      loket .. masyarakat|publik|warga|terhenti|berhenti|lumpuh|tutup|stop,
      antri*|antrean .. panjang|menumpuk|mengular|masyarakat|warga,
      semua|seluruh|beberapa|banyak|lintas|antar .. opd|pd|dinas_lain|skpd|kecamatan|kelurahan|puskesmas|dinas_dinas|perangkat_daerah|sekolah,
      se kota, sekota, masyarakat|warga .. tidak bisa, igd, ugd, lintas opd, public service, all offices
    `),
  },
  {
    impact: 'I4',
    matcher: matcherOf(`
      cuma|hanya|khusus .. saya|punya|satu|meja|laptop, yang lain .. bisa|normal|aman|lancar,
      saya sendiri|saja
    `),
  },
  {
    impact: 'I2',
    matcher: matcherOf(`
      
      semua|seluruh|satu|se .. kantor|pegawai|gedung|dinas|lantai_semua|komputer|laptop|teman|orang|user|puskesmas|rumah_sakit|rs|kelurahan|kecamatan,
      sekantor, sakantor, kantor kami, sedinas, dinas kami, upt kami, tidak ada yang bisa,
      semua tidak, gerbang, pelabuhan, everyone, whole office, all staff, the office, our office,
      semua, seluruh, opd kami
    `),
  },
  {
    impact: 'I2',
    only: new Set<Category>(['jaringan', 'server', 'permintaan', 'data']),
    matcher: matcherOf(
      `badan, camat, dinas, kantor, kecamatan, kelurahan, lurah, puskesmas, rsud, sekolah, upt, uptd`,
    ),
  },
  {
    impact: 'I2',
    only: new Set<Category>(['email']),
    matcher: matcherOf(`*@*.go.id, email dinas|kantor tidak menerima`),
  },
  {
    impact: 'I2',
    only: new Set<Category>(['keamanan']),
    matcher: matcherOf(
      `server, website, hosting, instagram, facebook, fanpage, youtube, aplikasi, jaringan, instansi, subdomain, router, wifi`,
    ),
  },
  {
    impact: 'I4',
    only: new Set<Category>(['permintaan']),
    matcher: matcherOf(`info, informasi, boleh, pinjam*, sop, pkl, magang`),
  },
  {
    impact: 'I3',
    matcher: matcherOf(`
      ruangan*, bidang, seksi, subbag, sub bagian, bagian, loket, lantai, aula, lab, laboratorium, tim, poli,
      sekretariat, bendahara, counter, beberapa,
      dua|tiga|empat|lima|enam|2|3|4|5|6|7|8|9|10 komputer|laptop|printer|orang|pegawai|unit|meja|monitor,
       our room|team|floor, resepsionis, front office
    `),
  },
  {
    impact: 'I4',
    matcher: matcherOf(`
      saya, meja, a.n, pak *, ibu *, bapak *, pegawai, laptop saya, my, satu pegawai
    `),
  },
];

/** Who is meant when nobody is named, for what broke and for what is asked. */
export const usualImpact: Readonly<Record<Category, { broken: Impact; asked: Impact }>> = {
  jaringan: { broken: 'I3', asked: 'I2' },
  lan: { broken: 'I3', asked: 'I3' },
  aplikasi: { broken: 'I3', asked: 'I3' },
  akun: { broken: 'I4', asked: 'I4' },
  email: { broken: 'I4', asked: 'I4' },
  keamanan: { broken: 'I4', asked: 'I2' },
  website: { broken: 'I1', asked: 'I2' },
  server: { broken: 'I2', asked: 'I2' },
  data: { broken: 'I3', asked: 'I2' },
  perangkat: { broken: 'I4', asked: 'I4' },
  tte: { broken: 'I4', asked: 'I4' },
  permintaan: { broken: 'I3', asked: 'I2' },
  lainnya: { broken: 'I4', asked: 'I4' },
};

/** A public site that nobody can open. */
export const siteDown = matcherOf(`
  tidak .. dibuka|diakses|terbuka|buka|akses|tampil, down, mati, offline, expired, kedaluwarsa, kadaluarsa, timeout, timed out, 404, 500, 502, 503, 504, tidak aman, not secure, suspend*
`);
/** Stopped and due today. */
export const dueToday = matcherOf(`
  hari ini .. batas|terakhir|deadline|harus|juga|tutup|selesai|lapor|rapat,
  batas|terakhir|deadline|tenggat|paling_lambat|ditutup|tutup|jatuh_tempo .. hari_ini|siang|sore|malam|sekarang|jam|nanti|pukul,
  deadline, sekarang juga, darurat, emergency, urgent, urgen, mendesak, gawat, genting, batas akhir,
  hari terakhir, cepat, segera .. rapat|hari_ini|jam, sebentar lagi,
  rapat .. sekarang|dimulai|mulai|jam|sedang|berlangsung, jam ini, asap, immediately, sedang berlangsung,
  tamu .. sekarang|datang
`);
/** Nothing goes any more. */
export const stopped = matcherOf(`
  tidak .. ada|mau|mo|fungsi|browsing|dapa|narik|menarik|tampil|cetak|simpan|posting|kirim|terima|berhasil, ditolak, digigit, terbakar, tabaka, lampu merah, suspend,
  tidak .. bisa|dapat|konek|hidup|jalan|berfungsi|terbuka|terbaca|kebaca|terkirim|menerima|masuk|keluar|terdeteksi|membaca|muncul|diakses|dibuka|login,
  mati, down, putus, terputus, rusak, hilang, offline, mati total, lumpuh, berhenti, terhenti, blank,
  bluescreen, blue screen, terkunci, timed out, timeout, expired, kedaluwarsa, kadaluarsa, cannot, can't,
  not working, unable, 404, 500, 502, 503, gagal, terhapus, kehapus, suspend*, terbakar, tersambar, patah,
  pecah, hack*, lupa passphrase
`);
/** Goes, but badly: weighs more than `stopped` when both are said. */
export const hampered = matcherOf(`
  lambat, kadang*, naik turun, sering, sesekali, putus putus, hidup mati, mati hidup, tidak stabil,
  masih bisa, tapi bisa, bisa tapi, slow, sometimes, intermittent, berkedip, bergaris, buram, pudar, salah,
  berisik, panas, satu kabel|meja|port, ada notifikasi, lampu
`);
/** Can wait. */
export const unhurried = matcherOf(`
  tidak mendesak|buru|urgent, kapan kapan, kalau sempat|ada waktu, santai, info, informasi, tanya, boleh,
  bolehkah, apakah, bagaimana, syarat, prosedur, cara, rencana, tahun depan, bulan depan, nanti, no rush,
  when you have time, konsultasi, usul*, contoh, format, panduan, hapus, taruh
`);
/** A machine that reports what it stopped, or mail that annoys. */
export const lesserThreat = matcherOf(`virus, trojan, antivirus, defender, spam, popup, pop, iklan`);
/** Requests that wait for a person who cannot work. */
export const hurried: ReadonlySet<Category> = new Set<Category>(['akun', 'jaringan', 'keamanan']);
export const soon = matcherOf(`segera, secepat*, minggu ini, besok, hari ini, wajib`);
