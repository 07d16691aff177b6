import { matcherOf } from './lexicalPattern.ts';

export const categories = [
  'jaringan',
  'lan',
  'aplikasi',
  'akun',
  'email',
  'keamanan',
  'website',
  'server',
  'data',
  'perangkat',
  'tte',
  'permintaan',
  'lainnya',
] as const;
export type Category = (typeof categories)[number];

/** Names of applications that offices use. */
const applications = `
  srikandi simpeg esimpeg ekinerja sipd sipdri simda sipkd fmis eoffice siasn mysapk sapk myasn sakip
  esakip eplanning ebudgeting lpse spse sirup sirs oss siak simrs pcare absensi absen eabsen presensi
  epresensi dapodik sikd epuskesmas simbada simaset ebmd ekatalog emonev monev elapor esurat
  eperizinan perizinan sicantik simbg bphtb pbb sismiop smartcity erapor earsip sikda krisna
  emusrenbang musrenbang simpbb kasda siskeudes omspan spanint sakti ekin etpp tpp siks siksng dtks
  ebkd simkah esppt epajak etilang sipbb lhkpn elhkpn sscasn edabu bpjs vclaim ecuti sipp sippn mpp
`
  .trim()
  .split(/\s+/)
  .join('|');

/** What each category is said with: [weight, patterns]. The heaviest sum wins; equal sums by the order of `precedence`. */
const lists: Readonly<Record<Exclude<Category, 'lainnya'>, readonly (readonly [number, string])[]>> = {
  tte: [
    [
      7,
      `
      tte, tandatangan* .. elektronik|digital, tandatangan* elektronik|digital, ditandatangan* .. elektronik|digital, ditandatangan* elektronik|digital, passphrase,
      passphrasenya, bsre, esign, sertifikat elektronik|digital, e sign, sertel
    `,
    ],
    [
      3,
      `
      tandatangan, sertifikat .. habis|kedaluwarsa|expired|elektronik|pejabat|pimpinan
    `,
    ],
  ],
  email: [
    [
      8,
      `
      email, emailnya, mailbox, inbox, webmail, smtp, imap, outlook, thunderbird, zimbra, mail server,
      kuota email, kotak masuk, email dinas
    `,
    ],
    [3, `*@*.go.id, attachment, lampiran`],
  ],
  website: [
    [
      7,
      `
      website, subdomain, domain, ssl, https, wordpress, cms, joomla, ppid, jdih, hosting, halaman,
      webmaster, homepage, tls, plugin, portal berita|resmi|dinas|kota, *.go.id,
      sertifikat ssl|website|https, nama domain, galeri
    `,
    ],
    [3, `berita, beranda, banner, portal, 404, 403, browser, konten, slider`],
  ],
  server: [
    [
      5,
      `
      vps, server, colocation, kolokasi, rak, rack, pusat data, data center|centre, datacenter, ubuntu,
      linux, vm, virtual machine|private, ssh, storage server, proxmox, vmware, ram server|vps, hypervisor,
      cloud, nas, ups server, virtual
    `,
    ],
    [
      2,
      `
      ram, disk, cpu, php, mysql, docker, nginx, apache, core, hosting aplikasi
    `,
    ],
  ],
  data: [
    [6, `folder|arsip|file .. kosong|hilang|terhapus|korup, data .. ditarik|sinkron|disambungkan`],
    [
      5,
      `
      backup, backupnya, pencadangan, cadangan, restore, pemulihan data, api, web service, integrasi*,
      interoperabilitas, satu data, dataset, open data, walidata, metadata, service bus, basis data,
      berbagi data, pertukaran data, data sharing, splp, host to host, sinkronisasi data, migrasi data,
      tarik data,
      data .. disambungkan|dihubungkan|terhubung|tarik|ditarik|dibagi|dipakai_bersama|terhapus|kehapus|hilang|dikembalikan|dipulihkan,
      sambung|disambungkan|hubungkan|dihubungkan|terhubung .. data, akses data, minta data,
      data kependudukan, data dukcapil|penduduk|statistik|kemiskinan, data .. sinkron|tarik|ditarik, data dari, tidak sinkron, sinkronisasi,
      file .. terhapus|kehapus|hilang|dikembalikan|dipulihkan, terhapus, kehapus
    `,
    ],
    [3, `database, data, nik sinkron, excel, geospasial, peta`],
  ],
  akun: [
    [3, `login, log in, tidak bisa masuk, otp, role`],
    [
      4,
      `reset|direset|lupa|ganti password|username|akun, password .. reset|direset|lupa, akun .. dinonaktifkan|nonaktif*|mutasi|pindah|pensiun`,
    ],
    [
      7,
      `
      password, akun, username, user id, user, reset password, lupa password, account, hak akses,
      2fa, authenticator, terkunci, akun terkunci, kunci akun, sso, verifikator, operator baru
    `,
    ],
    [
      2,
      `
      mutasi, pindah dinas, pensiun, nonaktif*, dinonaktifkan, akses, locked,
      admin opd
    `,
    ],
  ],
  lan: [
    [
      6,
      `
      lan, kabel, port mati, port lan, titik, rj45, konektor, switch, hub, patch,
      ip address|conflict|bentrok|konflik, konflik ip, ip .. bentrok|konflik|conflict, printer sharing|share|jaringan, sharing printer, kabel printer, crimping, krimping,
      utp, sharing folder|printer|file, share folder|printer, folder sharing|share, dhcp, stop kontak lan,
      satu jaringan, network printer, ethernet, lampu .. port, colokan, jaringan lokal, topologi,
      network cable, duct, looping, tikus
    `,
    ],
    [2, `port, meja, ip`],
  ],
  jaringan: [
    [
      5,
      `
      internet, wifi, jaringan, the internet, network, router, mikrotik, modem, bandwidth, wan, fiber, fo, fiberoptik,
      optik, access point, ap, sinyal, ssid, intranet, hotspot, isp, radio, antena, ping, rto,
      kuota internet, tethering, metro, ont, telkom, astinet, gateway, starlink
    `,
    ],
    [
      2,
      `
      online, offline, browsing, youtube, zoom, tersambung, konek, speedtest, mbps, tower, streaming
    `,
    ],
  ],
  keamanan: [
    [
      9,
      `ip publik, port .. dibuka|dibukakan|ditutup|buka, buka|dibuka|dibukakan|pembukaan|bukakan|open .. port, indeks kami, antivirus .. habis|lisensi|expired, instal*|diinstal*|pasang antivirus, lisensi antivirus`,
    ],
    [
      5,
      `
      firewall, vpn, port .. dibuka|dibukakan|ditutup|buka,
      buka|dibuka|dibukakan|pembukaan|bukakan|open .. port,  indeks kami, instal*|pasang .. antivirus, antivirus, lisensi antivirus, vpn, antivirus, pentest, penetration, csirt,
      keamanan informasi|siber|sistem|aplikasi|data, uji keamanan, itsa, kami indeks, indeks kami,
      iso 27001, whitelist*, ip publik, blokir .. situs|ip|judi, waf, virus, phishing, pindai, pemindaian,
      kerentanan, insiden, siber, captcha, bssn, enkripsi, akses jarak jauh, klasifikasi informasi
    `,
    ],
    [6, `keamanan, security, hardening`],
    [3, `remote`],
  ],
  perangkat: [
    [
      6,
      `
      printer, scanner, scan, laptop, komputer, monitor, keyboard, mouse, proyektor, projector, infocus,
      lcd, cctv, kamera, webcam, ups, fingerprint .. rusak|mati, mesin, finger, toner, tinta, catridge,
      cartridge, harddisk, hardisk, hdd, ssd, flashdisk, usb, adaptor, adapter, charger, baterai, speaker,
      mic, mikrofon, tablet, hp, handphone, tv, videotron, sensor, rfid, barcode, card reader, cardreader,
      alat perekam|antrian|baca|absen|rekam, mesin absen|antrian|antrean|fotokopi|fotocopy, kiosk, kios,
      anjungan, layar, windows, office, microsoft, driver, bluescreen, blue screen, booting, boot,
      motherboard, vga, hdmi, kipas, genset, pesawat telepon, telepon rusak|mati|kantor, pabx, ip phone, drone, gps, running text, smart tv,
      cpu mati, power supply, psu, word, excel error, perangkat, gerbang, fotokopi, hasil cetak, cetak,
      mencetak, ektp reader, iris, signature pad, aki, panel surya, traffic light, repeater, ht
    `,
    ],
    [2, `alat, ram, lisensi, mati total, kertas, install, instal`],
  ],
  aplikasi: [
    [6, `cuti|absen|antrian|pajak|surat|layanan|rapor online, sisa cuti`],
    [6, applications],
    [2, `simpus, cetak, dicetak, mencetak, kartu kuning, sppt`],
    [
      5,
      `
      aplikasi, simrs, sim *, e *, fitur, menu, modul, form, formulir online, repositori, source code,
      dashboard, playstore, android, apk, laporan kinerja
    `,
    ],
    [
      2,
      `
      login, session, sesi, input, menginput, upload, unggah, download, unduh, simpan, submit, loading,
      tombol, bug, versi, laporan, rekap, tampil, surat masuk|keluar, disposisi, verifikasi, error 500, 500,
      query
    `,
    ],
  ],
  permintaan: [
    [6, `siaran langsung, pelantikan, bayar atau, gratis, layanan ini, petugas untuk`],
    [
      9,
      `
      pd mandiri, mandiri tik, rekomendasi .. anggaran|belanja|kominfo|tik|pengadaan|diskominfo, rka, dpa,
      diagram .. lan|jaringan, lan diagram, peta rencana, arsitektur spbe, arsitektur, spbe, rencana induk,
      proses bisnis, evaluasi, indeks, tier 1, tier1, sk, surat penunjukan, penunjukan, audit, pelatihan,
      bimtek, sosialisasi, workshop, narasumber, zoom, vicon, video conference, live streaming, streaming,
      liputan, dokumentasi acara, pasal, peraturan, perwako, perwali, regulasi, dasar hukum, aturan, sop,
      rapat, konsultasi, magang, pkl, kunjungan, studi, manajemen risiko, anggaran, belanja, spek,
      spesifikasi, aset tik, sdm tik, jabfung, pranata komputer, buku tamu, pendampingan, sms blast, desain,
      baliho, hosting zoom, meeting, pinjam*, meminjam
    `,
    ],
    [2, `info, informasi, permohonan, prosedur, syarat, wajib, jadwal, tanya`],
  ],
};

export const precedence: readonly Category[] = [
  'tte',
  'email',
  'website',
  'lan',
  'data',
  'server',
  'akun',
  'keamanan',
  'perangkat',
  'jaringan',
  'aplikasi',
  'permintaan',
  'lainnya',
];

export const scorers: readonly { category: Category; weight: number; matcher: RegExp }[] = Object.entries(
  lists,
).flatMap(([category, rows]) =>
  rows.map(([weight, patterns]) => ({
    category: category as Category,
    weight,
    matcher: matcherOf(patterns),
  })),
);
