import { describe, expect, it } from 'vitest';
import { aggregate, defaultRubric, scoreOf } from '../../../harness/grade/points.ts';
import { assignBlame } from '../../../harness/grade/blame.ts';
import { addClientHints } from '../../../harness/grade/hints/add-client.ts';
import { hintText } from '../../../harness/grade/hints/hint-for.ts';
import type { RequirementId } from '../../../harness/handout/requirements.ts';
import type { Outcome } from '../../support/scenario-result.ts';
import type { ScenarioResult } from '../../../harness/grade/results.ts';
import { blame, fail, judgedWith, notReached, scenarios, undecided, type Verdicts } from '../../support/verdicts.ts';

/** The requirements that do not pass, with their status. */
function troubled(results: readonly ScenarioResult[]): Partial<Record<RequirementId, string>> {
  const found = aggregate(results, defaultRubric).filter(({ status }) => status !== 'pass');
  return Object.fromEntries(found.map(({ id, status }) => [id, status]));
}

const troubledBy = (verdicts: Verdicts): Partial<Record<RequirementId, string>> => troubled(blame(verdicts));

describe('a submission without a mistake', () => {
  it('passes everything', () => {
    const results = blame({});
    expect(results.map(({ id }) => id)).toEqual(scenarios.map(({ id }) => id));
    expect(troubled(results)).toEqual({});
    expect(scoreOf(aggregate(results, defaultRubric))).toEqual({ score: 100, maxScore: 100 });
  });
});

describe('one mistake', () => {
  it.each([
    ['add/client/display/random-1', 'add.client.display'],
    ['add/client/sum/highest', 'add.client.sum'],
    ['add/server/shutdown/0', 'add.server.shutdown'],
    ['add/server/display', 'add.server.display'],
    ['add/pair', 'add.pair'],
    ['file/client/exact/4096', 'file.client.exact'],
    ['file/server/chunks', 'file.server.chunks'],
    ['file/pair/transfer/0', 'file.pair'],
  ])('in %s is one fail', (selector, requirement) => {
    expect(troubledBy({ [selector]: fail() })).toEqual({ [requirement]: 'fail' });
  });

  it('is told with what was found, its symptom and its hint', () => {
    const result = blame({ 'add/client/sum/random-1': fail({ actual: 'no sum', symptom: 'no-sum' }) }).find(
      ({ status }) => status === 'fail',
    );
    expect(result).toMatchObject({
      reason: 'no sum',
      symptom: 'no-sum',
      hint: hintText(addClientHints['no-sum']),
      hintConfidence: 'possible',
      evidence: { actual: 'another' },
    });
  });
});

describe('a client that never sends', () => {
  const never: Verdicts = {
    'add/client': notReached(1),
    'add/client/request': fail({ silent: true, symptom: 'nothing-sent' }),
    'add/pair': fail({ symptom: 'pair-no-sum' }),
  };

  it('makes one mistake, on which the rest of it and the pair hang', () => {
    expect(troubledBy(never)).toEqual({
      'add.client.request': 'fail',
      'add.client.display': 'blocked',
      'add.client.sum': 'blocked',
      'add.client.exit': 'blocked',
      'add.pair': 'blocked',
    });
  });

  it('is named by everything that hangs on it', () => {
    const blocked = blame(never).filter(({ status }) => status === 'blocked');
    expect(blocked).not.toEqual([]);
    for (const result of blocked) {
      expect(result.blockedBy).toBe('add.client.request');
      expect(result.reason).toContain('add.client.request');
      expect(result).not.toHaveProperty('evidence');
    }
  });
});

describe('a server that binds no port', () => {
  it('makes one mistake, on which the rest of it and the pair hang, and no client', () => {
    expect(troubledBy({ 'add/server': notReached(0), 'add/pair': notReached(0) })).toEqual({
      'add.server.reply': 'fail',
      'add.server.display': 'blocked',
      'add.server.sum': 'blocked',
      'add.server.serves': 'blocked',
      'add.server.shutdown': 'blocked',
      'add.pair': 'blocked',
    });
    expect(troubledBy({ 'file/server': notReached(0), 'file/pair': notReached(0) })).toEqual({
      'file.server.content': 'fail',
      'file.server.chunks': 'blocked',
      'file.server.exact': 'blocked',
      'file.server.empty': 'blocked',
      'file.pair': 'blocked',
    });
  });
});

