/** A request for deletion, and a list of records to destroy, as those who decide on them see it. */
import type { Pool } from 'pg';
import { countsOf, disposalByCase } from '../db/disposal.ts';
import { requestByCase } from '../db/ownData.ts';
import { personById } from '../db/people.ts';
import { codeOf } from '../desk/disposal.ts';
import { obstaclesOf, stateOf } from '../desk/erasure.ts';
import type { Region } from '../domain/region.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import type { Styled } from './text.ts';

interface Drawn {
  readonly styled: Styled;
  readonly buttons: Button[][];
}

export async function drawErasure(
  context: { pool: Pool; region: Region },
  locale: Locale,
  caseId: string,
): Promise<Drawn | null> {
  const request = await requestByCase(context.pool, caseId);
  const person = request === null ? null : await personById(context.pool, request.personId);
  if (request === null || person === null) return null;
  const state = stateOf(request);
  const text = locale.sentences['erasure.card']({
    ...(await obstaclesOf(context, person)),
    name: person.name,
    at: request.requestedAt.toISOString(),
    until: (request.dueAt ?? request.requestedAt).toISOString(),
    state,
  });
  const press = (label: string, verb: string): Button => ({ label, data: `p:req:${verb}:${caseId}` });
  const buttons = !request.isPending
    ? []
    : [
        ...(state === 'waiting' ? [[press('erasure.confirm', 'confirm')]] : []),
        ...(person.roles.length > 0 ? [[{ label: 'staff.remove', data: `s:plan:x:${person.id}:-` }]] : []),
        [press('erasure.carryOut', 'carryOut'), press('erasure.refuse', 'refuse')],
      ];
  return { styled: { text, entities: [] }, buttons };
}

export async function drawDisposal(
  { pool }: { pool: Pool },
  locale: Locale,
  caseId: string,
): Promise<Drawn | null> {
  const list = await disposalByCase(pool, caseId);
  if (list === null) return null;
  const { state } = list;
  const text = locale.sentences['disposal.card']({
    at: list.proposedAt.toISOString(),
    state,
    code: codeOf(list),
    groups: await countsOf(pool, caseId),
    minutes: list.minutes,
    confirmedBy: list.confirmedByName,
    approvedBy: list.approvedByName,
    until: list.notBefore?.toISOString() ?? null,
  });
  const press = (label: string, verb: string): Button => ({ label, data: `p:list:${verb}:${caseId}` });
  const buttons =
    state === 'proposed'
      ? [
          [press('disposal.file', 'file')],
          [press('disposal.minutes', 'minutes'), press('disposal.postpone', 'postpone')],
        ]
      : state === 'confirmed'
        ? [
            [press('disposal.file', 'file')],
            [press('disposal.approve', 'approve'), press('disposal.postpone', 'postpone')],
          ]
        : [];
  return { styled: { text, entities: [] }, buttons };
}
