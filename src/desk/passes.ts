/**
 * One-time pages for files that never go through Telegram: a random link for one person, one case and one file, for half an hour,
 * once. It carries no authority of its own: role and state are asked of our tables when it is opened and again in the commit that
 * uses it. See `docs/decisions/one-time-pages.md`.
 */
import { createHash, randomBytes } from 'node:crypto';
import { fileOf, sha256Of, storeFile } from '../db/files.ts';
import { recordOversight } from '../db/monthlyReports.ts';
import { insertPass, passByToken, usePass, type Pass } from '../db/passes.ts';
import { personById, type Person } from '../db/people.ts';
import { caseById } from '../db/cases.ts';
import { DELAYS } from '../domain/delays.ts';
import { FILE_TYPES, fileTypeOf, safeFileName } from '../domain/fileTypes.ts';
import { readDate } from '../domain/typedDates.ts';
import type { Classification } from '../domain/vocabulary.ts';
import type { Change } from '../engine/change.ts';
import { sentence } from '../engine/speech.ts';
import { toDate, type Desk, type Known, type Notice } from './desk.ts';
import { PASS_RULES, type PassPage, type PassRule } from './passRules.ts';
import { todayIn } from './staffing.ts';

/** Who asks for the page, and the change it is made in. */
export type Asking = Pick<Known, 'change' | 'person' | 'now'>;
export interface Link {
  readonly link: string;
  /** ISO instant. */
  readonly until: string;
}

/** 256 random bits. Only its hash is kept. */
const newToken = (): string => randomBytes(32).toString('base64url');
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** A page to hand in a file. Null: the desk has no public address, only the number of a letter can be given. */
export function offerUpload(
  desk: Desk,
  asking: Asking,
  wish: {
    readonly caseId: string;
    readonly purpose: string;
    readonly class: Classification;
    /** When what it proves took effect; null: the page asks. */
    readonly effectiveOn: Temporal.PlainDate | null;
  },
): Link | null {
  const { effectiveOn, ...rest } = wish;
  return offer(desk, asking, 'unggah', {
    ...rest,
    direction: 'in',
    sha256: null,
    effectiveOn: effectiveOn?.toString() ?? null,
  });
}

/** A page to open a file of a case; opening it is recorded. Null: the desk has no public address. */
export function offerDownload(
  desk: Desk,
  asking: Asking,
  wish: {
    readonly caseId: string;
    readonly purpose: string;
    readonly class: Classification;
    readonly sha256: string;
  },
): Link | null {
  return offer(desk, asking, 'unduh', { ...wish, direction: 'out', effectiveOn: null });
}

function offer(
  desk: Desk,
  { change, person, now }: Asking,
  path: 'unggah' | 'unduh',
  wish: Pick<Pass, 'direction' | 'caseId' | 'purpose' | 'class' | 'sha256' | 'effectiveOn'>,
): Link | null {
  if (desk.publicUrl === null) return null;
  const token = newToken();
  const until = now.add({ minutes: DELAYS.passExpires.minutes });
  const pass = {
    ...wish,
    tokenHash: hashOf(token),
    personId: person.id,
    madeAt: toDate(now),
    expiresAt: toDate(until),
  };
  change.also.push((client) => insertPass(client, pass));
  return { link: `${desk.publicUrl}/${path}/${token}`, until: until.toString() };
}

/** Says the link in the person's chat, or that only a letter's number can be given. `what` stands in the message. */
export function sayLink(
  { change, chat, input }: Known,
  link: Link | null,
  is: 'upload' | 'download',
): Notice {
  if (link === null) return { speech: sentence(`pass.noAddress.${is}`, {}), alert: true };
  change.say(chat.id, sentence(`pass.${is}`, { ...link }));
  return input.callbackId === null ? null : { speech: sentence('notice.sentBelow', {}) };
}

/** What a page shows. `unknown`: there is no such link; `used`, `over`: there was. */
export type PassView =
  | { readonly is: 'unknown' | 'used' | 'over' }
  | ({
      readonly is: 'open';
      readonly until: string;
      /** Today in the city. */
      readonly today: string;
      readonly file: string | null;
    } & PassPage);

