/**
 * The letter to the mayor's line: the state of one duty, or of all duties with the evidence of a period, as a nota dinas that is put on
 * file. What was chosen travels in the buttons, with the instant of their screen, so that one button makes one letter. Upward: `dutyReportUp.ts`.
 */
import { evidenceBetween, lastEvidenceOf, type DutyEvidence } from '../db/dutyMatrix.ts';
import { dutyReportOnFile, fileDutyReport, type DutyReportRow } from '../db/dutyReports.ts';
import { sha256Of, storeFile } from '../db/files.ts';
import type { Role } from '../domain/authority.ts';
import { answersTo, byUrgency, countBy, countDuties, dutyDay, stateOf } from '../domain/dutyMatrix.ts';
import type { DutyReportContent } from '../domain/dutyReport.ts';
import { overseesAs } from '../domain/oversight.ts';
import { periodAt, periodBefore, periodBetween, readPeriod, type Period } from '../domain/periods.ts';
import { dutyOf } from '../domain/region.ts';
import { clip } from '../domain/text.ts';
import { begin } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { dutyNotaOf } from '../locales/dutyNota.ts';
import { pairs } from './choices.ts';
import { toDate, type Desk, type Known, type Notice } from './desk.ts';
import { dutiesNow } from './dutyFacts.ts';
import { dutyLetterFile, dutyUpButtons, sendDutyReportUp, subjectOf } from './dutyReportUp.ts';
import { todayIn } from './staffing.ts';

const STALE: Notice = { speech: sentence('refused.stale', {}), alert: true };
/** More evidence than this makes no letter that anybody reads; the table has it. */
const MOST_EVIDENCE = 600;
/** Of these classes a letter says only that evidence exists. */
const HIDDEN: readonly string[] = ['confidential', 'secret'];

interface Wanted {
  readonly duty: string | null;
  readonly period: Period | null;
  /** The screen whose button asks. */
  readonly askedAt: Temporal.Instant;
}

/** `ask` is the command, `which` offers periods, `duty` and `per` write a letter, `head` and `chair` send it on. */
export async function dutyReport(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  if (verb === 'head' || verb === 'chair') return sendDutyReportUp(desk, arrival, verb, args[0] ?? '');
  if (overseesAs(arrival.person, 'handleDuties') === null)
    return { speech: sentence('refused.noDutyHandling', {}), alert: true };
  if (verb === 'which') return offer(desk, arrival);
  const wanted = verb === 'ask' ? typed(desk, arrival, args.join(' ')) : pressed(desk, arrival, verb, args);
  if (wanted === 'which') return offer(desk, arrival);
  if (wanted === null)
    return verb === 'ask'
      ? { speech: sentence('dutyReport.which', { word: clip(args.join(' '), 60) }) }
      : STALE;
  const today = todayIn(desk, arrival.now);
  if (wanted.period !== null && Temporal.PlainDate.compare(wanted.period.fromOn, today) > 0)
    return { speech: sentence('dutyReport.future', {}), alert: true };
  return write(desk, arrival, wanted);
}

function typed(desk: Desk, { now }: Known, words: string): Wanted | 'which' | null {
  if (words === '') return 'which';
  const duty = dutyOf(desk.region, words.toLowerCase().replaceAll(' ', '-'));
  if (duty !== undefined) return { duty: duty.code, period: null, askedAt: now };
  const period = readPeriod(words, todayIn(desk, now));
  return period === null ? null : { duty: null, period, askedAt: now };
}

/** `duty`: its code, the instant; `per`: first and last day as `20260101`, the instant; instants in base 36 milliseconds. */
function pressed(desk: Desk, { now }: Known, verb: string, args: readonly string[]): Wanted | null {
  const stamp = args.at(-1) ?? '';
  const at = /^[0-9a-z]{1,9}$/.test(stamp) ? Number.parseInt(stamp, 36) : NaN;
  if (!(at <= now.epochMilliseconds)) return null;
  const askedAt = Temporal.Instant.fromEpochMilliseconds(at);
  if (verb === 'duty')
    return args.length === 2 && dutyOf(desk.region, args[0] ?? '') !== undefined
      ? { duty: args[0] ?? '', period: null, askedAt }
      : null;
  if (verb !== 'per' || args.length !== 3) return null;
  const [from = '', until = ''] = args.map((one) => one.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));
  const period = periodBetween(from, until);
  return period === null ? null : { duty: null, period, askedAt };
}

/** The data of the button that writes the letter of one duty. */
export const dutyReportData = (duty: string, now: Temporal.Instant): string =>
  `km:lduty:${duty}:${now.epochMilliseconds.toString(36)}`;

