/**
 * Progress of a class: a few lines that are drawn again on a terminal, one line a submission elsewhere.
 */
import { createLogUpdate } from 'log-update';
import type { ClassListener } from '../grade/grade-class.ts';
import type { SubmissionResult } from '../grade/results.ts';
import { renderProgress, renderProgressLine } from '../../reports/progress-lines.ts';
import { advanceProgress, initialProgress, type ProgressEvent, type ProgressState } from '../../reports/progress.ts';
import { formatOutcome } from '../../reports/score.ts';
import type { Style } from '../../reports/terminal/style.ts';

export class ClassProgress implements Disposable {
  readonly listener: ClassListener;
  readonly #style: Style;
  readonly #stream: NodeJS.WriteStream;
  readonly #draw: ReturnType<typeof createLogUpdate>;
  #state: ProgressState = initialProgress;

  /** @param scenariosOf how many a submission is tried by, by its name */
  constructor(stream: NodeJS.WriteStream, style: Style, submissions: number, scenariosOf: (id: string) => number) {
    this.#stream = stream;
    this.#style = style;
    this.#draw = createLogUpdate(stream);
    this.#advance({ type: 'runStarted', submissions, atMs: performance.now() });
    this.listener = {
      submissionStarted: (id) =>
        this.#advance({ type: 'submissionStarted', id, scenarios: scenariosOf(id), atMs: performance.now() }),
      scenarioJudged: (submission, scenario) =>
        this.#advance({ type: 'scenarioJudged', submission, scenario, atMs: performance.now() }),
      submissionFinished: (result) => this.#finish(result),
      waitsFor: (pid) =>
        this.#note(
          `waiting for another run of datagrade (process ${pid}): without isolation only one can use the ports`,
        ),
    };
  }

  clear(): void {
    if (this.#stream.isTTY) this.#draw.clear();
  }

  [Symbol.dispose](): void {
    this.clear();
  }

  #advance(event: ProgressEvent): void {
    this.#state = advanceProgress(this.#state, event);
    if (this.#stream.isTTY) this.#draw(renderProgress(this.#state, this.#style));
  }

  #finish(result: SubmissionResult): void {
    const event = {
      type: 'submissionFinished',
      id: result.id,
      outcome: formatOutcome(result),
      atMs: performance.now(),
    } as const;
    this.#advance(event);
    if (!this.#stream.isTTY) this.#stream.write(`${renderProgressLine(this.#state, event, this.#style)}\n`);
  }

  #note(text: string): void {
    if (!this.#stream.isTTY) this.#stream.write(`${text}\n`);
  }
}
