import { conflict, badRequest } from '../refusal.ts';
import type { Methods } from './method.ts';

const clamp = (value: number | undefined, fallback: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value ?? fallback));

export const updates = {
  getUpdates(world, params, call) {
    if (world.webhook.isSet) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    const queue = world.updateQueue;
    queue.allow(Array.isArray(params.allowed_updates) ? params.allowed_updates : undefined);
    return queue.poll(
      params.offset ?? 0,
      clamp(params.limit, 100, 1, 100),
      clamp(params.timeout, 0, 0, 50),
      call.gone,
    );
  },

  setWebhook(world, params) {
    if (params.drop_pending_updates === true) world.updateQueue.drop();
    if (!params.url) {
      world.webhook.remove();
      return true;
    }
    if (!/^https?:\/\//iu.test(params.url) || !URL.canParse(params.url)) {
      throw badRequest('invalid webhook URL specified');
    }
    const secret = params.secret_token ?? '';
    if (secret.length > 256) throw badRequest('secret token is too long');
    if (!/^[\w-]*$/u.test(secret)) throw badRequest('secret token contains unallowed characters');
    world.updateQueue.allow(Array.isArray(params.allowed_updates) ? params.allowed_updates : undefined);
    world.updateQueue.interrupt('terminated by setWebhook request');
    world.webhook.set(params.url, secret, clamp(params.max_connections, 40, 1, 100));
    return true;
  },

  deleteWebhook(world, params) {
    if (params.drop_pending_updates === true) world.updateQueue.drop();
    world.webhook.remove();
    return true;
  },

  getWebhookInfo: (world) => world.webhook.info(),
} satisfies Methods;
