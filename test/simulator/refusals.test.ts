import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import { call } from './clients.ts';

/**
 * Texts read in the open Bot API server (telegram-bot-api, Client.cpp) and in TDLib (MessageEntity.cpp);
 * those in capitals come from Telegram's servers and were read in bug reports.
 */
let sim: Simulator;
let ani: Person;
let stranger: Person;
let blocker: Person;
let gone: Person;
let group: Group;
let forum: Group;
let channel: Group;
let kicked: Group;
let migrated: number;
let newId: number;
let sent: number;
let quiet: Group;
let known: string;

beforeAll(async () => {
  sim = await startSimulator();
  ani = sim.play.person('Ani', { started: true });
  stranger = sim.play.person('Tamu');
  blocker = sim.play.person('Blokir', { started: true });
  await blocker.blocks();
  gone = sim.play.person('Hilang', { started: true });
  await gone.leavesTelegram();
  const member = sim.play.person('Belum Menulis');
  group = sim.play.group('Tier 2', { members: [ani, member], supergroup: true });
  forum = sim.play.group('Forum', { members: [ani], forum: true, botIsAdmin: true });
  channel = sim.play.channel('Pengumuman', { members: [ani] });
  await channel.promotesBot({ can_post_messages: false });
  kicked = sim.play.group('Ditendang', { members: [ani], supergroup: true });
  await kicked.kicksBot();
  const old = sim.play.group('Lama', { members: [ani] });
  migrated = await old.migrates();
  newId = old.id;
  quiet = sim.play.group('Sunyi', { members: [ani], supergroup: true });
  quiet.state.permissions = { can_send_messages: false, can_send_photos: false };
  known = sim.world.files.add('photo', {
    name: 'a.jpg',
    type: 'image/jpeg',
    bytes: Buffer.from('a'),
  }).file_id;
  const first = await call(sim, 'sendMessage', { chat_id: ani.id, text: 'tetap' });
  sent = (first.result as { message_id: number }).message_id;
});

afterAll(() => sim.stop());

const long = (length: number): string => 'x'.repeat(length);
const keyboard = (button: object): object => ({ inline_keyboard: [[button]] });
const text =
  (extra: object): (() => [string, Record<string, unknown>]) =>
  () => ['sendMessage', { chat_id: ani.id, ...extra }];
const to =
  (chat: () => number, extra: object = {}): (() => [string, Record<string, unknown>]) =>
  () => ['sendMessage', { chat_id: chat(), text: 'a', ...extra }];

const notModified =
  'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

