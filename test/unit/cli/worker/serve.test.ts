/** A worker whose channel closes before it begins, or while its task runs. */
import { fork } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { scratchFolder } from '../../../support/scratch-folder.ts';

it.each([
  ['ends with the signal that nothing can ignore, after it has released its place', 'new Promise(() => {})', 'SIGKILL'],
  ['ends by itself if the task ends', 'Promise.resolve()', null],
])('%s', async (_, performed, signal) => {
  await using scratch = await scratchFolder();
  const script = join(scratch.path, 'worker.mjs');
  const released = join(scratch.path, 'released');
  writeFileSync(
    script,
    `import { writeFileSync } from 'node:fs';
    import { serve } from ${JSON.stringify(pathToFileURL(resolve('dist/harness/cli/worker/serve.js')).href)};
    serve({
      controller: new AbortController(),
      open: () => ({ [Symbol.dispose]: () => writeFileSync(${JSON.stringify(released)}, '') }),
      perform: () => { process.send('begun'); ${signal === null ? '' : 'setInterval(() => {}, 1000);'} return ${performed}; },
      refuse: () => process.exit(9),
      longestEnd: 1,
    });`,
  );
  const worker = fork(script, ['host', 'portable', 'none', 'any']);
  worker.send({});
  await once(worker, 'message');
  expect(existsSync(released)).toBe(false);
  worker.disconnect();
  expect(await once(worker, 'exit')).toEqual(signal === null ? [0, null] : [null, signal]);
  expect(existsSync(released)).toBe(true);
});

it('takes no place if its channel was closed before it began', async () => {
  await using scratch = await scratchFolder();
  const script = join(scratch.path, 'worker.mjs');
  const opened = join(scratch.path, 'opened');
  writeFileSync(
    script,
    `import { writeFileSync } from 'node:fs';
    const { serve } = await import(${JSON.stringify(pathToFileURL(resolve('dist/harness/cli/worker/serve.js')).href)});
    if (process.connected) await new Promise((closed) => process.once('disconnect', closed));
    serve({
      controller: new AbortController(),
      open: () => { writeFileSync(${JSON.stringify(opened)}, ''); return { [Symbol.dispose]() {} }; },
      perform: () => Promise.resolve(),
      refuse: () => process.exit(9),
    });`,
  );
  const worker = fork(script, ['host', 'portable', 'none', 'any']);
  worker.disconnect();
  expect(await once(worker, 'exit')).toEqual([0, null]);
  expect(existsSync(opened)).toBe(false);
});
