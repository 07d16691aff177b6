/** What the laws need to know of each flow beside its chart: what may come in, what is finished, what must always hold. */
import type { AnyMachineSnapshot, EventFromLogic } from 'xstate';
import {
  MOST_RETURNS,
  TIME_EVENTS,
  type Desk,
  type TicketEvent,
  type TicketMemory,
} from '../../flows/ticket.ts';
import type { FlowName } from '../../flows/index.ts';
import type { AuditEvent, AuditMemory } from '../../flows/audit.ts';
import type { FindingEvent } from '../../flows/finding.ts';
import type { AnnouncementEvent, AnnouncementMemory } from '../../flows/announcement.ts';
import type { AppointmentEvent, AppointmentMemory } from '../../flows/appointment.ts';
import type { DataRequestEvent } from '../../flows/dataRequest.ts';
import type { DisposalEvent, DisposalMemory } from '../../flows/disposal.ts';
import type { CalendarChangeEvent, CalendarChangeMemory } from '../../flows/calendarChange.ts';
import type { CallEvent, CallMemory, Ladder } from '../../flows/call.ts';
import type { DutyCopyEvent } from '../../flows/dutyCopy.ts';
import type { DisturbanceEvent, DisturbanceMemory } from '../../flows/disturbance.ts';
import type { EnrolmentEvent, EnrolmentMemory } from '../../flows/enrolment.ts';
import type { ImportEvent } from '../../flows/import.ts';
import type { invitation } from '../../flows/invitation.ts';
import type { LeaveEvent } from '../../flows/leave.ts';
import type { MandiriEvent, MandiriMemory } from '../../flows/mandiri.ts';
import type { MonthlyReportEvent } from '../../flows/monthlyReport.ts';
import type { DutyNudgeEvent, DutyNudgeMemory } from '../../flows/dutyNudge.ts';
import type { DutyReportEvent } from '../../flows/dutyReport.ts';
import type { ObligationEvent } from '../../flows/obligation.ts';
import type { PostingMemory } from '../../flows/posting.ts';
import type { RequestEvent, RequestMemory } from '../../flows/request.ts';
import type { QuestionMemory } from '../../flows/question.ts';
import type { RegistrationEvent, RegistrationMemory } from '../../flows/registration.ts';
import type { UnitEvent, UnitMemory } from '../../flows/unit.ts';
import type { SubdomainEvent, SubdomainMemory } from '../../flows/subdomain.ts';
import type { SilenceEvent, SilenceMemory } from '../../flows/silence.ts';
import type { Part, ReportEvent, ReportMemory } from '../../flows/report.ts';
import { KIND_RULES, TICKET_KINDS } from '../../src/domain/ticketKinds.ts';

export interface Sample {
  readonly inputs: readonly object[];
  /** At least one of every type; timers are read from the chart. */
  readonly events: readonly { readonly type: string }[];
  /** Nothing more is asked of anybody here. Outermost names. */
  readonly finished: readonly string[];
  /** What of the memory can make a difference, where the memory itself grows without end. */
  readonly essence?: (memory: never) => unknown;
  /** What is so in every state that can be reached. */
  readonly always: Readonly<Record<string, (at: AnyMachineSnapshot) => boolean>>;
}

const memoryOf = <Memory>(at: AnyMachineSnapshot): Memory => at.context as Memory;
const in_ = (at: AnyMachineSnapshot, ...names: string[]): boolean => names.some((name) => at.matches(name));

const subdomainEvents: readonly SubdomainEvent[] = [
  ...(
    [
      'APPROVED',
      'DROPPED',
      'MADE',
      'WRITTEN',
      'WRITE_FAILED',
      'SEEN',
      'NOT_SEEN',
      'TARGETED',
      'RETARGETED',
      'CONFORMED',
      'HANDED',
      'ASKED',
      'ATTESTED',
      'DISOWNED',
      'FOUND_USED',
      'WARNED',
      'WARNED_AGAIN',
      'LAST_WARNED',
      'PROPOSED',
      'SUSPENDED',
      'REMOVAL_APPROVED',
      'NUMBERED',
      'CALLED_OFF',
      'REACTIVATED',
    ] as const
  ).map((type) => ({ type })),
  ...(['EMERGENCY_ASKED', 'EMERGENCY_ORDERED', 'REMOVAL_ASKED', 'REMOVAL_DECIDED'] as const).flatMap((type) =>
    [1, 2].map((by) => ({ type, by }) as const),
  ),
];

