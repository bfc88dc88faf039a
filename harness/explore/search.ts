/**
 * The search: cases at random until one fails, then the smallest that fails, then its neighbours. Bounded in number and time, repeatable by
 * its seed. Knows nothing of how a case is performed.
 */
import fc from 'fast-check';
import type { Evidence } from '../judge/evidence.ts';
import { arbitraryCase } from './arbitrary-case.ts';
import { describeCase, idOf, neighboursOf, exploredValueOf, type Area, type ExploredCase } from './case.ts';
import type { Exploration } from './findings.ts';

/** What performing one case shows: nothing wrong, a violation, or nothing at all, because nobody can tell. */
export type CaseTrial =
  | { readonly is: 'fine' }
  | {
      readonly is: 'violated';
      readonly reason: string;
      readonly hint?: string | undefined;
      readonly evidence: Evidence;
    }
  | { readonly is: 'undecided' };

export interface SearchOptions {
  readonly area: Area;
  readonly seed: number;
  /** Cases that are drawn at most; shrinking takes some more. */
  readonly runs: number;
  readonly limitMs: number;
  /** @throws where the testbed fails: the search is then over */
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
  return { area, ...(await describeFailure(await lowered(smallest, trials), trials)) };
}

/** Where one byte less fails, too, the smallest is found by halving: chunks and tail are shrunk apart and can stop above it. */
async function lowered(found: ExploredCase, trials: Trials): Promise<ExploredCase> {
  if (!('sizeBytes' in found)) return found;
  const sized = (sizeBytes: number): ExploredCase => ({ ...found, sizeBytes });
  const fails = async (sizeBytes: number): Promise<boolean> => (await trials.of(sized(sizeBytes))).is === 'violated';
  let failing = found.sizeBytes;
  if (failing === 0 || !(await fails(failing - 1))) return found;
  for (let fine = -1; failing - fine > 1;) {
    const middle = Math.floor((fine + failing) / 2);
    if (await fails(middle)) failing = middle;
    else fine = middle;
  }
  return sized(failing);
}

/** One case, as its id names it. */
export async function repeat(explored: ExploredCase, perform: SearchOptions['perform']): Promise<Exploration> {
  const trials = new Trials(perform);
  const trial = await trials.of(explored);
  trials.throwFault();
  if (trial.is === 'violated') return { area: explored.area, ...(await describeFailure(explored, trials)) };
  if (trial.is === 'fine') return { area: explored.area, cases: 1, outcome: { is: 'nothingFound', cutShort: false } };
  return {
    area: explored.area,
    cases: 1,
    outcome: { is: 'notExplored', reason: 'nobody can tell whether this is right' },
  };
}

async function describeFailure(smallest: ExploredCase, trials: Trials): Promise<Omit<Exploration, 'area'>> {
  const trial = await trials.of(smallest);
  if (trial.is !== 'violated') throw new TypeError('a case that failed did not fail');
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

/** Every case is performed once: shrinking comes back to the same ones. A fault of the testbed is no counterexample. */
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
    if (known !== undefined || this.#fault !== undefined) return known ?? { is: 'undecided' };
    try {
      const trial = await this.#perform(explored);
      this.#known.set(id, trial);
      return trial;
    } catch (error) {
      this.#fault = error;
      return { is: 'undecided' };
    }
  }

  throwFault(): void {
    if (this.#fault !== undefined) throw this.#fault as Error;
  }
}
