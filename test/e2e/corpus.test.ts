/**
 * Tests the grader: runs programs whose mistakes are known through the command itself. This is the
 * sample of the corpus; `datagrade selftest --all` grades the others.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runSchema, type Run, type SubmissionResult } from '../../harness/grade/results.ts';
import { requirements } from '../../harness/handout/requirements.ts';
import { readCorpus } from '../../harness/selftest/corpus.ts';
import { rightLabelOf, submissionsFolder, wrongLabelOf } from '../support/corpus.ts';
import { datagrade } from '../support/datagrade.ts';

const everyMinute = 60_000;

const sample = (await readCorpus(submissionsFolder)).filter(({ label }) => label.sample === true);

const sampleOf = (kind: 'right' | 'wrong'): readonly string[] =>
  sample.filter((program) => program.kind === kind).map(({ id }) => id);

/** What this machine lacks, by the names of the programs that need it. These are skipped. */
const lacking = new Map(sample.map(({ id, lacks }) => [id, lacks]));

let run: Run;
let proof: { readonly status: number | null; readonly lastLines: string };

beforeAll(async () => {
  const out = mkdtempSync(join(tmpdir(), 'datagrade-corpus-'));
  try {
    // Two lanes only, because other tests run at the same time.
    const { status, stdout, stderr } = await datagrade('selftest', '--out', out, '--seed', '7', '--lanes', '2');
    // The proof has no flaw, and no scenario without a mistake that only it finds. Its last lines
    // list what differs.
    proof = { status, lastLines: stdout.slice(-6_000) + stderr.slice(-2_000) };
    run = runSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}, 30 * everyMinute);

function resultsOf(kind: 'right' | 'wrong'): readonly SubmissionResult[] {
  return run.submissions.filter(({ folder }) => folder.startsWith(join(submissionsFolder, kind)));
}

function resultOf(kind: 'right' | 'wrong', name: string): SubmissionResult {
  const found = resultsOf(kind).find(({ id }) => id === name);
  if (found === undefined) throw new Error(`there is no result for ${name}`);
  return found;
}

/** The requirements that did not pass. */
function verdictsOf({ requirements: results }: SubmissionResult): Record<string, string> {
  return Object.fromEntries(
    results.filter(({ status, tried }) => status !== 'pass' && tried !== false).map(({ id, status }) => [id, status]),
  );
}

/** Why they did not pass: what a person wants to read if a verdict is not the expected one. */
function reasonsOf({ scenarios, problems }: SubmissionResult): string {
  const reasons = scenarios
    .filter(({ status }) => status !== 'pass')
    .map(({ id, status, reason }) => `${id} ${status}: ${reason}`);
  return [...problems, ...reasons].join('\n');
}

it('datagrade selftest finds no wrong verdict, and no scenario that finds no mistake', () => {
  expect(proof.status, proof.lastLines).toBe(0);
});

/** A program that this machine cannot run loses no point, and the reason says what is missing. */
function expectNotRun({ requirements: results, maxScore }: SubmissionResult): void {
  const statuses = new Set(results.map(({ status }) => status));
  expect([...statuses].filter((status) => status !== 'unsupported' && status !== 'blocked')).toEqual([]);
  const undecided = results.filter(({ status }) => status === 'unsupported');
  const unexplained = undecided.filter(
    ({ reason, tried }) => tried !== false && !/ needs .*install/.test(reason ?? ''),
  );
  expect(unexplained).toEqual([]);
  expect(maxScore).toBe(5 * (results.length - undecided.length));
}

describe('a right submission', () => {
  it.for(sampleOf('right'))('gets full marks: %s', (name, { skip }) => {
    const result = resultOf('right', name);
    const { only, unsupported } = rightLabelOf(name);
    if (lacking.get(name) !== undefined) expectNotRun(result);
    skip(lacking.get(name) !== undefined, `this machine lacks ${lacking.get(name)}`);
    const missing = requirements.filter(({ id }) => only !== undefined && !id.startsWith(only));
    const open = unsupported.map((id) => [id, 'unsupported']);
    const expected = Object.fromEntries([...missing.map(({ id }) => [id, 'blocked']), ...open]) as Record<
      string,
      string
    >;
    expect(verdictsOf(result), reasonsOf(result)).toEqual(expected);
    expect(result.maxScore).toBe(100 - 5 * open.length);
    expect(result.score).toBe(100 - 5 * missing.length - 5 * open.length);
  });

  it('needs at most fifty process starts if it is started in the usual way', () => {
    const starts = resultsOf('right').map(({ id, processStarts }) => ({ id, processStarts }));
    const usual = starts.filter(
      ({ id }) =>
        !rightLabelOf(id).features.some((feature) => /argument|flag|folder-expected|keyboard-search/.test(feature)),
    );
    expect(usual.length).toBeGreaterThan(10);
    expect(usual.filter(({ processStarts }) => processStarts > 50)).toEqual([]);
  });
});

describe('a wrong submission', () => {
  const names = sampleOf('wrong');
  it.for(names)('fails exactly the requirements that it breaks: %s', (name, { skip }) => {
    const label = wrongLabelOf(name);
    const result = resultOf('wrong', name);
    if (lacking.get(name) !== undefined) expectNotRun(result);
    skip(lacking.get(name) !== undefined, `this machine lacks ${lacking.get(name)}`);
    const labelled = [
      ...label.fails.map((id) => [id, 'fail']),
      ...label.blocked.map((id) => [id, 'blocked']),
      ...label.unsupported.map((id) => [id, 'unsupported']),
    ];
    const expected = Object.fromEntries(labelled) as Record<string, string>;
    expect(verdictsOf(result), reasonsOf(result)).toEqual(expected);
  });

  it('gets a reason, the steps, the expected and the actual result for each failed scenario', () => {
    const failed = resultsOf('wrong').flatMap(({ scenarios }) => scenarios.filter(({ status }) => status === 'fail'));
    expect(failed.length).toBeGreaterThanOrEqual(names.filter((name) => lacking.get(name) === undefined).length);
    const silent = failed.filter(
      ({ reason, evidence }) =>
        !reason || !evidence || evidence.steps.length === 0 || evidence.expected === '' || evidence.actual === '',
    );
    expect(silent).toEqual([]);
  });

  it('has a failed requirement behind each blocked scenario', () => {
    const blockers = resultsOf('wrong').flatMap(({ scenarios, requirements: results }) =>
      scenarios.flatMap(({ status, blockedBy }) =>
        status === 'blocked' && blockedBy !== undefined ? results.filter(({ id }) => id === blockedBy) : [],
      ),
    );
    expect(blockers).not.toEqual([]);
    expect(blockers.filter(({ status }) => status !== 'fail')).toEqual([]);
  });
});
