/**
 * `/subdomain`: a name is checked, asked for, seen, and its life decided on. Whatever a button does, `/subdomain WORD NAME` does too.
 * Nothing is switched off by the desk: it proposes, a named official decides with a number (domain.md 5.4, 5.5, 6.1(8)).
 */
import { recordOversight } from '../db/monthlyReports.ts';
import {
  registry,
  REGISTRY_FILTERS,
  subdomainByCase,
  subdomainNamed,
  type RegistryFilter,
  type Subdomain,
  type SubdomainColumns,
} from '../db/subdomains.ts';
import { historyOf } from '../db/cases.ts';
import type { Answers } from '../domain/answers.ts';
import type { Role } from '../domain/authority.ts';
import { readTarget, recordTypeOf } from '../domain/dnsTargets.ts';
import { RECORDED } from '../domain/oversight.ts';
import { maySuspend, TLS_DAYS } from '../domain/siteFindings.ts';
import { readLabel } from '../domain/subdomainNames.ts';
import { actsOnSubdomain, isSubdomainAct, type SubdomainAct } from '../domain/subdomainRights.ts';
import { clip } from '../domain/text.ts';
import { restore } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { SubdomainEvent, SubdomainMemory } from '../../flows/subdomain.ts';
import { isPrivate, toDate, type Desk, type Known, type Notice } from './desk.ts';
import { askAside, closeQuestion } from './questions.ts';
import { openForm } from './requestForm.ts';
import { judgeName } from './subdomainHook.ts';
import { enterLines } from './subdomainImport.ts';
import { articleFor, moveSubdomain, sdButton } from './subdomainMoves.ts';
import { officeOf } from './report.ts';

/** Questions of these are asides; what follows is the act, or `name` and `enter`. */
export const ASKS_SUBDOMAIN = 'sd.';
const PAGE = 10;
/** Lines of its story that are shown. */
const STORY = 12;
/** A suspension lasts so long at least before it becomes a removal (domain.md 5.5). */
const REMOVAL_MS = 30 * 86_400_000;

const gone = (): Notice => ({ speech: sentence('subdomain.absent', {}), alert: true });

/** Words of `/subdomain WORD NAME` beside the codes of the acts. */
const WORDS: Readonly<Record<string, string>> = {
  cek: 'check',
  ajukan: 'new',
  kami: 'ours',
  registri: 'registry',
  impor: 'enter',
  buka: 'open',
  dibuat: 'made',
  pakai: 'attest',
  tidak: 'disown',
  nonaktifkan: 'suspend',
  darurat: 'emergency',
  perintahkan: 'order',
  batalkan: 'callOff',
  nomor: 'number',
  hapus: 'remove',
  setujui: 'decide',
  sesuai: 'conform',
  tujuan: 'target',
};

export async function subdomains(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  if (!isPrivate(arrival) && !['made', 'open', 'target'].includes(verb))
    return { speech: sentence('subdomain.inPrivate', { bot: desk.botName() }), alert: true };
  const [first = '', second = ''] = args;
  if (verb === 'say') return typed(desk, arrival, first);
  if (verb === 'new' || verb === 'wish') {
    const name = verb === 'wish' ? first : second;
    const given: Answers = name === '' ? {} : { 'nama-subdomain': { is: 'text', text: name } };
    return openForm(desk, arrival, 'SUBDOMAIN-BARU', given);
  }
  if (verb === 'check')
    return askAside(
      arrival,
      `${ASKS_SUBDOMAIN}name`,
      '',
      sentence('subdomain.askName', { parent: desk.region.parentDomain.name }),
    );
  if (verb === 'ours') return list(desk, arrival, 'ours', 'all', '', first);
  if (verb === 'registry') return list(desk, arrival, 'registry', filterOf(first), '', second);
  if (verb === 'enter') return askEnter(arrival);
  return act(desk, arrival, verb, first, '');
}

const filterOf = (word: string): RegistryFilter => REGISTRY_FILTERS.find((one) => one === word) ?? 'all';

/** The line that was asked for. */
export async function answerSubdomain(
  desk: Desk,
  arrival: Known,
  what: string,
  about: string,
  text: string,
): Promise<Notice> {
  if (what === 'name') return checked(desk, arrival, text);
  if (what === 'enter') return enterLines(desk, arrival, text);
  return act(desk, arrival, what, about, text);
}

