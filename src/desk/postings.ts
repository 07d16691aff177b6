/** Roles end in one step: a move to another office (mutasi), a removal, one role taken back, an acting role whose time is over. */
import { officeByCode } from '../db/offices.ts';
import { grantRole, personById, privateChatOf, type Held, type Person } from '../db/people.ts';
import {
  endRoleRows,
  insertPosting,
  keepOneHolder,
  postingByCase,
  retireCards,
  type PostingKind,
} from '../db/staff.ts';
import { relationsTo, type Role } from '../domain/authority.ts';
import type { Change } from '../engine/change.ts';
import { begin, step } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import { toDate, type Desk } from './desk.ts';
import { HOLDINGS } from './holdings.ts';
import { send, type Signal } from './signal.ts';

export interface Ending {
  readonly target: Person;
  readonly ends: readonly Held[];
  readonly kind: PostingKind;
  /** Where he works from now on, as `staff`; null: it is no move. */
  readonly toOffice: string | null;
  readonly deputyId: number | null;
  /** Roles that begin in the same commit, written by the caller. */
  readonly gains?: readonly { readonly role: Role; readonly officeCode: string }[];
  /** Null: the desk itself, by a timer. */
  readonly by: { readonly id: number; readonly role: string } | null;
}

/** Roles of which nobody takes the last one from himself. */
export const KEPT_ROLES: readonly Role[] = ['coordinator', 'admin'];

/** The person as he will be then. */
export const after = ({
  target,
  ends,
  toOffice,
  gains = [],
}: Omit<Ending, 'by' | 'kind' | 'deputyId'>): Person => ({
  ...target,
  roles: [
    ...target.roles.filter((held) => !ends.some((ended) => ended.id === held.id)),
    ...(toOffice === null
      ? []
      : [{ id: 0, role: 'staff', officeCode: toOffice, letter: null, until: null, caseId: null } as const]),
    ...gains.map((gained) => ({ ...gained, id: 0, letter: null, until: null, caseId: null })),
  ],
});

/**
 * All in one commit: the roles end, `staff` begins where he moves to, his authority grows, so that whatever he is doing at this
 * moment is decided on again. What he held is handed over by signals afterwards.
 */
export async function endRoles(
  desk: Desk,
  change: Change,
  ending: Ending,
  now: Temporal.Instant,
): Promise<void> {
  const { target, ends, kind, toOffice, deputyId, by } = ending;
  const caseId = desk.newId();
  change.open(caseId, begin('posting'), [
    {
      kind: 'ROLES_ENDED',
      actor: by?.id ?? null,
      role: by?.role ?? null,
      at: now.toString(),
      data: {
        what: kind,
        person: target.id,
        roles: ends.map((held) => `${held.role}@${held.officeCode}`).join(' '),
        to: toOffice,
        deputy: deputyId,
      },
    },
  ]);
  send(change, `posting:${caseId}`, { name: 'postingHandsOver', caseId });
  for (const held of ends)
    if (held.caseId !== null)
      send(change, `appointment:${held.caseId}`, { name: 'appointmentEnds', caseId: held.caseId });
  const then = after(ending);
  change.also.push(async (client) => {
    await endRoleRows(
      client,
      target,
      ends.map((held) => held.id),
      toDate(now),
    );
    if (toOffice !== null)
      await grantRole(client, {
        telegramId: target.telegramId,
        name: target.name,
        language: target.language,
        chatId: null,
        role: 'staff',
        officeCode: toOffice,
        letter: null,
        grantedBy: by?.id ?? null,
        now: toDate(now),
      });
    if (by?.id === target.id)
      for (const role of KEPT_ROLES)
        if (ends.some((held) => held.role === role)) await keepOneHolder(client, role);
    await insertPosting(client, { caseId, personId: target.id, kind, toOffice, deputyId });
    await retireCards(client, target.id, (ticket) =>
      [...relationsTo(ticket, then)].some((relation) => relation !== 'reporter'),
    );
  });
  await tellPerson(desk, change, ending, then);
}

/** What changed for him, in his own chat, and the commands he has now. */
async function tellPerson(
  desk: Desk,
  change: Change,
  { target, ends, kind, toOffice }: Ending,
  then: Person,
) {
  const chat = await privateChatOf(desk.pool, target.id);
  if (chat === null) return;
  const codes = [
    ...new Set([...ends.map((held) => held.officeCode), ...(toOffice === null ? [] : [toOffice])]),
  ];
  const names = new Map<string, string>();
  for (const code of codes) names.set(code, (await officeByCode(desk.pool, code))?.name ?? code);
  change.say(
    chat.id,
    sentence('posting.told', {
      what: kind,
      office: toOffice === null ? '' : (names.get(toOffice) ?? ''),
      ended: ends.map((held) => ({ role: held.role, office: names.get(held.officeCode) ?? held.officeCode })),
      isOut: then.roles.length === 0,
    }),
  );
  change.say(chat.id, { is: 'menu' });
}

/** After the roles have ended: nobody can be given anything in them any more, so what is found now is all there is. */
export async function handOverOfPosting(
  desk: Desk,
  change: Change,
  { caseId }: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const posting = await postingByCase(desk.pool, caseId);
  const person = posting === null ? null : await personById(desk.pool, posting.personId);
  if (posting === null || person === null) return;
  let count = 0;
  for (const holding of HOLDINGS) count += (await holding.handOver?.(desk, change, person, caseId)) ?? 0;
  const stepped = step(posting.case, [{ type: 'HANDED_OVER', count }]);
  if (!stepped.ok) {
    change.signals.length = 0;
    return;
  }
  change.move(
    posting.case,
    stepped.step,
    [{ kind: 'HANDED_OVER', actor: null, role: null, at: now.toString(), data: { count } }],
    true,
  );
}
