/**
 * Makes office chat comparable: lower case, one spelling, Manado and Minang words in Indonesian, "masuk2" and "lambaaat"
 * plain. Written by us from how staff of Bitung and Padang write; no outside word list is used.
 */
const spellings: Readonly<Record<string, string>> = {
  tidak:
    'nda ndak nyanda nyandak nyak tra tdk tak gak ga gk nggak ngga enggak engga ndk indak dak kaga kagak tida tdak tidk indk ndaa nda2 nimbole nimau nembole',
  sudah: 'so sdh udh udah dah alah lah sdah sudh suda',
  belum: 'blm blum alun balun blom belom',
  bisa: 'bs bsa dapek bise',
  boleh: 'bole buliah',
  beri: 'kase kasi kasih agiah bagi',
  kami: 'torang kitorang tong',
  saya: 'sy sya ambo awak den deng_saya kita aku gue gw',
  mereka: 'dorang',
  ini: 'ni iko ko nih',
  itu: 'tu tuh',
  yang: 'yg nan',
  kenapa: 'kiapa manga knp napa mangapo',
  bagaimana: 'baa gimana gmn bgmn bagimana baimana cemana',
  apa: 'apo apaan',
  lambat: 'lambek lelet lemot lola lamban slow lmbat lat',
  sekali: 'bana skali banget bgt',
  lihat: 'caliak lia liat tengok',
  lupa: 'lupo lp luppa',
  masuk: 'maso masuak msk',
  keluar: 'kaluar kalua klr',
  rusak: 'rusa rusuak',
  putus: 'putuih puru',
  buka: 'bukak buka2',
  terbuka: 'tabukak tabuka kabuka',
  dibuka: 'dibukak babuka',
  semua: 'samua sadonyo smua smw sadoalahe kasadonyo sagalo',
  lebih: 'lebe labiah lbh',
  tapi: 'mar tp tetapi namun',
  seperti: 'rupa sarupo kaya kayak kek mcm macam',
  orang: 'urang org orng',
  hidup: 'idop iduik hdp nyala menyala',
  lama: 'lamo lma',
  sering: 'acok srg slalu',
  surat: 'surek',
  buat: 'bekeng beking bikin buek bkin',
  dibuat: 'dibikin dibuek',
  buatkan: 'bikinkan buekkan dibuekkan buekan',
  karena: 'krn karna dek',
  dengan: 'dgn dng dg deng',
  untuk: 'utk for tuk',
  sekarang: 'skrg skrng kini skg',
  hari: 'hr',
  juga: 'jg',
  lagi: 'lg ulang',
  kalau: 'klo kalo klu jiko',
  dari: 'dr dri',
  terus: 'trus trs taruih tetap',
  satu: 'ciek',
  tadi: 'tadih tdi',
  tolong: 'tlg tlong tulung tolg bantu dibantu bantuan bantuannya',
  mohon: 'mhn mohn',
  terima: 'trima tarimo',
  kasih: 'ksh kasi_',
  makasih:
    'mksh makaseh makase mksih tks thx thanks thank thankyou makasi trims terimakasih trimakasih tarimokasi',
  selamat: 'slmt slamat met slmat',
  error: 'eror erorr errror err ero erro',
  komputer: 'kompi kmptr komp kompu pc cpu komputernya computer',
  internet: 'inet intrnet intenet internt indihome',
  wifi: 'wi-fi hotspot wireless',
  jaringan: 'jar jaringn network jringan koneksi',
  password: 'pass pw pwd pswd pasword passwd sandi paswod pswrd passwort',
  aplikasi: 'app apps aplkasi aplikas apl sistem',
  website: 'web situs webs site webside websait weblama laman',
  email: 'e-mail surel emai imel mail',
  printer: 'print prin printr pencetak ngeprint',
  laptop: 'leptop notebook',
  terkunci: 'tkunci kekunci takunci',
  pegawai: 'pgw asn pns staf staff karyawan',
  ruangan: 'ruang rgn ruanagn kamar',
  kantor: 'kntr kantr',
  cepat: 'capat cpt capek_',
  hilang: 'ilang hilank ilank hilangnya',
  konek: 'connect tersambung nyambung konect connected terhubung terkoneksi terkonek tasambuang',
  mati: 'off padam wafat maninggal',
  down: 'tumbang donw',
  lapor: 'malapor melapor laporkan',
  minta: 'mintak mnta',
  tebusan: 'tabusan',
  hapus: 'hapuih apus',
  pindah: 'pinda pindahan',
  gagal: 'gagalterus failed fail tagagal',
  sendiri: 'sandiri surang surangan sorang',
  dicuri: 'dicilok cilok dipancuri kacurian dicolong kecolongan kecurian dimaling',
  penipu: 'panipu batipu penipuan',
  terlanjur: 'talanjur telanjur takalanjua kadung',
  tersebar: 'tasebar disebar menyebar nyebar disebarkan kesebar disebarluaskan sebar tersebarkan',
  bocor: 'bocoran bacucuran dibocorkan terbocor',
  beredar: 'baredar bareda diedarkan',
  terkirim: 'takirim kekirim',
  terhapus: 'tahapus tahapuih kehapus',
  bergaris: 'bagarih bagaris garis garis2',
  berganti: 'baganti',
  muncul: 'tagak nongol timbul manyembul keluarnya munculnya',
  bertanya: 'batanyo batanya batanye',
  perbaiki: 'diperbaiki mambaiki benerin dibenerin baiki dibaiki',
  jalan: 'jln jalannyo',
  besok: 'bsk esok barisuak',
  mencurigakan: 'curiga mencurigai',
  diblokir: 'diblok terblok',
  kembali: 'baliak balik',
  loading: 'loding loadingnya',
  berubah: 'barubah berobah',
  menumpuk: 'batumpuk numpuk batumpuak bertumpuk',
  kehilangan: 'kailangan',
  telepon: 'telpon tlp telp telfon nelpon menelpon menelepon ditelepon',
  whatsapp: 'wa wapp whatsap watsap',
  akun: 'acount accout',
  tertutup: 'tatutup tautuik',
  bunyi: 'babunyi',
  goyang: 'bagoyang',
  punya: 'punyo pny',
  menjual: 'manjua jual dijua',
  dijual: 'dijua',
  diambil: 'diambiak diambe',
  ditipu: 'dikicuah kicuah dikibuli takicuah dikicuah kicuah takicuh tertipu',
  terbakar: 'tabaka tabakar',
  unduh: 'download donlod donlot',
  didownload: 'diunduh didonlod',
  share: 'bagikan membagikan membagi dibagikan dishare',
  harus: 'musti mesti hrs',
  pesan: 'notif notifikasi notifnya',
  tombol: 'tmbol',
  mau: 'mo mw',
  dapat: 'dapa dpt',
  kunci: 'dikunci',
  listrik: 'lampu_padam',
  pemerintah: 'pemkot pemko',
  gelap: 'kalam',
  penuh: 'panuah ful',
  uji: 'tes_ dites ditest',
  siapa: 'siapo',
  nama: 'namo',
  tiba: 'tibo',
};

