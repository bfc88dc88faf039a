/**
 * How often each thread of a subject has been put on a processor: by this, two readings of it are told to be of one and the same rest.
 */

/** A thread, and how often it had been put on a processor. */
export interface ThreadTurns {
  readonly pid: number;
  readonly tid: number;
  readonly turns: number;
}

/**
 * Whether they are the same threads, none of which has run in between. Each is compared by itself: in a sum, a thread that has ended makes room for the
 * turns of others.
 */
export function areSameTurns(first: readonly ThreadTurns[], second: readonly ThreadTurns[]): boolean {
  return (
    first.length === second.length &&
    first.every(({ pid, tid, turns }, index) => {
      const again = second[index];
      return again?.pid === pid && again.tid === tid && again.turns === turns;
    })
  );
}

/** What a reading keeps of the threads that it has looked at. */
interface Observed {
  readonly threads?: { readonly before: readonly ThreadTurns[]; readonly after: readonly ThreadTurns[] };
}

/** Whether nothing of a subject has run from before the first reading to after the second one, which then shows a single moment. */
export function haveStoodStill({ threads: first }: Observed, { threads: second }: Observed): boolean {
  return first !== undefined && second !== undefined && areSameTurns(first.before, second.after);
}
