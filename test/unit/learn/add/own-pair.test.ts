/** What the submission's own two halves show together, on transcripts written by hand. */
import { describe, expect, it } from 'vitest';
import { ownPairOf, pairNumbers, type PairedPrograms } from '../../../../harness/learn/add/own-pair.ts';
import { learnSequence } from '../../../../harness/learn/add/message-sequence.ts';
import type { TrialContext } from '../../../../harness/learn/trial.ts';
import { View } from '../../../../harness/transcript/view.ts';
import { Story } from '../../../support/story.ts';

const context = {} as TrialContext;
const programs: PairedPrograms = {
  client: { id: 'add.client', argv: ['./client'], cwd: '.', arguments: [], ports: [] },
  server: { id: 'add.server', argv: ['./server'], cwd: '.', arguments: [], ports: [] },
};

/** Both halves display the typed integer, the server's integer, and a number that should be their sum. */
function pairThatShows(sumOf: (number: number) => number): { readonly starts: number[]; readonly run: Run } {
  const starts: number[] = [];
  const run = (number: number): Promise<View> => {
    starts.push(number);
    const screen = `${number} 38 ${sumOf(number)}\n`;
    return Promise.resolve(new View(new Story().shows('client', screen).shows('server', screen).transcript()));
  };
  return { starts, run };
}

type Run = (number: number) => Promise<View>;

describe('the own pair', () => {
  it('is run once for each integer, whatever is asked of it', async () => {
    const { starts, run } = pairThatShows((number) => number + 38);
    const pair = ownPairOf(context, programs, run);
    expect(await pair.adds()).toBe(true);
    expect(await pair.adds()).toBe(true);
    await learnSequence(pair, 1);
    await pair.run(pairNumbers[0] as number);
    expect(starts).toEqual(pairNumbers);
  });

  it('is not run again after the first integer if it adds wrongly', async () => {
    const { starts, run } = pairThatShows(() => 99);
    expect(await ownPairOf(context, programs, run).adds()).toBe(false);
    expect(starts).toEqual(pairNumbers.slice(0, 1));
  });
});