async function typed(desk: Desk, arrival: Known, text: string): Promise<Notice> {
  const [, word = '', name = '', rest = ''] = /^(\S*)\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  if (word === '') return menu(arrival);
  const verb = WORDS[word.toLowerCase()] ?? null;
  if (verb === 'check')
    return name === ''
      ? subdomains(desk, arrival, 'check', [])
      : checked(desk, arrival, `${name} ${rest}`.trim());
  if (verb === 'new' || verb === 'ours') return subdomains(desk, arrival, verb, ['', name]);
  if (verb === 'registry') {
    const filter = filterOf(name);
    return list(desk, arrival, 'registry', filter, filter === 'all' ? `${name} ${rest}`.trim() : rest, '');
  }
  if (verb === 'enter')
    return name === '' ? askEnter(arrival) : enterLines(desk, arrival, text.slice(word.length).trim());
  const read = readLabel(verb === null ? word : name, desk.region.parentDomain.name);
  const row = read.ok
    ? await subdomainNamed(desk.pool, `${read.label}.${desk.region.parentDomain.name}`)
    : null;
  if (row === null) return gone();
  return verb === null
    ? act(desk, arrival, 'open', row.caseId, '')
    : act(desk, arrival, verb, row.caseId, rest.trim());
}

function menu({ person }: Known): Notice {
  const all = actsOnSubdomain(person, 'registry', null) !== null;
  const enters = actsOnSubdomain(person, 'enter', null) !== null;
  const button = (label: string, data: string): Button[] => [{ label, data }];
  const buttons = [
    button('subdomain.new', 'sd:new'),
    button('subdomain.check', 'sd:check'),
    button('subdomain.ours', 'sd:ours'),
    ...(all ? [button('subdomain.registry', 'sd:registry:all')] : []),
    ...(enters ? [button('subdomain.enter', 'sd:enter')] : []),
  ];
  return { speech: sentence('subdomain.menu', {}, { buttons }) };
}

async function checked(desk: Desk, arrival: Known, text: string): Promise<Notice> {
  const office = officeOf(arrival.person);
  if (office === null) return { speech: sentence('refused.notRegistered', {}) };
  const { verdict, suggestions, says } = await judgeName(desk, office, clip(text, 200), arrival.now);
  const names = verdict.ok ? [verdict.label] : suggestions;
  const buttons = names.map((name): Button[] => [
    { label: 'subdomain.wish', with: { text: name }, data: `sd:wish:${name}` },
  ]);
  return { speech: { ...says, buttons } };
}

const askEnter = (arrival: Known): Notice =>
  actsOnSubdomain(arrival.person, 'enter', null) === null
    ? gone()
    : askAside(arrival, `${ASKS_SUBDOMAIN}enter`, '', sentence('subdomain.askLines', {}));

/** The office's own, or the city's: name, state and what is wrong, ten at a time. */
async function list(
  desk: Desk,
  arrival: Known,
  which: 'ours' | 'registry',
  filter: RegistryFilter,
  words: string,
  after: string,
): Promise<Notice> {
  const { person, now, change } = arrival;
  const role = which === 'registry' ? actsOnSubdomain(person, 'registry', null) : null;
  if (which === 'registry' && role === null) return gone();
  if (role !== null && RECORDED.includes(role))
    change.also.push((client) =>
      recordOversight(client, {
        personId: person.id,
        role,
        what: 'registry',
        detail: filter,
        now: toDate(now),
      }),
    );
  const offices = which === 'ours' ? [...new Set(person.roles.map((held) => held.officeCode))] : null;
  const soon = toDate(now.add({ hours: 24 * TLS_DAYS }));
  const rows = await registry(desk.pool, { offices }, filter, words, after, PAGE + 1, soon);
  const shown = rows.slice(0, PAGE);
  const opens = shown.map((row): Button[] => [
    { ...sdButton('subdomain.one', 'open', row.caseId), with: { text: clip(row.fqdn, 60) } },
  ]);
  const more =
    rows.length > PAGE
      ? [
          [
            {
              label: 'subdomain.more',
              data: `sd:${which}:${which === 'ours' ? '' : `${filter}:`}${shown.at(-1)?.fqdn ?? ''}`.slice(
                0,
                64,
              ),
            },
          ],
        ]
      : [];
  const filters =
    which === 'registry' && after === '' && words === ''
      ? [
          REGISTRY_FILTERS.filter((one) => one !== filter).map((one): Button => ({
            label: `subdomain.filter.${one}`,
            data: `sd:registry:${one}`,
          })),
        ]
      : [];
  return {
    speech: sentence(
      'subdomain.list',
      { which, filter, rows: shown.map((row) => lineOf(row)) },
      { buttons: [...opens, ...more, ...filters] },
    ),
  };
}

