import type { World } from '../world.ts';

/** Real milliseconds a test waits for the bot before it fails; `SIMULATOR_PATIENCE` changes it for slow machines. */
export const patience = { milliseconds: Number(process.env['SIMULATOR_PATIENCE'] ?? 8000) };

/** Looks now and after everything that happens, until there is something to be seen. */
export async function waitFor<T>(
  world: World,
  look: () => T | undefined,
  complaint: () => string,
): Promise<T> {
  const now = look();
  if (now !== undefined) return now;
  let end = (): void => {};
  const found = new Promise<T>((resolve) => {
    end = world.watch(() => {
      const value = look();
      if (value !== undefined) resolve(value);
    });
  });
  return within(world, found, complaint).finally(end);
}

/** The promise, or an error with the complaint when patience ends. */
export async function within<T>(world: World, promise: Promise<T>, complaint: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const error = new Error();
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      error.message = `${complaint()}\n${lastCalls(world)}`;
      reject(error);
    }, patience.milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function lastCalls(world: World): string {
  const failed = world.calls.of().filter((call) => (call.answer as { ok: boolean }).ok !== true);
  const lines = failed
    .slice(-5)
    .map((call) => `${call.method}: ${(call.answer as { description?: string }).description ?? ''}`);
  return [`${world.updateQueue.count} updates wait for the bot; its last refused calls:`, ...lines].join(
    '\n',
  );
}
