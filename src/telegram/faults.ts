/**
 * What Telegram's refusals mean. Each has one consequence, none is tried again blindly. Wording from the Bot API server's source
 * and from years of bot reports; what is not in the table fails with an alarm.
 */
import { TelegramError } from './api.ts';

export type Unreachable = 'blocked' | 'deactivated' | 'kicked' | 'gone' | 'muted';

export type Fault =
  /** The chat takes nothing more until it speaks again: everything waiting for it fails. */
  | { readonly is: 'unreachable'; readonly why: Unreachable }
  /** The group has become a supergroup: everything of ours moves there, then again. */
  | { readonly is: 'migrated'; readonly to: number }
  /** It already looks like that: done. */
  | { readonly is: 'notModified' }
  /** Too old, deleted or not ours: a new message takes its place. */
  | { readonly is: 'cannotEdit' }
  /** Nothing there to delete, or too old for it: let it be. */
  | { readonly is: 'cannotDelete' }
  /** Send again without that part. */
  | { readonly is: 'without'; readonly part: 'reply' | 'entities' | 'thread' }
  /** No topics here, no right to make them: send without a thread. */
  | { readonly is: 'noTopics' }
  /** Say it in words instead. */
  | { readonly is: 'noReaction' }
  /** The token is no longer valid: everything stops, alarm, a try a minute. */
  | { readonly is: 'unauthorized' }
  /** Somebody else polls, or a webhook is set. Only polling meets this. */
  | { readonly is: 'conflict' }
  /** Everything pauses so many seconds. */
  | { readonly is: 'flood'; readonly seconds: number }
  /** Telegram's own trouble: pauses that grow, five tries. `maybeDone`: a gateway spoke, it may have been carried out. */
  | { readonly is: 'server'; readonly maybeDone: boolean }
  /** The request never left: again, as long as it takes. */
  | { readonly is: 'unsent' }
  /** Nobody knows whether it was carried out: an edit again, a message once more. */
  | { readonly is: 'ambiguous' }
  /** We broke it off ourselves, stopping. */
  | { readonly is: 'stopped' }
  /** Not in the table, or our own mistake: it fails, with an alarm. */
  | { readonly is: 'refused' };

const LONGEST_PAUSE = 3600;

const table: readonly (readonly [RegExp, Fault])[] = [
  [/bot was blocked by the user|USER_IS_BLOCKED/i, { is: 'unreachable', why: 'blocked' }],
  [/user is deactivated|INPUT_USER_DEACTIVATED/i, { is: 'unreachable', why: 'deactivated' }],
  [/bot was kicked|bot is not a member|CHANNEL_PRIVATE/i, { is: 'unreachable', why: 'kicked' }],
  [
    /chat not found|chat was deleted|chat was deactivated|user not found|PEER_ID_INVALID|can't initiate conversation|can't send messages to (?:bots|the bot)/i,
    { is: 'unreachable', why: 'gone' },
  ],
  [
    /CHAT_WRITE_FORBIDDEN|no rights to send a message|not enough rights to send text messages|CHAT_RESTRICTED|CHAT_SEND_PLAIN_FORBIDDEN/i,
    { is: 'unreachable', why: 'muted' },
  ],
  [/message is not modified|MESSAGE_NOT_MODIFIED/i, { is: 'notModified' }],
  [
    /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|MESSAGE_EDIT_TIME_EXPIRED|there is no text in the message to edit/i,
    { is: 'cannotEdit' },
  ],
  [/message to delete not found|message can't be deleted/i, { is: 'cannotDelete' }],
  [
    /message to be replied not found|replied message not found|message to reply not found|REPLY_MESSAGE_ID_INVALID/i,
    { is: 'without', part: 'reply' },
  ],
  [
    /can't parse (?:entities|message text)|^(?:Bad Request: )?(?:receive an )?entity\b|ENTITY_\w+/i,
    { is: 'without', part: 'entities' },
  ],
  [
    /message thread not found|TOPIC_DELETED|TOPIC_CLOSED|TOPIC_ID_INVALID/i,
    { is: 'without', part: 'thread' },
  ],
  [
    /not a forum|not enough rights to (?:create|manage) (?:a )?topics?|CHAT_FORUM_MISSING/i,
    { is: 'noTopics' },
  ],
  [/REACTION_\w+|REACTIONS_\w+|message to react not found/i, { is: 'noReaction' }],
];

/** The meaning of whatever a call threw. Errors that are not Telegram's are bugs of ours: `refused`. */
export function classify(error: unknown): Fault {
  if (!(error instanceof TelegramError)) return { is: 'refused' };
  if (error.reach === 'unsent') return { is: 'unsent' };
  if (error.reach === 'unknown') return { is: 'ambiguous' };
  if (error.reach === 'stopped') return { is: 'stopped' };
  if (error.migratedTo !== undefined) return { is: 'migrated', to: error.migratedTo };
  const { code } = error;
  if (code === 429) return { is: 'flood', seconds: clamp(error.retryAfter ?? 1) };
  if (code === 401) return { is: 'unauthorized' };
  if (code === 404 && !error.isForeign && error.description === 'Not Found') return { is: 'unauthorized' };
  if (code === 409) return { is: 'conflict' };
  if (typeof code === 'number' && code >= 500)
    return { is: 'server', maybeDone: error.isForeign || code === 504 };
  return table.find(([words]) => words.test(error.description))?.[1] ?? { is: 'refused' };
}

function clamp(seconds: number): number {
  return Math.min(LONGEST_PAUSE, Math.max(1, Number.isFinite(seconds) ? seconds : 1));
}