const lineOf = (row: Subdomain) => ({
  fqdn: row.fqdn,
  office: row.officeName,
  status: row.status,
  suspicion: row.suspicion,
  isDangling: row.danglingSince !== null,
  tlsExpiresAt: row.tlsExpiresAt?.toISOString() ?? null,
  isLegacy: row.isLegacy63 && row.conformsSince === null,
});

interface Rule {
  readonly event: (row: Subdomain, by: number) => SubdomainEvent;
  /** Asked for before it happens: the number of a decision, or a target. */
  readonly asks?: 'number' | 'target';
  readonly columns?: (text: string, now: Date) => Partial<SubdomainColumns>;
}

/** What each act does; who may is in `subdomainRights.ts`, when in the flow. */
const RULES: Readonly<Partial<Record<SubdomainAct, Rule>>> = {
  made: { event: () => ({ type: 'MADE' }) },
  target: { event: () => ({ type: 'TARGETED' }), asks: 'target', columns: (text) => ({ target: text }) },
  attest: {
    event: () => ({ type: 'ATTESTED' }),
    columns: (_, now) => ({ attestedAt: now, usedAt: now, evidence: [], steppedAt: null }),
  },
  disown: {
    event: () => ({ type: 'DISOWNED' }),
    columns: (_, now) => ({ evidence: ['disowned'], attestedAt: now }),
  },
  suspend: {
    event: () => ({ type: 'SUSPENDED' }),
    asks: 'number',
    columns: (text, now) => ({ suspendedAt: now, suspendDecision: text }),
  },
  emergency: { event: (_, by) => ({ type: 'EMERGENCY_ASKED', by }) },
  order: {
    event: (_, by) => ({ type: 'EMERGENCY_ORDERED', by }),
    columns: (_, now) => ({ emergencyAt: now, emergencyDecision: null }),
  },
  callOff: { event: () => ({ type: 'CALLED_OFF' }) },
  number: {
    event: () => ({ type: 'NUMBERED' }),
    asks: 'number',
    columns: (text) => ({ emergencyDecision: text }),
  },
  remove: {
    event: (_, by) => ({ type: 'REMOVAL_ASKED', by }),
    asks: 'number',
    columns: (text) => ({ removeDecision: text }),
  },
  decide: { event: (_, by) => ({ type: 'REMOVAL_DECIDED', by }) },
  conform: { event: () => ({ type: 'CONFORMED' }), columns: (_, now) => ({ conformsSince: now }) },
};

async function act(desk: Desk, arrival: Known, verb: string, caseId: string, text: string): Promise<Notice> {
  const { person, change, now } = arrival;
  const row = await subdomainByCase(desk.pool, caseId);
  if (row === null || !isSubdomainAct(verb)) return gone();
  const role = actsOnSubdomain(person, verb, row);
  if (role === null) return gone();
  if (verb === 'open') return open(desk, arrival, row, role);
  const rule = RULES[verb];
  if (rule === undefined) return gone();
  const event = rule.event(row, person.id);
  const refusal = refused(desk, row, verb, event, person.id, now);
  if (refusal !== null) return refusal;
  const line = clip(text.replace(/\s+/g, ' ').trim(), 200);
  if (rule.asks !== undefined && line === '') return askFor(desk, arrival, row, verb, rule.asks);
  if (rule.asks === 'number' && !/\d/.test(line)) return { speech: sentence('subdomain.needsNumber', {}) };
  const target = rule.asks === 'target' ? readTarget(line) : null;
  if (rule.asks === 'target' && target === null) return { speech: sentence('subdomain.noTarget', {}) };
  const said = target ?? clip(line, 80);
  const columns = rule.columns?.(said, toDate(now));
  const move = {
    events: [event],
    by: { id: person.id, role },
    ...(columns === undefined ? {} : { columns }),
    ...(said === '' || rule.asks === undefined ? {} : { text: said }),
  };
  if (!(await moveSubdomain(desk, change, row, move, now))) return gone();
  closeQuestion(arrival, '', ASKS_SUBDOMAIN + verb);
  return { speech: sentence('subdomain.done', { of: verb, fqdn: row.fqdn }) };
}

