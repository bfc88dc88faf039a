/** Which datagrams of a program show progress. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DatagramProgress } from '../../../harness/transcript/progress.ts';

function countProgress(payloads: readonly string[], progress = new DatagramProgress()): number {
  return payloads.filter((payload) => progress.isProgress(payload, payload.length)).length;
}

describe('progress', () => {
  it('is every chunk of a file, also if all are equal', () => {
    expect(countProgress(Array<string>(48).fill('\0'.repeat(2048)))).toBe(48);
  });

  it('is no request that is sent again and again', () => {
    expect(countProgress(Array<string>(1000).fill('Ana,42'))).toBe(2);
    expect(countProgress(Array.from({ length: 1000 }, (_, count) => `Ana,42,${count}`))).toBe(40);
  });

  it('is every chunk of a file whose chunks return', () => {
    const [a, b] = ['a'.repeat(2048), 'b'.repeat(2048)];
    expect(countProgress(Array.from({ length: 48 }, (_, at) => (at % 2 === 0 ? a : b)))).toBe(48);
  });

  it('is no file that is sent again and again', () => {
    const file = ['a'.repeat(2048), 'b'.repeat(2048), 'c'.repeat(700)];
    expect(countProgress(Array.from({ length: 300 }, (_, at) => file[at % 3] as string))).toBe(64);
  });

  it('is no short answer that was given before to a question that is asked again', () => {
    const progress = new DatagramProgress();
    const [chunk, end] = ['a'.repeat(2048), ''];
    expect(countProgress([chunk, end], progress)).toBe(2);
    progress.noteQuestion(false);
    expect(countProgress([end, end], progress)).toBe(0);
  });

  it('is every chunk of a file, also if all are equal and acknowledged with the same words', () => {
    const progress = new DatagramProgress();
    progress.noteQuestion(false);
    expect(countProgress(Array<string>(48).fill('\0'.repeat(2048)), progress)).toBe(48);
  });

  it('is every chunk that is new, also if each one is acknowledged with the same words', () => {
    const progress = new DatagramProgress();
    progress.noteQuestion(false);
    expect(
      countProgress(
        Array.from({ length: 200 }, (_, at) => `${at} `.repeat(512)),
        progress,
      ),
    ).toBe(200);
    expect(
      countProgress(
        Array.from({ length: 20 }, (_, at) => `${at} `.repeat(150)),
        progress,
      ),
    ).toBe(20);
  });

  it('is hardly any short answer to a question that is asked again, if another integer is in each', () => {
    const progress = new DatagramProgress();
    progress.noteQuestion(false);
    expect(
      countProgress(
        Array.from({ length: 100 }, (_, at) => `Rita,${at}`),
        progress,
      ),
    ).toBe(6);
  });

  it('is the same message after an answer', () => {
    const progress = new DatagramProgress();
    expect(countProgress(['ack', 'ack', 'ack'], progress)).toBe(2);
    progress.noteAnswer();
    expect(countProgress(['ack'], progress)).toBe(1);
  });

  it('ends, whatever is sent', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1 }), (payloads) => {
        const progress = new DatagramProgress();
        const endless = Array.from({ length: 5000 }, (_, at) => `${payloads[at % payloads.length]}`.repeat(700));
        expect(countProgress(endless, progress)).toBeLessThanOrEqual(64 * payloads.length);
      }),
      { numRuns: 20 },
    );
  });
});
