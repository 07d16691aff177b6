/**
 * Every waiting time of every flow, in one table: so many minutes of wall clock, or so many working days of the office.
 * Charts name them; the engine turns them into rows of `timers`. Source: `chat.md`, "A ticket"; the numbers are practice.
 */
export const DELAYS = {
  /** Silence of the reporter closes a solved ticket after three working days. */
  closesBySilence: { workingDays: 3 },
  /** A question to the reporter is reminded of after one working day and after two; after three the ticket closes with notice. */
  answerReminded: { workingDays: 1 },
  answerRemindedAgain: { workingDays: 2 },
  answerLapses: { workingDays: 3 },
  /** An owner who did nothing for a working day is asked; after one more the ticket goes back to its queue. */
  ownerIdle: { workingDays: 1 },
  ownerLapses: { workingDays: 1 },
  /** What is waited for was expected by now: on the morning of that date, then every second working day. */
  waitIsDue: { ownDate: 1 },
  /** A complaint nobody has taken is offered again, to whoever may receive it then. Source: `domain.md` 4.4, first response. */
  complaintWaits: { workingDays: 1 },
  /** A draft left lying is reminded once after ten minutes … */
  draftLies: { minutes: 10 },
  /** … and once more on the next working morning. */
  draftForgotten: { workingMorning: 1 },
  /** A draft that looks like a security incident sends itself. */
  draftIsUrgent: { minutes: 5 },
  /** A form left lying is reminded of on the next working morning, and forgotten after thirty days. */
  formLies: { workingMorning: 1 },
  formLapses: { minutes: 30 * 24 * 60 },
  /** The report of a security incident whose writer fell silent goes by itself, as such a draft does. */
  formIsUrgent: { minutes: 5 },
  /** Whoever can meet the step of a request is reminded after a working day; after two it is told upward, then weekly. */
  approvalReminded: { workingDays: 1 },
  approvalLies: { workingDays: 2 },
  approvalLiesOn: { workingDays: 5 },
  /** A letter that was to follow is waited for fourteen days (`chat.md`, Services), with a word after seven and after twelve. */
  letterReminded: { minutes: 7 * 24 * 60 },
  letterRemindedAgain: { minutes: 12 * 24 * 60 },
  letterLapses: { minutes: 14 * 24 * 60 },
  /** Nobody said yet what came of a change that was carried out: weekly. */
  reviewReminded: { workingDays: 5 },
  /** A question asked of someone lapses, so that a line typed the next day is a new message. */
  questionLapses: { minutes: 60 },
  /** An invitation link that nobody used. */
  invitationExpires: { minutes: 3 * 24 * 60 },
  /** An office is reminded of what an audit found: days of the ladder before and after its date (`reminderPlan.ts`). */
  findingReminds: { ownDate: 1 },
  /** A follow-up that nobody judged is shown again. */
  findingWaits: { workingDays: 5 },
  /** A one-time page to hand in or open a file. */
  passExpires: { minutes: 30 },
  /** A registration nobody decided on is shown again, to the coordinators too. */
  registrationWaits: { workingDays: 2 },
  /** A newcomer who stopped halfway begins anew the next day. */
  enrolmentLapses: { minutes: 24 * 60 },
  /** The number of a letter of appointment is asked for once a working week. */
  letterReminder: { workingDays: 5 },
  /** A request for deletion is confirmed within three times 24 hours (domain.md 6.1(3)): the reminder after two … */
  erasureReminds: { minutes: 2 * 24 * 60 },
  /** … the next when the time is over, and every day after. */
  erasureIsDue: { minutes: 24 * 60 },
  /** Confirmed, but something of his is still open: once a working week. */
  erasureWaits: { workingDays: 5 },
  /** A reminder by hand that was shown and not sent. */
  dutyNudgeLapses: { minutes: 60 },
  /** The preview of a spreadsheet that nobody applied; what it says is forgotten then. */
  importLapses: { minutes: 24 * 60 },
  /** An announcement that was begun and not sent. */
  announcementLapses: { minutes: 24 * 60 },
  /** So long it may be sent again to those who lack it, and is waited for acknowledgements. */
  announcementCloses: { minutes: 14 * 24 * 60 },
  /** At two in the morning of the city. */
  retentionNight: { ownDate: 1 },
  /** A change of the calendar that was shown and not decided on is shown again when it is wanted again. */
  calendarChangeLapses: { minutes: 24 * 60 },
  /** A draft of copies upward ends with its month; what was released goes at once, or on the next working morning. */
  copyLapses: { ownDate: 1 },
  copyGoes: { ownDate: 1 },
  /** Every replica has the new calendar after a second; what was decided in between is worked out again. */
  calendarSettles: { minutes: 1 },
  /** The first day of a leave begins, the last one is over, an acting role ends: the date stands in the case's own row. */
  leaveBegins: { ownDate: 1 },
  leaveEnds: { ownDate: 1 },
  actingEnds: { ownDate: 1 },
  /** By day somebody is called for an urgent ticket when the time to respond is over (region's file). */
  callBegins: { ownDate: 1 },
  /** Whoever is called has so long to answer, at any hour. Source: `chat.md`, "A ticket" 7. */
  callAnswer: { minutes: 15 },
  /** Steps after silence of Tier 1, in the working time of the office, from the ticket's own clocks (`desk/silence.ts`). */
  tier1Answers: { ownDate: 1 },
  deputyIsAsked: { ownDate: 1 },
  deputyAnswers: { ownDate: 1 },
  /** A duty comes near, is due, is late: at 00.00 of the day that its dates give. Source: `chat.md`, Duties and reminders. */
  dutyIsNear: { ownDate: 1 },
  dutyIsDue: { ownDate: 1 },
  dutyIsLate: { ownDate: 1 },
  /** The number of an emergency suspension is due the next working day, then asked for every working day (`chat.md`). */
  numberIsDue: { workingDays: 1 },
  /** Thirty days after a suspension it may be removed for good (domain.md 5.5). */
  removalIsDue: { minutes: 30 * 24 * 60 },
  /** A removed name rests twelve months: the date stands in its row (domain.md 5.3). */
  nameRests: { ownDate: 1 },
} as const satisfies Record<string, Delay>;

export type Delay =
  | { readonly minutes: number }
  | { readonly workingDays: number }
  | { readonly workingMorning: number }
  | { readonly ownDate: 1 };
export type DelayName = keyof typeof DELAYS;

/** Delays as XState wants them: a finite number each. Only the name matters, the engine reads the table above. */
export const chartDelays = Object.fromEntries(
  Object.keys(DELAYS).map((name, index) => [name, index + 1]),
) as Record<DelayName, number>;
