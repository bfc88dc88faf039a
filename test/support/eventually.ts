/**
 * Waiting in tests: for a fact, by looking at it again and again, never for a time.
 *
 * The bound is far beyond what a loaded machine needs; only a hang reaches it.
 */
const boundMs = 240_000;
const pauseMs = 5;

/** @returns the first value for which the fact holds. @throws where it never does, with the last value seen */
export async function eventually<T>(read: () => T | Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const startedMs = performance.now();
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (performance.now() - startedMs > boundMs) throw new Error(`never happened; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
