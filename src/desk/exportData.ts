/**
 * Everything kept about one person, as he may read it: his profile, roles, reports with what he was told, and what he did. Of
 * others only what they did for him and in which part, never who they are; what stayed inside the desk stays there.
 * Source: UU 27/2022 Pasal 7 (a copy), domain.md 6.1(3).
 */
import { didOf, ownReports, ownRows, toldOf, type Told } from '../db/ownData.ts';
import type { Asked } from '../db/query.ts';
import { RECORD_CLASSES, ruleOf } from '../domain/records.ts';
import type { Region } from '../domain/region.ts';
import type { EventLine } from '../engine/chain.ts';

/** More than this is not read into one document; it says so. */
const MOST_REPORTS = 2_000;
const MOST_ACTIONS = 20_000;

export async function exportOf(
  on: Asked,
  region: Region,
  personId: number,
  now: Temporal.Instant,
): Promise<object> {
  const rows = await ownRows(on, personId);
  const of = (what: string) => rows.filter((one) => one.what === what).map((one) => one.row);
  const reports = await ownReports(on, personId, MOST_REPORTS);
  const told = Map.groupBy(
    await toldOf(
      on,
      reports.map((report) => report.caseId),
    ),
    (one) => one.caseId,
  );
  const did = await didOf(on, personId, MOST_ACTIONS);
  return {
    format: 'meja-bantu-own-data',
    version: 1,
    madeAt: now.toString(),
    controller: `${region.ictOffice.shortName} ${region.cityName}`,
    regulation: region.regulation.short,
    isComplete: reports.length < MOST_REPORTS && did.length < MOST_ACTIONS,
    profile: of('profile')[0] ?? null,
    roles: of('roles'),
    registrations: of('registrations'),
    leave: of('leave'),
    requests: of('requests'),
    forms: of('forms'),
    subdomains: of('subdomains'),
    readings: of('readings'),
    filePages: of('filePages'),
    evidence: of('evidence'),
    reminders: of('reminders'),
    /** Announcements and notices of trouble that were sent to him. */
    received: of('broadcasts'),
    maskedMessages: of('masked'),
    inProgress: of('inProgress').map(({ flow, at, state }) => ({
      flow,
      at,
      words: wordsInProgress(String(state)),
    })),
    reports: reports.map(({ caseId, ...report }) => {
      const events = (told.get(caseId) ?? []).map((one) => happened(one, personId));
      return {
        ...report,
        history: events.filter((event) => !event.isInside).map(({ isInside: _, ...event }) => event),
        openedByOthers: events
          .filter((event) => event.what === 'READ' && event.by !== 'me')
          .map(({ at, by }) => ({ at, by })),
      };
    }),
    actions: did.map((one) => ({ flow: one.flow, number: one.number, ...mine(one) })),
    kept: RECORD_CLASSES.map((name) => ({ records: name, ...ruleOf(region, name) })),
  };
}

/** One thing that happened to his report: who by his part in it, words as he was told them. */
function happened(one: Told, personId: number) {
  const event = JSON.parse(one.line) as EventLine;
  const by = event.actor === personId ? 'me' : event.actor === null ? 'desk' : (event.role ?? 'desk');
  return {
    at: event.at,
    what: event.kind,
    by,
    ...wordsOf(one.body),
    isInside: event.data['inside'] === true,
  };
}

/** What he did himself: his own words only. */
function mine(one: Told) {
  const { at, kind, role } = JSON.parse(one.line) as EventLine;
  return { at, what: kind, role, ...wordsOf(one.body) };
}

function wordsOf(body: string | null): { text?: string; files?: { type: string; name: string | null }[] } {
  if (body === null) return {};
  const read = parsed(body) as { text?: unknown; media?: unknown } | null;
  if (read === null || typeof read !== 'object' || typeof read.text !== 'string') return { text: body };
  const media = Array.isArray(read.media) ? (read.media as { type: string; name?: string }[]) : [];
  return {
    ...(read.text === '' ? {} : { text: read.text }),
    ...(media.length === 0 ? {} : { files: media.map(({ type, name }) => ({ type, name: name ?? null })) }),
  };
}

/** What he has typed into something that is not sent yet. */
function wordsInProgress(state: string): string[] {
  const { context } = (parsed(state) ?? {}) as { context?: { parts?: { text?: string }[]; name?: string } };
  const parts = (context?.parts ?? []).flatMap((part) => part.text ?? []);
  return [...parts, ...(typeof context?.name === 'string' ? [context.name] : [])].filter(
    (text) => text !== '',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
