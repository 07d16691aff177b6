/**
 * `/pengumuman`: written, aimed, shown as it will look, and sent by a press to exactly those who were counted. In private, by
 * coordinators. What is pressed carries the revision that was seen; what changed since is shown anew and asked again.
 */
import {
  announcementByCase,
  draftOf,
  insertAnnouncement,
  recentAnnouncements,
  type Announcement,
  type AnnouncementColumns,
} from '../db/announcements.ts';
import {
  acknowledge,
  freeze,
  missingOf,
  reachOf,
  receivedBy,
  sendAgain,
  setState,
  thaw,
} from '../db/broadcasts.ts';
import { disturbanceByCase } from '../db/disturbances.ts';
import { allOffices } from '../db/offices.ts';
import { holdersOf, privateChatOf, type Holder } from '../db/people.ts';
import { caseOfMessage } from '../db/tickets.ts';
import { ANNOUNCING, announcesAs } from '../domain/announcing.ts';
import { EVERYBODY, needsApproval, toggled, type Audience } from '../domain/audience.ts';
import { exactOffice, searchOffices } from '../domain/officeSearch.ts';
import { quietOver } from '../domain/quietHours.ts';
import { readInstant } from '../domain/typedInstants.ts';
import { clip } from '../domain/text.ts';
import { begin, step } from '../engine/machines.ts';
import { sentence, type Media } from '../engine/speech.ts';
import { localeOf } from '../locales/index.ts';
import { absent } from './acts.ts';
import { moveAnnouncement, statusOf, titleOf, type Moving } from './announcementMoves.ts';
import { dueAt, isPrivate, toDate, type Desk, type Known, type Notice } from './desk.ts';
import { askAside, closeQuestion } from './questions.ts';
import { todayIn } from './staffing.ts';

/** Questions of an announcement; what it is about is its case. */
export const ASKS_ANNOUNCEMENT = 'announce.';
/** Telegram shows so many in one album. */
const MOST_FILES = 10;
/** With the heading it still is one message. */
const MOST_WORDS = 3_900;

const stale = (status?: string): Notice => ({
  speech: status === undefined ? sentence('refused.stale', {}) : sentence('announce.stale', { status }),
  alert: true,
});

/** `/pengumuman WORDS` comes as `typed`; the rest are presses: `[case, choice, choice]`. */
export async function announce(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  if (announcesAs(arrival.person, 'announce') === null)
    return { speech: sentence('refused.announcersOnly', {}), alert: true };
  if (!isPrivate(arrival)) return { speech: sentence('refused.announceInPrivate', {}), alert: true };
  const [first = '', ...rest] = args;
  if (verb === 'typed') return typed(desk, arrival, first);
  if (verb === 'new') return beginOne(desk, arrival, '');
  const one = await announcementByCase(desk.pool, first);
  return one === null ? absent() : press(desk, arrival, one, verb, rest);
}

/** Only its author changes it; sending on, stopping and repeating is any coordinator's. */
const OF_AUTHOR = new Set([
  'write',
  'aim',
  'kind',
  'role',
  'all',
  'office',
  'next',
  'urgent',
  'wantsRead',
  'send',
  'schedule',
  'withdraw',
  'cancel',
]);

