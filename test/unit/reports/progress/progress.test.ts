import { describe, expect, it } from 'vitest';
import { renderProgress, renderProgressLine } from '../../../../reports/progress/lines.ts';
import {
  advanceProgress,
  initialProgress,
  progressFraction,
  remainingMs,
} from '../../../../reports/progress/progress.ts';
import type { ProgressEvent } from '../../../../reports/progress/progress.ts';
import { createStyle } from '../../../../reports/terminal/style.ts';

const plain = createStyle({ colour: false, width: 60, unicode: true });
const after = (...events: ProgressEvent[]) => events.reduce(advanceProgress, initialProgress);
const started = (submissions: number): ProgressEvent => ({ type: 'runStarted', submissions, atMs: 1_000 });
const begins = (id: string, atMs = 1_000): ProgressEvent => ({ type: 'submissionStarted', id, scenarios: 4, atMs });
const judged = (submission: string, atMs = 2_000): ProgressEvent => ({
  type: 'scenarioJudged',
  submission,
  scenario: 'add/pair',
  atMs,
});
const finished = (id: string, atMs = 3_000) => ({ type: 'submissionFinished', id, outcome: '87.5/100', atMs }) as const;

describe('the progress of a run', () => {
  it('counts what is finished and the part of what is not', () => {
    const state = after(started(4), begins('ana'), begins('bruno'), judged('ana'), judged('ana'), finished('bruno'));
    expect(state).toMatchObject({ finished: 1, current: [{ id: 'ana', judged: 2, scenarios: 4 }], nowMs: 3_000 });
    expect(progressFraction(state)).toBe(1.5 / 4);
  });

  it('is nothing before it starts', () => {
    expect(progressFraction(initialProgress)).toBe(0);
    expect(remainingMs(initialProgress)).toBeUndefined();
  });

  it('says nothing of the remaining time while that would be a guess', () => {
    expect(remainingMs(after(started(100), finished('ana', 60_000)))).toBeUndefined();
    expect(remainingMs(after(started(2), finished('ana', 2_000)))).toBeUndefined();
  });

  it('reckons with the pace so far', () => {
    expect(remainingMs(after(started(4), finished('ana', 11_000)))).toBe(30_000);
    expect(remainingMs(after(started(1), finished('ana', 11_000)))).toBeUndefined();
  });
});

describe('progress on a terminal', () => {
  it('shows a bar, the count and what is being graded', () => {
    const state = after(started(4), begins('ana'), begins('bruno'), judged('ana'), finished('carla', 21_000));
    expect(`\n${renderProgress(state, plain)}`).toMatchInlineSnapshot(`
      "
      ███████░░░░░░░░░░░░░░░░░ 1/4 graded, about 50 s left
        ana  1/4
        bruno  0/4"
    `);
  });

  it('shows few of many', () => {
    const state = after(started(20), ...Array.from({ length: 9 }, (_, at) => begins(`s${at}`)));
    expect(renderProgress(state, plain).split('\n').at(-1)).toBe('  and 3 more');
  });

  it.each([
    [12_000, 'about 50 s left'],
    [120_000, 'about 8 min left'],
    [2_000_000, 'about 2.2 h left'],
  ])('rounds the remaining time: %i ms for a fifth', (atMs, words) => {
    expect(renderProgress(after(started(5), finished('ana', atMs)), plain)).toContain(words);
  });

  it('draws in ASCII', () => {
    const ascii = createStyle({ colour: false, width: 60, unicode: false });
    expect(renderProgress(after(started(2), finished('ana')), ascii)).toBe('############............ 1/2 graded');
  });
});

describe('progress in a log', () => {
  it('is one line for each finished submission', () => {
    const event = finished('ana');
    expect(renderProgressLine(after(started(200), event), event, plain)).toBe('  1/200  ana  87.5/100');
  });

  it('cannot be broken by an id', () => {
    const event = finished('a\n::error::\u001b[2Jb');
    expect(renderProgressLine(after(started(2), event), event, plain)).toBe('1/2  a\\n:\\x3aerror:\\x3ab  87.5/100');
  });
});
