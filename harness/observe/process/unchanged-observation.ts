/**
 * Whether anything of a subject has run since it was last read. Most looks at a server find that nothing has, because its client is on the way: then
 * the reading still holds, and need not be made again.
 *
 * A thread that is blocked starts nothing, opens nothing and takes nothing out of a queue. It is woken by what it waits for, and then is no longer
 * asleep, or has had another turn on a processor.
 */
import type { Reading } from './activity.ts';
import { readThreadState, readTurns } from './proc.ts';
import { areSameTurns, type ThreadTurns } from './timeslices.ts';

export class Standstill {
  #last: Reading | undefined;
  #held: Reading | undefined;

  /** The last reading, where it still holds. */
  reading(): Reading | undefined {
    if (this.#held?.threads?.after.every(sleepsOn) !== true) this.#held = undefined;
    return this.#held;
  }

  /**
   * Notes a reading of all its processes. Two in a row with the same threads and turns hold from then on: whatever the first had missed, started
   * while it was made, the second has found, and nothing ran in between that could have started more.
   */
  note(reading: Reading): void {
    this.#held =
      this.#last !== undefined && isWokenByAll(reading) && areSame(this.#last, reading) ? reading : undefined;
    this.#last = reading;
  }

  /** It was seen to run: what was read before holds no longer. */
  forget(): void {
    this.#last = undefined;
    this.#held = undefined;
  }
}

function sleepsOn({ pid, tid, turns }: ThreadTurns): boolean {
  return readThreadState(pid, tid) === 'S' && readTurns(pid, tid) === turns;
}

/** Whether it is woken by whatever arrives at one of its sockets: nothing piles up or is thrown away behind its back. */
function isWokenByAll({ activity, sockets }: Reading): boolean {
  return activity.is === 'waiting' && sockets.every(({ port }) => port === 0 || activity.receivesOn.includes(port));
}

function areSame({ threads: first }: Reading, { threads: second }: Reading): boolean {
  if (first === undefined || second === undefined || first.after.length === 0) return false;
  return areSameTurns(second.before, second.after) && areSameTurns(first.after, second.after);
}
