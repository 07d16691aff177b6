/**
 * What came back from outside becomes an event of the subdomain: the record is there, the name server refused, a visit found this
 * or that. The ladder of disuse, the question to the owner and the tickets for his office follow from visits alone.
 */
import {
  columnsOfSubdomain,
  subdomainByCase,
  updateSubdomain,
  type Subdomain,
  type SubdomainColumns,
} from '../db/subdomains.ts';
import { DANGLING_DAYS, judge, TLS_DAYS, type Finding } from '../domain/siteFindings.ts';
import { isWorking } from '../domain/workingTime.ts';
import type { Change } from '../engine/change.ts';
import { restore } from '../engine/machines.ts';
import type { SubdomainEvent } from '../../flows/subdomain.ts';
import { toDate, type Desk } from './desk.ts';
import type { Signal } from './signal.ts';
import { moveSubdomain, nextVisit, plan, tellOfficials } from './subdomainMoves.ts';
import { openSubdomainTicket } from './subdomainTickets.ts';

/** Signal `subdomainOutside`: stale results change nothing, because the state they were for is left. */
export async function heardFromOutside(
  desk: Desk,
  change: Change,
  signal: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const row = await subdomainByCase(desk.pool, signal.caseId);
  const outside = signal.outside;
  if (row === null || outside === undefined) return;
  if (outside.what === 'visit') return visited(desk, change, row, outside.finding, now);
  const isFor =
    outside.what === 'write' || outside.what === 'see' ? ['making', 'verifying'] : ['clearing', 'confirming'];
  if (!isFor.includes(row.status)) return;
  const event: SubdomainEvent =
    outside.what === 'see' || outside.what === 'seeGone'
      ? { type: outside.ok ? 'SEEN' : 'NOT_SEEN' }
      : { type: outside.ok ? 'WRITTEN' : 'WRITE_FAILED' };
  const isLive = event.type === 'SEEN' && row.status === 'verifying';
  await moveSubdomain(
    desk,
    change,
    row,
    {
      events: [event],
      by: null,
      ...(outside.why === null ? {} : { text: outside.why }),
      ...(isLive
        ? {
            columns: {
              liveAt: toDate(now),
              usedAt: toDate(now),
              evidence: [],
              steppedAt: null,
              askedAt: null,
              attestedAt: null,
            },
          }
        : {}),
    },
    now,
  );
}

async function visited(
  desk: Desk,
  change: Change,
  row: Subdomain,
  finding: Finding,
  now: Temporal.Instant,
): Promise<void> {
  if (!restore(row.case).hasTag('answers')) return;
  const at = toDate(now);
  const judged = judge(row, finding, desk.region.subdomainDeactivation.enabled, at);
  const calendar = desk.calendar(row.workPattern, row.officeCode);
  // Who is warned or asked is told in working hours; a site that was hacked is told of at once.
  const isDay = isWorking(calendar, now);
  const events: SubdomainEvent[] = [
    ...(isDay && judged.step !== null ? [{ type: judged.step } as SubdomainEvent] : []),
    ...(isDay && judged.asks ? [{ type: 'ASKED' } as const] : []),
  ];
  const isSuspicious = finding.suspicion !== null && finding.suspicion !== row.suspicion;
  const danglingSince = finding.isDangling ? (row.danglingSince ?? at) : null;
  const isDangling =
    danglingSince !== null &&
    !row.isDanglingTold &&
    at.getTime() - danglingSince.getTime() >= DANGLING_DAYS * 86_400_000;
  const ends = finding.tlsExpiresAt === null ? null : new Date(finding.tlsExpiresAt);
  const isEnding =
    ends !== null &&
    ends.getTime() - at.getTime() <= TLS_DAYS * 86_400_000 &&
    row.tlsTicketFor?.getTime() !== ends.getTime();
  const columns: Partial<SubdomainColumns> = {
    checkedAt: at,
    dns: finding.dns,
    httpStatus: finding.status,
    suspicion: finding.suspicion,
    tlsExpiresAt: ends ?? row.tlsExpiresAt,
    danglingSince,
    isDanglingTold: danglingSince === null ? false : row.isDanglingTold || (isDay && isDangling),
    usedAt: judged.usedAt,
    contentHash: judged.contentHash,
    contentSince: judged.contentSince,
    evidence: judged.evidence,
    steppedAt: judged.step === null || !isDay ? row.steppedAt : judged.step === 'FOUND_USED' ? null : at,
    ...(isDay && judged.asks ? { askedAt: at } : {}),
    ...(isDay && isEnding ? { tlsTicketFor: ends } : {}),
  };
  const isNews = isSuspicious || judged.evidence.join() !== row.evidence.join();
  await moveSubdomain(
    desk,
    change,
    row,
    {
      events,
      by: null,
      columns,
      isQuiet: events.length === 0 && !isNews,
      ...(events.length === 0 && isNews ? { kind: 'CHECKED' } : {}),
      data: {
        dns: finding.dns,
        status: finding.status,
        evidence: judged.evidence.join(','),
        days: judged.daysUnused,
        suspicion: finding.suspicion,
      },
    },
    now,
  );
  const after = { ...row, ...columns };
  plan(change, row.caseId, 'visit', nextVisit(desk, row, now));
  // One ticket a commit: the worst first, the others with the next visit.
  if (isSuspicious) {
    await tellOfficials(desk, change, after, 'suspicious', now);
    await openSubdomainTicket(desk, change, after, 'suspicious', finding.found, now);
  } else if (isDay && isEnding) await openSubdomainTicket(desk, change, after, 'certificate', [], now);
  else if (isDay && isDangling) await openSubdomainTicket(desk, change, after, 'dangling', [], now);
}

