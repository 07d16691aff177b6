/** What a visit found becomes a ticket of the owner office: an ending certificate, a record that leads nowhere, a page that was hacked. */
import { officeByCode } from '../db/offices.ts';
import { holdersOf, personById, tier1Of } from '../db/people.ts';
import type { Subdomain } from '../db/subdomains.ts';
import type { Change } from '../engine/change.ts';
import { localeOf } from '../locales/index.ts';
import type { Desk } from './desk.ts';
import { firstDesk, tellOfPlace } from './firstDesk.ts';
import { openTicket } from './opening.ts';
import { offerTo } from './ticketMoves.ts';

const KINDS = {
  certificate: { category: 'website', impact: 'I2', urgency: 'U3', priority: 'P3', isRestricted: false },
  dangling: { category: 'website', impact: 'I2', urgency: 'U3', priority: 'P3', isRestricted: false },
  suspicious: { category: 'keamanan', impact: 'I1', urgency: 'U1', priority: 'P1', isRestricted: true },
} as const;

/** Opened in the name of who answers for the site: its manager, else Tier 1 or Kepala PD, else a coordinator. */
export async function openSubdomainTicket(
  desk: Desk,
  change: Change,
  row: Subdomain,
  of: keyof typeof KINDS,
  found: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  const office = await officeByCode(desk.pool, row.officeCode);
  const [first] = [
    ...(await tier1Of(desk.pool, row.officeCode)),
    ...(await holdersOf(desk.pool, ['office_head'], row.officeCode)),
    ...(await holdersOf(desk.pool, ['coordinator'], null)),
  ];
  const manager = row.managerId === null ? null : await personById(desk.pool, row.managerId);
  const isHere = manager?.roles.some((held) => held.officeCode === row.officeCode) === true;
  const reporterId = isHere ? manager.id : first?.id;
  if (office === null || reporterId === undefined) return;
  const words = localeOf(desk.region, 'id', now).subdomain;
  const kind = KINDS[of];
  const text = words.ticket({
    of,
    fqdn: row.fqdn,
    until: row.tlsExpiresAt?.toISOString() ?? '',
    found: [...found],
  });
  const place = await firstDesk(desk, null, office, {
    kind: 'incident',
    category: kind.category,
    isRestricted: kind.isRestricted,
  });
  const caseId = desk.newId();
  openTicket(
    desk,
    change,
    {
      caseId,
      office,
      place,
      kind: 'incident',
      ...kind,
      reporterId,
      openedAt: now,
      text,
      media: [],
      by: { id: null, role: null },
      data: { subdomain: row.caseId, automatic: true },
    },
    now,
  );
  await offerTo(
    desk,
    change,
    { caseId, officeCode: office.code, priority: kind.priority, isRestricted: kind.isRestricted },
    place.desk,
    { text, media: [] },
  );
  await tellOfPlace(desk, change, caseId, office, place, kind.isRestricted);
}
