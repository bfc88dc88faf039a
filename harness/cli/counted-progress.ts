/** One line on the terminal that counts what has been done; nothing where no person looks. */
export class CountedProgress implements Disposable {
  readonly #stream: NodeJS.WriteStream;
  #done = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  count(what: string): void {
    this.#done += 1;
    if (!this.#stream.isTTY) return;
    const width = Math.max(20, (this.#stream.columns ?? 80) - 1);
    this.#stream.write(`\r\u001b[K${`${this.#done} ${what}`.slice(0, width)}`);
  }

  clear(): void {
    if (this.#stream.isTTY) this.#stream.write('\r\u001b[K');
  }

  [Symbol.dispose](): void {
    this.clear();
  }
}
