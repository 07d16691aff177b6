/** The same in English. */
import type { Voice } from './voice.ts';
import type { passWords as indonesian } from './pass.id.ts';

export const passWords = (v: Voice): ReturnType<typeof indonesian> => ({
  sentences: {
    'pass.upload': (p: { link: string; until: string }) =>
      `This file does not go through Telegram. Upload it on this page (once, for you alone, until ${v.when(p.until)}):\n${p.link}`,
    'pass.download': (p: { link: string; until: string }) =>
      `This file does not go through Telegram. Open it on this page (once, for you alone, until ${v.when(p.until)}). Opening it is recorded:\n${p.link}`,
    'pass.noAddress.upload': () =>
      'This desk has no public address yet, so the file cannot be uploaded. Record the number of its letter; the letter stays in the office.',
    'pass.noAddress.download': () =>
      'This desk has no public address yet, so the file cannot be opened from here. Ask the administrator.',
  },
  labels: {},
});