const ticketEvents: readonly TicketEvent[] = [
  { type: 'CLAIMED', by: 1 },
  { type: 'ASSIGNED', to: 2 },
  { type: 'TRANSFERRED', desk: 'tier1' },
  { type: 'TRANSFERRED', desk: 'tier2' },
  { type: 'LEAD_SOLVED', by: 2 },
  { type: 'REQUEST_APPROVED', desk: 'tier1' },
  { type: 'REQUEST_APPROVED', desk: 'tier2' },
  ...[null, 3].flatMap((subject) =>
    [true, false].map((stays) => ({ type: 'CONCERNED', subject, stays }) as const),
  ),
  ...(['APPROVED', 'DISAPPROVED', 'UNMASKED', 'UNMASK_DECLINED'] as const).flatMap((type) =>
    [1, 4].map((by) => ({ type, by }) as const),
  ),
  { type: 'UNMASK_ASKED', by: 1 },
  { type: 'LEAVING_ASKED', kind: 'incident' },
  { type: 'RECLASSIFIED', kind: 'incident', desk: 'tier2' },
  ...TICKET_KINDS.map((kind) => ({ type: 'RECLASSIFIED', kind }) as const),
  ...(
    [
      'RELEASED',
      'ASKED',
      'ANSWERED',
      'WAITS',
      'RESUMED',
      'VISIT_PLANNED',
      'ESCALATED',
      'RETURNED',
      'CALLED',
      'DESK_REMINDED',
      'ACCEPTED',
      'REPLIED',
      'ADDED',
      'NOTED',
      'URGED',
      'REFERRED',
      'RESOLVED',
      'CONFIRMED',
      'NOT_SOLVED',
      'CANCELLED',
      'MERGED',
      'PARTED',
      'LEAD_REFERRED',
      'LEAD_GONE',
      'JOINED',
      'UPDATED',
      'VISIT_IS_TODAY',
      'RATED',
      'COMMENTED',
      'KEPT',
      ...TIME_EVENTS,
      'SUMMARIZED',
      'SUMMARY_SENT',
      'RESPONDED',
      'CONCLUDED',
      'HID',
      'LEAVING_DECLINED',
      'REQUEST_RETURNED',
      'REQUEST_RESENT',
      'REQUEST_REJECTED',
      'REQUEST_WITHDRAWN',
    ] as const
  ).map((type) => ({ type })),
];
const desks: readonly Desk[] = ['tier1', 'tier2', 'coordinator'];

const ticket: Sample = {
  inputs: [
    { kind: 'service_request', desk: 'tier2', awaits: true },
    ...TICKET_KINDS.flatMap((kind) =>
      KIND_RULES[kind].firstDesk === 'coordinator'
        ? [{ kind, desk: 'coordinator' }]
        : [
            { kind, desk: 'tier1' },
            { kind, desk: 'tier2' },
          ],
    ),
  ],
  events: ticketEvents,
  finished: ['closed', 'cancelled', 'referred', 'rejected'],
  essence: ({ complaint, awaits, ...rest }: TicketMemory) => [
    rest,
    awaits === true,
    complaint === null
      ? null
      : [
          complaint.isSummarySent
            ? 'sent'
            : complaint.isSummaryWritten
              ? 'written'
              : complaint.hasSubject
                ? 'named'
                : 'unnamed',
          complaint.isHidden ? complaint.unmaskAskedBy : 'shown',
          complaint.leavesTo,
        ],
  ],
  always: {
    'it is open until it is finished': (at) => at.hasTag('open') !== in_(at, ...ticket.finished),
    'it has an owner in somebody’s hands and once solved, and nowhere else': (at) =>
      (memoryOf<TicketMemory>(at).ownerId !== null) === (at.hasTag('owned') || in_(at, 'resolved', 'closed')),
    'who solved it is remembered': (at) =>
      !in_(at, 'resolved', 'closed') ||
      memoryOf<TicketMemory>(at).solvedBy === memoryOf<TicketMemory>(at).ownerId,
    'it lies where its memory says': (at) =>
      desks.every((desk) => !in_(at, desk) || memoryOf<TicketMemory>(at).desk === desk),
    'a complaint lies with the coordinator, and nothing else does': (at) =>
      (memoryOf<TicketMemory>(at).kind === 'complaint') ===
      (memoryOf<TicketMemory>(at).desk === 'coordinator'),
    'only a complaint remembers whom it is about': (at) =>
      (memoryOf<TicketMemory>(at).kind === 'complaint') === (memoryOf<TicketMemory>(at).complaint !== null),
    'a complaint is not solved before whoever is named was told': (at) => {
      const { complaint } = memoryOf<TicketMemory>(at);
      return !in_(at, 'resolved') || complaint?.hasSubject !== true || complaint.isSummarySent;
    },
    'a name is asked for only where it is hidden': (at) => {
      const { complaint } = memoryOf<TicketMemory>(at);
      return complaint === null || complaint.unmaskAskedBy === null || complaint.isHidden;
    },
    'it goes back to Tier 1 at most twice': (at) => memoryOf<TicketMemory>(at).returns <= MOST_RETURNS,
    'its clock rests only in somebody’s hands, before it is approved, or while it follows another ticket': (
      at,
    ) =>
      !at.hasTag('paused') || at.hasTag('owned') || in_(at, 'follows', 'awaitsApproval', 'awaitsCorrection'),
    'it asks the reporter one thing at a time': (at) =>
      !(at.hasTag('asksAnswer') && at.hasTag('asksConfirmation')),
  },
};

