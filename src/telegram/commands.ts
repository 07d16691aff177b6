/** Commands to intents: what a button does, a command does too. Add a command: a line here, its words in `locales/`. */
import type { Action } from '../domain/authority.ts';
import { readNumber } from '../domain/numbers.ts';
import type { Intent } from '../engine/incoming.ts';

const acts: Readonly<Record<string, Action>> = {
  ambil: 'claim',
  terima: 'accept',
  lepas: 'release',
  balas: 'reply',
  minta: 'ask',
  catat: 'note',
  teruskan: 'escalate',
  eskalasi: 'escalate',
  kembalikan: 'return',
  selesai: 'resolve',
  tugaskan: 'assign',
  riwayat: 'history',
  rincian: 'times',
  masih: 'keep',
  alihkan: 'transfer',
  satukan: 'merge',
  pisahkan: 'part',
  kabar: 'update',
  kunjungan: 'visit',
  rujuk: 'refer',
  lanjutkan: 'resume',
  ingatkan: 'urge',
  sama: 'same',
  hapus_lampiran: 'detach',
  pihak: 'concern',
  ringkasan: 'summarize',
  tanggapi: 'respond',
  simpulkan: 'conclude',
  setujui: 'approve',
  bukanama: 'unmask',
  tentang: 'about',
  rahasiakan: 'hide',
};

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
/** The first word, and the rest as it was typed. */
const split = (text: string): [string, string] => {
  const match = /^(\S+)\s*([\s\S]*)$/.exec(text);
  return [match?.[1] ?? '', match?.[2] ?? ''];
};

/** A ticket number however it was typed (`G-42`, `g 42`, `BTG 2611 G 42`), and the rest as it was typed. */
function splitNumber(args: string): [string, string] {
  const starts = [...args.matchAll(/(?<=\S)(?=\s|$)/g)].slice(0, 7).map(({ index }) => args.slice(0, index));
  const number = starts.findLast((start) => readNumber(start) !== undefined);
  return number === undefined ? split(args) : [number, args.slice(number.length)];
}

const others: Readonly<Record<string, (args: string) => Intent>> = {
  start: (args) => ({ do: 'start', token: args.trim() }),
  bantuan: () => ({ do: 'help' }),
  help: () => ({ do: 'help' }),
  lapor: (args) => ({ do: 'report', text: args.trim() }),
  tunggu: waitFor,
  massal: (args) => ({ do: 'mass', ref: { words: splitNumber(args.trim())[0] } }),
  tiket: (args) =>
    args.trim() === ''
      ? { do: 'list', which: 'reports' }
      : { do: 'show', ref: { words: splitNumber(args.trim())[0] } },
  antrean: () => ({ do: 'list', which: 'queue' }),
  tugas: () => ({ do: 'list', which: 'mine' }),
  layanan: (args) => ({ do: 'services', verb: 'typed', of: args.trim().slice(0, 200) }),
  formulir: (args) => ({ do: 'forms', words: args.trim().slice(0, 200) }),
  batal: () => ({ do: 'leave' }),
  bahasa: (args) => ({ do: 'language', to: args.trim().toLowerCase() }),
  ekspor: (args) => ({ do: 'export', words: args.trim() }),
  impor: (args) => ({ do: 'import', words: args.trim(), file: null }),
  aturan: (args) => ({ do: 'law', words: args.trim() }),
  privasi: () => ({ do: 'privacy' }),
  saya: () => ({ do: 'ownData', verb: 'me', args: [] }),
  data_saya: () => ({ do: 'ownData', verb: 'export', args: [] }),
  perbaiki: (args) => ({ do: 'ownData', verb: 'name', args: args.trim() === '' ? [] : [args.trim()] }),
  hapus_saya: (args) => ({
    do: 'ownData',
    verb: { batal: 'withdraw', ya: 'eraseNow' }[args.trim().toLowerCase()] ?? 'erase',
    args: [],
  }),
  permintaan_data: () => ({ do: 'erasures' }),
  musnahkan: (args) => ({ do: 'disposal', verb: 'command', caseId: null, text: args.trim() }),
  petugas: (args) => ({ do: 'staff', verb: 'office', args: [args.trim()] }),
  cuti: (args) => ({ do: 'absence', verb: 'begin', args: [args.trim()] }),
  libur: (args) => ({ do: 'calendar', verb: 'typed', args: [args.trim()] }),
  aktif: () => ({ do: 'absence', verb: 'back', args: [] }),
  laporan: (args) => ({ do: 'monthly', verb: 'ask', args: [args.trim()] }),
  pantau: (args) => ({ do: 'watch', verb: 'ask', args: [args.trim()] }),
  audit: (args) => ({ do: 'audit', verb: 'ask', args: [args.trim()] }),
  kewajiban: (args) => ({ do: 'duty', verb: 'typed', args: [args.trim()] }),
  persetujuan: () => ({ do: 'approval', verb: 'list', args: [] }),
  tolak: (args) => ({
    do: 'approval',
    verb: 'reject',
    args: splitNumber(args.trim()).map((one) => one.trim()),
  }),
  bekukan: (args) => ({ do: 'freezes', verb: 'say', args: [args.trim()] }),
  piket: (args) => ({ do: 'roster', verb: 'say', args: [args.trim()] }),
  subdomain: (args) => ({ do: 'subdomain', verb: 'say', args: [args.trim()] }),
  mandiri: () => ({ do: 'mandiri' }),
  daftar: () => ({ do: 'register' }),
  pendaftaran: () => ({ do: 'requests' }),
  pengumuman: (args) => ({ do: 'announce', verb: 'typed', args: [args.trim()] }),
  siaran: (args) => ({ do: 'announce', verb: 'typed', args: [args.trim()] }),
  gangguan: (args) => ({ do: 'disturb', verb: 'typed', args: [args.trim()] }),
  dibaca: () => ({ do: 'readIt', broadcastId: null }),
  pd: (args) => ({ do: 'offices', words: args.trim() }),
  ikat: (args) => {
    const [purpose, office] = split(args.trim());
    return { do: 'bind', purpose: purpose.toLowerCase(), office: office.trim() };
  },
  lepasikat: () => ({ do: 'unbind' }),
  undang: (args) => {
    const [role, office, ...letter] = words(args);
    return { do: 'invite', role: role ?? '', office: office ?? '', letter: letter.join(' ') };
  },
};

/** `/tunggu N vendor 24/11`: what it waits for is the choice, the rest begins with a date. */
const WAITED: readonly [RegExp, string][] = [
  [/^vendor\b/i, 'vendor'],
  [/^(?:suku ?cadang|part)\b/i, 'part'],
  [/^(?:surat|letter)\b/i, 'letter'],
];
function waitFor(args: string): Intent {
  const [number, text] = splitNumber(args.trim());
  const rest = text.trim();
  const named = WAITED.find(([word]) => word.test(rest));
  return {
    do: 'act',
    action: 'wait',
    ref: { words: number },
    text: named === undefined ? '' : rest.replace(named[0], '').trim(),
    choice: named?.[1] ?? null,
  };
}

/** The intent of `/name args`; an unknown one gets a hint, not silence. */
export function readCommand(name: string, args: string): Intent {
  const low = name.toLowerCase();
  if (Object.hasOwn(acts, low)) {
    const [number, text] = splitNumber(args.trim());
    return {
      do: 'act',
      action: acts[low] as Action,
      ref: { words: number },
      text: text.trim(),
      choice: null,
    };
  }
  const other = Object.hasOwn(others, low) ? others[low] : undefined;
  return other === undefined ? { do: 'unknownCommand', name: low.slice(0, 32) } : other(args);
}
