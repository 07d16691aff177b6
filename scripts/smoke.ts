/** `npm run smoke`: does this token work, and can Telegram reach us? Says what it finds and changes nothing. */
import { readConfig } from '../src/config.ts';
import { connectTelegram } from '../src/telegram/api.ts';

try {
  const config = readConfig(process.env);
  if (config.botToken === undefined)
    throw new Error('Set BOT_TOKEN to the token BotFather gave you, then run npm run smoke again.');
  const api = connectTelegram({
    token: config.botToken,
    ...(config.telegramApiRoot === undefined ? {} : { apiRoot: config.telegramApiRoot }),
  });
  const me = await api.call('getMe', {} as never);
  console.log(`The token works: @${me.username} (${me.id}).`);
  console.log(
    me.can_join_groups
      ? 'It may join groups.'
      : 'It may NOT join groups: BotFather, /setjoingroups, Enable. The Tier 2 group needs it.',
  );
  console.log(
    me.can_read_all_group_messages
      ? 'Privacy mode is off: it hears everything in groups and keeps only what is addressed to it.'
      : 'Privacy mode is on, as intended: in groups it hears commands and replies to it.',
  );
  const hook = await api.call('getWebhookInfo', {} as never);
  if (config.webhook === undefined)
    console.log(
      hook.url === ''
        ? 'No webhook is set; the desk will use long polling.'
        : 'A webhook is set at Telegram; the desk will remove it when it starts, because WEBHOOK_URL is unset.',
    );
  else
    console.log(
      `WEBHOOK_URL is set; the desk will register it when it starts. ${hook.pending_update_count} updates wait.${hook.last_error_message === undefined ? '' : ' Telegram reports a recent delivery error: check the certificate and the address.'}`,
    );
  if (config.adminIds.length === 0)
    console.log('ADMIN_IDS is unset: nobody could invite anyone. Put your Telegram id there.');
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