const part = (messageId: number, text: string): Part => ({ messageId, text, media: null, albumId: null });
const reportEvents: readonly ReportEvent[] = [
  { type: 'SAID', part: part(1, 'internet mati'), at: '2026-11-20T01:00:00Z', looksUrgent: false },
  { type: 'SAID', part: part(2, 'situs kami berisi judi'), at: '2026-11-20T01:01:00Z', looksUrgent: true },
  {
    type: 'SAID',
    part: { ...part(3, ''), media: { type: 'photo', fileId: 'AgACAgUAAx', fileUniqueId: 'AQAD' } as never },
    at: '2026-11-20T01:02:00Z',
    looksUrgent: false,
  },
  { type: 'EDITED', messageId: 1, text: 'internet lambat', looksUrgent: false },
  { type: 'CHOSE_IMPACT', impact: 'I2' },
  { type: 'CHOSE_URGENCY', urgency: 'U2' },
  {
    type: 'SAID',
    part: part(4, 'petugas tidak sopan'),
    at: '2026-11-20T01:03:00Z',
    looksUrgent: false,
    readsLikeComplaint: true,
  },
  { type: 'CHOSE_KIND', kind: 'incident' },
  { type: 'CHOSE_KIND', kind: 'complaint' },
  { type: 'CHOSE_ABOUT', about: 'tier2' },
  { type: 'CHOSE_ABOUT', about: 'other' },
  { type: 'CHOSE_SUBJECT', person: { id: 7, name: 'Budi Lasut', about: 'tier2' } },
  { type: 'CHOSE_SUBJECT', person: null },
  { type: 'NAMED', words: 'Pak Budi', found: 2 },
  { type: 'NAMED', words: 'Pak Satpam', found: 0 },
  { type: 'WILL_NAME' },
  { type: 'CHOSE_HIDING', isHidden: true },
  { type: 'CHOSE_HIDING', isHidden: false },
  ...(['about', 'hiding', 'text', 'kind', 'impact', 'urgency', 'menu', 'nothing'] as const).map(
    (what) => ({ type: 'CHANGE', what }) as const,
  ),
  { type: 'SENT', caseId: 'aaaabbbbccccdddd' },
  { type: 'ADDED_TO', caseId: 'aaaabbbbccccdddd' },
  { type: 'NEW_REPORT' },
  { type: 'SEARCHED', words: 'Ani' },
  { type: 'CHOSE_PERSON', personId: 4, name: 'Ani Wuisan', officeCode: 'dinkes' },
  { type: 'NOT_REGISTERED', officeCode: null },
  { type: 'NOT_REGISTERED', officeCode: 'dinkes' },
  { type: 'CHOSE_OFFICE', officeCode: 'dinkes' },
  { type: 'CHOSE_CHANNEL', channel: 'phone' },
  { type: 'CANCELLED' },
];

