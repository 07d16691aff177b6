/**
 * Answers of a form: what each type of question takes, read from what people type, and how it is shown. Whatever does not fit is
 * refused with the name of a reason, which the locale says in plain words. Source: `forms.ts`.
 */
import { showDate } from './dates.ts';
import type { Question } from './formPlan.ts';
import type { Media } from './media.ts';
import type { Region } from './region.ts';
import { clean, clip } from './text.ts';
import { readDate } from './typedDates.ts';
import { readDateFirst, readTimeFirst } from './typedTimes.ts';

export type AnswerValue =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'choice'; readonly code: string }
  | { readonly is: 'number'; readonly number: number }
  /** ISO date. */
  | { readonly is: 'date'; readonly on: string }
  /** ISO local date and time in the city's zone. */
  | { readonly is: 'datetime'; readonly at: string }
  /** Number and ISO date of a letter; its file where it was sent too. */
  | { readonly is: 'letter'; readonly number: string; readonly on: string; readonly file?: FileValue }
  /** `Surat menyusul`. */
  | { readonly is: 'letterLater' }
  | ({ readonly is: 'file' } & FileValue)
  /** Number and place of a document that is not sent through Telegram. */
  | { readonly is: 'reference'; readonly text: string }
  /** One of the office's people; `id` null: by name only. */
  | { readonly is: 'person'; readonly id: number | null; readonly name: string }
  | { readonly is: 'office'; readonly code: string; readonly name: string }
  | { readonly is: 'skipped' };

export interface FileValue {
  readonly sha256: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Where it lies with Telegram, so that technicians are shown it; never of a restricted one. */
  readonly media?: Media;
}

export type Answers = Readonly<Record<string, AnswerValue>>;

/** Why an answer does not fit. */
export const MISFITS = [
  'empty',
  'tooLong',
  'oneOf',
  'yesOrNo',
  'number',
  'date',
  'noSuchDate',
  'farDate',
  'datetime',
  'letterNumber',
  'letterDate',
  'letterFuture',
  'file',
  'reference',
  'person',
  'office',
  'url',
  'fqdn',
] as const;
export type Misfit = (typeof MISFITS)[number];

export type Read =
  { readonly ok: true; readonly value: AnswerValue } | { readonly ok: false; readonly why: Misfit };

const fits = (value: AnswerValue): Read => ({ ok: true, value });
const misfit = (why: Misfit): Read => ({ ok: false, why });

/** UTF-16 units. */
export const MOST_LINE = 300;
export const MOST_TEXT = 3000;
const MOST_LETTER = 80;

export interface Reading {
  readonly today: Temporal.PlainDate;
  readonly now: Temporal.PlainDateTime;
  /** `bitungkota.go.id`. */
  readonly parentDomain: string;
}

/** What somebody typed as an answer to this question. Offices are looked up by the caller, who knows them. */
export function readAnswer(question: Question, typed: string, on: Reading): Read {
  const text = clean(typed).trim();
  if (!/[\p{L}\p{N}]/u.test(text))
    return misfit(text === '' || isOfWords(question) ? 'empty' : expects(question));
  switch (question.type) {
    case 'text': {
      const line = text.replace(/[\p{Cc}\s]+/gu, ' ');
      return line.length > MOST_LINE ? misfit('tooLong') : fits({ is: 'text', text: line });
    }
    case 'long_text':
      return text.length > MOST_TEXT ? misfit('tooLong') : fits({ is: 'text', text });
    case 'choice':
    case 'yes_no':
      return readChoice(question, text);
    case 'number':
      return readNumber(text);
    case 'date': {
      const date = readDate(text, on.today) ?? wholeDate(text, on.today);
      return date === null
        ? misfit(looksLikeDate(text) ? 'noSuchDate' : 'date')
        : isNear(date)
          ? fits({ is: 'date', on: date.toString() })
          : misfit('farDate');
    }
    case 'datetime':
      return readMoment(text, on);
    case 'letter':
      return readLetter(text, on.today);
    case 'file':
      return text.length <= MOST_LINE && text.length >= 6 && (/\d/.test(text) || /\S\.\S/.test(text))
        ? fits({ is: 'reference', text: text.replace(/\s+/g, ' ') })
        : misfit(text.length > MOST_LINE ? 'tooLong' : 'file');
    case 'person':
      return /\p{L}{2}/u.test(text) && text.length <= 120
        ? fits({ is: 'person', id: null, name: text.replace(/[\p{Cc}\s]+/gu, ' ') })
        : misfit('person');
    case 'office':
      return misfit('office');
    case 'url':
      return readUrl(text);
    case 'fqdn':
      return readName(text, on.parentDomain);
  }
}