describe('a server that ends after one client', () => {
  it('fails to serve, and what it could not be asked any more hangs on that', () => {
    const verdicts = { 'add/server/serves': fail({ symptom: 'serves-once' }), 'add/server/shutdown': notReached(2) };
    expect(troubledBy(verdicts)).toEqual({ 'add.server.serves': 'fail', 'add.server.shutdown': 'blocked' });
    const blocked = blame(verdicts).find(({ status }) => status === 'blocked');
    expect(blocked?.blockedBy).toBe('add.server.serves');
  });
});

describe('what could not be reached', () => {
  it('fails itself where nothing before it has failed: no mistake is lost', () => {
    expect(troubledBy({ 'add/server/shutdown/101': notReached(2) })).toEqual({ 'add.server.shutdown': 'fail' });
    expect(troubledBy({ 'file/client/exact': notReached(1) })).toEqual({ 'file.client.exact': 'fail' });
  });

  it('is not excused by a mistake of the other half', () => {
    const verdicts = { 'add/server': notReached(0), 'add/client/exit': fail(), 'add/client/sum': notReached(1) };
    expect(troubledBy(verdicts)).toMatchObject({ 'add.client.exit': 'fail', 'add.client.sum': 'fail' });
  });
});

describe('one cause in one half', () => {
  const crash = { symptom: 'uncaught-error', cause: 'client crashed' } as const;

  it('is charged to the first requirement that shows it, and the others are blocked by it', () => {
    const verdicts = { 'file/client/exact': fail(crash), 'file/client/empty': fail(crash) };
    expect(troubledBy(verdicts)).toEqual({ 'file.client.exact': 'fail', 'file.client.empty': 'blocked' });
    const other = { ...verdicts, 'file/client/empty': fail({ ...crash, cause: 'client was ended' }) };
    expect(troubledBy(other)).toEqual({ 'file.client.exact': 'fail', 'file.client.empty': 'fail' });
  });

  it('leaves the other half alone', () => {
    const both = { 'file/client/content': fail(crash), 'file/server/content': fail(crash) };
    expect(troubledBy(both)).toEqual({ 'file.client.content': 'fail', 'file.server.content': 'fail' });
  });
});

describe('a pair that transfers a file wrongly', () => {
  it('is blocked by the half that was charged for such a file', () => {
    const halves = { 'file/server/exact': fail({ symptom: 'no-empty-datagram' }) };
    const empty = fail({ symptom: 'pair-not-ended' });
    expect(troubledBy({ ...halves, 'file/pair/transfer/4096': empty })).toEqual({
      'file.server.exact': 'fail',
      'file.pair': 'blocked',
    });
    expect(troubledBy({ ...halves, 'file/pair/transfer/0': empty })).toEqual({
      'file.server.exact': 'fail',
      'file.pair': 'fail',
    });
  });

  it('fails where its halves exchange nothing, whatever else they do', () => {
    const verdicts = { 'file/server/content': fail(), 'file/pair': fail({ symptom: 'pair-no-exchange' }) };
    expect(troubledBy(verdicts)).toEqual({ 'file.server.content': 'fail', 'file.pair': 'fail' });
  });
});

