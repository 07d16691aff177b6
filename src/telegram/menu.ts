import { commandsFor } from '../locales/commands.ts';
import { commandWordsOf } from '../locales/commandWords.ts';
import type { Telegram } from './api.ts';

/** The command menu of everybody, in each language; people with roles get their own when they register. */
export async function announceCommands(api: Telegram): Promise<void> {
  for (const language of ['id', 'en'] as const) {
    const words = commandWordsOf(language);
    const commands = commandsFor([]).map((command) => ({ command, description: words[command].says }));
    await api.call('setMyCommands', { commands, ...(language === 'en' ? { language_code: 'en' } : {}) });
  }
}
