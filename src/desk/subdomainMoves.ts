/** Moves a subdomain one step and does what its flow asks for: history, columns, cards, work outside, who is told. */
import { holdersOf, privateChatOf, tier1Of } from '../db/people.ts';
import { cardsOf } from '../db/tickets.ts';
import {
  columnsOfSubdomain,
  planWork,
  updateSubdomain,
  type Subdomain,
  type SubdomainColumns,
  type WorkName,
} from '../db/subdomains.ts';
import { QUARANTINE_MONTHS } from '../domain/subdomainNames.ts';
import type { Role } from '../domain/authority.ts';
import { CHECK_DAYS } from '../domain/siteFindings.ts';
import { nextWorkingMoment } from '../domain/workingTime.ts';
import type { Change } from '../engine/change.ts';
import { restore, step, type Effect, type Step } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { SubdomainEvent } from '../../flows/subdomain.ts';
import { dueAt, toDate, type Desk } from './desk.ts';
import { send } from './signal.ts';
import { deskChats } from './ticketMoves.ts';
import { todayIn } from './staffing.ts';

export const OFFICIALS: readonly Role[] = ['coordinator', 'division_head', 'agency_head'];

/** `sd:<verb>:<case>[:<choice>]`. */
export const sdButton = (label: string, verb: string, caseId: string, choice?: string): Button => ({
  label,
  data: choice === undefined ? `sd:${verb}:${caseId}` : `sd:${verb}:${caseId}:${choice}`,
});

export interface SubdomainMove {
  readonly events: readonly SubdomainEvent[];
  readonly by: { readonly id: number; readonly role: string } | null;
  /** For the history: codes and numbers only. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  /** A line somebody wrote, such as the number of a decision. */
  readonly text?: string;
  readonly columns?: Partial<SubdomainColumns>;
  /** Without a line of history where nothing but the columns changed (a check without news). */
  readonly isQuiet?: boolean;
  /** From a timer: its own name is no event of the story. */
  readonly kind?: string;
}

export const leafOf = (value: unknown): string =>
  typeof value === 'string' ? value : leafOf(Object.values(value as object)[0]);

/** False when its present state does not allow the first event that is refused. */
export async function moveSubdomain(
  desk: Desk,
  change: Change,
  row: Subdomain,
  move: SubdomainMove,
  now: Temporal.Instant,
): Promise<boolean> {
  const stepped = step(row.case, move.events);
  if (!stepped.ok) return false;
  const next = stepped.step;
  const status = leafOf(next.snapshot.value);
  const columns: SubdomainColumns = { ...columnsOfSubdomain(row), ...move.columns, status };
  if (status === 'released' || status === 'dropped') columns.holdsName = false;
  if (status === 'resting' && row.status !== 'resting') {
    columns.removedAt = toDate(now);
    columns.removeDecision ??= columns.decision;
    columns.restsUntil = todayIn(desk, now).add({ months: QUARANTINE_MONTHS }).toString();
  }
  const at = now.toString();
  const actor = move.by?.id ?? null;
  const role = move.by?.role ?? null;
  const kinds = move.kind === undefined ? move.events.map(({ type }) => type) : [move.kind];
  change.move(
    row.case,
    next,
    move.isQuiet === true
      ? []
      : kinds.map((kind, index) => ({
          kind,
          actor,
          role,
          at,
          ...(index === 0 && move.data !== undefined ? { data: move.data } : {}),
          ...(index === 0 && move.text !== undefined
            ? { body: JSON.stringify({ text: move.text, media: [] }) }
            : {}),
        })),
    !next.snapshot.hasTag('open'),
  );
  setTimers(desk, change, row, next, columns, now);
  const moved: Subdomain = { ...row, ...columns };
  change.also.push((client) => updateSubdomain(client, row.caseId, columns));
  for (const effect of next.effects) await perform(desk, change, moved, effect, now);
  return true;
}

