import type { HeldRole, Role, Standing } from '../domain/authority.ts';
import type { DialogueWrite } from '../engine/change.ts';
import type { Asked } from './query.ts';
import { ask } from './query.ts';

export interface Held extends HeldRole {
  readonly id: number;
  readonly letter: string | null;
  /** Acting (Plt.): the instant when it ends by itself. */
  readonly until: string | null;
  /** Its appointment, where it has one. */
  readonly caseId: string | null;
}

export interface Person extends Standing {
  /** 0: his data was erased; he is written to and mentioned nowhere. */
  readonly telegramId: number;
  readonly name: string;
  /** He said it himself; Telegram's does not take its place. */
  readonly isNameGiven: boolean;
  readonly language: 'id' | 'en';
  readonly authorityVersion: number;
  readonly noticeAt: Date | null;
  /** Which text of the privacy notice he accepted. */
  readonly noticeVersion: number | null;
  readonly roles: readonly Held[];
}

export interface Chat {
  readonly id: number;
  readonly telegramId: number;
  readonly type: string;
  readonly isForum: boolean;
  /** Whose private chat it is. */
  readonly personId: number | null;
  readonly unreachable: string | null;
}

export interface StoredDialogue {
  readonly flow: DialogueWrite['flow'];
  readonly flowVersion: number;
  readonly state: string;
  readonly version: number;
  readonly updatedAt: string;
}

const PERSON = `json_build_object('id', p.id, 'telegramId', coalesce(p.telegram_id, 0), 'name', p.name, 'language', p.language,
  'authorityVersion', p.authority_version, 'isNameGiven', p.is_name_given, 'noticeAt', p.notice_at, 'noticeVersion', p.notice_version, 'roles', coalesce((
    select json_agg(json_build_object('id', r.id, 'role', r.role, 'officeCode', r.office_code, 'letter', r.letter,
      'until', r.until_at, 'caseId', r.case_id) order by r.id)
    from roles r where r.person_id = p.id and r.ended_at is null), '[]'))`;

/** Who speaks and where, with what he is in the middle of there; nulls for whom and what we do not know. */
export async function whoSpeaks(
  on: Asked,
  telegramUserId: number,
  telegramChatId: number,
): Promise<{ person: Person | null; chat: Chat | null; dialogues: StoredDialogue[] }> {
  const [row] = await ask<{ person: Person | null; chat: Chat | null; dialogues: StoredDialogue[] | null }>(
    on,
    'who-speaks',
    `select case when p.id is not null then ${PERSON} end as person,
       case when c.id is not null then json_build_object('id', c.id, 'telegramId', c.telegram_id, 'type', c.type,
         'isForum', c.is_forum, 'personId', c.person_id, 'unreachable', c.unreachable) end as chat,
       (select json_agg(json_build_object('flow', d.flow, 'flowVersion', d.flow_version, 'state', d.state,
          'version', d.version, 'updatedAt', d.updated_at))
        from dialogues d where d.person_id = p.id and d.chat_id = c.id) as dialogues
     from (select 1) one
     left join people p on p.telegram_id = $1
     left join chats c on c.telegram_id = $2`,
    [telegramUserId, telegramChatId],
  );
  return { person: row?.person ?? null, chat: row?.chat ?? null, dialogues: row?.dialogues ?? [] };
}

export async function personById(on: Asked, id: number): Promise<Person | null> {
  const [row] = await ask<{ person: Person }>(
    on,
    'person-by-id',
    `select ${PERSON} as person from people p where p.id = $1`,
    [id],
  );
  return row?.person ?? null;
}

export interface Holder {
  readonly id: number;
  readonly name: string;
  readonly telegramId: number;
  readonly chatId: number | null;
  readonly unreachable: string | null;
  /** On leave today: still counts as appointed, but nothing is asked of him. */
  readonly isAway: boolean;
}

