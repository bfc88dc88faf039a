/**
 * How often each thread of a subject was put on a processor. Two observations with equal numbers
 * show the same idle state.
 */

/** A thread, and how often it had been put on a processor. */
export interface ThreadTimeslices {
  readonly pid: number;
  readonly tid: number;
  readonly timeslices: number;
}

/**
 * Whether both lists have the same threads and none of them ran in between. Each thread is compared
 * on its own: in a sum, a thread that has ended could hide timeslices of others.
 */
export function haveSameTimeslices(first: readonly ThreadTimeslices[], second: readonly ThreadTimeslices[]): boolean {
  return (
    first.length === second.length &&
    first.every(({ pid, tid, timeslices }, index) => {
      const again = second[index];
      return again?.pid === pid && again.tid === tid && again.timeslices === timeslices;
    })
  );
}

/** The part of an observation that says which threads were read. */
interface ObservedThreads {
  readonly threads?: { readonly before: readonly ThreadTimeslices[]; readonly after: readonly ThreadTimeslices[] };
}

/**
 * Whether no thread of a subject ran from before the first observation until after the second one.
 * The second then shows a single moment.
 */
export function ranNothingBetween({ threads: first }: ObservedThreads, { threads: second }: ObservedThreads): boolean {
  return first !== undefined && second !== undefined && haveSameTimeslices(first.before, second.after);
}
