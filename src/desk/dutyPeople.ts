/** Whom a duty concerns: who owes it, and who judges its evidence. Source: `chat.md`, Duties and reminders. */
import { holdersOf, type Holder } from '../db/people.ts';
import type { Role } from '../domain/authority.ts';
import type { DutyPlace } from '../domain/dutyAuthority.ts';
import { DUTY_HOLDERS } from '../domain/dutyAuthority.ts';
import { holderOf, officeAt } from '../domain/holders.ts';
import { dutyOf } from '../domain/region.ts';
import { PARTIES } from '../domain/vocabulary.ts';
import type { Desk } from './desk.ts';

/** Who is reminded and told: the office's Tier 1, else its head; of a post (Tim Koordinasi, Kepala Dinas, Tier 2) whoever holds it. */
export async function dutyHolders(desk: Desk, { duty: code, officeCode }: DutyPlace): Promise<Holder[]> {
  const { region, pool } = desk;
  const duty = dutyOf(region, code);
  if (duty === undefined) return [];
  const isIct = officeCode === region.ictOffice.code;
  const owner = holderOf(region, duty.owner, officeCode);
  const posts: readonly (readonly [readonly Role[], string | null])[] =
    owner.by === 'role' && (owner.role === 'chair' || owner.role === 'tier2' || duty.owner === 'agency_head')
      ? [[[owner.role], null]]
      : [
          [['tier1'], officeCode],
          // Whoever runs the Dinas does its duties; nobody there needs to be a Tier 1.
          ...(isIct
            ? ([
                [['coordinator', 'division_head'], null],
                [['agency_head'], null],
              ] as const)
            : ([[['office_head'], officeCode]] as const)),
        ];
  for (const [roles, office] of posts) {
    const holders = await holdersOf(pool, roles, office);
    if (holders.length > 0) return holders;
  }
  return [];
}

/**
 * Who may accept it or send it back, without whoever sent it: the coordinators and the coordinating offices of the duty's row; the
 * Kepala Dinas where nobody else is left.
 */
export async function dutyVerifiers(
  desk: Desk,
  { duty: code }: DutyPlace,
  sentBy: number | null,
): Promise<Holder[]> {
  const { region, pool } = desk;
  const found = await holdersOf(pool, ['coordinator', 'division_head'], null);
  for (const party of dutyOf(region, code)?.coordinators ?? []) {
    const holder = PARTIES[party];
    if (holder.by === 'letter') continue;
    if (holder.by === 'role') found.push(...(await holdersOf(pool, [holder.role], null)));
    else {
      const office = officeAt(region, holder.at);
      if (office !== region.ictOffice.code) found.push(...(await holdersOf(pool, DUTY_HOLDERS, office)));
    }
  }
  const others = [...new Map(found.map((one) => [one.id, one])).values()].filter(({ id }) => id !== sentBy);
  if (others.length > 0) return others;
  return (await holdersOf(pool, ['agency_head'], null)).filter(({ id }) => id !== sentBy);
}
