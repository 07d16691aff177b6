/** The city's regulation, read from its file at the start and laid out for the search. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import { keepLaw } from './db/law.ts';
import { brokenCitations, searchedText } from './domain/lawPlaces.ts';
import { parseLaw, type LawText } from './domain/lawText.ts';
import type { Region } from './domain/region.ts';

const REGIONS = fileURLToPath(new URL('../regions', import.meta.url));

/**
 * `texts/<city>.txt` beside the region's file; null where there is none, and `/aturan` says so. Throws an Error with the fix when
 * the file cannot be read or a citation of the city leads nowhere in it.
 */
export async function loadLaw(region: Region, folder: string = REGIONS): Promise<LawText | null> {
  const file = join(folder, 'texts', `${region.code}.txt`);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const law = parseLaw(text, file);
  const { lastArticle } = region.regulation;
  if (law.articles.length !== lastArticle)
    throw new Error(
      `${file} ends with Pasal ${law.articles.length}, but regulation.lastArticle of the city is ${lastArticle}; correct the one that is wrong.`,
    );
  const broken = brokenCitations(region, law);
  if (broken.length > 0)
    throw new Error(
      `The city cites what ${file} does not have; correct the citation or the text:\n${broken.join('\n')}`,
    );
  return law;
}

/** Into the database, once for each version of the text and of its corrections. */
export async function keepSearchable(pool: Pool, region: Region, law: LawText): Promise<void> {
  const parts = law.articles.flatMap((article) =>
    article.paragraphs.map((paragraph) => ({
      article: article.number,
      paragraph: paragraph.number,
      text: searchedText(region, article, paragraph),
    })),
  );
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  await keepLaw(pool, region.code, hash, parts);
}
