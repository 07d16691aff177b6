/**
 * The closed lists of the regions' files, and to whom in the chat each word leads: a role, an office, or a signed letter
 * where nobody in the chat holds it. What was decided, and why: docs/decisions/closed-vocabularies.md.
 */
import type { Role } from './authority.ts';

/** Offices with a part in the rules; `posts` of a region's file says which office holds each (Bitung 8(7), 37(4), 38(5)). */
export const POSTS = [
  'ict_office',
  'planning_office',
  'organisation_section',
  'personnel_office',
  'asset_office',
  'city_secretariat',
] as const;
export type Post = (typeof POSTS)[number];

/** `each`: in every office that the duty applies to. `letter`: nobody in the chat; the signed letter meets it. */
export type Holder =
  | { readonly by: 'role'; readonly role: Role; readonly at: Post | 'each' }
  | { readonly by: 'office'; readonly at: Post }
  | { readonly by: 'letter' };

const role = (held: Role, at: Post | 'each'): Holder => ({ by: 'role', role: held, at });
const office = (at: Post): Holder => ({ by: 'office', at });
const letter: Holder = { by: 'letter' };

/** Who owns a duty, coordinates it, or gets its report. */
export const PARTIES = {
  office_head: role('office_head', 'each'),
  tier1: role('tier1', 'each'),
  certificate_holder: role('staff', 'each'),
  tier2: role('tier2', 'ict_office'),
  agency_head: role('agency_head', 'ict_office'),
  chair: role('chair', 'city_secretariat'),
  /** Tim Koordinasi SPBE, in the chat its chair (Bitung 46(3)a, Padang 54(2)). */
  steering_team: role('chair', 'city_secretariat'),
  ict_office: office('ict_office'),
  planning_office: office('planning_office'),
  organisation_section: office('organisation_section'),
  personnel_office: office('personnel_office'),
  asset_office: office('asset_office'),
  mayor: letter,
  ministry: letter,
} as const satisfies Record<string, Holder>;
export type Party = keyof typeof PARTIES;

export const OWNERS = [
  'office_head',
  'tier1',
  'certificate_holder',
  'tier2',
  'agency_head',
  'ict_office',
  'planning_office',
  'steering_team',
] as const satisfies readonly Party[];

export const COORDINATORS = [
  'ict_office',
  'planning_office',
  'organisation_section',
  'personnel_office',
  'asset_office',
  'steering_team',
  'chair',
] as const satisfies readonly Party[];

/** The last of a report line is the addressee, those before pass it on: `[chair, mayor]` is "Walikota melalui Ketua Tim". */
export const RECIPIENTS = [
  'agency_head',
  'chair',
  'mayor',
  'ministry',
  'steering_team',
  'ict_office',
  'planning_office',
  'organisation_section',
  'personnel_office',
  'asset_office',
] as const satisfies readonly Party[];

