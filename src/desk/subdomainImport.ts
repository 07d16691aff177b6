/**
 * Subdomains of before the desk, entered as lines: `name; office; class; target; manager; since`. Of before the regulation they
 * count as not conforming until somebody says so, and are shown as overdue (Padang 63). Nothing is asked of anybody because of it.
 */
import { allOffices } from '../db/offices.ts';
import { heldNames, insertSubdomain, planWork, type SubdomainClass } from '../db/subdomains.ts';
import { dutyOf } from '../domain/region.ts';
import { exactOffice } from '../domain/officeSearch.ts';
import { readDate } from '../domain/typedDates.ts';
import { readTarget } from '../domain/dnsTargets.ts';
import { readLabel } from '../domain/subdomainNames.ts';
import { actsOnSubdomain } from '../domain/subdomainRights.ts';
import { clip } from '../domain/text.ts';
import { begin } from '../engine/machines.ts';
import { sentence } from '../engine/speech.ts';
import { toDate, type Desk, type Known, type Notice } from './desk.ts';
import { closeQuestion } from './questions.ts';
import { nextVisit } from './subdomainMoves.ts';
import { todayIn } from './staffing.ts';

/** So many at once; one commit writes them all or none. */
const MOST_LINES = 200;
const CLASSES: readonly SubdomainClass[] = ['situs-pd', 'aplikasi', 'layanan-publik', 'kegiatan', 'lama'];

interface Entered {
  readonly label: string;
  readonly officeCode: string;
  readonly workPattern: string;
  readonly class: SubdomainClass;
  readonly target: string | null;
  readonly manager: string | null;
  /** Null: nobody knows. */
  readonly since: Temporal.PlainDate | null;
}

export async function enterLines(desk: Desk, arrival: Known, text: string): Promise<Notice> {
  const { person, change, now } = arrival;
  const role = actsOnSubdomain(person, 'enter', null);
  if (role === null) return { speech: sentence('subdomain.absent', {}), alert: true };
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = await readLines(desk, lines.slice(0, MOST_LINES), now);
  if (read.wrong.length > 0 || lines.length > MOST_LINES)
    return {
      speech: sentence('subdomain.linesWrong', {
        wrong: read.wrong.slice(0, 10),
        most: MOST_LINES,
        isTooMany: lines.length > MOST_LINES,
      }),
    };
  const begunAt = desk.region.regulation.promulgatedOn;
  let legacy = 0;
  for (const one of read.good) {
    const caseId = desk.newId();
    const isLegacy =
      transitionOf(desk) !== undefined &&
      (one.since === null || Temporal.PlainDate.compare(one.since, begunAt) < 0);
    if (isLegacy) legacy += 1;
    const fqdn = `${one.label}.${desk.region.parentDomain.name}`;
    const begun = begin('subdomain', {
      mayDeactivate: desk.region.subdomainDeactivation.enabled,
      isOld: true,
    });
    change.open(caseId, begun, [
      {
        kind: 'ENTERED',
        actor: person.id,
        role,
        at: now.toString(),
        data: { office: one.officeCode, since: one.since?.toString() ?? null, legacy: isLegacy },
        body: JSON.stringify({ text: fqdn, media: [] }),
      },
    ]);
    change.also.push(async (client) => {
      await insertSubdomain(client, {
        caseId,
        label: one.label,
        fqdn,
        officeCode: one.officeCode,
        class: one.class,
        purpose: '-',
        target: one.target,
        managerName: one.manager,
        status: 'used',
        // It stands on what was before; whoever entered it is in its history.
        decision: 'lama',
        liveAt: toDate(now),
        usedAt: toDate(now),
        isLegacy63: isLegacy,
        now: toDate(now),
      });
      const row = { caseId, officeCode: one.officeCode, workPattern: one.workPattern };
      await planWork(client, caseId, 'visit', toDate(nextVisit(desk, row, now)));
    });
  }
  closeQuestion(arrival, '', 'sd.enter');
  return {
    speech: sentence('subdomain.entered', {
      count: read.good.length,
      legacy,
      deadline: transitionOf(desk)?.dueOn ?? '',
    }),
  };
}

/** Only where the text has a transition (Padang 63). */
const transitionOf = ({ region }: Desk) => dutyOf(region, 'penyesuaian-peralihan');

async function readLines(desk: Desk, lines: readonly string[], now: Temporal.Instant) {
  const offices = await allOffices(desk.pool);
  const taken = new Set((await heldNames(desk.pool)).map((one) => one.label));
  const good: Entered[] = [];
  const wrong: { line: number; text: string; why: string }[] = [];
  lines.forEach((text, index) => {
    const [name = '', officeWords = '', kind = '', target = '', manager = '', since = ''] = text
      .split(/[;\t]/)
      .map((part) => part.trim());
    const say = (why: string): void => void wrong.push({ line: index + 1, text: clip(text, 60), why });
    const label = readLabel(name, desk.region.parentDomain.name);
    const office = exactOffice(offices, officeWords);
    // What was there before keeps its name, also one that would not be given today.
    if (!label.ok || !/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label.label)) return say('name');
    if (office === undefined) return say('office');
    if (taken.has(label.label)) return say('taken');
    const year = /^\d{4}$/.test(since) ? Temporal.PlainDate.from(`${since}-01-01`) : null;
    const on = since === '' ? null : (year ?? readDate(since, todayIn(desk, now)));
    if (since !== '' && on === null) return say('date');
    if (target !== '' && readTarget(target) === null) return say('target');
    taken.add(label.label);
    good.push({
      label: label.label,
      officeCode: office.code,
      workPattern: office.workPattern,
      class: CLASSES.find((one) => one === kind.toLowerCase().replace(/\s+/g, '-')) ?? 'lama',
      target: readTarget(target),
      manager: manager === '' ? null : clip(manager, 80),
      since: on,
    });
  });
  return { good, wrong };
}
