/** Every role in every relation to every place of a ticket, against every action: the cells of the table of authority. */
import {
  ALLOWED,
  mayAct,
  ROLES,
  type Action,
  type HeldRole,
  type Role,
  type TicketPlace,
} from '../../src/domain/authority.ts';
import { OVERSIGHT, overseesAs, type Oversight } from '../../src/domain/oversight.ts';

export const ACTIONS = Object.keys(ALLOWED) as Action[];
export const HERE = 'dinkes';
export const ELSEWHERE = 'dinsos';
export const ME = 1;
export const SOMEBODY = 2;

/** Where the person holds the role: in the ticket's office, in another one, or at the ICT office. */
export const OFFICES = [HERE, ELSEWHERE] as const;
/** Who holds the ticket. */
export const OWNERS = ['nobody', 'me', 'somebody'] as const;
export const PLACES = ['tier1', 'tier2', 'coordinator'] as const;

export interface Cell {
  readonly role: Role;
  readonly office: (typeof OFFICES)[number];
  readonly desk: (typeof PLACES)[number];
  readonly owner: (typeof OWNERS)[number];
  readonly isReporter: boolean;
}

export function* cells(): Generator<Cell> {
  for (const role of ROLES)
    for (const office of OFFICES)
      for (const desk of PLACES)
        for (const owner of OWNERS)
          for (const isReporter of [false, true]) yield { role, office, desk, owner, isReporter };
}

export function placeOf(cell: Cell): TicketPlace {
  return {
    desk: cell.desk,
    kind: cell.desk === 'coordinator' ? 'complaint' : 'incident',
    officeCode: HERE,
    parentCode: null,
    reporterId: cell.isReporter ? ME : 99,
    ownerId: cell.owner === 'nobody' ? null : cell.owner === 'me' ? ME : SOMEBODY,
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
    if (cell.isReporter) continue;
    const may = allowedIn(cell).join(', ');
    if (may === '') continue;
    const who = rights.get(cell.role) ?? new Map<string, string[]>();
    rights.set(cell.role, who);
    const key = `${cell.desk} ${word[cell.owner]}`;
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
    'narrows it further (`flows/ticket.ts`). At the coordinator’s desk lie complaints.',
    '',
    `The **reporter**, whatever his role, may besides: ${ALLOWED_TO_REPORTER.join(', ')}.`,
    `By role alone these may do nothing with a ticket: ${silent.join(', ')}.`,
    '',
    '| role | ticket lies at | may |',
    '| --- | --- | --- |',
    ...rows,
    '',
    ...oversightTable(),
  ].join('\n');
}

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

const ALLOWED_TO_REPORTER = ACTIONS.filter((action) =>
  (ALLOWED[action] as readonly string[]).includes('reporter'),
);
