/** What is said about subdomains, in English. */
import type { NameFault } from '../domain/subdomainNames.ts';
import type { subdomainWords as indonesian, SubdomainFacts, SubdomainLine } from './subdomain.id.ts';
import type { Voice } from './voice.ts';

const states: Record<string, string> = {
  reserved: 'asked for, name kept',
  making: 'approved, being made',
  verifying: 'made, waiting for DNS',
  used: 'live',
  warned: 'live, first warning',
  warnedAgain: 'live, second warning',
  lastWarned: 'live, last warning',
  proposed: 'proposed for a decision',
  clearing: 'being switched off',
  confirming: 'deleted, waiting for DNS',
  emergency: 'off for now (security emergency)',
  suspended: 'suspended',
  resting: 'removed, the name rests',
  released: 'name free again',
  dropped: 'given up',
};
const evidences: Record<string, string> = {
  silent: 'no answer',
  parked: 'empty page or the server’s default one',
  unchanged: 'nothing changed for more than 180 days',
  unanswered: 'the question "still used?" was not answered',
  disowned: 'its owner says that it is no longer used',
};
const classes: Record<string, string> = {
  'situs-pd': 'office website',
  aplikasi: 'application',
  'layanan-publik': 'public service',
  kegiatan: 'event',
  lama: 'old',
};
const kinds: Record<string, string> = {
  RESERVED: 'asked for',
  ENTERED: 'entered from the old list',
  APPROVED: 'approved',
  DROPPED: 'given up',
  MADE: 'said to be done',
  WRITTEN: 'written to the name server',
  WRITE_FAILED: 'the name server refused',
  SEEN: 'confirmed by DNS',
  NOT_SEEN: 'not seen in DNS yet',
  TARGETED: 'target entered',
  RETARGETED: 'target changed',
  HANDED: 'new manager',
  ASKED: 'owner asked',
  ATTESTED: 'still used',
  DISOWNED: 'no longer used',
  FOUND_USED: 'seems used again',
  WARNED: 'first warning',
  WARNED_AGAIN: 'second warning',
  LAST_WARNED: 'last warning',
  PROPOSED: 'proposed to the ICT office',
  SUSPENDED: 'decision to suspend',
  EMERGENCY_ASKED: 'emergency stop asked for',
  EMERGENCY_ORDERED: 'emergency stop ordered',
  REMOVAL_ASKED: 'decision to remove entered',
  REMOVAL_DECIDED: 'removal approved by a second official',
  REMOVAL_APPROVED: 'removal approved',
  NUMBERED: 'letter number entered',
  CALLED_OFF: 'called off',
  REACTIVATED: 'switched on again',
  CONFORMED: 'said to conform',
  CHECKED: 'the check found something new',
};
const list = (all: readonly string[]) => all.map((one) => evidences[one] ?? one).join('; ');

