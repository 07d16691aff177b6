/** One case tells another: what a commit put into the inbox, worked once each. A new signal is a row here. */
import type { Change } from '../engine/change.ts';
import { tellOfDuties } from './dutyNudge.ts';
import { sayDigest } from './digest.ts';
import { dateCycle, dutiesAreKept, endCycle, rebaseCycle } from './dutyKeeping.ts';
import { evidenceIsFiled } from './dutyEvents.ts';
import { endAppointment, noteLetter } from './appointments.ts';
import { beginCall, callPeople, endCall, noteNobodyAnswered, tellOfEmptyRoster } from './calls.ts';
import { chainIsRead } from './approvals.ts';
import { beginReview } from './changeReview.ts';
import type { Desk } from './desk.ts';
import { broadcastIsSent } from './disturbanceMoves.ts';
import { recomputeTickets, recomputeTimers } from './calendarMoves.ts';
import { joinsMass, similarAreSought } from './mass.ts';
import { remindOffice, settleFinding } from './findingMoves.ts';
import { leadMoved, ticketIsJoined } from './following.ts';
import { checkOwner, handTicket } from './handover.ts';
import { handOverOfLeave, endLeaveOf } from './leaveMoves.ts';
import { handOverOfPosting } from './postings.ts';
import { recomputeClock } from './recompute.ts';
import { confirmReporter, overtake } from './registrationMoves.ts';
import { requestDecided, withdrawRequest } from './requestTicket.ts';
import { heardFromOutside, requestMovedSubdomain } from './subdomainFindings.ts';
import type { Signal } from './signal.ts';
import { beginSilence, goOnWithSilence } from './silence.ts';
import { reporterUnreachable } from './unreachable.ts';

type Rule = (desk: Desk, change: Change, signal: Signal, now: Temporal.Instant) => Promise<void>;

const RULES: Readonly<Record<string, Rule>> = {
  reporterUnreachable: (desk, change, { caseId }, now) => reporterUnreachable(desk, change, caseId, now),
  appointmentEnds: endAppointment,
  letterIsGiven: noteLetter,
  postingHandsOver: handOverOfPosting,
  leaveHandsOver: handOverOfLeave,
  leaveEnds: endLeaveOf,
  ticketIsHanded: handTicket,
  ownerIsChecked: checkOwner,
  ticketsAreRecomputed: recomputeTickets,
  timersAreRecomputed: recomputeTimers,
  subdomainOutside: heardFromOutside,
  subdomainIsApproved: requestMovedSubdomain,
  subdomainIsDropped: requestMovedSubdomain,
  subdomainIsRetargeted: requestMovedSubdomain,
  subdomainIsHanded: requestMovedSubdomain,
  subdomainIsReactivated: requestMovedSubdomain,
  subdomainIsRemoved: requestMovedSubdomain,
  subdomainIsReplaced: requestMovedSubdomain,
  subdomainLosesManager: requestMovedSubdomain,
  callBegins: beginCall,
  peopleAreCalled: callPeople,
  nobodyAnswered: noteNobodyAnswered,
  rosterIsEmpty: tellOfEmptyRoster,
  callEnds: endCall,
  tier1IsSilent: beginSilence,
  silenceGoesOn: goOnWithSilence,
  reporterIsConfirmed: confirmReporter,
  registrationIsOvertaken: overtake,
  morningDigest: sayDigest,
  clockIsRecomputed: recomputeClock,
  ticketIsJoined,
  similarAreSought,
  joinsMass,
  findingsAreReminded: remindOffice,
  findingIsSettled: settleFinding,
  leadMoved,
  dutyNudge: tellOfDuties,
  requestDecided,
  chainIsRead,
  changeIsDone: beginReview,
  requestIsWithdrawn: withdrawRequest,
  dutiesAreKept,
  dutyIsDated: dateCycle,
  dutyEnds: endCycle,
  dutyIsRebased: rebaseCycle,
  evidenceIsFiled,
  broadcastIsSent,
};

export async function signalled(
  desk: Desk,
  change: Change,
  signal: Signal,
  now: Temporal.Instant,
): Promise<void> {
  const rule = RULES[signal.name];
  if (rule === undefined)
    throw new Error(`Nothing answers the signal "${signal.name}" (src/desk/signals.ts).`);
  await rule(desk, change, signal, now);
}
