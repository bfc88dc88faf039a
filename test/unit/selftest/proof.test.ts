/** The comparison of known truth with what was found: each way in which a grader can be wrong is told apart. */
import { describe, expect, it } from 'vitest';
import { requirements, type RequirementId } from '../../../harness/handout/requirements.ts';
import type { Status } from '../../../harness/judge/evidence.ts';
import { scenarioResult } from '../../support/scenario-result.ts';
import type { FailedScenario, SubmissionResult } from '../../../harness/grade/results.ts';
import { idleScenarios, prove, type Labelled } from '../../../harness/selftest/proof.ts';

const wrong = (id: string, fails: readonly RequirementId[], hint = 'no-sum' as const): Labelled => ({
  id,
  folder: `/corpus/${id}`,
  kind: 'wrong',
  label: {
    title: 'a mistake',
    language: 'python',
    fails: [...fails],
    blocked: [],
    unsupported: [],
    caughtBy: fails[0] as RequirementId,
    hint,
    otherHints: [],
  },
});

const right: Labelled = {
  id: 'right',
  folder: '/corpus/right',
  kind: 'right',
  label: { title: 'right', language: 'c', features: ['plain'], unsupported: [] },
};

function found(
  id: string,
  verdicts: Partial<Record<RequirementId, Status>>,
  symptom: string | null = 'no-sum',
): SubmissionResult {
  const scenarios = Object.entries(verdicts).map(([requirement, status]) =>
    scenarioResult(
      `${requirement.replaceAll('.', '/')}/1`,
      requirement as RequirementId,
      status,
      symptom === null ? {} : { symptom },
    ),
  );
  return {
    id,
    folder: `/corpus/${id}`,
    status: 'graded',
    score: 0,
    maxScore: 0,
    requirements: requirements.map((each) => ({
      id: each.id,
      status: verdicts[each.id] ?? 'pass',
      points: 0,
      maxPoints: 5,
    })),
    scenarios,
    problems: [],
    programs: {},
    processStarts: 0,
    durationMs: 1,
  };
}

const kindsOf = (program: Labelled, result: SubmissionResult): readonly string[] =>
  prove([program], { submissions: [result] }, []).flaws.map(({ kind }) => kind);

