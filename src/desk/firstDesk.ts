/** Where a ticket starts, in the office where it is reported and in one to which it is moved, and who is told of that. */
import { isTier1KnownMissing } from '../db/tickets.ts';
import { holdersOf, tier1Of } from '../db/people.ts';
import type { OfficeRow } from '../db/offices.ts';
import type { Standing } from '../domain/authority.ts';
import { isOfMandiriOffice } from '../domain/selfManaged.ts';
import { KIND_RULES, type TicketKind } from '../domain/ticketKinds.ts';
import type { Change } from '../engine/change.ts';
import { sentence } from '../engine/speech.ts';
import type { Desk as DeskName } from '../../flows/ticket.ts';
import type { Desk } from './desk.ts';

export interface FirstPlace {
  readonly desk: DeskName;
  readonly tier1Missing: boolean;
  /** An open ticket says already that this office's Tier 1 is missing. */
  readonly known: boolean;
}

/**
 * Where a ticket starts: Tier 1 of the office, but straight at Tier 2 for security incidents, for an office without an active
 * Tier 1, for a reporter who is Tier 1 himself (null: somebody recorded it for another, who is not), and where the city has no
 * tiers. Source: `domain.md` 4.1; Bitung 41(8)-(9).
 */
export async function firstDesk(
  desk: Desk,
  reporter: Standing | null,
  office: OfficeRow,
  ticket: { readonly kind: TicketKind; readonly category: string; readonly isRestricted: boolean },
): Promise<FirstPlace> {
  const at = (where: DeskName): FirstPlace => ({ desk: where, tier1Missing: false, known: false });
  const first = KIND_RULES[ticket.kind].firstDesk;
  if (ticket.isRestricted) return at('tier2');
  if (first !== 'tier1') return at(first);
  // In a PD Mandiri TIK its LAN and own applications stay with its own team (Bitung 20(6)b, 47).
  if (isOfMandiriOffice({ ...office, ...ticket })) return at('tier1');
  if (!desk.region.tiers.enabled) return at('tier2');
  if (reporter?.roles.some((held) => held.role === 'tier1' && held.officeCode === office.code) === true)
    return at('tier2');
  if ((await tier1Of(desk.pool, office.code)).length > 0) return at('tier1');
  return { desk: 'tier2', tier1Missing: true, known: await isTier1KnownMissing(desk.pool, office.code) };
}

/** Kepala PD, of a unit that of its office, is told of a security incident at once (Bitung 28(2)); coordinators of an office without Tier 1, once. */
export async function tellOfPlace(
  desk: Desk,
  change: Change,
  caseId: string,
  office: OfficeRow,
  place: FirstPlace,
  isRestricted: boolean,
): Promise<void> {
  const own = isRestricted ? await holdersOf(desk.pool, ['office_head'], office.code) : [];
  const isHeadless = isRestricted && own.length === 0 && office.parentCode !== null;
  const heads = isHeadless ? await holdersOf(desk.pool, ['office_head'], office.parentCode) : own;
  for (const head of heads)
    if (head.chatId !== null) change.say(head.chatId, sentence('head.security', {}), caseId, 1);
  if (!place.tier1Missing || place.known) return;
  const article = desk.region.articles.tier1Appointment ?? '';
  for (const one of await holdersOf(desk.pool, ['coordinator'], null))
    if (one.chatId !== null)
      change.say(one.chatId, sentence('coordinator.tier1Missing', { office: office.name, article }), caseId);
}