async function press(
  desk: Desk,
  arrival: Known,
  one: Announcement,
  verb: string,
  [first = '', second = '']: readonly string[],
): Promise<Notice> {
  if (OF_AUTHOR.has(verb) && one.authorId !== arrival.person.id)
    return { speech: sentence('announce.notAuthor', { name: one.authorName }), alert: true };
  switch (verb) {
    case 'card':
      return show(arrival, one.caseId);
    case 'write':
      return rewrite(desk, arrival, one);
    case 'aim':
      return alter(desk, arrival, one, { event: { type: 'AIMS_ANEW' } });
    case 'kind':
    case 'role': {
      const audience = toggled(one.audience ?? EVERYBODY, verb, first);
      return audience === null
        ? stale()
        : alter(desk, arrival, one, { event: { type: 'MARKED' }, columns: { audience } });
    }
    case 'all':
      return aim(desk, arrival, one, EVERYBODY);
    case 'next':
      return aim(desk, arrival, one, one.audience ?? EVERYBODY);
    case 'office':
      return isAiming(one)
        ? askAside(arrival, `${ASKS_ANNOUNCEMENT}office`, one.caseId, sentence('announce.askOffice', {}))
        : stale(one.status);
    case 'wantsRead':
      return alter(desk, arrival, one, { event: { type: 'MARKED' }, columns: { wantsRead: !one.wantsRead } });
    case 'urgent':
      if (one.status !== 'ready') return stale(one.status);
      return one.urgentReason === null
        ? askAside(arrival, `${ASKS_ANNOUNCEMENT}urgent`, one.caseId, sentence('announce.askUrgent', {}))
        : alter(desk, arrival, one, { event: { type: 'MARKED' }, columns: { urgentReason: null } });
    case 'send':
      return send(desk, arrival, one, { revision: Number(first), people: Number(second) }, null);
    case 'schedule':
      if (one.status !== 'ready') return stale(one.status);
      return askAside(
        arrival,
        `${ASKS_ANNOUNCEMENT}time`,
        `${one.caseId}:${first}:${second}`,
        sentence('announce.askTime', {}),
      );
    case 'approve':
      return approve(desk, arrival, one, Number(first));
    case 'decline':
      if (one.status !== 'waiting') return stale(one.status);
      if (one.authorId === arrival.person.id)
        return { speech: sentence('announce.ownApproval', {}), alert: true };
      return askAside(
        arrival,
        `${ASKS_ANNOUNCEMENT}decline`,
        `${one.caseId}:${first}`,
        sentence('announce.askDecline', {}),
      );
    case 'withdraw':
      return withdraw(desk, arrival, one);
    case 'cancel':
      return cancel(desk, arrival, one);
    case 'stop':
      return stop(desk, arrival, one);
    case 'again':
      return again(desk, arrival, one);
    default:
      return stale();
  }
}

const isAiming = (one: Announcement): boolean => one.status === 'aiming';

/** Words that are commands when they stand alone; with more behind them only where there is something to do it to. */
const VERBS: readonly (readonly [RegExp, string])[] = [
  [/^(?:kirim|send)$/i, 'send'],
  [/^(?:jadwalkan|jadwal|schedule)(?:\s+([\s\S]+))?$/i, 'time'],
  [/^(?:mendesak|urgent)(?:\s+([\s\S]+))?$/i, 'urgent'],
  [/^(?:baca|tanda baca)$/i, 'wantsRead'],
  [/^(?:setujui|approve)$/i, 'approve'],
  [/^(?:tolak|decline)(?:\s+([\s\S]+))?$/i, 'decline'],
  [/^(?:hentikan|stop)$/i, 'stop'],
  [/^(?:ulang|kirim ulang|again)$/i, 'again'],
  [/^(?:tarik|tarik kembali|withdraw)$/i, 'withdraw'],
  [/^(?:batal|batalkan|cancel)$/i, 'cancel'],
  [/^(?:isi|ubah isi|write)$/i, 'write'],
  [/^(?:semua|all)$/i, 'all'],
  [/^(?:untuk|penerima|for)(?:\s+([\s\S]+))?$/i, 'for'],
  [/^(?:lanjut|next)$/i, 'next'],
];

