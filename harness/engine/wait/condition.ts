/**
 * What a wait is for, and what that means for what a subject is doing: when it counts as idle.
 *
 * A wait ends when all subjects are idle. A subject is idle as soon as …
 *
 * | condition         | it is gone, waiting,  | it is timed, or at its | it was quiet    | it has run  |
 * |                   | stopped, or at its    | keyboard with a clock  | for             | for         |
 * |                   | keyboard, no clock    |                        |                 |             |
 * | ----------------- | --------------------- | ---------------------- | --------------- | ----------- |
 * | unmet, usual      | at once               | budget                 | lastingMs · cut | budget      |
 * | unmet, tested     | at once               | budget                 | patientMs       | budget      |
 * | met, goOn         | at once               | receiving (timed only) | settledMs       | graceCpuMs  |
 * | met, watchSilence | at once               | receiving (timed only) | silentMs        | graceCpuMs  |
 * | met, reply        | at once               | receiving (both)       | settledMs       | graceCpuMs  |
 * | met, readDisk     | at once               | receiving (timed only) | silentMs        | budget      |
 * | ending            | at once               | receiving (timed only) | lastingMs · cut | budget      |
 *
 * - budget: its `WaitBudget` is spent. A running subject spends CPU time and is then called busy.
 *   The others spend rounds of their own timeouts, or real time.
 * - receiving: at once if it waits at a socket; otherwise as under "budget".
 * - `…Ms` of a silence: see `Pace` of the portable observer; cut: `WaitBudget.silenceFactor`.
 *
 * While the condition is unmet, a second poll must also confirm that no subject has moved.
 */
import type { Pace } from '../../observe/portable/pace.ts';

export type WaitCondition =
  /** Something is expected that has not come. */
  | { readonly is: 'unmet'; readonly silence: 'usual' | 'tested' }
  /** All that was expected has come. A subject that only waits with a timeout has nothing to add. */
  | { readonly is: 'met'; readonly next: AfterMet }
  /** A subject was asked to end. It may now write what it has held back, and is given the time. */
  | { readonly is: 'ending' };

/**
 * What happens when the wait is over:
 *
 * - `goOn`: the scenario continues
 * - `watchSilence`: nothing may follow, so a moment of silence belongs to what is expected
 * - `reply`: the testbed sends next. A program that always watches its keyboard asks for nothing.
 * - `readDisk`: the files are read at the end. A program that still computes may be about to write.
 */
export type AfterMet = 'goOn' | 'watchSilence' | 'reply' | 'readDisk';

/** A row of the table above. */
export interface IdleRules {
  readonly timed: 'receiving' | 'budget';
  readonly keyboard: 'receiving' | 'budget';
  readonly silence: keyof Pick<Pace, 'settledMs' | 'silentMs' | 'patientMs' | 'lastingMs'>;
  readonly running: 'grace' | 'budget';
}

const unmetRules: IdleRules = { timed: 'budget', keyboard: 'budget', silence: 'lastingMs', running: 'budget' };
const metRules: IdleRules = { timed: 'receiving', keyboard: 'budget', silence: 'settledMs', running: 'grace' };

const rulesWhenMet: Readonly<Record<AfterMet, IdleRules>> = {
  goOn: metRules,
  watchSilence: { ...metRules, silence: 'silentMs' },
  reply: { ...metRules, keyboard: 'receiving' },
  readDisk: { ...metRules, silence: 'silentMs', running: 'budget' },
};

export function rulesUnder(condition: WaitCondition): IdleRules {
  switch (condition.is) {
    case 'unmet':
      return condition.silence === 'tested' ? { ...unmetRules, silence: 'patientMs' } : unmetRules;
    case 'met':
      return rulesWhenMet[condition.next];
    case 'ending':
      return { ...unmetRules, timed: 'receiving' };
  }
}

/** The condition of a wait that expects nothing in particular: until all subjects are idle. */
export const stillUnmet: WaitCondition = { is: 'unmet', silence: 'usual' };

/** The condition of a wait until something holds. */
export function until(holds: () => boolean, next: AfterMet = 'goOn'): () => WaitCondition {
  return () => (holds() ? { is: 'met', next } : stillUnmet);
}

/** The condition of a wait for programs that were asked to end. */
export function untilEnded(haveEnded: () => boolean): () => WaitCondition {
  return () => (haveEnded() ? { is: 'met', next: 'goOn' } : { is: 'ending' });
}
