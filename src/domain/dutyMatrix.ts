/**
 * Offices × duties as the coordinator looks at them: one state a cell, counts by state, and the sheets of a picture. Made of plain
 * rows, whoever read them. Source: `chat.md`, "Duties and reminders"; issue "Desk, 5 of 7", point 4.
 */

/** What is known of an office's duty: its running cycle, else how the last one ended. Dates are ISO, in the city's zone. */
export interface DutyFact {
  /** The running cycle; null: none runs. */
  readonly caseId: string | null;
  readonly duty: string;
  readonly office: string;
  /** `''`, or what of the office it is about: an application's code. */
  readonly object: string;
  /** Its `data awal` was recorded: the last evidence, or that there is none. What an event opens needs none. */
  readonly isRecorded: boolean;
  /** Evidence, or `Bukan kewenangan kami`, waits for the coordinator. */
  readonly isWaiting: boolean;
  /** False: it was found not to be the office's, with reason and approval. */
  readonly isApplicable: boolean;
  /** It comes with an event or a request, and none has come. */
  readonly isIdle: boolean;
  /** Null: nothing is owed now. */
  readonly dueOn: string | null;
  /** When the last accepted evidence took effect; null: none is on file. */
  readonly lastOn: string | null;
}

/** Due within so many days (that day included) counts as soon. */
export const SOON_DAYS = 30;

/** The day it is looked at, and until when something counts as soon; ISO. */
export interface DutyDay {
  readonly on: string;
  readonly soonUntil: string;
}

export const dutyDay = (today: Temporal.PlainDate): DutyDay => ({
  on: today.toString(),
  soonUntil: today.add({ days: SOON_DAYS }).toString(),
});

/** What one cell shows; the first that fits counts. What waits for the coordinator is nobody else's delay. */
export const DUTY_STATES = [
  'notApplicable',
  'submitted',
  'idle',
  'unrecorded',
  'overdue',
  'soon',
  'noEvidence',
  'met',
] as const;
export type DutyState = (typeof DUTY_STATES)[number];

/** Most pressing first: which cycle stands for a cell that has several, and the order of a list. */
const PRESSING: readonly DutyState[] = [
  'overdue',
  'soon',
  'submitted',
  'noEvidence',
  'met',
  'unrecorded',
  'idle',
  'notApplicable',
];

export const stateOf = (fact: DutyFact, day: DutyDay): DutyState =>
  DUTY_STATES.find((state) => IS[state](fact, day)) ?? 'met';

/** ISO dates compare as text. */
const IS: Readonly<Record<DutyState, (fact: DutyFact, day: DutyDay) => boolean>> = {
  notApplicable: (fact) => !fact.isApplicable,
  submitted: (fact) => fact.isWaiting,
  idle: (fact) => fact.isIdle,
  unrecorded: (fact) => !fact.isRecorded,
  overdue: ({ dueOn }, { on }) => dueOn !== null && dueOn < on,
  soon: ({ dueOn }, { on, soonUntil }) => dueOn !== null && dueOn >= on && dueOn <= soonUntil,
  noEvidence: ({ lastOn }) => lastOn === null,
  met: () => true,
};

/** What can be asked for. */
export const DUTY_FILTERS = ['overdue', 'soon', 'submitted', 'noEvidence', 'unrecorded'] as const;
export type DutyFilter = (typeof DUTY_FILTERS)[number];

/** A cycle that is late or due soon and has nothing on file answers to both. */
export function answersTo(fact: DutyFact, filter: DutyFilter, day: DutyDay): boolean {
  const state = stateOf(fact, day);
  return state === filter || (filter === 'noEvidence' && isOwed(state) && fact.lastOn === null);
}

const isOwed = (state: DutyState): boolean => state === 'overdue' || state === 'soon';

/** The office has something to bring: it is late, due soon, or nothing is on file though a date is set. */
export function isMissing(fact: DutyFact, day: DutyDay): boolean {
  const state = stateOf(fact, day);
  return fact.caseId !== null && fact.dueOn !== null && (isOwed(state) || answersTo(fact, 'noEvidence', day));
}

export type DutyCounts = Readonly<Record<DutyFilter | 'all' | 'met', number>>;

