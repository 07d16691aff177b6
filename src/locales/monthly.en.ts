/** The same in English; the letter itself stays Indonesian. */
import { showDuration, showWorkingTime } from '../domain/dates.ts';
import type { MonthNumbers, PauseReason, Share } from '../domain/monthNumbers.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import type { monthlyWords as indonesian, ReportWords } from './monthly.id.ts';
import type { Voice } from './voice.ts';

const kinds: Record<TicketKind, string> = {
  complaint: 'Complaints',
  incident: 'Incidents',
  problem: 'Problems',
  service_request: 'Requests',
  change: 'Changes',
};
const pauses: Record<PauseReason, string> = {
  reporter: 'waiting for the reporter',
  letter: 'for a letter',
  vendor: 'for a vendor',
  part: 'for a spare part',
  approval: 'waiting for approval',
  lead: 'following another ticket',
};
const tiers: Record<string, string> = { tier1: 'Tier 1', tier2: 'Tier 2', coordinator: 'Coordinator' };
const MOST_OFFICES = 10;

const share = ({ met, judged }: Share): string =>
  judged === 0 ? 'none yet' : `${met}/${judged} (${Math.round((100 * met) / judged)} %)`;

export const monthlyWords = {
  names: { kinds, pauses },
  of(v: Voice): ReturnType<typeof indonesian.of> {
    const month = (on: string) => v.date(`${on}-01`).replace(/^1 /, '');
    const title = (p: ReportWords) =>
      `${month(p.month)} · ${p.office ?? v.city}${p.isRunning ? `\nuntil ${v.dateTime(p.cutOffAt)}` : ''}`;
    const isEmpty = ({ opened, closed, open }: MonthNumbers) => opened + closed + open === 0;
    const target = v.hasTargetDecree ? 'target' : 'target (proposed)';
    const lines = ({ totals: n, workingDayMinutes }: ReportWords) => ({
      totals: `Opened ${n.opened} · closed ${n.closed} · still open ${n.open}`,
      kinds: n.kinds
        .filter((row) => row.opened + row.closed > 0)
        .map((row) => `${kinds[row.kind]} ${row.opened}/${row.closed}`)
        .join(' · '),
      response: `Response within ${target}: ${share(n.response)}`,
      resolution: `Resolution within ${target}: ${share(n.resolution)}`,
      priorities: n.priorities
        .filter((row) => row.response.judged + row.resolution.judged > 0)
        .map(
          (row) =>
            `${row.priority === 'complaint' ? 'Complaints' : row.priority}: response ${share(row.response)}, resolution ${share(row.resolution)}`,
        ),
      tiers: n.tiers
        .filter((row) => row.received + row.solved + row.open > 0)
        .map(
          (row) =>
            `${tiers[row.tier]}: received ${row.received}, solved ${row.solved}, within its own time ${share(row.kept)}${row.medianMinutes === null ? '' : `, median ${showWorkingTime(row.medianMinutes, workingDayMinutes, 'en')}`}, open ${row.open}`,
        ),
      moves: `Reopened ${n.reopened} · passed on ${n.passedOn} · returned ${n.returned} · security ${n.security}`,
      stars:
        n.stars.count === 0
          ? 'Ratings: none yet'
          : `Ratings: ${(n.stars.sum / n.stars.count).toFixed(1)} of 5 (${n.stars.count})`,
      pauses:
        n.pauses.length === 0
          ? null
          : `Pauses, not counted: ${n.pauses.map((row) => `${pauses[row.reason]} ${row.count} times (${showDuration(row.minutes, 'en')})`).join(', ')}`,
      oldest:
        n.oldest === null ? null : `Oldest open: ${n.oldest.number}, since ${v.dateTime(n.oldest.openedAt)}`,
      offices: n.offices
        .slice(0, MOST_OFFICES)
        .map((row) => `${row.office} ${row.opened}/${row.closed}/${row.open}`)
        .join(' · '),
      more: Math.max(0, n.offices.length - MOST_OFFICES),
    });
    return {
      sentences: {
        'monthly.screen': (p: ReportWords) => {
          if (isEmpty(p.totals)) return `Report ${title(p)}\n\nNo tickets in this month.`;
          const l = lines(p);
          return [
            `Report ${title(p)}`,
            '',
            l.totals,
            ...(l.kinds === '' ? [] : [`Opened/closed: ${l.kinds}`]),
            '',
            l.response,
            l.resolution,
            ...l.priorities.map((line) => `• ${line}`),
            '',
            ...l.tiers,
            '',
            l.moves,
            l.stars,
            ...(l.pauses === null ? [] : [l.pauses]),
            ...(l.oldest === null ? [] : [l.oldest]),
            ...(p.office !== null || l.offices === ''
              ? []
              : [
                  '',
                  `By office (opened/closed/open): ${l.offices}${l.more > 0 ? ` · and ${l.more} more` : ''}`,
                ]),
          ].join('\n');
        },
        'monthly.paste': (p: ReportWords) => {
          const head = `*Service desk report ${month(p.month)}*\n${p.office ?? v.city}${p.isRunning ? `, until ${v.dateTime(p.cutOffAt)}` : ''}`;
          if (isEmpty(p.totals)) return `${head}\n\nNo tickets in this month.`;
          const l = lines(p);
          return [
            head,
            '',
            l.totals,
            ...(l.kinds === '' ? [] : [`Opened/closed: ${l.kinds}`]),
            l.response,
            l.resolution,
            ...l.tiers.map((line) => `- ${line}`),
            l.moves,
            l.stars,
            ...(l.pauses === null ? [] : [l.pauses]),
          ].join('\n');
        },
        'monthly.whichMonth': (p: { word: string }) =>
          `"${p.word}" is no month. Write for example /laporan october, /laporan 2026-10, /laporan 10/2026 or /laporan last.`,
        'monthly.future': (p: { month: string }) =>
          `${month(p.month)} has not begun, so there is no report yet.`,
        'monthly.whichOffice': () => 'Which office’s report?',
        'monthly.onFile': (p: {
          month: string;
          office: string | null;
          cutOffAt: string;
          isRunning: boolean;
          filedAt: string;
        }) =>
          `Official memo ${month(p.month)} · ${p.office ?? v.city}${p.isRunning ? `, until ${v.dateTime(p.cutOffAt)}` : ''}. On file ${v.when(p.filedAt)}${p.office === null ? ' as evidence of supervision.' : '.'}`,
        'monthly.handedUp': (p: { month: string; isRunning: boolean; cutOffAt: string }) =>
          `Service desk report ${month(p.month)} · ${v.city}${p.isRunning ? `, until ${v.dateTime(p.cutOffAt)}` : ''}.`,
        'monthly.sentUp': (p: { month: string; to: string }) =>
          `The report of ${month(p.month)} was sent to ${p.to}.`,
        'monthly.sentAlready': (p: { month: string; to: string; at: string }) =>
          `The report of ${month(p.month)} was already sent to ${p.to} ${v.when(p.at)}.`,
        'monthly.nobodyAbove': (p: { to: string }) =>
          `No ${p.to} is registered and reachable here. Deliver the PDF above yourself, or invite with /undang.`,
        'monthly.notOnFile': (p: { month: string }) =>
          `There is no official memo for ${month(p.month)} yet. A coordinator makes it.`,
        'refused.noReport': () =>
          'Monthly reports are for coordinators and heads, and for Tier 1 and the head of an office about their own.',
        'refused.notYourLetter': () => 'Sending this report upward is not your part.',
      },
      labels: {
        'monthly.pdf': () => 'PDF memo',
        'monthly.paste': () => 'WhatsApp text',
        'monthly.toHead': () => 'Send to head of agency',
        'monthly.toChair': () => 'Send to the chair',
        'monthly.month': (p: { month?: string }) => month(p.month ?? '2026-01'),
      },
    };
  },
};
