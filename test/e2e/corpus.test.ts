/** The grader is graded: programs with a known truth, run through the command itself. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTool } from '../../harness/submission/build/find-tool.ts';
import { runSchema, type Run, type SubmissionResult } from '../../harness/grade/results.ts';
import { requirements } from '../../harness/grade/requirements.ts';
import { rightLabelOf, submissionsFolder, submissionsOf, wrongLabelOf } from '../support/corpus.ts';
import { datagrade } from '../support/datagrade.ts';

const everyMinute = 60_000;

function gradedOnce(
  kind: 'right' | 'wrong',
  expectedStatus: number,
  ...options: readonly string[]
): { readonly run: () => Run } {
  const out = mkdtempSync(join(tmpdir(), 'datagrade-corpus-'));
  let run: Run | undefined;
  beforeAll(async () => {
    const { status, stderr } = await datagrade(
      'grade',
      join(submissionsFolder, kind),
      '--out',
      out,
      '--seed',
      '7',
      ...options,
    );
    expect(status, stderr).toBe(expectedStatus);
    run = runSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')));
  }, 30 * everyMinute);
  afterAll(() => rmSync(out, { recursive: true, force: true }));
  return {
    run: () => {
      if (run === undefined) throw new Error('the corpus was not graded');
      return run;
    },
  };
}

function resultOf(run: Run, name: string): SubmissionResult {
  const found = run.submissions.find(({ id }) => id === name);
  if (found === undefined) throw new Error(`there is no result for ${name}`);
  return found;
}

/** What did not pass, with its reasons: what a person wants to read when a verdict is not the expected one. */
function verdictsOf({ requirements: results }: SubmissionResult): Record<string, string> {
  return Object.fromEntries(
    results
      .filter(({ status, reason }) => status !== 'pass' && reason !== 'not tried in this run')
      .map(({ id, status }) => [id, status]),
  );
}

function reasonsOf({ scenarios, problems }: SubmissionResult): string {
  const told = scenarios
    .filter(({ status }) => status !== 'pass')
    .map(({ id, status, reason }) => `${id} ${status}: ${reason}`);
  return [...problems, ...told].join('\n');
}

describe('right submissions', () => {
  // Whoever handed in one assignment only has not passed everything.
  const { run } = gradedOnce('right', 1);
  it.each(submissionsOf('right'))('%s gets full marks', async (name) => {
    const result = resultOf(run(), name);
    const { title, needs, only } = rightLabelOf(name);
    expect(title).not.toBe('');
    if (needs !== undefined && (await findTool(needs)) === undefined) return expectNotRun(result);
    const missing = requirements.filter(({ id }) => only !== undefined && !id.startsWith(only));
    expect(verdictsOf(result), reasonsOf(result)).toEqual(Object.fromEntries(missing.map(({ id }) => [id, 'blocked'])));
    expect(result.score).toBe(100 - 5 * missing.length);
    expect(result.maxScore).toBe(100);
    return undefined;
  });

  /** What this machine cannot run costs nothing, and says what is missing. */
  function expectNotRun(result: SubmissionResult): void {
    expect(new Set(result.requirements.map(({ status }) => status))).toEqual(new Set(['unsupported']));
    expect(result.maxScore).toBe(0);
    expect(result.requirements.filter(({ reason }) => !/ needs .*install/.test(reason ?? ''))).toEqual([]);
  }

  it('cost at most fifty process starts where the invocation is the usual one', () => {
    const starts = run().submissions.map(({ id, processStarts }) => ({ id, processStarts }));
    const usual = starts.filter(
      ({ id }) => !rightLabelOf(id).features.some((feature) => /argument|flag|folder-expected/.test(feature)),
    );
    expect(usual.length).toBeGreaterThan(10);
    expect(usual.filter(({ processStarts }) => processStarts > 50)).toEqual([]);
  });
});

/** Assignments in which a wrong submission loses anything. */
function touchedBy(name: string): readonly string[] {
  const { fails, blocked, unsupported } = wrongLabelOf(name);
  return [...new Set([...fails, ...blocked, ...unsupported].map((id) => (id.startsWith('add.') ? 'add' : 'file')))];
}

it.each(submissionsOf('wrong'))('%s is wrong in one assignment', (name) => {
  expect(touchedBy(name)).toHaveLength(1);
});

// What a mistake does not touch are programs like the right ones, which are graded above: leaving them out halves the time.
describe.each(['add', 'file'])('submissions that are wrong in %s', (assignment) => {
  const names = submissionsOf('wrong').filter((name) => touchedBy(name).includes(assignment));
  const { run } = gradedOnce('wrong', 1, '--only', assignment, '--submission', ...names);
  it.each(names)('%s fails exactly what it breaks', (name) => {
    const label = wrongLabelOf(name);
    const result = resultOf(run(), name);
    const labelled = [
      ...label.fails.map((id) => [id, 'fail']),
      ...label.blocked.map((id) => [id, 'blocked']),
      ...label.unsupported.map((id) => [id, 'unsupported']),
    ];
    const expected = Object.fromEntries(labelled) as Record<string, string>;
    expect(verdictsOf(result), reasonsOf(result)).toEqual(expected);
  });

  it('are told why: every failed scenario has a reason, steps, what was expected and what was seen', () => {
    const failed = run().submissions.flatMap(({ scenarios }) => scenarios.filter(({ status }) => status === 'fail'));
    expect(failed.length).toBeGreaterThanOrEqual(names.length);
    const silent = failed.filter(
      ({ reason, evidence }) =>
        !reason || !evidence || evidence.steps.length === 0 || evidence.expected === '' || evidence.actual === '',
    );
    expect(silent).toEqual([]);
  });

  it('name the requirement that blocks, and that one has failed', () => {
    for (const { scenarios, requirements: results } of run().submissions) {
      for (const { status, blockedBy } of scenarios) {
        if (status !== 'blocked' || blockedBy === undefined) continue;
        expect(results.find(({ id }) => id === blockedBy)?.status).toBe('fail');
      }
    }
  });
});