export function setTimers(
  desk: Desk,
  change: Change,
  row: Pick<Subdomain, 'caseId' | 'workPattern' | 'officeCode'>,
  next: Step,
  columns: Pick<SubdomainColumns, 'restsUntil'>,
  now: Temporal.Instant,
): void {
  change.timers(row.caseId, next, (delay) => {
    if (delay !== 'nameRests') return dueAt(desk.calendar(row.workPattern, row.officeCode), now, delay);
    const on = Temporal.PlainDate.from(columns.restsUntil ?? todayIn(desk, now).toString());
    return new Date(on.toZonedDateTime(desk.region.timeZone).epochMilliseconds);
  });
}

/** Outside work, planned in the same commit. */
export const plan = (change: Change, caseId: string, what: WorkName, at: Temporal.Instant): void => {
  change.also.push((client) => planWork(client, caseId, what, toDate(at)));
};

/** When it is looked at again: after a week, in working hours, at a minute of its own, so that not all are visited at once. */
export function nextVisit(
  desk: Desk,
  row: Pick<Subdomain, 'caseId' | 'workPattern' | 'officeCode'>,
  now: Temporal.Instant,
): Temporal.Instant {
  const spread = [...row.caseId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_440, 7);
  const calendar = desk.calendar(row.workPattern, row.officeCode);
  return nextWorkingMoment(calendar, now.add({ hours: CHECK_DAYS * 24 })).add({ minutes: spread % 120 });
}

async function perform(
  desk: Desk,
  change: Change,
  row: Subdomain,
  effect: Effect,
  now: Temporal.Instant,
): Promise<void> {
  const { caseId } = row;
  const wants = effect.params.wants as 'record' | 'none';
  const of = effect.params.of as string;
  if (effect.type === 'showCards') {
    for (const card of await cardsOf(desk.pool, caseId))
      change.card({ owner: caseId, chatId: card.chatId, view: 'subdomain', caseId });
  } else if (effect.type === 'workOnRecord') {
    // The name server is told by its API; the card stays, so that a technician sees it and can do it by hand.
    if (desk.writesDns && row.target !== null)
      plan(change, caseId, wants === 'record' ? 'write' : 'clear', now);
    for (const { chatId } of await deskChats(desk, 'tier2', row.officeCode))
      change.card({ owner: caseId, chatId, view: 'subdomain', caseId, anew: true });
  } else if (effect.type === 'lookAtRecord') {
    plan(change, caseId, wants === 'record' ? 'see' : 'seeGone', now);
  } else if (effect.type === 'watch') {
    plan(change, caseId, 'visit', nextVisit(desk, row, now));
  } else if (effect.type === 'tellFailure') {
    for (const { chatId } of await deskChats(desk, 'tier2', row.officeCode))
      change.say(
        chatId,
        sentence(
          'subdomain.failed',
          { fqdn: row.fqdn, status: row.status },
          { replyTo: { card: caseId }, replaces: 'subdomainFailed' },
        ),
        caseId,
      );
  } else if (effect.type === 'tellOwner') {
    await tellOwner(desk, change, row, of, now);
  } else if (effect.type === 'tellOfficials') {
    await tellOfficials(desk, change, row, of, now);
  }
}

/** What the owner office may press below what it is told. */
const OWNER_BUTTONS: readonly string[] = ['asked', 'warned', 'warnedAgain', 'lastWarned'];

/** Tier 1, Kepala PD and the manager; who asked for it too, where it is about his request. */
async function tellOwner(
  desk: Desk,
  change: Change,
  row: Subdomain,
  of: string,
  now: Temporal.Instant,
): Promise<void> {
  if (of === 'live' && row.replacesId !== null)
    send(change, `subdomainIsReplaced:${row.replacesId}:${row.caseId}`, {
      name: 'subdomainIsReplaced',
      caseId: row.replacesId,
      because: row.caseId,
    });
  const said = sentence(
    'subdomain.owner',
    {
      of,
      fqdn: row.fqdn,
      unusedDays: daysUnused(row, now),
      evidence: [...row.evidence],
      article: desk.region.subdomainDeactivation.article ?? '',
      decision: (of === 'removed' ? row.removeDecision : row.suspendDecision) ?? '',
      until: row.restsUntil ?? '',
    },
    OWNER_BUTTONS.includes(of)
      ? {
          buttons: [
            [
              sdButton('subdomain.attest', 'attest', row.caseId),
              sdButton('subdomain.disown', 'disown', row.caseId),
            ],
          ],
        }
      : {},
  );
  for (const chatId of await ownerChats(desk, row, of === 'live' || of === 'removed'))
    change.say(chatId, said, row.caseId, of === 'emergency' ? 1 : 2);
}

