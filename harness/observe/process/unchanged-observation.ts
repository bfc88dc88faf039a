/**
 * A performance trick: reuses the last observation of a subject while none of its threads has run.
 * Most polls of a server find that, because its client is still at work; this file makes them
 * several times cheaper.
 *
 * A blocked thread starts nothing, opens nothing and takes nothing out of a queue. When its wait
 * ends, it is no longer asleep, or has had another timeslice.
 */
import type { Observation } from './activity.ts';
import { readThreadState, readTimeslices } from './proc.ts';
import { haveSameTimeslices, type ThreadTimeslices } from './timeslices.ts';

export class UnchangedObservation {
  #last: Observation | undefined;
  #current: Observation | undefined;

  /** The last observation, if it is still valid. */
  current(): Observation | undefined {
    if (this.#current?.threads?.after.every(isStillAsleep) !== true) this.#current = undefined;
    return this.#current;
  }

  /**
   * Records an observation of all processes. Two in a row with the same threads and timeslices are
   * valid from then on: the second one has found every process that was started during the first
   * one, and nothing ran in between that could have started more.
   */
  note(observation: Observation): void {
    this.#current =
      this.#last !== undefined && isWokenByAll(observation) && areSame(this.#last, observation)
        ? observation
        : undefined;
    this.#last = observation;
  }

  /** Call this when the subject was seen running: earlier observations are no longer valid. */
  forget(): void {
    this.#last = undefined;
    this.#current = undefined;
  }
}

function isStillAsleep({ pid, tid, timeslices }: ThreadTimeslices): boolean {
  return readThreadState(pid, tid) === 'S' && readTimeslices(pid, tid) === timeslices;
}

/**
 * Whether a datagram at any of its sockets wakes it, so that no datagram can queue up or be dropped
 * without its running.
 */
function isWokenByAll({ activity, sockets }: Observation): boolean {
  return activity.is === 'waiting' && sockets.every(({ port }) => port === 0 || activity.receivesOn.includes(port));
}

function areSame({ threads: first }: Observation, { threads: second }: Observation): boolean {
  if (first === undefined || second === undefined || first.after.length === 0) return false;
  return haveSameTimeslices(second.before, second.after) && haveSameTimeslices(first.after, second.after);
}
