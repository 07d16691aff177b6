/** `Terapkan`: everything of the preview in one commit, by the rules that the chat has for each of it. */
import {
  closeOffices,
  forgetRows,
  holdOffices,
  nameGiven,
  writeOffices,
  type StoredImport,
} from '../db/imports.ts';
import { grantRole, personById, privateChatOf, type Person } from '../db/people.ts';
import { keepOneHolder, Moved } from '../db/staff.ts';
import type { ImportChange } from '../domain/importPlan.ts';
import type { ImportLines } from '../domain/importRows.ts';
import type { NewEvent } from '../engine/chain.ts';
import { step } from '../engine/machines.ts';
import { sentence, type SheetInvitation } from '../engine/speech.ts';
import { letterComes, openAppointment } from './appointments.ts';
import { toDate, type Desk, type Known, type Notice } from './desk.ts';
import { hashOfPlan, planNow, type PlanNow } from './importPlanning.ts';
import { shownCounts } from './importWords.ts';
import { openInvitation } from './people.ts';
import { endRoles, KEPT_ROLES } from './postings.ts';
import { endOf, managesAs } from './staffing.ts';

/** So many links stand in the message; more of them only in the file. */
const MOST_LINKS = 5;

type Of<K extends ImportChange['is']> = Extract<ImportChange, { is: K }>;
const only = <K extends ImportChange['is']>(changes: readonly ImportChange[], is: K): Of<K>[] =>
  changes.filter((change): change is Of<K> => change.is === is);

export async function applyImport(
  desk: Desk,
  arrival: Known,
  stored: StoredImport,
  lines: ImportLines,
  plan: PlanNow,
): Promise<Notice> {
  const { change, person, now, chat, input } = arrival;
  const { changes } = plan;
  const stepped = step(stored.case, [{ type: 'APPLIED' }]);
  if (!stepped.ok) return { speech: sentence('import.over', {}), alert: true };
  const by = { id: person.id, role: managesAs(person) ?? '' };
  change.move(stored.case, stepped.step, eventsOf(changes, stored, by, now), true);
  change.timers(stored.caseId, stepped.step, () => toDate(now));
  change.also.push(async (client) => {
    await holdOffices(client, [...only(changes, 'officeClosed').map((one) => one.code)]);
    // Between the reading and this moment somebody else may have changed what the preview showed.
    const again = await planNow(desk, client, arrival, lines);
    if (again.problems.length > 0 || hashOfPlan(again) !== stored.planHash)
      throw new Moved('What the file changes');
    await writeOffices(client, [
      ...only(changes, 'officeAdded').map((one) => one.office),
      ...only(changes, 'officeChanged').map((one) => one.office),
    ]);
    await closeOffices(
      client,
      only(changes, 'officeClosed').map((one) => one.code),
    );
    for (const { personId, name } of only(changes, 'renamed')) await nameGiven(client, personId, name);
  });
  const names = namesOf(plan);
  await changePeople(desk, arrival, plan, names, by);
  const invitations = only(changes, 'invited').map((one) => invite(desk, arrival, one, names, by, stored));
  const endedRoles = new Set(only(changes, 'roleEnded').map((one) => one.role));
  change.also.push(async (client) => {
    for (const role of KEPT_ROLES) if (endedRoles.has(role)) await keepOneHolder(client, role);
    await forgetRows(client, stored.caseId, toDate(now));
  });
  if (input.callbackId !== null && input.messageId !== null)
    change.say(chat.id, { is: 'unbutton', messageId: input.messageId });
  change.say(
    chat.id,
    sentence('import.applied', {
      changeCounts: shownCounts(changes),
      links: invitations.length > MOST_LINKS ? [] : invitations,
      hasFile: invitations.length > 0,
    }),
  );
  if (invitations.length > 0) change.say(chat.id, { is: 'sheet', which: 'invitations', invitations });
  return null;
}

/** What offices are called once the file is applied, by code. */
function namesOf({ changes, city }: PlanNow): Map<string, string> {
  const names = new Map(city.offices.map((office) => [office.code, office.name]));
  for (const change of changes)
    if (change.is === 'officeAdded' || change.is === 'officeChanged')
      names.set(change.office.code, change.office.name);
  return names;
}

