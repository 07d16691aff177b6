/** Finding a service of the catalogue by its code, its name, or what people call it, with a letter wrong here and there. */
import type { Service } from './catalogue.ts';
import { refusalOf, type Region } from './region.ts';
import { COMMON_SERVICES } from './services/index.ts';
import { normalise } from './spelling.ts';
import { GROUPS } from './vocabulary.ts';

/** What people say where the catalogue says otherwise. */
const CALLED: Readonly<Record<string, string>> = {
  'SUBDOMAIN-BARU': 'domain website situs web alamat baru buat',
  'SUBDOMAIN-UBAH': 'domain website ganti pindah ip',
  'SUBDOMAIN-AKTIFKAN': 'domain website hidupkan aktifkan',
  'SUBDOMAIN-HAPUS': 'domain website hapus tutup matikan',
  VPS: 'server hosting virtual vm cloud',
  COLOCATION: 'server titip rak',
  'BACKUP-RUANG': 'cadangan backup restore pulihkan',
  'LAN-PASANG': 'kabel titik jaringan wifi access point',
  INTERNET: 'bandwidth wifi kecepatan',
  WAN: 'fiber serat optik sambungan kantor',
  'EMAIL-GOID': 'email surel akun',
  'AKUN-APLIKASI': 'akun login hak akses simpeg sipd srikandi kinerja',
  TTE: 'tanda tangan digital elektronik bsre sertifikat passphrase',
  TLS: 'ssl https sertifikat gembok',
  'INSIDEN-SIBER': 'hack retas virus judi bocor ransomware phishing keamanan',
  'PORT-FIREWALL': 'vpn port firewall ip publik',
  PERANGKAT: 'printer laptop komputer scanner rusak perbaikan',
  'ZOOM-STREAM': 'zoom rapat meeting vicon streaming live',
  'APP-KOORDINASI': 'aplikasi bangun buat pembangunan pengembangan',
  'APP-UJI': 'aplikasi uji pentest keamanan',
  REPOSITORI: 'kode sumber source code serah terima aplikasi',
  INTEGRASI: 'api data tukar hubung',
  'REKOM-ANGGARAN': 'rekomendasi anggaran belanja pengadaan',
  PELATIHAN: 'bimtek latihan pendampingan pelatihan',
  'ADUAN-WARGA': 'aduan pengaduan masyarakat warga lapor',
  'INFO-ATURAN': 'aturan pasal sop tanya',
};

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const tokens = (text: string): string[] =>
  [...new Set([...normalise(text).split(' '), ...text.toLowerCase().split(/[^\p{L}\p{N}]+/u)])].filter(
    (word) => word.length > 1 && !EMPTY.has(word),
  );
const EMPTY = new Set(
  'dan atau untuk yang di ke dari saya mau minta mohon tolong layanan permohonan permintaan'.split(' '),
);

/** One letter too many, missing or other, in words long enough to bear it. */
export function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false;
  let [i, j, wrong] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      i += 1;
      j += 1;
      continue;
    }
    wrong += 1;
    if (wrong > 1) return a.length === b.length && wrong === 2 && isSwapped(a, b);
    if (a.length > b.length) i += 1;
    else if (a.length < b.length) j += 1;
    else [i, j] = [i + 1, j + 1];
  }
  return wrong + (a.length - i) + (b.length - j) <= 1 || isSwapped(a, b);
}

/** Two neighbours in the wrong order. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((char, index) => char !== b[index]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

interface Named {
  readonly code: string;
  readonly title: string;
  readonly group?: Service['group'];
}

/** How well the words fit; 0: not at all. Each word counts once, in the name twice. */
function fit(service: Named, words: readonly string[]): number {
  const title = tokens(service.title);
  const called = tokens(
    `${CALLED[service.code] ?? ''} ${service.group === undefined ? '' : GROUPS[service.group]}`,
  );
  const has = (of: readonly string[], word: string) =>
    of.some((one) => isNear(one, word) || (word.length >= 4 && one.startsWith(word)));
  const found = words.map((word) => (has(title, word) ? 3 : has(called, word) ? 2 : 0));
  const hits = found.filter((one) => one > 0).length;
  return hits === 0 ? 0 : found.reduce<number>((sum, one) => sum + one, 0) * (hits / words.length);
}

/** A service of the city, or one that only another city has. */
export type Found = { readonly code: string; readonly title: string; readonly isHere: boolean };

/** The services that fit, best first; what this city does not have comes with the rest, so that it is refused and not passed over. */
export function searchServices(
  region: Pick<Region, 'services' | 'refusals' | 'articles'>,
  words: string,
  limit = 8,
): Found[] {
  const elsewhere = Object.entries(COMMON_SERVICES)
    .filter(([code]) => refusalOf(region, code) !== undefined)
    .map(([code, { title, group }]) => ({ code, title, group, isHere: false }));
  const all = [...region.services.map((one) => ({ ...one, isHere: true })), ...elsewhere];
  const wanted = plain(words);
  const exact = all.filter((one) => plain(one.code) === wanted || plain(one.title) === wanted);
  if (exact.length > 0) return exact.map(shown);
  const asked = tokens(words);
  if (asked.length === 0) return [];
  const ranked = all
    .map((one, index) => ({ one, index, rank: fit(one, asked) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || Number(b.one.isHere) - Number(a.one.isHere) || a.index - b.index);
  const best = ranked[0]?.rank ?? 0;
  return ranked
    .filter(({ rank }) => rank >= best / 3)
    .slice(0, limit)
    .map(({ one }) => shown(one));
}

const shown = ({ code, title, isHere }: Found): Found => ({ code, title, isHere });

/** The service that a report sounds like; null: none in particular. */
export function serviceLike(
  region: Pick<Region, 'services' | 'refusals' | 'articles'>,
  text: string,
): string | null {
  const asked = tokens(text.slice(0, 600));
  const [best, second] = region.services
    .map((one) => ({ code: one.code, rank: asked.length === 0 ? 0 : fit(one, asked) * asked.length }))
    .sort((a, b) => b.rank - a.rank);
  return best !== undefined && best.rank >= 5 && best.rank > (second?.rank ?? 0) ? best.code : null;
}
