import { matcherOf, togetherOf } from './lexicalPattern.ts';

/** Grave incidents, always P1 (domain.md 4.3). Words as `normalise` leaves them. */
export const grave = {
  defacement: matcherOf(`
    hacked, hacked by, deface*, terdeface, dideface,
    website|subdomain|halaman|tampilan|beranda|portal|ppid|jdih .. diretas|dihack|dibobol|terhack|kena_hack|hacker|hack|bobol|disusupi|peretas*,
    diretas|dihack|hack|terhack|peretas*|hacker .. website|subdomain|halaman|portal|ppid,
    website|halaman|tampilan|beranda|portal|homepage .. berubah|berganti|terganti|diganti|jadi|menjadi .. gambar|tengkorak|bendera|tulisan|hitam|anonymous|asing|aneh,
    tengkorak, website|subdomain|halaman|portal .. diganti|diubah orang
  `),
  gambling: matcherOf(`
    judol, judi, perjudian, slot gacor|online|88|zeus|mahjong|deposit|dana|thailand|pulsa|qris, gacor*,
    togel, toto*, casino, kasino, poker*, maxwin, sbobet, taruhan, bandar judi|togel,
    website|subdomain|halaman|google|hasil|link .. slot, slot .. website|subdomain|halaman|google, situs dewasa, porno*, gambling
  `),
  ransomware: matcherOf(`
    ransom*, lockbit*, wannacry, tebusan, bitcoin, btc,
    file|data|dokumen|folder|komputer|server|database|semua .. terenkripsi|dienkripsi|encrypted|encrypt*|enkripsi*|terkunci_sendiri|digembok,
    file|data|dokumen|folder .. berubah|jadi|berganti|diganti .. ekstensi|extensi|extension|aneh|.locked|.lockbit|.encrypted|akhiran|kode,
    ekstensi|extensi .. berubah|aneh|berganti,
    file|data|dokumen|folder .. minta|disuruh .. bayar|uang|dolar|usd|crypto|kripto,
    minta|disuruh bayar .. file|data|dokumen|dibuka|kunci|decrypt, decrypt*,
    files encrypted|locked, readme .. bayar|decrypt,
    file|data|dokumen .. terkunci|dikunci .. pesan|minta|bayar|hacker
  `),
  leak: matcherOf(`
    data|nik|ktp|kk|database|dokumen|arsip|informasi|password|akun|kredensial|rekam|rekening|pasien|penduduk|warga|identitas .. bocor|tersebar|beredar|dijual|dijualbelikan|dibocorkan|dicuri|diperjualbelikan|terekspos|terekspose|tercuri|diumbar|leak*|dump|diunggah|dicopy_orang,
    bocor|tersebar|beredar|kebocoran|membocorkan|pembocoran|pencurian|dijual|leak|menjual .. data|nik|ktp|database|dokumen|password|akun|informasi|pasien|penduduk|identitas|kredensial,
    kebocoran, data breach, breach*, darkweb, dark web, breachforums, raidforums,
    data|nik|ktp|kk|rekam|pasien|gaji .. bisa|dapat|kelihatan|terlihat|tampil|muncul .. publik|umum|google|siapa_saja|semua_orang|internet|orang_lain,
    nik|ktp|pasien|gaji|rekam_medis .. dibuka|diakses|diunduh|didownload .. siapa|publik|umum|google|orang_lain|tanpa_login,
    salah kirim .. data|nik|ktp|pasien|dokumen rahasia, data leak|leaked|stolen
  `),
} as const;

