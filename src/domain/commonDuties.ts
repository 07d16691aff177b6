import type { Classification, OffsetSet } from './vocabulary.ts';

/** What a duty is in every city that has it. Article, cadence, owner and lines are the city's (`regions/*.yaml`). */
export interface CommonDuty {
  readonly title: string;
  readonly offsets: OffsetSet;
  readonly classification?: Classification;
}

const duty = (title: string, offsets: OffsetSet, classification?: Classification): CommonDuty => ({
  title,
  offsets,
  ...(classification === undefined ? {} : { classification }),
});

/** The 50 duties that the cities have, by code. Reminder offsets are ours; audits, LAN and risks are never shown in a group (domain.md 6.1). */
export const COMMON_DUTIES: Readonly<Record<string, CommonDuty>> = {
  'audit-infrastruktur': duty('Audit Infrastruktur SPBE', 'audit', 'confidential'),
  'audit-aplikasi': duty('Audit Aplikasi SPBE (per aplikasi)', 'audit', 'confidential'),
  'audit-keamanan': duty('Audit Keamanan SPBE (infrastruktur dan aplikasi)', 'audit', 'confidential'),
  'tindak-lanjut-audit': duty('Tindak lanjut rekomendasi audit', 'quarterly', 'confidential'),
  'diagram-lan': duty('Penyerahan diagram jaringan intra PD (LAN) terkini', 'yearly', 'restricted'),
  'lapor-perubahan-lan': duty('Laporan rinci perubahan LAN', 'event', 'restricted'),
  'pemeriksaan-lan': duty('Pemeriksaan LAN PD oleh Dinas', 'quarterly', 'restricted'),
  'cadangan-data': duty('Pencadangan (back-up) data ke Pusat Data', 'monthly'),
  'supervisi-cadangan': duty('Koordinasi dan supervisi pencadangan data', 'quarterly'),
  'monev-spbe': duty('Pemantauan dan evaluasi implementasi SPBE', 'yearly'),
  'monev-peta-rencana': duty('Pemantauan dan evaluasi Peta Rencana SPBE', 'yearly'),
  'monev-mandiri-aplikasi': duty('Pemantauan dan evaluasi mandiri layanan aplikasi SPBE', 'semester'),
  'monev-tim-koordinasi': duty('Pemantauan dan evaluasi SPBE oleh Koordinator atau Tim Koordinasi', 'yearly'),
  'hasil-evaluasi-walikota': duty('Penyampaian hasil evaluasi SPBE kepada kepala daerah', 'yearly'),
  'evaluasi-nasional': duty('Penilaian mandiri nasional (Indeks SPBE, Indeks Pemerintah Digital)', 'yearly'),
  'rencana-anggaran': duty('Rencana dan anggaran SPBE PD', 'yearly'),
  'rekomendasi-anggaran': duty('Rekomendasi Dinas atas perencanaan dan penganggaran SPBE', 'yearly'),
  'anggaran-percepatan': duty('Penyediaan anggaran memadai untuk percepatan SPBE', 'yearly'),
  'reviu-arsitektur-paruh': duty('Reviu atau perubahan Arsitektur SPBE paruh waktu', 'five_years'),
  'reviu-arsitektur-akhir': duty('Reviu atau perubahan Arsitektur SPBE tahun terakhir', 'five_years'),
  'arsitektur-5-tahun': duty('Penetapan Arsitektur SPBE', 'five_years'),
  'peta-rencana-5-tahun': duty('Penetapan Peta Rencana SPBE', 'five_years'),
  'peta-rencana-paruh': duty('Perubahan Peta Rencana paruh waktu dan tahun akhir', 'five_years'),
  'rencana-induk': duty('Evaluasi ulang Rencana Induk SPBE (masa 20 tahun)', 'five_years'),
  'monev-rencana-induk': duty('Pemantauan dan evaluasi Rencana Induk SPBE', 'yearly'),
  'proses-bisnis': duty('Penyusunan atau pemutakhiran Proses Bisnis', 'yearly'),
  'penunjukan-tier1': duty('Penunjukan teknisi TIK sekaligus Service Desk Tier 1', 'one_off'),
  'pembentukan-tier2': duty('Pembentukan unit Service Desk Tier 2', 'one_off'),
  'supervisi-service-desk': duty('Supervisi Service Desk Tier 1 dan Tier 2', 'monthly'),
  'situs-web-pd': duty('Pengelolaan situs web PD di bawah domain Pemerintah Daerah', 'yearly'),
  'tinjau-subdomain': duty('Peninjauan subdomain yang tidak dipergunakan', 'quarterly'),
  'penyesuaian-peralihan': duty('Penyesuaian infrastruktur, aplikasi dan subdomain lama', 'listed'),
  'serah-aplikasi': duty('Penyerahan aplikasi dan kelengkapannya ke Repositori', 'event'),
  'uji-aplikasi': duty('Pengujian aplikasi sebelum diimplementasikan', 'event'),
  'kebijakan-keamanan': duty('Kebijakan keamanan informasi', 'yearly'),
  'penerapan-keamanan': duty('Pernyataan penerapan Keamanan SPBE di PD', 'yearly', 'restricted'),
  'pengamanan-sistem-internet': duty(
    'Pengamanan sistem yang terhubung dengan internet',
    'quarterly',
    'restricted',
  ),
  'standar-pusat-data': duty('Pemenuhan standar Pusat Data dan uptime', 'yearly'),
  'masa-berlaku-sertifikat': duty('Masa berlaku sertifikat elektronik (TTE) dan TLS', 'certificate'),
  'manajemen-risiko': duty('Register risiko SPBE', 'yearly', 'restricted'),
  'manajemen-aset': duty('Inventaris aset TIK', 'yearly'),
  'manajemen-data': duty('Daftar data, data induk dan kualitas data', 'yearly'),
  'manajemen-pengetahuan': duty('Pemutakhiran basis pengetahuan', 'semester'),
  'kebutuhan-sdm-tik': duty('Perencanaan kebutuhan dan kompetensi SDM TIK', 'yearly'),
  'sosialisasi-layanan': duty('Sosialisasi layanan SPBE kepada masyarakat', 'quarterly'),
  'tim-koordinasi-sk': duty('Keputusan tentang Tim Koordinasi SPBE dan pemutakhiran anggotanya', 'one_off'),
  'sdlc-sk-kadis': duty('Keputusan Kepala Dinas tentang siklus pembangunan aplikasi', 'one_off'),
  'standar-interoperabilitas': duty('Penetapan standar interoperabilitas data', 'one_off'),
  'penilaian-mandiri-tik': duty('Penilaian kelayakan PD Mandiri TIK', 'event'),
  'pelindungan-data-pribadi': duty('Reviu retensi dan hak subjek data pada meja bantu', 'semester'),
};
