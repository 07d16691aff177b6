/** The same in English; the names of commands stay Indonesian. */
import type { CommandWords } from './commands.ts';

export const commandWords: CommandWords = {
  lapor: { usage: '', says: 'report something that is wrong' },
  tiket: { usage: '[number]', says: 'my reports, or one ticket' },
  batal: { usage: '', says: 'leave what is in progress' },
  saya: { usage: '', says: 'my data and roles' },
  bahasa: { usage: '[id|en]', says: 'change the language' },
  privasi: { usage: '', says: 'privacy notice' },
  bantuan: { usage: '', says: 'help and emergency number' },
  antrean: { usage: '', says: 'tickets waiting' },
  tugas: { usage: '', says: 'tickets I am handling' },
  ambil: { usage: 'number', says: 'handle a ticket' },
  lepas: { usage: 'number', says: 'put it back in the queue' },
  balas: { usage: 'number text', says: 'message to the reporter' },
  minta: { usage: 'number text', says: 'ask the reporter for details' },
  catat: { usage: 'number text', says: 'internal note' },
  teruskan: { usage: 'number reason', says: 'pass on to Tier 2' },
  kembalikan: { usage: 'number reason', says: 'return to Tier 1' },
  selesai: { usage: 'number solution', says: 'mark as resolved' },
  tugaskan: { usage: 'number', says: 'assign to another officer' },
  riwayat: { usage: 'number', says: 'the whole story of one ticket' },
  mandiri: { usage: '', says: 'PD Mandiri TIK status of my office' },
  undang: { usage: 'ROLE OFFICE [LETTER]', says: 'invitation link' },
  ikat: { usage: 'tier2 | tier1 OFFICE', says: 'bind this group' },
  lepasikat: { usage: '', says: 'unbind this group' },
};
