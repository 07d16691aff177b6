/** `Kirim`: the form becomes a revision that cannot change any more, and the first of them a ticket with its number. */
import { officeByCode, type OfficeRow } from '../db/offices.ts';
import { sha256Of } from '../db/files.ts';
import { addRevision, answersOf, type Request } from '../db/requests.ts';
import { personById, type Person } from '../db/people.ts';
import type { Service } from '../domain/catalogue.ts';
import { beginningOf } from '../domain/changes.ts';
import { chainOf, contentText, nextQuestion, shownAnswers, type RequestContent } from '../domain/formPlan.ts';
import { floorForSecurity, minutesOf, priorityOf, type SecurityKind } from '../domain/priority.ts';
import { serviceOf } from '../domain/region.ts';
import { APPROVERS, type Group } from '../domain/vocabulary.ts';
import type { Change } from '../engine/change.ts';
import { step, type AnyEvent } from '../engine/machines.ts';
import { sentence, type Media } from '../engine/speech.ts';
import { approvalsBegin } from './approvals.ts';
import { isWindowFree } from './changeWindow.ts';
import { toDate, type Desk, type Known, type Notice } from './desk.ts';
import { firstDesk, tellOfPlace, type FirstPlace } from './firstDesk.ts';
import { openTicket } from './opening.ts';
import { goOn, isUrgentForm, stopListening, type Form } from './requestForm.ts';
import { moveRequest } from './requestMoves.ts';
import { deskAfterApproval } from './requestRoute.ts';
import { hookOf, type Sentence } from './serviceHooks.ts';
import { alarmNobody, classOf, offerTo } from './ticketMoves.ts';

/** A press on `Kirim`, or the word. */
export async function sendRequest(desk: Desk, arrival: Known, form: Form): Promise<Notice> {
  const { request, service, answers } = form;
  const missing = nextQuestion(service, answers);
  if (missing !== null && !canGoEarly(form)) {
    await goOn(desk, arrival, form, {
      asked: missing.code,
      changes: {},
      data: { missing: missing.code },
      anew: true,
    });
    return { speech: sentence('form.missing', { label: missing.label }), alert: true };
  }
  const sent = await send(desk, arrival.change, form, arrival.person, arrival.now, false);
  if (sent.ok) {
    stopListening(arrival, request.caseId);
    return null;
  }
  const { why, field } = sent;
  if (field !== undefined)
    await goOn(desk, arrival, form, {
      asked: field,
      isChanging: true,
      changes: {},
      data: { refused: field },
      anew: true,
    });
  return why === null ? { speech: sentence('refused.stale', {}), alert: true } : { speech: why, alert: true };
}

/** Help must not wait for the whole story: the kind of incident and the system are enough. */
export const canGoEarly = ({ service, answers }: Form): boolean =>
  isUrgentForm(service) &&
  service.fields
    .slice(0, 2)
    .every(({ code }) => answers[code] !== undefined && answers[code].is !== 'skipped');

/** A form of a security incident whose writer fell silent; false: too little is known to send it. */
export async function sendByItself(
  desk: Desk,
  change: Change,
  request: Request,
  now: Temporal.Instant,
): Promise<boolean> {
  const service = serviceOf(desk.region, request.service);
  const person = await personById(desk.pool, request.personId);
  if (service === undefined || person === null) return false;
  const form = { request, service, answers: await answersOf(desk.pool, request.caseId) };
  if (!canGoEarly(form)) return false;
  return (await send(desk, change, form, person, now, true)).ok;
}

async function send(
  desk: Desk,
  change: Change,
  { request, service, answers }: Form,
  person: Person,
  now: Temporal.Instant,
  byItself: boolean,
): Promise<{ ok: true } | { ok: false; why: Sentence | null; field?: string }> {
  const office = await officeByCode(desk.pool, request.officeCode);
  if (office === null) return { ok: false, why: null };
  const content: RequestContent = {
    service: service.code,
    title: service.title,
    office: { code: office.code, name: office.name },
    requester: { id: person.id, name: person.name },
    answers: shownAnswers(service, answers, desk.region),
    sentAt: now.toString(),
  };
  const revision = request.revision + 1;
  const hooked = await hookOf(service.code).sent?.(desk, change, {
    request: { ...request, revision },
    service,
    content,
    answers,
    now,
  });
  if (hooked?.ok === false) return hooked;
  const frozen = await isWindowFree(desk, service, answers, now);
  if (frozen !== null) return { ok: false, why: frozen, field: beginningOf(service) };
  const chain = chainOf(service, answers);
  const decides = chain.length > 0;
  const isFirst = request.ticketId === null;
  const ticketId = request.ticketId ?? desk.newId();
  const moved = await moveRequest(
    desk,
    change,
    request,
    {
      events: [{ type: 'SENT', decides }],
      by: byItself ? null : { id: person.id, role: 'requester' },
      data: { ticket: ticketId },
      columns: {
        ticketId,
        asked: null,
        isChanging: false,
        returnedFields: [],
        returnReason: null,
        touchedAt: toDate(now),
        sentAt: toDate(now),
      },
    },
    now,
  );
  if (!moved.ok) return { ok: false, why: null };
  const text = JSON.stringify(content);
  const row = { revision, content: text, sha256: sha256Of(Buffer.from(text)) };
  change.also.push((client) => addRevision(client, request.caseId, row, toDate(now)));
  if (isFirst)
    await bear(desk, change, { request, service, content, person, office, ticketId, decides, byItself }, now);
  else if (request.chatId !== null)
    change.say(request.chatId, sentence('request.resent', { revision, approvers: rolesOf(chain) }), ticketId);
  if (isFirst && decides && request.chatId !== null)
    change.say(
      request.chatId,
      sentence('request.sent', { title: service.title, approvers: rolesOf(chain) }, { part: 'relay' }),
      ticketId,
    );
  if (decides) await approvalsBegin(desk, change, moved.request, content, now);
  return { ok: true };
}

