/**
 * Where progress appears: lines that replace each other on a terminal, plain lines in a log.
 *
 * All progress is shown through this file, and only this file distinguishes the two.
 */
import { createLogUpdate } from 'log-update';
import type { Style } from '../../../reports/terminal/style.ts';
import { terminalStyle } from '../terminal.ts';

export class ProgressDisplay implements Disposable {
  readonly #stream: NodeJS.WriteStream;
  readonly #style: Style;
  readonly #live: ReturnType<typeof createLogUpdate> | undefined;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    this.#style = terminalStyle(stream);
    this.#live = stream.isTTY ? createLogUpdate(stream) : undefined;
  }

  /** On a terminal: these lines instead of the last ones. In a log: nothing. */
  draw(render: (style: Style) => string): void {
    this.#live?.(render(this.#style));
  }

  /** In a log: a line. On a terminal: nothing. */
  log(render: (style: Style) => string): void {
    if (this.#live === undefined) this.#stream.write(`${render(this.#style)}\n`);
  }

  /** Removes the lines that are drawn; call it before anything else is printed. */
  clear(): void {
    this.#live?.clear();
    this.#live?.done();
  }

  [Symbol.dispose](): void {
    this.clear();
  }
}
