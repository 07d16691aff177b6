/** The regulation's text as it is searched. What is shown comes from the file; here are only the words. */
import type { Pool } from 'pg';
import { inTransaction } from './commit.ts';
import { ask, type Asked } from './query.ts';

export interface LawPart {
  readonly article: number;
  /** 0: the body of an article without ayat. */
  readonly paragraph: number;
  readonly text: string;
}

/** Writes the text of one regulation, once for each version of it: the hash says which one is there. */
export async function keepLaw(
  pool: Pool,
  law: string,
  hash: string,
  parts: readonly LawPart[],
): Promise<void> {
  const key = `law:${law}`;
  await inTransaction(pool, async (client) => {
    const [kept] = await ask<{ value: string }>(
      client,
      'law-kept',
      `insert into settings (key, value) values ($1, '') on conflict (key) do update set value = settings.value
       returning value`,
      [key],
    );
    if (kept?.value === hash) return;
    await ask(client, 'law-forget', 'delete from law_parts where law = $1', [law]);
    await ask(
      client,
      'law-keep',
      `insert into law_parts (law, article, paragraph, text, words)
       select $1, p.article, p.paragraph, p.text, to_tsvector('indonesian', p.text)
       from unnest($2::int[], $3::int[], $4::text[]) as p (article, paragraph, text)`,
      [
        law,
        parts.map((part) => part.article),
        parts.map((part) => part.paragraph),
        parts.map((part) => part.text),
      ],
    );
    await ask(client, 'law-noted', 'update settings set value = $2 where key = $1', [key, hash]);
  });
}

export interface LawHit extends LawPart {
  /** A few words around what was found. */
  readonly text: string;
  /** Holds all words of the search, not only some, and none of them guessed. */
  readonly isFull: boolean;
}

/** Most hits of a search; who needs more should say it more exactly. */
export const MOST_HITS = 40;

/** By words: those that hold all of them; else what is written alike, where the server has pg_trgm, and what holds some. */
export async function searchLaw(on: Asked, law: string, words: string): Promise<LawHit[]> {
  const found = await ask<LawHit>(
    on,
    'law-search',
    `with asked as (
       select plainto_tsquery('indonesian', $2) as every,
         replace(plainto_tsquery('indonesian', $2)::text, ' & ', ' | ')::tsquery as any
     )
     select p.article, p.paragraph, p.words @@ asked.every as "isFull",
       ts_headline('indonesian', p.text, asked.any, 'MaxWords=18, MinWords=9, StartSel="", StopSel=""') as text
     from law_parts p, asked
     where p.law = $1 and p.words @@ asked.any
     order by p.words @@ asked.every desc, ts_rank(p.words, asked.any, 1) desc, p.article, p.paragraph
     limit ${MOST_HITS}`,
    [law, words],
  );
  const full = found.filter((hit) => hit.isFull);
  if (full.length > 0) return full;
  if (!(await hasTrigrams(on))) return found;
  const alike = await ask<LawHit>(
    on,
    'law-alike',
    `select p.article, p.paragraph, false as "isFull", left(p.text, 140) as text
     from law_parts p
     where p.law = $1 and (
       select min(word_similarity(w.word, lower(p.text))) from regexp_split_to_table(lower($2), '\\s+') as w (word)
       where length(w.word) > 2) >= 0.5
     order by (
       select sum(word_similarity(w.word, lower(p.text))) from regexp_split_to_table(lower($2), '\\s+') as w (word)
       where length(w.word) > 2) desc, p.article, p.paragraph
     limit ${MOST_HITS}`,
    [law, words],
  );
  const known = new Set(alike.map((hit) => `${hit.article}/${hit.paragraph}`));
  return [...alike, ...found.filter((hit) => !known.has(`${hit.article}/${hit.paragraph}`))].slice(
    0,
    MOST_HITS,
  );
}

/** Whether this server has pg_trgm: a managed one may refuse it (its migration goes on without). */
async function hasTrigrams(on: Asked): Promise<boolean> {
  const rows = await ask(on, 'has-trigrams', `select from pg_extension where extname = 'pg_trgm'`, []);
  return rows.length > 0;
}
