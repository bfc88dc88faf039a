/**
 * The processes of one run of the grader: its main process, all descendants, and every process
 * whose environment names the folder of the run.
 *
 * Other people grade on the same machine. So a process gets a signal only if it belongs to the run,
 * and only if it is still the process that was seen: an id may be reused.
 */
import { networkNamespaceOf } from '../../harness/observe/network/namespace.ts';
import {
  commandLineOf,
  processIds,
  readProcessEntry,
  startTicksOf,
  type ProcessEntry,
} from '../../harness/observe/process/proc.ts';

export interface OwnProcess {
  readonly pid: number;
  readonly startTicks: number;
  readonly kind: 'main' | 'lane' | 'program';
  readonly command: string;
}

export class OwnProcesses {
  readonly #main: number;
  readonly #folder: string;
  readonly #seen = new Map<string, OwnProcess>();
  readonly #networks = new Set<string>();

  /**
   * @param main process id of the run
   * @param folder that only processes of the run have in their environment
   */
  constructor(main: number, folder: string) {
    this.#main = main;
    this.#folder = folder;
  }

  /** Those that are alive now. Each is remembered. */
  poll(): readonly OwnProcess[] {
    const own = new Set(this.#stillAlive().map(({ pid }) => pid));
    own.add(this.#main);
    const entries = processIds().flatMap((pid) => readProcessEntry(pid) ?? []);
    // A child may have a lower id than its parent, so one pass is not enough.
    for (let before = -1; before !== own.size;) {
      before = own.size;
      for (const { pid, parent } of entries) if (own.has(parent)) own.add(pid);
    }
    for (const { pid } of entries) if (pid !== process.pid && this.#isMarked(pid)) own.add(pid);
    for (const entry of entries) if (own.has(entry.pid) && !entry.isZombie) this.#remember(entry);
    return this.#stillAlive();
  }

  /** Names of living processes that were seen before, or that are in a network of the run. */
  left(): readonly string[] {
    const alive = this.poll().map(({ pid, command }) => `process ${pid} (${command})`);
    // The kernel gives the number of a namespace that is gone to a later one, which another run may have made.
    const youngest = Math.max(...[...this.#seen.values()].map(({ startTicks }) => startTicks));
    const inNetwork = processIds().filter(
      (pid) => this.#networks.has(networkNamespaceOf(pid) ?? '') && (startTicksOf(pid) ?? Infinity) <= youngest,
    );
    return [...alive, ...inNetwork.map((pid) => `network namespace of the run, held by process ${pid}`)];
  }

  #isMarked(pid: number): boolean {
    return commandLineOf(pid, 'environ').some((each) => each.includes(this.#folder));
  }

  #remember({ pid, parent }: ProcessEntry): void {
    const startTicks = startTicksOf(pid);
    if (startTicks === undefined || this.#seen.has(`${pid} ${startTicks}`)) return;
    const command = commandLineOf(pid, 'cmdline').join(' ').replaceAll(/\s+/g, ' ').trim().slice(0, 200);
    this.#seen.set(`${pid} ${startTicks}`, { pid, startTicks, kind: this.#kindOf(pid, parent, command), command });
    const network = networkNamespaceOf(pid);
    if (network !== undefined && network !== networkNamespaceOf(process.pid)) this.#networks.add(network);
  }

  /** Until it becomes another program, a process has the command line of its parent. */
  #kindOf(pid: number, parent: number, command: string): OwnProcess['kind'] {
    if (pid === this.#main) return 'main';
    return parent === this.#main && command.includes('worker/lane.js') ? 'lane' : 'program';
  }

  #stillAlive(): readonly OwnProcess[] {
    return [...this.#seen.values()].filter(isAlive);
  }
}

export function isAlive({ pid, startTicks }: OwnProcess): boolean {
  return startTicksOf(pid) === startTicks && readProcessEntry(pid)?.isZombie === false;
}

/** @returns whether the process was still there */
export function signalOwn(target: OwnProcess, signal: NodeJS.Signals): boolean {
  if (!isAlive(target)) return false;
  try {
    return process.kill(target.pid, signal);
  } catch {
    return false;
  }
}
