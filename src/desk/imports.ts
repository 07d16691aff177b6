/**
 * `/ekspor` and `/impor`: offices and people as a spreadsheet. What somebody sends is first shown as a preview of what it would
 * change; one press applies exactly that, or shows anew when things have changed meanwhile. In private, by coordinators.
 */
import { createHash } from 'node:crypto';
import {
  appliedOn,
  forgetRows,
  importByCase,
  insertImport,
  keepPlan,
  openImportOf,
  type StoredImport,
} from '../db/imports.ts';
import { firstProblems } from '../domain/importPlan.ts';
import { linesOf, type ImportLines, type ImportProblem } from '../domain/importRows.ts';
import type { Media } from '../domain/media.ts';
import type { Change } from '../engine/change.ts';
import { begin, restore, step } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { readTables } from '../sheets/read.ts';
import { dueAt, isPrivate, toDate, type Desk, type Known, type Notice } from './desk.ts';
import { applyImport } from './importApply.ts';
import { hashOfPlan, planNow, type PlanNow } from './importPlanning.ts';
import { shownChanges, shownCounts, shownProblems } from './importWords.ts';
import { askAside, closeQuestion } from './questions.ts';
import { managesAs, settled } from './staffing.ts';

/** Largest file that is fetched. */
const MOST_BYTES = 5 * 1024 * 1024;
/** The question that waits for the file. */
export const IMPORT_FILE = 'import.file';

const templateButton: Button = { label: 'import.template', data: 'impor:template:' };

/** Null: he may. Sheets hold people's names, so they are never shown in a group. */
function refusal(arrival: Known): Notice {
  if (!isPrivate(arrival)) return { speech: sentence('refused.staffInPrivate', {}), alert: true };
  return managesAs(arrival.person) === null
    ? { speech: sentence('refused.managersOnly', {}), alert: true }
    : null;
}

/** `/ekspor [templat]` */
export function exportSheets(arrival: Known, words: string): Notice {
  const refused = refusal(arrival);
  if (refused !== null) return refused;
  const isTemplate = /^(templat|template|kosong|empty)/i.test(words);
  const { change, chat, input } = arrival;
  change.say(chat.id, sentence(isTemplate ? 'export.template' : 'export.sent', {}));
  change.say(chat.id, { is: 'sheet', which: isTemplate ? 'template' : 'export' });
  return input.callbackId === null ? null : { speech: sentence('notice.sentBelow', {}) };
}

/** `/impor`, with the file or before it; `/impor terapkan` and `/impor batal` for the preview that waits. */
export async function importCommand(
  desk: Desk,
  arrival: Known,
  words: string,
  file: Media | null,
): Promise<Notice> {
  const refused = refusal(arrival);
  if (refused !== null) return refused;
  const verb = /^(terapkan|apply)$/i.test(words)
    ? 'apply'
    : /^(batal|cancel)$/i.test(words)
      ? 'discard'
      : null;
  if (verb !== null) {
    const open = await openImportOf(desk.pool, arrival.person.id);
    return open === null
      ? { speech: sentence('import.none', {}) }
      : importPressed(desk, arrival, verb, open.caseId);
  }
  if (file !== null) return importFile(desk, arrival, file);
  return askAside(arrival, IMPORT_FILE, '', sentence('import.ask', {}, { buttons: [[templateButton]] }));
}

/** The file itself. Whatever is wrong with it, the question stays open for a better one. */
export async function importFile(desk: Desk, arrival: Known, file: Media | null): Promise<Notice> {
  const refused = refusal(arrival);
  if (refused !== null) return refused;
  if (file === null || file.type !== 'document') return { speech: sentence('import.noFile', {}) };
  const bytes = await desk.readFile(file.fileId, MOST_BYTES);
  if (typeof bytes === 'string') return { speech: sentence('import.unreadable', { why: bytes }) };
  const read = await readTables(Buffer.from(bytes));
  if (!read.ok) return { speech: sentence('import.unreadable', { why: read.why }) };
  const fileHash = createHash('sha256').update(bytes).digest('hex');
  const { lines, problems } = linesOf(read.tables);
  const plan = await planNow(desk, desk.pool, arrival, lines);
  const all = firstProblems([...problems, ...plan.problems]);
  if (all.length > 0) return saysProblems(arrival, all);
  if (plan.changes.length === 0) {
    closeQuestion(arrival, '', IMPORT_FILE);
    return { speech: sentence('import.nothing', {}) };
  }
  const before = await appliedOn(desk.pool, fileHash);
  if (before !== null && plan.changes.some((change) => change.is === 'invited'))
    return { speech: sentence('import.again', { at: before.toISOString() }) };
  closeQuestion(arrival, '', IMPORT_FILE);
  await openPreview(desk, arrival, lines, plan, fileHash);
  return null;
}

function saysProblems(arrival: Known, problems: readonly ImportProblem[]): Notice {
  const words = { rows: shownProblems(problems), count: problems.length };
  return askAside(arrival, IMPORT_FILE, '', sentence('import.problems', words));
}