/** The offices that have to do with a duty. With an owner held `each`, every one of them has a cycle of its own. */
export const AUDIENCES = [
  'all_offices',
  'self_managed_offices',
  'data_owner_offices',
  'app_owner_offices',
  'ict_office',
  'planning_office',
  'organisation_section',
  'personnel_office',
  'asset_office',
  'steering_team',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What an approver does at his step; `record` takes notice and cannot refuse, `decree` needs the number of the decision. */
export type StepTask = 'check' | 'approve' | 'record' | 'assess' | 'propose' | 'decree';

/** `requester`: the office that asks; `owner`: the one its form names; `application_owner`: the one in charge of the application. */
export type StepPlace = Post | 'requester' | 'owner' | 'application_owner';

export interface Approval {
  readonly role: Role;
  readonly at: StepPlace;
  readonly task: StepTask;
}

const step = (held: Role, at: StepPlace, task: StepTask): Approval => ({ role: held, at, task });

/** Steps of an approval chain. One whose role nobody holds is met by the signed letter (chat.md, `/layanan`). */
export const APPROVERS = {
  tier1: step('tier1', 'requester', 'check'),
  office_head: step('office_head', 'requester', 'approve'),
  owner_head: step('office_head', 'owner', 'approve'),
  application_owner: step('tier1', 'application_owner', 'approve'),
  tier2: step('tier2', 'ict_office', 'check'),
  name_check: step('tier2', 'ict_office', 'check'),
  completeness_check: step('tier2', 'ict_office', 'check'),
  identity_check: step('tier2', 'ict_office', 'check'),
  receipt: step('tier2', 'ict_office', 'record'),
  csirt: step('csirt', 'ict_office', 'check'),
  division_head: step('division_head', 'ict_office', 'approve'),
  assessor: step('division_head', 'ict_office', 'assess'),
  agency_head: step('agency_head', 'ict_office', 'approve'),
  agency_proposal: step('agency_head', 'ict_office', 'propose'),
  planning_office: step('office_head', 'planning_office', 'approve'),
  planning_receipt: step('office_head', 'planning_office', 'record'),
  chair: step('chair', 'city_secretariat', 'approve'),
  chair_decree: step('chair', 'city_secretariat', 'decree'),
} as const satisfies Record<string, Approval>;
export type Approver = keyof typeof APPROVERS;
export const approvers = Object.keys(APPROVERS) as [Approver, ...Approver[]];

/** Where an accepted request or report goes. */
export type Stop =
  'answers' | 'tier1' | 'tier2' | 'own_team' | 'vendor' | 'application_owner' | 'consulted' | 'sp4n_lapor';

export interface Route {
  readonly stops: readonly Stop[];
  /** Told at once, beside whoever works on it. */
  readonly tells?: readonly Role[];
  /** A PD Mandiri TIK keeps it in its own team (Bitung 20(6)b). */
  readonly selfManagedKeeps?: true;
}

export const ROUTES = {
  tier1_then_tier2: { stops: ['tier1', 'tier2'] },
  tier1_then_tier2_unless_self_managed: { stops: ['tier1', 'tier2'], selfManagedKeeps: true },
  tier1: { stops: ['tier1'] },
  tier1_then_vendor: { stops: ['tier1', 'vendor'] },
  tier1_then_application_owner: { stops: ['tier1', 'application_owner'] },
  tier2: { stops: ['tier2'] },
  tier2_at_once: { stops: ['tier2'], tells: ['tier1', 'office_head'] },
  own_team: { stops: ['own_team'], selfManagedKeeps: true },
  consultation: { stops: ['tier2', 'consulted'] },
  answers_then_tier1: { stops: ['answers', 'tier1'] },
  referral: { stops: ['sp4n_lapor'] },
} as const satisfies Record<string, Route>;
export type Routing = keyof typeof ROUTES;
export const routings = Object.keys(ROUTES) as [Routing, ...Routing[]];

/** Groups of the catalogue and how the bot calls them. */
export const GROUPS = {
  subdomain: 'Subdomain & situs',
  server: 'Server & data',
  network: 'Jaringan',
  application: 'Aplikasi',
  account: 'Akun & TTE',
  security: 'Keamanan',
  device: 'Perangkat & rapat daring',
  governance: 'Konsultasi & tata kelola',
} as const;
export type Group = keyof typeof GROUPS;
export const groups = Object.keys(GROUPS) as [Group, ...Group[]];

/** biasa, terbatas, rahasia, sangat rahasia. From `restricted` on nothing of it is shown in a group (domain.md 6.1). */
export const CLASSIFICATIONS = ['internal', 'restricted', 'confidential', 'secret'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** Days from the due date on which the owner is reminded; negative is before. An audit starts a year ahead: its cost must enter the budget. */
export const OFFSETS = {
  audit: [-365, -180, -90, -30, -7, 0],
  yearly: [-60, -30, -14, -7, -1, 0],
  semester: [-30, -14, -7, -1, 0],
  quarterly: [-14, -7, -1, 0],
  monthly: [-5, -1, 0],
  five_years: [-540, -365, -180, -90, -30, 0],
  one_off: [-90, -30, -7, 0],
  event: [0, 3, 7, 14],
  certificate: [-60, -30, -14, -7, -1, 0],
  listed: [0],
} as const satisfies Record<string, readonly number[]>;
export type OffsetSet = keyof typeof OFFSETS;
export const offsetSets = Object.keys(OFFSETS) as [OffsetSet, ...OffsetSet[]];

/** The eight areas of management (Bitung 33(1), Padang 38(1)). */
export const AREAS = {
  risiko: 'Manajemen risiko',
  'keamanan-informasi': 'Manajemen keamanan informasi',
  data: 'Manajemen data',
  aset: 'Manajemen aset TIK',
  sdm: 'Manajemen sumber daya manusia',
  pengetahuan: 'Manajemen pengetahuan',
  perubahan: 'Manajemen perubahan',
  layanan: 'Manajemen layanan SPBE',
} as const;
export const areas = Object.keys(AREAS) as [keyof typeof AREAS, ...(keyof typeof AREAS)[]];

/** What an application audit looks at. Bitung 44(1) knows the first three, Padang 52(1) only `specific`. */
export const AUDIT_OBJECTS = ['general_of_city', 'shared', 'office_specific', 'specific'] as const;

/** Why a city has no such service. */
export const REFUSALS = [
  'only_in_another_city',
  'ict_office_does_it',
  'no_self_managed_offices',
  'not_in_catalogue',
] as const;
export type RefusalReason = (typeof REFUSALS)[number];

/** Kinds of drafting errors, and why the correction is right. */
export const ERROR_KINDS = [
  'cross_reference',
  'wording',
  'omission',
  'contradiction',
  'heading',
  'ocr',
] as const;
export const ERROR_BASES = [
  'articles_inserted',
  'content',
  'parallel_text',
  'definition',
  'heading',
  'grammar',
  'undated',
] as const;