/** Opening the page changes nothing, so a robot that looks at links does no harm. */
export async function lookAtPass(
  desk: Desk,
  token: string,
  direction: Pass['direction'],
  now: Temporal.Instant,
): Promise<PassView> {
  const found = await find(desk, token, direction, now);
  if ('is' in found) return found;
  const { pass, page } = found;
  const stored = pass.sha256 === null ? null : await fileOf(desk.pool, pass.caseId, pass.sha256);
  if (pass.sha256 !== null && (stored === null || stored.bytes === null)) return { is: 'over' };
  return {
    is: 'open',
    ...page,
    until: pass.expiresAt.toISOString(),
    today: todayIn(desk, now).toString(),
    file: stored?.name ?? null,
  };
}

interface Found {
  readonly pass: Pass;
  readonly person: Person;
  readonly rule: PassRule;
  readonly page: PassPage;
}

async function find(
  desk: Desk,
  token: string,
  direction: Pass['direction'],
  now: Temporal.Instant,
): Promise<Found | { readonly is: 'unknown' | 'used' | 'over' }> {
  const pass = isToken(token) ? await passByToken(desk.pool, hashOf(token)) : null;
  if (pass === null || pass.direction !== direction) return { is: 'unknown' };
  if (pass.usedAt !== null) return { is: 'used' };
  if (pass.expiresAt.getTime() <= now.epochMilliseconds) return { is: 'over' };
  const person = await personById(desk.pool, pass.personId);
  const stored = await caseById(desk.pool, pass.caseId);
  const rule = stored === null ? undefined : PASS_RULES[stored.flow];
  if (person === null || rule === undefined) return { is: 'over' };
  const page = await rule.about(desk, pass, person, now);
  return page === null ? { is: 'over' } : { pass, person, rule, page };
}

export interface Brought {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As typed on the page; empty where it was not asked. */
  readonly on: string;
}
export type Taken = 'taken' | 'unknown' | 'used' | 'over' | 'empty' | 'type' | 'date' | 'future' | 'early';

/**
 * The file is kept and its case goes on, in one commit with the page's one use: whoever is second, has lost his role meanwhile or
 * comes after the case is closed changes nothing.
 */
export async function takeFile(
  desk: Desk,
  change: Change,
  token: string,
  brought: Brought,
  now: Temporal.Instant,
): Promise<Taken> {
  const found = await find(desk, token, 'in', now);
  if ('is' in found) return found.is;
  const { pass, person, rule } = found;
  if (brought.bytes.length === 0) return 'empty';
  const type = fileTypeOf(brought.bytes);
  if (type === null) return 'type';
  const today = todayIn(desk, now);
  const effectiveOn =
    pass.effectiveOn === null ? readDate(brought.on, today) : Temporal.PlainDate.from(pass.effectiveOn);
  if (effectiveOn === null) return 'date';
  if (Temporal.PlainDate.compare(effectiveOn, today) > 0) return 'future';
  const file = {
    sha256: sha256Of(brought.bytes),
    name: safeFileName(brought.name, type),
    type: FILE_TYPES[type],
    size: brought.bytes.length,
    effectiveOn,
  };
  change.person = { id: person.id, authorityVersion: person.authorityVersion };
  const outcome = await rule.arrived(desk, change, pass, person, file, now);
  if (outcome !== 'taken') {
    change.person = null;
    return outcome;
  }
  change.also.unshift((client) => usePass(client, pass.id, toDate(now)));
  change.also.push((client) =>
    storeFile(client, {
      caseId: pass.caseId,
      name: file.name,
      type: file.type,
      class: pass.class,
      bytes: brought.bytes,
      retention: rule.retention,
      now: toDate(now),
    }),
  );
  return 'taken';
}

export type Opened =
  | { readonly is: 'unknown' | 'used' | 'over' }
  | { readonly is: 'opened'; readonly name: string; readonly type: string; readonly bytes: Buffer };

/** The file itself, once; who opened what is recorded with it. */
export async function openFile(
  desk: Desk,
  change: Change,
  token: string,
  now: Temporal.Instant,
): Promise<Opened> {
  const found = await find(desk, token, 'out', now);
  if ('is' in found) return found;
  const { pass, person, page } = found;
  const stored = await fileOf(desk.pool, pass.caseId, pass.sha256 ?? '');
  if (stored === null || stored.bytes === null) return { is: 'over' };
  change.person = { id: person.id, authorityVersion: person.authorityVersion };
  const reading = {
    personId: person.id,
    role: page.role,
    what: 'file' as const,
    detail: `${pass.caseId} ${stored.sha256.slice(0, 16)}`,
    now: toDate(now),
  };
  change.also.push(async (client) => {
    await usePass(client, pass.id, toDate(now));
    await recordOversight(client, reading);
  });
  return { is: 'opened', name: stored.name, type: stored.type, bytes: stored.bytes };
}
