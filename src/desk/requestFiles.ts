/** Files of a request: what may be sent in the chat, what only by its number or the one-time page, and how it is kept. */
import { answersOf, requestByCase, saveAnswers, type Request } from '../db/requests.ts';
import { sha256Of, storeFile } from '../db/files.ts';
import type { FileValue } from '../domain/answers.ts';
import { FILE_TYPES, MOST_FILE_BYTES, fileTypeOf, safeFileName } from '../domain/fileTypes.ts';
import { nextQuestion, questionsOf, type Question } from '../domain/formPlan.ts';
import type { Media } from '../domain/media.ts';
import { serviceOf } from '../domain/region.ts';
import { cleanName } from '../domain/text.ts';
import type { Change } from '../engine/change.ts';
import { sentence } from '../engine/speech.ts';
import { toDate, type Desk } from './desk.ts';
import type { PassRule } from './passRules.ts';
import { moveRequest, titleOf } from './requestMoves.ts';
import type { Sentence } from './serviceHooks.ts';

/** Only the number of a letter and where it lies, or the one-time page: never through Telegram (domain.md 6.1). */
export const isOnlyByPage = ({ class: of }: Pick<Request, 'class'>): boolean => of !== 'internal';

/** Papers that come as an archive or as plain text, which evidence never does. */
const ARCHIVES = new Set(['dok-aplikasi', 'dok-kode-sumber', 'dok-kode-sumber-berpenjelasan']);
const TEXTS = new Set(['dok-log', 'dok-spesifikasi-api']);

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const isArchive = (bytes: Uint8Array): boolean => ZIP.every((byte, index) => bytes[index] === byte);
/** UTF-8 without control characters. */
function isText(bytes: Uint8Array): boolean {
  try {
    return !/[\u0000-\u0008\u000E-\u001F]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

export type TakenFile =
  { readonly ok: true; readonly value: FileValue } | { readonly ok: false; readonly why: Sentence };

/** Reads the file from Telegram, looks what it is by its bytes, and keeps it in `change` as a file of the request. */
export async function takeFormFile(
  desk: Desk,
  change: Change,
  request: Request,
  question: Question,
  media: Media,
  now: Temporal.Instant,
): Promise<TakenFile> {
  if (media.type !== 'document' && media.type !== 'photo')
    return {
      ok: false,
      why: sentence('form.fileKind', { label: question.label, archive: takesArchive(question) }),
    };
  const bytes = await desk.readFile(media.fileId, MOST_FILE_BYTES);
  if (typeof bytes === 'string')
    return {
      ok: false,
      why: sentence(bytes === 'tooLarge' ? 'form.fileTooLarge' : 'form.fileAway', {
        most: MOST_FILE_BYTES / 1024 / 1024,
      }),
    };
  const kept = kindOf(bytes, question, media.name ?? `${question.label}.jpg`);
  if (bytes.length === 0 || kept === null)
    return {
      ok: false,
      why: sentence('form.fileKind', { label: question.label, archive: takesArchive(question) }),
    };
  const value: FileValue = {
    sha256: sha256Of(bytes),
    name: kept.name,
    size: bytes.length,
    media: { ...media, name: kept.name },
  };
  change.also.push((client) =>
    storeFile(client, {
      caseId: request.caseId,
      ...kept,
      class: request.class,
      bytes,
      retention: 'ticket-record',
      now: toDate(now),
    }),
  );
  return { ok: true, value };
}

const takesArchive = ({ code }: Question): boolean => ARCHIVES.has(code);

function kindOf(bytes: Uint8Array, question: Question, name: string): { name: string; type: string } | null {
  const type = fileTypeOf(bytes);
  if (type !== null) return { name: safeFileName(name, type), type: FILE_TYPES[type] };
  if (ARCHIVES.has(question.code) && isArchive(bytes))
    return { name: cleanName(name.replace(/[/\\]/g, ' ')), type: 'application/zip' };
  if (TEXTS.has(question.code) && isText(bytes))
    return { name: cleanName(name.replace(/[/\\]/g, ' ')), type: 'text/plain' };
  return null;
}

/** The one-time page of a form: the file answers the question that the page was opened for. */
export const requestPass: PassRule = {
  retention: 'ticket-record',
  async about(desk, pass, person) {
    const request = await requestByCase(desk.pool, pass.caseId);
    if (request === null || request.personId !== person.id || request.status !== 'filling') return null;
    const question = await questionOf(desk, request, pass.purpose);
    if (question === null) return null;
    const role = person.roles[0]?.role ?? 'staff';
    return {
      what: `${titleOf(desk, request)}: ${question.label}`,
      office: request.officeName,
      asksDate: false,
      role,
    };
  },
  async arrived(desk, change, pass, person, file, now) {
    const request = await requestByCase(desk.pool, pass.caseId);
    const service = request === null ? undefined : serviceOf(desk.region, request.service);
    if (request === null || service === undefined || request.status !== 'filling') return 'over';
    const question = await questionOf(desk, request, pass.purpose);
    if (question === null) return 'over';
    const value = { is: 'file' as const, sha256: file.sha256, name: file.name, size: file.size };
    const answers = { ...(await answersOf(desk.pool, request.caseId)), [question.code]: value };
    const asked =
      request.asked === question.code ? (nextQuestion(service, answers)?.code ?? null) : request.asked;
    const moved = await moveRequest(
      desk,
      change,
      request,
      {
        events: [{ type: 'ANSWERED' }],
        by: { id: person.id, role: 'requester' },
        data: { field: question.code, sha256: file.sha256 },
        columns: { asked, touchedAt: toDate(now) },
        anew: true,
      },
      now,
    );
    if (!moved.ok) return 'over';
    change.also.push((client) =>
      saveAnswers(client, request.caseId, { [question.code]: value }, toDate(now)),
    );
    return 'taken';
  },
};

async function questionOf(desk: Desk, request: Request, code: string): Promise<Question | null> {
  const service = serviceOf(desk.region, request.service);
  if (service === undefined) return null;
  const answers = await answersOf(desk.pool, request.caseId);
  return questionsOf(service, answers).find((one) => one.code === code && one.type === 'file') ?? null;
}