describe('a proof', () => {
  it('finds no flaw where everything is as it is known to be', () => {
    expect(kindsOf(right, found('right', {}))).toEqual([]);
    expect(kindsOf(wrong('a', ['add.client.sum']), found('a', { 'add.client.sum': 'fail' }))).toEqual([]);
  });

  it.each([
    ['falseFailure', right, { 'add.pair': 'fail' }],
    ['falseFailure', right, { 'add.pair': 'blocked' }],
    ['undecided', right, { 'add.pair': 'unsupported' }],
    ['undecided', wrong('right', ['add.client.sum']), { 'add.client.sum': 'error' }],
    ['missed', wrong('right', ['add.client.sum']), {}],
    ['wrongScenario', wrong('right', ['add.client.sum']), { 'add.client.sum': 'blocked' }],
  ] as const)('calls it a flaw of the kind %s', (kind, program, verdicts) => {
    expect(kindsOf(program, found('right', verdicts))).toEqual([kind]);
  });

  it('expects an assignment that was not submitted to be blocked, of a right and of a wrong program', () => {
    const left = requirements.filter(({ id }) => id.startsWith('file.')).map(({ id }) => id);
    const blocked = Object.fromEntries(left.map((id) => [id, 'blocked' as const]));
    const mistake = wrong('a', ['add.client.sum']);
    for (const program of [right, mistake]) {
      const only = { ...program, label: { ...program.label, only: 'add' } } as Labelled;
      const lost = program.kind === 'wrong' ? { 'add.client.sum': 'fail' as const } : {};
      expect(kindsOf(only, found(program.id, { ...blocked, ...lost }))).toEqual([]);
      expect(kindsOf(only, found(program.id, lost)).length).toBe(left.length);
      expect(kindsOf(program, found(program.id, { ...blocked, ...lost })).length).toBe(left.length);
    }
  });

  it('tells a mistake that was charged elsewhere from one that nobody saw', () => {
    const elsewhere = found('a', { 'add.client.display': 'fail' });
    expect(kindsOf(wrong('a', ['add.client.sum']), elsewhere).toSorted()).toEqual(['falseFailure', 'wrongScenario']);
  });

  it('does not accept another cause than the real one, or no cause', () => {
    const program = wrong('a', ['add.client.sum']);
    for (const symptom of ['sum-off-by-one', null]) {
      const { flaws } = prove([program], { submissions: [found('a', { 'add.client.sum': 'fail' }, symptom)] }, []);
      const hint = flaws.find(({ kind }) => kind === 'wrongHint');
      expect(hint).toMatchObject({ expected: 'no-sum', found: symptom ?? 'none' });
    }
  });

  it('wants the report to end with the failure whose hint the label names', () => {
    const program = wrong('a', ['add.client.sum', 'add.pair']);
    const result = found('a', { 'add.client.sum': 'fail', 'add.pair': 'fail' });
    const withPair = (pair: Pick<FailedScenario, 'hintConfidence'>): SubmissionResult => ({
      ...result,
      scenarios: result.scenarios.map((each) => {
        if (each.status !== 'fail') return each;
        return each.requirement === 'add.pair'
          ? { ...each, symptom: 'no-same-sum', hint: 'x', ...pair }
          : { ...each, hint: 'x' };
      }),
    });
    const flawsOf = (pair: Pick<FailedScenario, 'hintConfidence'>) =>
      prove([program], { submissions: [withPair(pair)] }, []).flaws.filter(({ kind }) => kind === 'wrongNext');
    expect(flawsOf({ hintConfidence: 'likely' })).toEqual([]);
    expect(flawsOf({ hintConfidence: 'certain' })).toMatchObject([
      { requirement: 'add.pair', expected: 'no-sum', found: 'no-same-sum' },
    ]);
  });

  it('says nothing of an assignment that was not tried', () => {
    const program = wrong('a', ['add.client.sum']);
    const result = found('a', { 'add.client.sum': 'fail', 'file.pair': 'unsupported' });
    expect(kindsOf(program, result)).toEqual(['undecided']);
    expect(kindsOf({ ...program, tried: 'add' }, result)).toEqual([]);
    const [proved] = prove([{ ...program, tried: 'add' }], { submissions: [result] }, []).programs;
    expect(proved?.cells.map(({ requirement }) => requirement.split('.')[0])).toEqual(Array(10).fill('add'));
  });

  it('asks no more of a program that cannot be run on the machine than that it costs nothing', () => {
    const all = (status: Status) => Object.fromEntries(requirements.map(({ id }) => [id, status]));
    for (const program of [right, wrong('right', ['add.client.sum'])]) {
      expect(kindsOf({ ...program, lacks: 'gcc' }, found('right', all('unsupported'), null))).toEqual([]);
      expect(new Set(kindsOf(program, found('right', all('unsupported'))))).toEqual(new Set(['undecided']));
      const charged = found('right', { ...all('unsupported'), 'add.client.sum': 'fail' });
      expect(kindsOf({ ...program, lacks: 'gcc' }, charged)).toEqual(['wrongScenario']);
    }
  });

  it('wants a result for each program', () => {
    expect(() => prove([right], { submissions: [] }, [])).toThrow(RangeError);
  });
});

describe('the worth of a scenario', () => {
  const sum = { id: 'add/client/sum/1' };
  const display = { id: 'add/client/display/1' };
  const programs = [wrong('a', ['add.client.sum']), wrong('b', ['add.client.sum', 'add.client.display'])];
  const submissions = [
    found('a', { 'add.client.sum': 'fail' }),
    found('b', { 'add.client.sum': 'fail', 'add.client.display': 'fail' }),
  ];

  it('is what it alone kills', () => {
    const proof = prove(programs, { submissions }, [sum, display]);
    expect(proof.scenarios).toMatchObject([
      { kills: ['a', 'b'], killsAlone: ['a'] },
      { kills: ['b'], killsAlone: [] },
    ]);
    expect(idleScenarios(proof).map(({ id }) => id)).toEqual([display.id]);
  });

  it('is not taken away by one that only confirms, which need not prove its own', () => {
    const proof = prove(programs, { submissions }, [sum, { ...display, confirms: sum.id }]);
    expect(proof.scenarios[0]).toMatchObject({ killsAlone: ['a', 'b'] });
    expect(idleScenarios(proof)).toEqual([]);
  });

  it('is nothing that a right program shows', () => {
    const proof = prove([right], { submissions: [found('right', { 'add.client.sum': 'fail' })] }, [sum]);
    expect(proof.scenarios[0]?.kills).toEqual([]);
  });
});
