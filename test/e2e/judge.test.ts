/** Judges transcripts of real runs again. A verdict depends on nothing but the transcript. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeAgain, readPerformance, type StoredPerformance } from '../../harness/grade/store/performance.ts';
import { runSchema, type SubmissionResult } from '../../harness/grade/results.ts';
import type { TranscriptEvent } from '../../harness/transcript/transcript.ts';
import { catalogue } from '../../scenarios/catalogue.ts';
import { submissionsFolder } from '../support/corpus.ts';
import { datagrade } from '../support/datagrade.ts';

const programs = [
  ['right', 'python-comma'],
  ['wrong', 'sum-concatenated'],
  ['wrong', 'timeout-as-end'],
  ['wrong', 'closes-socket-and-loops-on'],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'datagrade-judge-'));
const transcripts = join(folder, 'transcripts');
let graded: readonly SubmissionResult[] = [];

beforeAll(async () => {
  for (const [kind, name] of programs)
    cpSync(join(submissionsFolder, kind, name), join(folder, 'class', name), { recursive: true });
  const words = ['grade', join(folder, 'class'), '--out', join(folder, 'out'), '--transcripts', transcripts];
  // With a seed that is known, a difference can be repeated.
  const { status, stderr } = await datagrade(...words, '--seed', '7');
  if (status !== 1) throw new Error(`grading ended with status ${status}: ${stderr}`);
  graded = runSchema.parse(JSON.parse(readFileSync(join(folder, 'out', 'results.json'), 'utf8'))).submissions;
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function performancesOf(name: string): readonly StoredPerformance[] {
  return readdirSync(join(transcripts, name)).map((file) => {
    const path = join(transcripts, name, file);
    return readPerformance(readFileSync(path, 'utf8'), path);
  });
}

/** The same performance at another time, with all pauses stretched. */
function movedInTime({ scenarios, transcript }: StoredPerformance, byMs: number, stretch: number): StoredPerformance {
  const move = (event: TranscriptEvent): TranscriptEvent => ({ ...event, atMs: event.atMs * stretch + byMs });
  return { scenarios, transcript: { ...transcript, events: transcript.events.map(move) } };
}

describe('a folder with transcripts of an earlier run', () => {
  it('is refused and left unchanged, and the message says what to do', async () => {
    const [, name] = programs[0];
    const before = readdirSync(join(transcripts, name));
    const words = ['check', join(folder, 'class', name), '--only', 'add/client/sum', '--transcripts', transcripts];
    const { status, stderr } = await datagrade(...words);
    expect(status).toBe(64);
    expect(stderr).toContain(
      `cannot store transcripts in ${join(transcripts, name)}: it holds those of an earlier run`,
    );
    expect(stderr).toContain('name another folder with --transcripts');
    expect(readdirSync(join(transcripts, name))).toEqual(before);
  });
});

describe.each(programs)('the transcripts of the %s program %s', (_, name) => {
  it('give the same verdicts as the run, including evidence and hints', () => {
    const timeless = (results: SubmissionResult['scenarios']) => results.map((each) => ({ ...each, durationMs: 0 }));
    const result = graded.find(({ id }) => id === name);
    expect(result?.scenarios.length).toBeGreaterThan(30);
    expect(judgeAgain(performancesOf(name), catalogue)).toEqual(timeless(result?.scenarios ?? []));
  });

  it('give the same verdicts in any order', () => {
    const performances = performancesOf(name);
    const once = judgeAgain(performances, catalogue);
    fc.assert(
      fc.property(fc.shuffledSubarray([...performances], { minLength: performances.length }), (shuffled) => {
        expect(judgeAgain(shuffled, catalogue)).toEqual(once);
      }),
      { numRuns: 5 },
    );
  });

  it('give the same verdicts with other times and at another pace', () => {
    const performances = performancesOf(name);
    const once = judgeAgain(performances, catalogue);
    const pace = fc.constantFrom(0, 0.001, 0.5, 3, 1000);
    fc.assert(
      fc.property(fc.integer(), pace, (byMs, stretch) => {
        const moved = performances.map((each) => movedInTime(each, byMs, stretch));
        expect(judgeAgain(moved, catalogue)).toEqual(once);
      }),
      { numRuns: 10 },
    );
  });

  it('are complete, without temporary files beside them', () => {
    const files = readdirSync(join(transcripts, name));
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !file.endsWith('.json'))).toEqual([]);
  });
});

describe('datagrade judge', () => {
  const wrong = join(transcripts, 'sum-concatenated');

  it('shows in words and by its exit status what a stored transcript proves', async () => {
    const { status, stdout } = await datagrade('judge', wrong);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^✗ add\/client\/sum\/lowest: /m);
    expect(stdout).toContain('The client joins two texts');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    const right = await datagrade('judge', join(transcripts, 'python-comma'));
    expect(right.status, right.stdout + right.stderr).toBe(0);
  });

  it('prints the verdicts of one file as JSON', async () => {
    const file = readdirSync(wrong).find((name) => name.startsWith('file.server.empty'));
    const { status, stdout } = await datagrade('judge', '--json', join(wrong, file!));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ id: 'file/server/empty/0', status: 'pass' }]);
  });

  it.each([
    ['a missing file', () => join(wrong, 'nothing.json'), /cannot read/],
    ['a folder without transcripts', () => join(folder, 'class'), /there is no transcript/],
    ['a file that is not JSON', () => written('half.json', '{"schema": "datagr'), /not JSON/],
    [
      'JSON that is not a performance',
      () => written('other.json', '{"schema": "other/1"}'),
      /not a stored performance \(schema/,
    ],
    ['an unknown scenario', () => changed({ scenarios: ['add/client/nothing'] }), /no such scenario/],
    ['a scenario with other actions', () => changed({ scenarios: ['file/pair/transfer/0'] }), /performs it otherwise/],
  ])('refuses %s with one sentence', async (_, path, sentence) => {
    const { status, stdout, stderr } = await datagrade('judge', path());
    expect([status, stdout]).toEqual([64, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function changed(keys: object): string {
  const [file] = readdirSync(join(transcripts, 'sum-concatenated'));
  const stored = JSON.parse(readFileSync(join(transcripts, 'sum-concatenated', file!), 'utf8'));
  return written('changed.json', JSON.stringify({ ...stored, ...keys }));
}