const standard = new Map(
  Object.entries(spellings).flatMap(([to, from]) => from.split(' ').map((word) => [word, to] as const)),
);

const joined: readonly (readonly [RegExp, string])[] = [
  [
    /\be[\s-](?=(?:kinerja|office|absen|planning|sakip|katalog|budget|monev|puskesmas|lapor|surat|rapor|bmd|ktp|arsip|perizinan|performance|pajak|retribusi|journal|jurnal|kin)\w*)/g,
    'e',
  ],
  [/\bwi[\s-]fi\b/g, 'wifi'],
  [/\be[\s-]mail\b/g, 'email'],
  [/\bsub[\s-]domain\b/g, 'subdomain'],
  [/\bback[\s-]up\b/g, 'backup'],
  [
    /\bdi[\s-](?=hack|retas|deface|bobol|bajak|enkrip|blokir|sadap|reset|hapus|ganti|pindah|tolak|download|unduh|buka|akses|lihat|copy|share|sebar|tutup|jual|ambil|kunci|cek|pasang|tambah)/g,
    'di',
  ],
  [/\bnon[\s-]aktif/g, 'nonaktif'],
  [/\btanda[\s-]?tangan\b/g, 'tandatangan'],
  [/\b(?:kata|frasa) (?:sandi|kunci)\b/g, 'password'],
  [
    /\b(?:kase|kasih|kasi) (?=kunci|hapus|mati|hidup|ganti|pindah|nonaktif|buka|tutup|bae|betul|rusak|hilang|tahu|tau|lia|lihat|naik|turun|putus|masuk|keluar)/g,
    '',
  ],
  [/\b(?:terima|trima|tarimo) (?:kasih|kasi|kase|ksh)\b/g, 'makasih'],
  [/\bthank you\b/g, 'makasih'],
];

