import type { MaskedKind, Span } from './mask.ts';

type Group = { start: number; end: number; digits: string };

const provinces = '1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7]';
/** Province, regency, district, day (women +40), month, year, serial. */
const nik = new RegExp(
  `^(?:${provinces})(?!00)[0-7]\\d(?!00)\\d\\d(?:0[1-9]|[12]\\d|3[01]|4[1-9]|[56]\\d|7[01])(?:0[1-9]|1[0-2])\\d\\d(?!0000)\\d{4}$`,
);
/** Date of birth, month of appointment (PPPK: 21), sex, serial. */
const nip =
  /^(?:19[3-9]\d|20[01]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19[6-9]\d|20\d\d)(?:0[1-9]|1[0-2]|21)[12]\d{3}$/;
/** 16 or 19 digits, American Express 15; other 15 digits are an IMEI, which has the same check sum. */
const card = /^(?:3[47]\d{13}|[3-6]\d{15}|[3-6]\d{18})$/;

const announced =
  /(?<![\p{L}\p{N}])(nik|ktp|kk|nip)(?:nya|nyo)?(?:[\s:=.#-]|saya|sy|adalah|nomor|no|dia|beliau|itu){0,8}(\d(?:[ .-]?\d){8,24})(?![\d])/giu;
const otp =
  /(?<![\p{L}\p{N}])(?:otp|kode(?:\s{1,2}(?:otp|verifikasi|verif|aktivasi|keamanan|rahasia|login|masuk|konfirmasi|akses|token)){0,2})(?:nya|nyo)?(?:\s{0,2}[:=]|\s{1,2}(?:saya|sy|adalah|ialah|yaitu|itu|ini|barusan|masuk|nya|is|tadi)){0,4}\s{0,2}(\d{4,8}|\d{3}[ -]\d{3,4})(?![\p{L}\d•]|[./:-]\d)/giu;
const otpAfter = /(?<![\d./:-])(\d{6})(?=\s{1,2}(?:\p{L}{1,12}\s{1,2}){0,2}otp(?!\p{L}))/giu;

/** Numbers of people and cards, in one piece or grouped by spaces, dots or hyphens, and one-time codes. */
export function numberSpans(text: string): Span[] {
  const groups = groupsOf(text);
  const found: Span[] = [];
  let free = 0;
  for (let i = 0; i < groups.length; i++) {
    const hit = i < free ? undefined : longest(text, groups, i);
    if (hit === undefined) continue;
    found.push(hit.span);
    free = hit.next;
  }
  for (const match of text.matchAll(announced)) {
    const end = match.index + match[0].length;
    found.push({
      start: end - (match[2] ?? '').length,
      end,
      kind: match[1]?.toLowerCase() === 'nip' ? 'nip' : 'nik',
    });
  }
  for (const match of [...text.matchAll(otp), ...text.matchAll(otpAfter)]) {
    const end = match.index + match[0].length;
    found.push({ start: end - (match[1] ?? '').length, end, kind: 'otp' });
  }
  return found;
}

function groupsOf(text: string): Group[] {
  return [...text.matchAll(/\d+/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    digits: m[0],
  }));
}

/** Joins the group with those that follow by the same separator until the digits make a number of a known kind. */
function longest(text: string, groups: Group[], from: number): { span: Span; next: number } | undefined {
  const first = groups[from];
  if (first === undefined) return undefined;
  let digits = '';
  let separator: string | undefined;
  let last = first;
  for (let to = from; to < groups.length && to < from + 8; to++) {
    const group = groups[to];
    if (group === undefined) return undefined;
    if (to > from) {
      const between = text.slice(last.end, group.start);
      if (!/^(?:[ .\u00A0]| ?[-–] ?|\. )$/.test(between) || (separator ?? between) !== between)
        return undefined;
      separator = between;
    }
    digits += group.digits;
    last = group;
    if (digits.length > 19) return undefined;
    const kind = kindOf(digits, text[first.start - 1] === '+');
    if (kind !== undefined) return { span: { start: first.start, end: group.end, kind }, next: to + 1 };
  }
  return undefined;
}

function kindOf(digits: string, isPhone: boolean): MaskedKind | undefined {
  if (digits.length === 16 && nik.test(digits)) return 'nik';
  if (digits.length === 18 && nip.test(digits)) return 'nip';
  if (!isPhone && card.test(digits) && luhn(digits)) return 'card';
  return undefined;
}

/** The check sum of payment cards (ISO/IEC 7812-1). */
function luhn(digits: string): boolean {
  let sum = 0;
  [...digits].reverse().forEach((digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}
