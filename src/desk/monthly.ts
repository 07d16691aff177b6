/**
 * `/laporan [bulan]`: a month in numbers on one screen, as a text for WhatsApp, and as a letter that is put on file. What was chosen
 * travels in the buttons, with the cut-off of a running month, so that each of them speaks of the same numbers.
 */
import { sha256Of, storeFile } from '../db/files.ts';
import { countMonth } from '../db/monthNumbers.ts';
import {
  evidenceOf,
  fileReport,
  isOvertaken,
  recordOversight,
  reportOnFile,
  type MonthlyReportRow,
} from '../db/monthlyReports.ts';
import { allOffices, officeByCode, type OfficeRow } from '../db/offices.ts';
import { addUp, type MonthNumbers } from '../domain/monthNumbers.ts';
import { readMonth, spanOf, type MonthSpan } from '../domain/months.ts';
import { exactOffice } from '../domain/officeSearch.ts';
import { overseesAs, reaches, RECORDED, SUPERVISION_DUTY } from '../domain/oversight.ts';
import { clip } from '../domain/text.ts';
import { begin } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { notaOf } from '../locales/nota.ts';
import { pairs } from './choices.ts';
import { fileEvidence } from './dutyEvents.ts';
import { isPrivate, toDate, type Desk, type Known, type Notice } from './desk.ts';
import { letterFile, sendUp, upButtons } from './monthlyUp.ts';
import { todayIn } from './staffing.ts';

const STALE: Notice = { speech: sentence('refused.stale', {}), alert: true };
/** Which report: a month and where, until when. */
interface Wanted {
  readonly month: Temporal.PlainYearMonth;
  readonly span: MonthSpan;
  /** Null: the whole city. */
  readonly office: OfficeRow | null;
}

/** `ask` is the command; `see`, `text`, `file` are buttons below a screen; `head` and `chair` send a letter on. */
export async function monthly(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('refused.privateOnly', {}), alert: true };
  if (verb === 'head' || verb === 'chair') return sendUp(desk, arrival, verb, args[0] ?? '');
  const access = overseesAs(arrival.person, 'readReport');
  if (access === null) return { speech: sentence('refused.noReport', {}), alert: true };
  const wanted =
    verb === 'ask' ? await typed(desk, arrival, args[0] ?? '') : await pressed(desk, arrival, args);
  if ('notice' in wanted) return wanted.notice;
  const isOwnOnly = access.scope.offices !== null;
  if (wanted.office === null ? isOwnOnly : !reaches(access.scope, wanted.office))
    return { speech: sentence('refused.noReport', {}), alert: true };
  record(arrival, verb, wanted);
  if (verb === 'ask' || verb === 'see') return show(desk, arrival, wanted, verb === 'see');
  if (verb === 'text') return paste(desk, arrival, wanted);
  return verb === 'file' ? file(desk, arrival, wanted) : STALE;
}

/** The words of the command: a month, then perhaps an office. */
async function typed(desk: Desk, arrival: Known, text: string): Promise<Wanted | { notice: Notice }> {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const today = todayIn(desk, arrival.now);
  const offices = await allOffices(desk.pool);
  for (let count = words.length; count >= 0; count -= 1) {
    const month = readMonth(words.slice(0, count).join(' '), today);
    const rest = words.slice(count).join(' ');
    const office = rest === '' ? null : exactOffice(offices, rest);
    if (month !== null && office !== undefined) return within(desk, arrival, month, office);
  }
  return { notice: { speech: sentence('monthly.whichMonth', { word: clip(text, 60) }) } };
}

/** `2026-10`, the cut-off in base 36 milliseconds (`0`: the end of the month, or now), the office's code. */
async function pressed(
  desk: Desk,
  arrival: Known,
  [on = '', cut = '', code = '']: readonly string[],
): Promise<Wanted | { notice: Notice }> {
  const month = /^\d{4}-\d{2}$/.test(on) ? readMonth(on, todayIn(desk, arrival.now)) : null;
  const office = code === '' ? null : await officeByCode(desk.pool, code);
  if (month === null || (code !== '' && office === null)) return { notice: STALE };
  const wanted = await within(desk, arrival, month, office);
  if ('notice' in wanted || cut === '0') return wanted;
  const at = /^[0-9a-z]{1,9}$/.test(cut) ? Number.parseInt(cut, 36) : NaN;
  const { from, until } = wanted.span;
  if (!(at > from.epochMilliseconds && at <= until.epochMilliseconds)) return { notice: STALE };
  return { ...wanted, span: { from, until: Temporal.Instant.fromEpochMilliseconds(at), isRunning: true } };
}

