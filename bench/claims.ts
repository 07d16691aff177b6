/** A ticket is offered, everybody presses `Saya tangani` at the same moment: one gets it, the others are told who. Over and over. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchDesk, Person } from './desk.ts';
import { press } from './telegram.ts';

export interface ClaimRace {
  readonly rounds: number;
  readonly perSecond: number;
  /** Rounds that did not end with exactly one owner; 0, or something is broken. */
  readonly wrong: number;
}

const GROUP = -1_001_000_000_001;

export async function raceForClaims(
  desk: BenchDesk,
  technicians: number,
  seconds: number,
): Promise<ClaimRace> {
  const { telegram, pool } = desk;
  const people: Person[] = [];
  for (let nr = 1; nr <= technicians; nr += 1) people.push(await desk.person(`Tier 2 ${nr}`, 'tier2'));
  const { caseId } = await desk.report(await desk.person('Pelapor', 'tier1'));
  await desk.settled();
  const { rows } = await pool.query<{ desk: string }>('select desk from tickets where case_id = $1', [
    caseId,
  ]);
  if (rows[0]?.desk !== 'tier2') throw new Error('The ticket of the race does not lie at Tier 2.');

  let presses = 0;
  /** Everybody presses; done when everybody has been answered. */
  const all = async (action: string, who: readonly Person[]): Promise<void> => {
    const open = new Set<string>();
    const answered = new Promise<void>((resolve) => {
      telegram.onAnswer = (id) => {
        open.delete(id);
        if (open.size === 0) resolve();
      };
    });
    for (const one of who) {
      const id = `race-${(presses += 1)}`;
      open.add(id);
      telegram.push(press(one, `a:${action}:${caseId}`, id, GROUP));
    }
    await Promise.race([
      answered,
      sleep(20_000).then(() => Promise.reject(new Error(`${open.size} presses had no answer.`))),
    ]);
  };
  const claims = async (): Promise<{ owner: number | null; claims: number }> => {
    const { rows: found } = await pool.query<{ owner: number | null; claims: number }>(
      `select (select p.telegram_id from tickets t join people p on p.id = t.owner_id where t.case_id = $1) as owner,
         (select count(*)::int from events where case_id = $1 and line::json ->> 'kind' = 'CLAIMED') as claims`,
      [caseId],
    );
    return found[0] as { owner: number | null; claims: number };
  };

  let rounds = 0;
  let wrong = 0;
  let spent = 0;
  for (const start = performance.now(); performance.now() - start < seconds * 1_000; rounds += 1) {
    const before = (await claims()).claims;
    const at = performance.now();
    await all('claim', people);
    spent += performance.now() - at;
    const after = await claims();
    const winner = people.find(({ id }) => id === after.owner);
    if (after.claims !== before + 1 || winner === undefined) wrong += 1;
    if (winner !== undefined) await all('release', [winner]);
  }
  telegram.onAnswer = () => undefined;
  await desk.settled();
  return { rounds, perSecond: rounds / (spent / 1_000), wrong };
}