/** Ids and codes for the chain; names of offices beside it, where they can be erased. */
function eventsOf(
  changes: readonly ImportChange[],
  stored: StoredImport,
  by: { id: number; role: string },
  now: Temporal.Instant,
): NewEvent[] {
  const event = (kind: string, data: NewEvent['data'] = {}, text?: string): NewEvent => ({
    kind,
    actor: by.id,
    role: by.role,
    at: now.toString(),
    data,
    ...(text === undefined ? {} : { body: JSON.stringify({ text, media: [] }) }),
  });
  const all = changes.flatMap((change): NewEvent[] => {
    switch (change.is) {
      case 'officeAdded':
        return [event('OFFICE_ADDED', { office: change.office.code }, change.office.name)];
      case 'officeChanged':
        return [
          event(
            'OFFICE_CHANGED',
            { office: change.office.code, fields: change.fields.join(' ') },
            `${change.was} → ${change.office.name}`,
          ),
        ];
      case 'officeClosed':
        return [event('OFFICE_CLOSED', { office: change.code })];
      case 'renamed':
        return [event('PERSON_RENAMED', { person: change.personId })];
      case 'roleGiven':
        return [
          event('ROLE_GIVEN', {
            person: change.personId,
            role: change.role,
            office: change.office,
            until: change.until,
          }),
        ];
      default:
        return [];
    }
  });
  return [event('APPLIED', { file: stored.fileHash, changes: changes.length }), ...all];
}

/** Roles that end and begin, person by person, so that each hears once what changed for him. */
async function changePeople(
  desk: Desk,
  arrival: Known,
  { changes, city }: PlanNow,
  names: ReadonlyMap<string, string>,
  by: { id: number; role: string },
): Promise<void> {
  const { change, now } = arrival;
  const ended = only(changes, 'roleEnded');
  const given = only(changes, 'roleGiven');
  for (const id of new Set([...ended, ...given].map((one) => one.personId))) {
    const target = await personById(desk.pool, id);
    if (target === null) continue;
    const gains = given.filter((one) => one.personId === id);
    const ends = target.roles.filter((held) => ended.some((one) => one.roleId === held.id));
    if (ends.length > 0)
      await endRoles(
        desk,
        change,
        {
          target,
          ends,
          kind: ends.length === target.roles.length && gains.length === 0 ? 'removed' : 'revoked',
          toOffice: null,
          deputyId: null,
          gains: gains.map(({ role, office }) => ({ role, officeCode: office })),
          by,
        },
        now,
      );
    for (const gained of gains) await giveRole(desk, arrival, target, gained, names, by);
  }
  for (const { roleId, role, office, letter, personId } of only(changes, 'letterGiven')) {
    const held = city.people.find((one) => one.id === personId)?.roles.find((one) => one.id === roleId);
    const caseId = held?.caseId ?? null;
    letterComes(desk, change, { id: roleId, role, officeCode: office, caseId }, letter, by, now);
  }
}

const untilOf = (desk: Desk, day: string | null): Date | null =>
  day === null ? null : endOf(desk, Temporal.PlainDate.from(day));

async function giveRole(
  desk: Desk,
  { change, now }: Known,
  target: Person,
  gained: Of<'roleGiven'>,
  names: ReadonlyMap<string, string>,
  by: { id: number; role: string },
): Promise<void> {
  const untilAt = untilOf(desk, gained.until);
  const { role, office: officeCode, letter } = gained;
  const caseId = openAppointment(desk, change, { role, officeCode, letter, untilAt }, by.id, now);
  change.also.push(async (client) => {
    await grantRole(client, {
      telegramId: target.telegramId,
      name: gained.name,
      language: target.language,
      chatId: null,
      role,
      officeCode,
      letter,
      grantedBy: by.id,
      now: toDate(now),
      untilAt,
      caseId,
    });
  });
  const chat = await privateChatOf(desk.pool, target.id);
  if (chat === null) return;
  change.say(
    chat.id,
    sentence('import.roleForYou', {
      role,
      office: names.get(officeCode) ?? officeCode,
      actingUntil: gained.until,
    }),
  );
  change.say(chat.id, { is: 'menu' });
}

function invite(
  desk: Desk,
  { change, now }: Known,
  { name, role, office, letter, until }: Of<'invited'>,
  names: ReadonlyMap<string, string>,
  by: { id: number; role: string },
  stored: StoredImport,
): SheetInvitation {
  const given = { role, officeCode: office, letter, untilAt: untilOf(desk, until) };
  const { link, expiresAt } = openInvitation(desk, change, given, by, now, stored.caseId);
  return { name, role, office: names.get(office) ?? office, link, until: expiresAt.toISOString() };
}
