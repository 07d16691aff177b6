import type { ChatAdministratorRights, ChatMember, ChatMemberAdministrator, User } from '@grammyjs/types';

/** The rights a new administrator gets unless a test says otherwise: all but hiding who he is. */
export const allRights: ChatAdministratorRights = {
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: true,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: true,
  can_edit_stories: true,
  can_delete_stories: true,
  can_pin_messages: true,
  can_manage_topics: true,
  can_send_welcome_messages: true,
};

export type Right = keyof ChatAdministratorRights;

export const administrator = (
  user: User,
  rights: Partial<ChatAdministratorRights> = {},
): ChatMemberAdministrator => ({
  status: 'administrator',
  user,
  can_be_edited: false,
  ...allRights,
  ...rights,
});

export const owner = (user: User): ChatMember => ({ status: 'creator', user, is_anonymous: false });
export const member = (user: User): ChatMember => ({ status: 'member', user });
export const left = (user: User): ChatMember => ({ status: 'left', user });
export const kicked = (user: User, until = 0): ChatMember => ({ status: 'kicked', user, until_date: until });

export const isAdministrator = (who: ChatMember | undefined): boolean =>
  who?.status === 'creator' || who?.status === 'administrator';

export const isPresent = (who: ChatMember | undefined): boolean =>
  who !== undefined &&
  (who.status === 'restricted' ? who.is_member : !['left', 'kicked'].includes(who.status));

/** Whether this member may do what only administrators with the right may do. */
export const has = (who: ChatMember | undefined, right: Right): boolean =>
  who?.status === 'creator' || (who?.status === 'administrator' && who[right] === true);
