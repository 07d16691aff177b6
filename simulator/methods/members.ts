import type { ChatAdministratorRights, ChatMember, ChatPermissions, User } from '@grammyjs/types';
import { memberOf, reach } from '../chats.ts';
import { changeMember } from '../deliver.ts';
import { announce } from '../groups.ts';
import { badRequest } from '../refusal.ts';
import { administrator, has, isAdministrator, isPresent, kicked, left, member } from '../rights.ts';
import type { ChatState, World } from '../world.ts';
import { adminChat } from './chats.ts';
import type { Methods, Result } from './method.ts';

export const members = {
  banChatMember(world, params) {
    const chat = adminChat(world, params.chat_id, 'can_restrict_members', 'restrict/unrestrict chat member');
    const who = somebody(world, params.user_id);
    refuseAdministrator(chat, who);
    const wasThere = isPresent(chat.members.get(who.id));
    changeMember(world, chat, world.botUser, kicked(who, params.until_date ?? 0));
    if (wasThere && chat.chat.type !== 'channel')
      announce(world, chat, world.botUser, { left_chat_member: who });
    return true;
  },

  unbanChatMember(world, params) {
    const chat = adminChat(world, params.chat_id, 'can_restrict_members', 'restrict/unrestrict chat member');
    if (chat.chat.type === 'group')
      throw badRequest('method is available for supergroup and channel chats only');
    const who = somebody(world, params.user_id);
    const status = memberOf(chat, who).status;
    if (status === 'kicked' || (status !== 'left' && params.only_if_banned !== true)) {
      changeMember(world, chat, world.botUser, left(who));
    }
    return true;
  },

  restrictChatMember(world, params) {
    const chat = adminChat(world, params.chat_id, 'can_restrict_members', 'restrict/unrestrict chat member');
    if (chat.chat.type !== 'supergroup') throw badRequest('method is available only for supergroups');
    const who = somebody(world, params.user_id);
    refuseAdministrator(chat, who);
    changeMember(
      world,
      chat,
      world.botUser,
      restricted(who, params.permissions ?? {}, params.until_date ?? 0),
    );
    return true;
  },

  promoteChatMember(world, params) {
    const chat = reach(world, params.chat_id, 'write');
    if (chat.chat.type !== 'supergroup' && chat.chat.type !== 'channel') {
      throw badRequest('method is available for supergroup and channel chats only');
    }
    if (!has(chat.members.get(world.bot.id), 'can_promote_members')) throw badRequest('not enough rights');
    const who = somebody(world, params.user_id);
    if (memberOf(chat, who).status === 'creator') throw badRequest("can't remove chat owner");
    const { chat_id: _c, user_id: _u, ...wanted } = params;
    const isPromotion = Object.values(wanted).includes(true);
    changeMember(
      world,
      chat,
      world.botUser,
      isPromotion ? administrator(who, onlyThese(wanted)) : member(who),
    );
    return true;
  },

  setChatPermissions(world, params) {
    const chat = adminChat(world, params.chat_id, 'can_restrict_members', 'change chat permissions');
    chat.permissions = { ...params.permissions };
    world.tell({ kind: 'chat', chat });
    return true;
  },

  setChatAdministratorCustomTitle(world, params) {
    const chat = adminChat(world, params.chat_id, 'can_promote_members', 'change custom title of the user');
    const who = memberOf(chat, somebody(world, params.user_id));
    if (who.status === 'creator') throw badRequest('only the owner can edit their custom title');
    if (who.status !== 'administrator') throw badRequest('user is not an administrator');
    changeMember(world, chat, world.botUser, { ...who, custom_title: params.custom_title });
    return true;
  },

  exportChatInviteLink(world, params) {
    adminChat(world, params.chat_id, 'can_invite_users', 'manage chat invite link');
    return `https://t.me/+${world.nextId().toString(36).padStart(16, 'A')}`;
  },

  createChatInviteLink(world, params): Result<'createChatInviteLink'> {
    adminChat(world, params.chat_id, 'can_invite_users', 'manage chat invite link');
    const { name, expire_date, member_limit } = params;
    return {
      invite_link: `https://t.me/+${world.nextId().toString(36).padStart(16, 'A')}`,
      creator: world.botUser,
      creates_join_request: params.creates_join_request ?? false,
      is_primary: false,
      is_revoked: false,
      ...(name === undefined ? {} : { name }),
      ...(expire_date === undefined ? {} : { expire_date }),
      ...(member_limit === undefined ? {} : { member_limit }),
    };
  },
} satisfies Methods;

function somebody(world: World, userId: number | undefined): User {
  if (!userId) throw badRequest('invalid user_id specified');
  const user = userId === world.bot.id ? world.botUser : world.people.get(userId)?.user;
  if (user === undefined) throw badRequest('PARTICIPANT_ID_INVALID');
  return user;
}

function refuseAdministrator(chat: ChatState, who: User): void {
  const status = memberOf(chat, who).status;
  if (status === 'creator') throw badRequest("can't remove chat owner");
  if (isAdministrator(chat.members.get(who.id))) throw badRequest('user is an administrator of the chat');
}

/** Rights not named are not given. */
function onlyThese(wanted: Partial<ChatAdministratorRights>): Partial<ChatAdministratorRights> {
  const none = Object.fromEntries(
    Object.entries(administrator({ id: 0, is_bot: false, first_name: '' })).flatMap(([right, value]) =>
      value === true ? [[right, false]] : [],
    ),
  );
  return { ...none, ...wanted };
}

function restricted(user: User, allowed: ChatPermissions, until: number): ChatMember {
  const may = (right: keyof ChatPermissions): boolean => allowed[right] === true;
  return {
    status: 'restricted',
    user,
    is_member: true,
    can_send_messages: may('can_send_messages'),
    can_send_audios: may('can_send_audios'),
    can_send_documents: may('can_send_documents'),
    can_send_photos: may('can_send_photos'),
    can_send_videos: may('can_send_videos'),
    can_send_video_notes: may('can_send_video_notes'),
    can_send_voice_notes: may('can_send_voice_notes'),
    can_send_polls: may('can_send_polls'),
    can_send_other_messages: may('can_send_other_messages'),
    can_add_web_page_previews: may('can_add_web_page_previews'),
    can_react_to_messages: may('can_react_to_messages'),
    can_change_info: may('can_change_info'),
    can_invite_users: may('can_invite_users'),
    can_edit_tag: may('can_edit_tag'),
    can_pin_messages: may('can_pin_messages'),
    can_manage_topics: may('can_manage_topics'),
    until_date: until,
  };
}
