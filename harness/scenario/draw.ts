/**
 * Test values drawn from a seed: nothing can be hard-coded against them, and the same seed repeats a run.
 *
 * Integers are chosen so that none can be mistaken for another, for a sum, or for a number that a program displays in any case.
 */
import { seededNumbers } from '../transcript/seeded-numbers.ts';

/** A seed of its own for each thing that is drawn: adding a scenario changes no other's values. */
export function seedFor(seed: number, label: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const character of label) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193);
  return hash >>> 0;
}

/** Names of files as people give them. */
export type NameShape = 'plain' | 'text' | 'capitals' | 'noDot' | 'long' | 'spaced' | 'accented';

export interface Draw {
  readonly seed: number;
  /**
   * Pairs of integers of 1..100, each with a sum of its own; sum and parts can be told apart on a screen. The client has the smaller
   * integer in the first pair, the larger one in the second, and so on: no seed misses a program that fails for one of the two.
   */
  pairs(label: string, count: number): readonly { readonly client: number; readonly server: number }[];
  /** Integers of 1..100, no two the same, that stand for nothing else. */
  integers(label: string, count: number): readonly number[];
  /** One of these integers, if possible one that means nothing else. */
  oneOf(label: string, integers: readonly [number, ...number[]]): number;
  /** The shape is of the name alone: which programs stumble over a name is never left to the seed. */
  fileName(label: string, shape?: NameShape): string;
}

/** Draws after which a value that is to be avoided is taken all the same: a screen may show every number there is. */
const patience = 1000;

/** @param avoid numbers that must not be drawn, nor come out as a sum with one that is: they stand on the screen anyway */
export function drawFrom(seed: number, avoid: ReadonlySet<number>): Draw {
  const free = (value: number): boolean => !avoid.has(value);
  return {
    seed,
    pairs(label, count) {
      const random = seededNumbers(seedFor(seed, label));
      const pairs: { readonly client: number; readonly server: number }[] = [];
      const used = new Set<number>();
      for (let attempt = 0; pairs.length < count; attempt += 1) {
        const drawn = [between(random, 11, 99), between(random, 11, 99)] as const;
        const [smaller, larger] = [Math.min(...drawn), Math.max(...drawn)];
        const [client, server] = pairs.length % 2 === 0 ? [smaller, larger] : [larger, smaller];
        const values = [client, server, client + server, Math.abs(client - server), 2 * client, 2 * server];
        if (new Set(values).size < values.length || [client, server].some((value) => used.has(value))) continue;
        if (attempt < patience && ![client, server, client + server].every(free)) continue;
        used.add(client).add(server);
        pairs.push({ client, server });
      }
      return pairs;
    },
    integers(label, count) {
      const random = seededNumbers(seedFor(seed, label));
      const integers = new Set<number>();
      for (let attempt = 0; integers.size < count; attempt += 1) {
        const value = between(random, 11, 99);
        if (attempt >= patience || free(value)) integers.add(value);
      }
      return [...integers];
    },
    oneOf(label, integers) {
      const random = seededNumbers(seedFor(seed, label));
      const usable = integers.filter(free);
      const among = usable.length > 0 ? usable : integers;
      return among[between(random, 0, among.length - 1)] ?? integers[0];
    },
    fileName(label, shape = 'plain') {
      return shaped(shape, seededNumbers(seedFor(seed, label)));
    },
  };
}

function shaped(shape: NameShape, random: () => number): string {
  const first = word(random, 7);
  switch (shape) {
    case 'plain':
      return `${first}.dat`;
    case 'text':
      return `${first}.txt`;
    case 'capitals':
      return `${first[0]?.toUpperCase()}${first.slice(1)}${between(random, 11, 99)}.Dat`;
    case 'noDot':
      return first;
    case 'long':
      // 30 characters, two of them dots.
      return `${first}-${word(random, 15)}.v2.dat`;
    case 'spaced':
      return `${first} ${word(random, 4)}.dat`;
    case 'accented':
      return `${first}ção.dat`;
  }
}

/** A word that can be spoken and means nothing, of the given length in letters. */
export function word(random: () => number, length: number): string {
  const letters = ['bdfgjklmnprtvz', 'aeiou'];
  return Array.from({ length }, (_, at) => pick(random, letters[at % 2] as string)).join('');
}

function pick(random: () => number, letters: string): string {
  return letters[Math.floor(random() * letters.length)] as string;
}

function between(random: () => number, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}
