/** The card of trouble or planned work: what, when, to whom, what of it was read by whom it reached, and what comes next. */
import { countsOf, reachOf } from '../db/broadcasts.ts';
import { disturbanceByCase, type Disturbance } from '../db/disturbances.ts';
import { pairs } from '../desk/choices.ts';
import { titleOf } from '../desk/announcementMoves.ts';
import { EVERYBODY } from '../domain/audience.ts';
import { DISTURBED } from '../domain/disturbed.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import { audienceWords, type BroadcastContext, type Drawn } from './drawAnnouncement.ts';

export async function drawDisturbance(
  { pool }: BroadcastContext,
  locale: Locale,
  caseId: string,
  readerId: number | null,
): Promise<Drawn | null> {
  const one = await disturbanceByCase(pool, caseId);
  if (one === null) return null;
  const audience = one.audience ?? EVERYBODY;
  const reach = one.status === 'ready' ? await reachOf(pool, audience) : null;
  const isTold = ['planned', 'ongoing', 'cleared', 'calledOff'].includes(one.status);
  const text = locale.sentences['disturb.card']({
    status: one.status,
    planned: one.isPlanned,
    category: one.category,
    title: one.words === null ? '' : titleOf(one.words.text),
    name: one.ownerName,
    at: one.createdAt.toISOString(),
    startsAt: one.startsAt?.toISOString() ?? null,
    endsAt: one.endsAt?.toISOString() ?? null,
    audience: one.audience === null ? null : await audienceWords(pool, audience),
    reach:
      reach === null
        ? null
        : { ...reach, empty: reach.empty.slice(0, 15), moreEmpty: Math.max(0, reach.empty.length - 15) },
    counts: isTold ? await countsOf(pool, caseId) : null,
  });
  const isOwner = readerId === one.ownerId;
  return { styled: { text, entities: [] }, buttons: buttonsOf(one, isOwner, reach?.people ?? 0) };
}

function buttonsOf(one: Disturbance, isOwner: boolean, people: number): Button[][] {
  const press = (label: string, verb: string, ...choices: readonly (string | number)[]): Button => ({
    label,
    data: ['dis', verb, one.caseId, ...choices].join(':'),
  });
  const cancel = press('cancel', 'cancel');
  switch (one.status) {
    case 'choosing':
      return isOwner
        ? [...pairs(DISTURBED.map((name) => press(`service.${name}`, 'about', name))), [cancel]]
        : [];
    case 'writing':
    case 'timing':
      return isOwner ? [[cancel]] : [];
    case 'aiming':
      return isOwner ? [[press('disturb.all', 'all'), press('disturb.offices', 'offices')], [cancel]] : [];
    case 'ready':
      return isOwner ? [[press('send', 'send', people)], [press('announce.aim', 'aim'), cancel]] : [];
    case 'planned':
      return [[press('disturb.update', 'update'), press('disturb.off', 'off')]];
    case 'ongoing':
      return [[press('disturb.update', 'update'), press('disturb.clear', 'clear')]];
    default:
      return [];
  }
}
