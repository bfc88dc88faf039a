/** One line on the terminal while a submission is checked; nothing where no person looks. */
import type { ClassListener } from '../grade/grade-class.ts';

export class CheckProgress implements Disposable {
  readonly listener: ClassListener;
  readonly #stream: NodeJS.WriteStream;
  #judged = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    this.listener = {
      submissionStarted: () => this.#show('finding out how your programs are started and how they speak…'),
      scenarioJudged: (_, scenario) => this.#show(`${(this.#judged += 1)} scenarios done: ${scenario}`),
      waitsFor: (pid) =>
        this.#show(
          `waiting for another run of datagrade (process ${pid}): without isolation only one can use the ports`,
        ),
    };
  }

  clear(): void {
    if (this.#stream.isTTY) this.#stream.write('\r\u001b[K');
  }

  [Symbol.dispose](): void {
    this.clear();
  }

  #show(text: string): void {
    if (!this.#stream.isTTY) return;
    const width = Math.max(20, (this.#stream.columns ?? 80) - 1);
    this.#stream.write(`\r\u001b[K${text.slice(0, width)}`);
  }
}
