/**
 * What people look for in one city's regulation and only another city's has (`domain.md` 0.1, 1.3): the switches of the region's
 * file, by the words they are asked with.
 */
import type { Region } from './region.ts';

export const LAW_TOPICS = [
  'pdMandiri',
  'lanDiagram',
  'budgetRecommendation',
  'subdomainDeactivation',
  'tiers',
] as const;
export type LawTopic = (typeof LAW_TOPICS)[number];

const TOPICS: Record<
  LawTopic,
  { asked: RegExp; article: (region: Region) => string | null; service: string | null }
> = {
  pdMandiri: {
    asked: /\b(pd mandiri|mandiri tik)\b|^mandiri$/,
    article: (region) => region.pdMandiri.article,
    service: 'PD-MANDIRI',
  },
  lanDiagram: {
    asked: /\b(diagram|denah|topologi)\b.*\b(lan|jaringan)\b/,
    article: (region) => region.lanDiagram.article,
    service: 'LAN-DIAGRAM',
  },
  budgetRecommendation: {
    asked: /\brekomendasi\b.*\b(anggaran|belanja|tik)\b/,
    article: (region) => region.budgetRecommendation.article,
    service: 'REKOM-ANGGARAN',
  },
  subdomainDeactivation: {
    asked: /\b(penonaktifan|nonaktif\w*|menonaktifkan)\b/,
    article: (region) => region.subdomainDeactivation.article,
    service: null,
  },
  tiers: {
    asked: /\b(tier|service desk|eskalasi)\b/,
    article: (region) => region.tiers.legalBasis,
    service: null,
  },
};

/** The topic a search is about, when this city's text does not have it; with what its text says instead. */
export function lackedTopic(
  region: Region,
  words: string,
): { topic: LawTopic; instead: string | null } | null {
  const text = words.toLowerCase();
  const topic = LAW_TOPICS.find(
    (one) => TOPICS[one].asked.test(text) && TOPICS[one].article(region) === null,
  );
  if (topic === undefined) return null;
  const refusal = region.refusals.find((row) => row.code === TOPICS[topic].service);
  const practice = topic === 'tiers' ? region.articles.userService : null;
  return { topic, instead: refusal?.article ?? practice };
}