/** A new preview takes the place of one that still waits. */
async function openPreview(
  desk: Desk,
  arrival: Known,
  lines: ImportLines,
  plan: PlanNow,
  fileHash: string,
): Promise<void> {
  const { change, person, now } = arrival;
  const older = await openImportOf(desk.pool, person.id);
  if (older !== null) end(desk, arrival, older, 'DISCARDED');
  const caseId = desk.newId();
  const begun = begin('import');
  change.open(caseId, begun, [
    {
      kind: 'SHEET_READ',
      actor: person.id,
      role: managesAs(person),
      at: now.toString(),
      data: { file: fileHash, changes: plan.changes.length },
    },
  ]);
  change.timers(caseId, begun, (delay) => dueAt(desk.calendar('five_days'), now, delay));
  const row = {
    caseId,
    sentBy: person.id,
    fileHash,
    planHash: hashOfPlan(plan),
    rows: JSON.stringify(lines),
  };
  change.also.push((client) => insertImport(client, row));
  sayPreview(arrival, caseId, plan, false);
}

function sayPreview({ change, chat }: Known, caseId: string, plan: PlanNow, isAnew: boolean): void {
  change.say(
    chat.id,
    sentence(
      'import.preview',
      { changeCounts: shownCounts(plan.changes), ...shownChanges(plan.changes, plan.city), isAnew },
      {
        buttons: [
          [
            { label: 'import.apply', data: `impor:apply:${caseId}` },
            { label: 'import.discard', data: `impor:discard:${caseId}` },
          ],
        ],
      },
    ),
  );
}

/** A button below a preview, or the template's. Only who sent the file applies it. */
export async function importPressed(
  desk: Desk,
  arrival: Known,
  event: string,
  caseId: string,
): Promise<Notice> {
  if (event === 'template') return exportSheets(arrival, 'templat');
  const refused = refusal(arrival);
  if (refused !== null) return refused;
  const stored = await importByCase(desk.pool, caseId);
  if (stored === null || stored.sentBy !== arrival.person.id)
    return { speech: sentence('import.none', {}), alert: true };
  if (stored.appliedAt !== null)
    return { speech: sentence('import.done', { at: stored.appliedAt.toISOString() }), alert: true };
  if (stored.rows === null || !restore(stored.case).can({ type: 'APPLIED' }))
    return { speech: sentence('import.over', {}), alert: true };
  if (event === 'discard') {
    end(desk, arrival, stored, 'DISCARDED');
    return settled(arrival, sentence('import.discarded', {}));
  }
  if (event !== 'apply') return { speech: sentence('refused.stale', {}), alert: true };
  const lines = JSON.parse(stored.rows) as ImportLines;
  const plan = await planNow(desk, desk.pool, arrival, lines);
  if (plan.problems.length > 0 || plan.changes.length === 0) {
    end(desk, arrival, stored, 'DISCARDED');
    if (plan.changes.length === 0 && plan.problems.length === 0)
      return settled(arrival, sentence('import.nothing', {}));
    return saysProblems(arrival, firstProblems(plan.problems));
  }
  if (hashOfPlan(plan) !== stored.planHash) return previewAgain(arrival, stored, plan);
  return applyImport(desk, arrival, stored, lines, plan);
}

/** Somebody changed what the preview showed: nothing is applied, the new one is shown. */
function previewAgain(arrival: Known, stored: StoredImport, plan: PlanNow): Notice {
  const { change, person, now, input, chat } = arrival;
  const stepped = step(stored.case, [{ type: 'PREVIEWED_AGAIN' }]);
  if (!stepped.ok) return { speech: sentence('import.over', {}), alert: true };
  change.move(
    stored.case,
    stepped.step,
    [{ kind: 'PREVIEWED_AGAIN', actor: person.id, role: managesAs(person), at: now.toString() }],
    false,
  );
  const planHash = hashOfPlan(plan);
  change.also.push((client) => keepPlan(client, stored.caseId, planHash));
  if (input.callbackId !== null && input.messageId !== null)
    change.say(chat.id, { is: 'unbutton', messageId: input.messageId });
  sayPreview(arrival, stored.caseId, plan, true);
  return null;
}

function end(desk: Desk, { change, person, now }: Known, stored: StoredImport, type: 'DISCARDED'): void {
  const stepped = step(stored.case, [{ type }]);
  if (!stepped.ok) return;
  const event = { kind: type, actor: person.id, role: managesAs(person), at: now.toString() };
  change.move(stored.case, stepped.step, [event], true);
  change.timers(stored.caseId, stepped.step, (delay) => dueAt(desk.calendar('five_days'), now, delay));
  change.also.push((client) => forgetRows(client, stored.caseId, null));
}

/** Nobody pressed within a day: what the file said is forgotten. */
export async function importFired(
  desk: Desk,
  change: Change,
  caseId: string,
  event: { type: string },
  now: Temporal.Instant,
): Promise<void> {
  const stored = await importByCase(desk.pool, caseId);
  const stepped = stored === null ? null : step(stored.case, [event]);
  if (stored === null || stepped?.ok !== true) return;
  change.move(
    stored.case,
    stepped.step,
    [{ kind: 'LAPSED', actor: null, role: null, at: toDate(now).toISOString() }],
    true,
  );
  change.also.push((client) => forgetRows(client, caseId, null));
}
