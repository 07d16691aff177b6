/**
 * `/kewajiban`: an office sees what it owes and answers on the spot; the coordinator's side is `dutyMatrix.ts`, evidence `dutyEvidence.ts`,
 * verdicts `dutyVerdicts.ts`, data awal `dutyBaselines.ts`. Source: `chat.md`, Duties and reminders.
 */
import {
  baselinesMissing,
  cycleByCase,
  dutyFacts,
  dutyHistory,
  openCycle,
  wordsOfCycle,
  type CycleRow,
} from '../db/duties.ts';
import { evidenceOfCase } from '../db/evidence.ts';
import { allOffices, officeByCode, type OfficeRow } from '../db/offices.ts';
import { dutyRelations, mayDuty, ownDutyScope, seesAllDuties } from '../domain/dutyAuthority.ts';
import { keyOf, needsBaseline, objectsOf, type DutyKey } from '../domain/dutyRules.ts';
import { dutyOffices } from '../domain/obligations.ts';
import { exactOffice } from '../domain/officeSearch.ts';
import { COMMON_DUTIES } from '../domain/commonDuties.ts';
import { dutyOf, dutyRefusalOf } from '../domain/region.ts';
import { clip } from '../domain/text.ts';
import { restore } from '../engine/machines.ts';
import { sentence, type Button } from '../engine/speech.ts';
import { planButton } from './auditPlan.ts';
import { refused } from './catalogue.ts';
import { baselines, showBaselines } from './dutyBaselines.ts';
import { dutyCopiesAsked } from './dutyCopies.ts';
import { evidence, isEvidenceVerb } from './dutyEvidence.ts';
import { coordinatorDuties } from './dutyMatrix.ts';
import { dutiesOf, noDuty, screen, wordsOf } from './dutyShowing.ts';
import { isVerdictVerb, verdict } from './dutyVerdicts.ts';
import { isPrivate, type Desk, type Known, type Notice } from './desk.ts';
import { todayIn } from './staffing.ts';

/** So many duties stand on one page. */
const PAGE = 8;

/** The command (`typed`) and every button `kw:<verb>:…`. */
export async function duties(
  desk: Desk,
  arrival: Known,
  verb: string,
  args: readonly string[],
): Promise<Notice> {
  if (!isPrivate(arrival)) return { speech: sentence('refused.privateOnly', {}), alert: true };
  const [first = '', second = '', third = ''] = args;
  if (verb === 'typed') return typed(desk, arrival, first);
  if (verb === 'list') return showOwn(desk, arrival, Number(first) || 1, second);
  if (verb === 'see') return seeDuty(desk, arrival, { duty: first, officeCode: second, object: third });
  if (verb === 'card') return seeCycle(desk, arrival, first);
  if (isEvidenceVerb(verb)) return evidence(desk, arrival, verb, args);
  if (isVerdictVerb(verb)) return verdict(desk, arrival, verb, args, '');
  return baselines(desk, arrival, verb, args);
}

/** What the words after the command do, in the language of the buttons. */
const ACTS: Readonly<Record<string, string>> = {
  kirim: 'send',
  bukti: 'send',
  sama: 'same',
  kendala: 'block',
  bukan: 'not',
  terima: 'ok',
  kembalikan: 'back',
  setujui: 'free',
  tetap: 'keep',
};

async function typed(desk: Desk, arrival: Known, text: string): Promise<Notice> {
  const [word = '', ...rest] = text.split(/\s+/).filter((one) => one !== '');
  if (word === '')
    return seesAllDuties(arrival.person)
      ? coordinatorDuties(desk, arrival, '')
      : showOwn(desk, arrival, 1, '');
  if (/^data$/i.test(word) && /^awal$/i.test(rest[0] ?? '')) {
    const code = (rest[1] ?? '').toLowerCase();
    return code === '' ? showBaselines(desk, arrival, 1) : baselines(desk, arrival, 'bd', [code]);
  }
  if (/^tembusan$/i.test(word)) return dutyCopiesAsked(desk, arrival, rest.join(' '));
  if (/^(kami|sendiri|own)$/i.test(word)) return showOwn(desk, arrival, 1, '');
  const act = ACTS[word.toLowerCase()];
  if (act !== undefined) return actTyped(desk, arrival, act, rest);
  const code = word.toLowerCase();
  if (rest.length === 0 && dutyOf(desk.region, code) !== undefined && !seesAllDuties(arrival.person)) {
    const [own] = await ownOffices(desk, arrival);
    return own === undefined
      ? noDuty()
      : seeDuty(desk, arrival, { duty: code, officeCode: own.code, object: '' });
  }
  if (dutyRefusalOf(desk.region, code) !== undefined) return lackedDuty(desk, word);
  if (seesAllDuties(arrival.person)) return coordinatorDuties(desk, arrival, text);
  return lackedDuty(desk, text);
}

