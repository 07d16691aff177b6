/** A letter on file goes upward: only by a press, once to each. The coordinator sends to the Kepala Dinas, he to the Ketua Tim. */
import { sha256Of, storeFile } from '../db/files.ts';
import { markReportSent, reportByCase, type MonthlyReportRow } from '../db/monthlyReports.ts';
import { holdersOf } from '../db/people.ts';
import type { MonthNumbers } from '../domain/monthNumbers.ts';
import { overseesAs, reportLine } from '../domain/oversight.ts';
import type { Standing } from '../domain/authority.ts';
import { restore, step } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { notaOf } from '../locales/nota.ts';
import type { Rung } from '../../flows/monthlyReport.ts';
import { toDate, type Desk, type Known, type Notice } from './desk.ts';

const RUNGS = {
  head: {
    to: 'agency_head',
    may: 'sendToHead',
    event: 'SENT_TO_HEAD',
    label: 'monthly.toHead',
    at: 'sentToHeadAt',
  },
  chair: {
    to: 'chair',
    may: 'sendToChair',
    event: 'SENT_TO_CHAIR',
    label: 'monthly.toChair',
    at: 'sentToChairAt',
  },
} as const satisfies Record<string, { to: Rung } & Record<string, string>>;

/** What this person may press below a letter; of one office nothing goes upward. */
export function upButtons(
  desk: Pick<Desk, 'region'>,
  person: Standing,
  report: Pick<MonthlyReportRow, 'caseId' | 'officeCode' | 'case'>,
): Button[][] {
  if (report.officeCode !== null) return [];
  const snapshot = restore(report.case);
  return Object.entries(RUNGS)
    .filter(
      ([, rung]) =>
        reportLine(desk.region).includes(rung.to) &&
        overseesAs(person, rung.may) !== null &&
        snapshot.can({ type: rung.event }),
    )
    .map(([verb, rung]) => [{ label: rung.label, data: `r:${verb}:${report.caseId}` }]);
}

export async function sendUp(
  desk: Desk,
  arrival: Known,
  verb: keyof typeof RUNGS,
  caseId: string,
): Promise<Notice> {
  const { change, chat, person, now, input } = arrival;
  const rung = RUNGS[verb];
  const access = reportLine(desk.region).includes(rung.to) ? overseesAs(person, rung.may) : null;
  const report = access === null ? null : await reportByCase(desk.pool, caseId);
  if (access === null || report === null || report.officeCode !== null)
    return { speech: sentence('refused.notYourLetter', {}), alert: true };
  const month = report.monthOn.slice(0, 7);
  const to = rung.to === 'chair' ? desk.region.steeringChair.title : desk.region.titles.agency_head;
  const stepped = step(report.case, [{ type: rung.event }]);
  if (!stepped.ok) {
    const at = report[rung.at] ?? report.sentToChairAt ?? report.filedAt;
    const above = report[rung.at] === null ? desk.region.steeringChair.title : to;
    return {
      speech: sentence('monthly.sentAlready', { month, to: above, at: at.toISOString() }),
      alert: true,
    };
  }
  const holders = (await holdersOf(desk.pool, [rung.to], null)).filter(
    (one) => one.chatId !== null && one.unreachable === null && one.id !== person.id,
  );
  if (holders.length === 0) return { speech: sentence('monthly.nobodyAbove', { to }), alert: true };
  const sha256 = rung.to === 'chair' ? await writeOn(desk, arrival, report) : report.sha256;
  const data = { to: rung.to, count: holders.length, file: sha256 };
  change.move(
    report.case,
    stepped.step,
    [{ kind: rung.event, actor: person.id, role: access.role, at: now.toString(), data }],
    stepped.step.snapshot.matches('withChair'),
  );
  change.also.push((client) => markReportSent(client, caseId, rung.to, toDate(now)));
  const isOnward = rung.to === 'agency_head' && reportLine(desk.region).includes('chair');
  for (const { chatId } of holders)
    change.say(chatId as number, {
      is: 'file',
      caseId,
      sha256,
      caption: sentence('monthly.handedUp', {
        month,
        isRunning: report.isRunning,
        cutOffAt: report.cutOffAt.toISOString(),
      }),
      buttons: isOnward ? [[{ label: RUNGS.chair.label, data: `r:chair:${caseId}` }]] : [],
    });
  if (input.callbackId !== null && input.messageId !== null)
    change.say(chat.id, { is: 'unbutton', messageId: input.messageId });
  change.say(chat.id, sentence('monthly.sentUp', { month, to }));
  return null;
}

/** The Kepala Dinas writes to the Ketua Tim himself: the same numbers, another letter; its hash. */
async function writeOn(desk: Desk, { change, now }: Known, report: MonthlyReportRow): Promise<string> {
  const bytes = await desk.print(
    notaOf(desk.region, {
      month: report.monthOn.slice(0, 7),
      cutOffAt: report.cutOffAt.toISOString(),
      isRunning: report.isRunning,
      at: now.toString(),
      office: null,
      to: 'chair',
      numbers: JSON.parse(report.numbers) as MonthNumbers,
    }),
  );
  change.also.push((client) => storeFile(client, { ...letterFile(desk, report, now), bytes }));
  return sha256Of(bytes);
}

/** What a letter is called in the drawer and on a phone, and how it is kept. */
export function letterFile(
  desk: Desk,
  { caseId, monthOn, officeCode }: Pick<MonthlyReportRow, 'caseId' | 'monthOn' | 'officeCode'>,
  now: Temporal.Instant,
) {
  const where = officeCode ?? desk.region.code;
  return {
    caseId,
    name: `nota-dinas-meja-bantu-${where}-${monthOn.slice(0, 7)}.pdf`,
    type: 'application/pdf',
    class: 'internal' as const,
    now: toDate(now),
    retention: 'evidence' as const,
  };
}
