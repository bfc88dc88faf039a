import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  maxKeyboardStarts,
  searchKeyboard,
  type StartAttempt,
} from '../../../harness/learn/invocation/keyboard-search.ts';
import type { StartEvidence } from '../../../harness/learn/invocation/evidence.ts';
import type { AnsweredPrompt } from '../../../harness/learn/invocation/prompts.ts';
import type { ProgramProfile } from '../../../harness/profile/profile.ts';
import { runs } from '../../support/property-runs.ts';

type Value = 'number' | 'name' | 'host' | 'port';
const usual: readonly Value[] = ['number', 'name', 'host', 'port'];

/** A client whose prompts have no known words: it ends at the first line that is not what it wants. */
function startOf(wanted: readonly Value[], prompts: readonly string[]) {
  let starts = 0;
  const start = (program: ProgramProfile): Promise<StartAttempt> => {
    starts += 1;
    const typed: AnsweredPrompt[] = [];
    for (const [at, value] of wanted.entries()) {
      const planned = program.prompts?.[at];
      const open = usual.find((each) => !typed.some(({ means }) => means === each)) ?? 'number';
      const line = planned?.line ?? `{${open}}`;
      typed.push({ text: prompts[at] as string, means: planned?.means ?? open, typed: line });
      if (line !== `{${value}}`) break;
    }
    const last = typed.length - 1;
    const isProven = typed.length === wanted.length && typed[last]?.typed === `{${wanted[last]}}`;
    const evidence: StartEvidence = {
      works: isProven,
      isProven,
      misplaced: [],
      taken: [],
      guesses: typed,
      typed,
      hasSent: isProven,
      hasEnded: !isProven,
      score: isProven ? 1000 : typed.length * 10,
    };
    return Promise.resolve({ program, evidence });
  };
  return { start, count: () => starts };
}

const program: ProgramProfile = { id: 'add.client', argv: ['x'], cwd: '.', arguments: [], ports: [] };
const word = fc.stringMatching(/^[bdfgkm][aou][xzw]{2}[aou]$/);

describe('a search at the keyboard', () => {
  it('finds out what up to three prompts in invented words ask for, within its budget', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...usual], { minLength: 1, maxLength: 3 }),
        fc.array(word, { minLength: 3, maxLength: 3 }),
        async (wanted, words) => {
          const { start, count } = startOf(
            wanted,
            words.map((each) => `${each}: `),
          );
          const found = await searchKeyboard(await start(program), start);
          expect(found.evidence.isProven).toBe(true);
          expect(count()).toBeLessThanOrEqual(maxKeyboardStarts + 1);
        },
      ),
      runs(200),
    );
  });

  it('ends within its budget for a program that takes nothing', async () => {
    const { start, count } = startOf(['number'], ['? ']);
    const refuse = async (each: ProgramProfile): Promise<StartAttempt> => {
      const attempt = await start(each);
      return { ...attempt, evidence: { ...attempt.evidence, isProven: false, score: 10 } };
    };
    await searchKeyboard(await refuse(program), refuse);
    expect(count()).toBeLessThanOrEqual(maxKeyboardStarts + 1);
  });
});
