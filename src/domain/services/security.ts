import { choice, field, optional } from '../forms.ts';
import type { CommonServices } from './service.ts';

export const securityServices: CommonServices = {
  /** The four blocks of a report: contact, description, chronology, impact (BSSN 1/2024 art. 15). */
  'INSIDEN-SIBER': {
    title: 'Laporan insiden atau permasalahan keamanan',
    kind: 'incident',
    group: 'security',
    routing: 'tier2_at_once',
    time: '1h',
    classification: 'restricted',
    fields: [
      choice('jenis', 'Jenis insiden', {
        defacement: 'Perubahan tampilan situs (defacement)',
        judol: 'Sisipan judi daring',
        phishing: 'Phishing',
        malware: 'Malware',
        ransomware: 'Ransomware',
        'kebocoran-data': 'Kebocoran data',
        'akun-diambil-alih': 'Akun diambil alih',
        ddos: 'DDoS',
        kerentanan: 'Kerentanan',
      }),
      field('text', 'sistem', 'Sistem'),
      optional(field('url', 'url', 'Alamat')),
      field('datetime', 'waktu-diketahui', 'Waktu diketahui'),
      field('long_text', 'kronologi', 'Kronologi'),
      field('long_text', 'dampak', 'Dampak'),
      field('yes_no', 'data-pribadi-terdampak', 'Data pribadi terdampak'),
      optional(field('long_text', 'tindakan-awal', 'Tindakan awal')),
      field('person', 'kontak', 'Kontak'),
    ],
  },
  'PORT-FIREWALL': {
    title: 'Pembukaan port, VPN atau IP publik',
    kind: 'change',
    group: 'security',
    routing: 'tier1_then_tier2',
    time: '2wd',
    classification: 'restricted',
    fields: [
      field('text', 'asal', 'Asal'),
      field('text', 'tujuan', 'Tujuan'),
      field('text', 'port', 'Port'),
      field('text', 'protokol', 'Protokol'),
      field('long_text', 'alasan', 'Alasan'),
      field('date', 'masa-berlaku', 'Berlaku sampai'),
    ],
  },
};