/** Signals of a request that moved: its name is approved or free again, the old one is replaced. */
export async function requestMovedSubdomain(
  desk: Desk,
  change: Change,
  signal: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const row = await subdomainByCase(desk.pool, signal.caseId);
  if (row === null) return;
  if (signal.name === 'subdomainLosesManager') return loseManager(desk, change, row, now);
  const { because = '' } = signal;
  const columns: Partial<SubdomainColumns> = {
    requestId: because,
    decision: signal.decision ?? row.decision,
  };
  const move = (event: SubdomainEvent, more: Partial<SubdomainColumns> = {}) =>
    moveSubdomain(
      desk,
      change,
      row,
      { events: [event], by: null, columns: { ...columns, ...more }, data: { request: because } },
      now,
    );
  if (signal.name === 'subdomainIsApproved') await move({ type: 'APPROVED' });
  else if (signal.name === 'subdomainIsDropped') {
    if (row.requestId === because)
      await moveSubdomain(desk, change, row, { events: [{ type: 'DROPPED' }], by: null }, now);
  } else if (signal.name === 'subdomainIsRetargeted')
    await move({ type: 'RETARGETED' }, { target: signal.target ?? row.target });
  else if (signal.name === 'subdomainIsHanded')
    await move(
      { type: 'HANDED' },
      {
        managerId: signal.person ?? null,
        managerName: signal.person === undefined ? (signal.target ?? null) : null,
      },
    );
  else if (signal.name === 'subdomainIsReactivated')
    await move(
      { type: 'REACTIVATED' },
      {
        suspendedAt: null,
        suspendDecision: null,
        emergencyAt: null,
        emergencyDecision: null,
        suspicion: null,
      },
    );
  else if (signal.name === 'subdomainIsRemoved' || signal.name === 'subdomainIsReplaced')
    await move(
      { type: 'REMOVAL_APPROVED' },
      {
        removeDecision: signal.decision ?? row.decision,
        ...(signal.name === 'subdomainIsReplaced' ? { requestId: row.requestId } : {}),
      },
    );
}

/** Who managed it has left: the office names another one; the registry shows that there is none. */
async function loseManager(desk: Desk, change: Change, row: Subdomain, now: Temporal.Instant): Promise<void> {
  const columns = { managerId: null, managerName: null };
  const said = await moveSubdomain(
    desk,
    change,
    row,
    { events: [{ type: 'HANDED' }], by: null, columns },
    now,
  );
  if (!said)
    change.also.push((client) =>
      updateSubdomain(client, row.caseId, { ...columnsOfSubdomain(row), ...columns }),
    );
}
