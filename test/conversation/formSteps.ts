/** Filling in a form as a person does who reads one question after the other. */
import type { Person } from '../../simulator/play.ts';
import type { SeenMessage } from '../../simulator/play/seen.ts';
import type { Question } from '../../src/domain/formPlan.ts';

/** What somebody types for a question of this kind. */
export function typedFor(question: Question, domain: string): string {
  switch (question.type) {
    case 'text':
      return `Isi ${question.code}`;
    case 'long_text':
      return `Penjelasan ${question.code}, dua kalimat. Selesai.`;
    case 'choice':
    case 'yes_no':
      return '1';
    case 'number':
      return '25';
    case 'date':
      return '24 November 2026';
    case 'datetime':
      return '24 November 2026 09.00';
    case 'letter':
      return '800/123/2026 tanggal 3 November 2026';
    case 'file':
      return 'Nomor 800/124/2026, arsip Umum';
    case 'person':
      return 'Meity Tangkudung';
    case 'office':
      return 'dinkes';
    case 'url':
      return `https://situs.${domain}`;
    case 'fqdn':
      return 'arsipdigital';
  }
}

/** Opens the form of a service from its card. */
export async function applies(person: Person, code: string): Promise<void> {
  await person.says(`/layanan ${code}`);
  await person.sees(`(${code})`);
  await person.presses(/INSIDEN|PERANGKAT/.test(code) ? 'Laporkan' : 'Ajukan');
}

/** The question with this label, wherever the form stands now. */
export const isAsked = (person: Person, label: string): Promise<SeenMessage> =>
  person.sees(new RegExp(`BELUM TERKIRIM[\\s\\S]*\\n\\n${escaped(label)}(?: \\(boleh|\\n)`));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
