/** Every role in every relation to every place of a ticket, against every action: the cells of the table of authority. */
import { ABOUTS, LADDERS, type ComplaintPlace } from '../../src/domain/complaints.ts';
import {
  ALLOWED,
  allowedTo,
  COMPLAINT_ALLOWED,
  mayAct,
  ROLES,
  type Action,
  type HeldRole,
  type Role,
  type TicketPlace,
} from '../../src/domain/authority.ts';
import {
  AUDIT_ALLOWED,
  auditsAs,
  FINDING_ALLOWED,
  findsAs,
  type AuditAction,
  type FindingAction,
} from '../../src/domain/audits.ts';
import { actsOnSubdomain, SUBDOMAIN_RIGHTS, type SubdomainAct } from '../../src/domain/subdomainRights.ts';
import { DUTY_ALLOWED, mayDuty, type DutyAction } from '../../src/domain/dutyAuthority.ts';
import { ANNOUNCING, announcesAs, type Announcing } from '../../src/domain/announcing.ts';
import { city } from '../domain/cities.ts';
import { OVERSIGHT, overseesAs, type Oversight } from '../../src/domain/oversight.ts';

export const ACTIONS = [...new Set([...Object.keys(ALLOWED), ...Object.keys(COMPLAINT_ALLOWED)])] as Action[];
const bitung = city('bitung');
export const HERE = 'dinkes';
export const ELSEWHERE = 'dinsos';
export const ME = 1;
export const SOMEBODY = 2;

/** Where the person holds the role: in the ticket's office, in another one, or at the ICT office. */
export const OFFICES = [HERE, ELSEWHERE] as const;
/** Who holds the ticket. */
export const OWNERS = ['nobody', 'me', 'somebody'] as const;
export const PLACES = ['tier1', 'tier2', 'coordinator'] as const;

/** Of a complaint: whom it is about (`named`: the person himself, told or not), received by the first step of its ladder. */
export const COMPLAINTS = [...ABOUTS, 'named untold', 'named told'] as const;

export interface Cell {
  readonly role: Role;
  readonly office: (typeof OFFICES)[number];
  readonly desk: (typeof PLACES)[number];
  readonly owner: (typeof OWNERS)[number];
  readonly isReporter: boolean;
  readonly complaint: (typeof COMPLAINTS)[number] | null;
}

export function* cells(): Generator<Cell> {
  for (const role of ROLES)
    for (const office of OFFICES)
      for (const desk of PLACES)
        for (const owner of OWNERS)
          for (const isReporter of [false, true])
            for (const complaint of desk === 'coordinator' ? COMPLAINTS : [null])
              yield { role, office, desk, owner, isReporter, complaint };
}

export function placeOf(cell: Cell): TicketPlace {
  return {
    desk: cell.desk,
    kind: cell.desk === 'coordinator' ? 'complaint' : 'incident',
    officeCode: HERE,
    parentCode: null,
    reporterId: cell.isReporter ? ME : 99,
    ownerId: cell.owner === 'nobody' ? null : cell.owner === 'me' ? ME : SOMEBODY,
    complaint: cell.complaint === null ? null : complaintOf(cell.complaint),
  };
}

export function complaintOf(name: (typeof COMPLAINTS)[number]): ComplaintPlace {
  const named = name === 'named told' || name === 'named untold';
  const about = named ? 'other' : name;
  return {
    about,
    subjectId: named ? ME : about === 'leader' ? 98 : null,
    isHidden: true,
    recipients: LADDERS[about][0] ?? [],
    reviewers: [],
    isSummarySent: name === 'named told',
  };
}

export const rolesOf = (cell: Pick<Cell, 'role' | 'office'>): HeldRole[] => [
  { role: cell.role, officeCode: cell.office },
];

/** What the table allows in a cell. */
export const allowedIn = (cell: Cell): Action[] =>
  ACTIONS.filter((action) => mayAct(action, placeOf(cell), { id: ME, roles: rolesOf(cell) }).ok);

