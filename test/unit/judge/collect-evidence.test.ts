/** The evidence of a verdict holds what each program wrote up to the failing step, and no more. */
import { describe, expect, it } from 'vitest';
import { client, server, peer } from '../../../scenarios/language/add.ts';
import { scenario } from '../../../harness/scenario/index.ts';
import type { Expectation } from '../../../harness/scenario/expectation.ts';
import { violated } from '../../../harness/scenario/expectation.ts';
import type { Evidence } from '../../../harness/judge/evidence.ts';
import { judge } from '../../../harness/judge/judge.ts';
import { Story } from '../../support/story.ts';

const neverMet = (when: 'now' | 'end'): Expectation => ({
  kind: 'expectation',
  when,
  text: 'it is met',
  find: () => violated({ expected: 'something', actual: 'something else' }),
});

const asksTwice = (when: 'now' | 'end') =>
  scenario('add/server/display/x', {
    requirement: 'add.server.display',
    title: 'one of two requests',
    steps: [server.starts(), peer.asks(42), neverMet(when)],
  });

/** Two requests: the second belongs to a longer scenario that shares the performance. */
const shared = (): Story =>
  new Story()
    .begins()
    .starts('server')
    .shows('server', 'ready\n')
    .settles()
    .begins()
    .isAsked(42)
    .shows('server', 'first\n')
    .complains('server', 'warning\n')
    .settles();

const longer = (): Story =>
  shared().begins().isAsked(64).shows('server', 'second\n').complains('server', 'Traceback\n').settles();

function evidenceOf(subject: ReturnType<typeof asksTwice>, story: Story): Evidence {
  const verdict = judge(subject, story.transcript());
  if (verdict.status !== 'fail' && verdict.status !== 'notReached') throw new Error(verdict.status);
  return verdict.evidence;
}

describe('what a program displayed', () => {
  it.each(['now', 'end'] as const)('ends before the action of a longer scenario (judged %s)', (when) => {
    expect(evidenceOf(asksTwice(when), longer())).toMatchObject({
      screen: 'ready\nfirst\n',
      errors: 'warning\n',
      programs: [{ role: 'server', screen: 'ready\nfirst\n', errors: 'warning\n' }],
    });
  });

  it('ends when the failing action settled, not when the program ended', () => {
    const story = shared().shows('server', 'bye\n');
    expect(evidenceOf(asksTwice('now'), story).screen).toBe('ready\nfirst\n');
    expect(evidenceOf(asksTwice('end'), story).screen).toBe('ready\nfirst\nbye\n');
  });

  it('is all of it if a program held it back until its end', () => {
    const held = new Story()
      .begins()
      .starts('server')
      .settles()
      .begins()
      .isAsked(42)
      .settles()
      .begins()
      .isAsked(64)
      .settles();
    const story = held.interrupts('server').shows('server', 'first\nsecond\n');
    expect(evidenceOf(asksTwice('end'), story).screen).toBe('first\nsecond\n');
    expect(evidenceOf(asksTwice('now'), story)).not.toHaveProperty('screen');
  });

  it('ends at an action that was impossible', () => {
    const story = new Story().begins().starts('server').shows('server', 'ready\n').settles().begins();
    const stopped = story.shows('server', 'goodbye\n').isImpossible('it has ended').shows('server', 'late\n');
    expect(evidenceOf(asksTwice('end'), stopped).screen).toBe('ready\ngoodbye\n');
  });

  it('keeps its zero bytes under its program, and only there', () => {
    const evidence = evidenceOf(asksTwice('now'), shared().begins());
    expect(evidence.screen).toBe('ready\nfirst\n');
    const story = new Story().begins().starts('server').settles().begins().isAsked(42);
    const zeros = evidenceOf(asksTwice('now'), story.shows('server', '\u001b[1m16\0\0\u001b[0m\n').settles());
    expect(zeros).toMatchObject({ screen: '16\n', programs: [{ role: 'server', screen: '16\0\0\n' }] });
  });
});

describe('a pair', () => {
  const pair = scenario('add/pair/x', {
    requirement: 'add.pair',
    title: 'both',
    steps: [server.starts(), client.starts(42), neverMet('now')],
  });
  const both = (): Story =>
    new Story().begins().starts('server').shows('server', 'ready\n').settles().begins().starts('client');

  it('keeps its programs apart', () => {
    const evidence = evidenceOf(pair, both().shows('client', 'sum 59\n').complains('client', 'oops\n').settles());
    expect(evidence.programs).toEqual([
      { role: 'server', screen: 'ready\n' },
      { role: 'client', screen: 'sum 59\n', errors: 'oops\n' },
    ]);
    expect(evidence.screen).toBe('ready\n\nsum 59\n');
  });

  it('names also a program that wrote nothing', () => {
    expect(evidenceOf(pair, both().settles()).programs).toEqual([
      { role: 'server', screen: 'ready\n' },
      { role: 'client' },
    ]);
  });
});

describe('a long text', () => {
  it('is kept with its beginning and its end', () => {
    const flood = `first${'é😀'.repeat(50_000)}last`;
    const story = new Story().begins().starts('server').shows('server', flood).settles();
    const failing = scenario('add/server/display/x', {
      requirement: 'add.server.display',
      title: 'displays',
      steps: [server.starts(), neverMet('now')],
    });
    const verdict = judge(failing, story.transcript());
    const kept = verdict.status === 'fail' ? (verdict.evidence.programs?.[0]?.screen ?? '') : '';
    expect(kept).toMatch(/^first[^]*\n… \d+ more characters …\n[^]*last$/);
    expect(kept.length).toBeLessThan(16_500);
    expect(Buffer.from(kept).toString()).toBe(kept);
  });
});
