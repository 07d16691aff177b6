/** A registration as whoever decides sees it: who, where, and what became of it. */
import type { Pool } from 'pg';
import { registrationByCase } from '../db/registrations.ts';
import { registrationButton } from '../desk/registration.ts';
import { stateOf } from '../desk/registrationMoves.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import type { Styled } from './text.ts';

export async function drawRegistration(
  pool: Pool,
  locale: Locale,
  caseId: string,
): Promise<{ styled: Styled; buttons: Button[][] } | null> {
  const found = await registrationByCase(pool, caseId);
  if (found === null) return null;
  const text = locale.sentences['registration.card']({
    name: found.personName,
    office: found.officeName,
    requestedAt: found.requestedAt.toISOString(),
    rejections: found.rejections,
    state: stateOf(found),
    by: found.deciderName ?? '',
    at: (found.closedAt ?? found.requestedAt).toISOString(),
    text: found.reason,
  });
  const buttons = found.isPending
    ? [
        [
          registrationButton('approve', 'APPROVE', caseId),
          registrationButton('rejectRegistration', 'REJECT', caseId),
        ],
      ]
    : [];
  const offset = text.indexOf(found.personName);
  const entities = offset < 0 ? [] : [{ type: 'bold' as const, offset, length: found.personName.length }];
  return { styled: { text, entities }, buttons };
}
