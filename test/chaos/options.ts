/** The options of the command, and how a round repeats. */
import { parseArgs } from 'node:util';
import { kinds, type Kind } from './disturbances/disturbance.ts';

export interface ChaosOptions {
  readonly minutes: number;
  readonly seed: number;
  /** What the adversary may do. */
  readonly kinds: readonly Kind[];
  /** Names of the programs to draw from; empty for all. */
  readonly programs: readonly string[];
}

const usage = `usage: chaos [--minutes N] [--seed N] [--kind KIND ...] [PROGRAM ...]; kinds: ${kinds.join(', ')}`;

/** @throws if the words are not usable */
export function readOptions(words: readonly string[]): ChaosOptions {
  const { values, positionals: programs } = parseArgs({
    args: [...words],
    options: { minutes: { type: 'string' }, seed: { type: 'string' }, kind: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  const minutes = Number(values.minutes ?? 10);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  const wanted = values.kind ?? kinds;
  const unknown = wanted.filter((name) => !kinds.some((kind) => kind === name));
  if (!(minutes > 0) || !Number.isInteger(seed) || unknown.length > 0) throw new Error(usage);
  return { minutes, seed, kinds: kinds.filter((kind) => wanted.includes(kind)), programs };
}
