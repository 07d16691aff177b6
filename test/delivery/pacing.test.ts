import { describe, expect, test } from 'vitest';
import { makePacing, type Place, type Weight } from '../../src/telegram/pacing.ts';
import { openHouse } from './house.ts';

const person = (chatId: number): Place => ({ chatId, isPrivate: true });
const group: Place = { chatId: -1, isPrivate: false };

/** Makes the calls as early as they may go; when each went, in milliseconds. */
function timesOf(calls: readonly (readonly [Place, Weight])[]): number[] {
  let now = 0;
  const pacing = makePacing(undefined, () => now);
  return calls.map(([place, weight]) => {
    now += pacing.wait(place, weight);
    pacing.spend(place, weight).done();
    return now;
  });
}

/** The most in any span of that length. */
const densest = (times: readonly number[], span: number): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + span).length));

describe("Telegram's limits (bot FAQ: 30 a second, 1 a second to a person, 20 a minute to a group)", () => {
  test('a first message goes at once, the next to the same person a second later', () => {
    expect(
      timesOf([
        [person(1), 'message'],
        [person(1), 'message'],
        [person(2), 'message'],
      ]),
    ).toEqual([0, 1000, 1000]);
  });

  test('editing a card does not use up the second of a private chat', () => {
    expect(
      timesOf([
        [person(1), 'message'],
        [person(1), 'edit'],
        [person(1), 'light'],
      ]),
    ).toEqual([0, 0, 0]);
  });

  test('a group takes 20 messages and edits together in any minute', () => {
    const times = timesOf(Array.from({ length: 70 }, (_, index) => [group, index % 2 ? 'edit' : 'message']));
    expect(times.slice(0, 20)).toEqual(Array(20).fill(0));
    expect(densest(times, 60_000)).toBe(20);
    expect(times[69]).toBe(180_000);
  });

  test('no second sees more than 30 calls, whatever they are', () => {
    const times = timesOf(
      Array.from({ length: 200 }, (_, index) => [person(index), index % 3 ? 'message' : 'light']),
    );
    expect(densest(times, 1_000)).toBe(30);
    expect(times[199]).toBe(6_000);
  });

  test('a pause holds for everything, and a shorter one does not shorten it', () => {
    let now = 0;
    const pacing = makePacing(undefined, () => now);
    pacing.pause(5_000);
    pacing.pause(100);
    expect(pacing.wait(person(1), 'light')).toBe(5_000);
    now = 5_000;
    expect(pacing.wait(person(1), 'light')).toBe(0);
  });

  test('a second begins to run when the answer has come: nobody knows when Telegram counted', () => {
    let now = 0;
    const pacing = makePacing(undefined, () => now);
    const slot = pacing.spend(person(1), 'message');
    now = 900;
    expect(pacing.wait(person(1), 'message')).toBe(Infinity);
    slot.done();
    expect(pacing.wait(person(1), 'message')).toBe(1_000);
  });

  test('a turn that was not used is given back', () => {
    const pacing = makePacing(undefined, () => 0);
    pacing.spend(person(1), 'message').undo();
    expect(pacing.wait(person(1), 'message')).toBe(0);
  });

  test('fifty people are served within the limits of a strict Telegram, without one refusal', async () => {
    const house = await openHouse();
    house.sim.world.limits.isOn = true;
    const people = Array.from({ length: 50 }, (_, index) =>
      house.sim.play.person(`P${index}`, { started: true }),
    );
    for (const each of people) await house.say(await house.chat(each.id), 'halo');
    house.start({ limits: { overallPerSecond: 30, privatePerSecond: 1, groupPerMinute: 20 } });
    await house.settled();
    const answers = house.sim.world.calls
      .of('sendMessage')
      .map((call) => (call.answer as { ok: boolean }).ok);
    expect(answers).toEqual(Array(50).fill(true));
    await house.close();
  });
});
