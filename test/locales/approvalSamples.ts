/** What the sentences about approvals, letters and changes are said with: everything there, or as little as may be. */
const at = '2026-11-21T01:14:00Z';

export const isOfApprovals = (name: string): boolean => /^(?:approval|change|freeze)\./.test(name);

export function approvalSamples(isFull: boolean): object {
  const title = 'Permohonan subdomain baru';
  const step = {
    ...{ title: 'Kepala PD', by: 'Rina Wowor', insteadOf: isFull ? 'Meity Tangkudung' : null },
    ...{ number: isFull ? '12/2026' : null, letterOn: isFull ? '2026-11-20' : null, at: isFull ? at : null },
  };
  return {
    number: 'BTG-2611-P-0001',
    title,
    office: isFull ? 'Dinas Kesehatan' : '',
    requester: 'Ani Wuisan',
    revision: 2,
    status: isFull ? 'deciding' : 'rejected',
    article: isFull ? '23(2)' : null,
    regulation: 'Perwali Bitung 69/2021',
    answers: isFull ? [{ label: 'Tujuan', shown: 'Antrean daring' }] : [],
    steps: isFull
      ? [
          { ...step, state: 'met', decision: 'approved' },
          { ...step, state: 'met', decision: 'letter' },
          { ...step, state: 'met', decision: 'own' },
          { ...step, state: 'now', decision: null },
          { ...step, state: 'later', decision: null },
        ]
      : [{ ...step, state: 'met', decision: 'letter' }],
    step: 'Kepala PD',
    isMine: isFull,
    isHeld: !isFull,
    awaited: isFull ? ['Nomor dan tanggal surat'] : [],
    reason: isFull ? null : 'tidak lengkap',
    more: isFull ? 3 : 0,
    nth: 2,
    count: 3,
    since: at,
    names: isFull ? ['Rina Wowor'] : [],
    isLast: isFull,
    text: 'tidak lengkap',
    field: isFull ? 'Tujuan' : null,
    by: 'Rina Wowor',
    at,
    decision: isFull ? 'approved' : 'letter',
    isPaper: isFull,
    on: '2026-11-20',
    label: 'Surat permohonan Kepala PD',
    left: isFull ? 1 : 0,
    until: at,
    days: 2,
    name: 'surat.pdf',
    verdict: isFull ? 'worked' : 'rolledBack',
  };
}

/** Lists and dates that other sentences of these call by the same name. */
export function approvalRows(name: string, isFull: boolean): object {
  if (name === 'approval.list')
    return {
      rows: isFull
        ? Array.from({ length: 20 }, () => ({
            number: 'BTG-2611-P-0001',
            title: 'VPS',
            office: 'Dinkes',
            since: at,
          }))
        : [],
      more: isFull,
    };
  const freeze = { fromOn: '2026-12-20', untilOn: '2027-01-05', reason: 'Natal', by: 'Sinta Koloay' };
  if (name === 'freeze.list') return { rows: isFull ? [freeze, freeze] : [] };
  if (name.startsWith('freeze.')) return freeze;
  if (name === 'approval.history')
    return { step: 'csirt', insteadOf: isFull ? 'Rina Wowor' : null, letterOn: isFull ? '2026-11-20' : null };
  return name === 'change.frozen' ? { from: '2026-12-20', until: '2027-01-05', reason: 'Natal' } : {};
}
