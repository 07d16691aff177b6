/**
 * The buttons the desk offers. Data is `verb:…` of at most 64 bytes and carries no authority: whoever presses is checked
 * against our tables each time, so a forged or a stale button is only another request.
 */
import type { Action } from '../domain/authority.ts';
import type { Button } from '../engine/speech.ts';

/** `a:<action>:<case>[:<choice>]`. */
export const act = (label: string, action: Action, caseId: string, choice?: string | number): Button => ({
  label,
  data: choice === undefined ? `a:${action}:${caseId}` : `a:${action}:${caseId}:${choice}`,
});

/** `Setujui pegawai dan tangani`, a choice of `claim`: taking the ticket says that its reporter works here. */
export const CONFIRMS = 'confirms';

/** `d:<event>[:<choice>]`: a button of the draft. */
export const draft = (label: string, event: string, choice?: string): Button => ({
  label,
  data: choice === undefined ? `d:${event}` : `d:${event}:${choice}`,
});

export const confirmButtons = (caseId: string): Button[][] => [
  [act('confirm', 'confirm', caseId), act('reject', 'reject', caseId)],
];

export const rateButtons = (caseId: string): Button[][] => [
  [1, 2, 3, 4, 5].map((stars) => ({ ...act('stars', 'rate', caseId, stars), with: { stars } })),
];

/** Below the question whether somebody is still on it. */
export const idleButtons = (caseId: string): Button[][] => [
  [act('keep', 'keep', caseId)],
  [act('wait', 'wait', caseId), act('release', 'release', caseId)],
];
