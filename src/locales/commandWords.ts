import { commandWords as english } from './commands.en.ts';
import { commandWords as indonesian } from './commands.id.ts';
import type { Language } from './index.ts';

/** How a language explains the commands. */
export const commandWordsOf = (language: Language): typeof indonesian =>
  language === 'en' ? english : indonesian;
