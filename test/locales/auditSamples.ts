/** What sentences about audits and one-time pages are told: everything there, or as little as can be. */
const on = '2027-06-30';
const numbered = { number: '800/123/2026', on };
const titles = { chair: 'Ketua Tim Koordinasi SPBE', mayor: 'Walikota' };
const line = { ref: 'T-5', office: 'Dinkes', dueOn: on, state: 'owed', isLate: true };

const auditFull = {
  ref: 'A-3',
  kind: 'application',
  object: 'e-Kinerja',
  state: 'toChair',
  plannedOn: '2027-06-01',
  isReportNamed: true,
  budget: 'DPA 5/2027',
  criteria: 'Standar BRIN',
  auditor: { kind: 'latik-pemerintah', name: 'BRIN', number: '001/AKR/2026' },
  letter: numbered,
  result: { number: '12/LHA/2027', on, hasFile: true },
  receipts: ['chair', 'mayor'],
  chair: numbered,
  mayor: numbered,
  findings: [line, { ...line, ref: 'T-6', state: 'answered', isLate: false }],
  titles,
  audits: [
    { ref: 'A-3', kind: 'application', object: 'e-Kinerja', state: 'planned', plannedOn: '2027-06-01' },
  ],
  due: [
    {
      kind: 'security',
      article: '45(1)',
      application: null,
      lastOn: '2024-01-02',
      dueOn: '2026-01-02',
      daysLate: 323,
      missed: 0,
    },
    {
      kind: 'application',
      article: '44(1)',
      application: 'SIMPEG',
      lastOn: null,
      dueOn: '2027-12-16',
      daysLate: 0,
      missed: 2,
    },
  ],
  kinds: ['latik-pemerintah', 'auditor-tersertifikasi'],
  count: 4,
  action: 'chair',
  from: 'chair',
  isLetter: false,
  on,
  names: ['Dinkes', 'Dinsos'],
  dueOn: on,
  what: 'returned',
  lines: [{ ref: 'T-5', dueOn: on, days: 3 }],
  audit: 'A-3',
  days: 3,
  evidence: { number: '800/123/2026', on, hasFile: false },
};
const auditBare = {
  ...auditFull,
  kind: 'infrastructure',
  object: '',
  state: 'closed',
  budget: null,
  criteria: null,
  auditor: null,
  letter: null,
  result: null,
  receipts: [],
  chair: null,
  mayor: null,
  findings: [],
  audits: [],
  due: [],
  count: 0,
  action: 'budget',
  names: [],
  what: 'accepted',
  lines: [],
  days: -2,
  evidence: null,
};
/** The same names mean something else in these. */
const auditOnly = (name: string, isFull: boolean): object => {
  if (name === 'audit.asksReceipt')
    return isFull
      ? { from: 'chair', isLetter: false, title: titles.chair, mayor: titles.mayor }
      : { from: 'mayor', isLetter: true, title: titles.chair, mayor: titles.mayor };
  if (name === 'audit.dateBefore') return { from: on };
  if (name === 'finding.asks') return { action: isFull ? 'answer' : 'return' };
  if (name === 'finding.stale' || name === 'finding.screen') return { state: isFull ? 'owed' : 'accepted' };
  if (name === 'audit.auditorNotAllowed') return { kind: isFull ? 'auditor-tersertifikasi' : null };
  return {};
};

export const isOfAudits = (name: string): boolean =>
  /^(?:audit\.|finding\.|pass\.|refused\.noAudit)/.test(name);
export const auditSamples = (name: string, isFull: boolean): object => ({
  ...(isFull ? auditFull : auditBare),
  ...auditOnly(name, isFull),
});
