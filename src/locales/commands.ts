import { AUDIT_ALLOWED } from '../domain/audits.ts';
import type { Role } from '../domain/authority.ts';
import { ANNOUNCING } from '../domain/announcing.ts';
import { OVERSIGHT } from '../domain/oversight.ts';

/** Which commands each kind of person is shown; what they may really do is checked when they do it. */
const EVERYONE = [
  'lapor',
  'tiket',
  'layanan',
  'formulir',
  'ingatkan',
  'sama',
  'batal',
  'saya',
  'bahasa',
  'privasi',
  'data_saya',
  'perbaiki',
  'hapus_saya',
  'hapus_lampiran',
  'subdomain',
  'dibaca',
  'aturan',
  'bantuan',
] as const;
const TECHNICIANS = [
  'antrean',
  'tugas',
  'ambil',
  'lepas',
  'balas',
  'minta',
  'catat',
  'teruskan',
  'kembalikan',
  'selesai',
  'tugaskan',
  'alihkan',
  'satukan',
  'pisahkan',
  'kabar',
  'massal',
  'tunggu',
  'lanjutkan',
  'kunjungan',
  'rujuk',
  'riwayat',
  'rincian',
  'masih',
  'cuti',
  'aktif',
  'piket',
] as const;
/** Who may be called for an urgent ticket. */
const CALLED = ['terima'] as const;
/** Complaints, whoever receives them. */
const REVIEWERS = ['pihak', 'ringkasan', 'simpulkan', 'setujui', 'bukanama'] as const;
/** What of the technicians' commands those need who only handle complaints. */
const HANDLERS = [
  'antrean',
  'tugas',
  'ambil',
  'lepas',
  'balas',
  'minta',
  'catat',
  'kembalikan',
  'riwayat',
] as const;
/** Heads who are away have a deputy too. */
const LEAVERS = ['cuti', 'aktif'] as const;
/** Who may be asked to approve a request. */
const APPROVERS = ['persetujuan', 'tolak'] as const;
/** Who decides on the days on which nothing is changed. */
const FREEZERS = ['bekukan'] as const;
const INVITERS = ['undang', 'petugas'] as const;
const SHEETS = ['ekspor', 'impor'] as const;
const NEWCOMERS = ['daftar'] as const;
const OFFICES = ['pd'] as const;
const DELETERS = ['permintaan_data'] as const;
const DISPOSERS = ['musnahkan'] as const;
const CONFIRMERS = ['pendaftaran'] as const;
const HEADS = ['mandiri'] as const;
const CALENDAR = ['libur'] as const;
const ANNOUNCERS = ['pengumuman'] as const;
const DISTURBERS = ['gangguan'] as const;
const WATCHERS = ['pantau'] as const;
const DUTIES = ['kewajiban'] as const;
const REPORT_READERS = ['laporan'] as const;
const AUDITS = ['audit'] as const;
const ADMINS = ['ikat', 'lepasikat'] as const;

export type CommandName =
  | (typeof EVERYONE)[number]
  | (typeof TECHNICIANS)[number]
  | (typeof CALLED)[number]
  | (typeof SHEETS)[number]
  | (typeof REVIEWERS)[number]
  | (typeof NEWCOMERS)[number]
  | (typeof OFFICES)[number]
  | (typeof CONFIRMERS)[number]
  | (typeof APPROVERS)[number]
  | (typeof FREEZERS)[number]
  | (typeof INVITERS)[number]
  | (typeof HEADS)[number]
  | (typeof CALENDAR)[number]
  | (typeof WATCHERS)[number]
  | (typeof DUTIES)[number]
  | (typeof ANNOUNCERS)[number]
  | (typeof DISTURBERS)[number]
  | (typeof REPORT_READERS)[number]
  | (typeof AUDITS)[number]
  | (typeof DELETERS)[number]
  | (typeof DISPOSERS)[number]
  | (typeof ADMINS)[number];

export function commandsFor(roles: readonly Role[]): CommandName[] {
  const has = (wanted: readonly Role[]) => roles.some((role) => wanted.includes(role));
  return [
    ...(roles.every((role) => role === 'applicant') ? NEWCOMERS : []),
    ...EVERYONE,
    ...(has(['tier2', 'csirt', 'coordinator', 'division_head', 'agency_head']) ? CALLED : []),
    ...(has(['tier1', 'tier2', 'csirt', 'coordinator', 'division_head'])
      ? TECHNICIANS
      : has(['agency_head', 'chair'])
        ? [...HANDLERS, ...LEAVERS]
        : has(['office_head'])
          ? LEAVERS
          : []),
    ...(has(['coordinator', 'division_head', 'agency_head', 'chair']) ? REVIEWERS : []),
    ...(has(['tier1', 'office_head', 'tier2', 'csirt', 'division_head', 'agency_head', 'chair'])
      ? APPROVERS
      : []),
    ...(has(['coordinator', 'division_head', 'agency_head']) ? FREEZERS : []),
    ...(has(['tier1', 'coordinator', 'division_head', 'admin']) ? CONFIRMERS : []),
    ...(has([
      'tier1',
      'office_head',
      'coordinator',
      'division_head',
      'agency_head',
      'chair',
      'auditor',
      'admin',
    ])
      ? OFFICES
      : []),
    ...(has(['coordinator', 'division_head', 'agency_head', 'admin']) ? INVITERS : []),
    ...(has(['coordinator', 'admin']) ? SHEETS : []),
    ...(has(['office_head', 'tier1', 'division_head', 'agency_head', 'chair', 'coordinator']) ? HEADS : []),
    ...(has(['coordinator', 'division_head', 'agency_head', 'admin']) ? CALENDAR : []),
    ...(has(ANNOUNCING.announce) ? ANNOUNCERS : []),
    ...(has(ANNOUNCING.disturb) ? DISTURBERS : []),
    ...(has(OVERSIGHT.watch.city) ? WATCHERS : []),
    ...(has([
      'tier1',
      'office_head',
      'coordinator',
      'division_head',
      'agency_head',
      'chair',
      'auditor',
      'tier2',
    ])
      ? DUTIES
      : []),
    ...(has([...OVERSIGHT.readReport.city, ...OVERSIGHT.readReport.office]) ? REPORT_READERS : []),
    ...(has([...AUDIT_ALLOWED.list, 'office_head', 'tier1']) ? AUDITS : []),
    ...(has(['coordinator', 'admin']) ? DELETERS : []),
    ...(has(['coordinator', 'division_head', 'agency_head']) ? DISPOSERS : []),
    ...(has(['admin']) ? ADMINS : []),
  ];
}

/** What follows a command's name, and what it does, in one language. */
export type CommandWords = Record<CommandName, { usage: string; says: string }>;

/** One line a command, for `/bantuan`. */
export const commandHelp = (roles: readonly Role[], words: CommandWords): string =>
  commandsFor(roles)
    .map((name) => `/${[name, words[name].usage].filter(Boolean).join(' ')} — ${words[name].says}`)
    .join('\n');
