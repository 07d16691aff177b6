/**
 * Which names a subdomain may have: a table of rules, each with a reason a clerk understands, and free names near the wish.
 * Source: domain.md 5.3 (proposals of practice; the parent domain is law: Bitung 23(2), Padang 28(2)-(4)).
 */

/** Names that belong to the domain itself, to its mail and servers, or to services every city has only once. */
export const RESERVED: readonly string[] =
  `www mail email webmail mx smtp imap pop pop3 ftp sftp ssh vpn api admin administrator root test testing dev staging demo
  cpanel whm plesk autodiscover autoconfig localhost dns status csirt ppid lapor jdih lpse`.split(/\s+/);
const RESERVED_SHAPE = /^(?:ns|mx|dns|www|mail|smtp)\d*$/;

export const NAME_FAULTS = [
  'empty',
  'foreignParent',
  'parentItself',
  'spaces',
  'dots',
  'lookalike',
  'encoded',
  'deeper',
  'characters',
  'tooShort',
  'tooLong',
  'leadingDigit',
  'hyphenEdge',
  'doubleHyphen',
  'reserved',
  'personalName',
  'taken',
  'quarantined',
  'similar',
] as const;
export type NameFault = (typeof NAME_FAULTS)[number];

export const SHORTEST = 3;
export const LONGEST = 30;
/** Months a released name rests before somebody else may have it. */
export const QUARANTINE_MONTHS = 12;

/** A name that is held now, or rests. */
export interface HeldName {
  readonly label: string;
  readonly officeCode: string;
  /** Who has it, for the reason; of a name that rests nobody. */
  readonly officeName: string;
  /** ISO date until which it rests; null: it is in use or asked for. */
  readonly restsUntil: string | null;
}

export interface NameRules {
  readonly parentDomain: string;
  /** The office that asks: its own abbreviation is its by right. */
  readonly office: { readonly code: string; readonly abbreviation: string };
  /** Every name that is held or rests. */
  readonly held: readonly HeldName[];
  /** People whose name a service must not carry. */
  readonly people: readonly string[];
}

export type NameVerdict =
  | {
      readonly ok: true;
      readonly label: string;
      readonly fqdn: string;
      /** What was typed differs from it: capitals, a whole address. */
      readonly isTidied: boolean;
    }
  | {
      readonly ok: false;
      readonly why: NameFault;
      /** The label as far as it could be read; empty when nothing could. */
      readonly label: string;
      /** What the reason speaks of: the foreign domain, the other name, its office, a date. */
      readonly about: string;
      readonly office: string;
    };