/** Any other security incident, P2 at least. */
export const incident = matcherOf(`
  phishing*, pishing, phising, fising, scam*, penipu*, penipuan, ditipu, hoax login,
  link|tautan|email|pesan|file|lampiran|situs|sms|whatsapp|website|chat .. mencurigakan|aneh|palsu|tipu|asing|berbahaya|jahat, mencurigakan, kena tipu, tipuan,
  mencurigakan|palsu .. link|tautan|email|pesan|file|lampiran|website|login,
  disuruh|diminta|suruh|menyuruh|meminta|ajakan|minta klik|mengklik|scan_qr|unduh, disuruh|suruh|menyuruh|meminta|dimintai .. password|otp|pin|transfer|data_pribadi|rekening,
  klik|membuka|buka|kebuka|terlanjur|terklik|keklik .. link|tautan|lampiran .. aneh|takut|bank|ternyata|menyesal,
  terlanjur|telanjur|takalanjua|sudah .. klik|isi|masukkan|unduh .. link|tautan|password|otp|lampiran|apk,
  mengaku|ngaku|mengatasnamakan .. admin|kominfo|diskominfo|bkn|bank|bssn|wali|walikota|kepala|taspen|pejabat,
  katanya|ngaku .. dari .. kominfo|admin|bank|bkn .. klik|link|password|otp|verifikasi, virus*, bervirus,
  trojan*, malware*, spyware*, worm, keylogger*, adware, rootkit, backdoor*, webshell*, botnet, diretas,
  peretas*, meretas, retas, hacker*, hack, dihack, terhack, dihek, dihacker, kehack, hijack*, compromised,
  dibajak, pembajakan, bajak, dibobol, kebobolan, bobol, membobol, pembobolan, disadap, penyadapan, disusupi,
  penyusup*, dikuasai orang, ddos, serangan, diserang, menyerang, attack*, brute force, bruteforce,
  sql injection, injeksi, exploit*, dieksploitasi, defacer,
  login|masuk|akses|aktivitas .. asing|luar_negeri|tidak_dikenal|mencurigakan|tidak_sah|ilegal|unauthorized|unauthorised|aneh|orang_lain|rusia|china|cina|suspicious,
  tidak_dikenal|kenal .. login|masuk|akses|akun|user|ip,
  orang_lain|orang yang tidak|seseorang .. masuk|login|pakai|menggunakan|memakai|ganti|ubah .. akun|password|email|aplikasi|komputer|server,
  akun|email|whatsapp|wa|password .. dipakai|digunakan|diambil|dicuri|diambilalih|dibajak|dikuasai .. orang|pihak,
  password|akun .. berubah|terganti sendiri,
  akun|email .. kirim|mengirim|terkirim|mengirimkan .. sendiri|spam, mengirim|kirim|kirimkan .. spam,
  spam .. dari .. email|akun|kami, spamming,
  mouse|kursor|cursor|komputer .. gerak|bergerak|jalan|dikendalikan .. sendiri|jauh|orang,
  diremote|remote .. orang|sendiri|tidak_dikenal, popup|pop|iklan .. aneh|terus|porno|dewasa|sendiri,
  redirect*|dialihkan|mengarah|lari|terlempar|diarahkan .. website|halaman|link|iklan .. lain|aneh|asing|iklan|tidak,
  celah|kerentanan|vulnerab*|bug keamanan, miner|mining|cryptominer, cpu 100 .. miner|tidak_dikenal,
  laptop|flashdisk|harddisk|hardisk|ponsel|tablet|hp hilang|kehilangan|dicuri, laptop|flashdisk|harddisk|hardisk|ponsel|tablet|hp dinas|kantor|pegawai|bendahara|kami|saya|operator|kabid|kadis|pimpinan|inventaris hilang, hilang|kehilangan laptop|flashdisk|harddisk|hardisk|ponsel|tablet|hp,
  dicuri|kemalingan|maling|pencuri* .. laptop|komputer|server|harddisk|hardisk|flashdisk,
  insiden siber|keamanan, insiden, peringatan|notifikasi|surat|teguran|laporan .. bssn|csirt|komdigi,
  bssn|csirt .. peringatan|notifikasi|temuan|laporan,
  otp .. sendiri|tidak_minta|orang|tidak_meminta, file apk|.apk,
  undangan .. apk, apk .. undangan|wa|whatsapp|kurir|tilang,
  password|sandi .. ketahuan|diketahui|tersebar|ditempel, shortcut semua|sendiri, file .. shortcut,
  flashdisk .. virus|shortcut, terinfeksi, infeksi, infected, konten .. asing|aneh|disisipi, disisipi,
  script .. aneh|asing|jahat, file .. asing|tidak_dikenal .. server|website|hosting,
  akun admin .. baru|asing|tidak_dikenal
`);

