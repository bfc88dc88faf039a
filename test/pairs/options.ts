/** Reads the command line of `npm run pairs`. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Wanted } from './draw/submission.ts';

export interface PairsOptions {
  readonly count: number;
  readonly firstSeed: number;
  readonly wanted: Wanted;
  /** Submissions that are checked and graded at a time. */
  readonly lanes: number;
  /** Where the submissions are kept. */
  readonly keep?: string;
}

export const usage = `usage: npm run pairs -- [--count N] [--seed N] [--assignment add|file] [--lanes N] [--keep FOLDER]

Generates right submissions, checks each with a runner of its own, grades them, and compares: no
requirement may fail, be blocked or be an error. The exit status is 1 if one is, and 64 for wrong usage.

  --count N              how many (default: 20)
  --seed N               the pairs have the seeds N, N+1 and so on (default: random)
  --assignment add|file  only one half of the lab (default: some have one, some have both)
  --lanes N              how many are graded at a time (default: two for each processor)
  --keep FOLDER          write the submissions there instead of into a temporary folder
  --help                 show this text`;

/** @returns `help` if that is wanted, or a sentence that says what is wrong */
export function readPairsOptions(words: readonly string[]): PairsOptions | 'help' | { readonly wrong: string } {
  const values = valuesIn(words);
  if (typeof values === 'string') return { wrong: values };
  if (values.help === true) return 'help';
  const { assignment, keep } = values;
  if (assignment !== undefined && assignment !== 'add' && assignment !== 'file')
    return { wrong: `--assignment is ${JSON.stringify(assignment)}; expected add or file` };
  const numbers = {
    count: Number(values.count ?? 20),
    firstSeed: Number(values.seed ?? Math.floor(Math.random() * 1_000_000)),
    // A lane often waits for a timeout of the program that it grades.
    lanes: Number(values.lanes ?? 2 * availableParallelism()),
  };
  const least = { count: 1, firstSeed: 0, lanes: 1 } as const;
  for (const name of ['count', 'firstSeed', 'lanes'] as const) {
    const option = name === 'firstSeed' ? 'seed' : name;
    if (!Number.isSafeInteger(numbers[name]) || numbers[name] < least[name])
      return { wrong: `--${option} is ${JSON.stringify(values[option])}; expected a whole number from ${least[name]}` };
  }
  return { ...numbers, wanted: assignment, ...(keep === undefined ? {} : { keep }) };
}

interface Values {
  readonly count?: string;
  readonly seed?: string;
  readonly assignment?: string;
  readonly lanes?: string;
  readonly keep?: string;
  readonly help?: boolean;
}

function valuesIn(words: readonly string[]): Values | string {
  const text = { type: 'string' } as const;
  const options = { count: text, seed: text, assignment: text, lanes: text, keep: text } as const;
  try {
    return parseArgs({ args: [...words], options: { ...options, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
