/** The languages. `id.ts` is the source; another one must satisfy its type, so a missing sentence does not compile. */
import { showClock, showDate, showDateTime, showTime, showWeekday, showWhen } from '../domain/dates.ts';
import type { Region } from '../domain/region.ts';
import { id } from './id.ts';
import { en } from './en.ts';
import type { OfTicket, Voice } from './voice.ts';

export type Locale = ReturnType<typeof id>;
export type Language = 'id' | 'en';
export type SentenceName = keyof Locale['sentences'];
export type LabelName = keyof Locale['labels'];

type Given<N extends SentenceName> = Parameters<Locale['sentences'][N]> extends [infer P] ? P : object;
/** What a speaker must give; number, short form and target come from the ticket the message belongs to. */
export type SentenceParams<N extends SentenceName> = Omit<Given<N>, keyof OfTicket> &
  Partial<Pick<Given<N>, keyof OfTicket & keyof Given<N>>>;

const MAKE = { id, en } satisfies Record<Language, (voice: Voice) => Locale>;

/** The words of one city in one language; `now` decides what "today" is. */
export function localeOf(region: Region, language: Language, now: Temporal.Instant): Locale {
  const at = (iso: string) => Temporal.Instant.from(iso);
  return MAKE[language]({
    time: (iso) => showTime(at(iso), region),
    clock: (iso, from) => showClock(at(iso), region, from === undefined ? undefined : at(from)),
    weekday: (on) => showWeekday(Temporal.PlainDate.from(on), language),
    dateTime: (iso) => showDateTime(at(iso), region, language),
    date: (on) => showDate(Temporal.PlainDate.from(on), region, language),
    when: (iso) => showWhen(at(iso), now, region, language),
    ict: region.ictOffice.shortName,
    city: region.cityName,
    hotline: region.hotline,
    citizenChannel: region.citizenChannel,
    regulation: region.regulation.short,
    escalationArticle: region.articles.escalation ?? region.articles.userService,
    hasTargetDecree: region.targets.decree !== null,
  });
}

/** Says a sentence by name; parameters were checked where it was spoken. */
export function say(locale: Locale, name: SentenceName, params: object): string {
  return (locale.sentences[name] as (given: object) => string)(params);
}

export function label(locale: Locale, name: string, params: object = {}): string {
  const make = (locale.labels as Record<string, ((given: object) => string) | undefined>)[name];
  return make === undefined ? name : make(params);
}

/** A usual answer comes as `@usual.name`; everybody's own words come as they are. */
export function usualText(text: string, language: Language): string {
  if (!text.startsWith('@usual.')) return text;
  const name = text.slice(1);
  return USUAL[language].get(name) ?? text;
}

const nowhere: Voice = {
  time: String,
  clock: String,
  weekday: String,
  dateTime: String,
  date: String,
  when: String,
  ict: '',
  city: '',
  hotline: '',
  citizenChannel: { name: '', address: '' },
  regulation: '',
  escalationArticle: '',
  hasTargetDecree: false,
};
const usualOf = (make: (voice: Voice) => Locale) =>
  new Map(
    Object.entries(make(nowhere).labels)
      .filter(([name]) => name.startsWith('usual.'))
      .map(([name, words]) => [name, (words as () => string)()]),
  );
const USUAL: Record<Language, Map<string, string>> = { id: usualOf(id), en: usualOf(en) };
