/** The same in English. */
import type { AuditKind } from '../domain/audits.ts';
import type { auditWords as indonesian, DueWords, FindingLine, TitleWords } from './audit.id.ts';
import type { Voice } from './voice.ts';

interface Numbered {
  number: string;
  on: string;
}
const kinds: Record<string, string> = {
  infrastructure: 'Infrastructure audit',
  application: 'Application audit',
  security: 'Security audit',
};
const auditors: Record<string, string> = {
  'latik-pemerintah': 'government audit body (LATIK)',
  'latik-terakreditasi': 'accredited audit body (LATIK)',
  'auditor-tersertifikasi': 'certified auditor',
};
const named = (all: readonly string[]) => all.map((one) => auditors[one] ?? one).join(', ');
const findingStates: Record<string, string> = {
  owed: 'to be followed up',
  answered: 'evidence to be judged',
  accepted: 'done',
};

export const auditWords = (v: Voice): ReturnType<typeof indonesian> => {
  const state = (of: string, titles: TitleWords): string =>
    ({
      planned: 'planned',
      budgeted: 'in the budget',
      running: 'running',
      toChair: `reported, not yet received by the ${titles.chair}`,
      toMayor: `received by the ${titles.chair}, not yet by the ${titles.mayor}`,
      followUp: 'being followed up',
      closed: 'closed',
      cancelled: 'cancelled',
    })[of] ?? of;
  const month = (on: string) => v.date(on).replace(/^1 /, '');
  const numbered = (p: Numbered | null) => (p === null ? '–' : `${p.number}, ${v.date(p.on)}`);
  const finding = (p: FindingLine) =>
    `${p.isLate === true ? '🔴 ' : ''}${p.ref} · ${p.office} · ${findingStates[p.state] ?? p.state} · by ${v.date(p.dueOn)}`;
  const due = (p: DueWords) =>
    `${p.daysLate > 0 ? '🔴 ' : ''}${kinds[p.kind] ?? p.kind}${p.application === null ? '' : ` ${p.application}`} (article ${p.article}): ${
      p.lastOn === null
        ? `no evidence on record${p.missed > 0 ? ` (${p.missed} due dates gone by)` : ''}`
        : `last ${v.date(p.lastOn)}`
    }${p.dueOn === null ? '' : p.daysLate > 0 ? `, ${p.daysLate} days past ${v.date(p.dueOn)}` : `, next ${v.date(p.dueOn)}`}`;
  const days = (count: number) =>
    count < 0 ? `${-count} days late` : count === 0 ? 'today' : `in ${count} days`;
  const confidential = 'Confidential: only for those concerned. Every opening is recorded.';
  return {
    sentences: {
      'audit.list': (p) =>
        [
          'ICT audits',
          '',
          ...(p.audits.length === 0
            ? ['No audit is under way.']
            : p.audits.map(
                (one) =>
                  `${one.ref} · ${kinds[one.kind] ?? one.kind}: ${one.object} · ${state(one.state, p.titles)} · planned for ${month(one.plannedOn)}`,
              )),
          '',
          'At least once in two years:',
          ...p.due.map(due),
          ...(p.findings.length === 0 ? [] : ['', 'Open findings:', ...p.findings.map(finding)]),
        ].join('\n'),
      'audit.findings': (p) =>
        [
          'Audit findings for your office',
          '',
          ...(p.findings.length === 0 ? ['No open findings.'] : p.findings.map(finding)),
        ].join('\n'),
      'audit.screen': (p) =>
        [
          `${p.ref} · ${kinds[p.kind] ?? p.kind}: ${p.object}`,
          `Article ${p.article} · ${state(p.state, p.titles)}`,
          '',
          `Planned: ${month(p.plannedOn)}`,
          `Budget: ${p.budget ?? '–'}`,
          `Auditor: ${p.auditor === null ? '–' : `${p.auditor.name} (${auditors[p.auditor.kind] ?? p.auditor.kind}, ${p.auditor.number})`}`,
          `Criteria: ${p.criteria ?? '–'}`,
          `Letter of assignment: ${numbered(p.letter)}`,
          `Result: ${
            p.result === null
              ? '–'
              : `${[p.result.number, p.result.hasFile ? 'file on record' : null].filter((one) => one !== null).join(', ')}, ${v.date(p.result.on)}`
          }`,
          ...(p.receipts.length === 0
            ? ['Receipts: this city’s regulation names nobody.']
            : [
                ...(p.receipts.includes('chair')
                  ? [`Received by the ${p.titles.chair}: ${numbered(p.chair)}`]
                  : []),
                ...(p.receipts.includes('mayor')
                  ? [`Received by the ${p.titles.mayor}: ${numbered(p.mayor)}`]
                  : []),
              ]),
          ...(p.findings.length === 0 ? [] : ['', 'Findings:', ...p.findings.map(finding)]),
          '',
          confidential,
        ].join('\n'),
      'audit.whichKind': () => 'Which audit is planned?',
      'audit.whichApplication': (p): string =>
        p.count === 0
          ? 'No application is on record to be audited.'
          : `Which application? Each is audited by itself (article ${p.article}).`,
      'audit.askObject': (p) => `${kinds[p.kind] ?? p.kind}: what is looked at?`,
      'audit.objectLength': () => 'Write what is looked at in 3 to 120 letters.',
      'audit.askMonth': (p) =>
        `${kinds[p.kind] ?? p.kind}${p.object === '' ? '' : ` ${p.object}`}: planned for which month? For example: june 2027`,
      'audit.whichMonth': () =>
        'Write a month that is not over, for example: june 2027. Its cost enters the budget first.',
      'audit.already': (p) => `That audit is planned already: ${p.ref}.`,
      'audit.asks': (p): string =>
        ({
          budget: `${p.ref}: number in the budget (DPA or RKA)? Or write: no cost`,
          auditor: `${p.ref}: who audits? Write kind, name; number of accreditation or certificate. Allowed kinds: ${named(p.kinds)}. For example: LATIK pemerintah BRIN; 001/AKR/2026`,
          criteria: `${p.ref}: by which criteria or standard?`,
          letter: `${p.ref}: number and date of the letter of assignment? For example: 090/12/2026 1 March 2026`,
          report: `${p.ref}: number and date of the audit report? Do not send the file here.`,
          chair: `${p.ref}: number and date of the receipt of the ${p.titles.chair}?`,
          mayor: `${p.ref}: number and date of the letter of receipt of the ${p.titles.mayor}?`,
          cancel: `${p.ref}: why is it cancelled?`,
        })[p.action] ?? p.ref,
      'audit.asksReceipt': (p): string =>
        p.from === 'mayor'
          ? `${p.ref}: the result was received by the ${p.title}. Pass it to the ${p.mayor} by letter and record number and date of the receipt.`
          : p.isLetter
            ? `${p.ref}: the result is reported, but the ${p.title} cannot be reached here. Pass it on by letter and record number and date of the receipt.`
            : `${p.ref}: the result waits for the receipt of the ${p.title}.`,
      'audit.needsNumberAndDate': () => 'Write number and date, for example: 090/12/2026 1 March 2026',
      'audit.dateAhead': (p) => `${v.date(p.on)} has not come yet. Write a date that has.`,
      'audit.dateBefore': (p) =>
        `${v.date(p.on)} is before the step that came first (${v.date(p.from)}). Check the date.`,
      'audit.needsBudget': () => 'Write the number in the budget (DPA or RKA), or: no cost',
      'audit.needsCriteria': () => 'Write the criteria in 3 to 500 letters.',
      'audit.needsReason': () => 'Write the reason in one sentence.',
      'audit.needsAuditor': (p) =>
        `Write kind, name; number of accreditation or certificate. Allowed kinds: ${named(p.kinds)}. For example: LATIK pemerintah BRIN; 001/AKR/2026`,
      'audit.auditorNotAllowed': (p) =>
        `${p.kind === null ? 'That kind of auditor' : (auditors[p.kind] ?? p.kind)} may not audit in this city. Allowed: ${named(p.kinds)}.`,
      'audit.stale': (p) => `${p.ref} is ${state(p.state, p.titles)}; that step does not fit now.`,
      'audit.notReady': () => 'Auditor, criteria and letter of assignment come first.',
      'audit.findingsOpen': () => 'Some findings are still open.',
      'audit.noFile': () => 'No file is on record; the number of its letter is.',
      'audit.notHere': () =>
        'Files of audits are not taken through Telegram, and nothing was kept. Delete that message; upload on the one-time page, or write the number of the letter.',
      'audit.usage': () =>
        [
          '/audit: the list',
          '/audit rencana infrastruktur|aplikasi|keamanan [what] [month]',
          '/audit A-3 [anggaran|auditor|kriteria|tugas|mulai|hasil|unggah|ketua|walikota|temuan|tutup|batal] …',
          '/audit T-5 [bukti|unggah|terima|kembalikan|tanggal] …',
        ].join('\n'),
      'audit.onPage': (p: { ref: string; kind: AuditKind; object: string }) =>
        `Report of ${p.ref}, ${kinds[p.kind] ?? p.kind}: ${p.object}`,
      'finding.onPage': (p) => `Evidence of the follow-up of audit finding ${p.ref}`,
      'pass.arrived': (p) => `The file ${p.name} for ${p.ref} has arrived.`,
      'finding.askOffice': (p) =>
        `${p.ref}: a finding for which office? Or all at once: office; date; finding`,
      'finding.whichOffice': (p): string =>
        p.names.length === 0
          ? `No office "${p.word}". Write its abbreviation, for example dinkes.`
          : `"${p.word}" is not clear. Did you mean: ${p.names.join(', ')}?`,
      'finding.askDate': (p) => `${p.office}: to be followed up by which date?`,
      'finding.askText': () => 'What was found, and what is to be done?',
      'finding.textLength': () => 'Write the finding in 5 to 2000 letters.',
      'finding.needsDate': () => 'Write the date, for example: 30 June 2027',
      'finding.datePast': (p) => `${v.date(p.on)} is over. Write a date that is not.`,
      'finding.made': (p) =>
        `${p.ref} is recorded for ${p.office}, by ${v.date(p.dueOn)}. The office is told.`,
      'finding.isNew': (p) =>
        `Audit finding ${p.ref} for ${p.office}: to be followed up by ${v.date(p.dueOn)}.`,
      'finding.isAnswered': (p) => `Evidence of the follow-up of ${p.ref} by ${p.office} waits to be judged.`,
      'finding.news': (p): string =>
        ({
          accepted: `The follow-up of ${p.ref} is accepted. Thank you.`,
          returned: `The follow-up of ${p.ref} is returned: ${p.text}`,
          moved: `The follow-up of ${p.ref} is due by ${v.date(p.dueOn)} now.`,
        })[p.what] ?? p.ref,
      'finding.reminder': (p) =>
        [
          `Audit follow-up, ${p.office}:`,
          ...p.lines.map((one) => `${one.ref} · by ${v.date(one.dueOn)} (${days(one.days)})`),
        ].join('\n'),
      'finding.screen': (p) =>
        [
          `${p.ref} · ${p.office}`,
          `Of ${p.audit}, ${kinds[p.kind] ?? p.kind}: ${p.object}`,
          '',
          p.text,
          '',
          `${findingStates[p.state] ?? p.state} · by ${v.date(p.dueOn)}${p.state === 'owed' ? ` (${days(p.days)})` : ''}`,
          ...(p.evidence === null
            ? []
            : [
                `Evidence: ${p.evidence.hasFile ? 'file on record' : (p.evidence.number ?? '–')}, ${v.date(p.evidence.on)}`,
              ]),
          '',
          confidential,
        ].join('\n'),
      'finding.asks': (p): string =>
        ({
          answer: `${p.ref}: number and date of the letter that proves the follow-up?`,
          return: `${p.ref}: why is it returned?`,
          move: `${p.ref}: by which date then?`,
        })[p.action] ?? p.ref,
      'finding.stale': (p) => `${p.ref}: ${findingStates[p.state] ?? p.state}; that step does not fit now.`,
      'finding.notOwnAnswer': () => 'Evidence that you recorded yourself is judged by somebody else.',
      'refused.noAudit': () =>
        'Audits are for coordinators, heads and the inspectorate, and for offices with findings.',
      'refused.noAuditPart': () => 'That step is not yours.',
    },
    labels: {
      'audit.plan': () => 'Plan an audit',
      'audit.see': () => 'Open',
      'audit.kind.infrastructure': () => 'Infrastructure',
      'audit.kind.application': () => 'Application',
      'audit.kind.security': () => 'Security',
      'audit.whole.infrastructure': () => 'All infrastructure',
      'audit.whole.security': () => 'Infrastructure and applications',
      'audit.budget': () => 'Budget',
      'audit.auditor': () => 'Auditor',
      'audit.criteria': () => 'Criteria',
      'audit.letter': () => 'Letter of assignment',
      'audit.start': () => 'Start',
      'audit.report': () => 'Number of the report',
      'audit.upload': () => 'Upload the report',
      'audit.read': () => 'Open the report',
      'audit.chair': () => 'Record the receipt',
      'audit.mayor': () => 'Record the receipt',
      'audit.finding': () => 'New finding',
      'audit.close': () => 'Close the audit',
      'audit.cancel': () => 'Cancel the audit',
      'finding.open': (p: { ref?: string }) => p.ref ?? 'Finding',
      'finding.see': () => 'Open the finding',
      'finding.audit': () => 'Its audit',
      'finding.upload': () => 'Upload evidence',
      'finding.answer': () => 'Number of its letter',
      'finding.read': () => 'Open the evidence',
      'finding.accept': () => 'Accept',
      'finding.return': () => 'Return',
      'finding.move': () => 'Another date',
    },
  };
};
