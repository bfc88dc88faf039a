import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { hasLibc } from '../../../../harness/observe/process/libc.ts';
import { allowedProcessors, processorFor } from '../../../../harness/sandbox/lane/processors.ts';

const source = fileURLToPath(new URL('../../../../dist/harness/sandbox/lane/processors.js', import.meta.url));

describe('the processor of a lane', () => {
  it('is one of those that this process may use, in rotation', () => {
    expect([0, 1, 2, 3].map((lane) => processorFor(lane, 4, [2, 5]))).toEqual([2, 5, 2, 5]);
  });

  it('is not fixed if there are more processors than lanes, or a single lane', () => {
    expect([processorFor(0, 2, [0, 1, 2]), processorFor(0, 1, [0])]).toEqual([undefined, undefined]);
  });

  it('is not fixed if the system does not list the processors', () => {
    expect(processorFor(0, 2, [])).toBeUndefined();
  });
});

describe.skipIf(process.platform !== 'linux')('the processors of this process', () => {
  it('are as many as Node counts', () => {
    expect(allowedProcessors()).toHaveLength(availableParallelism());
  });

  it.skipIf(!hasLibc())('are a single one after pinning, also for processes that it starts', async () => {
    const kept = allowedProcessors().at(-1);
    const script = `import { execFileSync } from 'node:child_process';
      import { allowedProcessors, pinToProcessor } from ${JSON.stringify(source)};
      pinToProcessor(${kept});
      const started = execFileSync('grep', ['Cpus_allowed_list', '/proc/self/status'], { encoding: 'utf8' });
      console.log(JSON.stringify([allowedProcessors(), started.split(':')[1].trim()]));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    expect(JSON.parse(stdout)).toEqual([[kept], String(kept)]);
  });

  it.skipIf(!hasLibc())('do not change if the processor to pin to does not exist', async () => {
    const script = `import { allowedProcessors, pinToProcessor } from ${JSON.stringify(source)};
      pinToProcessor(1000);
      pinToProcessor(100_000);
      console.log(allowedProcessors().length);`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    expect(Number(stdout)).toBe(availableParallelism());
  });
});
