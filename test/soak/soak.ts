/**
 * Grades the corpus repeatedly on a machine that is idle, busy, or busy while the grader has the
 * lowest priority. Compares each verdict with the label. The exit status is 1 if a verdict differs.
 *
 * `npm run soak -- --minutes 10 [--seed N]`: the seed decides the programs and their order, but not
 * how many are graded in that time. With `--times 20`, the whole corpus is graded 20 times instead,
 * or only the programs that are named. Every second time, the machine is busy and the grader has
 * the lowest priority.
 */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { requirements } from '../../harness/handout/requirements.ts';
import { runSchema, type Run } from '../../harness/grade/results.ts';
import { seededNumbers } from '../../harness/transcript/seeded-numbers.ts';
import { bundledCorpus, readCorpus, type CorpusProgram } from '../../harness/selftest/corpus.ts';
import { prove, type Flaw } from '../../harness/selftest/proof.ts';

const compiled = fileURLToPath(new URL('../../', import.meta.url));
const main = join(compiled, 'harness', 'cli', 'main.js');
const busy = join(compiled, 'test', 'soak', 'busy.js');

interface Condition {
  readonly title: string;
  /** Number of computing processes for each processor. */
  readonly load: number;
  readonly isLowest: boolean;
  /**
   * Programs that are graded under this condition before the next one: fewer if that takes long.
   */
  readonly programs: number;
}

const conditions: readonly Condition[] = [
  { title: 'idle', load: 0, isLowest: false, programs: 8 },
  { title: 'busy', load: 1, isLowest: false, programs: 6 },
  { title: 'busy, lowest priority', load: 1, isLowest: true, programs: 2 },
];

/** The two conditions in which the whole corpus is graded alternately. */
const [idle, , lowest] = conditions as readonly [Condition, Condition, Condition];

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

class Load implements Disposable {
  readonly #processes: readonly ChildProcess[];

  constructor(perProcessor: number) {
    this.#processes = Array.from({ length: perProcessor * availableParallelism() }, () => fork(busy));
  }

  [Symbol.dispose](): void {
    for (const each of this.#processes) each.kill('SIGKILL');
  }
}

/** @throws if the run did not finish, which is a fault of the grader and not a wrong verdict */
async function grade(programs: readonly CorpusProgram[], seed: number, isLowest: boolean): Promise<Run> {
  const out = mkdtempSync(join(tmpdir(), 'datagrade-soak-'));
  try {
    const names = programs.map(({ id }) => id);
    const folders = ['right', 'wrong'].map((kind) => join(bundledCorpus(), kind));
    const words = [main, 'grade', ...folders, '--out', out, '--seed', String(seed), '--submission', ...names];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    if (isLowest && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    if (status !== 0 && status !== 1) throw new Error(`grading ended with status ${status}: ${errors}`);
    return runSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function shuffled<T>(all: readonly T[], random: () => number): readonly T[] {
  const keyed = all.map((each) => ({ each, key: random() }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ each }) => each);
}

/** Endless: all programs in a random order, then again in another order. */
function* shuffledForever(corpus: readonly CorpusProgram[], random: () => number): Generator<CorpusProgram, never> {
  for (;;) yield* shuffled(corpus, random);
}

function take(programs: Generator<CorpusProgram, never>, count: number): readonly CorpusProgram[] {
  const taken = new Map<string, CorpusProgram>();
  while (taken.size < count) {
    const { value } = programs.next();
    taken.set(value.id, value);
  }
  return [...taken.values()];
}

function describe({ kind, program, requirement, expected, found }: Flaw): string {
  return `  ${program} ${requirement}: ${found} instead of ${expected} (${kind})`;
}

const options = { minutes: { type: 'string' }, times: { type: 'string' }, seed: { type: 'string' } } as const;
const { values, positionals: names } = parseArgs({ options, allowPositionals: true });
const minutes = Number(values.minutes ?? 10);
const times = values.times === undefined ? undefined : Number(values.times);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (!(minutes > 0) || !Number.isInteger(seed) || !(times === undefined || times > 0))
  throw new Error('usage: soak [--minutes N | --times N] [--seed N] [PROGRAM ...]');
const all = await readCorpus(bundledCorpus());
const unknown = names.find((name) => !all.some(({ id }) => id === name));
if (unknown !== undefined) throw new Error(`there is no program "${unknown}" in the corpus ${bundledCorpus()}`);
const corpus = names.length === 0 ? all : all.filter(({ id }) => names.includes(id));
const size = `${corpus.length} programs`;
print(times === undefined ? `Soak of ${minutes} minutes, seed ${seed}.` : `${size}, ${times} times, seed ${seed}.`);
const random = seededNumbers(seed);
const programs = shuffledForever(corpus, random);
const startedMs = performance.now();
let graded = 0;
let differing = 0;

function isOver(round: number): boolean {
  return times === undefined ? performance.now() - startedMs >= minutes * 60_000 : round >= times;
}

for (let round = 0; !isOver(round); round += 1) {
  const alternating = times === undefined ? conditions : [idle, lowest];
  const condition = alternating[round % alternating.length] as Condition;
  const batch = times === undefined ? take(programs, Math.min(condition.programs, corpus.length)) : corpus;
  const roundSeed = Math.floor(random() * 1_000_000);
  const roundMs = performance.now();
  using _load = new Load(condition.load);
  const run = await grade(batch, roundSeed, condition.isLowest);
  // Only verdicts are compared here. The self-test also compares hints.
  const flaws = prove(batch, run, []).flaws.filter(({ kind }) => kind !== 'wrongHint');
  graded += batch.length;
  differing += flaws.length;
  const seconds = ((performance.now() - roundMs) / 1000).toFixed(0);
  print(`${condition.title}: ${batch.length} programs in ${seconds} s, seed ${roundSeed}, ${flaws.length} differ`);
  for (const flaw of flaws) print(describe(flaw));
}
const verdicts = graded * requirements.length;
print(`${differing} of ${verdicts} verdicts differ from the labels, in ${graded} gradings.`);
process.exitCode = differing > 0 ? 1 : 0;