/** Everyone who holds one of the roles now (in that office, if one is named), with his private chat if he has one. */
export async function holdersOf(
  on: Asked,
  roles: readonly Role[],
  officeCode: string | null,
): Promise<Holder[]> {
  return ask(
    on,
    'holders-of',
    `select distinct on (p.id) p.id, p.name, p.telegram_id as "telegramId", c.id as "chatId", c.unreachable,
       exists (select from leaves l where l.person_id = p.id and l.is_away) as "isAway"
     from roles r join people p on p.id = r.person_id left join chats c on c.person_id = p.id
     where r.ended_at is null and r.role = any($1::text[]) and ($2::text is null or r.office_code = $2)
     order by p.id`,
    [roles, officeCode],
  );
}

/** Tier 1 of an office; a unit without its own is served by that of its office (`chat.md`, People). */
export async function tier1Of(on: Asked, officeCode: string): Promise<Holder[]> {
  const own = await holdersOf(on, ['tier1'], officeCode);
  if (own.length > 0) return own;
  const [office] = await ask<{ parentCode: string | null }>(
    on,
    'parent-of',
    'select parent_code as "parentCode" from offices where code = $1',
    [officeCode],
  );
  const parent = office?.parentCode ?? null;
  return parent === null ? [] : holdersOf(on, ['tier1'], parent);
}