const report: Sample = {
  inputs: [
    ...[true, false].flatMap((asked) => [true, false].map((hasOpenTickets) => ({ asked, hasOpenTickets }))),
    {
      asked: true,
      hasOpenTickets: false,
      recordedFor: { name: 'Ani', personId: null, officeCode: null, channel: null, officeWords: '' },
    },
  ],
  events: reportEvents,
  finished: ['sent', 'added', 'cancelled'],
  essence: ({ parts, chosen, complaint, asked, hasOpenTickets, recordedFor, ...rest }: ReportMemory) => [
    asked,
    hasOpenTickets,
    parts.length > 0,
    chosen.kind === undefined ? null : chosen.kind === 'complaint',
    complaint.about !== undefined,
    complaint.isHidden !== undefined,
    recordedFor && [recordedFor.personId, recordedFor.officeCode, recordedFor.channel],
    rest.looksUrgent,
    rest.readsLikeComplaint,
    rest.caseId,
  ],
  always: {
    'it takes words until it is over': (at) =>
      at.hasTag('takesText') !== at.hasTag('over') && at.hasTag('over') === in_(at, ...report.finished),
    'it knows its case exactly when it became one': (at) =>
      (memoryOf<ReportMemory>(at).caseId !== null) === in_(at, 'sent', 'added'),
    'it forgets the words once they live elsewhere': (at) =>
      !at.hasTag('over') || memoryOf<ReportMemory>(at).parts.length === 0,
    'what is written down for another says who and how before it says what': (at) => {
      const { recordedFor } = memoryOf<ReportMemory>(at);
      return (
        recordedFor === null ||
        in_(at, 'asksWho', 'asksOffice', 'asksChannel', 'cancelled') ||
        (recordedFor.officeCode !== null && recordedFor.channel !== null)
      );
    },
    'a complaint is sent only when everything was asked': (at) => {
      const { chosen, readsLikeComplaint, complaint } = memoryOf<ReportMemory>(at);
      const isComplaint = chosen.kind === undefined ? readsLikeComplaint : chosen.kind === 'complaint';
      return (
        !in_(at, 'draft') ||
        !isComplaint ||
        (complaint.about !== undefined && complaint.isHidden !== undefined)
      );
    },
    'a draft began with words': (at) => !in_(at, 'draft') || memoryOf<ReportMemory>(at).saidAt !== null,
  },
};

const question: Sample = {
  inputs: [
    { action: 'ask', caseId: 'aaaabbbbccccdddd', choice: null },
    { action: 'wait', caseId: 'aaaabbbbccccdddd', choice: 'vendor' },
  ] satisfies QuestionMemory[],
  events: [{ type: 'ANSWERED' }, { type: 'CANCELLED' }],
  finished: ['answered', 'cancelled', 'lapsed'],
  always: {
    'it takes a line until it is over': (at) =>
      at.hasTag('takesText') !== at.hasTag('over') && at.hasTag('over') === in_(at, ...question.finished),
  },
};

const invitationEvents: EventFromLogic<typeof invitation>[] = [
  { type: 'ACCEPTED', by: 1 },
  { type: 'WITHDRAWN' },
];

const invitationSample: Sample = {
  inputs: [{}],
  events: invitationEvents,
  finished: ['accepted', 'withdrawn', 'expired'],
  always: {
    'it is used exactly when it was accepted': (at) =>
      (memoryOf<{ usedBy: number | null }>(at).usedBy !== null) === in_(at, 'accepted'),
  },
};

const ladders: readonly Ladder[] = [
  { officers: [], coordinators: [], heads: [] },
  { officers: [1, 2], coordinators: [], heads: [3] },
  { officers: [2], coordinators: [4, 5], heads: [] },
];
const call: Sample = {
  inputs: ladders.flatMap((ladder) =>
    [true, false].map((isNight) => ({ ...ladder, isNight, except: isNight ? 1 : null })),
  ),
  events: [
    ...ladders.map((ladder) => ({ type: 'LADDER_READ', ...ladder }) as const),
    { type: 'ANSWERED' },
  ] satisfies CallEvent[],
  finished: ['answered'],
  always: {
    'nobody is called twice as an officer': (at) => {
      const { called } = memoryOf<CallMemory>(at);
      const officers = called.filter((id) => id < 3);
      return new Set(officers).size === officers.length;
    },
    'by day nobody is called before the time to respond is over': (at) =>
      !in_(at, 'waiting') || memoryOf<CallMemory>(at).called.length === 0,
    'who gave the ticket back is not called as an officer': (at) => {
      const { called, except } = memoryOf<CallMemory>(at);
      return except === null || !called.includes(except);
    },
    'whom it called last is remembered': (at) =>
      memoryOf<CallMemory>(at).calling.every((id) => memoryOf<CallMemory>(at).called.includes(id)),
  },
};

const silenceEvents: readonly SilenceEvent[] = [
  { type: 'DEPUTIES_READ', deputies: [] },
  { type: 'DEPUTIES_READ', deputies: [1, 2] },
  { type: 'ANSWERED' },
];
const silence: Sample = {
  inputs: [true, false].map((isDue): SilenceMemory => ({ isDue, deputies: [] })),
  events: silenceEvents,
  finished: ['offered', 'answered'],
  always: {
    'Tier 1 has its time to respond before anybody is reminded': (at) =>
      !in_(at, 'waiting') || !memoryOf<SilenceMemory>(at).isDue,
  },
};

