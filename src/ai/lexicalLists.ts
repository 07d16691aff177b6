/** What word lists say of a message: the first opinion, which the learner then weighs with all it has seen. */
import type { Impact, SecurityKind, Urgency } from '../domain/priority.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import { precedence, scorers, type Category } from './lexicalCategories.ts';
import { change, changeTogether, complaint, fault, plainRequest, request } from './lexicalKinds.ts';
import { normalise } from '../domain/spelling.ts';
import { countOf, has } from './lexicalPattern.ts';
import {
  dueToday,
  hampered,
  hurried,
  lesserThreat,
  scopes,
  siteDown,
  soon,
  stopped,
  unhurried,
  usualImpact,
} from './lexicalScope.ts';
import { asking, grave, happening, incident, learning, together } from './lexicalSecurity.ts';
import { enough, signs } from './lexicalSuspicion.ts';
import { around, greetings, talk, thanks, worksAgain } from './lexicalSmall.ts';

/** Never `problem`: staff who write "masalah" mean an incident (domain.md 4.1). */
export type GuessedKind = Exclude<TicketKind, 'problem'>;

/** Beyond this the words no longer change the guess; security is looked for in the whole message. */
export const read = 1200;
/** Telegram's longest message has 4096. */
const longest = 8192;

/** What the word lists say. */
export interface ByLists {
  readonly kind: GuessedKind;
  readonly category: Category;
  readonly impact: Impact;
  /** Who is hit was said in words; else it is what is usual. */
  readonly isScopeSaid: boolean;
  readonly urgency: Urgency;
  readonly securityKind: SecurityKind;
}

export function byLists(text: string): ByLists {
  const all = normalise(text.slice(0, longest));
  const words = all.slice(0, read);
  const securityKind = securityOf(all);
  const kind = securityKind === 'none' ? kindOf(words) : 'incident';
  const category = securityKind === 'none' ? categoryOf(words, kind) : 'keamanan';
  const scope = scopeSaid(words, category);
  const impact = isGrave(securityKind) ? 'I1' : impactOf(words, category, kind, scope);
  const isScopeSaid = scope !== undefined;
  return {
    kind,
    category,
    impact,
    isScopeSaid,
    urgency: urgencyOf(words, category, kind, securityKind),
    securityKind,
  };
}

/** Defacement, online gambling, ransomware or a leak: P1 around the clock. Source: domain.md 4.3. */
export function isGrave(kind: SecurityKind): boolean {
  return kind !== 'none' && kind !== 'other';
}

function securityOf(words: string): SecurityKind {
  const happened = has(happening, words);
  if (!happened && has(learning, words)) return 'none';
  for (const kind of ['ransomware', 'gambling', 'defacement', 'leak'] as const)
    if (has(grave[kind], words) || together[kind](words)) return kind;
  if (!happened && has(asking, words)) return 'none';
  return has(incident, words) || together.other(words) || suspicion(words) >= enough ? 'other' : 'none';
}

/** Every sign counts once for each different word, so that a repeated one does not add up. */
function suspicion(words: string): number {
  return signs.reduce((sum, { weight, matcher }) => sum + weight * new Set(words.match(matcher)).size, 0);
}

/** Not what is asked of the desk: "warga komplain" is impact, "minta password terus" is a fault. */
const asides =
  /(?<![^ ])(?:(?:warga|masyarakat|pasien|pemohon|pengunjung|orang tua|wajib pajak)(?: (?:pada|banyak|sudah|yang|mulai))? (?:komplain|protes|marah|mengeluh|kecewa)|(?:me|di)?minta (?:password|login|username|otp|pin|kode|verifikasi|update|aktivasi|lisensi|captcha|sandi)|minta (?:tolong|dicek|cek|dilihat|lihat|perbaikan|perbaiki|segera|maaf|respon))(?![^ ])/gu;

function kindOf(told: string): GuessedKind {
  const words = told.replace(asides, ' ');
  if (has(complaint, words)) return 'complaint';
  const broken = countOf(fault, words);
  if (broken <= 1 && (has(change, words) || changeTogether(words))) return 'change';
  if (has(plainRequest, words)) return 'service_request';
  const asked = countOf(request, words);
  if (broken > 0) return 'incident';
  return asked > 0 ? 'service_request' : 'incident';
}

function categoryOf(words: string, kind: GuessedKind): Category {
  const sums = new Map<Category, number>();
  for (const { category, weight, matcher } of scorers) {
    const count = Math.min(countOf(matcher, words), 2);
    if (count > 0) sums.set(category, (sums.get(category) ?? 0) + weight * (1 + (count - 1) / 2));
  }
  if (kind === 'incident' || kind === 'complaint') sums.set('permintaan', (sums.get('permintaan') ?? 0) / 3);
  let best: Category = 'lainnya';
  let most = 2.5;
  for (const category of precedence) {
    const sum = sums.get(category) ?? 0;
    if (sum > most) [best, most] = [category, sum];
  }
  if (best === 'lainnya' && kind === 'service_request') return 'permintaan';
  return best;
}

const scopeSaid = (words: string, category: Category): Impact | undefined =>
  scopes.find(({ matcher, only }) => (only === undefined || only.has(category)) && has(matcher, words))
    ?.impact;

function impactOf(words: string, category: Category, kind: GuessedKind, said: Impact | undefined): Impact {
  const usual = usualImpact[category];
  if (kind === 'incident' && category === 'website' && has(siteDown, words)) return 'I1';
  return said ?? (kind === 'incident' ? usual.broken : usual.asked);
}

function urgencyOf(words: string, category: Category, kind: GuessedKind, security: SecurityKind): Urgency {
  if (has(dueToday, words)) return 'U1';
  if (isGrave(security)) return 'U1';
  if (kind === 'complaint') return 'U3';
  if (security === 'other') return has(lesserThreat, words) ? 'U3' : 'U2';
  if (kind === 'incident') return has(hampered, words) || !has(stopped, words) ? 'U3' : 'U2';
  if (category === 'tte' && has(stopped, words)) return 'U2';
  if (has(soon, words)) return 'U3';
  return !has(unhurried, words) && hurried.has(category) ? 'U3' : 'U4';
}

/** Only a greeting or thanks by its words: opens no ticket. */
export function smallTalk(text: string): 'greeting' | 'thanks' | null {
  const words = normalise(text.slice(0, longest)).slice(0, read);
  const list = words.split(' ').filter((word) => word !== '');
  if (list.length === 0) return 'thanks';
  if (list.length > 25) return null;
  const known = (word: string) =>
    greetings.has(word) || thanks.has(word) || around.has(word) || /^\d{1,2}$/.test(word);
  if (list.every(known))
    return list.some((word) => thanks.has(word)) || !list.some((word) => greetings.has(word))
      ? 'thanks'
      : 'greeting';
  const serious = has(fault, words.replace(worksAgain, ' ')) || has(plainRequest, words);
  if (!serious && list.length <= 8 && list.some((word) => thanks.has(word)) && !has(request, words))
    return 'thanks';
  if (!serious && has(worksAgain, words) && !/ tapi | belum /.test(words)) return 'thanks';
  return !serious && list.length <= 14 && has(talk, words) ? 'greeting' : null;
}
