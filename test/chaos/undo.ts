/** What has to be undone at the end, in reverse order. Node 20 has no `DisposableStack`. */
export class Undo implements Disposable {
  readonly #steps: (() => void)[] = [];

  defer(step: () => void): void {
    this.#steps.push(step);
  }

  [Symbol.dispose](): void {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) step();
  }
}
