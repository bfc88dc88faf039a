/**
 * Shows the progress of a class: a few lines that a terminal redraws, or one line for each finished
 * submission in a log.
 */
import type { ClassListener } from '../../grade/grade-class.ts';
import { renderProgress, renderProgressLine, renderWaiting } from '../../../reports/progress/lines.ts';
import { advanceProgress, initialProgress, type ProgressEvent } from '../../../reports/progress/progress.ts';
import { formatOutcome } from '../../../reports/score.ts';
import type { ProgressDisplay } from './display.ts';

/** @param scenariosOf the number of scenarios that a submission is tried with, by its name */
export function classProgress(display: ProgressDisplay, scenariosOf: (id: string) => number): ClassListener {
  let state = initialProgress;
  const advance = (event: ProgressEvent): void => {
    state = advanceProgress(state, event);
    display.draw((style) => renderProgress(state, style));
  };
  return {
    runStarted: (submissions) => advance({ type: 'runStarted', submissions, atMs: performance.now() }),
    submissionStarted: (id) =>
      advance({ type: 'submissionStarted', id, scenarios: scenariosOf(id), atMs: performance.now() }),
    scenarioJudged: (submission, scenario) =>
      advance({ type: 'scenarioJudged', submission, scenario, atMs: performance.now() }),
    submissionFinished: (result) => {
      const outcome = formatOutcome(result);
      const event = { type: 'submissionFinished', id: result.id, outcome, atMs: performance.now() } as const;
      advance(event);
      display.log((style) => renderProgressLine(state, event, style));
    },
    waitsFor: (pid) => display.log(() => renderWaiting(pid)),
  };
}
