/**
 * Which refusals rest on an article of the city's regulation. The renderer adds the citation and a way to open it, so that who is
 * refused can read why. A refusal of the desk's own making (a stale button, a private chat) has no row and cites nothing.
 */
import type { Region } from './region.ts';

type Law = Pick<Region, 'articles' | 'pdMandiri' | 'refusals'>;

const serviceRefused = (code: string) => (region: Law) =>
  region.refusals.find((row) => row.code === code)?.article ?? null;

/** By the sentence's name; `named`: the sentence says its article itself (its parameter `article`). */
const BEHIND: Readonly<Record<string, ((region: Law) => string | null) | 'named'>> = {
  // What Tier 1 could not solve is Tier 2's to solve: there is no third return (Bitung 41(10)).
  'refused.returnedTwice': ({ articles }) => articles.tier2Resolves,
  // Technicians are those whom their office appointed (41(7)a); the Dinas coordinates and supervises them (41(11)).
  'refused.techniciansOnly': ({ articles }) => articles.tier1Appointment,
  'refused.coordinatorsOnly': ({ articles }) => articles.supervision,
  'refused.managersOnly': ({ articles }) => articles.supervision,
  'staff.letterNeedsNumber': ({ articles }) => articles.tier1Appointment,
  'staff.letterMissing': 'named',
  'coordinator.tier1Missing': 'named',
  // Who may audit (Bitung 42(3), Padang 50(3)).
  'audit.auditorNotAllowed': ({ articles }) => articles.auditors,
  // Bitung 47(2)-(6): assessment by the Dinas, decree of the Sekretaris Daerah. Padang: the Dinas runs it all.
  'mandiri.needsNumber': 'named',
  'mandiri.notInCity': serviceRefused('PD-MANDIRI'),
};

export const REFUSALS_WITH_LAW = Object.keys(BEHIND);

/** The article to cite; `isNamed`: the sentence's own words name it already. Null: none in this city. */
export function articleBehind(
  region: Law,
  sentence: string,
  params: Readonly<Record<string, unknown>>,
): { article: string; isNamed: boolean } | null {
  const found = Object.hasOwn(BEHIND, sentence) ? BEHIND[sentence] : undefined;
  if (found === undefined) return null;
  const { article: named } = params;
  const article = found === 'named' ? (typeof named === 'string' ? named : '') : (found(region) ?? '');
  return article === '' ? null : { article, isNamed: found === 'named' };
}