/** Asking about security, or for a measure of it, is no incident: these words, and none of `happening`. */
export const asking = matcherOf(`
  pasang|instal*|install|diinstal*|perpanjang*|lisensi|langganan|pengadaan|pentest|uji|penilaian|asesmen|assessment|kebijakan|konsultasi|permohonan|vpn,
  antivirus .. habis|expired|update|lisensi|tidak_aktif|kedaluwarsa|kadaluarsa
`);
/** Learning about it is none either, however grave the word. */
export const learning = matcherOf(`
  sosialisasi, pelatihan, bimtek, webinar, materi, edukasi, cara mencegah, pencegahan, mencegah, narasumber, antisipasi, seminar, workshop, penyuluhan, himbauan, imbauan
`);

/** What says that it has happened. */
export const happening = matcherOf(`
  kena*, terkena, muncul*, terdeteksi, deteksi, ada .. virus|hacker|trojan, masuk email|pesan|sms|wa,
  terinfeksi, terus, berubah*, hilang, diretas, dihack, dibajak, dibobol, bocor, diserang, terlanjur,
  tebusan, hacked, sendiri, dijual, beredar, dicuri, klik, menipu, tertipu, ada yang, dipakai orang, dibuka orang, dapat|terima email|pesan|link|wa|sms, mati, tersebar, terenkripsi, disusupi,
  serangan, sudah klik
`);

