/**
 * Does something after some seconds in which this process could run. A clock would also count the time
 * in which the process was stopped, or the machine slept.
 */
const turnMs = 1000;

/** Disposing of it takes it back. It does not keep the process alive. */
export function afterTurns(turns: number, act: () => void): Disposable {
  let passed = 0;
  const timer = setInterval(() => {
    passed += 1;
    if (passed < turns) return;
    clearInterval(timer);
    act();
  }, turnMs).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
