/** What the services of subdomains add to a request: the name is checked while it is typed, reserved when it is sent, made when it is decided. */
import { answersOf, type Request } from '../db/requests.ts';
import { officeByCode } from '../db/offices.ts';
import { holdersOf } from '../db/people.ts';
import {
  correctReserved,
  heldNames,
  insertSubdomain,
  subdomainNamed,
  subdomainOfRequest,
  type Subdomain,
  type SubdomainClass,
} from '../db/subdomains.ts';
import type { Answers } from '../domain/answers.ts';
import {
  checkName,
  suggestNames,
  readLabel,
  type NameRules,
  type NameVerdict,
} from '../domain/subdomainNames.ts';
import { readTarget } from '../domain/dnsTargets.ts';
import type { Change } from '../engine/change.ts';
import { begin } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import { toDate, type Desk } from './desk.ts';
import type { Sentence, ServiceHook } from './serviceHooks.ts';
import { send, type Signal } from './signal.ts';
import { setTimers } from './subdomainMoves.ts';
import { todayIn } from './staffing.ts';

/** Names of officials that no service carries (domain.md 5.3). */
const NAMED = ['office_head', 'agency_head', 'chair', 'division_head'] as const;

export async function rulesFor(
  desk: Desk,
  officeCode: string,
  except: string | null,
): Promise<NameRules | null> {
  const office = await officeByCode(desk.pool, officeCode);
  if (office === null) return null;
  const held = await heldNames(desk.pool);
  const own = except === null ? null : await subdomainOfRequest(desk.pool, except);
  const people = await holdersOf(desk.pool, NAMED, null);
  return {
    parentDomain: desk.region.parentDomain.name,
    office: { code: office.code, abbreviation: office.abbreviation },
    held: own?.status === 'reserved' ? held.filter((one) => one.label !== own.label) : held,
    people: people.map((one) => one.name),
  };
}

/** Whether an office may have this name now, with free ones near it. `except`: the request that may have reserved it itself. */
export async function judgeName(
  desk: Desk,
  officeCode: string,
  typed: string,
  now: Temporal.Instant,
  except: string | null = null,
): Promise<{ verdict: NameVerdict; suggestions: string[]; says: Sentence }> {
  const rules = await rulesFor(desk, officeCode, except);
  if (rules === null) throw new Error(`There is no office "${officeCode}".`);
  const verdict = checkName(typed, rules);
  const suggestions = verdict.ok
    ? []
    : suggestNames(verdict.label === '' ? typed : verdict.label, rules, todayIn(desk, now).year);
  return { verdict, suggestions, says: nameWords(desk, verdict, suggestions) };
}

const nameWords = (desk: Desk, verdict: NameVerdict, suggestions: readonly string[]): Sentence =>
  verdict.ok
    ? sentence('subdomain.nameFree', { fqdn: verdict.fqdn, isTidied: verdict.isTidied })
    : sentence('subdomain.nameRefused', {
        why: verdict.why,
        about: verdict.about,
        office: verdict.office,
        parent: desk.region.parentDomain.name,
        article: desk.region.parentDomain.cite,
        suggestions: [...suggestions],
      });

const NEW_NAMES: readonly string[] = ['nama-subdomain', 'alternatif', 'nama-baru'];
const TARGETS: readonly string[] = ['target', 'target-baru'];

const textOf = (answers: Answers, code: string): string => {
  const value = answers[code];
  return value?.is === 'text'
    ? value.text
    : value?.is === 'choice'
      ? value.code
      : value?.is === 'date'
        ? value.on
        : '';
};
const personOf = (answers: Answers, code: string): { id: number | null; name: string | null } => {
  const value = answers[code];
  return value?.is === 'person'
    ? { id: value.id, name: value.id === null ? value.name : null }
    : { id: null, name: null };
};
const letterOf = (answers: Answers): string | null => {
  const value = answers['surat'];
  return value?.is === 'letter' ? value.number : null;
};

