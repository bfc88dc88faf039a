/**
 * One performance of actions against a submission, with all that was learned of it.
 */
import type { Profile } from '../../learn/index.ts';
import { perform, type PerformOptions } from '../../engine/perform.ts';
import type { RoomOptions } from '../../engine/room.ts';
import { expectationsAt, type Scenario } from '../../scenario/scenario.ts';
import type { SharedPerformance } from '../plan/shared-performances.ts';
import { peerNamesOf } from './peer-names.ts';
import { properRequest } from '../../profile/message-sequence.ts';
import type { Facts, Transcript } from '../../transcript/transcript.ts';
import type { WorkingCopies } from '../../submission/index.ts';
import type { Assignment, Role } from '../../handout/programs.ts';

export interface PerformContext extends RoomOptions {
  readonly seed: number;
  readonly profile: Profile;
  readonly copies: WorkingCopies;
  readonly servedFolders: readonly string[];
  /** The scenarios with the test values of another seed; absent if there are no other values. */
  readonly scenariosFrom?: ((seed: number) => readonly Scenario[]) | undefined;
  /** Receives each transcript with the scenarios that are judged on it. */
  readonly onTranscript?: ((transcript: Transcript, scenarios: readonly Scenario[]) => Promise<void>) | undefined;
}

/** How a performance differs from that of the scenarios that share its actions. */
export type PerformedOtherwise = Partial<Pick<PerformOptions, 'expectations' | 'goesOn' | 'slowly'>>;

export function performActions(
  shared: SharedPerformance,
  context: PerformContext,
  otherwise: PerformedOtherwise = {},
): Promise<Transcript> {
  const { actions, scenarios } = shared;
  const { profile, seed, copies, servedFolders } = context;
  const [first] = scenarios as readonly [Scenario];
  const peerNames = peerNamesOf(shared, profile, seed);
  const peerName = peerNames[0] as string;
  const { clientRequest, serverReply, ownNames, sequence: turns } = profile.add;
  const ahead = profile.file.protocol?.opening;
  return perform({
    ...context,
    actions,
    expectations: (position) => scenarios.flatMap((scenario) => expectationsAt(scenario, position)),
    ...otherwise,
    stage: { assignment: first.assignment, profile, peerName, peerNames, copies, servedFolders },
    facts: {
      drawn: { seed, avoid: profile.add.constantNumbers },
      ownNames,
      peerName,
      ...(context.ownsNetwork === true ? {} : { foreignAddresses: foreignAddressesOf(profile, first.assignment) }),
      ...foreignFoldersOf(profile, first.assignment),
      ...(ahead === undefined ? {} : { aheadOfFile: ahead.filter(({ by }) => by === 'server').length }),
      dialects: {
        ...(clientRequest === undefined ? {} : { clientRequest: properRequest(turns, clientRequest) }),
        ...(serverReply === undefined ? {} : { serverReply }),
      },
    },
  });
}

function foreignAddressesOf({ programs }: Profile, assignment: Assignment): NonNullable<Facts['foreignAddresses']> {
  const named = (role: Role): readonly string[] => programs[`${assignment}.${role}`]?.foreignAddresses ?? [];
  return { client: named('client'), server: named('server') };
}

function foreignFoldersOf({ programs }: Profile, assignment: Assignment): Pick<Facts, 'foreignFolders'> {
  const named = (role: Role): readonly string[] => programs[`${assignment}.${role}`]?.foreignFolders ?? [];
  const folders = { client: named('client'), server: named('server') };
  return folders.client.length + folders.server.length === 0 ? {} : { foreignFolders: folders };
}
