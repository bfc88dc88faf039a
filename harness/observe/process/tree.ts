/**
 * The processes of a subject: the one that was started and all that descend from it, as far as the kernel tells.
 *
 * Descent is known by parent, and by session for those whose parent has ended before anybody looked. What was there before the subject, and what
 * turned out to be somebody else's, is not looked at again: a stranger never becomes a member. Of a family in a jail, the process that started the
 * jail and the first one in it are no members: they only wait.
 */
import { processIds, readDescent, startedSoFar, type Descent } from './proc.ts';

/** What the kernel shows of all processes; that of `/proc` where nothing else is said. */
export interface ProcessTable {
  readonly processIds: () => readonly number[];
  readonly readDescent: (pid: number) => Descent | undefined;
  readonly startedSoFar: () => string | undefined;
}

const kernelTable: ProcessTable = { processIds, readDescent, startedSoFar };

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
   * @param before processes that were there before the subject was started
   * @param jailer the process that started its jail
   */
  constructor(before: Iterable<number>, jailer?: number, table: ProcessTable = kernelTable) {
    this.#table = table;
    this.#strangers = new Set(before);
    this.#jailer = jailer;
  }

  /** Whether the program itself was seen and, at the last look, was no more; processes that it had started may live on. */
  get hasLostLeader(): boolean {
    return this.#leader !== undefined && !this.#living.includes(this.#leader);
  }

  /** Processes that belong to it whatever their descent: the one that was started, or those found by their mark. */
  add(pids: Iterable<number>): void {
    for (const pid of pids) {
      this.#strangers.delete(pid);
      this.#members.add(pid);
      if (this.#jailer === undefined) this.#leader ??= pid;
    }
    this.#living = [...new Set([...this.#living, ...pids])];
    this.#started = undefined;
  }

  /** Its processes as far as they are known without looking for others; some of them may have ended meanwhile. */
  get known(): readonly number[] {
    return this.#living;
  }

  /** Its living processes, those left out that have ended and only wait for their parent to notice. */
  living(): readonly number[] {
    // Read before the processes are: whatever is started while they are looked at is looked for the next time.
    const started = this.#table.startedSoFar();
    const hasGrown = started === undefined || started !== this.#started;
    this.#started = started;
    const pids = hasGrown ? this.#table.processIds().filter((pid) => !this.#strangers.has(pid)) : this.#living;
    const found = pids.flatMap((pid) => this.#table.readDescent(pid) ?? []);
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

  #adopt(all: readonly Descent[]): void {
    for (let before = -1; before !== this.#members.size;) {
      before = this.#members.size;
      for (const { pid, parent, session } of all)
        if (this.#members.has(parent) || this.#members.has(session)) this.#members.add(pid);
    }
  }
}