/** No duty of this city; of one that another city has, why, with the article that says how it is here. */
function lackedDuty(desk: Desk, word: string): Notice {
  const code = word.toLowerCase();
  const refusal = dutyRefusalOf(desk.region, code);
  return refusal === undefined
    ? { speech: sentence('refused.dutyUnknown', { word: clip(word, 60) }) }
    : refused(desk, COMMON_DUTIES[code]?.title ?? code, refusal);
}

/** `kirim KODE`, `kendala KODE why`, `terima KODE PD`: the same as the buttons. */
async function actTyped(desk: Desk, arrival: Known, act: string, rest: readonly string[]): Promise<Notice> {
  const [word = '', ...more] = rest;
  const duty = dutyOf(desk.region, word.toLowerCase());
  if (duty === undefined) return lackedDuty(desk, word);
  const isJudging = isVerdictVerb(act);
  const offices = await allOffices(desk.pool);
  const named = exactOffice(offices, more[0] ?? '');
  const office = isJudging ? named : (await ownOffices(desk, arrival))[0];
  if (office === undefined) return noDuty();
  const key = { duty: duty.code, officeCode: office.code, object: '' };
  const words = (isJudging ? more.slice(1) : more).join(' ');
  const cycle = await openCycle(desk.pool, key);
  if (isJudging) {
    const judged = await lastSent(desk, key, cycle);
    if (judged === null || !mayDuty('see', desk.region, judged, arrival.person).ok) return noDuty();
    const round = (await evidenceOfCase(desk.pool, judged.caseId)).at(-1)?.round ?? 0;
    return verdict(desk, arrival, act, [judged.caseId, String(round)], words);
  }
  if (cycle === null) return evidence(desk, arrival, 'new', [duty.code, office.code, '']);
  return evidence(desk, arrival, act, [cycle.caseId], words);
}

/** The cycle that a typed verdict is about: the open one, or the one just decided where nothing was sent for the next yet. */
async function lastSent(desk: Desk, key: DutyKey, open: CycleRow | null): Promise<CycleRow | null> {
  if (
    open !== null &&
    (open.state === 'disowned' || (await evidenceOfCase(desk.pool, open.caseId)).length > 0)
  )
    return open;
  return (await dutyHistory(desk.pool, key)).find(({ isOpen }) => !isOpen) ?? open;
}

/** The offices whose duties are this person's own, active ones. */
export async function ownOffices(desk: Desk, { person }: Known): Promise<OfficeRow[]> {
  const codes = ownDutyScope(desk.region, person).offices ?? [];
  const all = await allOffices(desk.pool);
  return codes.flatMap((code) => all.find((office) => office.code === code) ?? []);
}

async function showOwn(desk: Desk, arrival: Known, page: number, officeCode: string): Promise<Notice> {
  const own = await ownOffices(desk, arrival);
  const office = officeCode === '' ? own[0] : own.find(({ code }) => code === officeCode);
  if (office === undefined) return noDuty();
  if (officeCode === '' && own.length > 1)
    return {
      speech: sentence(
        'duty.whichOffice',
        {},
        {
          buttons: own.map((one): Button[] => [
            { label: 'plain', with: { text: one.abbreviation }, data: `kw:list:1:${one.code}` },
          ]),
        },
      ),
    };
  const all = (await dutiesOf(desk, office, todayIn(desk, arrival.now))).filter(
    ({ key }) => mayDuty('see', desk.region, key, arrival.person).ok,
  );
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const shown = all.slice((at - 1) * PAGE, at * PAGE);
  const first = (at - 1) * PAGE + 1;
  const numbers = shown.map(({ key, cycle }, nth): Button => ({
    label: 'plain',
    with: { text: String(first + nth) },
    data:
      cycle === null
        ? `kw:see:${key.duty}:${key.officeCode}${key.object === '' ? '' : `:${key.object}`}`
        : `kw:card:${cycle.caseId}`,
  }));
  const turn: Button[] = [
    ...(at > 1 ? [{ label: 'duty.previous', data: `kw:list:${at - 1}:${office.code}` }] : []),
    ...(at < pages ? [{ label: 'duty.next', data: `kw:list:${at + 1}:${office.code}` }] : []),
  ];
  return screen(
    arrival,
    sentence(
      'duty.list',
      {
        office: office.name,
        lines: shown.map(({ words }) => words),
        first,
        all: all.length,
        page: at,
        pages,
      },
      { buttons: [numbers.slice(0, 4), numbers.slice(4), turn].filter((row) => row.length > 0) },
    ),
  );
}

