/** One arrival to the rule that answers it. Everything a person can do comes through here. */
import type { Incoming, Words } from '../engine/incoming.ts';
import { audits } from './audits.ts';
import { announce, readIt } from './announcements.ts';
import { calendar } from './calendar.ts';
import { disturb } from './disturbances.ts';
import { absence } from './leaves.ts';
import { staff } from './staff.ts';
import { sentence } from '../engine/speech.ts';
import { cardsOf } from '../db/tickets.ts';
import { adoptMessage } from '../db/cards.ts';
import { forgetLane } from '../db/registrations.ts';
import { actOn, absent, findTicket } from './acts.ts';
import { draftingOf, gather, hear, hearEdit } from './conversation.ts';
import { isPrivate, type Arrival, type Desk, type Known, type Notice } from './desk.ts';
import { askFirst, asksComplaint, choosePerson } from './complaintDraft.ts';
import { dutyCopyPressed } from './dutyCopies.ts';
import { bind, memberChanged, unbind } from './groups.ts';
import { exportSheets, importCommand, importPressed } from './imports.ts';
import { duties } from './duties.ts';
import { ASKED_BY_COMMAND, approval, typed } from './approvalList.ts';
import { freezes } from './freezes.ts';
import { aturan, aturanPressed, citationPressed } from './law.ts';
import { disposal } from './disposal.ts';
import { actOnErasure, showErasures } from './erasure.ts';
import { actOnMandiri, applyForMandiri, isMandiriAction, showMandiri } from './mandiri.ts';
import { dutyMatrixPressed } from './dutyMatrix.ts';
import { citizen, newcomer, OFFICE_LINK, over } from './enrolment.ts';
import { officePressed, showOffices } from './offices.ts';
import { monthly } from './monthly.ts';
import { joinKnown } from './alike.ts';
import { makeMass } from './mass.ts';
import { beginRecording, recordedName, recordingEvent, scopeOfRecorder } from './recording.ts';
import { accept, invite, noticeRead, setLanguage, start } from './people.ts';
import { ownData, showPrivacy, warnOfMasked } from './ownData.ts';
import { endQuestion, questionOf } from './questions.ts';
import { cataloguePressed, showCatalogue } from './catalogue.ts';
import { formCommand, formPressed, leaveForm, unusableInForm } from './requestAnswers.ts';
import { openForm } from './requestForm.ts';
import { roster } from './roster.ts';
import { actOnRegistration, alreadyRegistered, showRequests } from './registration.ts';
import { draftEvent, draftStep, isOver, officeOf, sendDraft } from './report.ts';
import { showList } from './showing.ts';
import { addToTicket } from './additions.ts';
import { watch } from './watch.ts';
import { subdomains } from './subdomains.ts';
import { leaveUnit, unitDialogueOf } from './unit.ts';

export async function handle(desk: Desk, arrival: Arrival): Promise<Notice> {
  const { input, person, change } = arrival;
  const { intent } = input;
  if (intent.do === 'nothing' || intent.do === 'migrated') return null;
  if (intent.do === 'memberChanged') return memberChanged(desk, arrival, intent.status);
  if (input.chat.type === 'channel') return null;
  if (input.from === null) return addressed(input) ? { speech: sentence('refused.anonymous', {}) } : null;
  if (person === null && isPrivate(arrival)) change.also.push((client) => forgetLane(client, input.id));
  if (intent.do === 'start' && !intent.token.startsWith(OFFICE_LINK) && intent.token !== '')
    return accept(desk, arrival, intent.token);
  if (intent.do === 'help')
    return { speech: sentence('help', { roles: person?.roles.map((held) => held.role) ?? [] }) };
  if (intent.do === 'law') return aturan(desk, intent.words);
  if (intent.do === 'lawPlace') return aturanPressed(desk, intent);
  if (intent.do === 'citation') return citationPressed(desk, intent.citation);
  if (intent.do === 'privacy') return showPrivacy(desk, arrival);
  if (person !== null) change.person = { id: person.id, authorityVersion: person.authorityVersion };
  // What is kept about somebody is his to see also when he has no role any more.
  if (intent.do === 'ownData') return ownData(desk, arrival, intent.verb, intent.args);
  if (person === null || person.roles.length === 0) {
    if (!addressed(input)) return null;
    if (person !== null && 'words' in intent && typeof intent.words !== 'string' && intent.words.wasMasked)
      warnOfMasked({ ...arrival, person });
    return newcomer(desk, arrival);
  }
  return known(desk, { ...arrival, person });
}

/** Meant for the bot, not chatter of a group. */
const addressed = ({ intent, chat, callbackId }: Incoming): boolean =>
  callbackId !== null ||
  (intent.do === 'say' || intent.do === 'edit' || intent.do === 'unusable' ? chat.type === 'private' : true);