async function typed(desk: Desk, arrival: Known, words: string): Promise<Notice> {
  const draft = await draftOf(desk.pool, arrival.person.id);
  for (const [pattern, verb] of VERBS) {
    const found = pattern.exec(words);
    if (found === null) continue;
    const one = await meant(desk, arrival, verb, draft);
    const rest = found[1] ?? '';
    if (one === null) {
      if (rest !== '') break;
      return { speech: sentence('announce.none', {}) };
    }
    if (verb === 'send') {
      const { people } = await reachOf(desk.pool, one.audience ?? EVERYBODY);
      return send(desk, arrival, one, { revision: one.revision, people }, null);
    }
    if (verb === 'for')
      return rest === '' ? press(desk, arrival, one, 'aim', []) : answerOffice(desk, arrival, one, rest);
    if (verb === 'approve') return approve(desk, arrival, one, one.revision);
    if (rest !== '' && (verb === 'time' || verb === 'urgent' || verb === 'decline')) {
      const { people } = await reachOf(desk.pool, one.audience ?? EVERYBODY);
      const about = `${one.caseId}:${one.revision}:${people}`;
      return answerAnnouncement(desk, arrival, verb, about, rest, null);
    }
    const choices = [
      String(one.revision),
      String((await reachOf(desk.pool, one.audience ?? EVERYBODY)).people),
    ];
    return press(desk, arrival, one, verb === 'time' ? 'schedule' : verb, choices);
  }
  if (words !== '') return beginOne(desk, arrival, words);
  if (draft !== null) return show(arrival, draft.caseId);
  const recent = await recentAnnouncements(desk.pool, null, 8);
  if (recent.length === 0) return beginOne(desk, arrival, '');
  return {
    speech: sentence(
      'announce.list',
      {
        rows: recent.map(({ createdAt, status, words: said, authorName, people }) => ({
          at: createdAt.toISOString(),
          status,
          title: titleOf(said?.text ?? ''),
          name: authorName,
          people,
        })),
      },
      {
        buttons: [
          [{ label: 'announce.new', data: 'ann:new' }],
          ...recent.map(({ caseId, words: said }) => [
            { label: 'plain', with: { text: titleOf(said?.text ?? '') }, data: `ann:card:${caseId}` },
          ]),
        ],
      },
    ),
  };
}

/** Which announcement a word without a number is about. */
async function meant(
  desk: Desk,
  { person }: Known,
  verb: string,
  draft: Announcement | null,
): Promise<Announcement | null> {
  if (verb === 'approve' || verb === 'decline') {
    const waiting = await recentAnnouncements(desk.pool, ['waiting'], 10);
    return waiting.find((one) => one.authorId !== person.id) ?? waiting[0] ?? null;
  }
  if (verb === 'stop') return (await recentAnnouncements(desk.pool, ['running'], 1))[0] ?? null;
  if (verb === 'again') return (await recentAnnouncements(desk.pool, ['sent'], 1))[0] ?? null;
  if (draft !== null || verb === 'all' || verb === 'for' || verb === 'next') return draft;
  if (verb !== 'withdraw' && verb !== 'cancel') return null;
  const pending = await recentAnnouncements(desk.pool, ['waiting', 'scheduled'], 20);
  return pending.find((one) => one.authorId === person.id) ?? null;
}

/** One at a time: what was begun goes on. */
async function beginOne(desk: Desk, arrival: Known, text: string): Promise<Notice> {
  const { person, chat, now } = arrival;
  const draft = await draftOf(desk.pool, person.id);
  if (draft !== null) {
    if (text === '') return show(arrival, draft.caseId);
    return {
      speech: sentence(
        'announce.draftOpen',
        {},
        { buttons: [[{ label: 'announce.showIt', data: `ann:card:${draft.caseId}` }]] },
      ),
    };
  }
  if (text.length > MOST_WORDS) return { speech: sentence('announce.tooLong', { most: MOST_WORDS }) };
  const caseId = desk.newId();
  const begun = begin('announcement', { author: person.id });
  const written = text === '' ? null : step(begun.next, [{ type: 'WRITTEN' }]);
  const at = written?.ok === true ? written.step : begun;
  const words = text === '' ? null : { text, media: [] };
  const role = announcesAs(person, 'announce');
  arrival.change.open(caseId, at, [
    { kind: 'BEGUN', actor: person.id, role, at: now.toString() },
    ...(words === null
      ? []
      : [{ kind: 'WRITTEN', actor: person.id, role, at: now.toString(), body: JSON.stringify(words) }]),
  ]);
  arrival.change.timers(caseId, begun, (delay) => dueAt(desk.calendar('five_days'), now, delay));
  const status = statusOf(at);
  arrival.change.also.push((client) =>
    insertAnnouncement(client, { caseId, authorId: person.id, status, words, now: toDate(now) }),
  );
  arrival.change.card({ owner: caseId, chatId: chat.id, view: 'announcement', caseId, anew: true });
  return words === null ? askWords(arrival, caseId) : null;
}

