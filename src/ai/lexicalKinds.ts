import { matcherOf, togetherOf } from './lexicalPattern.ts';

/** Unhappy with how one was served, nothing need be broken (domain.md 4.1). */
export const complaint = matcherOf(`
  mengecewakan, dijawab bot|mesin|robot, kapan ada orang|petugas|teknisi, status .. diproses terus, tidak ada penjelasan|kejelasan|kepastian, tidak bawa alat,
  teknisi|petugas|admin cuma|hanya|datang cuma|tidak|belum|datang .. pulang, kata kasar, dari|sejak .. sampai sekarang .. kabar|kembali|selesai|datang,
  sudah selesai .. padahal, asal tutup|selesai|jawab, asal asalan, sebulan|seminggu|lama tunggu|menunggu|menanti, tunggu|menunggu|menanti .. sebulan|seminggu|lama|minggu|bulan,
  kantor|opd|dinas|pd lain cepat|duluan|didahulukan|dilayani, dibeda bedakan, pilih kasih, dianaktirikan, tidak ada yang angkat|mengangkat, tidak diangkat,
  ketus, judes, jutek, membentak, dibentak, marah marah, meremehkan, diremehkan, tidak sopan|ramah|profesional|becus, seenak*, ogah ogahan,
  aduan|pengaduan masyarakat|warga, warga|masyarakat melapor|mengadu|lapor, janji* .. datang|mau|akan .. tidak|belum,
  sebulan|seminggu|dua|tiga|berbulan|berminggu|berhari|2|3|4|5|6 minggu|bulan|hari .. tidak|belum .. diproses|kabar|kembali|datang|selesai|jawaban|tanggapan|respon|kejelasan|penjelasan|diperbaiki|dikembalikan|ditangani|muncul|ditindaklanjuti|dibalas,
  sebulan|seminggu .. tidak|belum .. diproses|kabar|kembali|datang|selesai|jawaban|tanggapan|respon|kejelasan|penjelasan|diperbaiki|dikembalikan|ditangani|ditindaklanjuti|dibalas,
  tidak ada yang muncul|datang|peduli|tanggung, tidak|belum diproses, tidak|belum kembali kembali, kapan datang|diperbaiki|ditangani .. sudah lama,
  kecewa*, komplain*, complain*, keluhan, mengeluh*, keberatan, protes*, dikecewakan, pungli, disappointed,
  unacceptable,
  tidak|belum|kurang .. ditanggapi|direspon|direspons|respon|respons|ditindaklanjuti|digubris|dilayani|dibalas|tanggapan|diproses_juga|ditangani|jawaban|digubrih|ditindak|tindak_lanjut|dihiraukan|dijawab,
  belum|tidak ada yang datang|respon|balas|tanggapi|menanggapi|kemari|turun|hubungi|jawab|tangani|kabar|angkat|layani,
  belum|tidak ada kabar|respon|tanggapan|jawaban|balasan|perkembangan|kejelasan|teknisi|petugas|solusi|tindak,
  lapor* .. belum|tidak .. datang|respon|ada|selesai|ditanggapi|juga|beres|diperbaiki|dibalas|diproses|tuntas,
  sudah .. hari|minggu|bulan|kali|lama .. lapor*|laporan|permohonan|tiket|mengadu .. belum|tidak|kok|kenapa|lama,
  sudah .. kali lapor*, lapor* .. berkali kali, berkali kali lapor*, berulang kali lapor*,
  lapor* .. dari|sejak .. minggu|bulan|kemarin .. belum|tidak|kok,
  petugas|teknisi|admin|operator|pegawai|tier|orang_kominfo|kominfo|diskominfo|helpdesk .. kasar|judes|ketus|marah|cuek|sombong|jutek|ramah|sopan|lambat|lama|malas|bentak|membentak|galak|janji|menghilang|angkat_telepon|pilih_kasih|seenaknya|arogan|lalai|profesional,
  pelayanan|layanan|penanganan|respon|tanggapan|cara kerja .. buruk|lambat|lama|jelek|kurang|parah|mengecewakan|payah|memuaskan|tidak|burua,
  dicuekin, dicueki, dicuek, dibiarkan, diabaikan, dipingpong, pingpong, dilempar*, dioper*, dipersulit,
  diperlakukan, dimarahi, dibentak, php, janji* .. tidak|belum,
  tiket|laporan .. ditutup .. padahal|belum|tanpa|masih,
  ditutup|ditolak tanpa .. alasan|penjelasan|konfirmasi,
  diminta|minta uang|bayar|biaya|rokok .. teknisi|petugas,
  teknisi|petugas .. minta|diminta uang|bayar|biaya|rokok, tidak puas, kurang puas,
  lama sekali ditangani|penanganan|responnya|tindak, kok lama, kenapa lama, no response,
  nobody came|answered|responded|replied, rude, still waiting
`);

