/** Values for the sentences about subdomains: everything known, or as little as there can be. */
import type { SentenceName } from '../../src/locales/index.ts';
import { NAME_FAULTS } from '../../src/domain/subdomainNames.ts';

export const subdomainSamples = (isFull: boolean) => {
  const at = '2026-11-20T01:00:00Z';
  const line = {
    fqdn: 'dinkes.bitungkota.go.id',
    office: 'Dinas Kesehatan',
    status: isFull ? 'warned' : 'reserved',
    suspicion: isFull ? 'gambling' : null,
    isDangling: isFull,
    tlsExpiresAt: isFull ? at : null,
    isLegacy: isFull,
  };
  return {
    ...line,
    of: 'removed',
    which: isFull ? 'registry' : 'ours',
    filter: 'all',
    rows: isFull ? [line, line] : [],
    story: isFull ? [{ kind: 'APPROVED', at, text: '800/12/2026' }] : [],
    class: 'situs-pd',
    purpose: isFull ? 'Situs resmi' : '-',
    target: isFull ? '103.28.14.9' : null,
    record: isFull ? 'A' : null,
    ttl: 3600,
    manager: isFull ? 'Rina Wowor' : null,
    letter: isFull ? '800/123/2026' : null,
    decision: isFull ? 'lama' : '',
    createdAt: at,
    checkedAt: isFull ? at : null,
    attestedAt: isFull ? at : null,
    usedAt: isFull ? at : null,
    httpStatus: isFull ? 200 : null,
    dns: 'found',
    evidence: isFull ? ['silent', 'unchanged'] : [],
    endsOn: isFull ? '2026-12-31' : null,
    restsUntil: isFull ? '2027-12-31' : null,
    suspendDecision: isFull ? '188/1/2027' : null,
    removeDecision: isFull ? '188/2/2027' : null,
    emergencyAt: isFull ? at : null,
    emergencyDecision: isFull ? '555/3/2026' : null,
    unusedDays: 365,
    article: isFull ? '28(5)' : '',
    until: '2027-12-31',
    found: 'gambling',
    bot: 'meja_bantu_bot',
    parent: 'bitungkota.go.id',
    isTidied: isFull,
    why: NAME_FAULTS[0],
    about: '2027-03-01',
    suggestions: isFull ? ['dinkes', 'layanan-dinkes'] : [],
    name: 'dinkes',
    wrong: isFull ? [{ line: 2, text: 'x; y', why: 'office' }] : [],
    most: 200,
    isTooMany: isFull,
    count: 2,
    legacy: isFull ? 1 : 0,
    deadline: isFull ? '2020-10-31' : '',
  };
};

/** Everything a sentence can be `of`, and every reason: each must have its words. */
const VARIANTS = {
  'subdomain.owner': {
    of: [
      'live',
      'handed',
      'asked',
      'attested',
      'foundUsed',
      'warned',
      'warnedAgain',
      'lastWarned',
      'suspended',
      'emergency',
      'removed',
    ],
  },
  'subdomain.officials': {
    of: [
      'disowned',
      'proposed',
      'flagged',
      'mayRemove',
      'removalAsked',
      'emergencyAsked',
      'suspicious',
      'numberMissing',
    ],
  },
  'subdomain.refused': { why: ['noLaw', 'tooEarly', 'tooSoonAfter', 'samePerson', 'alreadyAsked', 'state'] },
  'subdomain.nameRefused': { why: NAME_FAULTS },
} as const satisfies Partial<Record<SentenceName, Record<string, readonly string[]>>>;

/** Each of them as one row. */
export const variants = (
  Object.entries(VARIANTS) as [SentenceName, Record<string, readonly string[]>][]
).flatMap(([name, by]) =>
  Object.entries(by).flatMap(([key, values]) => values.map((value) => ({ name, key, value }))),
);