const appointment: Sample = {
  inputs: [true, false].flatMap((needsLetter) =>
    [true, false].map((isActing): AppointmentMemory => ({ needsLetter, isActing })),
  ),
  events: [{ type: 'LETTER_GIVEN' }, { type: 'ENDED' }] satisfies AppointmentEvent[],
  finished: ['ended'],
  always: {
    'a letter is asked for only where one is needed': (at) =>
      !at.matches({ serving: { letter: 'missing' } }) || memoryOf<AppointmentMemory>(at).needsLetter,
    'it ends by itself exactly where it is an acting one': (at) =>
      in_(at, 'ended') ||
      at.matches({ serving: { term: 'acting' } }) === memoryOf<AppointmentMemory>(at).isActing,
  },
};

const leave: Sample = {
  inputs: [{}],
  events: [{ type: 'CANCELLED' }, { type: 'RETURNED' }] satisfies LeaveEvent[],
  finished: ['over', 'cancelled'],
  always: {},
};

const mandiri: Sample = {
  inputs: [{}],
  events: [
    ...[true, false].flatMap((holds): MandiriEvent[] => [
      { type: 'STAFF_JUDGED', holds },
      { type: 'EXPERIENCE_JUDGED', holds },
    ]),
    { type: 'PROPOSED' },
    { type: 'DESIGNATED' },
    { type: 'REFUSED' },
    { type: 'WITHDRAWN' },
  ] satisfies MandiriEvent[],
  finished: ['designated', 'notEligible', 'refused', 'withdrawn'],
  always: {
    'it is open until it is finished': (at) => at.hasTag('open') !== in_(at, ...mandiri.finished),
    'it is proposed and designated only with both criteria met': (at) =>
      !in_(at, 'eligible', 'proposed', 'designated') ||
      (memoryOf<MandiriMemory>(at).hasStaff === true && memoryOf<MandiriMemory>(at).hasExperience === true),
  },
};

const monthlyReportEvents: readonly MonthlyReportEvent[] = [
  { type: 'SENT_TO_HEAD' },
  { type: 'SENT_TO_CHAIR' },
];
const monthlyReport: Sample = {
  inputs: [{}],
  events: monthlyReportEvents,
  finished: ['withChair'],
  always: {
    'the Ketua Tim is the last to get it': (at) =>
      in_(at, 'withChair') === !monthlyReportEvents.some((event) => at.can(event)),
    'the Kepala Dinas gets it at most once': (at) => at.can({ type: 'SENT_TO_HEAD' }) === in_(at, 'filed'),
  },
};

const dutyNudgeEvents: readonly DutyNudgeEvent[] = [{ type: 'SENT' }, { type: 'DROPPED' }];
const dutyNudge: Sample = {
  inputs: [{ duty: 'diagram-lan', plan: 'a' } satisfies DutyNudgeMemory],
  events: dutyNudgeEvents,
  finished: ['sent', 'dropped'],
  always: {
    'what was decided is not decided again': (at) =>
      in_(at, 'shown') === dutyNudgeEvents.every((event) => at.can(event)),
  },
};

const dutyReportEvents: readonly DutyReportEvent[] = [{ type: 'SENT_TO_HEAD' }, { type: 'SENT_TO_CHAIR' }];
const dutyReport: Sample = {
  inputs: [{}],
  events: dutyReportEvents,
  finished: ['withChair'],
  always: {
    'the Ketua Tim is the last to get it': (at) =>
      in_(at, 'withChair') === !dutyReportEvents.some((event) => at.can(event)),
    'the Kepala Dinas gets it at most once': (at) => at.can({ type: 'SENT_TO_HEAD' }) === in_(at, 'filed'),
  },
};

const dutyCopyEvents: readonly DutyCopyEvent[] = [
  { type: 'RELEASED' },
  { type: 'DECLINED' },
  { type: 'SHORTENED' },
  { type: 'EMPTIED' },
];
const dutyCopy: Sample = {
  inputs: [{}],
  events: dutyCopyEvents,
  finished: ['sent', 'declined', 'met', 'lapsed'],
  always: {
    'it is decided on once': (at) =>
      in_(at, 'drafted') === dutyCopyEvents.every((event) => at.can(event)) &&
      (in_(at, 'drafted') || !dutyCopyEvents.some((event) => at.can(event))),
  },
};

const posting: Sample = {
  inputs: [{}],
  events: [
    { type: 'HANDED_OVER', count: 0 },
    { type: 'HANDED_OVER', count: 3 },
  ] as { type: 'HANDED_OVER'; count: number }[],
  finished: ['done'],
  always: {
    'what was handed over is counted when it is done': (at) =>
      in_(at, 'done') === (memoryOf<PostingMemory>(at).handedOver !== null),
  },
};

