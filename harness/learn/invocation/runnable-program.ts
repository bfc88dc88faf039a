/**
 * A program that is ready to run, with what its source and the manifest say about starting it.
 */
import type { ProgramId } from '../../handout/programs.ts';
import type { ArgumentsRead } from '../../submission/index.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import type { View } from '../../transcript/view.ts';
import type { StartEvidence } from './evidence.ts';

export interface RunnableProgram {
  readonly id: ProgramId;
  /** The command, without the program's own arguments. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** UDP ports where datagrade listens until it knows where the client sends to. */
  readonly ports: readonly number[];
  /** The UDP port of the submission's own server: its client most likely sends there. */
  readonly ownServerPort?: number;
  /**
   * Folders that the source names and the submission lacks. They are created if the program fails
   * because one is missing.
   */
  readonly folders: readonly string[];
  /** As in {@link ProgramProfile}. */
  readonly firstLines?: readonly string[];
  /** As in {@link ProgramProfile}. */
  readonly foreignAddresses?: readonly string[];
  /** How its source reads the command line; absent if that is not known. */
  readonly argumentsRead?: ArgumentsRead;
  /** As in {@link Program}. */
  readonly shown?: readonly (readonly string[])[];
  /** Whether its source uses a stream socket and no datagram socket. */
  readonly usesTcp?: true;
  /** A trial of it as it is, with the usual actions: what that has shown is not tried again. */
  readonly tried?: InvocationTrial;
  /** From the manifest; if given, no other arguments are tried. */
  readonly arguments?: readonly string[];
  /** From the manifest. */
  readonly keyboard?: ProgramProfile['keyboard'];
}

/** What a trial of one invocation has shown. */
export interface InvocationTrial {
  readonly program: ProgramProfile;
  /** The trial in which it worked; if none did, the first. */
  readonly view: View;
  readonly works: boolean;
  readonly evidence: StartEvidence;
}
