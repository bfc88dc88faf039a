/** Takes away from the run what it shares with others: the reader of its output, and the processors. */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Disturb } from './disturbance.ts';

/** As `| head` does. */
export const closeOutput: Disturb = ({ main, random }) => {
  const name = random() < 0.5 ? 'stdout' : 'stderr';
  const stream = main[name];
  if (stream === null || stream.destroyed) return undefined;
  stream.destroy();
  return name;
};

const busy = fileURLToPath(new URL('../../soak/busy.js', import.meta.url));

/** Until the end of the round. */
export const holdProcessors: Disturb = ({ undo }) => {
  const count = availableParallelism();
  for (let each = 0; each < count; each += 1) {
    const load = fork(busy);
    undo.defer(() => load.kill('SIGKILL'));
  }
  return `${count} computing processes`;
};