const isOfWords = ({ type }: Question): boolean => type === 'text' || type === 'long_text';

/** What to say of something that is no words at all: a row of emoji, a sticker. */
export function expects({ type }: Question): Misfit {
  const reasons = {
    text: 'empty',
    long_text: 'empty',
    choice: 'oneOf',
    yes_no: 'yesOrNo',
    number: 'number',
    date: 'date',
    datetime: 'datetime',
    letter: 'letterNumber',
    file: 'file',
    person: 'person',
    office: 'office',
    url: 'url',
    fqdn: 'fqdn',
  } as const satisfies Record<Question['type'], Misfit>;
  return reasons[type];
}

const YES_NO = [
  { code: 'ya', label: 'Ya' },
  { code: 'tidak', label: 'Tidak' },
];
export const optionsOf = (question: Pick<Question, 'type' | 'options'>) =>
  question.type === 'yes_no' ? YES_NO : (question.options ?? []);

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** By its words, its number in the list, or a beginning that fits one alone. */
export function readChoice(question: Pick<Question, 'type' | 'options'>, text: string): Read {
  const options = optionsOf(question);
  const wanted = plain(text);
  const numbered = /^\d{1,2}$/.test(text) ? options[Number(text) - 1] : undefined;
  const exact = options.find((one) => plain(one.label) === wanted || plain(one.code) === wanted);
  const same = { y: 'ya', yes: 'ya', iya: 'ya', t: 'tidak', no: 'tidak', bukan: 'tidak', tdk: 'tidak' }[
    wanted
  ];
  const begins = wanted.length < 2 ? [] : options.filter((one) => plain(one.label).startsWith(wanted));
  const chosen =
    exact ??
    (question.type === 'yes_no' ? options.find((one) => one.code === same) : undefined) ??
    numbered ??
    (begins.length === 1 ? begins[0] : undefined);
  return chosen === undefined
    ? misfit(question.type === 'yes_no' ? 'yesOrNo' : 'oneOf')
    : fits({ is: 'choice', code: chosen.code });
}

const SCALES: Readonly<Record<string, number>> = {
  ribu: 1e3,
  rb: 1e3,
  juta: 1e6,
  jt: 1e6,
  miliar: 1e9,
  milyar: 1e9,
  m: 1e9,
};
const MOST_NUMBER = 1e15;

/** `12`, `1.500.000`, `Rp 2,5 juta`, `25 orang`: a number that is not negative, as Indonesians write it. */
function readNumber(text: string): Read {
  const found =
    /^(?:rp\.?\s*)?(\d{1,3}(?:[.\s]\d{3})+|\d{1,16})(?:,(\d{1,4}))?(?:\s*(\p{L}+))?\.?(?:,-)?$/iu.exec(text);
  if (found === null) return misfit('number');
  const [, whole = '', part = '', word = ''] = found;
  const scale = SCALES[word.toLowerCase()];
  const number = Number(`${whole.replace(/[.\s]/g, '')}${part === '' ? '' : `.${part}`}`) * (scale ?? 1);
  return number > MOST_NUMBER ? misfit('number') : fits({ is: 'number', number });
}

const wholeDate = (text: string, today: Temporal.PlainDate): Temporal.PlainDate | null => {
  const found = readDateFirst(text, today);
  return found !== null && found.rest === '' ? found.date : null;
};
const looksLikeDate = (text: string): boolean =>
  /^\d{1,2}\s*[/.-]\s*\d{1,2}|^\d{1,2}[\s-]\p{L}{3,}|^\d{4}-\d/u.test(text.trim());
const isNear = (date: Temporal.PlainDate): boolean => date.year >= 1990 && date.year <= 2100;

function readMoment(text: string, { today, now }: Reading): Read {
  if (/^(?:sekarang|saat ini|baru saja|tadi|now)\b/i.test(text))
    return fits({ is: 'datetime', at: now.toString({ smallestUnit: 'minute' }) });
  const withoutTonight = text.replace(/^(?:tadi|nanti)\s+/i, 'hari ini ').replace(/\bpukul\b/gi, 'jam');
  const found = readDateFirst(withoutTonight, today);
  if (found === null) return misfit(looksLikeDate(text) ? 'noSuchDate' : 'datetime');
  const time = readTimeFirst(found.rest.replace(/^[,;]\s*/, ''));
  if (time === null || time.rest !== '') return misfit('datetime');
  return isNear(found.date)
    ? fits({ is: 'datetime', at: found.date.toPlainDateTime(time.time).toString({ smallestUnit: 'minute' }) })
    : misfit('farDate');
}

