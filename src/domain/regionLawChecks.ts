import { articlesIn } from './articles.ts';
import type { Service } from './catalogue.ts';
import { answersOf, type Condition } from './forms.ts';
import type { Region } from './region.ts';
import type { Contradiction } from './regionOfficeChecks.ts';
import { APPROVERS, ROUTES } from './vocabulary.ts';

type Say = (path: (string | number)[], message: string) => void;

/** What stands or falls with a switch of the file, by code. */
const SWITCHED = {
  pdMandiri: ['PD-MANDIRI', 'SERVER-MANDIRI', 'penilaian-mandiri-tik'],
  lanDiagram: ['LAN-DIAGRAM', 'diagram-lan'],
  budgetRecommendation: ['REKOM-ANGGARAN', 'rekomendasi-anggaran'],
  subdomainDeactivation: ['tinjau-subdomain'],
} as const;

/** Duties of the law on tiers (Bitung 41(7)-(11)); a city where tiers are practice owes none of them. */
const TIER_DUTIES = ['penunjukan-tier1', 'pembentukan-tier2', 'supervisi-service-desk'];

/** Duties, services and articles that do not fit together, or that refer to what is not there. */
export function lawContradictions(region: Region): Contradiction[] {
  const found: Contradiction[] = [];
  const say: Say = (path, message) => void found.push({ path, message });
  checkUnique(region, say);
  checkArticles(region, say);
  checkSwitches(region, say);
  checkPosts(region, say);
  checkDuties(region, say);
  region.services.forEach((service, at) => checkService(region, service, ['services', at], say));
  checkRefusals(region, say);
  return found;
}

function checkUnique(region: Region, say: Say): void {
  const lists: Record<string, string[]> = {
    duties: region.duties.map((one) => one.code),
    services: region.services.map((one) => one.code),
    refusals: region.refusals.map((one) => one.code),
    applications: region.applications.map((one) => one.code),
    consultation: region.consultation.map((one) => one.area),
  };
  for (const [list, codes] of Object.entries(lists))
    codes.forEach((code, at) => {
      if (codes.indexOf(code) !== at)
        say([list, at, list === 'consultation' ? 'area' : 'code'], `'${code}' is there twice; remove one`);
    });
}

function checkArticles(region: Region, say: Say): void {
  const last = region.regulation.lastArticle;
  const check = (path: (string | number)[], article: string | null | undefined) => {
    const beyond = articlesIn(article ?? '').find((number) => number < 1 || number > last);
    if (beyond !== undefined) say(path, `the regulation has articles 1 to ${last}; correct ${beyond}`);
  };
  for (const list of ['duties', 'services', 'refusals', 'consultation'] as const)
    region[list].forEach((row, at) => check([list, at, 'article'], row.article));
  for (const [name, article] of Object.entries(region.articles)) check(['articles', name], article);
  for (const name of Object.keys(SWITCHED) as (keyof typeof SWITCHED)[])
    check([name, 'article'], region[name].article);
  check(['tiers', 'legalBasis'], region.tiers.legalBasis);
  region.draftingErrors.forEach((row, at) => {
    check(['draftingErrors', at, 'at'], row.at);
    if (row.of === undefined) check(['draftingErrors', at, 'see'], row.see);
  });
}

function checkSwitches(region: Region, say: Say): void {
  const gone = (codes: readonly string[], why: string) => {
    for (const list of ['duties', 'services'] as const)
      region[list].forEach((row, at) => {
        if (codes.includes(row.code)) say([list, at, 'code'], `remove it, or ${why}`);
      });
  };
  for (const [name, codes] of Object.entries(SWITCHED) as [keyof typeof SWITCHED, readonly string[]][]) {
    const { enabled, article } = region[name];
    if (enabled !== (article !== null))
      say(
        [name, 'article'],
        enabled ? 'give the article that has it' : 'write null, because enabled is false',
      );
    if (!enabled) gone(codes, `enable ${name} with its article`);
  }
  if (region.tiers.legalBasis === null)
    gone(TIER_DUTIES, 'give tiers.legalBasis the article; tiers by practice are no duty');
  region.services.forEach((service, at) => {
    if ('selfManagedKeeps' in ROUTES[service.routing] && !region.pdMandiri.enabled)
      say(['services', at, 'routing'], 'this city has no PD Mandiri TIK; choose a routing without it');
  });
}