/** The label that was meant, or why none can be read: `https://DINKES.kota.go.id./` is `dinkes`. */
export function readLabel(
  typed: string,
  parentDomain: string,
): { ok: true; label: string } | { ok: false; why: NameFault; label: string; about: string } {
  const no = (why: NameFault, label = '', about = '') => ({ ok: false as const, why, label, about });
  const bare = typed
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/^[^/?#]*@/, '')
    .replace(/[/?#][\s\S]*$/, '')
    .replace(/:\d{1,5}$/, '');
  if (bare === '') return no('empty');
  const plain = asciiOf(bare);
  const isForeignScript = /[^\u0020-\u007e]/.test(bare);
  const low = plain.toLowerCase();
  if (/\s/.test(bare)) return no('spaces', spacesGone(low), '');
  if (isForeignScript) return no('lookalike', labelOf(low, parentDomain), '');
  if (/\.\.|^\./.test(low)) return no('dots', low.replace(/\.+/g, '.').replace(/^\./, ''));
  const name = low.replace(/\.$/, '');
  const parent = parentDomain.toLowerCase();
  if (name === parent || name === `www.${parent}`) return no('parentItself', '', parent);
  const own = name.endsWith(`.${parent}`) ? name.slice(0, -parent.length - 1) : null;
  if (own === null && name.includes('.')) {
    if (name.split('.').some((part) => part.startsWith('xn--'))) return no('encoded');
    return no('foreignParent', tidy(name.replace(/^www\./, '').split('.')[0] ?? ''), foreignOf(name));
  }
  const label = (own ?? name).replace(/^www\.(?=.)/, '');
  if (label.split('.').some((part) => part.startsWith('xn--'))) return no('encoded');
  if (label.includes('.')) return no('deeper', tidy(label.replaceAll('.', '-')), label);
  return { ok: true, label };
}

/** Whether this office may have this name, by every rule; the first that is broken is the reason. */
export function checkName(typed: string, rules: NameRules): NameVerdict {
  const read = readLabel(typed, rules.parentDomain);
  if (!read.ok) return { ...read, office: '' };
  const { label } = read;
  const no = (why: NameFault, about = '', office = '') => ({ ok: false as const, why, label, about, office });
  const shape = SHAPE.find(([, broken]) => broken(label));
  if (shape !== undefined) return no(shape[0]);
  if (RESERVED.includes(label) || RESERVED_SHAPE.test(label)) return no('reserved');
  const named = rules.people.find((name) => carriesName(label, name));
  if (named !== undefined) return no('personalName');
  const same = rules.held.find((one) => one.label === label);
  if (same !== undefined)
    return same.restsUntil === null
      ? no('taken', same.label, same.officeName)
      : no('quarantined', same.restsUntil, same.officeName);
  if (label !== tidy(rules.office.abbreviation)) {
    const near = rules.held.find((one) => isNear(one.label, label));
    if (near !== undefined) return no('similar', near.label, near.officeName);
  }
  const fqdn = `${label}.${rules.parentDomain}`;
  return { ok: true, label, fqdn, isTidied: ![label, fqdn].includes(typed.trim()) };
}

/** What a label must look like, in the order in which it is said. */
const SHAPE: readonly (readonly [NameFault, (label: string) => boolean])[] = [
  ['characters', (label) => !/^[a-z0-9-]*$/.test(label)],
  ['hyphenEdge', (label) => label.startsWith('-') || label.endsWith('-')],
  ['doubleHyphen', (label) => label.includes('--')],
  ['tooShort', (label) => label.length < SHORTEST],
  ['tooLong', (label) => label.length > LONGEST],
  ['leadingDigit', (label) => /^\d/.test(label)],
];
const isShaped = (label: string): boolean => SHAPE.every(([, broken]) => !broken(label));

/** Up to three names that this office could have instead: free, and within every rule. */
export function suggestNames(wish: string, rules: NameRules, year: number): string[] {
  const base = tidy(wish).slice(0, LONGEST);
  const own = tidy(rules.office.abbreviation);
  const stem = base === '' ? own : base;
  const candidates = [
    own,
    base,
    stem === own ? '' : `${stem}-${own}`,
    stem === own ? '' : `${own}-${stem}`,
    `layanan-${stem}`,
    `portal-${stem}`,
    `info-${stem}`,
    `${stem}-${year}`,
  ];
  const free = candidates.filter((one) => isShaped(one) && checkName(one, rules).ok);
  return [...new Set(free)].slice(0, 3);
}

/** Too much alike to tell apart when somebody reads it on a poster: one letter, a hyphen, or a digit that looks like a letter. */
export function isNear(one: string, other: string): boolean {
  if (one === other) return false;
  if (skeleton(one) === skeleton(other)) return true;
  return isOneEditAway(one, other);
}

/** Letters that look alike as one, without hyphens. */
export const skeleton = (label: string): string =>
  label
    .replaceAll('-', '')
    .replaceAll('0', 'o')
    .replace(/[1|i]/g, 'l')
    .replaceAll('5', 's')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');

function isOneEditAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.length === long.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1);
}

/** A whole name of at least two words stands in it: `rudi-mandagi`. One word alone may be a place or a plant. */
function carriesName(label: string, person: string): boolean {
  const words = asciiOf(person)
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 1);
  return words.length > 1 && label.replaceAll('-', '').includes(words.slice(0, 2).join(''));
}

/** Words to a label: lower case, hyphens for what is no letter or digit, no digit in front. */
export const tidy = (words: string): string =>
  asciiOf(words)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-\d]+|-+$/g, '');

const spacesGone = (low: string): string => tidy(low.replace(/\..*$/, ''));
const labelOf = (low: string, parent: string): string => tidy(low.replace(`.${parent}`, ''));

/** The domain it really ends in: `blogspot.com`, or `padang.go.id` where the second level says only what kind it is. */
function foreignOf(name: string): string {
  const isSecondLevel = /\.(?:go|co|or|ac|sch|web|my|desa|mil|net|biz)\.id$/.test(name);
  return name
    .split('.')
    .slice(isSecondLevel ? -3 : -2)
    .join('.');
}

/** Letters of other scripts that look like ours. */
const ALIKE: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', ғ: 'f', һ: 'h', і: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', п: 'n', о: 'o', р: 'p', ԛ: 'q',
  г: 'r', ѕ: 's', т: 't', υ: 'u', ν: 'v', ѡ: 'w', х: 'x', у: 'y', α: 'a', β: 'b', ε: 'e', η: 'n', ι: 'i', κ: 'k', ο: 'o', ρ: 'p',
  τ: 't', χ: 'x', ı: 'i', ł: 'l', ø: 'o', ß: 'ss',
}; // prettier-ignore

/** The plain letters that were meant: accents gone, letters that look alike replaced. */
function asciiOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\u0300-\u036f\u200b-\u200f\u2060\ufeff]/g, '');
  return [...plain].map((letter) => ALIKE[letter.toLowerCase()] ?? letter).join('');
}
