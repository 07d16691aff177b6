import { botIn, generalTopic, reach } from '../chats.ts';
import { announce, openTopic } from '../groups.ts';
import { erase, write, type Content } from '../messages.ts';
import { badRequest } from '../refusal.ts';
import { has } from '../rights.ts';
import type { ChatState, Topic, World } from '../world.ts';
import { given } from '../given.ts';
import type { Methods, Result } from './method.ts';

export const topics = {
  createForumTopic(world, params): Result<'createForumTopic'> {
    const chat = forum(world, params.chat_id);
    checkName(params.name);
    const topic = openTopic(world, chat, world.botUser, params.name, params.icon_color);
    if (params.icon_custom_emoji_id !== undefined) topic.iconEmoji = params.icon_custom_emoji_id;
    return {
      message_thread_id: topic.id,
      name: topic.name,
      icon_color: topic.iconColor,
      ...given({ icon_custom_emoji_id: topic.iconEmoji }),
    };
  },

  editForumTopic(world, params) {
    const { chat, topic } = existing(world, params.chat_id, params.message_thread_id);
    const { name, icon_custom_emoji_id } = params;
    if (name === undefined && icon_custom_emoji_id === undefined) return true;
    if (name !== undefined && name !== '') {
      checkName(name);
      if (name === topic.name && icon_custom_emoji_id === undefined) throw badRequest('TOPIC_NOT_MODIFIED');
      topic.name = name;
    }
    if (icon_custom_emoji_id !== undefined) topic.iconEmoji = icon_custom_emoji_id;
    note(world, chat, topic, { forum_topic_edited: given({ name, icon_custom_emoji_id }) });
    return true;
  },

  closeForumTopic: (world, params) => setClosed(world, params, true),
  reopenForumTopic: (world, params) => setClosed(world, params, false),

  deleteForumTopic(world, params) {
    const { chat, topic } = existing(world, params.chat_id, params.message_thread_id);
    if (chat.chat.type !== 'private' && !has(botIn(world, chat), 'can_delete_messages')) {
      throw badRequest('not enough rights to delete the topic');
    }
    topic.isDeleted = true;
    for (const [id, { message }] of chat.messages)
      if (message.message_thread_id === topic.id) erase(world, chat, id);
    world.tell({ kind: 'chat', chat });
    return true;
  },

  unpinAllForumTopicMessages(world, params) {
    const { chat, topic } = existing(world, params.chat_id, params.message_thread_id);
    chat.pinned = chat.pinned.filter((id) => chat.messages.get(id)?.message.message_thread_id !== topic.id);
    return true;
  },

  editGeneralForumTopic(world, params) {
    const chat = forum(world, params.chat_id);
    checkName(params.name);
    const general = chat.topics.get(generalTopic);
    if (general !== undefined) general.name = params.name;
    announce(world, chat, world.botUser, { forum_topic_edited: { name: params.name } });
    return true;
  },

  closeGeneralForumTopic: (world, params) =>
    setClosed(world, { ...params, message_thread_id: generalTopic }, true),
  reopenGeneralForumTopic: (world, params) =>
    setClosed(world, { ...params, message_thread_id: generalTopic }, false),

  getForumTopicIconStickers: () => [],
} satisfies Methods;

function forum(world: World, chatId: number | string): ChatState {
  const chat = reach(world, chatId, 'write');
  if (chat.chat.type === 'private') {
    if (!world.bot.has_topics_enabled) throw badRequest('the chat is not a forum');
    return chat;
  }
  if (chat.chat.is_forum !== true) throw badRequest('the chat is not a forum');
  if (!has(botIn(world, chat), 'can_manage_topics')) throw badRequest('not enough rights to create a topic');
  return chat;
}

function existing(world: World, chatId: number | string, id: number): { chat: ChatState; topic: Topic } {
  const chat = forum(world, chatId);
  const topic = chat.topics.get(id);
  if (topic === undefined || topic.isDeleted) throw badRequest('message thread not found');
  return { chat, topic };
}

function setClosed(
  world: World,
  params: { chat_id: number | string; message_thread_id: number },
  isClosed: boolean,
): true {
  const { chat, topic } = existing(world, params.chat_id, params.message_thread_id);
  if (topic.isClosed === isClosed) throw badRequest('TOPIC_NOT_MODIFIED');
  topic.isClosed = isClosed;
  note(world, chat, topic, isClosed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} });
  return true;
}

function checkName(name: string | undefined): void {
  if (name === undefined || name === '') throw badRequest('parameter "name" is required');
  if (name.length > 128) throw badRequest('TOPIC_TITLE_TOO_LONG');
}

function note(world: World, chat: ChatState, topic: Topic, content: Content): void {
  write(world, chat, { from: world.botUser, isBot: true }, content, { threadId: topic.id });
  world.tell({ kind: 'chat', chat });
}
