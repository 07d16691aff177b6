import { z } from 'zod';

const item = /^\d{1,3}(-\d{1,3}|\(\d{1,2}\)([a-z](-[a-z])?|-\(\d{1,2}\))?)?$/;

/**
 * Articles of the city's own regulation, each with its number, joined by `, `: `47`, `42-45`, `41(7)a`, `14(2)c-d`,
 * `43(1)-(2)`, `52(1), 52(3)`. Article 41 paragraph (7) point a is `41(7)a`.
 */
export const ArticleSchema = z
  .string()
  .refine(
    (text) => text.split(', ').every((part) => item.test(part)),
    "write articles such as '47', '42-45', '41(7)a', '43(1)-(2)' or '52(1), 52(3)'",
  );

/** The numbers of the articles that a citation names, without paragraphs; both ends of a range. */
export function articlesIn(citation: string): number[] {
  return citation.split(', ').flatMap((part) => {
    const range = /^(\d+)(?:-(\d+))?/.exec(part);
    return range === null ? [] : [range[1], range[2]].filter((n) => n !== undefined).map(Number);
  });
}