/** Words that end in "nya" or "ku" by themselves. */
const whole = new Set('tanya bertanya menanya hanya punya buku saku baku laku paku suku aku'.split(' '));

/** The words of a message in one spelling, joined by single spaces; punctuation is gone, `!` and `?` are counted apart. */
export function normalise(text: string): string {
  let low = text
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/https?:\/\/\S+/g, ' tautan ');
  for (const [from, to] of joined) low = low.replace(from, to);
  return low
    .replace(/[^\p{L}\p{N}.@'+-]+/gu, ' ')
    .split(/[\s-]+/)
    .map(word)
    .filter((w) => w !== '')
    .join(' ');
}

/** Stems that Minang and Manado speech puts behind ta-, ba-, ma-: "takunci", "tabaco", "baubah". */
const stems =
  'kirim|kunci|baca|buka|bukak|hapus|putus|tutup|sambung|klik|pencet|tipu|isi|simpan|cetak|bakar|tolak|blokir|bayar|bagi|hubung|deteksi|sebar|ubah|ganti|kurang|gerak|putar|potong|salah|koneksi|angkat|balik|pindah|panggil|rekam|daftar';
const prefixed = new RegExp(`^(ta|ba|ma)(${stems})$`);
const prefixes: Readonly<Record<string, string>> = { ta: 'ter', ba: 'ber', ma: 'me' };

function word(raw: string): string {
  let w = raw.replace(/^[.'+]+|[.'+]+$/g, '').replace(/(\p{L})\1{2,}/gu, '$1');
  w = standard.get(w) ?? w;
  const doubled = /^(\p{L}{3,})2$/u.exec(w);
  if (doubled?.[1] !== undefined) w = doubled[1];
  if (!whole.has(w) && /^.{4,}ny[ao]$/.test(w)) w = w.slice(0, -3);
  return standard.get(w) ?? minang(w);
}

/** Sounds that tell Minang spelling: siapo → siapa, ditariak → ditarik, putuih → putus. Words that end so anyway stay. */
function minang(w: string): string {
  let plain = w;
  if (/^[a-z]{3,}o$/.test(w) && !endsInO.test(w)) plain = `${w.slice(0, -1)}a`;
  plain = plain.replace(/(?<=[a-z]{2})([iu])ak$/, '$1k').replace(/uih$/, 'us');
  const found = prefixed.exec(plain);
  if (found?.[1] !== undefined) plain = `${prefixes[found[1]]}${found[2]}`;
  return standard.get(plain) ?? plain;
}

const endsInO =
  /^(?:.*info|.*foto|.*video|.*audio|.*studio|.*folio|video|radio|demo|logo|promo|toko|halo|auto|memo|toto|kripto|crypto|kasino|casino|judo|repo|kilo|pro|turbo|lenovo|solo|euro|mono|stereo|photo|mikro|makro|intro|perwako|resiko|risiko|saldo|tempo|kado|motto|moto|skenario|dinamo|kargo|cargo|manado|soto|zero|piano|google|trafo|yahoo|konto|porto|porno|salto|wako|bolo|who|also|into|hello|domino|duo)$/;
