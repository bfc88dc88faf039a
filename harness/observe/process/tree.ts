/**
 * The process tree of a subject: the process that was started and all its descendants, as far as
 * the kernel shows them.
 *
 * A descendant is found by its parent, or by its session if its parent ended before a poll.
 * Processes that existed before the subject, or that turned out not to belong to it, are never read
 * again and never become members. In a jail, the process that starts the jail and the jail's first
 * process are not members, because they only wait.
 */
import { processIds, readProcessEntry, readForkCount, type ProcessEntry } from './proc.ts';

/** Readers of the table of all processes; by default those of `/proc`. */
export interface ProcessTable {
  readonly processIds: () => readonly number[];
  readonly readProcessEntry: (pid: number) => ProcessEntry | undefined;
  readonly readForkCount: () => string | undefined;
}

const kernelTable: ProcessTable = { processIds, readProcessEntry, readForkCount };

export class ProcessTree {
  readonly #table: ProcessTable;
  readonly #members = new Set<number>();
  readonly #strangers: Set<number>;
  #living: readonly number[] = [];
  #started: string | undefined;
  readonly #jailer: number | undefined;
  #jailInit: number | undefined;
  #leader: number | undefined;

  /**
   * @param before processes that existed before the subject was started
   * @param jailer the process that started its jail
   */
  constructor(before: Iterable<number>, jailer?: number, table: ProcessTable = kernelTable) {
    this.#table = table;
    this.#strangers = new Set(before);
    this.#jailer = jailer;
  }

  /**
   * Whether the program itself was seen once and was gone at the last poll. Processes that it
   * started may still be alive.
   */
  get hasLostLeader(): boolean {
    return this.#leader !== undefined && !this.#living.includes(this.#leader);
  }

  /**
   * Adds processes that belong to the subject, whatever their parent: the one that was started, or
   * those found by their mark.
   */
  add(pids: Iterable<number>): void {
    for (const pid of pids) {
      this.#strangers.delete(pid);
      this.#members.add(pid);
      if (this.#jailer === undefined) this.#leader ??= pid;
    }
    this.#living = [...new Set([...this.#living, ...pids])];
    this.#started = undefined;
  }

  /** Its processes that are known without searching for new ones. Some of them may have ended. */
  get known(): readonly number[] {
    return this.#living;
  }

  /** Its living processes, without zombies. */
  living(): readonly number[] {
    // This is read before the processes are, so that a process started meanwhile is found at the
    // next poll.
    const started = this.#table.readForkCount();
    const hasGrown = started === undefined || started !== this.#started;
    this.#started = started;
    const pids = hasGrown ? this.#table.processIds().filter((pid) => !this.#strangers.has(pid)) : this.#living;
    const found = pids.flatMap((pid) => this.#table.readProcessEntry(pid) ?? []);
    if (hasGrown) {
      this.#adopt(found);
      for (const { pid } of found) if (!this.#members.has(pid)) this.#strangers.add(pid);
    }
    this.#jailInit ??= this.#jailer && found.find(({ parent }) => parent === this.#jailer)?.pid;
    if (this.#jailInit !== undefined) this.#leader ??= found.find(({ parent }) => parent === this.#jailInit)?.pid;
    const jailers = new Set([this.#jailer, this.#jailInit]);
    this.#living = found
      .filter(({ pid, isZombie }) => this.#members.has(pid) && !jailers.has(pid) && !isZombie)
      .map(({ pid }) => pid);
    return this.#living;
  }

  #adopt(all: readonly ProcessEntry[]): void {
    for (let before = -1; before !== this.#members.size;) {
      before = this.#members.size;
      for (const { pid, parent, session } of all)
        if (this.#members.has(parent) || this.#members.has(session)) this.#members.add(pid);
    }
  }
}
