import type { ApiMethods, Opts } from '@grammyjs/types';
import type { Upload } from '../files.ts';
import type { World } from '../world.ts';

/** The Bot API, with uploads as this simulator holds them. */
export type Api = ApiMethods<Upload>;
export type MethodName = keyof Api;
export type Params<M extends MethodName> = Opts<Upload>[M];
/** Methods that answer with a literal name this type: only then TypeScript refuses a misspelt optional field. */
export type Result<M extends MethodName> = ReturnType<Api[M]>;

/** Circumstances of one call. `gone` fires when the caller hangs up. */
export interface Call {
  readonly gone?: AbortSignal;
}

/**
 * One method of the Bot API. Parameters come typed but unchecked: a required one may be missing on the wire,
 * and the method refuses it in Telegram's words.
 */
export type Method<M extends MethodName> = (
  world: World,
  params: Params<M>,
  call: Call,
) => Result<M> | Promise<Result<M>>;

export type Methods = { [M in MethodName]?: Method<M> };
