/**
 * Trying something out on a submission: a performance whose only purpose is to learn from what happens.
 */
import { perform } from '../engine/perform.ts';
import type { RoomOptions } from '../engine/room.ts';
import { View } from '../transcript/view.ts';
import type { Action } from '../transcript/action.ts';
import { met, notYet } from '../scenario/expectation.ts';
import type { WorkingCopies } from '../submission/index.ts';
import type { Assignment } from '../handout/programs.ts';
import type { AddProfile, FileProfile, Profile, ProgramProfile } from '../profile/profile.ts';

/** What every trial on one submission has in common. */
export interface TrialContext extends RoomOptions {
  readonly copies: WorkingCopies;
  readonly servedFolders: readonly string[];
  /** Values for trials; not those of the scenarios. */
  readonly seed: number;
}

export interface Trial {
  readonly assignment: Assignment;
  readonly programs: readonly ProgramProfile[];
  readonly add?: Partial<AddProfile>;
  readonly file?: Partial<FileProfile>;
  readonly peerName?: string;
  readonly actions: readonly Action[];
  /** When this holds, there is nothing more to learn from waiting. */
  readonly enough: (view: View) => boolean;
}

/** The name that the testbed bears in trials, where nothing better is known. */
const trialName = 'Client of Wolfram';

export async function tryOut(context: TrialContext, trial: Trial): Promise<View> {
  const peerName = trial.peerName ?? trialName;
  const transcript = await perform({
    ...context,
    actions: trial.actions,
    expectations: (position) =>
      position === 'end' || position < trial.actions.length - 1
        ? []
        : [
            {
              kind: 'expectation',
              when: 'now',
              text: 'enough was seen',
              find: (view) => (trial.enough(view) ? met : notYet),
            },
          ],
    stage: {
      assignment: trial.assignment,
      profile: profileOf(trial),
      peerName,
      copies: context.copies,
      servedFolders: context.servedFolders,
    },
    facts: { ownNames: {}, peerName, dialects: {} },
  });
  return new View(transcript);
}

function profileOf({ programs, add, file }: Trial): Profile {
  return {
    programs: Object.fromEntries(programs.map((program) => [program.id, program])),
    add: { ownNames: {}, standingNumbers: [], unsupported: {}, ...add },
    file: { peerRequest: bareNameRequest, unsupported: {}, ...file },
  };
}

const bareNameRequest = { format: 'text', parts: [{ field: 'name' }] } as const;
