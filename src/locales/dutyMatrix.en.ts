/** The same in English. */
import type { Role } from '../domain/authority.ts';
import type { DutyCounts, DutyFilter, DutyState } from '../domain/dutyMatrix.ts';
import {
  COUNTED,
  SIGNS,
  type DutyCellWords,
  type DutyEvidenceWords,
  type DutyHeading,
  type dutyMatrixWords as indonesian,
} from './dutyMatrix.id.ts';
import type { Voice } from './voice.ts';

const states: Record<DutyState, string> = {
  overdue: 'late',
  soon: 'due within 30 days',
  submitted: 'waiting to be verified',
  noEvidence: 'no evidence on record (tidak ada bukti tercatat)',
  unrecorded: 'data awal not recorded',
  met: 'met',
  idle: 'nothing has happened that asks for it',
  notApplicable: 'not theirs',
};
const sources: Record<string, string> = {
  text: 'by the text of the regulation',
  default: 'set by the Dinas, not by the text',
  national: 'by a national rule',
  certificate: 'by the certificate’s date',
};
const cadences: Record<string, string> = {
  event: 'each time it happens',
  once: 'once',
  once_then_yearly_confirmation: 'once, then confirmed every year',
  midterm: 'at the middle of the five-year term',
  final_year: 'in the last year of the five-year term',
  midterm_and_final: 'at the middle and in the last year of the five-year term',
  per_certificate: 'per certificate',
  on_request: 'on each request',
};
const cadenceOf = (code: string): string =>
  cadences[code] ?? code.replace(/^P(\d+)M$/, (_, months: string) => `every ${months} months`);

