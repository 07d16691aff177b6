import {
  floorForSecurity,
  priorityOf,
  type Impact,
  type Priority,
  type SecurityKind,
  type Urgency,
} from '../domain/priority.ts';
import { clip } from '../domain/text.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import { precedence, scorers, type Category } from './lexicalCategories.ts';
import { change, changeTogether, complaint, fault, plainRequest, request } from './lexicalKinds.ts';
import { countOf, has } from './lexicalPattern.ts';
import { normalise } from './lexicalNormal.ts';
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

/** A guess about a report. The person sees it in the draft and can change it; it decides nothing by itself. */
export type Triage = {
  /** Never `problem`: staff who write "masalah" mean an incident (domain.md 4.1). */
  kind: Exclude<TicketKind, 'problem'>;
  category: Category;
  impact: Impact;
  urgency: Urgency;
  priority: Priority;
  security: boolean;
  securityKind: SecurityKind;
  /** Defacement, online gambling, ransomware or a leak: P1 around the clock. */
  p1Security: boolean;
  language: 'id' | 'en';
  /** One line for the card, at most 100 UTF-16 units. */
  summary: string;
  /** Only a greeting or thanks: opens no ticket. */
  small: 'greeting' | 'thanks' | null;
};

/** Beyond this the words no longer change the guess; security is looked for in the whole message. */
const read = 1200;
/** Telegram's longest message has 4096. */
const longest = 8192;

/** Guesses kind, category, impact, urgency and security of a report by word lists. Pure, offline, no person decides less by it. */
export function triage(text: string): Triage {
  const all = normalise(text.slice(0, longest));
  const words = all.slice(0, read);
  const small = smallTalk(words);
  const securityKind = small === null ? securityOf(all) : 'none';
  const security = securityKind !== 'none';
  const kind = security ? 'incident' : kindOf(words);
  const category = security ? 'keamanan' : categoryOf(words, kind);
  const impact = isGrave(securityKind) ? 'I1' : impactOf(words, category, kind);
  const urgency = urgencyOf(words, category, kind, securityKind);
  return {
    kind,
    category,
    impact,
    urgency,
    priority: floorForSecurity(priorityOf(impact, urgency), securityKind),
    security,
    securityKind,
    p1Security: isGrave(securityKind),
    language: languageOf(text),
    summary: summaryOf(text),
    small,
  };
}

function isGrave(kind: SecurityKind): boolean {
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

function kindOf(told: string): Triage['kind'] {
  const words = told.replace(asides, ' ');
  if (has(complaint, words)) return 'complaint';
  const broken = countOf(fault, words);
  if (broken <= 1 && (has(change, words) || changeTogether(words))) return 'change';
  if (has(plainRequest, words)) return 'service_request';
  const asked = countOf(request, words);
  if (broken > 0) return 'incident';
  return asked > 0 ? 'service_request' : 'incident';
}

function categoryOf(words: string, kind: Triage['kind']): Category {
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

function impactOf(words: string, category: Category, kind: Triage['kind']): Impact {
  const usual = usualImpact[category];
  if (kind === 'incident' && category === 'website' && has(siteDown, words)) return 'I1';
  const named = scopes.find(
    ({ matcher, only }) => (only === undefined || only.has(category)) && has(matcher, words),
  );
  return named?.impact ?? (kind === 'incident' ? usual.broken : usual.asked);
}

function urgencyOf(words: string, category: Category, kind: Triage['kind'], security: SecurityKind): Urgency {
  if (has(dueToday, words)) return 'U1';
  if (isGrave(security)) return 'U1';
  if (kind === 'complaint') return 'U3';
  if (security === 'other') return has(lesserThreat, words) ? 'U3' : 'U2';
  if (kind === 'incident') return has(hampered, words) || !has(stopped, words) ? 'U3' : 'U2';
  if (category === 'tte' && has(stopped, words)) return 'U2';
  if (has(soon, words)) return 'U3';
  return !has(unhurried, words) && hurried.has(category) ? 'U3' : 'U4';
}

function smallTalk(words: string): Triage['small'] {
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

const english = new Set(
  'the is are was not my our we i you please can cannot the to for and of it in on with has have does do been since from this that working down need help how would could an any all there'.split(
    ' ',
  ),
);
const indonesian = new Set(
  'yang di ke dari dan ini itu saya kami tidak nda ndak bisa sudah belum ada tolong mohon untuk dengan pak bu min minta apa kok so lagi juga mau atau kantor dinas'.split(
    ' ',
  ),
);

function languageOf(text: string): 'id' | 'en' {
  const words = text.toLowerCase().split(/[^\p{L}']+/u);
  const en = words.filter((word) => english.has(word)).length;
  const id = words.filter((word) => indonesian.has(word)).length;
  return en >= 2 && en > id * 1.5 ? 'en' : 'id';
}

const politeStart =
  /^(?:\s*(?:halo|hai|hi|hello|hallo|selamat|slmt|slamat|pagi|siang|sore|malam|assalamu'?alaikum(?:\s+wr\.?\s*wb\.?)?|ass?alam\S*|permisi|tabea|shalom|syalom|mohon maaf|maaf|dear|good (?:morning|afternoon)|min|admin|pak|bu|bapak|ibu|kak|mas|mbak|bang)\b[\s,.!/]*)+/iu;

/** The report on one line, without its greeting. */
function summaryOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const told = line.replace(politeStart, '').trim();
  return clip(told === '' ? line : told, 100);
}
