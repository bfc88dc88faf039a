import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Run, SubmissionResult } from '../../../harness/grade/results.ts';
import type { Deed, Kind } from '../../chaos/disturbances/disturbance.ts';
import { brokenInvariants } from '../../chaos/invariants/check.ts';
import type { RoundFacts } from '../../chaos/invariants/facts.ts';
import { leftFiles, leftParts } from '../../chaos/leftovers.ts';
import { OwnProcesses } from '../../chaos/own-processes.ts';
import { ResultsWatch } from '../../chaos/results-watch.ts';
import { rightSubmission, sampleRun, sampleSubmission } from '../../support/sample-run.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const passed: Run = { ...sampleRun, submissions: [rightSubmission] };

function graded(...submissions: readonly SubmissionResult[]): Run {
  return { ...passed, submissions: [...submissions] };
}

function deed(kind: Kind): Deed {
  return { kind, atMs: 100, detail: 'something' };
}

/** A round in which nothing was disturbed, and all invariants hold. */
const quiet: RoundFacts = {
  deeds: [],
  submissions: ['ana'],
  undisturbed: passed,
  results: passed,
  end: { status: 0, signal: null },
  invalid: [],
  left: [],
};

function brokenIn(changes: Partial<RoundFacts>): readonly string[] {
  return brokenInvariants({ ...quiet, ...changes }).map(({ invariant }) => invariant);
}

describe('the invariants of a disturbed run', () => {
  it('hold if nothing differs', () => {
    expect(brokenIn({})).toEqual([]);
  });

  it('do not hold if a right program fails', () => {
    const failed = sampleSubmission('ana', { 'add.client.sum': [{ status: 'fail', reason: 'The sum was 3.' }] });
    const broken = brokenInvariants({ ...quiet, results: graded(failed), end: { status: 1, signal: null } });
    expect(broken).toMatchObject([
      { invariant: 'verdicts', expected: 'ana add/client/sum/1: pass ""', seen: 'fail "The sum was 3."' },
      { invariant: 'verdicts', expected: 'ana add.client.sum: pass', seen: 'fail' },
    ]);
  });

  it('do not hold if a mistake is not seen', () => {
    const wrong = graded(sampleSubmission('ana', { 'add.client.sum': [{ status: 'fail', reason: 'The sum was 3.' }] }));
    expect(brokenIn({ undisturbed: wrong })).toEqual(['verdicts', 'verdicts']);
  });

  it.each([
    ['The client was ended by the signal SIGKILL, which datagrade did not send.', []],
    ['Its messages could not be learned.', ['verdicts']],
  ])('allow a verdict to be left open only for a reason of the machine: %s', (reason, expected) => {
    const open = sampleSubmission('ana', { 'add.client.sum': [{ status: 'unsupported', reason }] });
    expect(brokenIn({ results: graded(open), end: { status: 2, signal: null } })).toEqual(expected);
  });

  it('allow a submission not to be graded, with the status for that', () => {
    const results = graded(
      sampleSubmission('ana', { 'add.client.sum': [{ status: 'error', reason: 'the lane died' }] }),
    );
    expect(brokenIn({ results, end: { status: 70, signal: null } })).toEqual([]);
    expect(brokenIn({ results, end: { status: 0, signal: null } })).toEqual(['end']);
  });

  it.each<[string, Partial<RoundFacts>, readonly string[]]>([
    ['a status that is not that of the results', { end: { status: 1, signal: null } }, ['end']],
    ['no end', { end: undefined }, ['end']],
    ['an end by a signal that the adversary did not send', { end: { status: null, signal: 'SIGSEGV' } }, ['end']],
    ['the end of an interruption without one', { end: { status: 130, signal: null } }, ['end']],
    ['no results although they were not removed', { results: undefined }, ['end', 'results']],
    ['a file that was invalid for a moment', { invalid: ['Unexpected end of JSON input'] }, ['results']],
    ['something left over', { left: ['process 17 (python3)'] }, ['leftovers']],
  ])('do not hold after %s', (_, changes, expected) => {
    expect(brokenIn(changes)).toEqual(expected);
  });

  it.each<[Kind, RoundFacts['end']]>([
    ['kill-main', { status: null, signal: 'SIGKILL' }],
    ['interrupt-main', { status: 130, signal: null }],
    ['fill-disk', { status: 70, signal: null }],
    ['remove-results', { status: 1, signal: null }],
  ])('allow a run to end without results after %s', (kind, end) => {
    expect(brokenIn({ deeds: [deed(kind)], results: undefined, end })).toEqual([]);
  });
});

describe('the watch of results.json', () => {
  it('notes a half file and not an absent one', async () => {
    await using folder = await scratchFolder();
    using watch = new ResultsWatch(folder.path);
    const path = join(folder.path, 'results.json');
    expect(watch.poll()).toBeUndefined();
    writeFileSync(path, JSON.stringify(passed));
    expect(watch.poll()).toEqual(passed);
    rmSync(path);
    expect(watch.poll()).toBeUndefined();
    expect(watch.invalid).toEqual([]);
    writeFileSync(path, JSON.stringify(passed).slice(0, -1));
    expect(watch.poll()).toBeUndefined();
    expect(watch.invalid).toHaveLength(1);
  });
});

describe.runIf(process.platform === 'linux')('what is left over', () => {
  it('is a process of the run, and no process of anybody else', async () => {
    await using folder = await scratchFolder();
    const start = (mark: string): number =>
      spawn('sleep', ['60'], { env: { ...process.env, TMPDIR: mark } }).pid as number;
    const own = start(folder.path);
    const other = start('elsewhere');
    const processes = new OwnProcesses(own, folder.path);
    await expect.poll(() => processes.left()).toEqual([`process ${own} (sleep 60)`]);
    process.kill(own, 'SIGKILL');
    await expect.poll(() => processes.left()).toEqual([]);
    process.kill(other, 'SIGKILL');
  });

  it('is each temporary file but the folder that a user has for all runs', async () => {
    await using folder = await scratchFolder();
    mkdirSync(join(folder.path, 'datagrade-0'));
    expect(leftFiles(folder.path)).toEqual([]);
    writeFileSync(join(folder.path, 'datagrade-0', 'run-17-4'), '');
    writeFileSync(join(folder.path, 'other'), '');
    expect(leftFiles(folder.path)).toEqual(['the temporary file datagrade-0/run-17-4', 'the temporary file other']);
  });

  it('is what lies beside the store of the results, and each file that was not finished', async () => {
    await using folder = await scratchFolder();
    mkdirSync(join(folder.path, 'runs', 'one', 'submissions'), { recursive: true });
    for (const name of ['results.json', 'latest']) writeFileSync(join(folder.path, name), '');
    expect(leftParts(folder.path, false)).toEqual([]);
    writeFileSync(join(folder.path, 'other'), '');
    writeFileSync(join(folder.path, 'runs', 'one', 'submissions', 'ana.json.part'), '');
    expect(leftParts(folder.path, false)).toEqual([
      'other beside the results',
      'one/submissions/ana.json.part beside the results',
    ]);
    expect(leftParts(folder.path, true)).toEqual(['other beside the results']);
  });
});
