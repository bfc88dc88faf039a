import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkProgress } from '../../../../harness/cli/progress/check.ts';
import { classProgress } from '../../../../harness/cli/progress/class.ts';
import { showProgress } from '../../../../harness/cli/commands/reference-progress.ts';
import { ProgressDisplay } from '../../../../harness/cli/progress/display.ts';
import { rightSubmission, sampleRun } from '../../../support/sample-run.ts';

/** A stream that remembers what was written. */
function streamOf(
  isTTY: boolean,
  columns?: number,
): { readonly stream: NodeJS.WriteStream; readonly text: () => string } {
  let text = '';
  const writable = new Writable({
    write: (chunk: Buffer, _, done) => {
      text += chunk.toString();
      done();
    },
  });
  const stream = Object.assign(writable, { isTTY, columns, rows: 24 }) as unknown as NodeJS.WriteStream;
  return { stream, text: () => text };
}

/** What a run tells a listener, from its start to its end. */
function report(listener: ReturnType<typeof classProgress>): void {
  listener.runStarted?.(2);
  listener.waitsFor?.(4711);
  listener.submissionStarted?.('ana');
  listener.scenarioJudged?.('ana', 'add/pair/exchange');
  listener.submissionFinished?.(rightSubmission, sampleRun);
}

describe('progress on a terminal', () => {
  it('is drawn, drawn again, and removed', () => {
    const { stream, text } = streamOf(true, 60);
    using display = new ProgressDisplay(stream);
    display.draw(() => 'one');
    display.draw(() => 'two');
    expect(stripVTControlCharacters(text())).toBe('one\ntwo\n');
    const drawn = text().length;
    display.clear();
    expect(stripVTControlCharacters(text().slice(drawn))).toBe('');
    expect(text().slice(drawn)).toContain('\u001b[2K');
  });

  it('has no lines of a log', () => {
    const { stream, text } = streamOf(true, 60);
    using display = new ProgressDisplay(stream);
    display.log(() => 'a line');
    expect(text()).toBe('');
  });

  it('fits into a narrow terminal: no line is wrapped', () => {
    const { stream, text } = streamOf(true, 40);
    using display = new ProgressDisplay(stream);
    report(checkProgress(display));
    const lines = stripVTControlCharacters(text()).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines.filter((line) => line.length > 40)).toEqual([]);
    expect(lines.at(-1)).toBe('1 scenarios done: add/pair/exchange');
  });
});

describe('progress in a log', () => {
  it('is one line for each finished submission of a class, and one for each wait', () => {
    const { stream, text } = streamOf(false);
    using display = new ProgressDisplay(stream);
    report(classProgress(display, () => 4));
    expect(text()).toMatch(/^waiting for another run of datagrade \(process 4711\).*\n1\/2 {2}ana {2}100\/100\n$/);
  });

  it('is nothing for a single submission, and for a transfer', () => {
    const { stream, text } = streamOf(false);
    using display = new ProgressDisplay(stream);
    report(checkProgress(display));
    const transfers = showProgress(display);
    transfers.update('a', 'a.bin', 10, 20);
    transfers.end('a');
    expect(text()).toBe('');
  });
});
