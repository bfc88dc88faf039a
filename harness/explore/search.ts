/**
 * Searches for the smallest case that fails: tries random cases until one fails, shrinks it, then
 * tries its neighbours.
 *
 * The number of cases and the time are limited. The same seed repeats the search. This file does
 * not know how a case is performed.
 */
import fc from 'fast-check';
import type { Evidence } from '../judge/evidence.ts';
import { arbitraryCase } from './arbitrary-case.ts';
import { describeCase, idOf, neighboursOf, exploredValueOf, type Area, type ExploredCase } from './case.ts';
import type { Exploration } from './findings.ts';

/** The result of one case. It is inconclusive if the transcript does not decide it. */
export type CaseTrial =
  | { readonly is: 'fine' }
  | {
      readonly is: 'violated';
      readonly reason: string;
      readonly hint?: string | undefined;
      readonly evidence: Evidence;
    }
  | { readonly is: 'inconclusive' };

export interface SearchOptions {
  readonly area: Area;
  readonly seed: number;
  /** At most so many cases are drawn. Shrinking tries some more. */
  readonly runs: number;
  readonly limitMs: number;
  /** @throws if the testbed fails; this ends the search */
  readonly perform: (explored: ExploredCase) => Promise<CaseTrial>;
}

export async function searchFailures(options: SearchOptions): Promise<Exploration> {
  const { area, seed, runs, limitMs } = options;
  const trials = new Trials(options.perform);
  const details = await fc.check(
    fc.asyncProperty(arbitraryCase(area), async (explored) => (await trials.of(explored)).is !== 'violated'),
    // oxlint-disable-next-line typescript/no-deprecated -- the plugin that replaces them is typed for properties of unknown values only
    { seed, numRuns: runs, interruptAfterTimeLimit: limitMs, markInterruptAsFailure: false },
  );
  trials.throwFault();
  const [smallest] = details.counterexample ?? [];
  if (smallest === undefined)
    return { area, cases: trials.count, outcome: { is: 'nothingFound', cutShort: details.interrupted } };
  return { area, ...(await describeFailure(await withSmallestSize(smallest, trials), trials)) };
}

/**
 * Reduces the size of a failing file by bisection if one byte less also fails. fast-check shrinks
 * chunks and tail separately and can stop above the smallest size.
 */
async function withSmallestSize(found: ExploredCase, trials: Trials): Promise<ExploredCase> {
  if (!('sizeBytes' in found)) return found;
  const sized = (sizeBytes: number): ExploredCase => ({ ...found, sizeBytes });
  const fails = async (sizeBytes: number): Promise<boolean> => (await trials.of(sized(sizeBytes))).is === 'violated';
  let failingBytes = found.sizeBytes;
  if (failingBytes === 0 || !(await fails(failingBytes - 1))) return found;
  for (let fineBytes = -1; failingBytes - fineBytes > 1;) {
    const middleBytes = Math.floor((fineBytes + failingBytes) / 2);
    if (await fails(middleBytes)) failingBytes = middleBytes;
    else fineBytes = middleBytes;
  }
  return sized(failingBytes);
}

/** Performs one case again, and its neighbours if it fails. */
export async function repeat(explored: ExploredCase, perform: SearchOptions['perform']): Promise<Exploration> {
  const trials = new Trials(perform);
  const trial = await trials.of(explored);
  trials.throwFault();
  if (trial.is === 'violated') return { area: explored.area, ...(await describeFailure(explored, trials)) };
  if (trial.is === 'fine') return { area: explored.area, cases: 1, outcome: { is: 'nothingFound', cutShort: false } };
  return {
    area: explored.area,
    cases: 1,
    outcome: { is: 'notExplored', reason: 'datagrade cannot tell whether the program does this case correctly' },
  };
}

async function describeFailure(smallest: ExploredCase, trials: Trials): Promise<Omit<Exploration, 'area'>> {
  const trial = await trials.of(smallest);
  if (trial.is !== 'violated') throw new TypeError('the smallest failing case does not fail');
  const fine: string[] = [];
  const alsoFail: string[] = [];
  for (const neighbour of neighboursOf(smallest)) {
    const { is } = await trials.of(neighbour);
    if (is === 'fine') fine.push(exploredValueOf(neighbour));
    if (is === 'violated') alsoFail.push(exploredValueOf(neighbour));
  }
  trials.throwFault();
  const { reason, hint, evidence } = trial;
  return {
    cases: trials.count,
    outcome: {
      is: 'failure',
      id: idOf(smallest),
      about: describeCase(smallest),
      reason,
      ...(hint === undefined ? {} : { hint }),
      evidence,
      fine,
      alsoFail,
    },
  };
}

/**
 * Performs each case once and remembers its result, because shrinking tries the same cases again.
 * A fault of the testbed is kept apart: it is not a counterexample.
 */
class Trials {
  readonly #perform: SearchOptions['perform'];
  readonly #known = new Map<string, CaseTrial>();
  #fault: unknown;

  constructor(perform: SearchOptions['perform']) {
    this.#perform = perform;
  }

  get count(): number {
    return this.#known.size;
  }

  async of(explored: ExploredCase): Promise<CaseTrial> {
    const id = idOf(explored);
    const known = this.#known.get(id);
    if (known !== undefined || this.#fault !== undefined) return known ?? { is: 'inconclusive' };
    try {
      const trial = await this.#perform(explored);
      this.#known.set(id, trial);
      return trial;
    } catch (error) {
      this.#fault = error;
      return { is: 'inconclusive' };
    }
  }

  throwFault(): void {
    if (this.#fault !== undefined) throw this.#fault as Error;
  }
}