function checkPosts(region: Region, say: Say): void {
  const offices = new Set(region.offices.map((office) => office.code));
  const check = (path: (string | number)[], code: string) => {
    if (!offices.has(code)) say(path, `'${code}' is not in offices; add it there or correct the code`);
  };
  for (const [post, { office }] of Object.entries(region.posts)) check(['posts', post, 'office'], office);
  region.applications.forEach((row, at) => check(['applications', at, 'office'], row.office));
}

function checkDuties(region: Region, say: Say): void {
  region.duties.forEach((duty, at) => {
    const { cadence, cadenceSource } = duty;
    if ((cadence === 'per_certificate') !== (cadenceSource === 'certificate'))
      say(['duties', at, 'cadenceSource'], "per_certificate and 'certificate' belong together");
    if (cadence === 'once_then_yearly_confirmation' && cadenceSource !== 'default')
      say(['duties', at, 'cadenceSource'], 'write default: no text has the yearly confirmation');
    if (duty.dueOn !== undefined && cadence !== 'once')
      say(['duties', at, 'dueOn'], 'only a duty with the cadence once has a fixed date');
    if (duty.withinDays !== undefined && cadence !== 'event')
      say(['duties', at, 'withinDays'], 'only a duty with the cadence event has days after it');
    for (const name of ['coordinators', 'reportTo'] as const)
      if (duty.namedInText.includes(name) && duty[name].length === 0)
        say(['duties', at, name], 'namedInText says that the text names one; write it, or take it out there');
    duty.evidence.forEach((paper, of) => {
      if (paper.when.length > 0)
        say(['duties', at, 'evidence', of], 'evidence has no form to ask; remove when');
    });
  });
}

function checkService(region: Region, service: Service, path: (string | number)[], say: Say): void {
  const check = (at: (string | number)[], conditions: readonly Condition[]) => {
    for (const { field, is } of conditions) {
      const asked = service.fields.find((one) => one.code === field);
      if (asked === undefined) say([...path, ...at], `'${field}' is no field of this service`);
      else if (!answersOf(asked).includes(is))
        say(
          [...path, ...at],
          `'${is}' is no answer to '${field}'; write one of: ${answersOf(asked).join(', ')}`,
        );
    }
  };
  service.documents.forEach((row, at) => check(['documents', at], row.when));
  service.approvers.forEach((row, at) => check(['approvers', at], row.when));
  service.fields.forEach((row, at) => {
    if (row.when !== undefined) check(['fields', at], [row.when]);
  });
  const codes = service.fields.map((field) => field.code);
  if (new Set(codes).size < codes.length) say([...path, 'fields'], 'two fields have the same code');
  service.approvers.forEach(({ step }, at) => {
    if (APPROVERS[step].at === 'owner' && !service.fields.some((field) => field.type === 'office'))
      say([...path, 'approvers', at], `'${step}' needs a field of type office that names the owner`);
    if (APPROVERS[step].at === 'application_owner')
      checkApplications(region, service, [...path, 'approvers', at], say);
  });
  if (service.isPractice && region.tiers.legalBasis !== null)
    say([...path, 'article'], 'give the article; only a city where tiers are practice may write null');
}

function checkApplications(region: Region, service: Service, path: (string | number)[], say: Say): void {
  const field = service.fields.find((one) => one.code === 'aplikasi');
  const known = region.applications.map((row) => row.code);
  const missing = (field === undefined ? [] : answersOf(field)).filter((code) => !known.includes(code));
  if (field === undefined) say(path, "'application_owner' needs a choice 'aplikasi'");
  else if (missing.length > 0)
    say(path, `add to applications who is in charge of: ${missing.join(', ')}; or leave them out by options`);
}

function checkRefusals(region: Region, say: Say): void {
  const offered = new Set(region.services.map((service) => service.code));
  region.refusals.forEach((row, at) => {
    if (offered.has(row.code))
      say(['refusals', at, 'code'], `'${row.code}' is offered; remove it here or there`);
    if (row.instead !== undefined && !offered.has(row.instead))
      say(['refusals', at, 'instead'], `'${row.instead}' is not offered either`);
  });
}
