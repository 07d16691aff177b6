/** Where a request is worked on once nobody need approve it any more. Source: `ROUTES`, docs/decisions/closed-vocabularies.md. */
import type { Service } from '../domain/catalogue.ts';
import { ROUTES, type Route } from '../domain/vocabulary.ts';
import type { WorkDesk } from '../../flows/ticket.ts';

/**
 * Tier 1 has seen what was approved, so it goes to Tier 2, but for what a PD Mandiri TIK keeps in its own team and for what
 * never leaves the office.
 */
export function deskAfterApproval(
  service: Pick<Service, 'routing'> | undefined,
  office: { readonly pdMandiri: boolean },
): WorkDesk {
  if (service === undefined) return 'tier2';
  const route: Route = ROUTES[service.routing];
  if (route.selfManagedKeeps === true && office.pdMandiri) return 'tier1';
  return route.stops.some((stop) => stop === 'tier2' || stop === 'application_owner') ? 'tier2' : 'tier1';
}
