import type { BotCommand, BotCommandScope } from '@grammyjs/types';
import { reach } from '../chats.ts';
import { badRequest } from '../refusal.ts';
import type { World } from '../world.ts';
import type { Methods } from './method.ts';

export const profile = {
  getMe: (world) => world.bot,
  logOut: () => true,
  close: () => true,

  setMyCommands(world, params) {
    const commands = params.commands;
    if (!Array.isArray(commands)) throw badRequest('expected an Array of BotCommand');
    if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
    for (const command of commands as readonly Partial<BotCommand>[]) checkCommand(command);
    world.profile.commands.set(commandKey(world, params.scope, params.language_code), [
      ...(commands as BotCommand[]),
    ]);
    world.tell({ kind: 'commands' });
    return true;
  },

  deleteMyCommands(world, params) {
    world.profile.commands.delete(commandKey(world, params.scope, params.language_code));
    world.tell({ kind: 'commands' });
    return true;
  },

  getMyCommands: (world, params) =>
    world.profile.commands.get(commandKey(world, params.scope, params.language_code)) ?? [],

  setMyName: (world, params) => remember(world.profile.names, params.language_code, params.name, 64),
  getMyName: (world, params) => ({
    name: recall(world.profile.names, params.language_code) ?? world.bot.first_name,
  }),
  setMyDescription: (world, params) =>
    remember(world.profile.descriptions, params.language_code, params.description, 512),
  getMyDescription: (world, params) => ({
    description: recall(world.profile.descriptions, params.language_code) ?? '',
  }),
  setMyShortDescription: (world, params) =>
    remember(world.profile.shortDescriptions, params.language_code, params.short_description, 120),
  getMyShortDescription: (world, params) => ({
    short_description: recall(world.profile.shortDescriptions, params.language_code) ?? '',
  }),

  setChatMenuButton(world, params) {
    world.profile.menuButtons.set(params.chat_id ?? 0, params.menu_button ?? { type: 'default' });
    return true;
  },

  getChatMenuButton: (world, params) =>
    world.profile.menuButtons.get(params.chat_id ?? 0) ??
    world.profile.menuButtons.get(0) ?? { type: 'commands' },
} satisfies Methods;

function checkCommand({ command, description }: Partial<BotCommand>): void {
  if (typeof command !== 'string') throw badRequest(`can't parse BotCommand: Can't find field "command"`);
  if (typeof description !== 'string')
    throw badRequest(`can't parse BotCommand: Can't find field "description"`);
  if (!/^\/?[a-z0-9_]{1,32}$/u.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  if (description.length < 1 || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
}

/** One list per scope and language; a chat's own scope names the chat, and the member. */
function commandKey(
  world: World,
  scope: BotCommandScope = { type: 'default' },
  language: string = '',
): string {
  const chat = 'chat_id' in scope ? String(reach(world, scope.chat_id, 'read').chat.id) : '';
  return [scope.type, chat, 'user_id' in scope ? scope.user_id : '', language].join(' ');
}

/** The commands a person sees in the menu of a chat: the narrowest scope that has any. Source: Bot API, BotCommandScope. */
export function commandsFor(
  world: World,
  chatId: number,
  userId: number,
  isAdmin: boolean,
  language = '',
): BotCommand[] {
  const isPrivate = chatId > 0;
  const scopes = [
    ...(isPrivate
      ? []
      : [`chat_member ${chatId} ${userId}`, ...(isAdmin ? [`chat_administrators ${chatId} `] : [])]),
    `chat ${chatId} `,
    ...(isPrivate
      ? ['all_private_chats  ']
      : [...(isAdmin ? ['all_chat_administrators  '] : []), 'all_group_chats  ']),
    'default  ',
  ];
  for (const scope of scopes) {
    const found =
      world.profile.commands.get(`${scope} ${language}`) ?? world.profile.commands.get(`${scope} `);
    if (found !== undefined) return found;
  }
  return [];
}

function remember(
  texts: Map<string, string>,
  language: string | undefined,
  text: string | undefined,
  most: number,
): true {
  if ((text ?? '').length > most) throw badRequest('text is too long');
  texts.set(language ?? '', text ?? '');
  return true;
}

const recall = (texts: Map<string, string>, language: string | undefined): string | undefined =>
  texts.get(language ?? '') ?? texts.get('');