async function seeCycle(desk: Desk, arrival: Known, caseId: string): Promise<Notice> {
  const cycle = await cycleByCase(desk.pool, caseId);
  if (cycle === null || !mayDuty('see', desk.region, cycle, arrival.person).ok) return noDuty();
  return detail(desk, arrival, cycle, cycle);
}

/** A duty of an office without a cycle, or of the one that is open by now. */
async function seeDuty(desk: Desk, arrival: Known, key: DutyKey): Promise<Notice> {
  const duty = dutyOf(desk.region, key.duty);
  if (duty === undefined || !mayDuty('see', desk.region, key, arrival.person).ok) return noDuty();
  if (!dutyOffices(desk.region, duty, await allOffices(desk.pool)).includes(key.officeCode)) return noDuty();
  const objects = objectsOf(desk.region, duty);
  const object = objects.includes(key.object) ? key.object : (objects[0] ?? '');
  const found = { ...key, object };
  return detail(desk, arrival, found, await openCycle(desk.pool, found));
}

async function detail(desk: Desk, arrival: Known, key: DutyKey, cycle: CycleRow | null): Promise<Notice> {
  const { region, pool } = desk;
  const duty = dutyOf(region, key.duty);
  const office = await officeByCode(pool, key.officeCode);
  if (duty === undefined || office === null) return noDuty();
  const facts = await dutyFacts(pool, [key.officeCode]);
  const isMissing = needsBaseline(duty) && (await baselinesMissing(pool, [key])).length > 0;
  const fact = facts.find((one) => keyOf(one) === keyOf(key));
  const words = wordsOf(duty, key, cycle, fact, isMissing, todayIn(desk, arrival.now));
  const reason = cycle === null ? null : await reasonOf(desk, cycle);
  const speech = sentence(
    'duty.detail',
    {
      ...words,
      office: office.name,
      cadence: duty.cadence,
      cadenceSource: duty.cadenceSource,
      papers: duty.evidence.map(({ anyOf }) => anyOf),
      reason,
      isRestricted: duty.classification !== 'internal',
    },
    { buttons: buttonsOf(desk, arrival, key, cycle, words.lastOn !== null && !words.isByEvent) },
  );
  if (cycle !== null && ['submitted', 'disowned'].includes(cycle.state)) {
    const { chat, change, person } = arrival;
    if (dutyRelations(region, cycle, person).has('coordinator')) {
      change.card({
        owner: cycle.caseId,
        chatId: chat.id,
        view: 'duty',
        caseId: cycle.caseId,
        class: 2,
        anew: true,
      });
      return arrival.input.callbackId === null ? null : { speech: sentence('notice.sentBelow', {}) };
    }
  }
  arrival.change.say(arrival.chat.id, speech);
  return arrival.input.callbackId === null ? null : { speech: sentence('notice.sentBelow', {}) };
}

/** What was last said about it that its office should read. */
async function reasonOf(desk: Desk, cycle: CycleRow): Promise<string | null> {
  const kinds =
    cycle.state === 'returned'
      ? (['RETURNED', 'KEPT'] as const)
      : cycle.state === 'disowned'
        ? (['DISOWNED'] as const)
        : cycle.blockedAt === null
          ? []
          : (['BLOCKED'] as const);
  for (const kind of kinds) {
    const said = await wordsOfCycle(desk.pool, cycle.caseId, kind);
    if (said !== null && said.text !== '') return said.text;
  }
  return null;
}

/** What its holder can press, by the state of the cycle. */
function buttonsOf(
  desk: Desk,
  { person }: Known,
  key: DutyKey,
  cycle: CycleRow | null,
  hasLast: boolean,
): Button[][] {
  const duty = dutyOf(desk.region, key.duty);
  if (duty === undefined || !mayDuty('submit', desk.region, key, person).ok) return [];
  if (cycle === null) {
    if (!needsBaseline(duty)) return [];
    const object = key.object === '' ? '' : `:${key.object}`;
    return [[{ label: 'duty.send', data: `kw:new:${key.duty}:${key.officeCode}${object}` }]];
  }
  const snapshot = restore(cycle.case);
  const { caseId } = cycle;
  return [
    ...(snapshot.can({ type: 'SUBMITTED' }) ? [[{ label: 'duty.send', data: `kw:send:${caseId}` }]] : []),
    ...(hasLast && snapshot.hasTag('officesTurn') && duty.cadence !== 'per_certificate'
      ? [[{ label: 'duty.same', data: `kw:same:${caseId}` }]]
      : []),
    ...(snapshot.can({ type: 'BLOCKED' })
      ? [
          [
            { label: 'duty.block', data: `kw:block:${caseId}` },
            { label: 'duty.not', data: `kw:not:${caseId}` },
          ],
        ]
      : []),
    ...[planButton(key.duty, key.object)].filter((row) => row.length > 0),
  ];
}
