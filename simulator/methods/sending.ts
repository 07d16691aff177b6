import type { Message } from '@grammyjs/types';
import { forwardOf } from '../acts.ts';
import { reach } from '../chats.ts';
import { given } from '../given.ts';
import { isService } from '../privacy.ts';
import { badRequest } from '../refusal.ts';
import { format } from '../text/format.ts';
import type { World } from '../world.ts';
import { mediumIn } from '../media.ts';
import { kinds } from './media.ts';
import { answer, captionContent, post, textContent, type Kind } from './compose.ts';
import type { Methods } from './method.ts';

const dice: Readonly<Record<string, number>> = { '🎲': 6, '🎯': 6, '🏀': 5, '⚽': 5, '🎳': 6, '🎰': 64 };

export const sending = {
  sendMessage(world, params) {
    const content = textContent(params.text, params.parse_mode, params.entities);
    return answer(
      post(
        world,
        'text messages',
        params,
        content,
        given({ link_preview_options: params.link_preview_options }),
      ),
    );
  },

  sendLocation(world, params) {
    const { latitude, longitude, horizontal_accuracy, live_period, heading } = params;
    checkPlace(latitude, longitude);
    const location = { latitude, longitude, ...given({ horizontal_accuracy, live_period, heading }) };
    return answer(post(world, 'locations', params, { location }));
  },

  sendVenue(world, params) {
    const { latitude, longitude, title, address } = params;
    checkPlace(latitude, longitude);
    if (!title) throw badRequest('parameter "title" is required');
    if (!address) throw badRequest('parameter "address" is required');
    const location = { latitude, longitude };
    return answer(post(world, 'venues', params, { venue: { location, title, address }, location }));
  },

  sendContact(world, params) {
    const { phone_number, first_name, last_name, vcard } = params;
    if (!phone_number) throw badRequest('parameter "phone_number" is required');
    if (!first_name) throw badRequest('parameter "first_name" is required');
    return answer(
      post(world, 'contacts', params, {
        contact: { phone_number, first_name, ...given({ last_name, vcard }) },
      }),
    );
  },

  sendDice(world, params) {
    const emoji = params.emoji ?? '🎲';
    const sides = dice[emoji];
    if (sides === undefined) throw badRequest('wrong dice emoji specified');
    return answer(post(world, 'dice', params, { dice: { emoji, value: 1 + (world.nextId() % sides) } }));
  },

  sendPoll(world, params) {
    const { text: question } = format(
      params.question ?? '',
      params.question_parse_mode,
      params.question_entities,
    );
    if (question === '') throw badRequest('poll question must be non-empty');
    if (question.length > 300) throw badRequest('poll question length must not exceed 300');
    const options = params.options ?? [];
    if (options.length < 1) throw badRequest('poll must have at least 1 option');
    if (options.length > 12) throw badRequest("poll can't have more than 12 options");
    const texts = options.map((option) => (typeof option === 'string' ? String(option) : option.text));
    if (texts.some((text) => text === '')) throw badRequest('poll options must be non-empty');
    if (texts.some((text) => text.length > 100)) throw badRequest('poll options length must not exceed 100');
    const isQuiz = params.type === 'quiz';
    const poll: Message.PollMessage['poll'] = {
      id: String(5_000_000_000 + world.nextId()),
      question,
      options: texts.map((text, index) => ({ persistent_id: String(index), text, voter_count: 0 })),
      total_voter_count: 0,
      is_closed: false,
      is_anonymous: params.is_anonymous ?? true,
      type: isQuiz ? 'quiz' : 'regular',
      allows_multiple_answers: params.allows_multiple_answers ?? false,
      allows_revoting: params.allows_revoting ?? !isQuiz,
      members_only: params.members_only ?? false,
      ...given({ correct_option_ids: params.correct_option_ids, explanation: params.explanation }),
    };
    return answer(post(world, 'polls', params, { poll }));
  },

  forwardMessage(world, params) {
    const content = forwardOf(original(world, params.from_chat_id, params.message_id, 'forward'));
    return answer(post(world, 'text messages', params, content));
  },

  forwardMessages(world, params) {
    return originals(world, params.from_chat_id, params.message_ids, 'forward').map((message) =>
      idOf(post(world, 'text messages', params, forwardOf(message)).message),
    );
  },

  copyMessage(world, params) {
    const message = original(world, params.from_chat_id, params.message_id, 'copy');
    const hasNewCaption = params.caption !== undefined && message.text === undefined;
    return idOf(
      post(
        world,
        copyKind(message),
        params,
        copyOf(message, hasNewCaption),
        hasNewCaption ? captionContent(params) : {},
      ).message,
    );
  },

  copyMessages(world, params) {
    const isBare = params.remove_caption === true;
    return originals(world, params.from_chat_id, params.message_ids, 'copy').map((message) =>
      idOf(post(world, copyKind(message), params, copyOf(message, isBare)).message),
    );
  },
} satisfies Methods;

const idOf = (message: Message): { message_id: number } => ({ message_id: message.message_id });

function checkPlace(latitude: number | undefined, longitude: number | undefined): void {
  if (latitude === undefined) throw badRequest('latitude is empty');
  if (longitude === undefined) throw badRequest('longitude is empty');
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) throw badRequest('wrong location specified');
}

type Purpose = 'forward' | 'copy';

function original(world: World, chatId: number | string, messageId: number, purpose: Purpose): Message {
  const found = reach(world, chatId, 'read').messages.get(messageId)?.message;
  if (found === undefined) throw badRequest(`message to ${purpose} not found`);
  if (found.has_protected_content === true)
    throw badRequest(`message can't be ${purpose === 'copy' ? 'copied' : 'forwarded'}`);
  if (isService(found))
    throw badRequest(purpose === 'copy' ? "message can't be copied" : "message can't be forwarded");
  return found;
}

/** Those of the messages that can be found and passed on; the others are skipped, as in Telegram. */
function originals(
  world: World,
  chatId: number | string,
  ids: number[] | undefined,
  purpose: Purpose,
): Message[] {
  if (ids === undefined || ids.length === 0) throw badRequest('message identifiers are not specified');
  if (ids.length > 100) throw badRequest('too many message identifiers specified');
  const chat = reach(world, chatId, 'read');
  const found = ids.flatMap((id) => chat.messages.get(id)?.message ?? []);
  if (found.length === 0) throw badRequest(`there are no messages to ${purpose}`);
  return found.filter((message) => message.has_protected_content !== true && !isService(message));
}

function copyKind(message: Message): Kind {
  const medium = mediumIn(message);
  return medium === undefined ? 'text messages' : kinds[medium];
}

function copyOf(message: Message, isBare: boolean): ReturnType<typeof forwardOf> {
  const {
    forward_origin: _o,
    caption,
    caption_entities,
    author_signature: _a,
    ...content
  } = forwardOf(message);
  return { ...content, ...(isBare ? {} : given({ caption, caption_entities })) };
}