async function within(
  desk: Desk,
  { person, now }: Known,
  month: Temporal.PlainYearMonth,
  office: OfficeRow | null,
): Promise<Wanted | { notice: Notice }> {
  // Milliseconds, as a button carries them.
  const span = spanOf(month, Temporal.Instant.fromEpochMilliseconds(now.epochMilliseconds), desk.region);
  if (span === null)
    return { notice: { speech: sentence('monthly.future', { month: month.toString() }), alert: true } };
  const own = overseesAs(person, 'readReport')?.scope.offices ?? null;
  if (office !== null || own === null) return { month, span, office };
  const [only, ...more] = own;
  if (only !== undefined && more.length === 0)
    return { month, span, office: await officeByCode(desk.pool, only) };
  const offices = (await allOffices(desk.pool)).filter(({ code }) => own.includes(code));
  const buttons = pairs(
    offices.map((one): Button => ({
      label: 'plain',
      with: { text: one.abbreviation },
      data: `r:see:${month.toString()}:0:${one.code}`,
    })),
  );
  return { notice: { speech: sentence('monthly.whichOffice', {}, { buttons }) } };
}

function record({ person, change, now }: Known, verb: string, { month, office }: Wanted): void {
  const role = overseesAs(person, 'readReport')?.role;
  if (role === undefined || !RECORDED.includes(role)) return;
  const detail = [verb, month.toString(), office?.code ?? ''].join(' ').trim();
  change.also.push((client) =>
    recordOversight(client, { personId: person.id, role, what: 'report', detail, now: toDate(now) }),
  );
}

const numbersOf = async (desk: Desk, { span, office }: Wanted): Promise<MonthNumbers> =>
  addUp(
    await countMonth(
      desk.pool,
      { offices: office === null ? null : [office.code] },
      { from: toDate(span.from), until: toDate(span.until) },
    ),
  );

const said = (desk: Desk, { month, span, office }: Wanted, numbers: MonthNumbers) => ({
  month: month.toString(),
  cutOffAt: span.until.toString(),
  isRunning: span.isRunning,
  office: office?.name ?? null,
  totals: numbers,
  workingDayMinutes: desk.region.targets.workingDayMinutes,
});

async function show(desk: Desk, arrival: Known, wanted: Wanted, isTurned: boolean): Promise<Notice> {
  const { change, chat, input, person, now } = arrival;
  const { month, span, office } = wanted;
  const data = (verb: string, on = month, cut = '0'): string =>
    `r:${verb}:${on.toString()}:${cut}:${office?.code ?? ''}`;
  const cut = span.isRunning ? span.until.epochMilliseconds.toString(36) : '0';
  const turn = (on: Temporal.PlainYearMonth): Button => ({
    label: 'monthly.month',
    with: { month: on.toString() },
    data: data('see', on),
  });
  const next = month.add({ months: 1 });
  const canFile = overseesAs(person, 'fileReport') !== null;
  const isOnFile = canFile || (office === null && (await evidenceOf(desk.pool, firstDay(month))) !== null);
  const buttons: Button[][] = [
    [
      { label: 'monthly.paste', data: data('text', month, cut) },
      ...(isOnFile ? [{ label: 'monthly.pdf', data: data('file', month, cut) }] : []),
    ],
    [turn(month.subtract({ months: 1 })), ...(spanOf(next, now, desk.region) === null ? [] : [turn(next)])],
  ];
  const speech = sentence('monthly.screen', said(desk, wanted, await numbersOf(desk, wanted)), {
    buttons,
    ...(isTurned && input.callbackId !== null && input.messageId !== null ? { edits: input.messageId } : {}),
  });
  change.say(chat.id, speech);
  return null;
}

async function paste(desk: Desk, arrival: Known, wanted: Wanted): Promise<Notice> {
  const speech = sentence('monthly.paste', said(desk, wanted, await numbersOf(desk, wanted)));
  arrival.change.say(arrival.chat.id, speech);
  return { speech: sentence('notice.sentBelow', {}) };
}

