/**
 * The approvals of a service request as rules: which steps a request needs and in which order, whose step it is, and which of
 * those that were met still stand when the request was corrected. Source: `chat.md`, "Services and subdomains"; regions/*.yaml,
 * `services.approvers`; docs/decisions/approvals.md.
 */
import type { Role, Standing } from './authority.ts';
import { approverOf, type ApproverAt, type RequestOffices } from './holders.ts';
import type { Step } from './requirements.ts';
import type { Approver } from './vocabulary.ts';

/** A step of this request: who must do what, in which office. */
export interface ChainStep extends ApproverAt {
  readonly code: Approver;
}

/** The steps that a request needs, in order, with whose they are in this city. */
export const stepsOf = (
  city: Parameters<typeof approverOf>[0],
  steps: readonly Step[],
  request: RequestOffices,
): ChainStep[] => steps.map(({ step }) => ({ code: step, ...approverOf(city, step, request) }));

/** A step as it was met: by somebody in his role, for somebody absent, or by a signed letter. */
export interface MetStep {
  readonly code: Approver;
  readonly role: Role;
  readonly office: string;
  /** The revision he saw. */
  readonly revision: number;
  /** Whose decision it is; null: the letter's, signed by whoever holds the post. */
  readonly personId: number | null;
}

const isSame = (met: MetStep, step: ChainStep): boolean =>
  met.code === step.code && met.role === step.role && met.office === step.office;

/**
 * What was met of a chain and still stands: a step that the answers no longer ask for counts no more, one of another office is
 * another step, and what somebody approved stands only while everything he saw is as it was (`isAsSeen`).
 */
export const standing = (
  chain: readonly ChainStep[],
  met: readonly MetStep[],
  isAsSeen: (revision: number) => boolean,
): MetStep[] => met.filter((one) => isAsSeen(one.revision) && chain.some((step) => isSame(one, step)));

/** The next step, in order; null: all are met. */
export const nextStep = (chain: readonly ChainStep[], standing: readonly MetStep[]): ChainStep | null =>
  chain.find((step) => !standing.some((one) => isSame(one, step))) ?? null;

/** An answer as it was sent; `value` is its exact text. */
export interface SeenAnswer {
  readonly field: string;
  readonly value: string;
  /** The letter was promised only: that it is there now changes nothing of what was decided. */
  readonly isPromised: boolean;
}

/**
 * The fields of which somebody who saw `before` would see something else now: changed or gone. What is added was not there to be
 * seen, and a letter that was to follow may follow.
 */
export function changedFields(before: readonly SeenAnswer[], now: readonly SeenAnswer[]): string[] {
  const present = new Map(now.map((one) => [one.field, one]));
  return before
    .filter(({ field, value, isPromised }) => !isPromised && present.get(field)?.value !== value)
    .map(({ field }) => field);
}

/** The last step that can say no: before it everything that is required must be there. Null: none can. */
export const decidingStep = (chain: readonly ChainStep[]): ChainStep | null =>
  chain.findLast((step) => step.task !== 'record') ?? null;

/** Whether the letter that was to follow must be there before this step is asked. */
export const needsLetter = (chain: readonly ChainStep[], step: ChainStep): boolean => {
  const at = chain.findIndex((one) => one === step);
  const deciding = chain.findLastIndex((one) => one.task !== 'record');
  return at >= deciding;
};

/** Who holds a step's role, or an acting holder (Plt.), who is one; and who stands in for one who is away (`/cuti`). */
export interface StepHolder {
  readonly id: number;
  readonly isAway: boolean;
  readonly deputyId: number | null;
}

export type StepDenial =
  /** Not his role, or of another office. */
  | 'notYours'
  /** He asked for it himself, in whatever role, or would decide for whoever asked. */
  | 'ownRequest'
  /** Two different people must approve, and so far only he has. */
  | 'secondPerson';

export interface StepRequest {
  readonly requesterId: number;
  readonly twoPerson: boolean;
}

/**
 * Whether this person may meet the step: he holds its role in its office, or he is the deputy of a holder who is away. Nobody
 * decides on his own request, in whatever role, nor for whoever asked as his deputy.
 */
export function mayMeet(
  step: ChainStep,
  chain: readonly ChainStep[],
  met: readonly MetStep[],
  request: StepRequest,
  person: Standing,
  holders: readonly StepHolder[],
):
  | { readonly ok: true; readonly insteadOf: number | null }
  | { readonly ok: false; readonly why: StepDenial } {
  const isHolder = holders.some((one) => one.id === person.id);
  const absent = holders.filter((one) => one.isAway && one.deputyId === person.id);
  if (!isHolder && absent.length === 0) return { ok: false, why: 'notYours' };
  if (person.id === request.requesterId) return { ok: false, why: 'ownRequest' };
  const insteadOf = isHolder ? null : (absent.find((one) => one.id !== request.requesterId)?.id ?? undefined);
  if (insteadOf === undefined) return { ok: false, why: 'ownRequest' };
  if (step.task !== 'record' && request.twoPerson && step === decidingStep(chain)) {
    const others = met.some((one) => one.personId !== person.id);
    if (!others) return { ok: false, why: 'secondPerson' };
  }
  return { ok: true, insteadOf };
}

/** Whom a step can be asked of: whoever may meet it, deputies in the place of those who are away. */
export const askedOf = (request: StepRequest, holders: readonly StepHolder[]): number[] => [
  ...new Set(
    holders
      .filter((one) => one.id !== request.requesterId)
      .map((one) => (one.isAway && one.deputyId !== null ? one.deputyId : one.id))
      .filter((id) => id !== request.requesterId),
  ),
];

/** What an approver may press. A `record` takes notice: it can only say that it was seen. */
export type StepAct = 'approve' | 'return' | 'reject';
export const actsOf = (step: Pick<ChainStep, 'task'>): readonly StepAct[] =>
  step.task === 'record' ? ['approve'] : ['approve', 'return', 'reject'];

/**
 * Whose step lies too long is told to whoever stands above him: so a silence is seen where it can be ended. Of the chair, his
 * secretary (Bitung 46(3)c, Padang 54(2)).
 */
export const ABOVE: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  tier1: ['office_head'],
  office_head: ['coordinator'],
  tier2: ['division_head', 'coordinator'],
  csirt: ['division_head', 'coordinator'],
  division_head: ['agency_head'],
  agency_head: ['chair'],
  chair: ['agency_head'],
};

/**
 * The check of an office's own technician is passed over where he asks himself and the office has no other: with a ticket he goes
 * past Tier 1 too (`chat.md`, "A ticket" 7). It is a check; those who approve come after it.
 */
export const isOwnCheck = (step: ChainStep, request: StepRequest, holders: readonly StepHolder[]): boolean =>
  step.code === 'tier1' &&
  step.task === 'check' &&
  holders.some((one) => one.id === request.requesterId) &&
  askedOf(request, holders).length === 0;

/** `approved` by a person; by a signed `letter`; `own`: the technician's own check, passed over. */
export type Decision = 'approved' | 'letter' | 'own' | 'returned' | 'rejected';
