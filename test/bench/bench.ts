/**
 * Measures what grading costs, as ratios within one run on this machine. It compares a check with
 * the submission's own processes, a submission that hangs with one that does not, one lane with
 * two, and a large class with a small one. The exit status is 1 if a ratio exceeds its bound.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namespaceCommand } from '../../harness/sandbox/lane/isolation.ts';
import { comparePolls } from './compare-polls.ts';
import type { Measured } from './measure-worker.ts';

const compiled = fileURLToPath(new URL('../../', import.meta.url));
const project = join(compiled, '..');
const main = join(compiled, 'harness', 'cli', 'main.js');
const worker = join(compiled, 'test', 'bench', 'measure-worker.js');
const right = join(project, 'test', 'submissions', 'right');
const hangs = join(project, 'test', 'bench', 'hangs');
const usual = ['python-comma', 'python-json', 'python-prompts', 'python-semicolon-random'];
const repetitions = 5;

let exceedsBound = false;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function report(what: string, figure: number, bound: string, holds: boolean): void {
  print(`  ${what.padEnd(62)} ${figure.toFixed(2).padStart(8)}   ${bound}${holds ? '' : '   EXCEEDED'}`);
  exceedsBound ||= !holds;
}

/** The median. For an even count, it is the mean of the two middle values. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(at)] as number) + (sorted[Math.ceil(at)] as number)) / 2;
}

/**
 * Measures all submissions alternately, so that a change of the machine's speed affects each of
 * them.
 */
function measureAll(folders: readonly string[]): ReadonlyMap<string, readonly Measured[]> {
  const [unshare, ...words] = namespaceCommand;
  const all = new Map<string, Measured[]>();
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const text = execFileSync(unshare, [...words, process.execPath, worker, ...folders], { encoding: 'utf8' });
    for (const line of text.trim().split('\n')) {
      const measured = JSON.parse(line) as Measured;
      all.set(measured.submission, [...(all.get(measured.submission) ?? []), measured]);
    }
  }
  return all;
}

function compareWithFloor(): void {
  const all = measureAll([...usual.map((name) => join(right, name)), hangs]);
  print('A check of a submission, compared with its own processes and exchanges (the floor):');
  const ratios: number[] = [];
  for (const name of usual) {
    const runs = all.get(name) as readonly Measured[];
    if (runs.some(({ score }) => score !== 100)) throw new Error(`${name} did not get full marks: nothing to compare`);
    const perStart = runs.map(({ replayMs, replayedStarts }) => replayMs / replayedStarts);
    const [{ processStarts }] = runs as readonly [Measured];
    const floorMs = median(perStart) * processStarts;
    const checkMs = median(runs.map((run) => run.checkMs));
    ratios.push(checkMs / floorMs);
    const figures = `floor ${floorMs.toFixed(0)} ms, check ${checkMs.toFixed(0)} ms, ${processStarts} starts`;
    print(`  ${name.padEnd(28)} ${figures}, ratio ${(checkMs / floorMs).toFixed(2)}`);
    if (processStarts > 50) exceedsBound = true;
  }
  report('check / floor, median', median(ratios), 'at most 1.3', median(ratios) <= 1.3);
  const learning = usual.flatMap((name) =>
    (all.get(name) as readonly Measured[]).map(({ learnMs, checkMs }) => learnMs / checkMs),
  );
  report('learning / check, median', median(learning), 'at most 0.25', median(learning) <= 0.25);
  const timeOf = (name: string): number => median((all.get(name) as readonly Measured[]).map((run) => run.checkMs));
  const hanging = timeOf('hangs') / timeOf('python-comma');
  report('submission that hangs in every program / correct submission', hanging, 'at most 2', hanging <= 2);
}

interface Graded {
  readonly ms: number;
  /** Largest resident size of the main process, in MiB. */
  readonly peakMib: number;
}

/** Runs the command as a user does, and samples the memory of its main process. */
async function grade(...words: readonly string[]): Promise<Graded> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [main, 'grade', ...words], { stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  let peakKib = 0;
  const sampling = setInterval(() => (peakKib = Math.max(peakKib, residentKib(child.pid ?? 0))), 50);
  const status = await ended;
  clearInterval(sampling);
  if (status !== 0) throw new Error(`grading ended with status ${status}: nothing to compare`);
  return { ms: performance.now() - startedMs, peakMib: peakKib / 1024 };
}