/** The whole table as text, so that a person can read and judge it: cells with the same rights in one line. */
export function authorityTable(): string {
  const word = { nobody: 'free', me: 'mine', somebody: "somebody's" } as const;
  const rights = new Map<string, Map<string, string[]>>();
  for (const cell of cells()) {
    // Of complaints the office makes no difference; whom one is about stands above the table.
    if (cell.isReporter || cell.complaint === 'named told' || cell.complaint === 'named untold') continue;
    if (cell.complaint !== null && cell.office !== HERE) continue;
    const may = allowedIn(cell).join(', ');
    if (may === '') continue;
    const who = rights.get(cell.role) ?? new Map<string, string[]>();
    rights.set(cell.role, who);
    const at = cell.complaint === null ? cell.desk : `complaint about ${ABOUT_WORDS[cell.complaint]}`;
    const key = `${at} ${word[cell.owner]}`;
    who.set(may, [...(who.get(may) ?? []), cell.office === HERE ? key : `${key} (other office)`]);
  }
  const rows = [...rights].flatMap(([role, who]) =>
    [...who].map(([may, where]) => `| ${role} | ${where.join('; ')} | ${may} |`),
  );
  const silent = ROLES.filter((role) => !rights.has(role));
  return [
    '# Who may do what with a ticket',
    '',
    'Written by `node bin/run.js test/authority/write.ts` from `src/domain/authority.ts`; a test compares. The ticket lies at a desk',
    'and is free, mine or somebody else’s; it belongs to the office of the person unless “other office” stands there. What is not in',
    'the table is refused, and who may do nothing is told the same as for a ticket that does not exist. The state of the ticket',
    'narrows it further (`flows/ticket.ts`). At the coordinator’s desk lie complaints, whatever the office: whom one is about, whatever',
    `his roles, may do nothing with it before he was told, and then only: ${allowedIn(TOLD).join(', ')}. Who receives it is shown for the`,
    'first step of its ladder (`src/domain/complaints.ts`).',
    '',
    `The **reporter**, whatever his role, may besides: ${allowedToReporter('incident').join(', ')};`,
    `of a complaint he may only: ${allowedToReporter('complaint').join(', ')}.`,
    `By role alone these may do nothing with a ticket: ${silent.join(', ')}.`,
    '',
    '| role | ticket lies at | may |',
    '| --- | --- | --- |',
    ...rows,
    '',
    ...oversightTable(),
    ...auditTable(),
    ...dutyTable(),
    ...subdomainTable(),
    ...announcingTable(),
  ].join('\n');
}

/** Audits by role; findings by role, in the office that must follow them up, in another one, and of the ICT office. */
function auditTable(): string[] {
  const actions = Object.keys(AUDIT_ALLOWED) as AuditAction[];
  const held = (role: Role, officeCode: string) => ({ id: ME, roles: [{ role, officeCode }] });
  const audits = ROLES.flatMap((role) => {
    const may = actions.filter((action) => auditsAs(held(role, HERE), action) !== null);
    return may.length === 0 ? [] : [`| ${role} | ${may.join(', ')} |`];
  });
  const findings = ROLES.flatMap((role) =>
    (
      [
        ['its own office', HERE, HERE],
        ['another office', ELSEWHERE, HERE],
        ['the ICT office', bitung.ictOffice.code, bitung.ictOffice.code],
      ] as const
    ).flatMap(([where, at, officeCode]) => {
      const may = findingActionsOf(role, at, officeCode);
      return may.length === 0 ? [] : [`| ${role} | ${where} | ${may.join(', ')} |`];
    }),
  );
  return [
    '## Who may do what with an audit and its findings',
    '',
    'From `src/domain/audits.ts`; the state narrows it further (`flows/audit.ts`, `flows/finding.ts`). Who is not in it learns nothing, also',
    'technicians and those for security: the law names the Dinas, Ketua Tim and the Walikota (Bitung 43(2)). Whoever handed in the evidence',
    'of a follow-up does not accept it. Opening is recorded each time.',
    '',
    '| role | audits |',
    '| --- | --- |',
    ...audits,
    '',
    '| role | finding of | may |',
    '| --- | --- | --- |',
    ...findings,
    '',
  ];
}

/** What the role, held in `at`, may do with a finding of `officeCode` that somebody else answered. */
export const findingActionsOf = (role: Role, at: string, officeCode: string): FindingAction[] =>
  (Object.keys(FINDING_ALLOWED) as FindingAction[]).filter(
    (action) =>
      findsAs(
        bitung,
        { id: ME, roles: [{ role, officeCode: at }] },
        { officeCode, parentCode: null, answeredBy: SOMEBODY },
        action,
      ) !== null,
  );

/** Who looks over the desks, and how far. */
function oversightTable(): string[] {
  const cell = (what: Oversight, role: Role): string => {
    const access = overseesAs({ id: ME, roles: [{ role, officeCode: HERE }] }, what);
    return access === null ? '' : access.scope.offices === null ? 'city' : 'own office';
  };
  const whats = Object.keys(OVERSIGHT) as Oversight[];
  const seen = ROLES.filter((role) => whats.some((what) => cell(what, role) !== ''));
  return [
    '## Who may look over the desks',
    '',
    'From `src/domain/oversight.ts`: `/pantau` (watch) and `/laporan`. An empty cell is refused; reading by an auditor is recorded each time.',
    '',
    `| role | ${whats.join(' | ')} |`,
    `| --- | ${whats.map(() => '---').join(' | ')} |`,
    ...seen.map((role) => `| ${role} | ${whats.map((what) => cell(what, role)).join(' | ')} |`),
    '',
  ];
}