async function known(desk: Desk, arrival: Known): Promise<Notice> {
  const { input } = arrival;
  const { intent } = input;
  switch (intent.do) {
    case 'say':
      if (intent.words.wasMasked) warnOfMasked(arrival);
      return hear(desk, arrival, intent);
    case 'edit':
      if (intent.words.wasMasked) warnOfMasked(arrival);
      return hearEdit(desk, arrival, intent.words);
    case 'unusable':
      return isPrivate(arrival)
        ? ((await unusableInForm(desk, arrival)) ?? {
            speech: sentence('refused.unusable', { what: intent.what }),
          })
        : null;
    case 'services':
      return intent.verb === 'typed'
        ? showCatalogue(desk, arrival, intent.of)
        : intent.verb === 'open'
          ? openForm(desk, arrival, intent.of)
          : cataloguePressed(desk, arrival, intent.verb, intent.of);
    case 'forms':
      return formCommand(desk, arrival, intent.words);
    case 'form':
      return formPressed(desk, arrival, intent.verb, intent.caseId, intent.tag, intent.choice);
    case 'act': {
      const verb = 'words' in intent.ref && isPrivate(arrival) ? ASKED_BY_COMMAND[intent.action] : undefined;
      const decided =
        verb === undefined || !('words' in intent.ref)
          ? null
          : await typed(desk, arrival, verb, intent.ref.words, intent.text);
      if (decided !== null) return decided;
      const found = await findTicket(desk, arrival, intent.ref, intent.action);
      if ('notice' in found) return found.notice;
      await adoptCard(desk, arrival, found.ticket.caseId);
      return actOn(desk, arrival, found.ticket, intent);
    }
    case 'mass':
      return makeMass(desk, arrival, intent.ref);
    case 'show': {
      const found = await findTicket(desk, arrival, intent.ref, 'open');
      if ('notice' in found) return found.notice;
      return actOn(desk, arrival, found.ticket, { action: 'open', text: '', choice: null });
    }
    case 'approval':
      return approval(desk, arrival, intent.verb, intent.args);
    case 'freezes':
      return freezes(desk, arrival, intent.verb, intent.args);
    case 'staff':
      return staff(desk, arrival, intent.verb, intent.args);
    case 'absence':
      return absence(desk, arrival, intent.verb, intent.args);
    case 'calendar':
      return calendar(desk, arrival, intent.verb, intent.args);
    case 'monthly':
      return monthly(desk, arrival, intent.verb, intent.args);
    case 'dutyMatrix':
      return dutyMatrixPressed(desk, arrival, intent.verb, intent.args);
    case 'dutyCopies':
      return dutyCopyPressed(desk, arrival, intent.verb, intent.args);
    case 'watch':
      return watch(desk, arrival, intent.verb, intent.args);
    case 'duty':
      return duties(desk, arrival, intent.verb, intent.args);
    case 'announce':
      return intent.verb === 'sample'
        ? { speech: sentence('announce.sample', {}) }
        : announce(desk, arrival, intent.verb, intent.args);
    case 'disturb':
      return disturb(desk, arrival, intent.verb, intent.args);
    case 'readIt':
      return readIt(desk, arrival, intent.broadcastId);
    case 'roster':
      return roster(desk, arrival, intent.verb, intent.args);
    case 'audit':
      return audits(desk, arrival, intent.verb, intent.args);
    case 'subdomain':
      return subdomains(desk, arrival, intent.verb, intent.args);
    case 'mandiri':
      return showMandiri(desk, arrival);
    case 'mandiriApply':
      return applyForMandiri(desk, arrival, intent.scope);
    case 'mandiriStep':
      return isMandiriAction(intent.action)
        ? actOnMandiri(desk, arrival, intent.caseId, intent.action, intent.choice, '')
        : absent();
    case 'start':
      return intent.token === '' || !isPrivate(arrival) ? start(arrival) : alreadyRegistered(desk, arrival);
    case 'newcomer':
      return intent.is === 'citizen' ? citizen(desk, arrival) : alreadyRegistered(desk, arrival);
    case 'register':
      return alreadyRegistered(desk, arrival);
    case 'requests':
      return showRequests(desk, arrival);
    case 'registration':
      return actOnRegistration(desk, arrival, intent.event, intent.caseId, intent.choice);
    case 'enrol':
      return over();
    case 'offices':
      return showOffices(desk, arrival, intent.words);
    case 'office':
      return officePressed(desk, arrival, intent.event, intent.choice);
    case 'report':
      return report(desk, arrival, intent.text);
    case 'draft':
      return draft(desk, arrival, intent.event, intent.choice);
    case 'list':
      return showList(desk, arrival, intent.which);
    case 'leave':
      return leave(desk, arrival);
    case 'erasures':
      return showErasures(desk, arrival);
    case 'erasure':
      return actOnErasure(desk, arrival, intent.verb, intent.caseId, '');
    case 'disposal':
      return disposal(desk, arrival, intent.verb, intent.caseId, intent.text);
    case 'noticeRead':
      return noticeRead(arrival);
    case 'language':
      return setLanguage(arrival, intent.to);
    case 'bind':
      return bind(desk, arrival, intent.purpose, intent.office);
    case 'unbind':
      return unbind(desk, arrival);
    case 'export':
      return exportSheets(arrival, intent.words);
    case 'import':
      return importCommand(desk, arrival, intent.words, intent.file);
    case 'importStep':
      return importPressed(desk, arrival, intent.event, intent.caseId);
    case 'invite':
      return invite(desk, arrival, intent);
    case 'unknownCommand':
      return { speech: sentence('refused.unknownCommand', { name: intent.name }) };
    case 'unknownPress':
      return { speech: sentence('refused.stale', {}), alert: true };
    default:
      throw new Error(`Nothing answers the intent "${intent.do}".`);
  }
}

