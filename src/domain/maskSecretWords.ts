import { copulas, familiar, fillers, labels, stories } from './maskWords.ts';
import { readNumber } from './numbers.ts';
import type { MaskedKind, Span } from './mask.ts';

const announcement =
  /(?<![\p{L}\p{N}•])(?<key>kata[ \t]?sandi|frasa[ \t]?sandi|kata[ \t]?kunci|pass?[ \t]?phrase|passcode|pass?wor[dt]s?|pass?wod|passwd|paswrd|pswd|pwd|psw|pass|pw|sandi|pin)(?<own>nya|nyo|ku|mu)?(?!\p{L})/giu;
const most = 5;

/** How sure it is that what follows is the secret: a sign such as `:`, "adalah" or "-nya", or nothing but a space. */
type Sureness = 'sign' | 'word' | 'own' | 'none';
type Token = { start: number; end: number; text: string; endsClause: boolean };

/** Secrets that follow an announcement such as "password", "sandinya" or "pw =". */
export function secretSpans(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(announcement)) {
    const key = match.groups?.['key']?.toLowerCase() ?? '';
    const kind: MaskedKind = key === 'pin' ? 'pin' : /phrase|frasa/.test(key) ? 'passphrase' : 'password';
    const own = match.groups?.['own'] !== undefined;
    const span = secretAfter(text, match.index + match[0].length, kind, own ? 'own' : 'none', match.index);
    if (span !== undefined) found.push(span);
  }
  return found;
}

function secretAfter(
  text: string,
  from: number,
  kind: MaskedKind,
  start: Sureness,
  keyAt: number,
): Span | undefined {
  let sure = start;
  let at = from;
  let label = '';
  for (let seen = 0; seen <= most;) {
    const sign = /^[ \t/]*(?:[:=]+[>)]?|[-=]+>|→)\s*/.exec(text.slice(at, at + 40));
    if (sign !== null) {
      if (labels.has(label)) return undefined;
      sure = 'sign';
      at += sign[0].length;
    }
    const token = tokenAt(text, at, sure);
    if (
      token === undefined ||
      /^•/.test(token.text) ||
      /^https?:/i.test(text.slice(token.start, token.start + 6))
    )
      return undefined;
    const word = token.text.toLowerCase();
    const direct = seen === 0;
    if (copulas.has(word)) sure = sure === 'sign' ? 'sign' : 'word';
    else if (stories.has(word)) return undefined;
    else if (isSecret(token, kind, sure, direct) || (direct && sure === 'none' && isPair(text, keyAt, token)))
      return { start: token.start, end: endOf(text, token, kind, sure), kind };
    else if (sure !== 'sign' && token.endsClause) return undefined;
    label = word;
    at = token.end;
    seen += 1;
  }
  return undefined;
}