/** Number and date of a letter in one line: `800/123/Dinkes/2026 tanggal 3 November 2026`. */
function readLetter(text: string, today: Temporal.PlainDate): Read {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const words = line.split(' ');
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    const date = readDate(
      words
        .slice(-count)
        .join(' ')
        .replace(/^[(]|[).]$/g, ''),
      today,
    );
    if (date === null) continue;
    const number = words
      .slice(0, -count)
      .join(' ')
      .replace(/[\s,;(]*(?:tanggal|tertanggal|tgl\.?|dated?)?[\s,;:(]*$/iu, '')
      .replace(/^(?:surat\s+)?(?:nomor|no\.?)\s*:?\s*/iu, '');
    if (!/\d/.test(number) || number.length > MOST_LETTER) return misfit('letterNumber');
    if (Temporal.PlainDate.compare(date, today) > 0) return misfit('letterFuture');
    return isNear(date) ? fits({ is: 'letter', number, on: date.toString() }) : misfit('farDate');
  }
  return misfit(/\d/.test(line) ? 'letterDate' : 'letterNumber');
}

function readUrl(text: string): Read {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const read = URL.parse(full);
  const isSite =
    read !== null &&
    ['http:', 'https:'].includes(read.protocol) &&
    /\.[\p{L}\p{N}-]{2,}$/u.test(read.hostname) &&
    read.username === '';
  return isSite && text.length <= MOST_LINE && !/\s/.test(text) ? fits({ is: 'text', text }) : misfit('url');
}

/** A host name below the city's domain, also written without it. What else must hold of a new name is its service's to say. */
function readName(text: string, parent: string): Read {
  const name = text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/.]+$/, '');
  const full = name.includes('.') ? name : `${name}.${parent}`;
  const isName =
    full.length <= 253 &&
    full.endsWith(`.${parent}`) &&
    full.split('.').every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label));
  return isName ? fits({ is: 'text', text: full }) : misfit('fqdn');
}

/** Whether what was kept still is an answer to the question as it is asked now: a new release may ask it differently. */
export function stillFits(question: Question, value: AnswerValue): boolean {
  if (value.is === 'skipped') return !question.required;
  const kinds: Readonly<Record<Question['type'], readonly AnswerValue['is'][]>> = {
    text: ['text'],
    long_text: ['text'],
    choice: ['choice'],
    yes_no: ['choice'],
    number: ['number'],
    date: ['date'],
    datetime: ['datetime'],
    letter: ['letter', 'letterLater'],
    file: ['file', 'reference'],
    person: ['person'],
    office: ['office'],
    url: ['text'],
    fqdn: ['text'],
  };
  if (!kinds[question.type].includes(value.is)) return false;
  return value.is !== 'choice' || optionsOf(question).some((option) => option.code === value.code);
}

/** An answer in words, as the summary, the letter and the approver show it. Indonesian, as the form itself. */
export function shownAnswer(
  question: Pick<Question, 'type' | 'options'>,
  value: AnswerValue,
  region: Pick<Region, 'timeZone' | 'zoneLabel'>,
): string {
  const day = (on: string) => showDate(Temporal.PlainDate.from(on), region);
  switch (value.is) {
    case 'text':
    case 'reference':
      return value.text;
    case 'choice':
      return optionsOf(question).find((one) => one.code === value.code)?.label ?? value.code;
    case 'number':
      return shownNumber(value.number);
    case 'date':
      return day(value.on);
    case 'datetime': {
      const [on = '', time = ''] = value.at.split('T');
      return `${day(on)} pukul ${time.slice(0, 5).replace(':', '.')} ${region.zoneLabel}`;
    }
    case 'letter':
      return `${value.number} tanggal ${day(value.on)}${value.file === undefined ? '' : ' (berkas terlampir)'}`;
    case 'letterLater':
      return 'Surat menyusul';
    case 'file':
      return `${clip(value.name, 60)} (${shownSize(value.size)})`;
    case 'person':
    case 'office':
      return value.name;
    case 'skipped':
      return '–';
  }
}

/** A year and a small count as they are, what is long in groups of three. */
const shownNumber = (number: number): string => {
  const [whole = '', part = ''] = String(number).split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '.') : whole;
  return part === '' ? grouped : `${grouped},${part}`;
};

export const shownSize = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`;
