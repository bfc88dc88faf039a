/**
 * Whether anything of a subject has run since it was last read. Most looks at a server find that nothing has, because its client is on the way: then
 * the reading still holds, and need not be made again.
 *
 * A thread that is blocked starts nothing, opens nothing and takes nothing out of a queue. It is woken by what it waits for, and then is no longer
 * asleep, or has had another turn on a processor.
 */
import type { Observation } from './activity.ts';
import { readThreadState, readTimeslices } from './proc.ts';
import { haveSameTimeslices, type ThreadTimeslices } from './timeslices.ts';

export class UnchangedObservation {
  #last: Observation | undefined;
  #held: Observation | undefined;

  /** The last reading, where it still holds. */
  reading(): Observation | undefined {
    if (this.#held?.threads?.after.every(sleepsOn) !== true) this.#held = undefined;
    return this.#held;
  }

  /**
   * Notes a reading of all its processes. Two in a row with the same threads and turns hold from then on: whatever the first had missed, started
   * while it was made, the second has found, and nothing ran in between that could have started more.
   */
  note(observation: Observation): void {
    this.#held =
      this.#last !== undefined && isWokenByAll(observation) && areSame(this.#last, observation)
        ? observation
        : undefined;
    this.#last = observation;
  }

  /** It was seen to run: what was read before holds no longer. */
  forget(): void {
    this.#last = undefined;
    this.#held = undefined;
  }
}

function sleepsOn({ pid, tid, timeslices: turns }: ThreadTimeslices): boolean {
  return readThreadState(pid, tid) === 'S' && readTimeslices(pid, tid) === turns;
}

/** Whether it is woken by whatever arrives at one of its sockets: nothing piles up or is thrown away behind its back. */
function isWokenByAll({ activity, sockets }: Observation): boolean {
  return activity.is === 'waiting' && sockets.every(({ port }) => port === 0 || activity.receivesOn.includes(port));
}

function areSame({ threads: first }: Observation, { threads: second }: Observation): boolean {
  if (first === undefined || second === undefined || first.after.length === 0) return false;
  return haveSameTimeslices(second.before, second.after) && haveSameTimeslices(first.after, second.after);
}
