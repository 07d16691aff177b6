/** One-time pages of audits and findings: result and evidence of follow-up come in, and are opened, only here. */
import { auditByCase } from '../db/audits.ts';
import { findingByCase } from '../db/findings.ts';
import { auditsAs, findsAs } from '../domain/audits.ts';
import { privateChatOf } from '../db/people.ts';
import type { Change } from '../engine/change.ts';
import { restore } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import { localeOf, say } from '../locales/index.ts';
import { auditButton, auditCan, auditRef, moveAudit } from './auditMoves.ts';
import type { Desk } from './desk.ts';
import { findingRef, moveFinding } from './findingMoves.ts';
import type { PassRule } from './passRules.ts';

async function tell(
  desk: Desk,
  change: Change,
  personId: number,
  ref: string,
  name: string,
  caseId: string,
  see: string,
) {
  const chat = await privateChatOf(desk.pool, personId);
  if (chat !== null)
    change.say(
      chat.id,
      sentence('pass.arrived', { ref, name }, { buttons: [[auditButton('audit.see', see, caseId)]] }),
      caseId,
    );
}

export const auditPass: PassRule = {
  retention: 'evidence',
  async about(desk, pass, person, now) {
    const audit = await auditByCase(desk.pool, pass.caseId);
    if (audit === null) return null;
    const role = auditsAs(person, pass.direction === 'in' ? 'report' : 'read');
    if (role === null || (pass.direction === 'in' && !auditCan(audit, 'REPORTED'))) return null;
    const { kind, object } = audit;
    return {
      what: say(localeOf(desk.region, 'id', now), 'audit.onPage', { ref: auditRef(audit), kind, object }),
      office: desk.region.ictOffice.shortName,
      asksDate: pass.direction === 'in' && pass.effectiveOn === null,
      role,
    };
  },
  async arrived(desk, change, pass, person, file, now) {
    const audit = await auditByCase(desk.pool, pass.caseId);
    const role = auditsAs(person, 'report');
    if (audit === null || role === null) return 'over';
    if (audit.letterOn !== null && file.effectiveOn.toString() < audit.letterOn) return 'early';
    const on = file.effectiveOn.toString();
    const after = await moveAudit(
      desk,
      change,
      audit,
      {
        event: 'REPORTED',
        by: { id: person.id, role },
        columns: { resultSha256: file.sha256, resultOn: on },
        data: { file: file.sha256, on },
      },
      now,
    );
    if (after === null) return 'over';
    await tell(desk, change, person.id, auditRef(audit), file.name, audit.caseId, 'see');
    return 'taken';
  },
};

export const findingPass: PassRule = {
  retention: 'evidence',
  async about(desk, pass, person, now) {
    const finding = await findingByCase(desk.pool, pass.caseId);
    if (finding === null) return null;
    const place = { ...finding, answeredBy: finding.evidenceBy };
    const role = findsAs(desk.region, person, place, pass.direction === 'in' ? 'upload' : 'read');
    if (role === null || (pass.direction === 'in' && !restore(finding.case).can({ type: 'ANSWERED' })))
      return null;
    return {
      what: say(localeOf(desk.region, 'id', now), 'finding.onPage', { ref: findingRef(finding) }),
      office: finding.officeName,
      asksDate: pass.direction === 'in' && pass.effectiveOn === null,
      role,
    };
  },
  async arrived(desk, change, pass, person, file, now) {
    const finding = await findingByCase(desk.pool, pass.caseId);
    if (finding === null) return 'over';
    const place = { ...finding, answeredBy: finding.evidenceBy };
    const role = findsAs(desk.region, person, place, 'upload');
    if (role === null) return 'over';
    const on = file.effectiveOn.toString();
    const after = await moveFinding(
      desk,
      change,
      finding,
      {
        event: 'ANSWERED',
        by: { id: person.id, role },
        columns: { evidenceSha256: file.sha256, evidenceLetter: null, evidenceOn: on, evidenceBy: person.id },
        data: { file: file.sha256, on },
      },
      now,
    );
    if (after === null) return 'over';
    await tell(desk, change, person.id, findingRef(finding), file.name, finding.caseId, 'fsee');
    return 'taken';
  },
};