/** Alters a running service, its configuration, name, place (domain.md 4.1). */
export const change = matcherOf(`
  akses|sambungan|koneksi|akun|buka|dibuatkan|minta|mohon vpn, vpn untuk|bagi|buat, ip publik, perbarui|memperbarui|diperbarui .. aplikasi|website|menu|logo|data_opd,
  port .. buka|dibuka|bukakan|dibukakan, subdomain|website|vps|hosting .. dihapus|hapus|ditutup|dinonaktifkan saja,
  ubah|ganti|perubahan|pergantian|merubah|mengubah|rubah|tukar|mengganti|diubah|diganti|penggantian|perbarui .. ip|dns|nameserver|record|domain|subdomain|konfigurasi|config|setting|bandwidth|ssid|topologi|vlan|firewall|nama_website|nama_subdomain|pengelola|hosting|menu|fitur|tampilan|logo|format|template|alur|vps|provider|port|cname|jadwal_backup|struktur|kop|logo|banner|nama_aplikasi|nama_wifi|alamat|warna|rumus|tarif,
  arahkan|diarahkan|pointing|dipointing|repoint* .. ip|subdomain|domain|server|vps|hosting,
  subdomain|domain .. arahkan|diarahkan|dipindah*|pindah|pointing|repointing|alihkan|dialihkan .. ke|ip|server,
  hapus|dihapus|nonaktifkan|dinonaktifkan|tutup|ditutup|penghapusan|penutupan|penonaktifan|matikan|takedown .. website|subdomain|domain|hosting|vps|server|port,
  website|subdomain|domain|vps|hosting .. hapus|dihapus|ditutup|tutup|dinonaktifkan|nonaktifkan|dimatikan|matikan .. saja,
  website|subdomain|vps|hosting .. beri hapus|matikan|tutup|nonaktif*,
  buka|dibuka|bukakan|dibukakan|pembukaan|membuka|open|tutup|ditutup .. port|firewall|akses_ip|blokir,
  port .. dibuka|dibukakan|buka|bukakan|ditutup, whitelist*, izinkan ip,
  blokir|unblock|block|diblokirkan .. ip|website|situs|akses, migrasi*, bermigrasi, migrate, relokasi*,
  pindahkan|memindahkan|dipindahkan|pemindahan|pindah .. server|vps|hosting|data|aplikasi|website|jaringan|lan|kabel|titik|rak|router|switch|access|database|ap|cctv|finger*,
  upgrade|update|naikkan|tingkatkan|tambah|turunkan|downgrade|penambahan .. ram|cpu|core|disk|storage|versi|php|mysql|kapasitas|spek|spesifikasi|os|ubuntu|memori,
  ram|disk|storage|kapasitas .. ditambah|dinaikkan|upgrade|dinaikan|diupgrade|diperbesar,
  tambah*|penambahan|menambah .. menu|fitur|kolom|field|jabatan|unit|record|form|laporan .. aplikasi|website|subdomain|dns|simpeg|srikandi|portal,
  lapor*|laporan .. perubahan|pergantian,
  perubahan lan|jaringan|topologi|konfigurasi|aplikasi|website|subdomain,
  jadwal* .. maintenance|pemeliharaan|deploy*, deploy*, rilis versi, rollback,
  tata ulang .. jaringan|kabel|lan, segmentasi, vlan baru, change our|the dns|ip, sambung ulang ke,
  akan|mau|hendak|rencana .. maintenance|pemeliharaan|upgrade|restart server
`);

