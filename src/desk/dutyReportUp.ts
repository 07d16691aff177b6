/** A report on duties goes upward: only by a press, once to each. The coordinator sends to the Kepala Dinas, he to the Ketua Tim. */
import { dutyReportByCase, markDutyReportSent, type DutyReportRow } from '../db/dutyReports.ts';
import { sha256Of, storeFile } from '../db/files.ts';
import { holdersOf } from '../db/people.ts';
import type { Standing } from '../domain/authority.ts';
import type { DutyReportContent } from '../domain/dutyReport.ts';
import { dutyReportLine, overseesAs } from '../domain/oversight.ts';
import { periodBetween } from '../domain/periods.ts';
import { dutyOf } from '../domain/region.ts';
import { restore, step } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { dutyNotaOf } from '../locales/dutyNota.ts';
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
} as const;

/** What this person may press below a letter. */
export function dutyUpButtons(
  desk: Pick<Desk, 'region'>,
  person: Standing,
  report: Pick<DutyReportRow, 'caseId' | 'duty' | 'case'>,
): Button[][] {
  const snapshot = restore(report.case);
  return Object.entries(RUNGS)
    .filter(
      ([, rung]) =>
        dutyReportLine(desk.region, report.duty).includes(rung.to) &&
        overseesAs(person, rung.may) !== null &&
        snapshot.can({ type: rung.event }),
    )
    .map(([verb, rung]) => [{ label: rung.label, data: `km:l${verb}:${report.caseId}` }]);
}

export async function sendDutyReportUp(
  desk: Desk,
  arrival: Known,
  verb: keyof typeof RUNGS,
  caseId: string,
): Promise<Notice> {
  const { change, chat, person, now, input } = arrival;
  const rung = RUNGS[verb];
  const access = overseesAs(person, rung.may);
  const report = access === null ? null : await dutyReportByCase(desk.pool, caseId);
  if (access === null || report === null || !dutyReportLine(desk.region, report.duty).includes(rung.to))
    return { speech: sentence('refused.notYourLetter', {}), alert: true };
  const to = rung.to === 'chair' ? desk.region.steeringChair.title : desk.region.titles.agency_head;
  const stepped = step(report.case, [{ type: rung.event }]);
  if (!stepped.ok) {
    const at = report[rung.at] ?? report.sentToChairAt ?? report.filedAt;
    const above = report[rung.at] === null ? desk.region.steeringChair.title : to;
    return { speech: sentence('dutyReport.sentAlready', { to: above, at: at.toISOString() }), alert: true };
  }
  const holders = (await holdersOf(desk.pool, [rung.to], null)).filter(
    (one) => one.chatId !== null && one.unreachable === null && one.id !== person.id,
  );
  if (holders.length === 0) return { speech: sentence('monthly.nobodyAbove', { to }), alert: true };
  const sha256 = rung.to === 'chair' ? await writeOn(desk, arrival, report) : report.sha256;
  change.move(
    report.case,
    stepped.step,
    [
      {
        kind: rung.event,
        actor: person.id,
        role: access.role,
        at: now.toString(),
        data: { to: rung.to, count: holders.length, file: sha256 },
      },
    ],
    stepped.step.snapshot.matches('withChair'),
  );
  change.also.push((client) => markDutyReportSent(client, caseId, rung.to, toDate(now)));
  const isOnward = rung.to === 'agency_head' && dutyReportLine(desk.region, report.duty).includes('chair');
  const caption = { ...subjectOf(desk, report), cutOffAt: report.cutOffAt.toISOString() };
  for (const { chatId } of holders)
    change.say(chatId as number, {
      is: 'file',
      caseId,
      sha256,
      caption: sentence('dutyReport.handedUp', caption),
      buttons: isOnward ? [[{ label: RUNGS.chair.label, data: `km:lchair:${caseId}` }]] : [],
    });
  if (input.callbackId !== null && input.messageId !== null)
    change.say(chat.id, { is: 'unbutton', messageId: input.messageId });
  change.say(chat.id, sentence('dutyReport.sentUp', { to }));
  return null;
}

/** The Kepala Dinas writes to the Ketua Tim himself: the same content, another letter; its hash. */
async function writeOn(desk: Desk, { change, now }: Known, report: DutyReportRow): Promise<string> {
  const { duty, fromOn, untilOn, cutOffAt, content } = report;
  const bytes = await desk.print(
    dutyNotaOf(desk.region, {
      duty,
      period: fromOn === null || untilOn === null ? null : periodBetween(fromOn, untilOn),
      cutOffAt: cutOffAt.toISOString(),
      at: now.toString(),
      to: 'chair',
      content: JSON.parse(content) as DutyReportContent,
    }),
  );
  change.also.push((client) => storeFile(client, { ...dutyLetterFile(desk, report, now), bytes }));
  return sha256Of(bytes);
}

/** What a letter is called in the drawer and on a phone, and how it is kept. It opens nothing confidential, so it is an internal paper. */
export function dutyLetterFile(
  desk: Desk,
  { caseId, duty, fromOn, untilOn }: Pick<DutyReportRow, 'caseId' | 'duty' | 'fromOn' | 'untilOn'>,
  now: Temporal.Instant,
) {
  const what = duty ?? `${fromOn ?? ''}-${untilOn ?? ''}`;
  return {
    caseId,
    name: `nota-dinas-kewajiban-${desk.region.code}-${what}.pdf`,
    type: 'application/pdf',
    class: 'internal' as const,
    now: toDate(now),
    retention: 'evidence' as const,
  };
}

/** What a letter is of, as captions say it. */
export function subjectOf(
  { region }: Pick<Desk, 'region'>,
  { duty, fromOn, untilOn }: Pick<DutyReportRow, 'duty' | 'fromOn' | 'untilOn'>,
) {
  const period = fromOn === null || untilOn === null ? null : periodBetween(fromOn, untilOn);
  return {
    title: duty === null ? null : (dutyOf(region, duty)?.title ?? duty),
    period: period === null ? null : { is: period.is, part: period.part, year: period.year },
  };
}
