/** `/layanan`: what this city offers, by group, by words or by code; what it does not have is refused with the article. */
import { formOf } from '../db/requests.ts';
import type { Refusal, Service } from '../domain/catalogue.ts';
import { refusalOf, serviceOf } from '../domain/region.ts';
import { searchServices } from '../domain/serviceSearch.ts';
import { APPROVERS, GROUPS, ROUTES, groups, type Group, type Route } from '../domain/vocabulary.ts';
import { PAPERS, type PaperCode } from '../domain/papers.ts';
import { COMMON_SERVICES } from '../domain/services/index.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { pairs } from './choices.ts';
import type { Desk, Known, Notice } from './desk.ts';

/** `y:<verb>:<group or code>`: a button of the catalogue. */
export const catalogueButton = (
  label: string,
  verb: 'groups' | 'group' | 'card' | 'open',
  of = '',
): Button => ({ label, data: `y:${verb}:${of}` });

const named = (text: string, button: Button): Button => ({ ...button, label: 'plain', with: { text } });

/** Words, a code, or nothing: the groups. */
export async function showCatalogue(desk: Desk, arrival: Known, words: string): Promise<Notice> {
  if (words === '') return showGroups(desk);
  const found = searchServices(desk.region, words);
  const [first] = found;
  if (first === undefined)
    return {
      speech: sentence(
        'services.none',
        { words },
        { buttons: [[catalogueButton('services.all', 'groups')]] },
      ),
    };
  const hasOne = found.length === 1 || !first.isHere;
  if (hasOne && (found.length === 1 || isCode(words))) return showService(desk, arrival, first.code);
  return {
    speech: sentence(
      'services.found',
      { words, count: found.length },
      { buttons: found.map(({ code, title }) => [named(title, catalogueButton('plain', 'card', code))]) },
    ),
  };
}

const isCode = (words: string): boolean => Object.hasOwn(COMMON_SERVICES, words.trim().toUpperCase());

function showGroups(desk: Desk): Notice {
  const here = groups.filter((group) => desk.region.services.some((one) => one.group === group));
  const buttons = here.map((group) => named(GROUPS[group], catalogueButton('plain', 'group', group)));
  return {
    speech: sentence(
      'services.groups',
      { city: desk.region.cityName, count: desk.region.services.length },
      { buttons: pairs(buttons) },
    ),
  };
}

function showGroup(desk: Desk, group: Group): Notice {
  const own = desk.region.services.filter((one) => one.group === group);
  return {
    speech: sentence(
      'services.group',
      { title: GROUPS[group], count: own.length },
      {
        buttons: [
          ...own.map((one) => [named(one.title, catalogueButton('plain', 'card', one.code))]),
          [catalogueButton('services.all', 'groups')],
        ],
      },
    ),
  };
}

/** The card of a service; of one that this city does not have, why, with the article and what to ask for instead. */
export async function showService(desk: Desk, { person }: Known, code: string): Promise<Notice> {
  const { region } = desk;
  const service = serviceOf(region, code);
  if (service === undefined) return refuseService(desk, code);
  const route: Route = ROUTES[service.routing];
  const open = await formOf(desk.pool, person.id, code);
  const isReferred = route.stops.includes('sp4n_lapor');
  const begin = catalogueButton(
    open === null ? (service.kind === 'incident' ? 'services.report' : 'services.apply') : 'form.resume',
    'open',
    code,
  );
  return {
    speech: sentence(
      isReferred ? 'services.referred' : 'services.card',
      {
        service: {
          title: service.title,
          code,
          kind: service.kind,
          article: service.article,
          time: service.time,
          papers: papersOf(service),
          approvers: service.approvers.map(({ step, when }) => ({
            role: APPROVERS[step].role,
            task: APPROVERS[step].task,
            isConditional: when.length > 0,
          })),
          class: service.classification,
          portalOnly: service.portalOnly,
          isOpen: open !== null,
        },
      },
      { buttons: isReferred ? [] : [[begin], [catalogueButton('services.all', 'groups')]] },
    ),
  };
}

export interface PaperWords {
  readonly labels: readonly string[];
  readonly isOptional: boolean;
  readonly isConditional: boolean;
}

/** What must be handed in: any of several is one line. */
function papersOf({ documents, letterRequired }: Service): PaperWords[] {
  const all = documents.map(({ anyOf, when, isOptional }) => ({
    labels: (anyOf as readonly PaperCode[]).map((code) => PAPERS[code].label),
    isOptional,
    isConditional: when.length > 0,
  }));
  const hasLetter = documents.some(({ anyOf }) => anyOf.includes('surat-kepala-pd'));
  const letter = { labels: [PAPERS['surat-kepala-pd'].label], isOptional: false, isConditional: false };
  return letterRequired && !hasLetter ? [letter, ...all] : all;
}

export function refuseService(desk: Desk, code: string): Notice {
  const refusal = refusalOf(desk.region, code);
  return refusal === undefined
    ? { speech: sentence('services.unknown', { code }) }
    : refused(desk, COMMON_SERVICES[code]?.title ?? code, refusal);
}

/** Why this city has no such service or duty, with the article that says how it is here, and what there is instead. */
export function refused({ region }: Pick<Desk, 'region'>, title: string, refusal: Refusal): Notice {
  const instead = refusal.instead === undefined ? undefined : serviceOf(region, refusal.instead);
  return {
    speech: sentence(
      'services.refused',
      {
        refusal: {
          title,
          city: region.cityName,
          why: refusal.why,
          article: refusal.article,
          regulation: region.regulation.short,
          elsewhere: refusal.elsewhere === undefined ? '' : sentenceCase(refusal.elsewhere.city),
          elsewhereArticle: refusal.elsewhere?.article ?? '',
          instead: instead?.title ?? '',
        },
      },
      {
        buttons:
          instead === undefined
            ? []
            : [[named(instead.title, catalogueButton('plain', 'card', instead.code))]],
      },
    ),
  };
}

const sentenceCase = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A button of the catalogue; `open` is the form's. */
export function cataloguePressed(
  desk: Desk,
  arrival: Known,
  verb: string,
  of: string,
): Promise<Notice> | Notice {
  if (verb === 'card') return showService(desk, arrival, of);
  const group = groups.find((one) => one === of);
  if (verb === 'group' && group !== undefined) return showGroup(desk, group);
  return showGroups(desk);
}