function askFor(
  desk: Desk,
  arrival: Known,
  row: Subdomain,
  verb: SubdomainAct,
  what: 'number' | 'target',
): Notice {
  const speech =
    what === 'target'
      ? sentence('subdomain.askTarget', { fqdn: row.fqdn })
      : sentence('subdomain.askNumber', {
          of: verb,
          fqdn: row.fqdn,
          article: articleFor(desk, verb === 'number' ? 'numberMissing' : 'proposed'),
        });
  return askAside(arrival, ASKS_SUBDOMAIN + verb, row.caseId, speech);
}

/** Why not now: the law, the year that is not over, the second person, the state. */
function refused(
  desk: Desk,
  row: Subdomain,
  verb: SubdomainAct,
  event: SubdomainEvent,
  by: number,
  now: Temporal.Instant,
): Notice | null {
  const no = (why: string, article = ''): Notice => ({
    speech: sentence('subdomain.refused', { why, fqdn: row.fqdn, status: row.status, article }),
    alert: true,
  });
  const law = articleFor(desk, 'proposed');
  if (verb === 'suspend' && !desk.region.subdomainDeactivation.enabled) return no('noLaw');
  if (verb === 'suspend' && !maySuspend(row, toDate(now))) return no('tooEarly', law);
  const suspendedMs = row.suspendedAt === null ? null : now.epochMilliseconds - row.suspendedAt.getTime();
  if (verb === 'remove' && suspendedMs !== null && suspendedMs < REMOVAL_MS) return no('tooSoonAfter', law);
  const snapshot = restore(row.case);
  const { first } = snapshot.context as SubdomainMemory;
  if ((verb === 'order' || verb === 'decide') && first === by) return no('samePerson');
  if ((verb === 'emergency' || verb === 'remove') && first !== null) return no('alreadyAsked');
  return snapshot.can(event) ? null : no('state');
}

/** Everything of one, its story, and what this person may do with it now. */
async function open(desk: Desk, { person, change, now }: Known, row: Subdomain, role: Role): Promise<Notice> {
  if (RECORDED.includes(role))
    change.also.push((client) =>
      recordOversight(client, {
        personId: person.id,
        role,
        what: 'subdomain',
        detail: row.caseId,
        now: toDate(now),
      }),
    );
  const events = (await historyOf(desk.pool, row.caseId)).slice(-STORY);
  const story = events.map(({ line, body }) => {
    const { kind, at } = JSON.parse(line) as { kind: string; at: string };
    const text = body === null ? '' : ((JSON.parse(body) as { text?: string }).text ?? '');
    return { kind, at, text: clip(text.replace(/\s+/g, ' '), 120) };
  });
  const snapshot = restore(row.case);
  const may = (verb: SubdomainAct): boolean => {
    const event = RULES[verb]?.event(row, person.id);
    return (
      event !== undefined &&
      actsOnSubdomain(person, verb, row) !== null &&
      snapshot.can(event) &&
      refused(desk, row, verb, event, person.id, now) === null
    );
  };
  const isOld = row.isLegacy63 && row.conformsSince === null;
  const wanted = (Object.keys(RULES) as SubdomainAct[])
    .filter((verb) => may(verb))
    .filter(
      (verb) =>
        (verb !== 'conform' || isOld) &&
        (verb !== 'target' || row.target === null || row.status === 'making'),
    )
    .filter((verb) => verb !== 'callOff' || (snapshot.context as SubdomainMemory).first !== null)
    .filter((verb) => verb !== 'number' || row.emergencyDecision === null);
  return {
    speech: sentence(
      'subdomain.shown',
      { ...factsOf(row), story },
      { buttons: wanted.map((verb): Button[] => [sdButton(`subdomain.${verb}`, verb, row.caseId)]) },
    ),
  };
}

export const factsOf = (row: Subdomain) => ({
  ...lineOf(row),
  class: row.class,
  purpose: row.purpose,
  target: row.target,
  record: row.target === null ? null : recordTypeOf(row.target),
  ttl: row.ttl,
  manager: row.manager,
  letter: row.letter,
  decision: row.decision,
  createdAt: row.createdAt.toISOString(),
  checkedAt: row.checkedAt?.toISOString() ?? null,
  attestedAt: row.attestedAt?.toISOString() ?? null,
  usedAt: row.usedAt?.toISOString() ?? null,
  httpStatus: row.httpStatus,
  dns: row.dns,
  evidence: [...row.evidence],
  endsOn: row.endsOn,
  restsUntil: row.restsUntil,
  suspendDecision: row.suspendDecision,
  removeDecision: row.removeDecision,
  emergencyAt: row.emergencyAt?.toISOString() ?? null,
  emergencyDecision: row.emergencyDecision,
});