/** `/lapor [what]`. An open draft goes on instead of a second one. */
function report(desk: Desk, arrival: Known, text: string): Notice {
  if (!isPrivate(arrival)) return { speech: sentence('refused.reportInPrivate', { bot: desk.botName() }) };
  const name = recordedName(text);
  if (name !== null && scopeOfRecorder(arrival.person) !== null) return beginRecording(desk, arrival, name);
  if (officeOf(arrival.person) === null) return { speech: sentence('refused.notRegistered', {}) };
  const open = arrival.dialogues.find((one) => one.flow === 'report' && !isOver(one));
  const words: Words = { text, media: null, albumId: null, wasMasked: false };
  if (open !== undefined) {
    if (text !== '') return gather(desk, arrival, words);
    arrival.change.card({
      owner: ownerOfDraft(arrival),
      chatId: arrival.chat.id,
      view: 'draft',
      class: 2,
      anew: true,
    });
    return null;
  }
  const begin = { asked: true, hasOpenTickets: false };
  if (text !== '') return gather(desk, arrival, words, begin);
  draftStep(desk, draftingOf(arrival), [], begin);
  return null;
}

const ownerOfDraft = ({ person, chat }: Known) => `dialogue:${person.id}:${chat.id}:report`;

/** A button of the draft. */
async function draft(desk: Desk, arrival: Known, name: string, choice: string | null): Promise<Notice> {
  if (name === 'LEAVE') return leave(desk, arrival);
  const drafting = draftingOf(arrival);
  const stale: Notice = { speech: sentence('refused.draftOver', {}), alert: true };
  if (drafting.stored === undefined || isOver(drafting.stored)) return stale;
  if (name === 'SEND' && asksComplaint(desk, drafting.stored)) return askFirst(desk, drafting);
  if (name === 'SEND') return (await sendDraft(desk, drafting, false)) ? null : stale;
  if (name === 'SUBJECT' && choice !== 'none') return choosePerson(desk, drafting, choice);
  if (name === 'ADD' && choice !== null) return addToTicket(desk, arrival, choice);
  if (name === 'SAME') return (await joinKnown(desk, drafting, choice)) ? null : stale;
  const recording = await recordingEvent(desk, arrival, name, choice);
  if (recording !== null) return draftStep(desk, drafting, [recording]) ? null : stale;
  const event = draftEvent(name, choice);
  return event !== null && draftStep(desk, drafting, [event]) ? null : stale;
}

/** `/batal`: out of whatever the person is in the middle of; a draft says that nothing was sent. */
async function leave(desk: Desk, arrival: Known): Promise<Notice> {
  const form = await leaveForm(desk, arrival);
  if (form !== null) return form;
  const question = questionOf(arrival);
  if (question !== undefined) {
    endQuestion(arrival, question);
    return { speech: sentence('done.left', {}) };
  }
  if (unitDialogueOf(arrival) !== undefined) return leaveUnit(desk, arrival);
  const drafting = draftingOf(arrival);
  if (drafting.stored === undefined || isOver(drafting.stored))
    return { speech: sentence('done.nothingToLeave', {}) };
  draftStep(desk, drafting, [{ type: 'CANCELLED' }]);
  return { speech: sentence('done.draftCancelled', {}) };
}

/** A press on a card of ours whose message we had lost (a crash, a migration): from now on that message is the card. */
async function adoptCard(desk: Desk, { input, chat, change }: Known, caseId: string): Promise<void> {
  const { messageId } = input;
  if (input.callbackId === null || messageId === null) return;
  const lost = (await cardsOf(desk.pool, caseId)).find(
    (card) => card.chatId === chat.id && card.view === 'ticket' && card.messageId === null,
  );
  if (lost === undefined) return;
  change.also.push((client) => adoptMessage(client, lost.id, messageId));
}
