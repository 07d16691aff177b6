/**
 * Audits of information and communication technology: who may do what with one and with what it found, by whom it may be held, and
 * what is looked at. Source: Bitung 42-45, Padang 50-53; `chat.md`, Commands. Class confidential: whoever is not named here learns nothing.
 */
import type { Role, Standing } from './authority.ts';
import { answersOf } from './forms.ts';
import { holderOf } from './holders.ts';
import { dutyOf, serviceOf, type Region } from './region.ts';
import type { AUDIT_OBJECTS } from './vocabulary.ts';

export const AUDIT_KINDS = ['infrastructure', 'application', 'security'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** The duty that an audit of this kind meets. */
export const AUDIT_DUTY = {
  infrastructure: 'audit-infrastruktur',
  application: 'audit-aplikasi',
  security: 'audit-keamanan',
} as const satisfies Record<AuditKind, string>;
export const auditKindOf = (duty: string): AuditKind | null =>
  AUDIT_KINDS.find((kind) => AUDIT_DUTY[kind] === duty) ?? null;

/** The Dinas coordinates (Bitung 43(2), 44(3), 45(3); in Padang the desk's proposal, 51-53 name nobody). */
const RUNS: readonly Role[] = ['coordinator', 'division_head', 'agency_head'];
/** To whom it is reported (Bitung 43(2)), and who reads for supervision. Technicians, also those for security, are not named. */
const READS: readonly Role[] = [...RUNS, 'chair', 'auditor'];

/** Action × role. What is not here is refused. */
export const AUDIT_ALLOWED = {
  list: READS,
  open: READS,
  /** Opens the result's file. */
  read: READS,
  plan: RUNS,
  budget: RUNS,
  auditor: RUNS,
  criteria: RUNS,
  letter: RUNS,
  start: RUNS,
  report: RUNS,
  chair: [...RUNS, 'chair'],
  mayor: [...RUNS, 'chair'],
  finding: RUNS,
  close: RUNS,
  cancel: RUNS,
} as const satisfies Record<string, readonly Role[]>;
export type AuditAction = keyof typeof AUDIT_ALLOWED;

/** In which role the person may; null: not at all. */
export const auditsAs = (person: Pick<Standing, 'roles'>, action: AuditAction): Role | null =>
  (AUDIT_ALLOWED[action] as readonly Role[]).find((role) =>
    person.roles.some((held) => held.role === role),
  ) ?? null;

/** How somebody stands to a finding: its office must follow it up, the Dinas judges, others read. */
export type FindingRelation = 'owner' | 'judge' | 'reader';
export const FINDING_ALLOWED = {
  open: ['owner', 'judge', 'reader'],
  /** Opens the file of the evidence. */
  read: ['owner', 'judge', 'reader'],
  /** The number of a letter; an office without anybody here may have sent it on paper. */
  answer: ['owner', 'judge'],
  upload: ['owner', 'judge'],
  /** Never who handed it in himself. */
  accept: ['judge'],
  return: ['judge'],
  move: ['judge'],
} as const satisfies Record<string, readonly FindingRelation[]>;
export type FindingAction = keyof typeof FINDING_ALLOWED;

type City = Pick<Region, 'duties' | 'posts' | 'ictOffice' | 'titles' | 'steeringChair' | 'applications'>;

/** The role to which a finding of this office is addressed: its head; of the ICT office the Kepala Dinas. */
export function addresseeOf(city: City, office: string): Role {
  const holder = holderOf(city, 'office_head', office);
  return holder.by === 'role' ? holder.role : 'office_head';
}

/** In which role the person may do this with a finding of that office; null: it is not there for him. */
export function findsAs(
  city: City,
  person: Standing,
  place: {
    readonly officeCode: string;
    readonly parentCode: string | null;
    readonly answeredBy: number | null;
  },
  action: FindingAction,
): Role | null {
  const allowed: readonly FindingRelation[] = FINDING_ALLOWED[action];
  if (action === 'accept' && place.answeredBy === person.id) return null;
  const held = (roles: readonly Role[], offices: readonly (string | null)[] | null) =>
    person.roles.find(
      (one) => roles.includes(one.role) && (offices === null || offices.includes(one.officeCode)),
    )?.role ?? null;
  const own = [place.officeCode, place.parentCode];
  const asOwner =
    place.officeCode === city.ictOffice.code
      ? held(['agency_head'], null)
      : held([addresseeOf(city, place.officeCode), 'tier1'], own);
  if (allowed.includes('owner') && asOwner !== null) return asOwner;
  const asJudge = allowed.includes('judge') ? held(RUNS, null) : null;
  if (asJudge !== null) return asJudge;
  return allowed.includes('reader') ? held(['chair', 'auditor'], null) : null;
}

/** Offices whose findings the person must follow up; null: he reads all. Every query of findings takes one. */
export interface FindingScope {
  readonly offices: readonly string[] | null;
}
export function findingScopeOf(city: City, person: Standing): FindingScope {
  if (auditsAs(person, 'open') !== null) return { offices: null };
  const codes = person.roles
    .filter(
      (held) =>
        held.officeCode !== city.ictOffice.code && (held.role === 'office_head' || held.role === 'tier1'),
    )
    .map((held) => held.officeCode);
  return { offices: [...new Set(codes)] };
}

/** Codes of the catalogue's field `jenis-auditor`: what a city's file leaves there is allowed (B 42(3) three, P 50(3) two). */
export const AUDITOR_KINDS = ['latik-pemerintah', 'latik-terakreditasi', 'auditor-tersertifikasi'] as const;
export type AuditorKind = (typeof AUDITOR_KINDS)[number];

export function auditorKinds(city: Pick<Region, 'services'>): AuditorKind[] {
  const field = serviceOf(city, 'AUDIT-TIK')?.fields.find((one) => one.code === 'jenis-auditor');
  const options: readonly string[] = field === undefined ? AUDITOR_KINDS.slice(0, 2) : answersOf(field);
  return AUDITOR_KINDS.filter((kind) => options.includes(kind));
}

/** Words by which people name the kinds of auditor; the first that fits. */
const AUDITOR_WORDS: readonly (readonly [RegExp, AuditorKind])[] = [
  [/^(?:latik[- ]pemerintah|lembaga[- ]pemerintah|pemerintah)\b/i, 'latik-pemerintah'],
  [/^(?:latik[- ]terakreditasi|lembaga[- ]terakreditasi|terakreditasi)\b/i, 'latik-terakreditasi'],
  [
    /^(?:auditor[- ]tersertifikasi|auditor[- ]bersertifikat|tersertifikasi|bersertifikat)\b/i,
    'auditor-tersertifikasi',
  ],
];

/** `latik pemerintah BRIN; 001/AKR/2026`: the kind, the name, the number of accreditation or certificate. Null: not of this form. */
export function readAuditor(text: string): { kind: AuditorKind | null; name: string; number: string } | null {
  const plain = text.replace(/\s+/g, ' ').trim();
  const found = AUDITOR_WORDS.find(([words]) => words.test(plain));
  const rest = (found === undefined ? plain : plain.replace(found[0], '')).replace(/^[\s:;,]+/, '');
  const at = rest.indexOf(';');
  if (at < 1) return null;
  const [name, number] = [rest.slice(0, at).trim(), rest.slice(at + 1).trim()];
  if (name === '' || name.length > 120 || !/\d/.test(number) || number.length > 80) return null;
  return { kind: found?.[1] ?? null, name, number };
}

/** Who must confirm that he received the result, in order (Bitung 43(2): Walikota through Ketua Tim; Padang names nobody). */
export function receiptsOf(city: Pick<Region, 'duties'>, kind: AuditKind): ('chair' | 'mayor')[] {
  const named = dutyOf(city, AUDIT_DUTY[kind])?.reportTo ?? [];
  return (['chair', 'mayor'] as const).filter((one) => named.includes(one));
}

/** Something to be audited by itself. */
export interface AuditedApplication {
  readonly code: string;
  readonly name: string;
  readonly office: string;
  /** Null: of the city's list, which does not say its kind. */
  readonly kind: (typeof AUDIT_OBJECTS)[number] | null;
}

/** Left out of the list: it stands for none. */
const OTHER = 'lainnya';

/**
 * Every application that the text wants audited: those of the city's file, and those of the register whose kind is among the duty's
 * `auditObjects` (Bitung 44(1): built by the city, shared, of one office; Padang 52(1): only Aplikasi Khusus). The register wins.
 */
export function auditedApplications(
  city: Pick<Region, 'applications' | 'duties' | 'services'>,
  registered: readonly AuditedApplication[],
): AuditedApplication[] {
  const objects = dutyOf(city, AUDIT_DUTY.application)?.auditObjects ?? [];
  const known = new Set(registered.map((one) => one.code));
  const listed = city.applications
    .filter(({ code }) => code !== OTHER && !known.has(code))
    .map(({ code, office }) => ({ code, name: applicationName(city, code), office, kind: null }));
  const audited = registered.filter((one) => one.kind === null || objects.includes(one.kind));
  return [...listed, ...audited].sort((a, b) => a.name.localeCompare(b.name, 'id'));
}

/** The label of the catalogue's field `aplikasi`, else the code. */
function applicationName(city: Pick<Region, 'services'>, code: string): string {
  for (const { fields } of city.services)
    for (const field of fields)
      if (field.code === 'aplikasi') {
        const option = field.options?.find((one) => one.code === code);
        if (option !== undefined) return option.label;
      }
  return code;
}