/** Who may do what with the cycle of a duty: as Tier 1, head … of its own office, or of another. */
function dutyTable(): string[] {
  const rows = DUTY_PLACES.flatMap(({ name, place }) =>
    ROLES.flatMap((role) =>
      (['own', 'other'] as const).flatMap((where) => {
        const may = dutyActionsOf(role, place, where).join(', ');
        return may === '' ? [] : [{ name, who: where === 'own' ? role : `${role} (other office)`, may }];
      }),
    ),
  );
  const merged = Map.groupBy(rows, ({ name, may }) => `${name} | ${may}`);
  return [
    '## Who may do what with a duty',
    '',
    'From `src/domain/dutyAuthority.ts`, for a duty of each office, one of the Dinas, one of the Tim Koordinasi and one that another',
    'office coordinates (Bitung). Nobody judges what he sent himself; the state narrows it further (`flows/obligation.ts`). Who has no',
    'row is told the same as of a duty that does not exist.',
    '',
    '| duty | role | may |',
    '| --- | --- | --- |',
    ...[...merged.values()].map(
      (of) => `| ${of[0]?.name} | ${of.map(({ who }) => who).join(', ')} | ${of[0]?.may} |`,
    ),
    '',
  ];
}

/** Who speaks to many. */
function announcingTable(): string[] {
  const whats = Object.keys(ANNOUNCING) as Announcing[];
  const may = (role: Role, what: Announcing): boolean =>
    announcesAs({ id: ME, roles: [{ role, officeCode: HERE }] }, what) !== null;
  const seen = ROLES.filter((role) => whats.some((what) => may(role, what)));
  return [
    '## Who may speak to many',
    '',
    'From `src/domain/announcing.ts`: `/pengumuman` (announce; approve what goes to more than 20 offices, never one’s own) and',
    '`/gangguan` (disturb). An empty cell is refused. Only its author changes an announcement before it goes.',
    '',
    `| role | ${whats.join(' | ')} |`,
    `| --- | ${whats.map(() => '---').join(' | ')} |`,
    ...seen.map((role) => `| ${role} | ${whats.map((what) => (may(role, what) ? 'yes' : '')).join(' | ')} |`),
    '',
  ];
}

export const DUTY_ACTIONS = Object.keys(DUTY_ALLOWED) as DutyAction[];
/** `elsewhere`: the office whose people are strangers to it. */
export const DUTY_PLACES = [
  { name: 'of each office', place: { duty: 'rencana-anggaran', officeCode: 'dinkes' } },
  { name: 'of the Dinas', place: { duty: 'pemeriksaan-lan', officeCode: 'diskominfo' } },
  { name: 'of the Tim Koordinasi', place: { duty: 'arsitektur-5-tahun', officeCode: 'setda' } },
  { name: 'coordinated by another office', place: { duty: 'proses-bisnis', officeCode: 'dinkes' } },
] as const;

export const dutyActionsOf = (
  role: Role,
  place: { readonly duty: string; readonly officeCode: string },
  where: 'own' | 'other' | 'coordinating',
  sentBy: number | null = null,
): DutyAction[] => {
  const officeCode =
    where === 'own'
      ? place.officeCode
      : where === 'other'
        ? ELSEWHERE
        : bitung.posts.organisation_section.office;
  const person = { id: ME, roles: [{ role, officeCode }] };
  return DUTY_ACTIONS.filter((action) => mayDuty(action, bitung, place, person, sentBy).ok);
};

const TOLD: Cell = {
  role: 'staff',
  office: HERE,
  desk: 'coordinator',
  owner: 'somebody',
  isReporter: false,
  complaint: 'named told',
};

const ABOUT_WORDS: Readonly<Record<(typeof COMPLAINTS)[number], string>> = {
  tier1: 'Tier 1',
  tier2: 'Tier 2',
  coordinator: 'the coordinators',
  leader: 'Kepala Dinas',
  other: 'somebody else',
  'named untold': 'me, untold',
  'named told': 'me, told',
};

const allowedToReporter = (kind: string) =>
  ACTIONS.filter((action) => allowedTo(action, { kind }).includes('reporter'));

/** Who may do what with a subdomain of his own office, and with that of another. */
export function subdomainTable(): string[] {
  const place = { officeCode: HERE, parentCode: null, managerId: null };
  const acts = Object.keys(SUBDOMAIN_RIGHTS) as SubdomainAct[];
  const may = (role: Role, office: string) =>
    acts.filter(
      (act) => actsOnSubdomain({ id: ME, roles: [{ role, officeCode: office }] }, act, place) !== null,
    );
  const rows = ROLES.map((role) => ({ role, own: may(role, HERE), other: may(role, ELSEWHERE) }));
  return [
    '## Who may do what with a subdomain',
    '',
    'From `src/domain/subdomainRights.ts`. Its manager, where he works in that office, may besides open it and say whether it is used.',
    'An emergency stop and a removal take two different officials (`flows/subdomain.ts`).',
    '',
    '| role | of the own office | of another office |',
    '| --- | --- | --- |',
    ...rows
      .filter(({ own }) => own.length > 0)
      .map(({ role, own, other }) => `| ${role} | ${own.join(', ')} | ${other.join(', ')} |`),
    '',
  ];
}