export const subdomainHook: ServiceHook = {
  async check(desk, { request, question, value, now }) {
    if (value.is !== 'text') return { ok: true };
    if (NEW_NAMES.includes(question.code)) {
      const { verdict, suggestions, says } = await judgeName(
        desk,
        request.officeCode,
        value.text,
        now,
        request.caseId,
      );
      if (!verdict.ok) return { ok: false, why: says, suggestions };
      return { ok: true, value: { is: 'text', text: verdict.fqdn }, says };
    }
    if (question.code === 'subdomain') {
      const found = await ownNamed(desk, request, value.text);
      if ('why' in found) return { ok: false, ...found };
      const known = { is: 'text', text: found.fqdn } as const;
      // What stands in no registry yet can be asked about too; Tier 2 carries it out by hand.
      return found.row === null
        ? { ok: true, value: known, says: sentence('subdomain.notRecorded', { fqdn: found.fqdn }) }
        : { ok: true, value: known };
    }
    const target = TARGETS.includes(question.code) ? readTarget(value.text) : null;
    return target === null ? { ok: true } : { ok: true, value: { is: 'text', text: target } };
  },

  async sent(desk, change, { request, answers, now }) {
    if (request.service === 'SUBDOMAIN-BARU')
      return reserve(desk, change, request, answers, 'nama-subdomain', null, now);
    const found = await ownNamed(desk, request, textOf(answers, 'subdomain'));
    if ('why' in found) return { ok: false, why: found.why, field: 'subdomain' };
    if (
      request.service === 'SUBDOMAIN-AKTIFKAN' &&
      found.row !== null &&
      !['suspended', 'emergency'].includes(found.row.status)
    )
      return { ok: false, why: sentence('subdomain.notOff', { fqdn: found.fqdn }), field: 'subdomain' };
    return textOf(answers, 'jenis-perubahan') === 'nama'
      ? reserve(desk, change, request, answers, 'nama-baru', found.row, now)
      : { ok: true };
  },

  async passed(desk, change, request) {
    const answers = await answersOf(desk.pool, request.caseId);
    const decision = letterOf(answers) ?? request.number ?? request.caseId;
    const tell = (name: string, caseId: string, more: Partial<Signal> = {}): void =>
      send(change, `${name}:${caseId}:${request.caseId}:${request.revision}`, {
        name,
        caseId,
        because: request.caseId,
        decision,
        ...more,
      });
    const reserved = await subdomainOfRequest(desk.pool, request.caseId);
    if (reserved !== null && reserved.status === 'reserved')
      return tell('subdomainIsApproved', reserved.caseId);
    const found = await subdomainNamed(desk.pool, textOf(answers, 'subdomain'));
    if (found === null || found.officeCode !== request.officeCode) return;
    if (request.service === 'SUBDOMAIN-AKTIFKAN') return tell('subdomainIsReactivated', found.caseId);
    if (request.service === 'SUBDOMAIN-HAPUS') return tell('subdomainIsRemoved', found.caseId);
    if (request.service !== 'SUBDOMAIN-UBAH') return;
    const what = textOf(answers, 'jenis-perubahan');
    const target = readTarget(textOf(answers, 'target-baru'));
    if (what === 'target') tell('subdomainIsRetargeted', found.caseId, target === null ? {} : { target });
    const { id, name } = personOf(answers, 'pengelola-baru');
    if (what === 'pengelola')
      tell('subdomainIsHanded', found.caseId, {
        ...(id === null ? {} : { person: id }),
        ...(name === null ? {} : { target: name }),
      });
  },

  async ended(desk, change, request) {
    const reserved = await subdomainOfRequest(desk.pool, request.caseId);
    if (reserved?.status !== 'reserved') return;
    send(change, `subdomainIsDropped:${reserved.caseId}`, {
      name: 'subdomainIsDropped',
      caseId: reserved.caseId,
      because: request.caseId,
    });
  },
};

/** The office's own subdomain of that name; null: nobody has recorded it yet. Of another office's it is said that it is not theirs. */
async function ownNamed(
  desk: Desk,
  request: Pick<Request, 'officeCode'>,
  typed: string,
): Promise<{ fqdn: string; row: Subdomain | null } | { why: Sentence; suggestions: string[] }> {
  const parent = desk.region.parentDomain.name;
  const read = readLabel(typed, parent);
  const fqdn = read.ok ? `${read.label}.${parent}` : '';
  const row = read.ok ? await subdomainNamed(desk.pool, fqdn) : null;
  const isTheirs = row === null || (row.officeCode === request.officeCode && row.status !== 'resting');
  // A name that is only asked for yet is none to change.
  if (read.ok && isTheirs) return { fqdn, row: row?.status === 'reserved' ? null : row };
  return { why: sentence('subdomain.notYours', { name: typed }), suggestions: [] };
}

/** One winner: the name is unique among those that are held, so who comes second decides again and reads that it is taken. */
async function reserve(
  desk: Desk,
  change: Change,
  request: Request,
  answers: Answers,
  field: string,
  replaces: Subdomain | null,
  now: Temporal.Instant,
): Promise<{ ok: true } | { ok: false; why: Sentence; field: string }> {
  const { verdict, says } = await judgeName(
    desk,
    request.officeCode,
    textOf(answers, field),
    now,
    request.caseId,
  );
  if (!verdict.ok) return { ok: false, why: says, field };
  const manager = personOf(answers, 'pengelola-teknis');
  const row = {
    label: verdict.label,
    fqdn: verdict.fqdn,
    class: (replaces?.class ?? textOf(answers, 'jenis')) as SubdomainClass,
    purpose: replaces?.purpose ?? textOf(answers, 'tujuan'),
    letter: letterOf(answers),
    endsOn: textOf(answers, 'tanggal-berakhir') || null,
    target: replaces?.target ?? readTarget(textOf(answers, 'target')),
    managerId: replaces?.managerId ?? manager.id,
    managerName: replaces?.managerName ?? manager.name,
  };
  const before = await subdomainOfRequest(desk.pool, request.caseId);
  if (before?.status === 'reserved') {
    change.also.push((client) => correctReserved(client, before.caseId, row));
    return { ok: true };
  }
  const caseId = desk.newId();
  const begun = begin('subdomain', {
    mayDeactivate: desk.region.subdomainDeactivation.enabled,
    isOld: false,
  });
  change.open(caseId, begun, [
    {
      kind: 'RESERVED',
      actor: request.personId,
      role: null,
      at: now.toString(),
      data: { office: request.officeCode, request: request.caseId },
      body: JSON.stringify({ text: `${verdict.fqdn}\n${row.purpose}`, media: [] }),
    },
  ]);
  setTimers(
    desk,
    change,
    { caseId, workPattern: request.workPattern, officeCode: request.officeCode },
    begun,
    { restsUntil: null },
    now,
  );
  change.also.push((client) =>
    insertSubdomain(client, {
      caseId,
      ...row,
      officeCode: request.officeCode,
      status: 'reserved',
      requestId: request.caseId,
      askedBy: request.personId,
      replacesId: replaces?.caseId ?? null,
      now: toDate(now),
    }),
  );
  return { ok: true };
}