const importSample: Sample = {
  inputs: [{}],
  events: [{ type: 'APPLIED' }, { type: 'PREVIEWED_AGAIN' }, { type: 'DISCARDED' }] satisfies ImportEvent[],
  finished: ['applied', 'discarded', 'lapsed'],
  always: { 'it waits for a press, or is over': (at) => in_(at, 'previewed', ...importSample.finished) },
};

const registrationEvents: readonly RegistrationEvent[] = [
  { type: 'APPROVED', by: 1 },
  { type: 'REJECTED', by: 2 },
  { type: 'WITHDRAWN' },
];
const registration: Sample = {
  inputs: [{}],
  events: registrationEvents,
  finished: ['approved', 'rejected', 'withdrawn'],
  always: {
    'it is open until it is finished': (at) => at.hasTag('open') !== in_(at, ...registration.finished),
    'somebody decided exactly when it was approved or rejected': (at) =>
      (memoryOf<RegistrationMemory>(at).decidedBy !== null) === in_(at, 'approved', 'rejected'),
  },
};

const enrolmentEvents: readonly EnrolmentEvent[] = [
  { type: 'CHOSE_OFFICE', officeCode: 'dinsos' },
  { type: 'CHOSE_NAME', name: 'Ani Wuisan' },
  { type: 'OTHER_OFFICE' },
  { type: 'CANCELLED' },
];
const enrolment: Sample = {
  inputs: [{ officeCode: null }, { officeCode: 'dinkes' }],
  events: enrolmentEvents,
  finished: ['requested', 'cancelled', 'lapsed'],
  always: {
    'it takes words until it is over': (at) =>
      at.hasTag('takesText') !== at.hasTag('over') && at.hasTag('over') === in_(at, ...enrolment.finished),
    'it asks for the name only of somebody whose office it knows': (at) =>
      !in_(at, 'asksName', 'requested') || memoryOf<EnrolmentMemory>(at).officeCode !== null,
    'what it requests is complete': (at) =>
      in_(at, 'requested') === (memoryOf<EnrolmentMemory>(at).name !== null),
  },
};

const unitEvents: readonly UnitEvent[] = [
  { type: 'NAMED', name: 'Puskesmas Danowudu' },
  { type: 'CHOSE_KIND', kind: 'puskesmas' },
  { type: 'PLACED', location: 'Kelurahan Danowudu' },
  { type: 'PLACED', location: null },
  { type: 'CANCELLED' },
];
const unit: Sample = {
  inputs: [{ parentCode: 'dinkes' }],
  events: unitEvents,
  finished: ['added', 'cancelled', 'lapsed'],
  always: {
    'it takes a line until it is over': (at) =>
      at.hasTag('takesText') !== at.hasTag('over') && at.hasTag('over') === in_(at, ...unit.finished),
    'what it adds has a name and a kind': (at) =>
      !in_(at, 'added') || (memoryOf<UnitMemory>(at).name !== null && memoryOf<UnitMemory>(at).kind !== null),
  },
};

const dataRequestEvents: readonly DataRequestEvent[] = [
  { type: 'CONFIRMED' },
  { type: 'REFUSED' },
  { type: 'WITHDRAWN' },
  { type: 'CARRIED_OUT' },
];
const dataRequest: Sample = {
  inputs: [{ kind: 'export' }, { kind: 'correct' }, { kind: 'erase' }],
  events: dataRequestEvents,
  finished: ['answered', 'refused', 'withdrawn', 'carriedOut'],
  always: {
    'it is open until it is finished': (at) => at.hasTag('open') !== in_(at, ...dataRequest.finished),
    'only a deletion waits for anybody': (at) =>
      in_(at, 'answered') === (memoryOf<{ kind: string }>(at).kind !== 'erase'),
  },
};

const disposalEvents: readonly DisposalEvent[] = [
  { type: 'CONFIRMED', by: 1 },
  { type: 'APPROVED', by: 1 },
  { type: 'APPROVED', by: 2 },
  { type: 'POSTPONED' },
  { type: 'SUPERSEDED' },
];
const disposal: Sample = {
  inputs: [{}],
  events: disposalEvents,
  finished: ['destroyed', 'postponed', 'superseded'],
  always: {
    'it is open until it is finished': (at) => at.hasTag('open') !== in_(at, ...disposal.finished),
    'nothing is destroyed that nobody confirmed before': (at) =>
      !in_(at, 'confirmed', 'destroyed') || memoryOf<DisposalMemory>(at).confirmedBy !== null,
  },
};

