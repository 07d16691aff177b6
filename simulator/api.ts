import type { ApiError, ApiSuccess } from '@grammyjs/types';
import { findMethod } from './methods/index.ts';
import type { Call } from './methods/method.ts';
import { Refusal } from './refusal.ts';
import type { wireKinds } from './wire.ts';
import type { World } from './world.ts';

export interface Answer {
  readonly status: number;
  readonly body: ApiSuccess<unknown> | ApiError;
}

const refused = ({ code, message, parameters }: Refusal): Answer => ({
  status: code,
  body: {
    ok: false,
    error_code: code,
    description: message,
    ...(parameters === undefined ? {} : { parameters }),
  },
});

/** Parameters that would change what a method does, in ways the simulator does not imitate. */
const notImitated = [
  'business_connection_id',
  'direct_messages_topic_id',
  'ephemeral_message_parameters',
  'rich_message',
  'suggested_post_parameters',
] as const satisfies readonly (keyof typeof wireKinds | 'business_connection_id')[];

/** Executes one call of the bot and logs it. What the simulator does not know answers 501 and is counted. */
export async function execute(
  world: World,
  name: string,
  params: Record<string, unknown>,
  call: Call = {},
): Promise<Answer> {
  const method = findMethod(name);
  const result = await attempt(world, name, params, call);
  if (method?.name !== 'getUpdates') {
    const at = new Date(world.clock.milliseconds).toISOString();
    world.calls.add({ method: method?.name ?? name, params, answer: result.body, at });
    world.tell({ kind: 'call', method: method?.name ?? name });
  }
  return result;
}

async function attempt(
  world: World,
  name: string,
  params: Record<string, unknown>,
  call: Call,
): Promise<Answer> {
  const method = findMethod(name);
  if (method === undefined) {
    world.unknownCalls.set(name, (world.unknownCalls.get(name) ?? 0) + 1);
    return refused(new Refusal(501, `Not Implemented: the simulator does not know the method "${name}"`));
  }
  const parameter = notImitated.find((one) => params[one] !== undefined && params[one] !== '');
  if (parameter !== undefined) {
    const asked = `${method.name} ${parameter}`;
    world.unknownCalls.set(asked, (world.unknownCalls.get(asked) ?? 0) + 1);
    return refused(
      new Refusal(501, `Not Implemented: the simulator does not know "${parameter}" of "${method.name}"`),
    );
  }
  try {
    return { status: 200, body: { ok: true, result: await method.run(world, params, call) } };
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
}

/** The answer to a call that never reached a method: wrong token, unreadable body. */
export const refusedCall = (refusal: Refusal): Answer => refused(refusal);
