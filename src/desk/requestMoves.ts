/** A request moves: events go through its machine, its effects become messages, timers and what its ticket hears of it. */
import {
  forgetForm,
  updateRequest,
  type Request,
  type RequestColumns,
  type RequestStatus,
} from '../db/requests.ts';
import { serviceOf } from '../domain/region.ts';
import type { Change } from '../engine/change.ts';
import { step, type AnyEvent, type Effect } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { RequestEnding } from '../../flows/request.ts';
import { performApproval } from './approvalMoves.ts';
import { dueAt, type Desk } from './desk.ts';
import { hookOf } from './serviceHooks.ts';
import { send, type Signal } from './signal.ts';

export interface RequestMove {
  readonly events: readonly AnyEvent[];
  /** Null: the desk itself, by a timer. */
  readonly by: { readonly id: number; readonly role: string } | null;
  /** Somebody's words: a reason. Kept beside the history, erasable. */
  readonly text?: string;
  /** For the history: codes only. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  readonly columns?: Partial<RequestColumns>;
  /** The form is shown again at the bottom of the chat, instead of where it stands. */
  readonly anew?: boolean;
}

/** `f:<verb>:<case>[:<question>[:<option>]]`: a button of a form; questions and options by their tags. */
export const formButton = (
  label: string,
  verb: string,
  caseId: string,
  ...rest: readonly string[]
): Button => ({ label, data: ['f', verb, caseId, ...rest].join(':') });

/** Moves the request in `change`, columns included; false with the event's name when its present state does not allow it. */
export async function moveRequest(
  desk: Desk,
  change: Change,
  request: Request,
  move: RequestMove,
  now: Temporal.Instant,
): Promise<{ ok: true; request: Request } | { ok: false; event: string }> {
  const stepped = step(request.case, move.events);
  if (!stepped.ok) return stepped;
  const { snapshot } = stepped.step;
  const { revision } = snapshot.context as { revision: number };
  const after: Request = {
    ...request,
    status: topOf(snapshot.value),
    isOpen: snapshot.hasTag('open'),
    revision,
    ...move.columns,
  };
  const last = move.events.length - 1;
  change.move(
    request.case,
    stepped.step,
    move.events.map(({ type, ...codes }, index) => ({
      kind: type.startsWith('xstate.after.') ? (type.split('.')[2] ?? type).toUpperCase() : type,
      actor: move.by?.id ?? null,
      role: move.by?.role ?? null,
      at: now.toString(),
      data: { ...(codes as Record<string, string>), revision, ...(index === last ? move.data : {}) },
      ...(index === last && move.text !== undefined
        ? { body: JSON.stringify({ text: move.text, media: [] }) }
        : {}),
    })),
    !after.isOpen,
  );
  change.timers(request.caseId, stepped.step, (delay) =>
    dueAt(desk.calendar(request.workPattern, request.officeCode), now, delay),
  );
  change.also.push((client) => updateRequest(client, request.caseId, after));
  for (const effect of stepped.step.effects)
    await perform(desk, change, { before: request, request: after }, effect, move, now);
  return { ok: true, request: after };
}

const topOf = (value: unknown): RequestStatus =>
  (typeof value === 'string' ? value : Object.keys(value as object)[0]) as RequestStatus;

async function perform(
  desk: Desk,
  change: Change,
  { before, request }: { before: Request; request: Request },
  effect: Effect,
  move: RequestMove,
  now: Temporal.Instant,
): Promise<void> {
  const { caseId, chatId } = request;
  const hook = hookOf(request.service);
  switch (effect.type) {
    case 'showForm':
      if (chatId !== null)
        change.card({ owner: caseId, chatId, view: 'form', caseId, class: 2, anew: move.anew === true });
      return;
    case 'remindOfForm':
      if (chatId !== null) change.say(chatId, formLies(desk, request), caseId);
      return;
    case 'sendByItself':
      return;
    case 'endRequest': {
      const why = effect.params.why as RequestEnding;
      await hook.ended?.(desk, change, request, why, now);
      if (request.revision === 0) change.also.push((client) => forgetForm(client, caseId));
      if (why === 'lapsed' && before.status === 'filling' && chatId !== null)
        change.say(chatId, sentence('form.lapsed', { title: titleOf(desk, request) }), caseId);
      return;
    }
    case 'tellTicket':
      return tellTicket(change, request, effect.params.what as NonNullable<Signal['what']>, move);
    case 'carryOut':
      return hook.passed?.(desk, change, request, now);
    default:
      return performApproval(desk, change, request, effect, move, now);
  }
}

/** What the service is called; a code that this release no longer has stays a code. */
export const titleOf = ({ region }: Pick<Desk, 'region'>, { service }: Pick<Request, 'service'>): string =>
  serviceOf(region, service)?.title ?? service;

const formLies = (desk: Desk, request: Request) =>
  sentence(
    'form.lies',
    { title: titleOf(desk, request), until: until(request.touchedAt) },
    {
      buttons: [
        [
          formButton('form.resume', 'resume', request.caseId),
          formButton('form.delete', 'del', request.caseId),
        ],
      ],
    },
  );

/** Thirty days after it was last touched it is forgotten. */
const until = (touchedAt: Date): string =>
  new Date(touchedAt.getTime() + 30 * 24 * 60 * 60_000).toISOString();

/** Its ticket, once there is one, hears of it in its own lane. */
function tellTicket(
  change: Change,
  request: Request,
  what: NonNullable<Signal['what']>,
  move: RequestMove,
): void {
  if (request.ticketId === null || (what === 'resent' && request.revision < 2)) return;
  send(change, `request:${request.caseId}:${request.case.version}:${what}`, {
    name: 'requestDecided',
    caseId: request.ticketId,
    what,
    ...(move.by === null ? {} : { by: move.by.id }),
  });
}
