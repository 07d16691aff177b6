/** Evidence of a duty, or the word that it is not theirs, as those see it who decide. */
import type { Pool } from 'pg';
import { cycleByCase, wordsOfCycle } from '../db/duties.ts';
import { evidenceOfCase } from '../db/evidence.ts';
import { dutyOf, type Region } from '../domain/region.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import type { Styled } from './text.ts';

/** So many files can be opened from one card. */
const MOST_FILES = 10;

export async function drawDuty(
  context: { readonly pool: Pool; readonly region: Region; readonly now: () => Temporal.Instant },
  locale: Locale,
  caseId: string,
): Promise<{ styled: Styled; buttons: Button[][] } | null> {
  const { pool, region, now } = context;
  const cycle = await cycleByCase(pool, caseId);
  const duty = cycle === null ? undefined : dutyOf(region, cycle.duty);
  if (cycle === null || duty === undefined) return null;
  const sent = await evidenceOfCase(pool, caseId);
  const round = sent.at(-1)?.round ?? 0;
  const last = sent.filter((one) => one.round === round);
  const [first] = last;
  const isDisowned = cycle.state === 'disowned' || cycle.state === 'notApplicable';
  const disowned = isDisowned ? await wordsOfCycle(pool, caseId, 'DISOWNED') : null;
  const items = isDisowned ? [] : last;
  const today = now().toZonedDateTimeISO(region.timeZone).toPlainDate();
  const text = locale.sentences['duty.card']({
    title: duty.title,
    object: cycle.object,
    office: cycle.officeName,
    article: duty.article,
    state: cycle.state,
    dueOn: cycle.dueOn,
    days:
      cycle.dueOn === null
        ? null
        : today.until(Temporal.PlainDate.from(cycle.dueOn), { largestUnit: 'days' }).days,
    sender: isDisowned ? (disowned?.actorName ?? null) : (first?.submitterName ?? null),
    sentAt: isDisowned ? null : (first?.uploadedAt.toISOString() ?? null),
    effectOn: isDisowned ? null : (first?.effectOn ?? null),
    validUntilOn: isDisowned ? null : (first?.validUntilOn ?? null),
    items,
    reason: isDisowned ? (disowned?.text ?? null) : (first?.reason ?? null),
    decider: first?.deciderName ?? null,
    isRestricted: duty.classification !== 'internal',
  });
  const files = items
    .filter(({ sha256 }) => sha256 !== null)
    .slice(0, MOST_FILES)
    .map(({ id }, nth): Button => ({
      label: 'duty.file',
      with: { nth: nth + 1 },
      data: `kw:file:${caseId}:${id}`,
    }));
  const verdicts: Button[] =
    cycle.state === 'submitted'
      ? [
          { label: 'duty.accept', data: `kw:ok:${caseId}:${round}` },
          { label: 'duty.return', data: `kw:back:${caseId}:${round}` },
        ]
      : cycle.state === 'disowned'
        ? [
            { label: 'duty.release', data: `kw:free:${caseId}` },
            { label: 'duty.keep', data: `kw:keep:${caseId}` },
          ]
        : [];
  const rows = [files.slice(0, 3), files.slice(3, 6), files.slice(6), verdicts];
  return { styled: { text, entities: [] }, buttons: rows.filter((row) => row.length > 0) };
}