function residentKib(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function classOf(folder: string, size: number): string {
  const path = join(folder, `class-${size}`);
  mkdirSync(path, { recursive: true });
  for (let index = 0; index < size; index += 1)
    cpSync(join(right, usual[index % usual.length] as string), join(path, `student-${index}`), { recursive: true });
  return path;
}

/**
 * @returns the time in milliseconds that `count` parallel processes take for the same computation
 */
async function computeInParallel(count: number): Promise<number> {
  const startedMs = performance.now();
  const script = 'let sum = 0; for (let i = 0; i < 3e8; i += 1) sum += i % 7;';
  const ends = Array.from({ length: count }, () => {
    const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
    return new Promise((resolve) => child.on('exit', resolve));
  });
  await Promise.all(ends);
  return performance.now() - startedMs;
}

async function compareLanes(folder: string): Promise<void> {
  if (availableParallelism() < 2) return print('Lanes: this machine has one processor, there is nothing to compare.');
  // So many that the start of the command matters little, and also the end, when one lane has
  // nothing left to do.
  const wholeClass = classOf(folder, 24);
  const times: { readonly one: number; readonly two: number }[] = [];
  const loopRatios: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    loopRatios.push((2 * (await computeInParallel(1))) / (await computeInParallel(2)));
    const one = await grade(wholeClass, '--lanes', '1');
    const two = await grade(wholeClass, '--lanes', '2');
    times.push({ one: one.ms, two: two.ms });
  }
  print('Lanes, 24 submissions:');
  const speedUp = median(times.map(({ one, two }) => one / two));
  report('one lane / two lanes', speedUp, 'at least 1.7', speedUp >= 1.7);
  // Two processors that share a core, or that a virtual machine does not get all the time, compute
  // less than twice as much as one.
  print(`  For comparison, a computing loop on one processor / on two: ${median(loopRatios).toFixed(2)}`);
}

async function compareSizes(folder: string): Promise<void> {
  const sizes = [20, 40, 80];
  const classes = new Map([2, ...sizes].map((size) => [size, classOf(folder, size)]));
  const all = new Map([2, ...sizes].map((size): [number, Graded[]] => [size, []]));
  // Alternately, so that a change of the machine's speed affects all sizes.
  for (let repetition = 0; repetition < repetitions; repetition += 1)
    for (const [size, graded] of all) graded.push(await grade(classes.get(size) as string, '--only', 'add/client'));
  const medianOf = (size: number, figure: keyof Graded): number =>
    median((all.get(size) ?? []).map((each) => each[figure]));
  const figures = sizes.map((size) => ({
    size,
    // The start of the command takes the same time for any class. It is measured with a class of
    // two, and left out.
    msEach: (medianOf(size, 'ms') - medianOf(2, 'ms')) / (size - 2),
    peakMib: medianOf(size, 'peakMib'),
  }));
  print('Classes, the add client of each submission:');
  for (const { size, msEach, peakMib } of figures)
    print(`  ${String(size).padStart(3)} submissions: ${msEach.toFixed(0)} ms each, ${peakMib.toFixed(0)} MiB at most`);
  const added = (from: number, to: number): string =>
    `${((medianOf(to, 'ms') - medianOf(from, 'ms')) / (to - from)).toFixed(0)} ms from ${from} to ${to}`;
  print(`  each further submission adds: ${added(20, 40)}, ${added(40, 80)}`);
  const spread = (values: readonly number[]): number => Math.max(...values) / Math.min(...values);
  const cost = spread(figures.map(({ msEach }) => msEach));
  const memory = spread(figures.map(({ peakMib }) => peakMib));
  report('time for each submission, longest / shortest', cost, 'at most 1.1', cost <= 1.1);
  report('memory of the main process, largest / smallest', memory, 'at most 1.1', memory <= 1.1);
}

async function describePolls(): Promise<void> {
  print('A poll of a waiting server, and the check whether the last one is still valid:');
  for (const { name, pollUs, unchangedUs, threads } of await comparePolls()) {
    const unchanged = unchangedUs === undefined ? 'changes all the time' : `${unchangedUs.toFixed(0).padStart(4)} µs`;
    print(
      `  ${name.padEnd(8)} threads: ${String(threads).padStart(2)}  ${pollUs.toFixed(0).padStart(5)} µs  ${unchanged}`,
    );
  }
}

const folder = mkdtempSync(join(tmpdir(), 'datagrade-bench-'));
try {
  await describePolls();
  compareWithFloor();
  await compareLanes(folder);
  await compareSizes(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = exceedsBound ? 1 : 0;
