import type { Upload } from './files.ts';
import type { KnownMethod } from './methods/index.ts';
import type { MethodName, Params } from './methods/method.ts';

type ParamsOf<M> = M extends MethodName ? Params<M> : never;
type NamesOf<P> = P extends unknown ? keyof P : never;
type Name = NamesOf<ParamsOf<KnownMethod>>;
type Value<K, P = ParamsOf<KnownMethod>> = P extends unknown
  ? K extends keyof P
    ? Exclude<P[K], undefined>
    : never
  : never;
type WireKind<V> = [V] extends [boolean]
  ? 'boolean'
  : [V] extends [number]
    ? 'integer' | 'decimal'
    : [V] extends [Upload]
      ? 'file'
      : 'json';

/**
 * How each parameter that is not text is read from text, for all methods the simulator knows: derived from the
 * types of the Bot API, so that a missing or misspelt name does not compile.
 */
export const wireKinds: {
  readonly [K in Name as Extract<Value<K>, string> extends never ? K : never]: WireKind<Value<K>>;
} = {
  actor_chat_id: 'integer',
  cache_time: 'integer',
  close_date: 'integer',
  direct_messages_topic_id: 'integer',
  draft_id: 'integer',
  duration: 'integer',
  expire_date: 'integer',
  heading: 'integer',
  height: 'integer',
  horizontal_accuracy: 'decimal',
  icon_color: 'integer',
  latitude: 'decimal',
  length: 'integer',
  limit: 'integer',
  live_period: 'integer',
  longitude: 'decimal',
  max_connections: 'integer',
  member_limit: 'integer',
  message_id: 'integer',
  message_thread_id: 'integer',
  offset: 'integer',
  open_period: 'integer',
  proximity_alert_radius: 'integer',
  reply_to_message_id: 'integer',
  start_timestamp: 'integer',
  timeout: 'integer',
  until_date: 'integer',
  user_id: 'integer',
  video_start_timestamp: 'integer',
  width: 'integer',
  allow_adding_options: 'boolean',
  allow_paid_broadcast: 'boolean',
  allows_multiple_answers: 'boolean',
  allows_revoting: 'boolean',
  can_change_info: 'boolean',
  can_delete_messages: 'boolean',
  can_delete_stories: 'boolean',
  can_edit_messages: 'boolean',
  can_edit_stories: 'boolean',
  can_invite_users: 'boolean',
  can_manage_chat: 'boolean',
  can_manage_direct_messages: 'boolean',
  can_manage_tags: 'boolean',
  can_manage_topics: 'boolean',
  can_manage_video_chats: 'boolean',
  can_pin_messages: 'boolean',
  can_post_messages: 'boolean',
  can_post_stories: 'boolean',
  can_promote_members: 'boolean',
  can_restrict_members: 'boolean',
  can_send_welcome_messages: 'boolean',
  can_stop: 'boolean',
  creates_join_request: 'boolean',
  disable_content_type_detection: 'boolean',
  disable_notification: 'boolean',
  drop_pending_updates: 'boolean',
  has_spoiler: 'boolean',
  hide_results_until_closes: 'boolean',
  is_anonymous: 'boolean',
  is_big: 'boolean',
  is_closed: 'boolean',
  keep_on_stop: 'boolean',
  members_only: 'boolean',
  only_if_banned: 'boolean',
  protect_content: 'boolean',
  remove_caption: 'boolean',
  return_bots: 'boolean',
  revoke_messages: 'boolean',
  show_alert: 'boolean',
  show_caption_above_media: 'boolean',
  shuffle_options: 'boolean',
  supports_streaming: 'boolean',
  use_independent_chat_permissions: 'boolean',
  allowed_updates: 'json',
  caption_entities: 'json',
  commands: 'json',
  correct_option_ids: 'json',
  country_codes: 'json',
  description_entities: 'json',
  entities: 'json',
  ephemeral_message_parameters: 'json',
  explanation_entities: 'json',
  explanation_media: 'json',
  link_preview_options: 'json',
  media: 'json',
  menu_button: 'json',
  message_ids: 'json',
  options: 'json',
  permissions: 'json',
  question_entities: 'json',
  reaction: 'json',
  reply_markup: 'json',
  reply_parameters: 'json',
  rich_message: 'json',
  scope: 'json',
  suggested_post_parameters: 'json',
  certificate: 'file',
  thumbnail: 'file',
};
