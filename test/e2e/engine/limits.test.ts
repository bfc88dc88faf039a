/** The engine soon ends programs that take too much of the machine, and the verdict says why. */
import { describe, expect, it } from 'vitest';
import { client, peer } from '../../../scenarios/language/add.ts';
import { WaitBudget } from '../../../harness/engine/wait/wait-budget.ts';
import { explainCrash } from '../../../harness/judge/crash.ts';
import { play } from '../../support/played.ts';
import { hasJail } from '../../support/started-program.ts';

const actions = [client.starts(42), peer.answers(17)];

describe('a program that takes too much', () => {
  it.each([
    ['memory', 'kept = []\nwhile True: kept.append(bytearray(b"x") * 1_000_000)', /of memory \(limit: 512 MiB\)/],
    [
      'disk in many files',
      "for n in range(200): open(str(n), 'wb').write(b'x' * 1_000_000)\nimport time; time.sleep(600)",
      /to the disk \(limit: 64 MiB\)/,
    ],
    [
      'threads',
      'import threading, time\nfor _ in range(320): threading.Thread(target=time.sleep, args=(600,)).start()',
      /processes and threads at once \(limit: 300\)/,
    ],
  ])('is ended for its %s', async (_, source, reason) => {
    // The budget of grading: on a slow machine it takes seconds to fill the memory up to the limit.
    const { view } = await play({ client: source, actions, waitBudget: new WaitBudget() });
    expect(view.all('limitReached')).toHaveLength(1);
    expect(view.exit('client')).toMatchObject({ status: null, signal: 'SIGKILL' });
    expect(explainCrash(view, 'client')?.text).toMatch(reason);
  });

  it.skipIf(!hasJail)('is ended for processes that multiply, also where the kernel refuses more', async () => {
    // Bounded by the clock as well: a test must not depend on what it tests.
    const source = `
import os, time
ends = time.time() + 60
while time.time() < ends:
    try: os.fork()
    except OSError: pass`;
    const { view } = await play({ client: source, actions });
    expect(view.all('limitReached')).toMatchObject([{ limit: 'tasks' }]);
    expect(explainCrash(view, 'client')?.text).toMatch(/processes and threads at once/);
  });

  it.skipIf(!hasJail)('is ended for one large file, by the kernel', async () => {
    const source =
      "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_DFL)\nopen('big', 'wb').truncate(40 * 1024 * 1024)";
    const { view } = await play({ client: source, actions });
    expect(explainCrash(view, 'client')).toMatchObject({
      symptom: 'limit-disk',
      text: expect.stringMatching(/32 MiB/),
    });
  });

  it.skipIf(!hasJail)('cannot open files without end', async () => {
    const { view } = await play({ client: 'kept = [open("/dev/null") for _ in range(2000)]', actions });
    expect(explainCrash(view, 'client')?.text).toMatch(/Too many open files/);
  });

  it('is ended if it displays without end', async () => {
    const { view } = await play({ client: "while True: print('all work and no play ' * 500)", actions });
    expect(view.all('limitReached')).toMatchObject([{ limit: 'output' }]);
    expect(explainCrash(view, 'client')?.text).toMatch(/displayed 3\d MiB of text \(limit: 32 MiB\)/);
  });

  it('has its output counted, and the beginning of it kept', async () => {
    const source = "import sys\nsys.stdout.write('x' * 1_000_000)";
    const { view } = await play({ client: source, actions });
    expect(view.all('outputCounted')).toMatchObject([{ writtenBytes: 1_000_000 }]);
  });
});
