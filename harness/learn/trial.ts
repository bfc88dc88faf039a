/**
 * A trial: a performance that judges nothing, and whose transcript shows how a program behaves.
 */
import { perform } from '../engine/perform.ts';
import type { RoomOptions } from '../engine/room.ts';
import { View } from '../transcript/view.ts';
import type { Action } from '../transcript/action.ts';
import { met, notYet } from '../scenario/expectation.ts';
import type { WorkingCopies } from '../submission/index.ts';
import type { Assignment } from '../handout/programs.ts';
import {
  fullyPlayable,
  type AddProfile,
  type FileProfile,
  type Profile,
  type ProgramProfile,
} from '../profile/profile.ts';

/** What all trials on one submission have in common. */
export interface TrialContext extends RoomOptions {
  readonly copies: WorkingCopies;
  readonly servedFolders: readonly string[];
  /** Determines the values of trials, which differ from those of scenarios. */
  readonly seed: number;
}

export interface Trial {
  readonly assignment: Assignment;
  readonly programs: readonly ProgramProfile[];
  readonly add?: Partial<AddProfile>;
  readonly file?: Partial<FileProfile>;
  readonly peerName?: string;
  readonly actions: readonly Action[];
  /** Ends the trial early: the transcript already shows what the trial is for. */
  readonly isComplete: (view: View) => boolean;
}

/** datagrade's name in trials that give none. */
const trialName = 'Client of Wolfram';

export async function runTrial(context: TrialContext, trial: Trial): Promise<View> {
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
              text: 'the trial is complete',
              find: (view) => (trial.isComplete(view) ? met : notYet),
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
    add: { ownNames: {}, constantNumbers: [], playable: fullyPlayable, ...add },
    file: { peerRequest: bareNameRequest, playable: fullyPlayable, ...file },
  };
}

const bareNameRequest = { format: 'text', parts: [{ field: 'name' }] } as const;
