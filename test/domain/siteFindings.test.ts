/** The ladder of disuse as a table of boundary days (domain.md 5.4, 5.5; Padang 28(5)). */
import { describe, expect, test } from 'vitest';
import { judge, maySuspend, type Finding, type Use } from '../../src/domain/siteFindings.ts';

const DAY = 86_400_000;
const now = new Date('2028-03-01T02:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * DAY);
const gone: Finding = {
  dns: 'absent', status: null, isParked: false, suspicion: null, found: [], hash: null, tlsExpiresAt: null, isDangling: false,
}; // prettier-ignore
const page = (more: Partial<Finding> = {}): Finding => ({
  ...gone,
  dns: 'found',
  status: 200,
  hash: 'a',
  ...more,
});
const use = (days: number, more: Partial<Use> = {}): Use => ({
  status: 'used',
  liveAt: ago(900),
  usedAt: ago(days),
  askedAt: ago(days > 60 ? 60 : 0),
  attestedAt: null,
  contentHash: 'a',
  contentSince: ago(days),
  evidence: [],
  steppedAt: null,
  ...more,
});

describe('a step of the ladder is taken', () => {
  test.each<[string, string, number, boolean, string | null]>([
    ['not before 180 days', 'used', 179, true, null],
    ['first warning on day 180', 'used', 180, true, 'WARNED'],
    ['not the second before 270', 'warned', 269, true, null],
    ['second warning on day 270', 'warned', 270, true, 'WARNED_AGAIN'],
    ['not the last before 335', 'warnedAgain', 334, true, null],
    ['last warning on day 335', 'warnedAgain', 335, true, 'LAST_WARNED'],
    ['no proposal before a year', 'lastWarned', 364, true, null],
    ['proposal after a year', 'lastWarned', 365, true, 'PROPOSED'],
    ['without the power a proposal in place of the last warning', 'warnedAgain', 335, false, 'PROPOSED'],
    ['not two steps at once, however late', 'used', 500, true, 'WARNED'],
    ['nothing more once it is proposed', 'proposed', 800, true, null],
  ])('%s', (_, status, days, mayDeactivate, step) => {
    expect(judge(use(days, { status }), gone, mayDeactivate, now).step).toBe(step);
  });
  test('not within thirty days of the last one', () => {
    expect(judge(use(300, { status: 'warned', steppedAt: ago(29) }), gone, true, now).step).toBeNull();
    expect(judge(use(300, { status: 'warned', steppedAt: ago(30) }), gone, true, now).step).toBe(
      'WARNED_AGAIN',
    );
  });
});

describe('what speaks for disuse', () => {
  test.each<[string, Use, Finding, string[]]>([
    ['nothing, of a page that changes', use(0), page({ hash: 'b' }), []],
    ['a site that is gone', use(10), gone, ['silent']],
    ['an error of the server', use(10), page({ status: 502 }), ['silent']],
    ['a parked page', use(10), page({ isParked: true }), ['parked']],
    ['an old page whose owner is silent', use(200), page(), ['unchanged', 'unanswered']],
    [
      'an old page whose owner answered',
      use(200, { askedAt: ago(60), attestedAt: ago(50) }),
      page(),
      ['unchanged'],
    ],
    ['a question of 29 days ago is not yet unanswered', use(10, { askedAt: ago(29) }), page(), []],
    ['what could not be asked', use(400, { askedAt: null }), { ...gone, dns: 'unknown' }, []],
    ['what leads to the inside', use(400, { askedAt: null }), { ...gone, dns: 'elsewhere' }, []],
  ])('%s', (_, of, finding, evidence) => {
    expect(judge(of, finding, true, now).evidence).toEqual(evidence);
  });
  test('one thing alone warns nobody, and nothing is warned of while the name servers are away', () => {
    expect(judge(use(200, { askedAt: ago(60), attestedAt: ago(50) }), page(), true, now).step).toBeNull();
    expect(judge(use(400), { ...gone, dns: 'unknown' }, true, now).step).toBeNull();
  });
  test('the owner’s own word is enough, but its days are counted too', () => {
    const said = { evidence: ['disowned'], askedAt: null };
    expect(judge(use(100, said), page(), true, now).step).toBeNull();
    expect(judge(use(180, said), page(), true, now).step).toBe('WARNED');
  });
});

test('a new page ends the warnings', () => {
  const judged = judge(use(300, { status: 'warned' }), page({ hash: 'neu' }), true, now);
  expect(judged.step).toBe('FOUND_USED');
  expect(judged.usedAt).toEqual(now);
});

test.each([
  ['proposed', 365, true],
  ['proposed', 364, false],
  ['lastWarned', 900, false],
  ['used', 900, false],
])('%s after %i days: a decision may be recorded: %s', (status, days, may) => {
  expect(maySuspend({ status, usedAt: ago(days) }, now)).toBe(may);
});

test.each([
  [181, false],
  [182, true],
])('after %i days without a question the owner is asked: %s', (days, asks) => {
  expect(judge(use(0, { liveAt: ago(days), askedAt: null }), page(), true, now).asks).toBe(asks);
  expect(judge(use(0, { askedAt: ago(days) }), page(), true, now).asks).toBe(asks);
});