const askWords = (arrival: Known, caseId: string): Notice =>
  askAside(arrival, `${ASKS_ANNOUNCEMENT}words`, caseId, sentence('announce.askWords', {}));

/** The card at the bottom of his chat. */
function show(arrival: Known, caseId: string): Notice {
  const { change: into, chat, input } = arrival;
  into.card({ owner: caseId, chatId: chat.id, view: 'announcement', caseId, anew: true });
  return input.callbackId === null ? null : { speech: sentence('notice.sentBelow', {}) };
}

/** A change of the draft: what was seen before is no longer what would be sent. */
async function alter(
  desk: Desk,
  arrival: Known,
  one: Announcement,
  moving: Omit<Moving, 'by'>,
): Promise<Notice> {
  const columns: Partial<AnnouncementColumns> = { ...moving.columns, revision: one.revision + 1 };
  const moved = await moveAnnouncement(
    desk,
    arrival.change,
    one,
    { ...moving, by: arrival.person, columns },
    arrival.now,
  );
  if (!moved) return stale(one.status);
  arrival.change.card({
    owner: one.caseId,
    chatId: arrival.chat.id,
    view: 'announcement',
    caseId: one.caseId,
  });
  return null;
}

async function rewrite(desk: Desk, arrival: Known, one: Announcement): Promise<Notice> {
  const notice = await alter(desk, arrival, one, { event: { type: 'REWRITES' } });
  return notice ?? askWords(arrival, one.caseId);
}

/** The audience is chosen: the preview, then the card with the count, below. */
async function aim(desk: Desk, arrival: Known, one: Announcement, audience: Audience): Promise<Notice> {
  const { people } = await reachOf(desk.pool, audience);
  if (people === 0) return { speech: sentence('announce.nobody', {}), alert: true };
  const notice = await alter(desk, arrival, one, { event: { type: 'AIMED' }, columns: { audience } });
  if (notice !== null) return notice;
  preview(arrival, one.caseId, arrival.chat.id);
  return null;
}

function preview({ change: into }: Known, caseId: string, chatId: number): void {
  into.say(chatId, { is: 'preview', caseId });
  into.card({ owner: caseId, chatId, view: 'announcement', caseId, anew: true });
}

/** A line that was asked for: the words or a file, an office, a time, a reason. */
export async function answerAnnouncement(
  desk: Desk,
  arrival: Known,
  what: string,
  about: string,
  text: string,
  media: Media | null,
): Promise<Notice> {
  const [caseId = '', revision = '', people = ''] = about.split(':');
  const one = await announcementByCase(desk.pool, caseId);
  if (one === null || announcesAs(arrival.person, 'announce') === null) return absent();
  const said = text.trim();
  const done = (notice: Notice): Notice => {
    if (arrival.change.cases.length > 0) closeQuestion(arrival, '', ASKS_ANNOUNCEMENT + what);
    return notice;
  };
  switch (what) {
    case 'words': {
      if (said.length > MOST_WORDS) return { speech: sentence('announce.tooLong', { most: MOST_WORDS }) };
      const words = { text: said, media: media === null ? [] : [media] };
      noteAlbum(arrival, caseId);
      const moving = { event: { type: 'WRITTEN' }, columns: { words }, body: JSON.stringify(words) } as const;
      const notice = await alter(desk, arrival, one, moving);
      if (notice === null)
        arrival.change.card({
          owner: caseId,
          chatId: arrival.chat.id,
          view: 'announcement',
          caseId,
          anew: true,
        });
      return done(notice);
    }
    case 'office':
      return done(await answerOffice(desk, arrival, one, said));
    case 'urgent':
      if (said.length < 5) return { speech: sentence('announce.needsReason', {}) };
      return done(
        await alter(desk, arrival, one, {
          event: { type: 'MARKED' },
          columns: { urgentReason: clip(said, 200) },
          body: said,
        }),
      );
    case 'time': {
      const { region } = desk;
      const typedAt = readInstant(said, todayIn(desk, arrival.now), region.timeZone);
      if (typedAt === null) return { speech: sentence('announce.badTime', {}) };
      if (Temporal.Instant.compare(typedAt, arrival.now) <= 0)
        return { speech: sentence('announce.past', {}) };
      if (typedAt.since(arrival.now).total('hours') > 366 * 24)
        return { speech: sentence('announce.tooFar', {}) };
      const at = one.urgentReason === null ? quietOver(region, typedAt) : typedAt;
      return done(await send(desk, arrival, one, { revision: Number(revision), people: Number(people) }, at));
    }
    case 'decline':
      if (said.length < 3) return { speech: sentence('announce.needsReason', {}) };
      return done(await decline(desk, arrival, one, Number(revision), said));
    default:
      return absent();
  }
}

