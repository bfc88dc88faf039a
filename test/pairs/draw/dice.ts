/** Choices that follow from a seed. */
import { seededNumbers } from '../../../harness/transcript/seeded-numbers.ts';

export interface Dice {
  readonly chance: (probability: number) => boolean;
  readonly pick: <const T>(all: readonly T[]) => T;
  /** Each value has a weight. */
  readonly weigh: <const T>(all: readonly (readonly [number, T])[]) => T;
  /** Both bounds are included. */
  readonly integer: (from: number, to: number) => number;
  readonly shuffle: <T>(all: readonly T[]) => readonly T[];
}

export function diceOf(seed: number): Dice {
  const random = seededNumbers(seed);
  const integer = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  return {
    integer,
    chance: (probability) => random() < probability,
    pick: <const T>(all: readonly T[]) => all[integer(0, all.length - 1)] as T,
    weigh: <const T>(all: readonly (readonly [number, T])[]) => {
      let rest = random() * all.reduce((sum, [weight]) => sum + weight, 0);
      return (all.find(([weight]) => (rest -= weight) < 0) ?? all.at(-1))?.[1] as T;
    },
    shuffle: (all) => {
      const keyed = all.map((each) => ({ each, key: random() }));
      return keyed.toSorted((a, b) => a.key - b.key).map(({ each }) => each);
    },
  };
}