/** Something that was not there, or an answer. */
export const request = matcherOf(`
  minta, permintaan, permohonan, memohon, ajukan, mengajukan, pengajuan, diajukan, butuh, membutuhkan, perlu,
  memerlukan, kebutuhan, dibutuhkan, pinjam*, meminjam, ingin, pengen, mau, hendak, rencana*, berencana,
  request, need, would like, how do|to|can, buatkan, dibuatkan, pembuatan, membuat,
  buat akun|email|subdomain|website|baru|user|aplikasi|vps, dibuat akun|email, bikinkan, daftar*, mendaftar*,
  pendaftaran, registrasi, pasangkan, dipasang*, pemasangan, pasang, memasang, instalkan, install*, instal,
  diinstal*, penambahan, tambah*, ditambah*, sambungkan, disambungkan, penyambungan, difasilitasi,
  fasilitasi, memfasilitasi, disediakan, sediakan, penyediaan, info, informasi, bagaimana, cara, prosedur,
  syarat, persyaratan, apakah, boleh, bolehkah, tanya, bertanya, mau tanya, kapan, berapa, siapa, ke siapa,
  dimana, panduan, manual, petunjuk, tutorial, format, contoh, template, konsultasi, pendampingan,
  didampingi, arahan, petunjuk, penjelasan, rekomendasi, usul*, mengusulkan, reset, direset, mereset, lupa,
  aktifkan, diaktifkan, pengaktifan, aktivasi, nonaktif*, dinonaktifkan, cabut, dicabut, hapus akun|user,
  dihapus akun|user, perpanjang*, diperpanjang, pelatihan, bimtek, sosialisasi, undang*, narasumber, jadwal*,
  dijadwalkan, pentest, uji, penilaian, audit, serahkan, menyerahkan, penyerahan,
  kirim diagram|laporan|dokumen, integrasi*, mengintegrasikan, hubungkan, menghubungkan, taruh, titip,
  menitip*, penempatan, menempatkan, colocation, kolokasi, hak akses, beri akses, akses untuk, akses ke,
  baru, restore, pulihkan, pemulihan, backup .. sudah, please provide|create|install|give|add, zoom, kuota,
  dukungan, carikan, penggantian, ganti password, ubah password, wajib, katanya
`);

/** A plain request whatever else is said. */
export const plainRequest = matcherOf(`
  ide, izin, ijin, tte .. diubah|dirubah|rubah|ubah|diperbarui, ke siapa,
  mohon|tolong|bisa|minta petugas|personil|tim|operator|akun|akses|perangkat|alat|tambahan|ruang|izin|jadwal|surat|rekomendasi|contoh,
  mohon|tolong difasilitasi*|disediakan|dipasangkan|dipasang|ditugaskan|dijadwalkan|dikirimkan|dibuatkan|didaftarkan|disambungkan|dihubungkan|disiapkan|dinonaktifkan|dicabut|diterbitkan|diajarkan|dilatih|dijelaskan,
  belum punya|ada|dapat website|akun|email|internet|jaringan|tte|subdomain|wifi, ada buku|manual, bayar atau, gratis, apa saja|bedanya|itu|syarat|fungsi, siaran langsung, perlu|butuh .. pendampingan|toner|tinta|bimbingan|bantuan|tenaga|akun|akses|vps|internet|email|surat,
  minta,
  tambah|penambahan|naikkan|ditambah bandwidth|kuota|kapasitas_internet, pkl, magang, reset|resetkan, perpanjang|memperpanjang|perpanjangan|diperpanjang, minta|mohon ganti|diganti|penggantian mouse|keyboard|laptop|komputer|monitor|printer|tinta|toner|baterai|adaptor, ganti|penggantian user|operator|admin|pemegang|pengelola|pejabat, sudah kirim|mengirim|serahkan|melakukan backup|pencadangan|laporan, backup .. sudah, dicatat, ada jadwal|panduan|contoh|format|aturan|sosialisasi|pelatihan|tutorial,
  lupa|kelupaan|forgot|forgotten .. password|passphrase|pin|username|akun|user|kunci,
  reset|direset|mereset .. password|passphrase|akun|pin|2fa|otp,
  password|passphrase|akun .. reset|direset|lupa|direset|resetkan, bagaimana cara|prosedur|kalau|syarat|alur,
  bagaimana .. cara|prosedur|caranya, cara reset|minta|mengajukan|daftar|buat|kirim|urus,
  apa|apakah .. syarat|prosedur|boleh|wajib, prosedur, syarat, persyaratan, permohonan, mengajukan, ajukan,
  minta|tolong dibuatkan|buatkan|dipasang*|pasang*|tambah*|akses|rekomendasi|didampingi|difasilitasi,
  mohon|tolong|minta .. dibuatkan|buatkan|difasilitasi|pendampingan|didampingi|pelatihan|diinstal|diinstalkan|install|instal|aktifkan|diaktifkan|nonaktif*|dinonaktifkan|rekomendasi|pinjam*|tambahan|penambahan|ditambah,
  minta akun|akses|email|subdomain|vps|kabel|titik|switch|router|data|user|hosting|internet|jadwal|info|surat|zoom|ip,
  belum ada|punya|dapat|tersambung .. internet|jaringan|akun|email|subdomain|wifi|website|fasilitas|tte,
  pindah|mutasi|pensiun|resign|keluar .. akun|user|email|nonaktif*|cabut, akun|user .. mutasi|pensiun|pindah,
  can you|we please create|provide|install|give|add
`);