async function answerOffice(desk: Desk, arrival: Known, one: Announcement, word: string): Promise<Notice> {
  if (!['aiming', 'ready'].includes(one.status)) return stale(one.status);
  const offices = await allOffices(desk.pool);
  const exact = exactOffice(offices, word);
  const found = exact === undefined ? searchOffices(offices, word) : [exact];
  const [only] = found;
  if (only === undefined) return { speech: sentence('announce.noOffice', { word: clip(word, 60) }) };
  if (found.length > 1)
    return {
      speech: sentence('announce.manyOffices', { names: found.map((office) => office.abbreviation) }),
    };
  const audience = { ...(one.audience ?? EVERYBODY), kinds: [], offices: [only.code] };
  if (one.status === 'aiming') return aim(desk, arrival, one, audience);
  const { people } = await reachOf(desk.pool, audience);
  if (people === 0) return { speech: sentence('announce.nobody', {}) };
  return alter(desk, arrival, one, { event: { type: 'MARKED' }, columns: { audience } });
}

/** The rest of an album goes with its first picture. */
export async function albumOfAnnouncement(
  desk: Desk,
  arrival: Known,
  caseId: string,
  media: Media,
): Promise<boolean> {
  const one = await announcementByCase(desk.pool, caseId);
  if (one === null) return false;
  if (one.words === null || one.authorId !== arrival.person.id || one.words.media.length >= MOST_FILES)
    return true;
  const words = { ...one.words, media: [...one.words.media, media] };
  noteAlbum(arrival, caseId);
  await alter(desk, arrival, one, {
    event: { type: 'WRITTEN' },
    columns: { words },
    body: JSON.stringify(words),
  });
  return true;
}

function noteAlbum({ input, chat, change: into }: Known, caseId: string): void {
  const album = input.intent.do === 'say' ? input.intent.words.albumId : null;
  if (album !== null && input.messageId !== null)
    into.links.push({ chatId: chat.id, messageId: input.messageId, caseId, part: 'sourceAlbum' });
}

/** The press. It sends what was seen to as many as were shown, or shows what has changed. */
async function send(
  desk: Desk,
  arrival: Known,
  one: Announcement,
  seen: { revision: number; people: number },
  at: Temporal.Instant | null,
): Promise<Notice> {
  const { person, change: into, now } = arrival;
  const { caseId, words, audience } = one;
  if (one.status !== 'ready' || words === null || audience === null) return stale(one.status);
  const reach = await reachOf(desk.pool, audience);
  if (reach.people === 0) return { speech: sentence('announce.nobody', {}), alert: true };
  if (one.revision !== seen.revision || reach.people !== seen.people) {
    preview(arrival, caseId, arrival.chat.id);
    return { speech: sentence('announce.changed', { people: reach.people }), alert: true };
  }
  const isSubmitted = needsApproval(reach);
  const seconds = isSubmitted ? await others(desk, person.id) : [];
  if (isSubmitted && seconds.length === 0)
    return { speech: sentence('announce.noSecond', { offices: reach.offices }), alert: true };
  const { people, offices } = reach;
  const dueAtDate = at === null ? null : toDate(at);
  const event = isSubmitted
    ? ({ type: 'SUBMITTED' } as const)
    : ({ type: 'SENT', later: at !== null } as const);
  const columns = { people, offices, dueAt: dueAtDate, approverId: null };
  const moved = await moveAnnouncement(
    desk,
    into,
    one,
    {
      event,
      by: person,
      columns,
      data: { people, offices, revision: one.revision, urgent: one.urgentReason !== null },
    },
    now,
  );
  if (!moved) return stale(one.status);
  const state: 'held' | 'running' = isSubmitted || at !== null ? 'held' : 'running';
  const broadcast = {
    caseId,
    kind: 'announcement' as const,
    state,
    words,
    wantsRead: one.wantsRead,
    keepsQuiet: one.urgentReason === null,
  };
  into.also.push((client) => freeze(client, broadcast, audience, { people }));
  if (at !== null && !isSubmitted) setTime(arrival, caseId, at);
  for (const { chatId } of seconds)
    if (chatId !== null) {
      preview(arrival, caseId, chatId);
      into.say(chatId, sentence('announce.pleaseApprove', { name: person.name, people, offices }));
    }
  if (isSubmitted)
    return {
      speech: sentence('announce.submitted', { people, offices, names: seconds.map((each) => each.name) }),
    };
  const isMoved = at !== null;
  return {
    speech: sentence(isMoved ? 'announce.scheduled' : 'announce.sending', {
      people,
      at: (at ?? now).toString(),
    }),
  };
}

