/** A subdomain as its technicians see it: what to enter at the name server, and what to press then. */
import type { Pool } from 'pg';
import { subdomainByCase } from '../db/subdomains.ts';
import { sdButton } from '../desk/subdomainMoves.ts';
import { factsOf } from '../desk/subdomains.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import type { Styled } from './text.ts';

export async function drawSubdomain(
  { pool, writesDns }: { pool: Pool; writesDns: boolean },
  locale: Locale,
  caseId: string,
): Promise<{ styled: Styled; buttons: Button[][] } | null> {
  const row = await subdomainByCase(pool, caseId);
  if (row === null) return null;
  const text = locale.subdomain.card({ ...factsOf(row), byApi: writesDns && row.target !== null });
  const open = [sdButton('subdomain.open', 'open', caseId)];
  const buttons =
    row.status === 'making'
      ? [
          row.target === null ? [] : [sdButton('subdomain.made', 'made', caseId)],
          [sdButton('subdomain.target', 'target', caseId)],
          open,
        ]
      : row.status === 'clearing'
        ? [[sdButton('subdomain.cleared', 'made', caseId)], open]
        : [open];
  return { styled: { text, entities: [] }, buttons: buttons.filter((row) => row.length > 0) };
}
