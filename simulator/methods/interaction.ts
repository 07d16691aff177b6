import type { ReactionType } from '@grammyjs/types';
import { botIn, reach, reachTopic } from '../chats.ts';
import { badRequest } from '../refusal.ts';
import { has } from '../rights.ts';
import { format, textLimit } from '../text/format.ts';
import type { Methods } from './method.ts';
import { given } from '../given.ts';

const actions = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
  'cancel',
]);

/** Emoji that may be reactions. Source: Bot API, ReactionTypeEmoji. */
const emoji = new Set(
  '❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'.split(
    ' ',
  ),
);

export const interaction = {
  answerCallbackQuery(world, params) {
    if ((params.text ?? '').length > 200) throw badRequest('MESSAGE_TOO_LONG');
    const id = params.callback_query_id ?? '';
    const text = params.text === '' ? undefined : params.text;
    world.callbacks.answer(id, { ...given({ text, url: params.url }), alert: params.show_alert === true });
    world.tell({ kind: 'callbackAnswered', id });
    return true;
  },

  setMessageReaction(world, params) {
    const reaction = params.reaction ?? [];
    if (reaction.length > 1) throw badRequest('REACTIONS_TOO_MANY');
    if (reaction.some((one) => !isAllowed(one))) throw badRequest('REACTION_INVALID');
    const chat = reach(world, params.chat_id, 'read');
    const stored = chat.messages.get(params.message_id);
    if (stored === undefined) throw badRequest('message to react not found');
    stored.reactions.set(world.bot.id, reaction);
    world.tell({ kind: 'reaction', chat, stored });
    return true;
  },

  deleteMessageReaction(world, params) {
    const chat = reach(world, params.chat_id, 'write');
    if (!has(botIn(world, chat), 'can_delete_messages'))
      throw badRequest('not enough rights to delete reactions');
    const stored = chat.messages.get(params.message_id);
    if (stored === undefined) throw badRequest('message to delete reaction not found');
    stored.reactions.delete(params.user_id ?? 0);
    world.tell({ kind: 'reaction', chat, stored });
    return true;
  },

  sendChatAction(world, params) {
    const chat = reach(world, params.chat_id, 'write');
    if (!actions.has(params.action)) throw badRequest('wrong parameter action in request');
    const threadId = params.message_thread_id;
    world.tell({ kind: 'action', chat, action: params.action, ...given({ threadId }) });
    return true;
  },

  sendMessageDraft(world, params) {
    const chat = reach(world, params.chat_id, 'write');
    if (chat.chat.type !== 'private') throw badRequest('method is available only in private chats');
    if (!params.draft_id) throw badRequest('draft identifier must be non-zero');
    reachTopic(chat, params.message_thread_id);
    const { text } = format(params.text ?? '', params.parse_mode, params.entities);
    if (text.length > textLimit) throw badRequest('MESSAGE_TOO_LONG');
    world.tell({ kind: 'draft', chat, draftId: params.draft_id, text });
    return true;
  },
} satisfies Methods;

const isAllowed = (reaction: ReactionType): boolean =>
  reaction.type === 'emoji' ? emoji.has(reaction.emoji) : reaction.type === 'custom_emoji';
