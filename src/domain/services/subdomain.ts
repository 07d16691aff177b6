import { choice, field, optional, when } from '../forms.ts';
import type { CommonServices } from './service.ts';

export const subdomainServices: CommonServices = {
  'SUBDOMAIN-BARU': {
    title: 'Permohonan subdomain baru',
    kind: 'service_request',
    group: 'subdomain',
    routing: 'tier1_then_tier2',
    time: '2wd',
    letterRequired: true,
    fields: [
      field('fqdn', 'nama-subdomain', 'Nama subdomain'),
      optional(field('fqdn', 'alternatif', 'Nama alternatif')),
      field('long_text', 'tujuan', 'Tujuan'),
      choice('jenis', 'Jenis', {
        'situs-pd': 'Situs PD',
        aplikasi: 'Aplikasi',
        'layanan-publik': 'Layanan publik',
        kegiatan: 'Kegiatan',
      }),
      field('text', 'target', 'Alamat IP atau hosting tujuan'),
      field('person', 'pengelola-teknis', 'Pengelola teknis'),
      field('person', 'penanggung-jawab', 'Penanggung jawab'),
      field('date', 'perkiraan-tayang', 'Perkiraan tayang'),
      when('jenis', 'kegiatan', field('date', 'tanggal-berakhir', 'Tanggal berakhir')),
    ],
  },
  'SUBDOMAIN-UBAH': {
    title: 'Perubahan subdomain (nama, IP, pengelola)',
    kind: 'change',
    group: 'subdomain',
    routing: 'tier1_then_tier2',
    time: '1wd',
    letterRequired: true,
    fields: [
      field('fqdn', 'subdomain', 'Subdomain'),
      choice('jenis-perubahan', 'Yang diubah', {
        target: 'Alamat IP atau hosting tujuan',
        pengelola: 'Pengelola teknis',
        nama: 'Nama subdomain',
      }),
      when('jenis-perubahan', 'target', field('text', 'target-baru', 'Alamat IP atau hosting yang baru')),
      when('jenis-perubahan', 'pengelola', field('person', 'pengelola-baru', 'Pengelola teknis yang baru')),
      when('jenis-perubahan', 'nama', field('fqdn', 'nama-baru', 'Nama yang baru')),
      field('long_text', 'alasan', 'Alasan'),
      field('datetime', 'waktu-perubahan', 'Waktu perubahan'),
    ],
  },
  'SUBDOMAIN-AKTIFKAN': {
    title: 'Pengaktifan kembali subdomain',
    kind: 'service_request',
    group: 'subdomain',
    routing: 'tier1_then_tier2',
    time: '2wd',
    letterRequired: true,
    fields: [
      field('fqdn', 'subdomain', 'Subdomain'),
      field('long_text', 'alasan', 'Alasan'),
      field('long_text', 'rencana-pemeliharaan', 'Rencana pemeliharaan'),
    ],
  },
  'SUBDOMAIN-HAPUS': {
    title: 'Penghapusan atau penonaktifan atas permintaan PD',
    kind: 'change',
    group: 'subdomain',
    routing: 'tier1_then_tier2',
    time: '3wd',
    letterRequired: true,
    twoPerson: true,
    fields: [
      field('fqdn', 'subdomain', 'Subdomain'),
      field('long_text', 'alasan', 'Alasan'),
      field('yes_no', 'arsip-konten', 'Arsipkan konten'),
    ],
  },
};
