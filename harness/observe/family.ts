/**
 * The processes of a subject: the one that was started and all that descend from it, as far as the kernel tells.
 *
 * Descent is known by parent, and by session for those whose parent has ended before anybody looked. What was there before the subject, and what
 * turned out to be somebody else's, is not looked at again: a stranger never becomes a member.
 */
import { processIds, readDescent, type Descent } from './proc.ts';

export class Family {
  readonly #members = new Set<number>();
  readonly #strangers: Set<number>;

  /** @param before processes that were there before the subject was started */
  constructor(before: Iterable<number>) {
    this.#strangers = new Set(before);
  }

  /** Processes that belong to it whatever their descent: the one that was started, or those found by their mark. */
  add(pids: Iterable<number>): void {
    for (const pid of pids) {
      this.#strangers.delete(pid);
      this.#members.add(pid);
    }
  }

  /** Its living processes, those left out that have ended and only wait for their parent to notice. */
  living(): readonly number[] {
    const unknown = processIds().flatMap((pid) => {
      const descent = this.#strangers.has(pid) ? undefined : readDescent(pid);
      return descent === undefined ? [] : [descent];
    });
    this.#adopt(unknown);
    for (const { pid } of unknown) if (!this.#members.has(pid)) this.#strangers.add(pid);
    return unknown.filter(({ pid, isZombie }) => this.#members.has(pid) && !isZombie).map(({ pid }) => pid);
  }

  #adopt(all: readonly Descent[]): void {
    for (let before = -1; before !== this.#members.size;) {
      before = this.#members.size;
      for (const { pid, parent, session } of all)
        if (this.#members.has(parent) || this.#members.has(session)) this.#members.add(pid);
    }
  }
}