export const dutyMatrixWords = (v: Voice, roles: Record<Role, string>): ReturnType<typeof indonesian> => {
  const filled = (counts: DutyCounts) => COUNTED.filter((name) => counts[name] > 0);
  const heading = (p: DutyHeading): string[] =>
    p.is === 'duty'
      ? [
          `${p.name} (${p.code ?? ''})`,
          `Article ${p.article ?? ''} · ${cadenceOf(p.cadence ?? '')}, ${sources[p.cadenceSource ?? ''] ?? ''}`,
        ]
      : [p.name];
  const due = (p: Pick<DutyCellWords, 'dueOn' | 'days' | 'state'>): string[] =>
    p.dueOn === null || p.days === null
      ? []
      : [
          p.days > 0
            ? `due ${v.date(p.dueOn)}${p.days <= 30 ? ` (in ${p.days} days)` : ''}`
            : p.days === 0
              ? `due today, ${v.date(p.dueOn)}`
              : `due ${v.date(p.dueOn)}, ${-p.days} days late`,
        ];
  const cell = (p: DutyCellWords): string =>
    [
      `${SIGNS[p.state]} ${[p.office, p.duty].filter((one) => one !== null).join(' · ') || states[p.state]}`,
      ...(p.object === '' ? [] : [p.object]),
      ...(p.state === 'overdue' || p.state === 'soon' || (p.office === null && p.duty === null)
        ? []
        : [states[p.state]]),
      ...(p.state === 'unrecorded' || p.state === 'notApplicable' ? [] : due(p)),
      ...(p.lastOn === null
        ? p.state === 'overdue' || p.state === 'soon'
          ? ['no evidence on record']
          : []
        : [`last evidence ${v.date(p.lastOn)}`]),
      ...(p.isReturned ? ['returned'] : []),
      ...(p.isBlocked ? ['there is an obstacle'] : []),
    ].join(' · ');
  const evidence = (p: DutyEvidenceWords): string =>
    `• ${p.paper ?? 'Evidence'}, in effect ${v.date(p.effectOn)}${
      p.isHidden
        ? ' · it exists; what it holds and its number are restricted'
        : `${p.letter === null ? '' : ` · number ${p.letter}`}${p.hasFile ? ' · file kept' : ''}`
    } · ${p.decidedAs === null ? 'from the desk’s own records' : `verified by ${roles[p.decidedAs]}`}`;
  return {
    sentences: {
      'duties.screen': (p: {
        at: string;
        heading: DutyHeading;
        counts: DutyCounts;
        view: 'duties' | 'offices' | 'list';
        filter: DutyFilter | null;
        groups: readonly { name: string; counts: DutyCounts }[];
        cells: readonly DutyCellWords[];
        page: number;
        pages: number;
      }) =>
        [
          `Duties ${v.when(p.at)}`,
          ...heading(p.heading),
          '',
          ...(p.counts.all === 0
            ? ['There is no duty here.']
            : filled(p.counts).map(
                (name) =>
                  `${SIGNS[name]} ${states[name].charAt(0).toUpperCase()}${states[name].slice(1)}: ${p.counts[name]}`,
              )),
          ...(p.counts.all === 0 && p.filter === null
            ? []
            : [
                '',
                `${p.view === 'duties' ? 'By duty' : p.view === 'offices' ? 'By office' : 'List'}${p.filter === null ? '' : `, ${states[p.filter]}`}${p.pages > 1 ? ` · page ${p.page} of ${p.pages}` : ''}`,
                ...p.groups.map(
                  (one) =>
                    `${one.name}: ${filled(one.counts)
                      .map((name) => `${SIGNS[name]} ${one.counts[name]}`)
                      .join('  ')}`,
                ),
                ...p.cells.map(cell),
                ...(p.groups.length + p.cells.length === 0 ? ['Nothing.'] : []),
              ]),
        ].join('\n'),
      'duties.cell': (
        p: DutyCellWords & {
          heading: DutyHeading;
          officeName: string;
          missed: number;
          /** Class of the duty's papers. */
          isRestricted: boolean;
          evidence: readonly DutyEvidenceWords[];
          history: readonly { state: string; dueOn: string | null; closedOn: string | null }[];
          more: number;
        },
      ) =>
        [
          ...heading(p.heading),
          `${p.officeName}${p.object === '' ? '' : ` · ${p.object}`}`,
          '',
          cell({ ...p, office: null, duty: null, object: '' }),
          ...(p.missed > 0 ? [`Due dates before data awal was recorded: ${p.missed}, not hunted.`] : []),
          ...(p.isRestricted ? ['Its evidence is restricted or confidential.'] : []),
          '',
          'Evidence:',
          ...(p.evidence.length === 0
            ? [
                p.lastOn === null
                  ? 'No evidence on record (tidak ada bukti tercatat).'
                  : `Data awal: in effect ${v.date(p.lastOn)}.`,
              ]
            : p.evidence.map(evidence)),
          ...(p.history.length === 0
            ? []
            : [
                '',
                'History:',
                ...p.history.map(
                  (one) =>
                    `• ${ended[one.state] ?? one.state}${one.closedOn === null ? '' : ` ${v.date(one.closedOn)}`}${one.dueOn === null ? '' : `, due ${v.date(one.dueOn)}`}`,
                ),
                ...(p.more > 0 ? [`and ${p.more} more`] : []),
              ]),
        ].join('\n'),
      'duties.whatFilter': (p: { word: string }) =>
        `"${p.word}" is not known. Write /kewajiban, or for example /kewajiban terlambat, /kewajiban dinkes, /kewajiban diagram-lan, /kewajiban gambar, /kewajiban tabel, /kewajiban laporan 2026.`,
      'duties.pictureTitle': (p: { name: string | null }) =>
        p.name === null ? `SPBE duties · ${v.city}` : `${p.name} · ${v.city}`,
      'duties.pictureSubtitle': (p: { at: string; sheet: number; sheets: number; isSingle: boolean }) =>
        `As of ${v.dateTime(p.at)}${p.isSingle ? ' · held by one office' : ''}${p.sheets > 1 ? ` · sheet ${p.sheet} of ${p.sheets}` : ''}`,
      'duties.pictureFooter': () => `${v.regulation} · Meja Bantu ${v.city}`,
      'duties.pictureLegend': (p: { state: DutyState; count: number }) =>
        `${states[p.state].charAt(0).toUpperCase()}${states[p.state].slice(1)} (${p.count})`,
      'duties.pictureDue': (p: { office: string; dueOn: string | null }) =>
        p.dueOn === null ? p.office : `${p.office} · due ${v.date(p.dueOn)}`,
      'duties.pictures': (p: { at: string; pictures: number; left: number }) =>
        `SPBE duties as of ${v.dateTime(p.at)}.${p.left > 0 ? ` The first ${p.pictures} sheets; the other ${p.left} are in the table.` : ''}`,
      'duties.noPicture': () => 'There is no duty to draw here.',
      'duties.table': (p: { at: string; rows: number }) =>
        `SPBE duties as of ${v.dateTime(p.at)}: ${p.rows} rows, one per office and duty.`,
      'refused.noDutyMatrix': () =>
        'The duties of all offices are for coordinators and heads. Those of one’s own office: /kewajiban.',
    },
    labels: {
      'duties.byDuty': () => 'By duty',
      'duties.byDuty.on': () => '• By duty',
      'duties.byOffice': () => 'By office',
      'duties.byOffice.on': () => '• By office',
      'duties.asList': () => 'List',
      'duties.asList.on': () => '• List',
      'duties.overdue': () => 'Late',
      'duties.overdue.on': () => '• Late',
      'duties.soon': () => '≤ 30 days',
      'duties.soon.on': () => '• ≤ 30 days',
      'duties.submitted': () => 'To verify',
      'duties.submitted.on': () => '• To verify',
      'duties.noEvidence': () => 'No evidence',
      'duties.noEvidence.on': () => '• No evidence',
      'duties.unrecorded': () => 'Data awal',
      'duties.unrecorded.on': () => '• Data awal',
      'duties.picture': () => 'Picture',
      'duties.table': () => 'Table',
      'duties.report': () => 'Report',
      'duties.refresh': () => 'Refresh',
      'duties.first': () => '« Start',
      'duties.everything': () => 'All',
      'duties.record': () => 'Record data awal',
      'duties.remind': () => 'Remind who has not',
      'duties.card': () => 'Open card',
      'duties.back': () => '« Back',
    },
  };
};

const ended: Record<string, string> = {
  verified: 'Met',
  notApplicable: 'Not theirs, granted',
  ended: 'Ended',
};
