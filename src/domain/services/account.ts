import { choice, field, optional } from '../forms.ts';
import type { CommonServices } from './service.ts';

export const accountServices: CommonServices = {
  'EMAIL-GOID': {
    title: 'Akun e-mail dinas go.id',
    kind: 'service_request',
    group: 'account',
    routing: 'tier1_then_tier2',
    time: '1wd',
    fields: [
      choice('aksi', 'Yang diminta', { baru: 'Baru', reset: 'Reset', ubah: 'Ubah', hapus: 'Hapus' }),
      field('text', 'nama', 'Nama'),
      field('text', 'jabatan', 'Jabatan'),
      field('text', 'alamat-diminta', 'Alamat yang diminta'),
      choice('jenis', 'Jenis akun', { pribadi: 'Pribadi', unit: 'Unit kerja' }),
    ],
  },
  'AKUN-APLIKASI': {
    title: 'Akun atau hak akses aplikasi',
    kind: 'service_request',
    group: 'account',
    routing: 'tier1_then_application_owner',
    time: '1wd',
    fields: [
      choice('aplikasi', 'Aplikasi', {
        'e-kinerja': 'e-Kinerja',
        simpeg: 'SIMPEG',
        'sipd-perencanaan': 'SIPD (perencanaan)',
        'sipd-keuangan': 'SIPD (keuangan)',
        srikandi: 'SRIKANDI',
        lainnya: 'Lainnya',
      }),
      choice('aksi', 'Yang diminta', {
        baru: 'Akun baru',
        reset: 'Reset',
        'ubah-peran': 'Ubah peran',
        cabut: 'Cabut akses',
      }),
      field('text', 'peran', 'Peran dalam aplikasi'),
      field('long_text', 'alasan', 'Alasan'),
    ],
  },
  TTE: {
    title: 'Sertifikat elektronik dan tanda tangan elektronik',
    kind: 'service_request',
    group: 'account',
    routing: 'tier1_then_tier2',
    time: '2wd',
    portalOnly: true,
    fields: [
      choice('aksi', 'Yang diminta', {
        baru: 'Baru',
        perpanjang: 'Perpanjang',
        'ubah-data': 'Ubah data',
        cabut: 'Cabut',
        'reset-passphrase': 'Reset passphrase',
      }),
      field('text', 'nama', 'Nama'),
      field('text', 'jabatan', 'Jabatan'),
      field('text', 'email-goid', 'E-mail go.id'),
      optional(field('long_text', 'alasan', 'Alasan')),
    ],
  },
  TLS: {
    title: 'Sertifikat TLS/SSL situs',
    kind: 'service_request',
    group: 'account',
    routing: 'tier2',
    time: '1wd',
    fields: [
      field('fqdn', 'subdomain', 'Subdomain'),
      optional(field('date', 'masa-berlaku', 'Berlaku sampai')),
    ],
  },
};
