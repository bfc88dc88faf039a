/**
 * How often each thread of a subject has been put on a processor: by this, two readings of it are told to be of one and the same rest.
 */

/** A thread, and how often it had been put on a processor. */
export interface ThreadTimeslices {
  readonly pid: number;
  readonly tid: number;
  readonly timeslices: number;
}

/**
 * Whether they are the same threads, none of which has run in between. Each is compared by itself: in a sum, a thread that has ended makes room for the
 * turns of others.
 */
export function haveSameTimeslices(first: readonly ThreadTimeslices[], second: readonly ThreadTimeslices[]): boolean {
  return (
    first.length === second.length &&
    first.every(({ pid, tid, timeslices: turns }, index) => {
      const again = second[index];
      return again?.pid === pid && again.tid === tid && again.timeslices === turns;
    })
  );
}

/** What a reading keeps of the threads that it has looked at. */
interface ObservedThreads {
  readonly threads?: { readonly before: readonly ThreadTimeslices[]; readonly after: readonly ThreadTimeslices[] };
}

/** Whether nothing of a subject has run from before the first reading to after the second one, which then shows a single moment. */
export function ranNothingBetween({ threads: first }: ObservedThreads, { threads: second }: ObservedThreads): boolean {
  return first !== undefined && second !== undefined && haveSameTimeslices(first.before, second.after);
}