const firstDay = (month: Temporal.PlainYearMonth): string => month.toPlainDate({ day: 1 }).toString();

/** The letter of this month and cut-off: the one on file, else it is written and put there. */
async function file(desk: Desk, arrival: Known, wanted: Wanted): Promise<Notice> {
  const { month, span, office } = wanted;
  const [monthOn, officeCode, cutOffAt] = [firstDay(month), office?.code ?? null, toDate(span.until)];
  const known = await reportOnFile(desk.pool, { monthOn, officeCode, cutOffAt });
  if (known !== null) return give(desk, arrival, known, known.sha256);
  if (overseesAs(arrival.person, 'fileReport') !== null) return put(desk, arrival, wanted);
  const evidence = office === null ? await evidenceOf(desk.pool, monthOn) : null;
  return evidence === null
    ? { speech: sentence('monthly.notOnFile', { month: month.toString() }), alert: true }
    : give(desk, arrival, evidence, evidence.sha256);
}

async function put(desk: Desk, arrival: Known, wanted: Wanted): Promise<Notice> {
  const { change, person, now } = arrival;
  const { month, span, office } = wanted;
  const numbers = await numbersOf(desk, wanted);
  const of = {
    month: month.toString(),
    cutOffAt: span.until.toString(),
    isRunning: span.isRunning,
    at: now.toString(),
    office: office?.name ?? null,
    to: 'agency_head' as const,
    numbers,
  };
  const bytes = await desk.print(notaOf(desk.region, of));
  const sha256 = sha256Of(bytes);
  const caseId = desk.newId();
  const begun = begin('monthlyReport');
  change.open(caseId, begun, [
    {
      kind: 'FILED',
      actor: person.id,
      role: overseesAs(person, 'fileReport')?.role ?? null,
      at: now.toString(),
      data: {
        ...(office === null ? { duty: SUPERVISION_DUTY } : { office: office.code }),
        month: of.month,
        cutOff: of.cutOffAt,
        isRunning: of.isRunning,
        file: sha256,
      },
    },
  ]);
  const row = {
    caseId,
    monthOn: firstDay(month),
    officeCode: office?.code ?? null,
    cutOffAt: toDate(span.until),
    isRunning: span.isRunning,
    numbers: JSON.stringify(numbers),
    filedAt: toDate(now),
  };
  change.also.push(async (client) => {
    await fileReport(client, { ...row, filedBy: person.id });
    await storeFile(client, { ...letterFile(desk, row, now), bytes });
  });
  if (office === null && !(await isOvertaken(desk.pool, row.monthOn)))
    fileEvidence(change, `report:${caseId}`, {
      duty: SUPERVISION_DUTY,
      office: desk.region.ictOffice.code,
      paper: 'laporan-bulanan',
      effectOn: todayIn(desk, now).toString(),
      sourceCaseId: caseId,
      sha256,
      fileName: letterFile(desk, row, now).name,
      by: person.id,
      role: overseesAs(person, 'fileReport')?.role ?? null,
      isVerified: true,
    });
  const stored: MonthlyReportRow = {
    ...row,
    sentToHeadAt: null,
    sentToChairAt: null,
    sha256,
    case: { id: caseId, version: 1, head: '', count: 1, ...begun.next },
  };
  return give(desk, arrival, stored, sha256);
}

/** Says the letter here, with what this person may do with it. */
async function give(
  desk: Desk,
  { change, chat, person }: Known,
  report: MonthlyReportRow,
  sha256: string,
): Promise<Notice> {
  const { caseId, monthOn, officeCode, cutOffAt, isRunning, filedAt } = report;
  const office =
    officeCode === null ? null : ((await officeByCode(desk.pool, officeCode))?.name ?? officeCode);
  change.say(chat.id, {
    is: 'file',
    caseId,
    sha256,
    caption: sentence('monthly.onFile', {
      month: monthOn.slice(0, 7),
      office,
      cutOffAt: cutOffAt.toISOString(),
      isRunning,
      filedAt: filedAt.toISOString(),
    }),
    buttons: upButtons(desk, person, report),
  });
  return { speech: sentence('notice.sentBelow', {}) };
}