const requestEvents: readonly RequestEvent[] = [
  { type: 'ANSWERED' },
  { type: 'SENT', decides: true },
  { type: 'SENT', decides: false },
  { type: 'DELETED' },
  { type: 'PASSED' },
  { type: 'RETURNED' },
  { type: 'REJECTED' },
  { type: 'WITHDRAWN' },
  ...(['CHAIN_READ', 'STEP_MET', 'LETTER_CAME'] as const).flatMap((type) =>
    (['asked', 'vacant', 'held'] as const).flatMap((to) =>
      [true, false].map((isAwaited) => ({ type, to, isAwaited }) as const),
    ),
  ),
];
const requestSample: Sample = {
  inputs: [{ isUrgent: false }, { isUrgent: true }],
  events: requestEvents,
  finished: ['passed', 'rejected', 'withdrawn', 'deleted', 'lapsed'],
  essence: ({ revision, isUrgent }: RequestMemory) => [revision > 0, isUrgent],
  always: {
    'it is open until it is finished': (at) => at.hasTag('open') !== in_(at, ...requestSample.finished),
    'nothing is decided on that was not sent': (at) =>
      !in_(at, 'deciding', 'passed', 'rejected', 'withdrawn') || memoryOf<RequestMemory>(at).revision > 0,
    'only the signed letter can meet a step that nobody answers': (at) =>
      at.hasTag('byLetter') ===
      ['silent', 'vacant', 'vacantLong'].some((chain) => at.matches({ deciding: { chain } })),
    'what was sent is never just deleted': (at) =>
      !in_(at, 'deleted') || memoryOf<RequestMemory>(at).revision === 0,
  },
};

const changeReview: Sample = {
  inputs: [{}],
  events: [{ type: 'REVIEWED' }],
  finished: ['reviewed'],
  always: { 'it is asked for until somebody answers': (at) => at.hasTag('open') === in_(at, 'asked') },
};

const retention: Sample = {
  inputs: [{}],
  events: [{ type: 'ENDED' }],
  finished: ['ended'],
  always: { 'it sleeps until the next night, or for good': (at) => in_(at, 'asleep', 'ended') },
};

const calendarChangeEvents: readonly CalendarChangeEvent[] = [
  { type: 'APPLIED', by: 1 },
  { type: 'DROPPED', by: 2 },
];
const calendarChange: Sample = {
  inputs: [{}],
  events: calendarChangeEvents,
  finished: ['settled', 'dropped', 'lapsed'],
  always: {
    'it can be decided on until it is': (at) => at.hasTag('open') === in_(at, 'proposed'),
    'somebody decided unless it lapsed': (at) =>
      (memoryOf<CalendarChangeMemory>(at).decidedBy !== null) === in_(at, 'applied', 'settled', 'dropped'),
  },
};

const obligation: Sample = {
  inputs: [{}],
  events: [
    ...(['scheduled', 'dueSoon', 'due', 'overdue'] as const).map(
      (stage) => ({ type: 'PLACED', stage }) as const,
    ),
    ...(
      [
        'DATED',
        'SUBMITTED',
        'ACCEPTED',
        'RETURNED',
        'BLOCKED',
        'DISOWNED',
        'RELEASED',
        'KEPT',
        'ENDED',
      ] as const
    ).map((type) => ({ type })),
  ] satisfies ObligationEvent[],
  finished: ['verified', 'notApplicable', 'ended'],
  always: {
    'it is open until it is decided or ended': (at) =>
      at.hasTag('open') !== in_(at, 'verified', 'notApplicable', 'ended'),
    'it is the office’s turn, or waits for the coordinators': (at) =>
      !at.hasTag('open') || at.hasTag('officesTurn') !== at.hasTag('waits'),
    'only what was sent can be accepted': (at) => at.can({ type: 'ACCEPTED' }) === in_(at, 'submitted'),
  },
};

