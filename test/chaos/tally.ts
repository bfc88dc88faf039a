/** Counts what the adversary did, and writes it down. */
import { kinds, type Kind } from './disturbances/disturbance.ts';
import type { Broken, RoundFacts } from './invariants/facts.ts';

type Performed = RoundFacts & { readonly polls: number };

export class Tally {
  readonly #counts = new Map<Kind, number>();
  #rounds = 0;
  #polls = 0;
  #broken = 0;

  /** Number of broken invariants. */
  get broken(): number {
    return this.#broken;
  }

  add({ deeds, polls }: Performed, broken: readonly Broken[]): void {
    this.#rounds += 1;
    this.#polls += polls;
    this.#broken += broken.length;
    for (const { kind } of deeds) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  /** One line, and all that the adversary did if an invariant does not hold. */
  textOfRound(
    round: number,
    seconds: string,
    { deeds, submissions, end }: Performed,
    broken: readonly Broken[],
  ): string {
    const ended = end === undefined ? 'did not end' : (end.signal ?? `status ${end.status}`);
    const did = [...new Set(deeds.map(({ kind }) => kind))].join(', ') || 'nothing';
    const line = `Round ${round}: ${submissions.join(', ')}: ${deeds.length} disturbances (${did}), ${ended}, ${broken.length} broken (${seconds} s)`;
    if (broken.length === 0) return line;
    const story = deeds.map(({ kind, atMs, detail }) => `  after ${atMs} ms: ${kind}: ${detail}`);
    const wrong = broken.map(
      ({ invariant, expected, seen }) => `  BROKEN ${invariant}\n    expected: ${expected}\n    seen:     ${seen}`,
    );
    return [line, ...story, ...wrong].join('\n');
  }

  summary(words: readonly string[], seed: number): string {
    const counts = kinds.flatMap((kind) => {
      const count = this.#counts.get(kind);
      return count === undefined ? [] : [`  ${kind.padEnd(24)}${count}`];
    });
    const again = words.includes('--seed') ? words : [...words, '--seed', String(seed)];
    return [
      `${this.#rounds} rounds, ${this.#polls} polls of results.json, ${this.#broken} broken invariants.`,
      ...counts,
      `Repeat with: npm run chaos -- ${again.join(' ')}`,
    ].join('\n');
  }
}
