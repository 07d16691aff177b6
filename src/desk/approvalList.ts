/** `/persetujuan`: what waits for this person, and every button and command of the approvals. */
import { waitingFor } from '../db/approvals.ts';
import { filesOf } from '../db/files.ts';
import { requestByCase } from '../db/requests.ts';
import { readNumber } from '../domain/numbers.ts';
import { serviceOf } from '../domain/region.ts';
import { clip } from '../domain/text.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { absent } from './acts.ts';
import { decide, isDecision, showApproval, stepNow, type DecisionVerb } from './approvalActs.ts';
import { readChain } from './approvalChain.ts';
import { askForLetter } from './approvalLetters.ts';
import { approvalButton } from './approvals.ts';
import { reviewChange } from './changeReview.ts';
import { isPrivate, type Desk, type Known, type Notice } from './desk.ts';

/** Commands of the desk that mean an approval where a request of that number waits for whoever types them. */
export const ASKED_BY_COMMAND: Readonly<Record<string, DecisionVerb | undefined>> = {
  approve: 'ok',
  return: 'back',
};

const STALE: Notice = { speech: sentence('refused.stale', {}), alert: true };
/** Enough for one screen. */
const MOST = 20;
/** The usual reasons, by their place below the question. */
const REASONS = {
  why: ['@usual.incomplete', '@usual.unclear'],
  whyNo: ['@usual.noBasis', '@usual.duplicateRequest'],
} as const;

/** A button `q:…`, or `list` (`/persetujuan`) and `typed` (`/setujui N`, `/tolak N reason`). */
export async function approval(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('refused.privateOnly', {}), alert: true };
  if (verb === 'list') return list(desk, arrival);
  if (verb === 'reject') return (await typed(desk, arrival, 'no', args[0] ?? '', args[1] ?? '')) ?? absent();
  const [caseId = '', first = '', second = '', third = ''] = args;
  if (isDecision(verb))
    return decide(desk, arrival, {
      verb,
      caseId,
      revision: Number(first),
      step: second,
      field: '',
      text: '',
    });
  if (verb === 'wrong') return decide(desk, arrival, await wish(desk, 'back', caseId, first, second, ''));
  if (verb === 'why' || verb === 'whyNo') {
    const text = REASONS[verb][Number(third)] ?? '';
    return decide(
      desk,
      arrival,
      await wish(desk, verb === 'why' ? 'back' : 'no', caseId, first, second, text),
    );
  }
  if (verb === 'sign' || verb === 'got') return askForLetter(desk, arrival, verb, caseId, first);
  if (verb === 'draft') return giveDraft(desk, arrival, caseId);
  if (verb === 'review') return reviewChange(desk, arrival, caseId, first);
  const request = await requestByCase(desk.pool, caseId);
  if (request === null) return absent();
  if (verb === 'show') return showApproval(desk, arrival, request);
  return verb === 'files' ? giveFiles(desk, arrival, caseId) : STALE;
}

/** A press that came out of a question: the step that waits now was the one it was about, else its revision is another. */
const wish = async (
  desk: Desk,
  verb: DecisionVerb,
  caseId: string,
  revision: string,
  field: string,
  text: string,
) => ({
  ...{ verb, caseId, field, text, revision: Number(revision) },
  step: await stepNow(desk, caseId),
});

async function list(desk: Desk, { person, now }: Known): Promise<Notice> {
  const waiting = await waitingFor(desk.pool, person.id, MOST + 1);
  const rows = waiting.slice(0, MOST).map((one) => ({
    number: one.number ?? '',
    title: serviceOf(desk.region, one.service)?.title ?? one.service,
    office: one.officeName,
    since: one.since.toISOString(),
  }));
  const buttons = waiting.slice(0, MOST).map((one, index): Button[] => [
    {
      ...approvalButton('plain', 'show', one.caseId),
      with: { text: clip(`${rows[index]?.number ?? ''} · ${rows[index]?.title ?? ''}`, 60) },
    },
  ]);
  void now;
  return { speech: sentence('approval.list', { rows, more: waiting.length > MOST }, { buttons }) };
}

/**
 * A command names the request by its number. What it decides on is what the person sees: so it shows the card, and only with the
 * revision behind the number (`/setujui P-0042 2`) it decides at once. Null: no request of that number waits for him.
 */
export async function typed(
  desk: Desk,
  arrival: Known,
  verb: DecisionVerb,
  words: string,
  text: string,
): Promise<Notice | null> {
  const number = readNumber(words);
  if (number === undefined) return null;
  const waiting = await waitingFor(desk.pool, arrival.person.id, 200);
  const found = waiting.filter(({ number: full }) =>
    'full' in number ? full === number.full : full?.endsWith(number.short) === true,
  );
  const [only] = found;
  if (only === undefined) return null;
  const request = found.length === 1 ? await requestByCase(desk.pool, only.caseId) : null;
  if (request === null) return list(desk, arrival);
  const stated = /^(\d{1,4})(?:\s+([\s\S]*))?$/.exec(text.trim());
  if (stated === null) {
    const shown = await showApproval(desk, arrival, request);
    return shown ?? { speech: sentence('approval.sayRevision', { revision: request.revision }) };
  }
  const reason = stated[2] ?? '';
  const field = verb === 'back' && reason !== '' ? '-' : '';
  return decide(desk, arrival, {
    ...{ verb, caseId: only.caseId, revision: Number(stated[1]), step: only.step, field, text: reason },
  });
}

/** Whether he asked for it, decides on it, or has decided. */
async function seesRequest(desk: Desk, { person }: Known, caseId: string): Promise<boolean> {
  const request = await requestByCase(desk.pool, caseId);
  if (request === null) return false;
  if (request.personId === person.id) return true;
  if (person.roles.some((held) => held.role === 'tier1' && held.officeCode === request.officeCode))
    return true;
  const view = await readChain(desk, request);
  return (
    view !== null &&
    (view.holders.some((one) => one.id === person.id || (one.isAway && one.deputyId === person.id)) ||
      view.decisions.some((one) => one.personId === person.id))
  );
}

/** The documents of the request, one by one; what is restricted never goes through Telegram. */
async function giveFiles(desk: Desk, arrival: Known, caseId: string): Promise<Notice> {
  if (!(await seesRequest(desk, arrival, caseId))) return absent();
  const files = (await filesOf(desk.pool, caseId)).filter((file) => file.isKept);
  const open = files.filter((file) => file.class === 'internal');
  if (open.length === 0)
    return {
      speech: sentence(files.length === 0 ? 'approval.noFiles' : 'approval.filesOnPaper', {
        count: files.length,
      }),
      alert: true,
    };
  for (const { sha256, name } of open)
    arrival.change.say(arrival.chat.id, {
      is: 'file',
      caseId,
      sha256,
      caption: { name: 'approval.file', with: { name } },
      buttons: [],
    });
  return { speech: sentence('notice.sentBelow', {}) };
}

/** `Unduh konsep surat`: made when it is sent, of the answers as they are then. */
async function giveDraft(desk: Desk, arrival: Known, caseId: string): Promise<Notice> {
  if (!(await seesRequest(desk, arrival, caseId))) return absent();
  arrival.change.say(arrival.chat.id, { is: 'document', what: 'requestLetter', id: caseId });
  return { speech: sentence('notice.sentBelow', {}) };
}
