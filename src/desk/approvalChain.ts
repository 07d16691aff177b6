/** Where a request stands in its chain: what was met and still stands, which step is next, and who can meet it. */
import { approvalsOf, approversAt, type ApprovalRow, type Approving } from '../db/approvals.ts';
import { officeByCode } from '../db/offices.ts';
import { answersOf, revisionOf, type Request } from '../db/requests.ts';
import type { Answers } from '../domain/answers.ts';
import {
  askedOf,
  changedFields,
  isOwnCheck,
  needsLetter,
  nextStep,
  standing,
  stepsOf,
  type ChainStep,
  type MetStep,
} from '../domain/approvals.ts';
import type { Role } from '../domain/authority.ts';
import type { Service } from '../domain/catalogue.ts';
import { chainOf, missingLetters, type RequestContent } from '../domain/formPlan.ts';
import { serviceOf } from '../domain/region.ts';
import type { ChainPlace } from '../../flows/request.ts';
import type { Desk } from './desk.ts';

export interface ChainView {
  readonly request: Request;
  readonly service: Service;
  /** Exactly what was sent. */
  readonly content: RequestContent;
  /** As they are now: a letter that was to follow may have come. */
  readonly answers: Answers;
  readonly chain: readonly ChainStep[];
  /** Everything that was decided, in order. */
  readonly decisions: readonly ApprovalRow[];
  readonly met: readonly MetStep[];
  /** Null: all are met. */
  readonly next: ChainStep | null;
  readonly holders: readonly Approving[];
  /** Where the holders of the next step are; of a unit without one its office. */
  readonly officeCode: string;
  /** Steps that are passed over, because their holder asks himself. */
  readonly own: readonly ChainStep[];
  readonly place: ChainPlace;
  readonly awaitedLetters: readonly string[];
}

/** Null: the city no longer offers this service, or nothing was sent yet. */
export async function readChain(
  desk: Pick<Desk, 'pool' | 'region'>,
  request: Request,
  more: readonly MetStep[] = [],
  isLetterThere = false,
): Promise<ChainView | null> {
  const service = serviceOf(desk.region, request.service);
  const revision = await revisionOf(desk.pool, request.caseId, request.revision);
  if (service === undefined || revision === null) return null;
  const { content } = revision;
  const sent: Answers = Object.fromEntries(content.answers.map(({ field, value }) => [field, value]));
  const answers = await answersOf(desk.pool, request.caseId);
  const chain = stepsOf(desk.region, chainOf(service, sent), officesOf(request.officeCode, sent));
  const decisions = await approvalsOf(desk.pool, request.caseId);
  const isAsSeen = await comparer(desk, request, content);
  const met = [
    ...standing(chain, decisions.filter(isMet).map(metOf), isAsSeen),
    ...more.filter((one) => one.revision === request.revision),
  ];
  const awaitedLetters = isLetterThere ? [] : missingLetters(service, answers);
  const own: ChainStep[] = [];
  for (;;) {
    const next = nextStep(chain, [
      ...met,
      ...own.map((step) => metBy(step, request.personId, request.revision)),
    ]);
    if (next === null)
      return {
        ...{ request, service, content, answers, chain, decisions, met, own, awaitedLetters },
        next,
        holders: [],
        officeCode: '',
        place: 'done',
      };
    const { holders, officeCode } = await holdersOf(desk, next);
    const asks = { requesterId: request.personId, twoPerson: service.twoPerson };
    if (isOwnCheck(next, asks, holders)) {
      own.push(next);
      continue;
    }
    const isHeld = awaitedLetters.length > 0 && needsLetter(chain, next);
    const place = isHeld ? 'held' : askedOf(asks, holders).length === 0 ? 'vacant' : 'asked';
    return {
      request,
      service,
      content,
      answers,
      chain,
      decisions,
      met,
      own,
      awaitedLetters,
      next,
      holders,
      officeCode,
      place,
    };
  }
}

const isMet = ({ decision }: ApprovalRow): boolean => ['approved', 'letter', 'own'].includes(decision);

const metOf = (row: ApprovalRow): MetStep => ({
  code: row.step,
  role: row.role,
  office: row.officeCode,
  revision: row.revision,
  personId: row.decision === 'letter' ? null : row.personId,
});

export const metBy = (step: ChainStep, personId: number | null, revision: number): MetStep => ({
  code: step.code,
  role: step.role,
  office: step.office,
  revision,
  personId,
});

/** The offices that a request is about, by its answers. */
function officesOf(requester: string, answers: Answers) {
  const owner = Object.values(answers).find((value) => value.is === 'office');
  const application = answers['aplikasi'];
  return {
    requester,
    ...(owner?.is === 'office' ? { owner: owner.code } : {}),
    ...(application?.is === 'choice' ? { application: application.code } : {}),
  };
}

/** Whether what was seen in an earlier revision is as it is now. */
async function comparer(
  desk: Pick<Desk, 'pool'>,
  request: Request,
  now: RequestContent,
): Promise<(revision: number) => boolean> {
  const same = new Set([request.revision]);
  for (let revision = 1; revision < request.revision; revision += 1) {
    const before = await revisionOf(desk.pool, request.caseId, revision);
    if (before !== null && changedFields(seenIn(before.content), seenIn(now)).length === 0)
      same.add(revision);
  }
  return (revision) => same.has(revision);
}

export const seenIn = ({ answers }: RequestContent) =>
  answers.map(({ field, value }) => ({
    field,
    value: JSON.stringify(value),
    isPromised: value.is === 'letterLater',
  }));

/** Of a unit without a technician or head of its own those of its office count (`chat.md`, People). */
const OF_UNITS: ReadonlySet<Role> = new Set(['tier1', 'office_head']);

async function holdersOf(
  desk: Pick<Desk, 'pool'>,
  step: ChainStep,
): Promise<{ holders: Approving[]; officeCode: string }> {
  const own = await approversAt(desk.pool, step.role, step.office);
  if (own.length > 0 || !OF_UNITS.has(step.role)) return { holders: own, officeCode: step.office };
  const parent = (await officeByCode(desk.pool, step.office))?.parentCode ?? null;
  const above = parent === null ? [] : await approversAt(desk.pool, step.role, parent);
  return parent === null || above.length === 0
    ? { holders: own, officeCode: step.office }
    : { holders: above, officeCode: parent };
}
