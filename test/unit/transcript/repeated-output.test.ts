/** Which output shows no progress. */
import { describe, expect, it } from 'vitest';
import { RepeatedOutput } from '../../../harness/transcript/repeated-output.ts';

describe('output', () => {
  it('is a repetition if a program writes it each time that it sends the same datagram again', () => {
    const output = new RepeatedOutput();
    output.noteDatagram(true);
    expect(output.isRepetition('attempt 1: no answer\n')).toBe(false);
    output.noteDatagram(false);
    expect(output.isRepetition('attempt 2: no answer\n')).toBe(true);
    expect(output.isRepetition('the answer is here\n')).toBe(false);
  });

  it('is none if the program sends something else in between, or nothing', () => {
    const output = new RepeatedOutput();
    expect([output.isRepetition('.'), output.isRepetition('.')]).toEqual([false, false]);
    output.noteDatagram(false);
    output.noteDatagram(true);
    expect([output.isRepetition('.'), output.isRepetition('.')]).toEqual([false, false]);
  });
});
