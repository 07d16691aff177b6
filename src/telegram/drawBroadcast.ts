/** Words that go to many, as each of them reads it; and the same before they go, for who writes or approves them. */
import type { Pool } from 'pg';
import { announcementByCase } from '../db/announcements.ts';
import type { BroadcastKind, BroadcastWords } from '../db/broadcasts.ts';
import { disturbanceByCase } from '../db/disturbances.ts';
import type { Locale } from '../locales/index.ts';
import { CAPTIONED, mediaCalls, textCalls } from './compose.ts';
import type { RenderedCall } from './speak.ts';
import { keyboard, MOST_CAPTION } from './text.ts';

interface Said extends BroadcastWords {
  readonly kind: BroadcastKind;
  readonly wantsRead: boolean;
}

/** `id` null: it is only shown, its button does nothing. */
export async function broadcastCalls(
  pool: Pool,
  locale: Locale,
  id: number | null,
  said: Said & { readonly caseId: string },
): Promise<RenderedCall[]> {
  const one =
    said.kind === 'planned' || said.kind === 'reminder' ? await disturbanceByCase(pool, said.caseId) : null;
  const heading = locale.sentences['broadcast.heading']({
    kind: said.kind,
    startsAt: one?.startsAt?.toISOString() ?? null,
    endsAt: one?.endsAt?.toISOString() ?? null,
  });
  const text = said.text === '' ? heading : `${heading}\n\n${said.text}`;
  const data = id === null ? 'ann:sample' : `ann:read:${id}`;
  const markup = said.wantsRead ? keyboard(locale, [[{ label: 'announce.read', data }]]) : null;
  const { media } = said;
  const asCaption = media.length === 1 && CAPTIONED.has(media[0]?.type ?? '') && text.length <= MOST_CAPTION;
  if (asCaption) return mediaCalls(media, text, markup);
  return [...mediaCalls(media, ''), ...textCalls(text, markup, 'relay')];
}

/** What is being written, as it will look. */
export async function drawPreview(pool: Pool, locale: Locale, caseId: string): Promise<RenderedCall[]> {
  const announcement = await announcementByCase(pool, caseId);
  if (announcement !== null)
    return broadcastCalls(pool, locale, null, {
      caseId,
      kind: 'announcement',
      wantsRead: announcement.wantsRead,
      text: announcement.words?.text ?? '',
      media: announcement.words?.media ?? [],
    });
  const disturbance = await disturbanceByCase(pool, caseId);
  if (disturbance === null) return [];
  return broadcastCalls(pool, locale, null, {
    caseId,
    kind: disturbance.isPlanned ? 'planned' : 'trouble',
    wantsRead: false,
    text: disturbance.words?.text ?? '',
    media: disturbance.words?.media ?? [],
  });
}
