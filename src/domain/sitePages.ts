/**
 * What a page tells by itself: a default or parked page, an empty one, words of gambling, a defacement. Advice for a person who
 * looks: nothing is switched off because of it alone (domain.md 6.1(8)). Plain searches only; the page is hostile until shown otherwise.
 */
export interface PageFacts {
  /** Default page of a server, parked, "coming soon", or without words. */
  readonly isParked: boolean;
  readonly suspicion: 'gambling' | 'defacement' | null;
  /** What was found, for whoever looks. */
  readonly found: readonly string[];
  /** The words that are seen, without numbers and capitals: the same text gives the same one, a clock or counter changes nothing. */
  readonly text: string;
}

/** Fewer letters than this on a whole page are no content. */
const LEAST_LETTERS = 40;

const PARKED = [
  'apache2 debian default page', 'apache2 ubuntu default page', 'apache http server test page', 'welcome to nginx',
  'test page for the', 'iis windows server', 'internet information services', 'litespeed web server', 'default web site page',
  'index of', 'domain is parked', 'this domain is for sale', 'buy this domain', 'account suspended', 'account has been suspended',
  'sorry, the website has been stopped', 'just another wordpress site', 'sample page', 'coming soon', 'under construction',
  'halaman dalam pengembangan', 'situs sedang dalam pengembangan', 'sedang dalam perbaikan', 'segera hadir',
]; // prettier-ignore
/** A parked page is short; a real one may say one of these somewhere. */
const MOST_OF_PARKED = 1_500;

/** One of them is enough: nobody in an office writes it. */
const GAMBLING_SURE = [
  'slot gacor', 'situs slot', 'agen slot', 'slot online', 'slot deposit', 'slot dana', 'slot thailand', 'slot88', 'slot777', 'judi slot',
  'bandar togel', 'togel online', 'toto togel', 'situs toto', 'agen sbobet', 'sbobet88', 'maxwin', 'rtp live', 'rtp slot', 'gacor hari ini',
  'scatter hitam', 'pragmatic play', 'link alternatif slot', 'bandarqq', 'dominoqq', 'pkv games', 'idn poker', 'situs judi',
  'agen judi', 'casino online terpercaya', 'mahjong ways', 'gates of olympus', 'starlight princess',
]; // prettier-ignore
/** Two different ones are needed: news and warnings use one now and then. */
const GAMBLING_LIKELY = [
  'judi online',
  'judol',
  'togel',
  'sbobet',
  'poker online',
  'casino',
  'jackpot',
  'taruhan bola',
  'gacor',
  'bonus new member',
];
/** Said of gambling by those who fight it; taken out first. */
const AGAINST = ['bahaya judi online', 'berantas judi online', 'pemberantasan judi online', 'cegah judi online', 'pencegahan judi online',
  'stop judi online', 'anti judi online', 'larangan judi online', 'satgas judi online', 'lawan judi online', 'tolak judi online', 'terlibat judi online',
  'bahaya judol', 'berantas judol', 'stop judol']; // prettier-ignore

const DEFACED = [
  'hacked by',
  'h4cked by',
  'h4ck3d',
  'defaced by',
  'pwned by',
  'pwn3d',
  'owned by',
  '0wned by',
  'touched by',
  'stamped by',
  'diretas oleh',
  'greetz to',
  'security breached',
];

const found = (text: string, words: readonly string[]): string[] =>
  words.filter((word) => text.includes(word));

/** Of a page as it was sent. Text, links and hidden parts alike: planted links hide where no visitor sees them. */
export function readPage(html: string): PageFacts {
  const all = plainText(html);
  const seen = all.replace(/[^a-z]+/g, ' ').trim();
  const fair = AGAINST.reduce((text, phrase) => text.replaceAll(phrase, ' '), all);
  const sure = found(fair, GAMBLING_SURE);
  const likely = found(fair, GAMBLING_LIKELY);
  const defaced = found(all, DEFACED);
  const isGambling = sure.length > 0 || likely.length >= 2;
  // "Owned by" stands below many a product page: alone it counts only where there is little else.
  const isDefaced =
    defaced.some((word) => word !== 'owned by' && word !== 'touched by') ||
    (defaced.length > 0 && seen.length < 600);
  return {
    isParked:
      seen.replaceAll(' ', '').length < LEAST_LETTERS ||
      (all.length < MOST_OF_PARKED && found(all, PARKED).length > 0),
    suspicion: isGambling ? 'gambling' : isDefaced ? 'defacement' : null,
    found: isGambling ? [...sure, ...likely].slice(0, 5) : isDefaced ? defaced.slice(0, 5) : [],
    text: seen,
  };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', nbsp: ' ', lt: '<', gt: '>', quot: '"' };

/** Tags, scripts and styles gone; titles, descriptions and link targets kept; one space between words. */
function plainText(html: string): string {
  return html
    .slice(0, 300_000)
    .toLowerCase()
    .split(/<script/)
    .map((part, index) => (index === 0 ? part : after(part, '</script')))
    .join(' ')
    .split(/<style/)
    .map((part, index) => (index === 0 ? part : after(part, '</style')))
    .join(' ')
    .replace(/<(?:meta|a|img)\s([^<>]{0,2000})>/g, (_, inside: string) => ` ${valuesIn(inside)} `)
    .replace(/<[^<>]*>?/g, ' ')
    .replace(/&(amp|nbsp|lt|gt|quot);/g, (_, name: string) => NAMED[name] ?? ' ')
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/\s+/g, ' ')
    .trim();
}

const after = (text: string, end: string): string => {
  const at = text.indexOf(end);
  return at === -1 ? '' : text.slice(at + end.length);
};

/** What `content`, `alt`, `title` and `href` say; hyphens in addresses stand for spaces. */
function valuesIn(inside: string): string {
  const values = [...inside.matchAll(/(content|alt|title|href)="([^"]{0,500})"/g)];
  return values
    .map(([, name, value = '']) => (name === 'href' ? value.replace(/[-_/+]/g, ' ') : value))
    .join(' ');
}