describe('a violation that hangs on another requirement', () => {
  it('is blocked where that has failed, and a fail where it has not', () => {
    const hanging = { 'add/server/display': fail({ dependsOn: ['add.server.reply'] }) };
    expect(troubledBy(hanging)).toEqual({ 'add.server.display': 'fail' });
    expect(troubledBy({ ...hanging, 'add/server/reply': fail() })).toEqual({
      'add.server.reply': 'fail',
      'add.server.display': 'blocked',
    });
  });

  it('names the mistake itself, not another thing that hangs on it', () => {
    const results = blame({
      'add/server/reply': fail({ silent: true }),
      'add/server/serves': fail({ dependsOn: ['add.server.reply'] }),
      'add/server/shutdown': fail({ dependsOn: ['add.server.serves'] }),
    });
    const blocked = results.filter(({ status }) => status === 'blocked');
    expect(new Set(blocked.map(({ requirement }) => requirement))).toEqual(
      new Set(['add.server.serves', 'add.server.shutdown']),
    );
    for (const each of blocked) expect(each.blockedBy, each.id).toBe('add.server.reply');
  });

  it('passes where the very mistake has been charged there, and fails where it has not', () => {
    const charged = { 'file/pair/transfer/4096': fail({ coveredBy: 'file.client.exact' }) };
    expect(troubledBy({ ...charged, 'file/client/exact/4096': fail() })).toEqual({ 'file.client.exact': 'fail' });
    expect(troubledBy(charged)).toEqual({ 'file.pair': 'fail' });
  });
});

describe('a pair', () => {
  it('fails by itself where both halves are right', () => {
    expect(troubledBy({ 'file/pair': fail() })).toEqual({ 'file.pair': 'fail' });
  });

  it('fails by itself where a half has made a mistake that does not explain it', () => {
    expect(troubledBy({ 'add/client/display': fail(), 'add/pair': fail() })).toEqual({
      'add.client.display': 'fail',
      'add.pair': 'fail',
    });
  });

  it('is blocked by a half that sends another integer, or displays another sum', () => {
    for (const half of ['add.client.request', 'add.client.sum', 'add.server.reply', 'add.server.sum'] as const) {
      const verdicts = { [half.replaceAll('.', '/')]: fail(), 'add/pair': fail({ symptom: 'pair-no-sum' }) };
      expect(troubledBy(verdicts)).toEqual({ [half]: 'fail', 'add.pair': 'blocked' });
    }
  });
});

describe('what a person has to decide', () => {
  it('says why, blocks nothing and is blocked by nothing', () => {
    const results = blame({
      'add/client/request': undecided('the bytes could not be understood'),
      'add/client/sum': fail(),
    });
    expect(troubled(results)).toEqual({ 'add.client.request': 'unsupported', 'add.client.sum': 'fail' });
    const found = results.find(({ status }) => status === 'unsupported');
    expect(found?.reason).toBe('the bytes could not be understood');
  });
});

describe('results that stand without a performance', () => {
  const preset = (of: string, more: Outcome): ScenarioResult[] =>
    scenarios
      .filter(({ id }) => id.startsWith(of))
      .map(({ id, requirement, title }) => ({ id, requirement, title, durationMs: 0, ...more }));

  it('are kept, and a failed one among them blocks what hangs on it', () => {
    const broken = preset('add/server/reply', { status: 'fail', reason: 'does not compile' });
    const judged = judgedWith({ 'add/pair': notReached(0) }).filter(
      ({ scenario }) => !scenario.id.startsWith('add/server'),
    );
    const results = assignBlame(judged, broken);
    expect(results.filter(({ status }) => status === 'fail')).toEqual(broken);
    expect(results.find(({ id }) => id === 'add/pair/exchange')).toMatchObject({
      status: 'blocked',
      blockedBy: 'add.server.reply',
    });
  });

  it('need no person where the half does not even send its request', () => {
    const unlearned = preset('add/client/sum', { status: 'unsupported', reason: 'no reply was understood' });
    const judged = judgedWith({ 'add/client/request': fail({ silent: true }) }).filter(
      ({ scenario }) => !scenario.id.startsWith('add/client/sum'),
    );
    const sums = assignBlame(judged, unlearned).filter(({ id }) => id.startsWith('add/client/sum'));
    expect(sums).not.toEqual([]);
    for (const result of sums) {
      expect(result).toMatchObject({ status: 'blocked', blockedBy: 'add.client.request' });
    }
    const passing = judgedWith({}).filter(({ scenario }) => !scenario.id.startsWith('add/client/sum'));
    expect(assignBlame(passing, unlearned).filter(({ status }) => status === 'unsupported')).toEqual(unlearned);
  });
});
