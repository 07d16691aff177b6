/** Every service of both cities: its form is filled in, left halfway, taken up again and sent. In full by `npm run test:all`. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../simulator/play.ts';
import type { AnswerValue } from '../../src/domain/answers.ts';
import { chainOf, nextQuestion, type RequestContent } from '../../src/domain/formPlan.ts';
import { readAnswer } from '../../src/domain/answers.ts';
import type { Service } from '../../src/domain/catalogue.ts';
import { startCity, type City } from '../support/desk.ts';
import { isFull } from '../support/faults.ts';
import { city as regionOf } from '../domain/cities.ts';
import { applies, isAsked, typedFor } from './formSteps.ts';

/** One of every so many, others each time a service is added; all of them in full. */
const EVERY = 11;
const sampled = (services: readonly Service[], from: number): Service[] =>
  services.filter(({ routing }, index) => routing !== 'referral' && (isFull || index % EVERY === from));

describe.each([
  ['bitung', 4],
  ['padang', 5],
] as const)('the catalogue of %s', (name, from) => {
  let city: City, ani: Person;
  beforeAll(async () => {
    city = await startCity({ region: name });
    ani = await city.invite('Ani Lumi', 'staff', 'dinkes');
  });
  afterAll(() => city?.stop());

  test.each(sampled(regionOf(name).services, from).map((service) => [service.code, service] as const))(
    '%s is filled in, left, taken up again and sent',
    async (code, service) => {
      const answers: Record<string, AnswerValue> = {};
      await applies(ani, code);
      for (let count = 0, asked = nextQuestion(service, answers); asked !== null; count += 1) {
        await isAsked(ani, asked.label);
        if (count === 2) {
          await ani.says('/batal');
          await ani.presses('Simpan', { on: await ani.sees(`${service.title}" disimpan untuk dilanjutkan`) });
          await ani.sees(`${service.title}" tersimpan`);
          await ani.says('/formulir lanjut');
          await isAsked(ani, asked.label);
        }
        const typed = typedFor(asked, city.region.parentDomain.name);
        await ani.says(typed);
        answers[asked.code] = kept(city, asked, typed);
        asked = nextQuestion(service, answers);
      }
      await ani.sees('Periksa dahulu');
      await ani.presses(service.routing === 'answers_then_tier1' ? 'Teruskan ke petugas' : 'Kirim');
      const { text } = await ani.sees(/(?:Permohonan|Laporan) diterima: \w{3}-2611-[GPU]-\d{4}/);
      const number = /\w{3}-2611-[GPU]-\d{4}/.exec(text)?.[0] ?? '';
      const { rows } = await city.database.pool.query<{ status: string; content: string; ticket: string }>(
        `select r.status, v.content, t.status as ticket from requests r join tickets t on t.case_id = r.ticket_id
         join request_revisions v on v.case_id = r.case_id where t.number = $1`,
        [number],
      );
      expect(rows).toHaveLength(1);
      const decides = chainOf(service, answers).length > 0;
      expect(rows[0]).toMatchObject(
        decides ? { status: 'deciding', ticket: 'awaitsApproval' } : { status: 'passed', ticket: 'queued' },
      );
      const content = JSON.parse(rows[0]?.content ?? '{}') as RequestContent;
      expect(content.answers.map(({ field }) => field)).toEqual(Object.keys(answers));
    },
  );
});

function kept(city: City, question: Parameters<typeof readAnswer>[0], typed: string): AnswerValue {
  if (question.type === 'office') return { is: 'office', code: typed, name: typed };
  const today = Temporal.PlainDate.from('2026-11-20');
  const read = readAnswer(question, typed, {
    today,
    now: today.toPlainDateTime(),
    parentDomain: city.region.parentDomain.name,
  });
  if (!read.ok) throw new Error(`${question.code}: ${read.why}`);
  return read.value;
}