/** What also gives an incident away, wherever the words stand: grave ones first. */
export const together = {
  ransomware: togetherOf(`
    crypt*|wcry|locked|.enc & file|excel|word|dokumen|data|foto, file|dokumen|excel|word|foto & berubah|berganti & semua & ekstensi|jadi|nama|aneh,
    file|data|dokumen|folder|excel|word|foto & minta bayar|disuruh bayar|suruh bayar|harus bayar|bayar dulu|bitcoin|tebusan|dolar|kripto|uang tebusan,
    file|data|dokumen|folder|berkas|server|komputer & bayar|uang|membayar & kunci|terkunci|tulisan|catatan|note|dibuka kembali|dikembalikan|aneh, layar|komputer|laptop|server & kripto|bitcoin|tebusan|suruh bayar|minta bayar, semua file & tidak bisa dibuka|buka & ekstensi|aneh|berubah|terkunci|minta|txt|readme|wallpaper|nama, komputer|layar & terkunci|dikunci & bayar|tebusan|uang,
    ekstensi* & file|dokumen|data & berubah|berganti|aneh
  `),
  defacement: togetherOf(`
    website|halaman|beranda|subdomain|*.go.id|portal & owned|pwned|hacked|anonymous|deface*|cyber team|peretas*|tengkorak|hacker|diretas|dihack|diganti orang|disusupi,
    website|halaman depan|beranda|subdomain|*.go.id & berubah|berganti|terganti & gambar|tulisan|bahasa|asing|aneh|cina|thailand|jepang|hitam,
    website|halaman|beranda|subdomain|*.go.id & artikel|postingan|konten|tulisan|berita|musik & aneh|asing|bukan kami|bukan saya|tidak pernah kami|tidak kenal|tidak dikenal|dibuat orang
  `),
  gambling: togetherOf(
    `website|subdomain|halaman|*.go.id|portal|pemerintah|dinas|google & slot|bandar|taruhan|judi|judol|gacor`,
  ),
  leak: togetherOf(`
    nik|ktp|kk|pasien|rekam medis|gaji|database|penduduk|warga|data pribadi|data pegawai|siswa|npwp|nomor rekening|dokumen rahasia|rahasia|akta|kredensial|password|nomor hp|alamat|kontak|pegawai & bocor|menjual|share|bebas|forum|terbuka untuk umum|tersebar|beredar|dijual|terekspos*|leaked|exposed|stolen|disalahgunakan,
    nik|ktp|kk|pasien|rekam medis|gaji|npwp|data pribadi|data pegawai|dokumen rahasia|nomor rekening & siapa saja|siapapun|tanpa login|publik|orang luar|grup|facebook|viral|google|salah kirim|terkirim ke|salah alamat|diunduh bebas|diposting|dibagikan,
    jual data|menjual data|jual database|menjual database|data dijual & *, data & bocor|dijual|kebocoran|terekspos*|tersebar|beredar|dicuri|leaked|stolen|diambil orang|disalahgunakan
  `),
  other: togetherOf(`
    terkirim|mengirim & dari akun|dari email|dari nomor|dari whatsapp & banyak|sendiri|aneh, salah|tidak sengaja & klik|pencet|unduh|buka & link|tautan|lampiran|file|apk,
    password|akun|email|rekening|pin & berubah|terganti|diganti|pindah|hilang & bukan saya|bukan kami|sendiri|tiba tiba,
    link|tautan & undangan|paket|tilang|hadiah|promo & whatsapp|sms|chat|telegram|nomor,
    klik|link|tautan|bit.ly|lampiran|apk|qr & asing|aneh|palsu|penipu|mengaku|ngaku|mencurigakan|hadiah|undian|mengatasnamakan|suruh|disuruh|terlanjur,
    apk & undangan|tilang|kurir|whatsapp|paket, klik|bit.ly & diblokir|verifikasi|hangus|nonaktif*|ditutup,
    sms|whatsapp|telepon|chat|telegram|nomor & minta|meminta|suruh|disuruh|menyuruh & password|otp|pin|transfer|pulsa|data pribadi|uang,
    email|pesan|nomor & meminta|suruh|disuruh|menyuruh & password|otp|pin|transfer|pulsa|data pribadi|uang|akun,
    sms|whatsapp|email|pesan|telepon|chat|nomor & mengaku|mangaku|ngaku|mengatasnamakan|palsu|penipu*|tidak dikenal|mencurigakan,
    mengaku|mangaku|ngaku|mengatasnamakan|pura & kominfo|diskominfo|bkn|bank|walikota|wali kota|kepala|kadis|sekda|pejabat|admin|bssn|taspen|bpk|kpk,
    login|masuk|akses|pakai|memakai|dipakai|digunakan|posting|transaksi & bukan saya|bukan kami|bukan dia|bukan pegawai|bukan pemilik,
    login|masuk|akses|aktivitas|percobaan|ip & rusia|china|cina|amerika|vietnam|nigeria|india|dari luar negeri|negara lain|asing|ukraina|belanda|jerman|singapura|tidak dikenal|tidak kenal|mencurigakan,
    akun|email|instagram|ig|facebook|fb|whatsapp|youtube|tiktok|medsos|telegram|password & dibajak|diambil|direbut|dikuasai|diambil alih|diretas|hack*|dipakai orang|digunakan orang|dicuri|disalahgunakan|diganti orang|kena bajak|takeover|kebobolan|dibobol,
    user|akun|admin & tidak kenal|tidak dikenal|bukan kami|bukan torang|asing|misterius,
    mouse|kursor|cursor|webcam|keyboard & sendiri & gerak|bergerak|jalan|klik|mengetik|ketik|hidup, file|folder|aplikasi|dokumen & terbuka sendiri|terkirim sendiri|terhapus sendiri|berubah sendiri,
    ada yang|orang|seseorang|pihak & meremote|remote|mengendalikan|mengintip|menyadap|membobol|masuk tanpa izin|pakai akun|buka email|masuk akun,
    laptop|flashdisk|harddisk|hardisk|hp|tablet|server|ponsel|ssd & dicuri|kemalingan|dirampok|dijambret|tertinggal|ketinggalan|pencuri|maling|stolen,
    mantan|bekas|eks|pensiun & masih bisa & masuk|login|akses|buka, orang tidak dikenal|orang asing|orang luar & server|ruangan server|jaringan|wifi|masuk|colok|mencolok,
    tte|tandatangan|passphrase & dipalsukan|palsu|dipakai orang|disalahgunakan|dipegang|tanpa izin|bukan saya|disebar|tersebar,
    traffic|trafik|bandwidth & tidak wajar|aneh|mencurigakan|melonjak|serangan, login & ribuan|ratusan|brute, wifi|ssid & palsu|kembar,
    mikrotik|router|cctv|dns|website & diubah orang|diganti orang|orang luar|dibelokkan|dibajak|dilihat orang|diakses orang,
    antivirus|defender|firewall & deteksi|terdeteksi|mendeteksi|menemukan|muncul & ancaman|threat|virus|trojan|berbahaya|malware|aneh,
    suspicious|phishing|malware|virus|hacked|hijacked|compromised|scam & email|link|login|account|computer|laptop|website|message|we|my|our|the,
    surat|email|notifikasi|peringatan|teguran|laporan & bssn|csirt|komdigi|idsirtii|peneliti|bug hunter & celah|kerentanan|judi|insiden|bocor|serangan|keamanan|temuan
  `),
} as const;
