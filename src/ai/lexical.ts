import {
  floorForSecurity,
  priorityOf,
  type Impact,
  type Priority,
  type SecurityKind,
  type Urgency,
} from '../domain/priority.ts';
import { kindLetters } from '../domain/numbers.ts';
import { clip } from '../domain/text.ts';
import { corpus, type Example } from './corpus.ts';
import { featuresOf } from './features.ts';
import { learn, type Learner } from './learner.ts';
import type { Category } from './lexicalCategories.ts';
import { byLists, isGrave, read, smallTalk, type ByLists, type GuessedKind } from './lexicalLists.ts';

/** A guess about a report. The person sees it in the draft and can change it; it decides nothing by itself. */
export type Triage = {
  kind: GuessedKind;
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

/** The lists' opinion counts for the learner as much as several words do. */
const loudly = (name: string, value: string): string[] =>
  ['', 2, 3].map((nth) => `list${nth}:${name}=${value}`);

function seen(text: string, lists: ByLists): string[] {
  return [
    ...featuresOf(text.slice(0, read)),
    ...loudly('kind', lists.kind),
    ...loudly('category', lists.category),
    ...loudly('impact', lists.impact),
    ...loudly('urgency', lists.urgency),
    ...loudly('security', lists.securityKind),
  ];
}

/** What was learnt from examples: one learner a field. */
interface Learnt {
  readonly kind: Learner<GuessedKind>;
  readonly category: Learner<Category>;
  readonly impact: Learner<Impact>;
  readonly urgency: Learner<Urgency>;
  readonly security: Learner<SecurityKind>;
  readonly talk: Learner<'talk' | 'report'>;
}

const kindsByLetter = new Map<string, string>(
  Object.entries(kindLetters).map(([kind, letter]) => [letter, kind]),
);

/** Learns the five fields from examples, in about half a second for a thousand; the same examples give the same guesses. */
export function learntFrom(examples: readonly Example[]): Learnt {
  const all = examples.map((one) => ({ ...one, features: seen(one.text, byLists(one.text)) }));
  const reports = all.filter((one) => one.category !== null);
  const of = <L extends string>(
    label: (one: Example) => string | null | undefined,
    rows = reports,
  ): Learner<L> => learn(rows.map((one) => ({ features: one.features, label: label(one) as L })));
  return {
    // Staff never open problems (domain.md 4.1): what they call one is an incident.
    kind: of((one) => (one.kind === 'M' ? 'incident' : kindsByLetter.get(one.kind))),
    category: of((one) => one.category),
    impact: of((one) => one.impact),
    urgency: of((one) => one.urgency),
    security: of((one) => one.security),
    talk: of((one) => (one.category === null ? 'talk' : 'report'), all),
  };
}

let learnt: Learnt | undefined;

/** So likely must no security incident be to pass as none: one too many is looked at sooner, one too few is a catastrophe. */
const surelyNone = 0.87;
/** Small talk by the lists, but so surely a report that a ticket is offered after all. */
const surelyReport = 0.9;
/** Impact and urgency are told by few words: the lists decide unless the learner is this sure. */
const surely = 0.6;

/** Guesses a report by word lists and by what was learnt from examples. Offline, the same every time; it decides nothing by itself. */
export function triage(text: string): Triage {
  learnt ??= learntFrom(corpus());
  return triageBy(learnt, text);
}

/** As `triage`, by what was learnt from other examples: to measure with messages that were left out. */
export function triageBy(known: Learnt, text: string): Triage {
  const lists = byLists(text);
  const features = seen(text, lists);
  const isReport =
    (known.talk.guess(features).find(([label]) => label === 'report')?.[1] ?? 0) > surelyReport;
  const small = isReport ? null : smallTalk(text);
  const securityKind = small === null ? securityBy(known, features, lists.securityKind) : 'none';
  const security = securityKind !== 'none';
  const kind = security ? 'incident' : (known.kind.guess(features)[0]?.[0] ?? lists.kind);
  const category = security ? 'keamanan' : (known.category.guess(features)[0]?.[0] ?? lists.category);
  const impact = isGrave(securityKind)
    ? 'I1'
    : lists.isScopeSaid
      ? lists.impact
      : surest(known.impact, features, lists.impact);
  const hurry = isGrave(securityKind) ? 'U1' : surest(known.urgency, features, lists.urgency);
  // P1 wakes people at night: it is said by words that the lists know, not guessed.
  const urgency = !security && priorityOf(impact, hurry) === 'P1' ? lists.urgency : hurry;
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

/** A deadline today is said, never guessed: the learner alone makes nothing U1. */
function surest<L extends string>(learner: Learner<L>, features: readonly string[], byList: L): L {
  const [label, chance] = learner.guess(features)[0] ?? [byList, 0];
  return chance > surely && label !== 'U1' ? label : byList;
}

/** The lists' word stands; what only the learner sees is `other`, which is P2, unless it is surer of a graver one than of all else. */
function securityBy(known: Learnt, features: readonly string[], byList: SecurityKind): SecurityKind {
  if (byList !== 'none') return byList;
  const chances = known.security.guess(features);
  const none = chances.find(([kind]) => kind === 'none')?.[1] ?? 0;
  if (none >= surelyNone) return 'none';
  const [likeliest, chance] = chances.find(([kind]) => kind !== 'none') ?? ['other', 0];
  return chance > 0.5 ? likeliest : 'other';
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
