/** What is said about the catalogue and its forms. */
import type { serviceWords as source } from './services.id.ts';
import type { Voice } from './voice.ts';

export const serviceWords = (v: Voice): ReturnType<typeof source> => ({
  sentences: {
    'reporter.approved': (p) =>
      `${p.number}: your request is approved and now waits for a technician. Target: ${v.when(p.targetAt)}.`,

    'form.lies': (p) =>
      `The form "${p.title}" is not finished and NOT SENT. Your answers are kept until ${v.date(p.until.slice(0, 10))}.`,
    'form.lapsed': (p) =>
      `The form "${p.title}" was deleted because nothing was added for 30 days. If you still need it, begin again with /layanan.`,
  },
  labels: {
    'form.resume': () => 'Go on',
    'form.delete': () => 'Delete',
  },
});