describe.each<[string, () => [string, Record<string, unknown>], number, string]>([
  ['no chat', () => ['sendMessage', { text: 'a' }], 400, 'Bad Request: chat_id is empty'],
  ['an unknown chat', to(() => 424242), 400, 'Bad Request: chat not found'],
  [
    'an unknown channel name',
    () => ['sendMessage', { chat_id: '@nowhere', text: 'a' }],
    400,
    'Bad Request: chat not found',
  ],
  ['a person the bot never met', to(() => stranger.id), 400, 'Bad Request: chat not found'],
  [
    'a person it only shares a group with',
    to(() => [...group.state.members.keys()][1] ?? 0),
    403,
    "Forbidden: bot can't initiate conversation with a user",
  ],
  ['a person who blocked it', to(() => blocker.id), 403, 'Forbidden: bot was blocked by the user'],
  ['a deleted account', to(() => gone.id), 403, 'Forbidden: user is deactivated'],
  [
    'a group that threw it out',
    to(() => kicked.id),
    403,
    'Forbidden: bot was kicked from the supergroup chat',
  ],
  [
    'a group that became a supergroup',
    to(() => migrated),
    400,
    'Bad Request: group chat was upgraded to a supergroup chat',
  ],
  [
    'a channel it may not post to',
    to(() => channel.id),
    400,
    'Bad Request: not enough rights to post messages in the channel',
  ],
  [
    'a topic that does not exist',
    to(() => forum.id, { message_thread_id: 999 }),
    400,
    'Bad Request: message thread not found',
  ],
  ['no text', text({ text: '' }), 400, 'Bad Request: message text is empty'],
  ['only blanks', text({ text: ' \n ' }), 400, 'Bad Request: message must be non-empty'],
  ['4097 units of text', text({ text: long(4097) }), 400, 'Bad Request: message is too long'],
  [
    '2049 emoji, which are 4098 units',
    text({ text: '😀'.repeat(2049) }),
    400,
    'Bad Request: message is too long',
  ],
  [
    'an unknown parse mode',
    text({ text: 'a', parse_mode: 'bbcode' }),
    400,
    'Bad Request: unsupported parse_mode',
  ],
  [
    'a reply to nothing',
    text({ text: 'a', reply_parameters: { message_id: 999999 } }),
    400,
    'Bad Request: message to be replied not found',
  ],
  [
    '65 bytes of callback data',
    text({ text: 'a', reply_markup: keyboard({ text: 'a', callback_data: long(65) }) }),
    400,
    'Bad Request: BUTTON_DATA_INVALID',
  ],
  [
    '33 two-byte letters of callback data',
    text({ text: 'a', reply_markup: keyboard({ text: 'a', callback_data: 'é'.repeat(33) }) }),
    400,
    'Bad Request: BUTTON_DATA_INVALID',
  ],
  [
    'a button without action',
    text({ text: 'a', reply_markup: keyboard({ text: 'a' }) }),
    400,
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    'a button without label',
    text({ text: 'a', reply_markup: keyboard({ callback_data: 'a' }) }),
    400,
    `Bad Request: can't parse inline keyboard button: Can't find field "text"`,
  ],
  [
    'rows that are no rows',
    text({ text: 'a', reply_markup: { inline_keyboard: [{}] } }),
    400,
    'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
  ],
  [
    'a markup that is no JSON',
    text({ text: 'a', reply_markup: '{' }),
    400,
    "Bad Request: can't parse reply keyboard markup JSON object",
  ],
  [
    'an unknown HTML tag',
    text({ text: 'Siti <3 dan', parse_mode: 'HTML' }),
    400,
    `Bad Request: can't parse entities: Unsupported start tag "3" at byte offset 5`,
  ],
  [
    'an HTML tag without its end',
    text({ text: 'Siti <3', parse_mode: 'HTML' }),
    400,
    "Bad Request: can't parse entities: Unclosed start tag at byte offset 5",
  ],
  [
    'an HTML tag left open',
    text({ text: '<b>a', parse_mode: 'HTML' }),
    400,
    `Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`,
  ],
  [
    'HTML tags that cross',
    text({ text: '<b><i>a</b></i>', parse_mode: 'HTML' }),
    400,
    `Bad Request: can't parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"`,
  ],
  [
    'an HTML end without start',
    text({ text: 'é</b>', parse_mode: 'HTML' }),
    400,
    "Bad Request: can't parse entities: Unexpected end tag at byte offset 2",
  ],
  [
    'a bare dot in MarkdownV2',
    text({ text: 'a.', parse_mode: 'MarkdownV2' }),
    400,
    "Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
  ],
  [
    'bold without end in MarkdownV2',
    text({ text: 'é *a', parse_mode: 'MarkdownV2' }),
    400,
    "Bad Request: can't parse entities: Can't find end of Bold entity at byte offset 3",
  ],
  [
    'italic without end in Markdown',
    text({ text: 'a_b', parse_mode: 'Markdown' }),
    400,
    "Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 1",
  ],
  [
    'an entity past the end',
    text({ text: 'abc', entities: [{ type: 'bold', offset: 1, length: 5 }] }),
    400,
    'Bad Request: entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 6',
  ],
  [
    'an entity that begins past the end',
    text({ text: 'abc', entities: [{ type: 'bold', offset: 9, length: 1 }] }),
    400,
    'Bad Request: entity begins after the end of the text at UTF-16 offset 9',
  ],
  [
    'an entity in the middle of an emoji',
    text({ text: '😀a', entities: [{ type: 'bold', offset: 1, length: 2 }] }),
    400,
    'Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset 4',
  ],
  [
    'a caption of 1025 units',
    () => ['sendPhoto', { chat_id: ani.id, photo: known, caption: long(1025) }],
    400,
    'Bad Request: message caption is too long',
  ],
  [
    'a photo in a group that allows none',
    () => ['sendPhoto', { chat_id: quiet.id, photo: known }],
    400,
    'Bad Request: not enough rights to send photos to the chat',
  ],
  [
    'words in a group that allows none',
    to(() => quiet.id),
    400,
    'Bad Request: not enough rights to send text messages to the chat',
  ],
  [
    'a photo without photo',
    () => ['sendPhoto', { chat_id: ani.id }],
    400,
    'Bad Request: there is no photo in the request',
  ],
  [
    'an edit of nothing',
    () => ['editMessageText', { chat_id: ani.id, message_id: 999999, text: 'a' }],
    400,
    'Bad Request: message to edit not found',
  ],
  [
    'an edit that changes nothing',
    () => ['editMessageText', { chat_id: ani.id, message_id: sent, text: 'tetap' }],
    400,
    notModified,
  ],
  [
    'an edit that is too long',
    () => ['editMessageText', { chat_id: ani.id, message_id: sent, text: long(4097) }],
    400,
    'Bad Request: MESSAGE_TOO_LONG',
  ],
  [
    'a caption where there is text',
    () => ['editMessageCaption', { chat_id: ani.id, message_id: sent, caption: 'a' }],
    400,
    'Bad Request: there is no caption in the message to edit',
  ],
  [
    'an edit without message',
    () => ['editMessageText', { text: 'a' }],
    400,
    'Bad Request: message identifier is not specified',
  ],
  [
    'a deletion of nothing',
    () => ['deleteMessage', { chat_id: ani.id, message_id: 999999 }],
    400,
    'Bad Request: message to delete not found',
  ],
  [
    'an answer to an unknown press',
    () => ['answerCallbackQuery', { callback_query_id: '1' }],
    400,
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  ],
  [
    'a topic in a chat without topics',
    () => ['createForumTopic', { chat_id: group.id, name: 'a' }],
    400,
    'Bad Request: the chat is not a forum',
  ],
  [
    'a pin without the right',
    () => ['pinChatMessage', { chat_id: group.id, message_id: 1 }],
    400,
    'Bad Request: not enough rights to manage pinned messages in the chat',
  ],
  [
    'a ban without the right',
    () => ['banChatMember', { chat_id: group.id, user_id: ani.id }],
    400,
    'Bad Request: not enough rights to restrict/unrestrict chat member',
  ],
  [
    'administrators of a private chat',
    () => ['getChatAdministrators', { chat_id: ani.id }],
    400,
    'Bad Request: there are no administrators in the private chat',
  ],
  [
    'an unknown chat action',
    () => ['sendChatAction', { chat_id: ani.id, action: 'dancing' }],
    400,
    'Bad Request: wrong parameter action in request',
  ],
  [
    'a reaction that is none',
    () => [
      'setMessageReaction',
      { chat_id: ani.id, message_id: sent, reaction: [{ type: 'emoji', emoji: 'x' }] },
    ],
    400,
    'Bad Request: REACTION_INVALID',
  ],
  [
    'a webhook that is no address',
    () => ['setWebhook', { url: 'ftp//x' }],
    400,
    'Bad Request: invalid webhook URL specified',
  ],
  [
    'a secret with blanks',
    () => ['setWebhook', { url: 'https://x.id', secret_token: 'a b' }],
    400,
    'Bad Request: secret token contains unallowed characters',
  ],
  ['a file nobody has', () => ['getFile', { file_id: 'x' }], 400, 'Bad Request: invalid file_id'],
])('Telegram refuses %s', (_, make, code, description) => {
  test('in its own words', async () => {
    const [method, params] = make();
    expect(await call(sim, method, params)).toMatchObject({ ok: false, error_code: code, description });
  });
});

