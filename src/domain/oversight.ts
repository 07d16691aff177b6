/**
 * Who may look over the desks, and at which offices: queues (`/pantau`), the monthly report
 * (`/laporan`) and duties (`/kewajiban`). Default deny; one
 * table. Source: `chat.md`, "Commands"; Bitung 41(11) (the Dinas supervises both tiers).
 */
import type { Role, Standing } from './authority.ts';
import { dutyOf, type Region } from './region.ts';
import type { Classification } from './vocabulary.ts';

/** Offices whose numbers or queues are shown, with their units; null: the whole city. Every query that serves a person takes one. */
export interface OfficeScope {
  readonly offices: readonly string[] | null;
}

/** `city`: sees all offices; `office`: sees the office in which the role is held. First matching role counts. */
export const OVERSIGHT = {
  /** Reads the monthly report. */
  readReport: {
    city: ['coordinator', 'division_head', 'agency_head', 'chair', 'auditor'],
    office: ['office_head', 'tier1'],
  },
  /** Puts it on file as a letter. */
  fileReport: { city: ['coordinator', 'division_head', 'agency_head'], office: ['office_head', 'tier1'] },
  /** Passes a letter of the whole city upward. */
  sendToHead: { city: ['coordinator', 'division_head'], office: [] },
  sendToChair: { city: ['agency_head'], office: [] },
  /** Lets the monthly copies of overdue duties go upward, or not. */
  releaseCopies: { city: ['coordinator', 'division_head'], office: [] },
  /** Watches the queues. */
  watch: { city: ['coordinator', 'division_head', 'agency_head', 'auditor'], office: [] },
  /** Reads the duties of all offices: screen, picture, spreadsheet, letters on file. */
  readDuties: { city: ['coordinator', 'division_head', 'agency_head', 'chair', 'auditor'], office: [] },
  /** Reminds by hand, and puts a letter about duties on file. */
  handleDuties: { city: ['coordinator', 'division_head', 'agency_head'], office: [] },
} as const satisfies Record<string, { city: readonly Role[]; office: readonly Role[] }>;
export type Oversight = keyof typeof OVERSIGHT;

/** Reading by these is recorded each time (`chat.md`, People). */
export const RECORDED: readonly Role[] = ['auditor'];

/**
 * Who reads what evidence of a class holds: its letter number, whether there is a file. Others learn that it exists. Results of audits and
 * security are for few (domain.md 6.1, Bitung 42-45, Padang 50-53).
 */
const READS_CLASS = {
  internal: OVERSIGHT.readDuties.city,
  restricted: ['coordinator', 'division_head', 'agency_head', 'auditor'],
  confidential: ['coordinator', 'division_head', 'agency_head', 'chair'],
  secret: ['agency_head', 'chair'],
} as const satisfies Record<Classification, readonly Role[]>;

export const readsClass = (person: Standing, name: Classification): boolean =>
  person.roles.some(({ role }) => (READS_CLASS[name] as readonly Role[]).includes(role));

/** In which role and how far the person may; null: not at all. */
export function overseesAs(
  person: Standing,
  what: Oversight,
): { readonly role: Role; readonly scope: OfficeScope } | null {
  const { city, office }: { city: readonly Role[]; office: readonly Role[] } = OVERSIGHT[what];
  const above = city.find((role) => person.roles.some((held) => held.role === role));
  if (above !== undefined) return { role: above, scope: { offices: null } };
  const role = office.find((one) => person.roles.some((held) => held.role === one));
  if (role === undefined) return null;
  const codes = person.roles.filter((held) => office.includes(held.role)).map((held) => held.officeCode);
  return { role, scope: { offices: [...new Set(codes)] } };
}

/** The duty whose evidence the report is. */
export const SUPERVISION_DUTY = 'supervisi-service-desk';

/**
 * To whom the city's monthly report goes, lowest first: as the duty's `reportTo` says (the Kepala Dinas where a city has no such
 * duty), and from the Kepala Dinas on to the Ketua Tim, whose secretary he is (Bitung 46(3)c, Padang 54(2)).
 */
export function reportLine(region: Pick<Region, 'duties'>): readonly ('agency_head' | 'chair')[] {
  const named = dutyOf(region, SUPERVISION_DUTY)?.reportTo ?? ['agency_head'];
  const rungs = (['agency_head', 'chair'] as const).filter((rung) => named.includes(rung));
  return rungs.includes('chair') || !rungs.includes('agency_head') ? rungs : [...rungs, 'chair'];
}

/**
 * To whom a report on duties goes, lowest first: to the Kepala Dinas, and on to the Ketua Tim where the duty's `reportTo` names him, his team
 * or the mayor, to whom he passes it. Of a period (null) to both: Bitung 48(4), Padang 62(6).
 */
export function dutyReportLine(
  region: Pick<Region, 'duties'>,
  duty: string | null,
): readonly ('agency_head' | 'chair')[] {
  const named = duty === null ? (['chair'] as const) : (dutyOf(region, duty)?.reportTo ?? []);
  const isOnward = named.some((one) => one === 'chair' || one === 'steering_team' || one === 'mayor');
  return isOnward ? ['agency_head', 'chair'] : ['agency_head'];
}

/** Whether the scope reaches the office. */
export const reaches = (
  scope: OfficeScope,
  office: { readonly code: string; readonly parentCode: string | null },
): boolean =>
  scope.offices === null ||
  scope.offices.includes(office.code) ||
  (office.parentCode !== null && scope.offices.includes(office.parentCode));
