/** Restricted evidence: never through Telegram, but on one-time pages, in and out. See `docs/decisions/one-time-pages.md`. */
import { cycleByCase, type CycleRow } from '../db/duties.ts';
import type { EvidenceRow } from '../db/evidence.ts';
import { mayDuty } from '../domain/dutyAuthority.ts';
import { dutyOf } from '../domain/region.ts';
import { restore } from '../engine/machines.ts';
import type { Desk, Known, Notice } from './desk.ts';
import { onlyPaper, submitEvidence } from './dutySubmitting.ts';
import { offerDownload, offerUpload, sayLink } from './passes.ts';
import type { PassRule } from './passRules.ts';

/** Says a page where this person may hand in one file for the cycle; without a public address that there is none. */
export function uploadLinkFor(desk: Desk, arrival: Known, cycle: Pick<CycleRow, 'caseId' | 'duty'>): Notice {
  const classification = dutyOf(desk.region, cycle.duty)?.classification ?? 'restricted';
  const wish = { caseId: cycle.caseId, purpose: 'evidence', class: classification, effectiveOn: null };
  return sayLink(arrival, offerUpload(desk, arrival, wish), 'upload');
}

/** Says a page where this person may open it once; opening is recorded. */
export function openLinkFor(
  desk: Desk,
  arrival: Known,
  found: Pick<EvidenceRow, 'class'> & { readonly sha256: string; readonly fileCaseId: string },
): Notice {
  const wish = {
    caseId: found.fileCaseId,
    purpose: 'evidence',
    class: found.class,
    sha256: found.sha256,
  };
  return sayLink(arrival, offerDownload(desk, arrival, wish), 'download');
}

/** What the page asks and does for a cycle of a duty. */
export const obligationPass: PassRule = {
  retention: 'evidence',
  async about(desk, pass, person) {
    const cycle = await cycleByCase(desk.pool, pass.caseId);
    if (cycle === null) return null;
    const isIn = pass.direction === 'in';
    const isFit = isIn ? restore(cycle.case).can({ type: 'SUBMITTED' }) : true;
    const [held] = person.roles;
    if (!isFit || held === undefined) return null;
    if (!mayDuty(isIn ? 'submit' : 'file', desk.region, cycle, person).ok) return null;
    const title = dutyOf(desk.region, cycle.duty)?.title ?? cycle.duty;
    const role = person.roles.find((one) => one.officeCode === cycle.officeCode)?.role ?? held.role;
    return { what: title, office: cycle.officeName, asksDate: true, role };
  },
  async arrived(desk, change, pass, person, file, now) {
    const cycle = await cycleByCase(desk.pool, pass.caseId);
    if (cycle === null || !mayDuty('submit', desk.region, cycle, person).ok) return 'over';
    const role = person.roles.find((one) => one.officeCode === cycle.officeCode)?.role ?? null;
    const item = {
      kind: 'file' as const,
      paper: onlyPaper(desk, cycle.duty),
      letter: null,
      sha256: file.sha256,
      fileName: file.name,
    };
    const submission = { items: [item], effectOn: file.effectiveOn, validUntilOn: null };
    const isIn = await submitEvidence(desk, change, cycle, submission, { id: person.id, role }, now);
    return isIn ? 'taken' : 'over';
  },
};
