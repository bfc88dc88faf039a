import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CliError } from '../../../harness/cli/cli-error.ts';
import { ResultsFile, type ResultsPieces } from '../../../harness/cli/results-file.ts';
import { runSchema, type Run, type SubmissionResult } from '../../../harness/grade/results.ts';
import { renderResults, ResultsContractError } from '../../../reports/results-json.ts';
import { sampleRun, sampleSubmission } from '../../support/sample-run.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

function classOf(size: number): readonly SubmissionResult[] {
  return Array.from({ length: size }, (_, at) => sampleSubmission(`student-${at}`));
}

/** The run as it is when so many are finished. */
function runOf(submissions: readonly SubmissionResult[]): Run {
  return { ...sampleRun, submissions: [...submissions] };
}

function textOf(pieces: ResultsPieces): string {
  return [...pieces].map((piece) => (typeof piece === 'string' ? piece : Buffer.from(piece).toString())).join('');
}

function readIn(folder: string): string {
  return readFileSync(join(folder, 'results.json'), 'utf8');
}

describe('results.json of a run', () => {
  it('is, in the end, the rendered run, and nothing lies beside it', async () => {
    await using scratch = await scratchFolder();
    const file = new ResultsFile(scratch.path);
    const all = classOf(5);
    for (const [at, each] of all.entries()) file.add(each, runOf(all.slice(0, at + 1)));
    await file.flush();
    expect(readIn(scratch.path)).toBe(renderResults(runOf(all)));
    expect(readdirSync(scratch.path)).toEqual(['results.json']);
  });

  it('lists submissions in the order of the run, whatever the order in which they end', async () => {
    await using scratch = await scratchFolder();
    const file = new ResultsFile(scratch.path);
    const [first, second] = classOf(2) as [SubmissionResult, SubmissionResult];
    file.add(second, runOf([second]));
    file.add(first, runOf([first, second]));
    await file.flush();
    expect(JSON.parse(readIn(scratch.path))).toMatchObject({ submissions: [{ id: 'student-0' }, { id: 'student-1' }] });
  });

  it('holds all that was added when flushing resolves, each time', async () => {
    await using scratch = await scratchFolder();
    const file = new ResultsFile(scratch.path);
    const all = classOf(3);
    for (const [at, each] of all.entries()) {
      file.add(each, runOf(all.slice(0, at + 1)));
      await file.flush();
      expect(runSchema.parse(JSON.parse(readIn(scratch.path))).submissions).toHaveLength(at + 1);
    }
  });

  it('refuses a submission that breaks the contract when it is added', async () => {
    await using scratch = await scratchFolder();
    const file = new ResultsFile(scratch.path);
    const wrong = sampleSubmission('ana', {}, { durationMs: -1 });
    expect(() => file.add(wrong, runOf([wrong]))).toThrow(ResultsContractError);
    expect(() => file.add(wrong, runOf([wrong]))).toThrow(/the submission "ana" breaks the contract/);
  });

  it('says that it cannot be written, and is written as soon as it can be', async () => {
    await using scratch = await scratchFolder();
    const folder = join(scratch.path, 'out');
    writeFileSync(folder, 'a file in the place of the folder');
    const file = new ResultsFile(folder);
    const all = classOf(2);
    file.add(all[0] as SubmissionResult, runOf(all.slice(0, 1)));
    await expect(file.flush()).rejects.toThrow(CliError);
    rmSync(folder);
    file.add(all[1] as SubmissionResult, runOf(all));
    await file.flush();
    expect(readIn(folder)).toBe(renderResults(runOf(all)));
  });

  it('looks at each submission once, however many follow', async () => {
    await using scratch = await scratchFolder();
    let looks = 0;
    const [first, ...others] = classOf(20) as [SubmissionResult, ...SubmissionResult[]];
    const watched = Object.defineProperty({ ...first }, 'scenarios', {
      enumerable: true,
      get: () => {
        looks += 1;
        return first.scenarios;
      },
    });
    const file = new ResultsFile(scratch.path);
    file.add(watched, runOf([watched]));
    await file.flush();
    const once = looks;
    expect(once).toBeGreaterThan(0);
    for (const [at, each] of others.entries()) {
      file.add(each, runOf([watched, ...others.slice(0, at + 1)]));
      await file.flush();
    }
    expect(looks).toBe(once);
  });
});

describe('the time that saving takes', () => {
  afterEach(() => void vi.useRealTimers());

  /** A disk on which every byte takes its time, and what was written on it. */
  function slowDisk(bytesPerMs: number): {
    readonly write: (path: string, pieces: ResultsPieces) => Promise<void>;
    readonly saves: { readonly atMs: number; readonly tookMs: number; readonly text: string }[];
  } {
    const saves: { atMs: number; tookMs: number; text: string }[] = [];
    const write = (_: string, pieces: ResultsPieces): Promise<void> => {
      const text = textOf(pieces);
      const tookMs = text.length / bytesPerMs;
      const atMs = performance.now();
      return new Promise((resolve) =>
        setTimeout(() => {
          saves.push({ atMs, tookMs, text });
          resolve();
        }, tookMs),
      );
    };
    return { write, saves };
  }

  it('is a hundredth of the run at most, and what is finished is written after the pause though nothing follows', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const { write, saves } = slowDisk(1000);
    const file = new ResultsFile('/nowhere', write);
    const all = classOf(100);
    for (const [at, each] of all.entries()) {
      file.add(each, runOf(all.slice(0, at + 1)));
      await vi.advanceTimersByTimeAsync(3000);
    }
    const elapsedMs = performance.now();
    const tookMs = saves.reduce((sum, save) => sum + save.tookMs, 0);
    expect(saves.length).toBeGreaterThan(5);
    expect(saves.length).toBeLessThan(100);
    expect(tookMs).toBeLessThan(elapsedMs / 100 + (saves.at(-1)?.tookMs ?? 0));
    const counts = saves.map(({ text }) => runSchema.parse(JSON.parse(text)).submissions.length);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(saves.at(-1)?.text).toBe(renderResults(runOf(all)));
  });

  it('is spent after each submission while the class is small', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const { write, saves } = slowDisk(1_000_000);
    const file = new ResultsFile('/nowhere', write);
    const all = classOf(10);
    for (const [at, each] of all.entries()) {
      file.add(each, runOf(all.slice(0, at + 1)));
      await vi.advanceTimersByTimeAsync(3000);
    }
    expect(saves).toHaveLength(10);
  });
});