const rolesOf = (chain: Service['approvers']) =>
  chain.map(({ step }) => ({ role: APPROVERS[step].role, task: APPROVERS[step].task }));

interface Birth {
  readonly request: Request;
  readonly service: Service;
  readonly content: RequestContent;
  readonly person: Person;
  readonly office: OfficeRow;
  readonly ticketId: string;
  readonly decides: boolean;
  readonly byItself: boolean;
}

/** What the triage calls the subjects of the catalogue's groups. */
const CATEGORIES: Readonly<Record<Group, string>> = {
  subdomain: 'website',
  server: 'server',
  network: 'jaringan',
  application: 'aplikasi',
  account: 'akun',
  security: 'keamanan',
  device: 'perangkat',
  governance: 'permintaan',
};

/** Its ticket: waits for the approvals, or begins at its desk at once. */
async function bear(desk: Desk, change: Change, birth: Birth, now: Temporal.Instant): Promise<void> {
  const { request, service, content, person, office, ticketId, decides, byItself } = birth;
  const isRestricted = request.class !== 'internal';
  const urgent = urgencyOf(desk, service, content);
  const text = contentText(content);
  const media = isRestricted ? [] : mediaOf(content);
  const category = CATEGORIES[service.group];
  const place: FirstPlace = decides
    ? { desk: deskAfterApproval(service, office), tier1Missing: false, known: false }
    : service.routing === 'tier2'
      ? { desk: 'tier2', tier1Missing: false, known: false }
      : await firstDesk(desk, person, office, { kind: service.kind, category, isRestricted });
  openTicket(
    desk,
    change,
    {
      caseId: ticketId,
      office,
      place,
      kind: service.kind,
      category,
      ...urgent,
      isRestricted,
      reporterId: person.id,
      openedAt: now,
      text,
      media,
      by: { id: person.id, role: 'reporter' },
      data: { service: service.code, request: request.caseId, byItself },
      awaits: decides,
      ...(service.kind === 'incident'
        ? {}
        : { targetMinutes: minutesOf(service.time, desk.region.targets.workingDayMinutes) }),
    },
    now,
  );
  if (decides) return;
  const ticket = { caseId: ticketId, officeCode: office.code, priority: urgent.priority, isRestricted };
  const reached = await offerTo(desk, change, ticket, place.desk, { text, media });
  const isSecurity = isUrgentForm(service);
  const said = { desk: place.desk, security: isSecurity, tier1Missing: place.tier1Missing };
  if (request.chatId !== null)
    change.say(
      request.chatId,
      sentence(byItself ? 'report.sentByItself' : 'report.sent', said, { part: 'relay' }),
      ticketId,
      classOf(ticket),
    );
  await tellOfPlace(desk, change, ticketId, office, place, isSecurity);
  if (reached === 0) await alarmNobody(desk, change, ticketId, place.desk);
}

/** What a technician may be shown in his chat. */
const mediaOf = ({ answers }: RequestContent): Media[] =>
  answers.flatMap(({ value }) => {
    const file = value.is === 'file' ? value : value.is === 'letter' ? value.file : undefined;
    return file?.media === undefined ? [] : [file.media];
  });

const SECURITY: Readonly<Record<string, SecurityKind>> = {
  defacement: 'defacement',
  judol: 'gambling',
  ransomware: 'ransomware',
  'kebocoran-data': 'leak',
};

/** A request is nobody's emergency; an incident is as urgent as its words, one of security at least P2 (domain.md 4.3). */
function urgencyOf(desk: Pick<Desk, 'guess'>, service: Service, content: RequestContent) {
  if (service.kind !== 'incident') return { impact: 'I4', urgency: 'U3', priority: 'P4' } as const;
  const { impact, urgency, priority } = desk.guess(contentText(content));
  if (!isUrgentForm(service)) return { impact, urgency, priority };
  const which = content.answers.find(({ field }) => field === 'jenis')?.value;
  const kind = which?.is === 'choice' ? (SECURITY[which.code] ?? 'other') : 'other';
  const leaks = content.answers.some(
    ({ field, value }) => field === 'data-pribadi-terdampak' && value.is === 'choice' && value.code === 'ya',
  );
  const floor = floorForSecurity(priorityOf(impact, urgency), leaks ? 'leak' : kind);
  return { impact, urgency, priority: floor };
}

/** A timer of a form or of those who decide on it. */
export async function requestFired(
  desk: Desk,
  change: Change,
  request: Request,
  event: AnyEvent,
  now: Temporal.Instant,
): Promise<void> {
  const stepped = step(request.case, [event]);
  if (stepped.ok && stepped.step.effects.some(({ type }) => type === 'sendByItself')) {
    await sendByItself(desk, change, request, now);
    return;
  }
  await moveRequest(desk, change, request, { events: [event], by: null }, now);
}
