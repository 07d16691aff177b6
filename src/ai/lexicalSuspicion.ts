import { matcherOf } from './lexicalPattern.ts';

/**
 * Small signs that mean nothing alone: together at least `enough` they make a security incident (P2). Hand weighted; a
 * false alarm costs a look by Tier 2, a missed one may cost the city.
 */
export const signs: readonly { weight: number; matcher: RegExp }[] = [
  [
    2,
    `kripto, sebar|tersebar|share password, proses|traffic|user|file|script .. aneh, kecopetan, dicopet, dijambret, dirampok, pencuri*, layar merah, penyalahgunaan, disalahgunakan, jual|menjual data|database, ancaman, threat, dipalsukan, pemalsuan`,
  ],
  [
    1.4,
    `palsu, ada yang|orang buka|membuka|pakai|memakai|masuk|login|ubah|mengubah|ganti|hapus|akses|mengakses|posting, dibuka orang, diubah ubah, tanpa izin, diambil alih, asing, penipu*, mencurigakan, tidak kenal, mengaku`,
  ],
  [
    1,
    `aneh, suruh, disuruh, menyuruh, meminta, dimintai, bilang|katanya dari, ngaku, tamu, dari luar, ratusan, ribuan, tulisan arab|cina|thailand, mantan, bukan saya|kami, hantu, tasalah|salah|tersentuh|terpencet pencet|klik|tekan, curi, diam diam, aneh aneh, hal aneh, jadi shortcut`,
  ],
  [
    0.7,
    `link, tautan, ada orang, defender, antivirus, posting, instagram, facebook, fanpage, tiktok, youtube, medsos, terlanjur, menyebar, bendera, hilang semua, cpu 100, proses, kalau|kalo tidak isi, minta kode|otp|password|pin|transfer, pindah ke rekening, tidak bisa masuk lagi, shortcut, foto pribadi, dicolok, dijual, bocor, sendiri`,
  ],
  [
    0.4,
    `klik, pencet, password, otp, kode, rekening, bayar, telepon, sms, whatsapp, telegram, saldo, uang, transfer, hosting, folder, flashdisk, akun, data pribadi, ditutup, diblokir, file`,
  ],
].map(([weight, list]) => ({ weight: Number(weight), matcher: matcherOf(String(list)) }));

export const enough = 2;