/** The next word of this line, without quotes and closing punctuation; before a sign is met, a sign ends a word. */
function tokenAt(text: string, from: number, sure: Sureness): Token | undefined {
  const rest = text.slice(from, from + 200);
  const blank = /^[ \t/,"'“”‘’(*`]*/.exec(rest)?.[0] ?? '';
  const clauseEnded = /,/.test(blank) && sure !== 'sign';
  const shape = sure === 'sign' || sure === 'word' ? /^\S+/ : /^(?:[^\s:=]|(?<=\d)[:=](?=\d))+/;
  const raw = clauseEnded ? undefined : shape.exec(rest.slice(blank.length))?.[0];
  if (raw === undefined) return undefined;
  const text_ = raw.replace(/[,.;?)"'”’*`]+$/, '');
  if (text_ === '') return undefined;
  const start = from + blank.length;
  return {
    start,
    end: start + text_.length,
    text: text_,
    endsClause: /[,.;?!]/.test(raw.slice(text_.length) || raw.slice(-1)),
  };
}

function isSecret(token: Token, kind: MaskedKind, sure: Sureness, direct: boolean): boolean {
  const word = token.text.toLowerCase();
  if (kind === 'pin') return /\d/.test(word) && (sure !== 'none' || /^\d{4,8}$/.test(word));
  if (sure === 'sign' && direct) return !fillers.has(word) || !/^[a-z]+$/.test(word);
  if (fillers.has(word) || isPublic(token.text)) return false;
  if (sure === 'sign' || sure === 'word') return true;
  return (sure === 'own' && !isVerb(word)) || looksSecret(token.text, direct);
}

/** Addresses, telephone and ticket numbers, dates and times: never a secret unless a sign says so. */
function isPublic(text: string): boolean {
  return (
    /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(text) ||
    /^(?:https?:|www\.)|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:id|com|net|org|go)(?:\/|$)/i.test(text) ||
    /^\d{1,3}(?:\.\d{1,3}){3}/.test(text) ||
    /^(?:\+?62|0)8[\d-]{7,13}$/.test(text) ||
    /^\d{1,4}[./:-]\d{1,2}(?:[./:-]\d{1,4})?$/.test(text) ||
    /^[@#]\p{L}/u.test(text) ||
    readNumber(text) !== undefined
  );
}

/** Letters with digits, letters with signs, or enough digits. */
function looksSecret(text: string, direct: boolean): boolean {
  const word = text.toLowerCase();
  if (text.length < 4 || familiar.test(word)) return false;
  if (/^\d+$/.test(text)) return text.length >= 5 || (direct && !/^20\d\d$/.test(text));
  const hasLetter = /\p{L}/u.test(text);
  if (/\d/.test(text)) return text.length >= 5 && (hasLetter || /[^\d.,-]/.test(text));
  return hasLetter && text.length >= 5 && /[@#$%^*!?~](?=.)|[@#$%^*]/u.test(text);
}

/** "passwordnya *ditolak*, *terblokir*, *berubah*": forms that tell what happened. */
function isVerb(word: string): boolean {
  return /^(?:di|ter|ber|me[mn]?|ke)[a-z]{4,}$/.test(word) || /^(?:[a-z]+(?:nya|kan|lah))$/.test(word);
}

/** "user admin pass bitung": a name and its password side by side. */
function isPair(text: string, keyAt: number, token: Token): boolean {
  const before = /(?:user(?:name|id)?|login|id)[ \t]*[:=]?[ \t]*([^\s,;/|]+)[\s,;/|&]+(?:dan\s+)?$/i.exec(
    text.slice(Math.max(0, keyAt - 80), keyAt),
  );
  const name = before?.[1]?.toLowerCase();
  if (name === undefined) return false;
  const plain = (word: string) => fillers.has(word) || stories.has(word) || copulas.has(word);
  return (
    name !== 'dan' &&
    (!plain(name) || name === 'admin') &&
    (!plain(token.text.toLowerCase()) || name === token.text.toLowerCase())
  );
}

/** A password of several words goes on until a clause ends or the story begins; a passphrase always may. */
function endOf(text: string, first: Token, kind: MaskedKind, sure: Sureness): number {
  if (sure === 'none') return first.end;
  const open = kind === 'passphrase' || /^\p{L}+$/u.test(first.text);
  let end = first.end;
  for (let words = 0; words < 8 && !/^[,;\n.!?]/.test(text.slice(end)); words++) {
    const token = tokenAt(text, end, 'sign');
    if (
      token === undefined ||
      /\n/.test(text.slice(end, token.start)) ||
      /,/.test(text.slice(end, token.start))
    )
      break;
    const word = token.text.toLowerCase();
    const ends =
      stories.has(word) ||
      copulas.has(word) ||
      (fillers.has(word) && kind !== 'passphrase') ||
      word.search(announcement) === 0;
    if (ends || /^[:=•]|[:=]$/.test(word) || !(open || looksSecret(token.text, false))) break;
    end = token.end;
  }
  return end;
}
