/** A request of a service as it stands after `Kirim`, without its form: what those who approve it find. */
import { sha256Of } from '../../src/db/files.ts';
import { commit } from '../../src/db/commit.ts';
import { officeByCode } from '../../src/db/offices.ts';
import { personById } from '../../src/db/people.ts';
import { addRevision, answersOf, insertRequest, requestByCase, saveAnswers } from '../../src/db/requests.ts';
import { approvalsBegin } from '../../src/desk/approvals.ts';
import { fileCalendars } from '../../src/desk/calendars.ts';
import { toDate, type Desk } from '../../src/desk/desk.ts';
import { openTicket } from '../../src/desk/opening.ts';
import { moveRequest } from '../../src/desk/requestMoves.ts';
import type { Answers, AnswerValue } from '../../src/domain/answers.ts';
import { contentText, questionsOf, shownAnswers } from '../../src/domain/formPlan.ts';
import { minutesOf } from '../../src/domain/priority.ts';
import { serviceOf } from '../../src/domain/region.ts';
import { Change } from '../../src/engine/change.ts';
import { begin } from '../../src/engine/machines.ts';
import type { City } from './desk.ts';

let made = 0;
const newId = (): string =>
  `q${(made += 1).toString(2).padStart(15, '2').replaceAll('0', 'a').replaceAll('1', 'b')}`;

const deskOf = (city: City): Desk =>
  ({
    pool: city.database.pool,
    region: city.region,
    newId,
    advise: null,
    ...fileCalendars(city.region),
  }) as unknown as Desk;

export const nowIn = (city: City): Temporal.Instant => city.sim.world.clock.now;

/** Sends a request of this service; what is not given is answered with something that fits. */
export async function asks(
  city: City,
  name: string,
  code: string,
  given: Answers = {},
): Promise<{ caseId: string; ticketId: string; number: string }> {
  const { pool } = city.database;
  const now = nowIn(city);
  const { rows } = await pool.query<{ id: number; office: string }>(
    `select p.id, r.office_code as office from people p join roles r on r.person_id = p.id and r.ended_at is null where p.name = $1
     order by r.role <> 'staff' limit 1`,
    [name],
  );
  const { id, office } = rows[0] as { id: number; office: string };
  const service = serviceOf(city.region, code);
  const person = await personById(pool, id);
  const officeRow = await officeByCode(pool, office);
  if (service === undefined || person === null || officeRow === null)
    throw new Error(`Nobody can ask for ${code}.`);
  const caseId = newId();
  const begun = begin('request', { isUrgent: false });
  const born = new Change();
  born.open(caseId, begun, [{ kind: 'BEGUN', actor: id, role: 'requester', at: now.toString() }]);
  const row = { caseId, service: code, personId: id, officeCode: office, class: service.classification };
  born.also.push((client) => insertRequest(client, { ...row, asked: null, fieldsHash: '' }, toDate(now)));
  await commit(pool, null, toDate(now), born);
  await answersKept(city, caseId, code, given);
  return { caseId, ...(await sends(city, caseId)) };

  async function answersKept(where: City, id_: string, of: string, some: Answers): Promise<void> {
    const all: Record<string, AnswerValue> = { ...some };
    const asked = serviceOf(where.region, of);
    if (asked === undefined) return;
    for (let more = true; more;) {
      const missing = questionsOf(asked, all).filter((question) => all[question.code] === undefined);
      more = missing.length > 0;
      for (const question of missing)
        all[question.code] = fitting(question.type, question.options?.[0]?.code ?? 'ya');
    }
    await saveAnswers(pool, id_, all, toDate(now));
  }
}

function fitting(type: string, option: string): AnswerValue {
  if (type === 'choice' || type === 'yes_no') return { is: 'choice', code: option };
  if (type === 'number') return { is: 'number', number: 4 };
  if (type === 'date') return { is: 'date', on: '2026-12-01' };
  if (type === 'datetime') return { is: 'datetime', at: '2026-12-01T20:00' };
  if (type === 'letter') return { is: 'letter', number: '800/1/2026', on: '2026-11-18' };
  if (type === 'file') return { is: 'reference', text: 'Nomor 12/2026 di lemari arsip' };
  if (type === 'person') return { is: 'person', id: null, name: 'Rudi Mandagi' };
  if (type === 'office') return { is: 'office', code: 'dinsos', name: 'Dinas Sosial' };
  return { is: 'text', text: 'Ruang pelayanan lantai dua' };
}

/** `Kirim`, for the first time or after a correction of these answers. */
export async function sends(
  city: City,
  caseId: string,
  corrected: Answers = {},
): Promise<{ ticketId: string; number: string }> {
  const { pool } = city.database;
  const desk = deskOf(city);
  const now = nowIn(city);
  if (Object.keys(corrected).length > 0) await saveAnswers(pool, caseId, corrected, toDate(now));
  const request = await requestByCase(pool, caseId);
  const service = request === null ? undefined : serviceOf(city.region, request.service);
  const office = request === null ? null : await officeByCode(pool, request.officeCode);
  if (request === null || service === undefined || office === null)
    throw new Error('There is no such request.');
  const answers = await answersOf(pool, caseId);
  const content = {
    service: service.code,
    title: service.title,
    office: { code: office.code, name: office.name },
    requester: { id: request.personId, name: request.personName },
    answers: shownAnswers(service, answers, city.region),
    sentAt: now.toString(),
  };
  const ticketId = request.ticketId ?? newId();
  // The ticket is born before, so that one commit changes one case, as the desk does.
  const change = new Change();
  if (request.ticketId === null)
    openTicket(
      desk,
      change,
      {
        ...{
          caseId: ticketId,
          office,
          kind: service.kind,
          category: 'permintaan',
          impact: 'I4',
          urgency: 'U4',
        },
        ...{ place: { desk: 'tier2', tier1Missing: false, known: false }, priority: 'P4' },
        ...{ isRestricted: request.class !== 'internal', reporterId: request.personId, openedAt: now },
        ...{
          text: contentText(content),
          media: [],
          by: { id: request.personId, role: 'reporter' },
          awaits: true,
        },
        targetMinutes: minutesOf(service.time, city.region.targets.workingDayMinutes),
      },
      now,
    );
  const columns = {
    ticketId,
    sentAt: toDate(now),
    touchedAt: toDate(now),
    returnedFields: [],
    returnReason: null,
  };
  const sent = {
    events: [{ type: 'SENT', decides: true }],
    by: { id: request.personId, role: 'requester' },
    columns,
  };
  const moved = await moveRequest(desk, change, request, sent, now);
  if (!moved.ok) throw new Error('It cannot be sent now.');
  const text = JSON.stringify(content);
  const revision = { revision: request.revision + 1, content: text, sha256: sha256Of(Buffer.from(text)) };
  change.also.push((client) => addRevision(client, caseId, revision, toDate(now)));
  await approvalsBegin(desk, change, moved.request, content, now);
  const done = await commit(pool, null, toDate(now), change);
  if (!done.committed) throw new Error('Somebody was faster.');
  const after = await requestByCase(pool, caseId);
  return { ticketId, number: after?.number ?? '' };
}
