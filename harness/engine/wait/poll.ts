/**
 * What one poll needs of a subject, and what it has shown.
 */
import type { Observation } from '../../observe/process/activity.ts';
import type { Role } from '../../handout/programs.ts';
import type { Idleness } from './idle-tracker.ts';

/** What a wait needs to see of a subject. */
export interface PolledSubject {
  readonly role: Role;
  /** Resolves when it is gone. */
  readonly ended: Promise<void>;
  /** Observes it now, and records what that shows (ports bound, processes left behind). */
  poll(): Observation;
  /** Whether a line that was typed is still on its way to the program. */
  takesWhatWasTyped(observation: Observation): boolean;
  /**
   * Types the next line if the program reads the keyboard and there is such a line.
   *
   * @returns whether it typed, or has just typed
   */
  typeIfAsked(observation: Observation): boolean;
}

/** What one poll has shown of one subject. */
export interface Poll {
  readonly subject: PolledSubject;
  readonly observation: Observation;
  /** Undefined while the subject is not idle. */
  readonly idleness: Idleness | undefined;
}
