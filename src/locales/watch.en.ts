/** The same in English. */
import type { Voice } from './voice.ts';
import { MOST_NAMED, type CountWords, type LineWords, type watchWords as indonesian } from './watch.id.ts';

const desks: Record<string, string> = { tier1: 'Tier 1', tier2: 'Tier 2', coordinator: 'Coordinator' };
const filters: Record<string, string> = {
  all: 'all',
  risk: 'at risk',
  late: 'past target',
  free: 'not taken',
};
const named = (all: readonly string[]) =>
  `${all.slice(0, MOST_NAMED).join(', ')}${all.length > MOST_NAMED ? ` and ${all.length - MOST_NAMED} more` : ''}`;

const late = { target: 'past', response: 'response overdue', tier: 'this tier’s limit is over' } as const;

export const watchWords = (v: Voice, states: Record<string, string>): ReturnType<typeof indonesian> => {
  const mark = (p: { isLate: boolean; isAtRisk: boolean }) => (p.isLate ? '🔴' : p.isAtRisk ? '🟡' : '⚪');
  const line = (p: LineWords) =>
    [
      `${mark(p)} ${p.short}`,
      ...(p.office === null ? [] : [p.office]),
      ...(p.priority === null ? [] : [p.priority]),
      desks[p.desk] ?? p.desk,
      `${states[p.status] ?? p.status}${p.owner === null ? '' : ` (${p.owner})`}`,
      ...(p.priority === null ? [] : [`target ${v.when(p.targetAt)}`]),
      ...(p.lateFor === null ? [] : [late[p.lateFor]]),
    ].join(' · ');
  const count = (p: CountWords) =>
    `${desks[p.desk] ?? p.desk}: ${p.open} open · ${p.free} not taken · ${p.risk} at risk · ${p.late} past target${p.paused > 0 ? ` · ${p.paused} paused` : ''} · oldest ${v.when(p.oldestAt)}`;
  return {
    sentences: {
      'watch.screen': (p: {
        at: string;
        office: string | null;
        desk: string;
        state: string;
        counts: readonly CountWords[];
        withoutTier1: readonly string[];
        lines: readonly LineWords[];
        isMore: boolean;
      }) =>
        [
          `Queues ${v.when(p.at)} · ${p.office ?? v.city}`,
          '',
          ...(p.counts.length === 0 ? ['No ticket waits for work.'] : p.counts.map(count)),
          ...(p.withoutTier1.length === 0
            ? []
            : ['', `Without Tier 1 (${p.withoutTier1.length}): ${named(p.withoutTier1)}`]),
          ...(p.counts.length === 0
            ? []
            : [
                '',
                `List: ${p.desk === 'all' ? 'every tier' : (desks[p.desk] ?? p.desk)}, ${filters[p.state] ?? p.state}`,
                ...(p.lines.length === 0 ? ['Nothing.'] : p.lines.map(line)),
                ...(p.isMore ? ['…'] : []),
              ]),
        ].join('\n'),
      'watch.whichOffice': (p: { count: number }): string =>
        p.count === 0
          ? 'No office has open tickets.'
          : 'Which office? The numbers: open tickets, and those past target.',
      'watch.whatFilter': (p: { word: string }) =>
        `"${p.word}" is not known. Write /pantau, or for example /pantau tier2, /pantau terlambat, /pantau dinkes.`,
      digest: (p: {
        on: string;
        free: number;
        risk: number;
        late: number;
        newlyLate: number;
        answered: number;
        oversees: boolean;
        isGroup: boolean;
        lines: readonly (LineWords & { isFree: boolean; isAnswered: boolean })[];
        more: number;
        withoutTier1: readonly string[];
        withoutLetter: readonly string[];
      }) =>
        [
          `Morning digest, ${v.date(p.on)}${p.isGroup ? ' · Tier 2' : ''}`,
          ...(p.free > 0 ? [`Not taken: ${p.free}`] : []),
          ...(p.risk > 0 ? [`At risk: ${p.risk}`] : []),
          ...(p.late > 0 ? [`Past target: ${p.late} (${p.newlyLate} since the last working day)`] : []),
          ...(p.answered > 0 ? [`Answered by the reporter: ${p.answered}`] : []),
          ...(p.lines.length === 0
            ? []
            : [
                '',
                ...p.lines.map((one) => `${line(one)}${one.isAnswered ? ' · answered by the reporter' : ''}`),
              ]),
          ...(p.more > 0 ? [`and ${p.more} more`] : []),
          ...(p.withoutTier1.length === 0
            ? []
            : ['', `Without Tier 1 (${p.withoutTier1.length}): ${named(p.withoutTier1)}`]),
          ...(p.withoutLetter.length === 0
            ? []
            : ['', `Tier 1 without a letter of appointment: ${named(p.withoutLetter)}`]),
          '',
          p.oversees ? 'All queues: /pantau' : 'Queue: /antrean · in my hands: /tugas',
        ].join('\n'),
      'refused.noWatch': () => 'All queues are for coordinators and heads. Your own queue is at /antrean.',
    },
    labels: {
      'watch.all': () => 'All',
      'watch.all.on': () => '• All',
      'watch.tier1': () => 'Tier 1',
      'watch.tier1.on': () => '• Tier 1',
      'watch.tier2': () => 'Tier 2',
      'watch.tier2.on': () => '• Tier 2',
      'watch.coordinator': () => 'Coordinator',
      'watch.coordinator.on': () => '• Coordinator',
      'watch.risk': () => 'At risk',
      'watch.risk.on': () => '• At risk',
      'watch.late': () => 'Past target',
      'watch.late.on': () => '• Past target',
      'watch.free': () => 'Not taken',
      'watch.free.on': () => '• Not taken',
      'watch.office': () => 'Office …',
      'watch.everyOffice': () => 'Every office',
      'watch.refresh': () => 'Refresh',
      'watch.first': () => '« Start',
    },
  };
};
