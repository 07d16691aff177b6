/** What `/audit` shows: what is under way, what is due, one audit, one finding. Opening one is recorded each time. */
import { lastAudits, openAudits, type Audit } from '../db/audits.ts';
import { findingsOfAudit, openFindings, type Finding } from '../db/findings.ts';
import { recordOversight } from '../db/monthlyReports.ts';
import {
  AUDIT_DUTY,
  AUDIT_KINDS,
  auditedApplications,
  auditsAs,
  findingScopeOf,
  findsAs,
  receiptsOf,
  type AuditAction,
  type AuditKind,
  type FindingAction,
} from '../domain/audits.ts';
import type { Role } from '../domain/authority.ts';
import { dueOf } from '../domain/obligations.ts';
import { dutyOf } from '../domain/region.ts';
import { clip } from '../domain/text.ts';
import { sentence, type Button, type Speech } from '../engine/speech.ts';
import { auditButton, auditCan, auditRef } from './auditMoves.ts';
import { absent } from './acts.ts';
import { pairs } from './choices.ts';
import { toDate, type Desk, type Known, type Notice } from './desk.ts';
import { findingRef } from './findingMoves.ts';
import { registeredApplications } from './registeredApplications.ts';
import { STEP_RULES } from './auditSteps.ts';
import { todayIn } from './staffing.ts';

const MOST = 30;

/** In the place of the message that was pressed, else as a new one. */
function put({ change, chat, input }: Known, speech: Extract<Speech, { is: 'sentence' }>): Notice {
  const edits = input.callbackId !== null && input.messageId !== null ? { edits: input.messageId } : {};
  change.say(chat.id, { ...speech, ...edits });
  return null;
}

function recordReading(arrival: Known, role: Role, what: 'audit' | 'finding', detail: string): void {
  const { person, change, now } = arrival;
  change.also.push((client) =>
    recordOversight(client, { personId: person.id, role, what, detail, now: toDate(now) }),
  );
}

/** Who runs or reads audits sees them all; an office the findings that are addressed to it; everybody else nothing. */
export async function showAudits(desk: Desk, arrival: Known): Promise<Notice> {
  const { person, now } = arrival;
  const role = auditsAs(person, 'list');
  const scope = findingScopeOf(desk.region, person);
  if (role === null && (scope.offices ?? []).length === 0)
    return { speech: sentence('refused.noAudit', {}), alert: true };
  const findings = await openFindings(desk.pool, scope, MOST);
  const today = todayIn(desk, now);
  const findingLines = findings.map((one) => ({ ...seen(one), isLate: one.dueOn < today.toString() }));
  const findingButtons = pairs(
    findings.slice(0, 12).map((one): Button => ({
      label: 'finding.open',
      with: { ref: findingRef(one) },
      data: `ka:fsee:${one.caseId}`,
    })),
  );
  if (role === null)
    return put(arrival, sentence('audit.findings', { findings: findingLines }, { buttons: findingButtons }));
  if (role === 'auditor') recordReading(arrival, role, 'audit', 'list');
  const open = await openAudits(desk.pool, role, MOST);
  const buttons: Button[][] = [
    ...pairs(
      open.slice(0, 20).map((one): Button => ({
        label: 'plain',
        with: { text: clip(`${auditRef(one)} ${one.object}`, 40) },
        data: `ka:see:${one.caseId}`,
      })),
    ),
    ...findingButtons,
    ...(auditsAs(person, 'plan') === null ? [] : [[{ label: 'audit.plan', data: 'ka:plan' }]]),
  ];
  const speech = sentence(
    'audit.list',
    {
      audits: open.map((one) => ({
        ref: auditRef(one),
        kind: one.kind,
        object: one.object,
        state: one.state,
        plannedOn: one.plannedOn,
      })),
      due: await dueLines(desk, role, today),
      findings: findingLines,
      titles: titlesOf(desk),
    },
    { buttons },
  );
  return put(arrival, speech);
}

const titlesOf = (desk: Desk) => ({ chair: desk.region.steeringChair.title, mayor: desk.region.headTitle });

export interface DueLine {
  readonly kind: AuditKind;
  readonly article: string;
  /** Null: infrastructure or security as a whole. */
  readonly application: string | null;
  /** Null: nothing is on file. */
  readonly lastOn: string | null;
  readonly dueOn: string | null;
  /** Days past the due date of what is on file; 0: not late. */
  readonly daysLate: number;
  /** Due dates that went by without anything on file. */
  readonly missed: number;
}

/** Each kind, and each application by itself, at least every two years (Bitung 43(1), 44(2), 45(2); Padang 51(1), 52(3), 53(3)). */
async function dueLines(desk: Desk, role: Role, today: Temporal.PlainDate): Promise<DueLine[]> {
  const last = await lastAudits(desk.pool, role);
  const applications = auditedApplications(desk.region, await registeredApplications(desk));
  return AUDIT_KINDS.flatMap((kind) => {
    const duty = dutyOf(desk.region, AUDIT_DUTY[kind]);
    if (duty === undefined) return [];
    const objects = kind === 'application' ? applications : [null];
    return objects.map((application): DueLine => {
      const found = last
        .filter(
          (one) => one.kind === kind && (application === null || one.applicationCode === application.code),
        )
        .toSorted((a, b) => b.resultOn.localeCompare(a.resultOn))[0];
      const lastOn = found === undefined ? null : Temporal.PlainDate.from(found.resultOn);
      const due = dueOf(duty, desk.region, { lastOn, countedFromOn: today });
      const days = due.on === null ? 0 : due.on.until(today, { largestUnit: 'days' }).days;
      return {
        kind,
        article: duty.article,
        application: application?.name ?? null,
        lastOn: found?.resultOn ?? null,
        dueOn: due.on?.toString() ?? null,
        daysLate: lastOn === null ? 0 : Math.max(0, days),
        missed: due.on === null ? 0 : due.missed,
      };
    });
  });
}

