/**
 * How far the testbed reaches: through the kernel, to every process that bears a subject's mark; or as any system allows, to its process group.
 */
import { pollPause } from '../../observe/poll-pause.ts';
import type { ProcessGroup } from '../../observe/process/group.ts';
import { processIds } from '../../observe/process/proc.ts';
import { killMarked } from './orphans.ts';
import { openTerminal, pipes, type Terminal } from './terminal.ts';

export interface ProcessControl {
  readonly openTerminal: () => Terminal;
  /** Processes that are there now. */
  readonly processesNow: () => ReadonlySet<number>;
  /** Ends whatever is left of a subject; resolves when it is gone. */
  readonly endAll: (subject: {
    /** Absent where it could not be started at all. */
    readonly group: ProcessGroup | undefined;
    readonly mark: string;
    readonly before: ReadonlySet<number>;
  }) => Promise<void>;
}

export const processControls: { readonly [kind in 'kernel' | 'portable']: ProcessControl } = {
  kernel: {
    openTerminal,
    processesNow: () => new Set(processIds()),
    endAll: async ({ mark, before }) => void killMarked(mark, before),
  },
  portable: {
    openTerminal: pipes,
    processesNow: () => new Set(),
    endAll: ({ group }) => endGroup(group),
  },
};

/** What nobody buries (a container without an init) stays in the group for ever; it holds no port, and is not waited for. */
const reapedWithinMs = 1_000;
const pauseMs = 2;

async function endGroup(group: ProcessGroup | undefined): Promise<void> {
  const giveUpMs = performance.now() + reapedWithinMs;
  while (group?.hasProcesses() === true && performance.now() < giveUpMs) {
    group.kill();
    await pollPause(pauseMs);
  }
}