const setTime = ({ change: into }: Known, caseId: string, at: Temporal.Instant): void => {
  into.timersSet.push({ owner: caseId, id: 'TIME_CAME', dueAt: toDate(at) });
};

/** Those who may be the second, and can be reached. */
async function others(desk: Desk, authorId: number): Promise<Holder[]> {
  const all = await holdersOf(desk.pool, ANNOUNCING.approve, null);
  return all.filter((each) => each.id !== authorId && each.chatId !== null && each.unreachable === null);
}

async function approve(desk: Desk, arrival: Known, one: Announcement, revision: number): Promise<Notice> {
  const { person, change: into, now } = arrival;
  const { caseId, people } = one;
  if (one.authorId === person.id) return { speech: sentence('announce.ownApproval', {}), alert: true };
  if (announcesAs(person, 'approve') === null)
    return { speech: sentence('refused.announcersOnly', {}), alert: true };
  if (one.status !== 'waiting') return stale(one.status);
  if (one.revision !== revision) {
    preview(arrival, caseId, arrival.chat.id);
    return { speech: sentence('announce.changed', { people }), alert: true };
  }
  const at = one.dueAt === null ? null : Temporal.Instant.from(one.dueAt.toISOString());
  const later = at !== null && Temporal.Instant.compare(at, now) > 0;
  const moving = {
    event: { type: 'APPROVED', by: person.id, later },
    by: person,
    columns: { approverId: person.id },
    data: { revision, people },
  } as const;
  if (!(await moveAnnouncement(desk, into, one, moving, now))) return stale(one.status);
  if (later) setTime(arrival, caseId, at);
  else into.also.push((client) => setState(client, caseId, 'running'));
  await tellAuthor(
    desk,
    arrival,
    one,
    sentence('announce.approvedBy', { name: person.name }, { replyTo: { card: caseId } }),
  );
  return { speech: sentence('announce.approved', { people }) };
}

async function decline(
  desk: Desk,
  arrival: Known,
  one: Announcement,
  revision: number,
  why: string,
): Promise<Notice> {
  const { person, change: into, now } = arrival;
  if (announcesAs(person, 'approve') === null)
    return { speech: sentence('refused.announcersOnly', {}), alert: true };
  if (one.authorId === person.id) return { speech: sentence('announce.ownApproval', {}), alert: true };
  if (one.revision !== revision) return stale(one.status);
  const moving = {
    event: { type: 'DECLINED', by: person.id },
    by: person,
    columns: { revision: one.revision + 1, dueAt: null },
    body: why,
  } as const;
  if (!(await moveAnnouncement(desk, into, one, moving, now))) return stale(one.status);
  into.also.push((client) => thaw(client, one.caseId));
  await tellAuthor(
    desk,
    arrival,
    one,
    sentence(
      'announce.declinedBy',
      { name: person.name, text: clip(why, 500) },
      { replyTo: { card: one.caseId } },
    ),
  );
  return { speech: sentence('announce.declined', {}) };
}

async function tellAuthor(
  desk: Desk,
  { change: into }: Known,
  one: Announcement,
  speech: ReturnType<typeof sentence>,
): Promise<void> {
  const chat = await privateChatOf(desk.pool, one.authorId);
  if (chat !== null) into.say(chat.id, speech, one.caseId);
}