/** Worked before and does not, or not well. */
export const fault = matcherOf(`
  tidak ter*|ber*|mau|ada|bisa|dapat|jalan|fungsi, keluar|muncul pesan|tulisan|peringatan|kode|error, gelap, longgar, putih, dobel, telat, terlambat, aneh, padam, server busy,
  error*, rusak*, kerusakan, mati, gagal, putus*, terputus*, hilang, lambat, hang, ngehang, heng, down,
  offline, blank, macet, mampet, berkedip*, kedap, kelap*, trouble, gangguan, terganggu, bermasalah, masalah,
  kendala, terkendala, bluescreen, blue screen, timeout, timed out, time out, expired, kedaluwarsa,
  kadaluarsa, kadaluwarsa, invalid, loading, muter, berputar*, muter*, mutar, stuck, freeze, crash, corrupt,
  korup, ngadat, panas, overheat, berisik, bunyi, restart sendiri, restart terus, nyangkut, jam, paper,
  bergaris, buram, pudar, kotor, pecah, patah, digigit, tersambar, terbakar, konslet, basah, meledak, salah,
  kacau, ngaco, kosong, dobel, ganda, ditolak, terkunci, terblokir, diblokir, suspend*, penuh, full, rto,
  request timed, unreachable, refused, broken, not working, can't, cannot, unable, slow, failed, 404, 500,
  502, 503, 504, 403, forbidden, not found, bad gateway, internal server, tidak aman, not secure,
  tidak|belum|tidaklah .. bisa|dapat|konek|hidup|jalan|berfungsi|terbuka|terbaca|kebaca|terdeteksi|keluar|masuk|muncul|tampil|terkirim|menerima|diterima|sinkron|update|respon|nyambung|membaca|baca|terima|kirim|cocok|sesuai|tercetak|mencetak|stabil|normal|lancar|tersimpan|kesimpan|mau|ada_sinyal|berhasil|tersedia|merespon|nyambung|terhubung|aktif|valid|login|buka|dibuka|diakses|ada_internet|ada_jaringan|ada_koneksi,
  susah|sulit .. login|masuk|buka|akses|konek, jelek|lemah .. sinyal|wifi|internet,
  sinyal lemah|jelek|hilang|putus, lari lari, naik turun, sering putus|mati|error|hang|restart, tiba tiba,
  mati hidup, hidup mati, padahal kemarin|tadi|biasa, session|sesi
`);

/** A change told in any order: what is done & what it is done to. */
export const changeTogether = togetherOf(`
  ubah|diubah|rubah|dirubah|ganti|diganti|tambahkan|ditambahkan|tambah|ditambah|sesuaikan|disesuaikan|perbarui|diperbarui|update|diupdate|hilangkan|dihilangkan|hapus|dihapus & kolom|menu|fitur|field|tampilan|logo|alur|format|rumus|isian|dropdown|banner|dns|ssid|konfigurasi|nameserver|nama subdomain|nama website|topologi|nomenklatur|record,
  tutup|ditutup|hapus|dihapus|nonaktifkan|dinonaktifkan|matikan|dimatikan|pindahkan|dipindahkan|dipindah|arahkan|diarahkan|alihkan|dialihkan & website|subdomain|domain|hosting|vps|aplikasi lama,
  pindahkan|dipindahkan|dipindah|pemindahan|geser|digeser & server|switch|router|titik|kabel|ap|access point|lan|jaringan|rak,
  vpn & akses|mohon|minta|buka|vendor|butuh|perlu|untuk, port & buka|dibuka|bukakan|dibukakan|pembukaan
`);
