/**
 * All that was learned of a submission: how each program is started, where it listens or sends, and how it writes its messages.
 *
 * Plain data. What could not be learned is absent, and the report of it stands beside.
 */
import type { Layout } from '../../reference/add/dialect.ts';
import type { TransferProtocol } from './control-message.ts';
import type { SequencedMessage } from './message-sequence.ts';
import type { ProgramId, Role } from '../handout/programs.ts';
import type { LineMeaning } from '../transcript/purpose.ts';

export interface Profile {
  readonly programs: { readonly [id in ProgramId]?: ProgramProfile };
  readonly add: AddProfile;
  readonly file: FileProfile;
}

export interface ProgramProfile {
  readonly id: ProgramId;
  readonly argv: readonly string[];
  /** Where it runs, relative to the tree. */
  readonly cwd: string;
  /** After the command, with `{host}`, `{port}`, `{file}`, `{name}` and `{number}` to fill in. */
  readonly arguments: readonly string[];
  /** What is typed, line by line, with the same to fill in; absent where its prompts are answered as they come. */
  readonly keyboard?: readonly string[];
  /** What it asked at the keyboard until it had what it needs to begin, and how each was understood; absent where it asked nothing. */
  readonly prompts?: readonly Prompt[];
  /** Folders that it expects in its own and the hand-in does not have: they are made before it starts. */
  readonly folders?: readonly string[];
  /** Addresses of other machines that its source names, where the network is the machine's own: what it sends there is not seen. */
  readonly foreignAddresses?: readonly string[];
  /** Where the testbed listens for a client that is not told a port. */
  readonly ports: readonly number[];
}

export interface Prompt {
  /** The last line that it wrote before it read; empty where it wrote none. */
  readonly text: string;
  readonly means: LineMeaning;
}

export interface AddProfile {
  /** How the submission's client writes its request, where its fields were located. */
  readonly clientRequest?: readonly Layout[];
  /** How the submission's server writes its reply. */
  readonly serverReply?: readonly Layout[];
  /** How the testbed asks the submission's server. */
  readonly peerRequest?: readonly Layout[];
  /** How the testbed answers the submission's client. */
  readonly peerReply?: readonly Layout[];
  /** Who speaks when, from which socket to which port, where that is not simply the request and then the reply. */
  readonly sequence?: readonly SequencedMessage[];
  /** Why nothing of an exchange that the two halves do complete can be played: a person decides on both. */
  readonly unlearned?: string;
  readonly ownNames: { readonly [role in Role]?: string };
  /** Whole numbers that a half displays whatever the values are (in prompts, in greetings): test values avoid them. */
  readonly constantNumbers: readonly number[];
  /** Why a half cannot be graded by the testbed, where that is so: what was tried. */
  readonly unsupported: { readonly [role in Role]?: string };
}

export interface FileProfile {
  /** How the submission's client asks, where that was seen. */
  readonly clientRequest?: Layout;
  /** How the testbed asks the submission's server for a file. */
  readonly peerRequest: Layout;
  /** What both halves say besides request and chunks, where they agree on more than the handout has. */
  readonly protocol?: TransferProtocol;
  readonly unsupported: { readonly [role in Role]?: string };
}