export const subdomainWords = (v: Voice): ReturnType<typeof indonesian> => {
  const faults: Record<
    NameFault,
    (p: { about: string; office: string; parent: string; article: string }) => string
  > = {
    empty: () => 'No name was written.',
    foreignParent: (p) =>
      `The name must be under ${p.parent}, not ${p.about} (article ${p.article} ${v.regulation}).`,
    parentItself: (p) =>
      `${p.parent} is the city’s own domain; write a name in front of it, such as dinkes.${p.parent}.`,
    spaces: () => 'A name has no spaces; use a hyphen (-).',
    dots: () => 'There is a dot too many.',
    lookalike: () => 'A letter only looks like an ordinary one; type it again with a to z.',
    encoded: () => 'Names that begin with xn-- are not used.',
    deeper: (p) => `One level under ${p.parent} is enough; ${p.about} is too deep.`,
    characters: () => 'Only letters a to z, digits and hyphens (-).',
    tooShort: () => 'Too short: at least 3 letters.',
    tooLong: () => 'Too long: at most 30 letters.',
    leadingDigit: () => 'A name begins with a letter.',
    hyphenEdge: () => 'No hyphen at the beginning or the end.',
    doubleHyphen: () => 'No two hyphens in a row.',
    reserved: () => 'That name is kept for servers or for a common service.',
    personalName: () => 'A service does not carry the name of an official.',
    taken: (p) => `Already used or asked for: ${p.about} (${p.office}).`,
    quarantined: (p) => `Released lately; the name rests until ${v.date(p.about)}.`,
    similar: (p) => `Too much like ${p.about} (${p.office}).`,
  };
  const line = (p: SubdomainLine) =>
    [
      `${p.fqdn} — ${states[p.status] ?? p.status}`,
      p.suspicion === null
        ? ''
        : p.suspicion === 'gambling'
          ? '⚠ gambling words found'
          : '⚠ signs of a break-in found',
      p.isDangling ? '⚠ leads to something that is not there' : '',
      p.tlsExpiresAt === null ? '' : `certificate until ${v.dateTime(p.tlsExpiresAt)}`,
      p.isLegacy ? 'past the deadline to conform' : '',
    ]
      .filter((part) => part !== '')
      .join(' · ');
  const facts = (p: SubdomainFacts) =>
    [
      line(p),
      `${p.office} · ${classes[p.class] ?? p.class}${p.purpose === '-' ? '' : ` · ${p.purpose}`}`,
      `Target: ${p.target ?? 'not entered yet'}`,
      `Manager: ${p.manager ?? 'nobody yet'}`,
      p.letter === null ? '' : `Letter: ${p.letter}`,
      p.decision === null || p.decision === p.letter
        ? ''
        : `Basis: ${p.decision === 'lama' ? 'was there before it was recorded' : p.decision}`,
      `Recorded: ${v.dateTime(p.createdAt)}`,
      p.endsOn === null ? '' : `Event ends: ${v.date(p.endsOn)}`,
      p.checkedAt === null
        ? 'Never checked yet'
        : `Checked: ${v.dateTime(p.checkedAt)}${p.dns === 'unknown' ? ' (name servers did not answer)' : p.httpStatus === null ? ' (no answer)' : ` (HTTP ${p.httpStatus})`}`,
      p.attestedAt === null ? '' : `Last word of the owner: ${v.dateTime(p.attestedAt)}`,
      p.usedAt === null ? '' : `Last sign of use: ${v.dateTime(p.usedAt)}`,
      p.evidence.length === 0 ? '' : `Notes: ${list(p.evidence)}`,
      p.suspendDecision === null ? '' : `Decision to suspend: ${p.suspendDecision}`,
      p.emergencyAt === null
        ? ''
        : `Oral emergency order: ${v.dateTime(p.emergencyAt)}, number: ${p.emergencyDecision ?? 'not yet'}`,
      p.removeDecision === null ? '' : `Decision to remove: ${p.removeDecision}`,
      p.restsUntil === null ? '' : `The name rests until ${v.date(p.restsUntil)}`,
    ]
      .filter((part) => part !== '')
      .join('\n');
  const owner: Record<
    string,
    (p: {
      fqdn: string;
      unusedDays: number;
      evidence: readonly string[];
      article: string;
      decision: string;
      until: string;
    }) => string
  > = {
    live: (p) => `${p.fqdn} is live and can be opened.`,
    handed: (p) => `${p.fqdn} has a new manager.`,
    asked: (p) => `Is ${p.fqdn} still used? This is asked twice a year.`,
    attested: (p) => `Thank you, recorded: ${p.fqdn} is still used.`,
    foundUsed: (p) => `${p.fqdn} seems used again; the warning is withdrawn.`,
    warned: (p) =>
      `First warning: ${p.fqdn} seems unused for ${p.unusedDays} days (${list(p.evidence)}). Is it still used?`,
    warnedAgain: (p) =>
      `Second warning: ${p.fqdn} seems unused for ${p.unusedDays} days (${list(p.evidence)}). Please answer.`,
    lastWarned: (p) =>
      `Last warning: ${p.fqdn} has been unused for ${p.unusedDays} days. After a year the ICT office may decide to suspend it (article ${p.article} ${v.regulation}).`,
    suspended: (p) =>
      `${p.fqdn} is suspended by decision ${p.decision} (article ${p.article} ${v.regulation}). To switch it on again: /layanan SUBDOMAIN-AKTIFKAN.`,
    emergency: (p) =>
      `${p.fqdn} is stopped for now for security, by order of two officials. Do not change the server; Tier 2 of ${v.ict} will call.`,
    removed: (p) => `${p.fqdn} is removed (decision ${p.decision}). The name rests until ${v.date(p.until)}.`,
  };
  const officials: Record<
    string,
    (p: {
      fqdn: string;
      office: string;
      unusedDays: number;
      evidence: readonly string[];
      article: string;
      found: string;
    }) => string
  > = {
    disowned: (p) =>
      `${p.office} says that ${p.fqdn} is no longer used. Removal at the office’s request: /layanan SUBDOMAIN-HAPUS.`,
    proposed: (p) =>
      `Proposed for suspension: ${p.fqdn} (${p.office}), unused for ${p.unusedDays} days (${list(p.evidence)}), warned three times. The decision is the ICT office’s (article ${p.article} ${v.regulation}).`,
    flagged: (p) =>
      `For the ICT office: ${p.fqdn} (${p.office}) seems unused for ${p.unusedDays} days (${list(p.evidence)}). This city’s regulation has no deactivation for disuse; only security${p.article === '' ? '' : ` (article ${p.article})`} or the office’s own request are grounds.`,
    mayRemove: (p) =>
      `${p.fqdn} (${p.office}) has been suspended for 30 days. Removing it needs the number of a decision and two officials (article ${p.article}).`,
    removalAsked: (p) =>
      `A decision to remove ${p.fqdn} (${p.office}) is entered; a second official must approve.`,
    emergencyAsked: (p) =>
      `An emergency stop of ${p.fqdn} (${p.office}) is asked for${p.article === '' ? '' : ` (article ${p.article})`}. A second official is needed; the oral order is recorded, its number is due the next working day.`,
    suspicious: (p) =>
      `The check found ${p.found === 'gambling' ? 'gambling words' : 'signs of a break-in'} at ${p.fqdn} (${p.office}). Please look first; an emergency stop needs two officials${p.article === '' ? '' : ` (article ${p.article})`}.`,
    numberMissing: (p) =>
      `The number of the emergency stop of ${p.fqdn} (${p.office}) is not entered; it was due this working day.`,
  };
  const refusals: Record<string, (p: { fqdn: string; status: string; article: string }) => string> = {
    noLaw: () =>
      'This city’s regulation has no deactivation for disuse. What can be done: ask, propose, or an emergency stop for security.',
    tooEarly: (p) =>
      `Not yet: only after three warnings and a year without use (article ${p.article}). State: ${states[p.status] ?? p.status}.`,
    tooSoonAfter: (p) =>
      `Not yet: removal 30 days after the suspension at the earliest (article ${p.article}).`,
    samePerson: () => 'Two different people are needed; you entered the first word yourself.',
    alreadyAsked: () => 'A first official has asked already; the second presses Approve.',
    state: (p) => `${p.fqdn} is now: ${states[p.status] ?? p.status}. That step does not apply.`,
  };
  const done: Record<string, string> = {
    made: 'Recorded. DNS is being asked; you will be told.',
    target: 'Target recorded.',
    attest: 'Recorded: still used.',
    disown: 'Recorded: no longer used.',
    suspend: 'Decision recorded; a technician switches the DNS record off.',
    emergency: 'Recorded. A second official is asked to approve.',
    order:
      'Oral order recorded; a technician switches the DNS record off. The number is due the next working day.',
    callOff: 'Called off.',
    number: 'Number recorded.',
    remove: 'Number recorded. A second official is asked to approve.',
    decide: 'Removal recorded.',
    conform: 'Recorded: it conforms.',
  };
  const wrongs: Record<string, string> = {
    name: 'the name cannot be read',
    office: 'no such office',
    taken: 'the name is recorded already',
    date: 'the date cannot be read',
    target: 'the target is no IP address or host name',
  };
  const filters: Record<string, string> = {
    all: 'all',
    trouble: 'in trouble',
    unused: 'unused',
    legacy: 'old',
    off: 'off',
  };
  return {
    sentences: {
      'subdomain.menu': () => 'Subdomains. Choose, or write for example /subdomain cek dinkes.',
      'subdomain.inPrivate': (p) => `Please go on in a private chat with @${p.bot}.`,
      'subdomain.absent': () => 'There is no such subdomain, or it is not yours.',
      'subdomain.askName': (p) => `Which name? The front part is enough: dinkes for dinkes.${p.parent}.`,
      'subdomain.nameFree': (p) =>
        `${p.isTidied ? 'Read as ' : ''}${p.fqdn}: can be asked for. The name is kept once the request is sent.`,
      'subdomain.nameRefused': (p) =>
        `${faults[p.why](p)}${p.suggestions.length === 0 ? '' : `\nStill free: ${p.suggestions.join(', ')}`}`,
      'subdomain.notYours': (p) =>
        `${p.name} is not recorded as a subdomain of your office. See /subdomain kami.`,
      'subdomain.notRecorded': (p) => `${p.fqdn} is not in the registry yet; Tier 2 looks into it.`,
      'subdomain.notOff': (p) => `${p.fqdn} is not switched off.`,
      'subdomain.list': (p) =>
        `${p.which === 'ours' ? 'Our subdomains' : `Subdomains of ${v.city}: ${filters[p.filter] ?? p.filter}`}\n${
          p.rows.length === 0
            ? 'None yet.'
            : p.rows.map((row) => `${line(row)}${p.which === 'ours' ? '' : ` (${row.office})`}`).join('\n')
        }`,
      'subdomain.shown': (p) =>
        `${facts(p)}\n\nStory\n${p.story.map((one) => `${v.dateTime(one.at)} — ${kinds[one.kind] ?? one.kind}${one.text === '' ? '' : `: ${one.text}`}`).join('\n')}`,
      'subdomain.owner': (p) => owner[p.of]?.(p) ?? p.fqdn,
      'subdomain.officials': (p) => officials[p.of]?.(p) ?? p.fqdn,
      'subdomain.failed': (p) =>
        p.status === 'making' || p.status === 'clearing'
          ? `The name server refuses the change of ${p.fqdn}; it is tried again. Why stands in its story (/subdomain ${p.fqdn}). It may also be done by hand.`
          : `${p.fqdn} is not as it should be in DNS yet; it is looked at every hour.`,
      'subdomain.refused': (p) => refusals[p.why]?.(p) ?? p.fqdn,
      'subdomain.done': (p) => `${p.fqdn}: ${done[p.of] ?? 'recorded.'}`,
      'subdomain.askNumber': (p) =>
        `Number of the ${p.of === 'number' ? 'letter of the emergency stop' : 'decision'} for ${p.fqdn}${p.article === '' ? '' : ` (article ${p.article})`}?`,
      'subdomain.needsNumber': () => 'That is no number; without one this step cannot be recorded.',
      'subdomain.askTarget': (p) => `Where does ${p.fqdn} lead? Write an IP address or the name of a server.`,
      'subdomain.noTarget': () => 'That is no IP address or name of a server.',
      'subdomain.askLines': () =>
        'One subdomain a line: name; office; class; target; manager; since (year or date). Name and office are enough.',
      'subdomain.linesWrong': (p) =>
        `Nothing was recorded.${p.isTooMany ? ` At most ${p.most} lines at once.` : ''}\n${p.wrong.map((one) => `Line ${one.line}: ${wrongs[one.why] ?? one.why} — ${one.text}`).join('\n')}`,
      'subdomain.entered': (p) =>
        `Recorded: ${p.count} subdomains.${p.legacy === 0 ? '' : ` ${p.legacy} of before the regulation; the deadline to conform${p.deadline === '' ? '' : ` (${v.date(p.deadline)})`} is over, see "old" in the registry.`}`,
    },
    labels: {
      'subdomain.new': () => 'Ask for one',
      'subdomain.check': () => 'Check a name',
      'subdomain.ours': () => 'Our subdomains',
      'subdomain.registry': () => 'Registry',
      'subdomain.enter': () => 'Enter old subdomains',
      'subdomain.wish': (p) => `Ask for ${p.text}`,
      'subdomain.one': (p) => p.text,
      'subdomain.more': () => 'Next',
      'subdomain.open': () => 'Show',
      'subdomain.made': () => 'It is made',
      'subdomain.cleared': () => 'It is deleted',
      'subdomain.target': () => 'Enter the target',
      'subdomain.attest': () => 'Still used',
      'subdomain.disown': () => 'No longer used',
      'subdomain.suspend': () => 'Enter the decision to suspend',
      'subdomain.emergency': () => 'Emergency stop',
      'subdomain.order': () => 'Approve the stop',
      'subdomain.callOff': () => 'Call off',
      'subdomain.number': () => 'Enter the number',
      'subdomain.remove': () => 'Enter the decision to remove',
      'subdomain.decide': () => 'Approve the removal',
      'subdomain.conform': () => 'It conforms',
      'subdomain.filter.all': () => 'all',
      'subdomain.filter.trouble': () => 'in trouble',
      'subdomain.filter.unused': () => 'unused',
      'subdomain.filter.legacy': () => 'old',
      'subdomain.filter.off': () => 'off',
    },
    subdomain: {
      card: (p) =>
        `${p.fqdn}\n${states[p.status] ?? p.status}\n${p.office} · ${classes[p.class] ?? p.class}${
          p.status === 'making'
            ? `\n\nMake on the name server:\n${p.fqdn}.\n${p.record ?? '?'}  ${p.target ?? 'no target yet'}\nTTL ${p.ttl}\nBasis: ${p.decision ?? '-'}${p.byApi ? '\nThe name server is told by itself; press only if you did it by hand.' : '\nThen press It is made; DNS is asked by itself.'}`
            : p.status === 'clearing'
              ? `\n\nDelete on the name server:\n${p.fqdn}.  ${p.record ?? ''} ${p.target ?? ''}\nBasis: ${p.removeDecision ?? p.suspendDecision ?? (p.emergencyAt === null ? (p.decision ?? '-') : 'oral emergency order of two officials')}`.trimEnd()
              : ''
        }`,
      ticket: (p) =>
        p.of === 'certificate'
          ? `The certificate of ${p.fqdn} ends ${v.dateTime(p.until)}. Please renew it before.`
          : p.of === 'dangling'
            ? `${p.fqdn} has led to a server that does not answer for more than 14 days. Please mend its target, or ask for its removal: somebody else can take such a name over.`
            : `The check found signs of gambling or a break-in at ${p.fqdn}: ${p.found.join(', ')}. Please look first; do not delete evidence.`,
    },
  };
};