/** Back to the draft, before anybody got it. */
async function withdraw(desk: Desk, arrival: Known, one: Announcement): Promise<Notice> {
  const columns = { revision: one.revision + 1, dueAt: null };
  const moving = { event: { type: 'WITHDRAWN' }, by: arrival.person, columns } as const;
  if (!(await moveAnnouncement(desk, arrival.change, one, moving, arrival.now))) return stale(one.status);
  arrival.change.timersGone.push({ owner: one.caseId, id: 'TIME_CAME' });
  arrival.change.also.push((client) => thaw(client, one.caseId));
  preview(arrival, one.caseId, arrival.chat.id);
  return { speech: sentence('announce.withdrawn', {}) };
}

async function cancel(desk: Desk, arrival: Known, one: Announcement): Promise<Notice> {
  const moving = { event: { type: 'CANCELLED' }, by: arrival.person } as const;
  if (!(await moveAnnouncement(desk, arrival.change, one, moving, arrival.now))) return stale(one.status);
  arrival.change.timersGone.push({ owner: one.caseId, id: 'TIME_CAME' });
  arrival.change.also.push((client) => thaw(client, one.caseId));
  closeQuestion(arrival, '', `${ASKS_ANNOUNCEMENT}words`);
  return { speech: sentence('announce.cancelled', {}) };
}

/** Whoever has not got it yet never does. */
async function stop(desk: Desk, arrival: Known, one: Announcement): Promise<Notice> {
  const moving = { event: { type: 'STOPPED' }, by: arrival.person } as const;
  if (!(await moveAnnouncement(desk, arrival.change, one, moving, arrival.now))) return stale(one.status);
  arrival.change.also.push((client) => setState(client, one.caseId, 'stopping'));
  return { speech: sentence('announce.stopped', {}) };
}

/** `Kirim ulang ke yang belum`. */
async function again(desk: Desk, arrival: Known, one: Announcement): Promise<Notice> {
  if (one.status !== 'sent') return stale(one.status);
  const count = await missingOf(desk.pool, one.caseId);
  if (count === 0) return { speech: sentence('announce.nobodyMissing', {}), alert: true };
  const moving = { event: { type: 'SENT_AGAIN' }, by: arrival.person, data: { people: count } } as const;
  if (!(await moveAnnouncement(desk, arrival.change, one, moving, arrival.now))) return stale(one.status);
  arrival.change.also.push((client) => sendAgain(client, one.caseId));
  return { speech: sentence('announce.again', { people: count }) };
}

/** The reference that a reply to an announcement carries, in the desk's language; null: it replies to none. */
export async function announcementReplied(
  desk: Desk,
  { chat, now }: Known,
  { replyTo }: { readonly replyTo: number | null },
): Promise<string | null> {
  const of = replyTo === null ? null : await caseOfMessage(desk.pool, chat.id, replyTo);
  if (of === null || of.part === 'card') return null;
  const one =
    (await announcementByCase(desk.pool, of.caseId)) ?? (await disturbanceByCase(desk.pool, of.caseId));
  if (one === null) return null;
  const title = titleOf(one.words?.text ?? '');
  return localeOf(desk.region, 'id', now).sentences['announce.about']({
    at: one.createdAt.toISOString(),
    title,
  });
}

/** `Sudah dibaca`, `/dibaca`: by those it was sent to, once; null: the newest that asks him. */
export async function readIt(desk: Desk, arrival: Known, id: number | null): Promise<Notice> {
  const { person, now } = arrival;
  const got = await receivedBy(desk.pool, person.id, id);
  if (got === null)
    return {
      speech: sentence(id === null ? 'announce.nothingToRead' : 'refused.stale', {}),
      alert: id !== null,
    };
  if (got.readAt !== null)
    return { speech: sentence('announce.readAlready', { at: new Date(got.readAt).toISOString() }) };
  arrival.change.also.push((client) => acknowledge(client, got.broadcastId, person.id, toDate(now)));
  return { speech: sentence('announce.read', {}) };
}
