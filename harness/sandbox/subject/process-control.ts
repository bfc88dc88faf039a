/**
 * How datagrade controls the processes of a subject: through the kernel, every process with the
 * subject's mark; or, as on any system, its process group.
 */
import { pollPause } from '../../observe/poll-pause.ts';
import type { ProcessGroup } from '../../observe/process/group.ts';
import { processIds } from '../../observe/process/proc.ts';
import { killMarked } from './orphans.ts';
import { openTerminal, pipes, type Terminal } from './terminal.ts';

export interface ProcessControl {
  readonly openTerminal: () => Terminal;
  /** Processes that exist now. */
  readonly processesNow: () => ReadonlySet<number>;
  /** Ends all processes that a subject has left; resolves when they are gone. */
  readonly endAll: (subject: {
    /** Absent if it could not be started at all. */
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

/**
 * In a container without an init, a zombie is never reaped and stays in the group forever. It has
 * no port open, and is not waited for longer than this.
 */
const reapedWithinMs = 1_000;
const pauseMs = 2;

async function endGroup(group: ProcessGroup | undefined): Promise<void> {
  const giveUpMs = performance.now() + reapedWithinMs;
  while (group?.hasProcesses() === true && performance.now() < giveUpMs) {
    group.kill();
    await pollPause(pauseMs);
  }
}
