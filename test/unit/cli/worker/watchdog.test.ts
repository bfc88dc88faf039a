/** A process that watches its own event loop. */
import { describe, expect, it } from 'vitest';
import { startWorker } from '../../../support/compiled-worker.ts';

const watchedFor = (turns: number): string =>
  `import { watchEventLoop } from '$/harness/cli/worker/watchdog.js'; watchEventLoop(${turns});`;

describe('a watched event loop', () => {
  it('that is blocked ends its process', async () => {
    await using worker = startWorker(`${watchedFor(2)} console.log('blocked'); for (;;);`);
    await worker.prints('blocked');
    expect(await worker.ended).toBeNull();
  });

  it('that is busy and turns lets its process finish', async () => {
    const busy = `
      const untilMs = performance.now() + 5000;
      const compute = () => {
        const sliceMs = performance.now() + 50;
        while (performance.now() < sliceMs);
        if (performance.now() < untilMs) setImmediate(compute);
        else console.log('finished');
      };
      compute();`;
    await using worker = startWorker(watchedFor(20) + busy);
    await worker.prints('finished');
    expect(await worker.ended).toBe(0);
  });

  it('does not keep its process alive', async () => {
    await using worker = startWorker(watchedFor(20));
    expect(await worker.ended).toBe(0);
  });
});
