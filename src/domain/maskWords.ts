/** Words for `mask.ts`: what announces a secret, and what after it is certainly none. Lower case, space separated. */
const set = (...lines: string[]): ReadonlySet<string> => new Set(lines.join(' ').split(' '));

/** Between the announcement and the secret: "password email *saya yang baru* Bitung#26". */
export const fillers = set(
  'saya sy aku kami kita torang ambo awak den beliau dia depe pe punya yang yg baru lama tadi ini itu untuk utk buat',
  'for ke di dari pada pakai pake nya nyo an a.n. atas nama wifi email e-mail akun user login aplikasi aplikasinya',
  'sementara default awal terakhir sekarang kantor dinas laptop komputer pc web website admin coba dan dng dengan',
);

/** "adalah": what follows is meant to be the secret. */
export const copulas = set('adalah ialah yaitu yakni is jadi menjadi');

/** After the announcement these tell a story, not a secret: the search ends. */
export const stories = set(
  'lah alah lupa lupo salah keliru tidak tdk tak tra nda ndak indak ga gak nggak enggak bukan belum blm blum alun sudah sdh udah so',
  'bisa bs boleh bole apa apo siapa kenapa knp kok mengapa bagaimana gimana bgmn mana dimana kapan berapa ya yah min pak',
  'bu bapak ibu mas mbak kak tolong mohon minta harap terima kasih makasih hilang rusak gagal expired kadaluarsa kedaluwarsa',
  'kadaluwarsa habis terkunci ketahuan bocor tersebar dicuri diganti diubah direset dirubah dikirim ditolak diminta dipakai',
  'diterima ditulis hrs harus perlu wajib agar supaya biar masih msih tetap ttp selalu terus trus lagi juga jg atau ato',
  'kalau kalo klo jika tapi tp namun karena krn sehingga ketika saat waktu sejak setelah sebelum akan mau ingin reset ganti',
  'ubah kirim kase kasih beri berikan cek tanya ditanya muncul keluar masuk mati error eror benar betul sama beda banyak',
  'lewat melalui via oleh per setiap tiap semua kuat lemah panjang pendek minimal maksimal aman invalid wrong incorrect',
  'forgot reset is not cannot does please what how the my your has tertulis terlihat tersimpan berubah ternyata rasanya',
);

/** Before a colon these begin another field: "lupa password simpeg nama: Budi". */
export const labels = set(
  'nama nip nik unit opd pd skpd hp wa no nomor telp telepon jabatan instansi bidang kendala error pesan keterangan alasan',
  'tolong mohon catatan kantor tiket status masalah tanggal jam email user username lokasi',
);

/** What has letters and digits or is a plain word in every office, and is no secret. */
export const familiar =
  /^(?:(?:windows|win|office|ms|android|lantai|lt|ruang|server|pc|versi|v|rt|rw|sdn?|smpn?|sman?|smkn?|ipv|http|kb|pm|pp|uu|simda|h)[-.]?\d+[a-z.]*|\d+(?:x|kali|menit|mnt|jam|hari|hr|minggu|bulan|bln|orang|org|user|akun|unit|buah|kb|mb|gb|tb|an|k|rb)|dp3a|dp3ap2kb|p3k|p3a|[a-z]\d)$/;