/** The steps in the order in which they are offered. */
const OFFERED: readonly AuditAction[] = [
  'auditor',
  'criteria',
  'letter',
  'budget',
  'start',
  'report',
  'chair',
  'mayor',
  'finding',
  'close',
  'cancel',
];

/** One audit, as it is after this commit. */
export async function showAudit(desk: Desk, arrival: Known, audit: Audit): Promise<Notice> {
  const { person } = arrival;
  const role = auditsAs(person, 'open');
  if (role === null) return absent();
  recordReading(arrival, role, 'audit', auditRef(audit));
  const findings = await findingsOfAudit(desk.pool, { offices: null }, audit.caseId);
  const may = (action: AuditAction): boolean => auditsAs(person, action) !== null;
  const can = (action: AuditAction): boolean => {
    const event = action === 'finding' ? 'FINDING_ADDED' : STEP_RULES[action]?.event;
    return event !== undefined && may(action) && auditCan(audit, event);
  };
  const steps = OFFERED.filter(can).flatMap((action) => [
    auditButton(`audit.${action}`, action, audit.caseId),
    ...(action === 'report' && desk.publicUrl !== null
      ? [auditButton('audit.upload', 'upload', audit.caseId)]
      : []),
  ]);
  const buttons: Button[][] = [
    ...pairs(
      findings.slice(0, 12).map((one): Button => ({
        label: 'finding.open',
        with: { ref: findingRef(one) },
        data: `ka:fsee:${one.caseId}`,
      })),
    ),
    ...(audit.resultSha256 === null ? [] : [[auditButton('audit.read', 'read', audit.caseId)]]),
    ...pairs(steps),
    [{ label: 'back', data: 'ka:list' }],
  ];
  const duty = dutyOf(desk.region, AUDIT_DUTY[audit.kind]);
  return put(
    arrival,
    sentence(
      'audit.screen',
      {
        ref: auditRef(audit),
        kind: audit.kind,
        object: audit.object,
        state: audit.state,
        plannedOn: audit.plannedOn,
        article: duty?.article ?? '',
        isReportNamed: duty?.namedInText.includes('reportTo') ?? false,
        budget: audit.budget,
        criteria: audit.criteria,
        auditor:
          audit.auditorName === null
            ? null
            : { kind: audit.auditorKind ?? '', name: audit.auditorName, number: audit.auditorNumber ?? '' },
        letter: numbered(audit.letter, audit.letterOn),
        result:
          audit.resultOn === null
            ? null
            : { number: audit.resultLetter, on: audit.resultOn, hasFile: audit.resultSha256 !== null },
        receipts: receiptsOf(desk.region, audit.kind),
        chair: numbered(audit.chairReceipt, audit.chairReceiptOn),
        mayor: numbered(audit.mayorReceipt, audit.mayorReceiptOn),
        findings: findings.map(seen),
        titles: titlesOf(desk),
      },
      { buttons },
    ),
  );
}

const numbered = (number: string | null, on: string | null) =>
  number === null || on === null ? null : { number, on };
const seen = (one: Finding) => ({
  ref: findingRef(one),
  office: one.officeAbbreviation,
  dueOn: one.dueOn,
  state: one.state,
});

/** One finding with its words, for who may read it. */
export function showFinding(desk: Desk, arrival: Known, finding: Finding): Notice {
  const { person, now } = arrival;
  const place = { ...finding, answeredBy: finding.evidenceBy };
  const role = findsAs(desk.region, person, place, 'open');
  if (role === null) return absent();
  recordReading(arrival, role, 'finding', findingRef(finding));
  const may = (action: FindingAction): boolean => findsAs(desk.region, person, place, action) !== null;
  const button = (label: string, verb: string): Button => auditButton(label, verb, finding.caseId);
  const buttons: Button[][] = [
    ...(finding.state === 'owed' && may('answer')
      ? [
          [
            ...(desk.publicUrl === null ? [] : [button('finding.upload', 'fupload')]),
            button('finding.answer', 'fanswer'),
          ],
        ]
      : []),
    ...(finding.evidenceSha256 !== null && may('read') ? [[button('finding.read', 'fread')]] : []),
    ...(finding.state === 'answered' && may('return')
      ? [
          [
            ...(may('accept') ? [button('finding.accept', 'faccept')] : []),
            button('finding.return', 'freturn'),
          ],
        ]
      : []),
    ...(finding.state === 'owed' && may('move') ? [[button('finding.move', 'fmove')]] : []),
    ...(auditsAs(person, 'open') === null ? [] : [[auditButton('finding.audit', 'see', finding.auditId)]]),
    [{ label: 'back', data: 'ka:list' }],
  ];
  const today = todayIn(desk, now);
  return put(
    arrival,
    sentence(
      'finding.screen',
      {
        ref: findingRef(finding),
        office: finding.officeName,
        audit: `A-${finding.auditNumber}`,
        kind: finding.auditKind,
        object: finding.auditObject,
        text: finding.finding,
        state: finding.state,
        dueOn: finding.dueOn,
        days: today.until(finding.dueOn, { largestUnit: 'days' }).days,
        evidence:
          finding.evidenceOn === null
            ? null
            : {
                number: finding.evidenceLetter,
                on: finding.evidenceOn,
                hasFile: finding.evidenceSha256 !== null,
              },
      },
      { buttons },
    ),
  );
}