const auditEvents: readonly AuditEvent[] = (
  [
    'BUDGETED',
    'AUDITOR_NAMED',
    'CRITERIA_SET',
    'LETTER_GIVEN',
    'STARTED',
    'REPORTED',
    'RECEIVED_BY_CHAIR',
    'RECEIVED_BY_MAYOR',
    'FINDING_ADDED',
    'FINDING_SETTLED',
    'CLOSED',
    'CANCELLED',
  ] as const
).map((type) => ({ type }));
const auditSample: Sample = {
  // Padang names nobody, Bitung the Walikota through Ketua Tim (43(2)).
  inputs: [{ receipts: [] }, { receipts: ['chair', 'mayor'] }, { receipts: ['mayor'] }],
  events: auditEvents,
  finished: ['closed', 'cancelled'],
  essence: ({ open, ...rest }: AuditMemory) => [rest, Math.min(open, 2)],
  always: {
    'it is open until it is finished': (at) => at.hasTag('open') !== in_(at, ...auditSample.finished),
    'nobody audits without a name, criteria and a letter': (at) => {
      const { hasAuditor, hasCriteria, hasLetter } = memoryOf<AuditMemory>(at);
      return (
        !in_(at, 'running', 'reported', 'followUp', 'closed') || (hasAuditor && hasCriteria && hasLetter)
      );
    },
    'it is followed up once everybody whom the text names has it': (at) =>
      !in_(at, 'followUp', 'closed') || memoryOf<AuditMemory>(at).receipts.length === 0,
    'it is closed with nothing open': (at) => !in_(at, 'closed') || memoryOf<AuditMemory>(at).open === 0,
    'it never counts below nothing': (at) => memoryOf<AuditMemory>(at).open >= 0,
  },
};

const findingSample: Sample = {
  inputs: [{}],
  events: (['ANSWERED', 'ACCEPTED', 'RETURNED', 'MOVED'] as const).map((type): FindingEvent => ({ type })),
  finished: ['accepted'],
  always: {
    'it is open until it is accepted': (at) => at.hasTag('open') !== in_(at, 'accepted'),
    'it is judged only when it is answered': (at) => at.can({ type: 'ACCEPTED' }) === in_(at, 'answered'),
  },
};

const subdomain: Sample = {
  inputs: [true, false].flatMap((mayDeactivate) => [true, false].map((isOld) => ({ mayDeactivate, isOld }))),
  events: subdomainEvents,
  finished: ['released', 'dropped'],
  always: {
    'a city without the power never switches off what is merely unused': (at) =>
      memoryOf<SubdomainMemory>(at).mayDeactivate || !in_(at, 'suspended'),
    'in an emergency two officials have spoken': (at) =>
      !in_(at, 'emergency') || memoryOf<SubdomainMemory>(at).first === null,
  },
};

/** A new flow does not compile before it has its samples. */
const announcement: Sample = {
  inputs: [{ author: 1 }] satisfies AnnouncementMemory[],
  events: [
    ...[true, false].flatMap((later) => [
      { type: 'SENT', later } as const,
      ...[1, 2].map((by) => ({ type: 'APPROVED', by, later }) as const),
    ]),
    ...[1, 2].map((by) => ({ type: 'DECLINED', by }) as const),
    ...(
      [
        'WRITTEN',
        'AIMED',
        'REWRITES',
        'AIMS_ANEW',
        'MARKED',
        'SUBMITTED',
        'WITHDRAWN',
        'TIME_CAME',
        'STOPPED',
        'ALL_SENT',
        'SENT_AGAIN',
        'CANCELLED',
      ] as const
    ).map((type) => ({ type })),
  ] satisfies AnnouncementEvent[],
  finished: ['stopped', 'closed', 'cancelled', 'lapsed'],
  always: {},
};

const disturbance: Sample = {
  inputs: [{ isPlanned: true }, { isPlanned: false }],
  events: (
    [
      'NAMED',
      'WRITTEN',
      'TIMED',
      'AIMED',
      'AIMS_ANEW',
      'SENT',
      'REMINDED',
      'BEGAN',
      'OVERDUE',
      'UPDATED',
      'CLEARED',
      'CANCELLED',
      'CALLED_OFF',
    ] as const
  ).map((type) => ({ type })) satisfies DisturbanceEvent[],
  finished: ['cleared', 'calledOff', 'cancelled', 'lapsed'],
  always: {
    'trouble now is never planned': (at) =>
      memoryOf<DisturbanceMemory>(at).isPlanned || !in_(at, 'planned', 'calledOff'),
  },
};

export const samples: Readonly<Record<FlowName, Sample>> = {
  subdomain,
  announcement,
  disturbance,
  ticket,
  mandiri,
  appointment,
  leave,
  monthlyReport,
  dutyCopy,
  obligation,
  dutyNudge,
  dutyReport,
  posting,
  audit: auditSample,
  finding: findingSample,
  calendarChange,
  call,
  silence,
  invitation: invitationSample,
  import: importSample,
  registration,
  enrolment,
  unit,
  dataRequest,
  disposal,
  request: requestSample,
  changeReview,
  retention,
  report,
  question,
};
