import type { World } from '../world.ts';
import { chats } from './chats.ts';
import { editing } from './editing.ts';
import { interaction } from './interaction.ts';
import { media } from './media.ts';
import { members } from './members.ts';
import type { Call, MethodName, Methods } from './method.ts';
import { profile } from './profile.ts';
import { sending } from './sending.ts';
import { topics } from './topics.ts';
import { updates } from './updates.ts';

/** Every method of the Bot API the simulator knows. */
export const methods = {
  ...updates,
  ...profile,
  ...sending,
  ...media,
  ...editing,
  ...interaction,
  ...chats,
  ...members,
  ...topics,
} satisfies Methods;

export type KnownMethod = keyof typeof methods & MethodName;

type Execute = (world: World, params: Record<string, unknown>, call: Call) => unknown;

/** Method names are case-insensitive, as in Telegram. */
const byLowerName = new Map(
  Object.entries(methods).map(([name, run]) => [name.toLowerCase(), { name, run: run as Execute }]),
);

export const findMethod = (name: string): { name: string; run: Execute } | undefined =>
  byLowerName.get(name.toLowerCase());
