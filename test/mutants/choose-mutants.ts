/** Chooses mutants from a seed, spread over operators and submissions. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assignment } from '../../harness/handout/programs.ts';
import { seededNumbers } from '../../harness/transcript/seeded-numbers.ts';
import { cOperators } from './operators/c.ts';
import type { Mutation, Operator } from './operators/operator.ts';
import { pythonOperators } from './operators/python.ts';
import { assignmentsOf, type Original } from './originals.ts';

export interface Mutant {
  readonly id: string;
  readonly original: Original;
  readonly operator: string;
  /** Relative to the submission. */
  readonly file: string;
  readonly mutation: Mutation;
  /** What is checked and graded: not the assignment that the mutated file has no part in. */
  readonly assignments: readonly Assignment[];
}

export interface Choice {
  readonly count: number;
  readonly seed: number;
  /** Only operators with these words in their name. */
  readonly operator: string;
}

/** Operators in a random order take turns; so do the submissions of one operator. */
export function chooseMutants(
  originals: readonly Original[],
  { count, seed, operator: words }: Choice,
): readonly Mutant[] {
  const random = seededNumbers(seed);
  const operators = [...pythonOperators, ...cOperators].filter(({ name }) => name.includes(words));
  const queues = shuffled(operators, random).map((operator) =>
    takeTurns(shuffled(originals, random).map((original) => shuffled(mutantsOf(original, operator), random))),
  );
  return takeTurns(queues)
    .slice(0, count)
    .map((mutant, at) => ({ ...mutant, id: `m${String(at + 1).padStart(4, '0')}` }));
}

function mutantsOf(original: Original, { name, language, mutate }: Operator): readonly Omit<Mutant, 'id'>[] {
  const { job } = original;
  if (job.language !== language) return [];
  return sourcesIn(job.folder, language).flatMap((file) =>
    mutate(readFileSync(join(job.folder, file), 'utf8')).map((mutation) => ({
      original,
      operator: `${language}: ${name}`,
      file,
      mutation,
      assignments: assignmentsOf(original, file),
    })),
  );
}

function sourcesIn(folder: string, language: Operator['language']): readonly string[] {
  const ending = language === 'python' ? /\.py$/ : /\.[ch]$/;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path))
    .toSorted();
}

/** The first of each list, then the second of each, and so on. */
function takeTurns<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

function shuffled<T>(all: readonly T[], random: () => number): readonly T[] {
  const keyed = all.map((each) => ({ each, key: random() }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ each }) => each);
}