test('the refusal for an upgraded group names the new chat', async () => {
  const refused = await call(sim, 'sendMessage', { chat_id: migrated, text: 'a' });
  expect(refused.parameters).toEqual({ migrate_to_chat_id: newId });
});

test('a wrong token is unauthorized and an unknown method is 501 and counted, never a silent ok', async () => {
  expect(await call({ url: sim.url, token: '1:wrong' }, 'getMe')).toEqual({
    ok: false,
    error_code: 401,
    description: 'Unauthorized',
  });
  const unknown = await call(sim, 'sendInvoice', { chat_id: ani.id });
  expect(unknown).toMatchObject({ ok: false, error_code: 501 });
  expect(unknown.description).toContain('sendInvoice');
  expect(sim.world.unknownCalls.get('sendInvoice')).toBe(1);
});

test('exactly 4096 units and 64 bytes pass, and method names are not case-sensitive', async () => {
  const markup = { inline_keyboard: [[{ text: 'a', callback_data: long(64) }]] };
  expect(
    await call(sim, 'SENDMESSAGE', { chat_id: ani.id, text: '😀'.repeat(2048), reply_markup: markup }),
  ).toMatchObject({ ok: true });
});

test('after 48 hours a message of the bot can no longer be deleted', async () => {
  const { result } = await call(sim, 'sendMessage', { chat_id: ani.id, text: 'lama' });
  sim.world.clock.advance({ hours: 49 });
  const { message_id } = result as { message_id: number };
  expect(await call(sim, 'deleteMessage', { chat_id: ani.id, message_id })).toMatchObject({
    description: "Bad Request: message can't be deleted for everyone",
  });
});
