import type { Role } from '../domain/authority.ts';
import type { LoadedCase } from '../engine/change.ts';
import { ask, type Asked } from './query.ts';

export interface Invitation {
  readonly caseId: string;
  readonly role: Role;
  readonly officeCode: string;
  readonly letter: string | null;
  readonly invitedBy: number;
  readonly usedBy: number | null;
  readonly expiresAt: Date;
  /** Acting (Plt.): when the role will end by itself. */
  readonly untilAt: Date | null;
  readonly case: LoadedCase;
}

const INVITATION = `select i.case_id as "caseId", i.role, i.office_code as "officeCode", i.letter, i.invited_by as "invitedBy",
    i.used_by as "usedBy", i.expires_at as "expiresAt", i.until_at as "untilAt",
    json_build_object('id', c.id, 'flow', c.flow, 'flowVersion', c.flow_version, 'state', c.state, 'version', c.version,
      'head', c.head, 'count', c.count) as "case"
  from invitations i join cases c on c.id = i.case_id`;

export async function invitationByToken(on: Asked, tokenHash: string): Promise<Invitation | null> {
  const [row] = await ask<Invitation>(on, 'invitation-by-token', `${INVITATION} where i.token_hash = $1`, [
    tokenHash,
  ]);
  return row ?? null;
}

export async function insertInvitation(
  on: Asked,
  row: {
    caseId: string;
    tokenHash: string;
    role: string;
    officeCode: string;
    letter: string | null;
    invitedBy: number;
    expiresAt: Date;
    untilAt?: Date | null;
  },
): Promise<void> {
  await ask(
    on,
    'insert-invitation',
    `insert into invitations (case_id, token_hash, role, office_code, letter, invited_by, expires_at, is_acting, until_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz is not null, $8)`,
    [
      row.caseId,
      row.tokenHash,
      row.role,
      row.officeCode,
      row.letter,
      row.invitedBy,
      row.expiresAt,
      row.untilAt ?? null,
    ],
  );
}

export async function markUsed(on: Asked, caseId: string, personId: number): Promise<void> {
  await ask(on, 'invitation-used', 'update invitations set used_by = $2 where case_id = $1', [
    caseId,
    personId,
  ]);
}