function offer(desk: Desk, { change, chat, now, input }: Known): Notice {
  const today = todayIn(desk, now);
  const stamp = now.epochMilliseconds.toString(36);
  const button = (period: Period): Button => ({
    label: 'dutyReport.period',
    with: { is: period.is, part: period.part, year: period.year },
    data: `km:lper:${compact(period.fromOn)}:${compact(period.untilOn)}:${stamp}`,
  });
  const periods = (['year', 'half', 'quarter'] as const).map((is) => periodAt(is, today));
  const buttons = pairs(periods.flatMap((period) => [button(period), button(periodBefore(period))]));
  change.say(chat.id, sentence('dutyReport.choose', {}, { buttons }));
  return input.callbackId === null ? null : { speech: sentence('notice.chooseBelow', {}) };
}

const compact = (day: Temporal.PlainDate): string => day.toString().replaceAll('-', '');

/** The letter of this button: the one on file, else it is written and put there. */
async function write(desk: Desk, arrival: Known, { duty, period, askedAt }: Wanted): Promise<Notice> {
  const { change, person, now } = arrival;
  const key = {
    duty,
    fromOn: period?.fromOn.toString() ?? null,
    untilOn: period?.untilOn.toString() ?? null,
    askedAt: toDate(askedAt),
  };
  const known = await dutyReportOnFile(desk.pool, key);
  if (known !== null) return give(desk, arrival, known);
  const content = await contentOf(desk, now, duty, period);
  const at = now.toString();
  const bytes = await desk.print(
    dutyNotaOf(desk.region, { duty, period, cutOffAt: at, at, to: 'agency_head', content }),
  );
  const sha256 = sha256Of(bytes);
  const caseId = desk.newId();
  const begun = begin('dutyReport');
  change.open(caseId, begun, [
    {
      kind: 'FILED',
      actor: person.id,
      role: overseesAs(person, 'handleDuties')?.role ?? null,
      at,
      data: {
        ...(duty === null ? {} : { duty }),
        from: key.fromOn ?? '',
        until: key.untilOn ?? '',
        file: sha256,
      },
    },
  ]);
  const row = {
    ...key,
    caseId,
    cutOffAt: toDate(now),
    content: JSON.stringify(content),
    filedAt: toDate(now),
  };
  change.also.push(async (client) => {
    await fileDutyReport(client, { ...row, filedBy: person.id });
    await storeFile(client, { ...dutyLetterFile(desk, row, now), bytes });
  });
  const stored: DutyReportRow = {
    ...row,
    sentToHeadAt: null,
    sentToChairAt: null,
    sha256,
    case: { id: caseId, version: 1, head: '', count: 1, ...begun.next },
  };
  return give(desk, arrival, stored);
}

async function contentOf(
  desk: Desk,
  now: Temporal.Instant,
  duty: string | null,
  period: Period | null,
): Promise<DutyReportContent> {
  const day = dutyDay(todayIn(desk, now));
  const city = await dutiesNow(desk, { offices: null }, { duty, office: null });
  const short = (code: string): string => city.offices.get(code)?.abbreviation ?? code;
  const found: DutyEvidence[] =
    period === null
      ? await lastEvidenceOf(desk.pool, city.facts)
      : await evidenceBetween(
          desk.pool,
          city.order.duties,
          period.fromOn.toString(),
          period.untilOn.toString(),
        );
  const listed = duty === null ? city.facts.filter((fact) => answersTo(fact, 'noEvidence', day)) : city.facts;
  const evidence = found.slice(0, MOST_EVIDENCE).map((one) => {
    const isHidden =
      HIDDEN.includes(one.class) || HIDDEN.includes(city.duties.get(one.duty)?.classification ?? '');
    return {
      duty: one.duty,
      office: short(one.office),
      object: one.object,
      paper: isHidden ? null : one.paper,
      effectOn: one.effectOn,
      letter: isHidden ? null : one.letter,
      isHidden,
      decidedAs: one.decidedAs as Role | null,
    };
  });
  return {
    counts: countDuties(city.facts, day),
    duties: countBy(city.facts, 'duty', city.order.duties, day)
      .filter(({ counts }) => counts.all > 0)
      .map(({ code, counts }) => ({ duty: code, counts })),
    lines: byUrgency(listed, day).map((fact) => ({
      duty: fact.duty,
      office: short(fact.office),
      object: fact.object,
      state: stateOf(fact, day),
      dueOn: fact.dueOn,
      lastOn: fact.lastOn,
    })),
    evidence,
    left: found.length - evidence.length,
  };
}

/** Says the letter here, with what this person may do with it. */
async function give(desk: Desk, { change, chat, person }: Known, report: DutyReportRow): Promise<Notice> {
  change.say(chat.id, {
    is: 'file',
    caseId: report.caseId,
    sha256: report.sha256,
    caption: sentence('dutyReport.onFile', {
      ...subjectOf(desk, report),
      cutOffAt: report.cutOffAt.toISOString(),
    }),
    buttons: dutyUpButtons(desk, person, report),
  });
  return { speech: sentence('notice.sentBelow', {}) };
}