export async function namesOf(on: Asked, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await ask<{ id: number; name: string }>(
    on,
    'names-of',
    'select id, name from people where id = any($1::bigint[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The private chat of a person, if he ever wrote to the bot. */
export async function privateChatOf(on: Asked, personId: number): Promise<Chat | null> {
  const [row] = await ask<Chat>(
    on,
    'private-chat-of',
    `select id, telegram_id as "telegramId", type, is_forum as "isForum", person_id as "personId", unreachable from chats where person_id = $1`,
    [personId],
  );
  return row ?? null;
}

/** The chat as it is now; made when new, its title and kind kept fresh, and reachable again because it spoke. */
export async function meetChat(
  on: Asked,
  chat: { telegramId: number; type: string; title: string | null; isForum: boolean },
): Promise<Chat> {
  const [row] = await ask<Chat>(
    on,
    'meet-chat',
    `insert into chats (telegram_id, type, title, is_forum) values ($1, $2, $3, $4)
     on conflict (telegram_id) do update set type = excluded.type, title = excluded.title, is_forum = excluded.is_forum,
       unreachable = null
     returning id, telegram_id as "telegramId", type, is_forum as "isForum", person_id as "personId", unreachable`,
    [chat.telegramId, chat.type, chat.title, chat.isForum],
  );
  return row as Chat;
}

/** The private chat belongs to this person. */
export async function tieChat(on: Asked, chatId: number, personId: number): Promise<void> {
  await ask(on, 'tie-chat', 'update chats set person_id = $2 where id = $1', [chatId, personId]);
}

/** Registers a person or refreshes his name, ties his private chat to him, and grants a role; his authority grows by one. */
export async function grantRole(
  on: Asked,
  grant: {
    telegramId: number;
    name: string;
    language: 'id' | 'en';
    chatId: number | null;
    role: Role;
    officeCode: string;
    letter: string | null;
    grantedBy: number | null;
    now: Date;
    /** Acting (Plt.) until this instant; without it the role has no end, also where an acting one was held before. */
    untilAt?: Date | null;
    /** Its appointment, where it has one. */
    caseId?: string | null;
  },
): Promise<number> {
  const [row] = await ask<{ id: number }>(
    on,
    'grant-role',
    `with person as (
       insert into people (telegram_id, name, language, created_at) values ($1, $2, $3, $9)
       on conflict (telegram_id) do update set name = case when people.is_name_given then people.name else excluded.name end,
         authority_version = people.authority_version + 1
       returning id
     ), chat as (
       update chats set person_id = (select id from person) where id = $4
     ), granted as (
       insert into roles (person_id, role, office_code, letter, granted_by, granted_at, is_acting, until_at, case_id)
       select id, $5, $6, $7, $8, $9, $10::timestamptz is not null, $10, $11 from person
       on conflict (person_id, role, office_code) where ended_at is null
       do update set letter = coalesce(excluded.letter, roles.letter), is_acting = roles.is_acting and excluded.is_acting,
         until_at = case when roles.is_acting and excluded.is_acting then excluded.until_at end,
         case_id = coalesce(excluded.case_id, roles.case_id)
     ) select id from person`,
    [
      grant.telegramId,
      grant.name,
      grant.language,
      grant.chatId,
      grant.role,
      grant.officeCode,
      grant.letter,
      grant.grantedBy,
      grant.now,
      grant.untilAt ?? null,
      grant.caseId ?? null,
    ],
  );
  return (row as { id: number }).id;
}

/** How a person is mentioned and where he reads in private; his chat is null before he ever wrote to the bot. */
export async function reach(
  on: Asked,
  personId: number,
): Promise<{ name: string; telegramId: number; chatId: number | null } | null> {
  const [row] = await ask<{ name: string; telegramId: number; chatId: number | null }>(
    on,
    'reach',
    `select p.name, coalesce(p.telegram_id, 0) as "telegramId", c.id as "chatId"
     from people p left join chats c on c.person_id = p.id where p.id = $1`,
    [personId],
  );
  return row ?? null;
}

/** One dialogue with its chat; null when it is over and gone. */
export async function dialogueById(
  on: Asked,
  personId: number,
  chatId: number,
  flow: string,
): Promise<{ dialogue: StoredDialogue; chat: Chat } | null> {
  const [row] = await ask<{ dialogue: StoredDialogue; chat: Chat }>(
    on,
    'dialogue-by-id',
    `select json_build_object('flow', d.flow, 'flowVersion', d.flow_version, 'state', d.state, 'version', d.version,
         'updatedAt', d.updated_at) as dialogue,
       json_build_object('id', c.id, 'telegramId', c.telegram_id, 'type', c.type, 'isForum', c.is_forum,
         'personId', c.person_id, 'unreachable', c.unreachable) as chat
     from dialogues d join chats c on c.id = d.chat_id where d.person_id = $1 and d.chat_id = $2 and d.flow = $3`,
    [personId, chatId, flow],
  );
  return row ?? null;
}

export async function rename(on: Asked, id: number, name: string): Promise<void> {
  await ask(on, 'rename', 'update people set name = $2 where id = $1', [id, name]);
}

export async function chooseLanguage(on: Asked, id: number, language: 'id' | 'en'): Promise<void> {
  await ask(on, 'choose-language', 'update people set language = $2 where id = $1', [id, language]);
}

/** This text of the privacy notice was read; the first time counts. */
export async function noteNoticeRead(on: Asked, id: number, version: number, now: Date): Promise<void> {
  await ask(
    on,
    'notice-read',
    `update people set notice_at = $3, notice_version = $2
     where id = $1 and (notice_at is null or coalesce(notice_version, 0) < $2)`,
    [id, version, now],
  );
}

/** Ends the role of administrators whom nobody appointed and who are not among these. */
export async function retireAdmins(on: Asked, telegramIds: readonly number[], now: Date): Promise<void> {
  await ask(
    on,
    'retire-admins',
    `with ended as (
       update roles set ended_at = $2 from people p where p.id = roles.person_id and roles.role = 'admin'
         and roles.granted_by is null and roles.ended_at is null and p.telegram_id <> all($1::bigint[])
       returning roles.person_id
     ) update people set authority_version = authority_version + 1 where id in (select person_id from ended)`,
    [telegramIds, now],
  );
}

export async function rolesOf(on: Asked, personId: number): Promise<Role[]> {
  const rows = await ask<{ role: Role }>(
    on,
    'roles-of',
    'select role from roles where person_id = $1 and ended_at is null',
    [personId],
  );
  return rows.map((row) => row.role);
}