/** How many answer to each filter; `all` without those that are not the office's and what waits for its event. */
export function countDuties(facts: readonly DutyFact[], day: DutyDay): DutyCounts {
  const counts = { all: 0, met: 0, overdue: 0, soon: 0, submitted: 0, noEvidence: 0, unrecorded: 0 };
  for (const fact of facts) {
    const state = stateOf(fact, day);
    if (state === 'notApplicable' || state === 'idle') continue;
    counts.all += 1;
    counts[state] += 1;
    if (isOwed(state) && fact.lastOn === null) counts.noEvidence += 1;
  }
  return counts;
}

/** Counts by duty or by office, in the order of `codes`; those without a cycle are left out. */
export function countBy(
  facts: readonly DutyFact[],
  by: 'duty' | 'office',
  codes: readonly string[],
  day: DutyDay,
): { code: string; counts: DutyCounts }[] {
  const groups = Map.groupBy(facts, (fact) => fact[by]);
  return codes.flatMap((code) => {
    const group = groups.get(code);
    return group === undefined ? [] : [{ code, counts: countDuties(group, day) }];
  });
}

/** What presses most first; the earliest date before the later ones. */
export function byUrgency<T extends DutyFact>(facts: readonly T[], day: DutyDay): T[] {
  return facts
    .map((fact) => ({ fact, rank: PRESSING.indexOf(stateOf(fact, day)) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        compare(a.fact.dueOn ?? '9999', b.fact.dueOn ?? '9999') ||
        compare(keyOf(a.fact), keyOf(b.fact)),
    )
    .map(({ fact }) => fact);
}

const keyOf = ({ duty, office, object, caseId }: DutyFact): string =>
  [office, duty, object, caseId ?? ''].join('~');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One picture: at most so many rows and columns. `cells[row][column]`; null: the office has no such duty. */
export interface DutySheet {
  readonly offices: readonly string[];
  readonly duties: readonly string[];
  readonly cells: readonly (readonly (DutyState | null)[])[];
}

export interface DutyMatrix<T extends DutyFact = DutyFact> {
  readonly sheets: readonly DutySheet[];
  /** Duties that one office alone has: a list, not a column that is nearly empty. */
  readonly single: readonly { readonly fact: T; readonly state: DutyState }[];
}

/** The matrix cut into sheets of nearly the same size: first all offices of the first duties, then of the next. */
export function matrixOf<T extends DutyFact>(
  facts: readonly T[],
  order: { readonly offices: readonly string[]; readonly duties: readonly string[] },
  day: DutyDay,
  most: { readonly rows: number; readonly columns: number },
): DutyMatrix<T> {
  const states = new Map<string, DutyState>();
  // Several objects or events of one duty: the cell shows the most pressing.
  for (const fact of byUrgency(facts, day).reverse())
    states.set(`${fact.office} ${fact.duty}`, stateOf(fact, day));
  const byDuty = Map.groupBy(facts, (fact) => fact.duty);
  const officesOf = (duty: string): string[] => [
    ...new Set((byDuty.get(duty) ?? []).map((fact) => fact.office)),
  ];
  const shared = order.duties.filter((duty) => officesOf(duty).length > 1);
  const wide = new Set(shared);
  const having = new Set(facts.filter((fact) => wide.has(fact.duty)).map((fact) => fact.office));
  const rows = order.offices.filter((office) => having.has(office));
  const sheets = parts(shared, most.columns).flatMap((duties) =>
    parts(rows, most.rows).map((offices) => ({
      offices,
      duties,
      cells: offices.map((office) => duties.map((duty) => states.get(`${office} ${duty}`) ?? null)),
    })),
  );
  const single = order.duties
    .filter((duty) => officesOf(duty).length === 1)
    .flatMap((duty) => byUrgency(byDuty.get(duty) ?? [], day))
    .map((fact) => ({ fact, state: stateOf(fact, day) }));
  return { sheets, single };
}

/** Parts of at most so many, as even as can be, so that none is a leftover of one. */
export function parts<T>(all: readonly T[], most: number): T[][] {
  const count = Math.ceil(all.length / most);
  const size = Math.ceil(all.length / Math.max(1, count));
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}