export async function ownerChats(
  desk: Desk,
  row: Pick<Subdomain, 'officeCode' | 'managerId' | 'askedBy'>,
  asker: boolean,
): Promise<number[]> {
  const people = [
    ...(await tier1Of(desk.pool, row.officeCode)),
    ...(await holdersOf(desk.pool, ['office_head'], row.officeCode)),
  ];
  const ids = [row.managerId, asker ? row.askedBy : null].filter((id) => id !== null);
  const others = await Promise.all(ids.map((id) => privateChatOf(desk.pool, id)));
  return [...new Set([...people.map((one) => one.chatId), ...others.map((chat) => chat?.id ?? null)])].filter(
    (id) => id !== null,
  );
}

/** A named human decides: those of the Dinas who may, and the technicians where they must know. */
export async function tellOfficials(
  desk: Desk,
  change: Change,
  row: Subdomain,
  of: string,
  now: Temporal.Instant,
): Promise<void> {
  const { caseId } = row;
  const first = (restore(row.case).context as { first: number | null }).first;
  const buttons: Readonly<Record<string, Button[][]>> = {
    proposed: [[sdButton('subdomain.suspend', 'suspend', caseId)]],
    mayRemove: [[sdButton('subdomain.remove', 'remove', caseId)]],
    removalAsked: [
      [sdButton('subdomain.decide', 'decide', caseId), sdButton('subdomain.callOff', 'callOff', caseId)],
    ],
    emergencyAsked: [
      [sdButton('subdomain.order', 'order', caseId), sdButton('subdomain.callOff', 'callOff', caseId)],
    ],
    suspicious: [[sdButton('subdomain.emergency', 'emergency', caseId)]],
    numberMissing: [[sdButton('subdomain.number', 'number', caseId)]],
  };
  const said = sentence(
    'subdomain.officials',
    {
      of,
      fqdn: row.fqdn,
      office: row.officeName,
      unusedDays: daysUnused(row, now),
      evidence: [...row.evidence],
      article: articleFor(desk, of),
      found: row.suspicion ?? '',
    },
    { buttons: [...(buttons[of] ?? []), [sdButton('subdomain.open', 'open', caseId)]] },
  );
  if (of === 'numberMissing' && row.emergencyDecision !== null) return;
  const roles = of === 'suspicious' ? [...OFFICIALS, 'csirt' as const] : OFFICIALS;
  for (const one of await holdersOf(desk.pool, roles, null))
    if (one.chatId !== null && one.id !== first)
      change.say(one.chatId, said, caseId, of === 'suspicious' || of === 'emergencyAsked' ? 1 : 2);
}

/** Disuse rests on the city's own article; security on the articles of security, never on that one (domain.md 5.5). */
export const articleFor = (desk: Pick<Desk, 'region'>, of: string): string =>
  ['emergencyAsked', 'suspicious', 'numberMissing', 'flagged'].includes(of)
    ? (desk.region.articles.securityConsultation ?? '')
    : (desk.region.subdomainDeactivation.article ?? '');

const daysUnused = (row: Pick<Subdomain, 'usedAt' | 'liveAt'>, now: Temporal.Instant): number => {
  const from = row.usedAt ?? row.liveAt;
  return from === null ? 0 : Math.floor((now.epochMilliseconds - from.getTime()) / 86_400_000);
};
