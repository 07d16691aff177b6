import { field, optional } from '../forms.ts';
import type { CommonServices } from './service.ts';

export const deviceServices: CommonServices = {
  PERANGKAT: {
    title: 'Perbaikan atau bantuan perangkat (PC, printer, pemindai)',
    kind: 'incident',
    group: 'device',
    routing: 'tier1',
    time: '2wd',
    fields: [
      field('text', 'perangkat', 'Perangkat'),
      optional(field('text', 'merek', 'Merek')),
      field('text', 'lokasi', 'Lokasi'),
      field('long_text', 'gejala', 'Gejala'),
    ],
  },
  'PERANGKAT-KHUSUS': {
    title: 'Perangkat khusus PD (sensor, RFID, dan lain-lain)',
    kind: 'incident',
    group: 'device',
    routing: 'tier1_then_vendor',
    time: '3wd',
    fields: [
      field('text', 'perangkat', 'Perangkat'),
      field('text', 'lokasi', 'Lokasi'),
      optional(field('text', 'vendor', 'Penyedia')),
      field('long_text', 'gejala', 'Gejala'),
    ],
  },
  'ZOOM-STREAM': {
    title: 'Dukungan rapat daring atau siaran langsung',
    kind: 'service_request',
    group: 'device',
    routing: 'tier1_then_tier2',
    time: '2wd',
    fields: [
      field('datetime', 'waktu', 'Tanggal dan jam'),
      field('number', 'peserta', 'Jumlah peserta'),
      field('long_text', 'kebutuhan', 'Kebutuhan'),
    ],
  },
};
