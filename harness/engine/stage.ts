/**
 * What an action needs to know, and the two ways in which it can come to nothing.
 */
import type { Profile } from '../profile/profile.ts';
import type { Assignment } from '../handout/programs.ts';
import type { WorkingCopies } from '../submission/working-copies.ts';
import type { Room } from './room.ts';

/** All that an action needs to know. */
export interface Stage {
  readonly room: Room;
  readonly assignment: Assignment;
  readonly profile: Profile;
  /** The name that the testbed's peer gives itself. */
  readonly peerName: string;
  /** The names of its further clients, the first of them at 1; absent if there is only one. */
  readonly peerNames?: readonly string[];
  readonly copies: WorkingCopies;
  /** Folders of the submission, relative to its top, that get a copy of each served file. */
  readonly servedFolders: readonly string[];
  /** Each datagram waits until the one before it has been read. */
  readonly slowly: boolean;
}

/** The subject has made the action impossible. The message completes a sentence about it. */
export class Impossible extends Error {
  /** datagrade could not find out whether that is the subject's mistake. */
  readonly undecided: boolean;

  constructor(message: string, undecided = false) {
    super(message);
    this.undecided = undecided;
  }
}

/**
 * datagrade itself may have hindered the subject, or may have polled it too soon. So the
 * observations do not count as evidence.
 */
export class Disturbed extends Error {}
