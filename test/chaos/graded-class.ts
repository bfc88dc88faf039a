/** A class from the bundled corpus, and how it is graded without an adversary. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Run } from '../../harness/grade/results.ts';
import type { CorpusProgram } from '../../harness/selftest/corpus.ts';
import { pick } from './disturbances/disturbance.ts';
import { mainScript } from './main-script.ts';
import { ResultsWatch } from './results-watch.ts';

export interface GradedIn {
  readonly temporary: string;
  readonly out: string;
}

export interface GradedClass {
  readonly programs: readonly CorpusProgram[];
  readonly seed: number;
}

/** Right and wrong ones in turn, each in a language that has not been drawn yet, as long as there is one. */
export function drawClass(
  corpus: readonly CorpusProgram[],
  size: number,
  random: () => number,
): readonly CorpusProgram[] {
  const drawn: CorpusProgram[] = [];
  while (drawn.length < size) {
    const kind = drawn.length % 2 === 0 ? 'right' : 'wrong';
    const left = corpus.filter((each) => each.kind === kind && each.lacks === undefined && !drawn.includes(each));
    const languages = [...new Set(left.map(({ label }) => label.language))];
    const fresh = languages.filter((each) => drawn.every(({ label }) => label.language !== each));
    const language = pick(fresh.length > 0 ? fresh : languages, random);
    const program = pick(
      left.filter(({ label }) => label.language === language),
      random,
    );
    if (program === undefined) break;
    drawn.push(program);
  }
  return drawn;
}

/** Starts grading; standard output and standard error are pipes. */
export function startGrading({ programs, seed }: GradedClass, { temporary, out }: GradedIn): ChildProcess {
  const folders = [...new Set(programs.map(({ folder }) => dirname(folder)))];
  const names = programs.map(({ id }) => id);
  const words = [mainScript, 'grade', ...folders, '--out', out, '--seed', String(seed), '--submission', ...names];
  const child = spawn(process.execPath, words, {
    // A process group of its own: a signal to this process does not reach it.
    detached: true,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.resume();
  child.stderr.resume();
  return child;
}

/** @throws if it does not end with results */
export async function gradeUndisturbed(graded: GradedClass, folder: string): Promise<Run> {
  const places = { temporary: join(folder, 'tmp'), out: join(folder, 'out') };
  mkdirSync(places.temporary, { recursive: true });
  const child = startGrading(graded, places);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  using watch = new ResultsWatch(places.out);
  const run = watch.poll();
  if (run === undefined || run.submissions.length < graded.programs.length)
    throw new Error(`without an adversary, grading ended with status ${status}, and has no results in ${places.out}`);
  return run;
}
