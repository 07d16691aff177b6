/**
 * Work outside for subdomains, one at a time: the name server is told, DNS is asked, a site is visited. Which is due stands in the
 * database; its result becomes a row of the inbox in the same statement that ends it, so a crash in between only means once more.
 */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { endWork, takeWork, type Work } from '../db/subdomains.ts';
import { isTold, pauseAfter, type Finding, type Outside } from '../domain/siteFindings.ts';
import { readPage } from '../domain/sitePages.ts';
import type { Log } from '../log.ts';
import { recordFor, writeRecord, type PowerDns } from '../sites/powerdns.ts';
import type { Answer } from '../sites/resolve.ts';
import { visit, type VisitOptions } from '../sites/visit.ts';

export interface SitesOptions {
  readonly visiting: VisitOptions;
  /** Null: records are made by hand. */
  readonly powerDns: PowerDns | null;
  /** Milliseconds between two visits to one address; default 5 s. */
  readonly spacingMs?: number;
}

export function startSites(
  options: SitesOptions & {
    readonly pool: Pool;
    /** The desk's clock. */
    readonly now: () => Date;
    /** There is something new in the inbox. */
    readonly wake: () => void;
    readonly log: Log;
    readonly everyMs?: number;
  },
): { stop(): Promise<void> } {
  const { pool, now, wake, log, everyMs = 1_000 } = options;
  const lastVisit = new Map<string, number>();
  let running: Promise<void> | undefined;
  let isStopped = false;

  const round = async (): Promise<void> => {
    try {
      for (
        let work = await takeWork(pool, now());
        work !== null;
        work = isStopped ? null : await takeWork(pool, now())
      ) {
        const outside = await doWork(options, work, lastVisit);
        const isOver = outside.what === 'visit' || outside.ok;
        const tells = isOver || isTold(outside.what, work.attempts);
        await endWork(pool, work, {
          signal: tells
            ? JSON.stringify({ signal: { name: 'subdomainOutside', caseId: work.caseId, outside } })
            : null,
          againAt: isOver ? null : new Date(now().getTime() + pauseAfter(work.attempts) * 60_000),
          now: now(),
        });
        if (tells) wake();
      }
    } catch (err) {
      log.warn({ err }, 'work outside for subdomains could not be done; next try soon');
    }
  };
  const ticking = setInterval(() => {
    running ??= round().finally(() => (running = undefined));
  }, everyMs);
  return {
    async stop() {
      isStopped = true;
      clearInterval(ticking);
      await running;
    },
  };
}

async function doWork(options: SitesOptions, work: Work, lastVisit: Map<string, number>): Promise<Outside> {
  const { visiting, powerDns } = options;
  const { what, fqdn, target, ttl } = work;
  if (what === 'write' || what === 'clear') {
    if (powerDns === null) return { what, ok: false, why: 'POWERDNS_URL is not set' };
    if (what === 'write' && target === null) return { what, ok: false, why: 'no target' };
    const record = what === 'write' && target !== null ? recordFor(target) : null;
    const written = await writeRecord(powerDns, fqdn, record, ttl);
    return { what, ok: written.ok, why: written.ok ? null : written.why };
  }
  if (what === 'see' || what === 'seeGone') {
    const answer = await visiting.resolver.lookUp(fqdn);
    const why = answer.is === 'unknown' ? answer.why : answer.is;
    const ok = what === 'see' ? leadsTo(answer, target) : isGone(answer, target);
    return { what, ok, why: ok ? null : why };
  }
  await waitForTurn(options, fqdn, lastVisit);
  return { what, finding: await findingOf(visiting, fqdn) };
}

/** Whether DNS says what was wanted; an alias counts by its name. */
export const leadsTo = (answer: Answer, target: string | null): boolean =>
  answer.is === 'found' &&
  (target === null
    ? answer.addresses.length > 0
    : answer.alias === target || answer.addresses.includes(target));

/** Gone, or caught by a wildcard that leads somewhere else; what could not be asked is not gone. */
export const isGone = (answer: Answer, target: string | null): boolean =>
  answer.is === 'absent' ||
  (answer.is === 'found' && target !== null && !leadsTo(answer, target)) ||
  (answer.is === 'found' && answer.addresses.length === 0 && answer.alias === null);

/** Several names often live on one small server: it is not asked twice within a few seconds. */
async function waitForTurn(
  { visiting, spacingMs = 5_000 }: SitesOptions,
  fqdn: string,
  lastVisit: Map<string, number>,
): Promise<void> {
  if (spacingMs === 0) return;
  const answer = await visiting.resolver.lookUp(fqdn);
  const host = answer.is === 'found' ? (answer.addresses[0] ?? fqdn) : fqdn;
  const wait = (lastVisit.get(host) ?? -Infinity) + spacingMs - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  if (lastVisit.size > 1_000) lastVisit.clear();
  lastVisit.set(host, performance.now());
}

async function findingOf(visiting: VisitOptions, fqdn: string): Promise<Finding> {
  const { dns, addresses, page, tls } = await visit(fqdn, visiting);
  const isPage = page.is === 'page';
  const facts = isPage ? readPage(page.body) : null;
  return {
    dns: page.is === 'elsewhere' ? 'elsewhere' : dns,
    status: isPage ? page.status : null,
    isParked: facts?.isParked ?? false,
    suspicion: facts?.suspicion ?? null,
    found: facts?.found ?? [],
    hash: facts === null ? null : createHash('sha256').update(facts.text).digest('hex'),
    tlsExpiresAt: tls?.expiresAt ?? null,
    // An alias whose host is gone, or an address where nobody is: somebody else may take it over.
    isDangling:
      dns === 'found' &&
      page.is === 'silent' &&
      (addresses.length === 0 || page.why === 'refused' || page.why === 'tooSlow'),
  };
}
