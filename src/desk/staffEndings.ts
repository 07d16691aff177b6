/** `Pindahkan`, `Keluarkan`, `Cabut peran`: first what will happen is listed, then one press does it. */
import { allOffices, officeByCode } from '../db/offices.ts';
import type { Held, Person } from '../db/people.ts';
import { colleaguesOf, othersInOffice, type PostingKind } from '../db/staff.ts';
import { namesOf } from '../db/people.ts';
import type { Role } from '../domain/authority.ts';
import { clip } from '../domain/text.ts';
import { sentence, type Button } from '../engine/speech.ts';
import type { Desk, Known, Notice } from './desk.ts';
import { HOLDINGS } from './holdings.ts';
import { after, endRoles, KEPT_ROLES } from './postings.ts';
import { heldLines, managesAs, settled, todayIn } from './staffing.ts';

/** As the buttons carry it: `m` moves to the office `what`, `x` removes, `r` takes back the role `what`. */
export interface Wish {
  readonly kind: string;
  readonly target: Person;
  readonly what: string;
  readonly deputyId: number | null;
}

interface Plan {
  readonly kind: PostingKind;
  readonly ends: readonly Held[];
  readonly toOffice: string | null;
}

const KINDS: Readonly<Record<string, 'moved' | 'removed' | 'revoked'>> = {
  m: 'moved',
  x: 'removed',
  r: 'revoked',
};
const NOW = { moved: 'staff.moveNow', removed: 'staff.removeNow', revoked: 'staff.revokeNow' } as const;

/** What the wish means now; null when it is about nothing (any more). */
async function planOf(desk: Desk, { kind: letter, target, what }: Wish): Promise<Plan | null> {
  const kind = KINDS[letter];
  if (kind === 'removed') return { kind, ends: target.roles, toOffice: null };
  if (kind === 'revoked') {
    const ends = target.roles.filter((held) => held.id === Number(what));
    return ends.length === 0 ? null : { kind, ends, toOffice: null };
  }
  const office = kind === undefined ? null : await officeByCode(desk.pool, what);
  if (kind === undefined || office === null) return null;
  return {
    kind,
    ends: target.roles.filter((held) => held.officeCode !== office.code),
    toOffice: office.code,
  };
}

/** A role that nobody takes from himself while he is the only one who holds it. */
async function lastOf(
  desk: Desk,
  arrival: Known,
  target: Person,
  ends: readonly Held[],
): Promise<Role | null> {
  if (target.id !== arrival.person.id) return null;
  for (const role of KEPT_ROLES)
    if (
      ends.some((held) => held.role === role) &&
      (await othersInOffice(desk.pool, role, null, target.id)) === 0
    )
      return role;
  return null;
}

type Checked = { readonly plan: Plan } | { readonly notice: Notice };

async function checked(desk: Desk, arrival: Known, wish: Wish): Promise<Checked> {
  const plan = await planOf(desk, wish);
  if (plan === null) return { notice: { speech: sentence('refused.stale', {}), alert: true } };
  if (plan.ends.length === 0)
    return { notice: { speech: sentence('staff.alreadyThere', { name: wish.target.name }), alert: true } };
  const last = await lastOf(desk, arrival, wish.target, plan.ends);
  if (last !== null)
    return { notice: { speech: sentence('refused.lastHolder', { role: last }), alert: true } };
  return { plan };
}

/** Lists what will happen; nothing has happened yet. */
export async function planEnding(desk: Desk, arrival: Known, wish: Wish): Promise<Notice> {
  const found = await checked(desk, arrival, wish);
  if ('notice' in found) return found.notice;
  const { kind, ends, toOffice } = found.plan;
  const { target, deputyId } = wish;
  const offices = await allOffices(desk.pool);
  const then = after({ target, ends, toOffice });
  const holdings = await Promise.all(
    HOLDINGS.map(async (one) => ({ name: one.name, goes: one.goes, items: await one.of(desk, then) })),
  );
  const deputy = deputyId === null ? null : ((await namesOf(desk.pool, [deputyId])).get(deputyId) ?? null);
  const data = (verb: string) => `s:${verb}:${wish.kind}:${target.id}:${wish.what}`;
  const hands = holdings.some((holding) => holding.goes === 'deputy' && holding.items.length > 0);
  const now = NOW[kind as keyof typeof NOW];
  const buttons: Button[][] = [
    [{ label: now, data: `${data('do')}:${deputyId ?? 0}:${target.authorityVersion}` }],
    ...(hands ? [[{ label: 'staff.deputy', data: data('who') }]] : []),
    [{ label: 'back', data: `s:sheet:${target.id}` }],
  ];
  return {
    speech: sentence(
      'posting.plan',
      {
        what: kind,
        name: target.name,
        office: offices.find((office) => office.code === toOffice)?.name ?? '',
        held: heldLines(desk, offices, ends),
        holdings,
        deputy,
      },
      { buttons },
    ),
  };
}

/** Who gets his tickets: a colleague of the same desk who is there. */
export async function chooseDeputy(desk: Desk, arrival: Known, wish: Wish): Promise<Notice> {
  const today = todayIn(desk, arrival.now).toString();
  const people = await colleaguesOf(desk.pool, wish.target.id, { from: today, until: today });
  const data = `s:plan:${wish.kind}:${wish.target.id}:${wish.what}`;
  const buttons: Button[][] = [
    ...people.map((one): Button[] => [
      { label: 'plain', with: { text: clip(one.name, 60) }, data: `${data}:${one.id}` },
    ]),
    [{ label: 'staff.noDeputy', data }],
  ];
  return { speech: sentence('staff.whichDeputy', { name: wish.target.name }, { buttons }) };
}

/** The press that does it, for exactly the authority that was listed. */
export async function endNow(desk: Desk, arrival: Known, wish: Wish, version: number): Promise<Notice> {
  const { target, deputyId } = wish;
  if (target.authorityVersion !== version)
    return { speech: sentence('posting.changed', { name: target.name }), alert: true };
  const found = await checked(desk, arrival, wish);
  if ('notice' in found) return found.notice;
  const { plan } = found;
  const by = { id: arrival.person.id, role: managesAs(arrival.person) ?? '' };
  await endRoles(desk, arrival.change, { target, ...plan, deputyId, by }, arrival.now);
  const office = plan.toOffice === null ? null : await officeByCode(desk.pool, plan.toOffice);
  return settled(
    arrival,
    sentence('posting.done', { what: plan.kind, name: target.name, office: office?.name ?? '' }),
  );
}
