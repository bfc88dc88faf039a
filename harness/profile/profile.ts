/**
 * All that was learned of a submission: how each program is started, where it listens or sends, and
 * how it writes its messages.
 *
 * Plain data. What could not be learned is absent, and {@link Playability} says what that means.
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
  /**
   * What is typed, line by line, with the same to fill in; absent if its prompts are answered as
   * they appear.
   */
  readonly keyboard?: readonly string[];
  /**
   * What is typed first, whatever it asks: the option of its menu that starts this half. Its other
   * prompts are answered as they appear.
   */
  readonly firstLines?: readonly string[];
  /**
   * What it asked at the keyboard until it had what it needs to begin, and how each was understood;
   * absent if it asked nothing.
   */
  readonly prompts?: readonly Prompt[];
  /** Folders that it expects in its own and that the submission lacks: made before it starts. */
  readonly folders?: readonly string[];
  /**
   * Addresses of other machines that its source names, if the network is the machine's own: what it
   * sends there is not captured.
   */
  readonly foreignAddresses?: readonly string[];
  /** Folders of another machine that its source names and that are missing here. */
  readonly foreignFolders?: readonly string[];
  /** What proved that it was started as its author starts it; absent if nothing did. */
  readonly proof?: string;
  /** Its main file, if this uses a stream socket and no datagram socket. */
  readonly tcpSource?: string;
  /**
   * What else than a mistake of the program could explain a failure: how datagrade started it or
   * what it typed, as whole sentences. Nothing of the program is charged while there is one.
   */
  readonly doubts?: readonly string[];
  /** Where the testbed listens for a client that gets no port. */
  readonly ports: readonly number[];
  /** Of several ports that a server binds, the one at which it is asked. */
  readonly servicePort?: number;
}

export interface Prompt {
  /** The last line that it displayed before it read; empty if there was none. */
  readonly text: string;
  readonly means: LineMeaning;
  /**
   * What is typed at it, with `{number}` and the like to fill in, if that was found by trying. The
   * prompts are then answered in this order.
   */
  readonly line?: string;
}

/** Which scenarios of a half can be played with what was learned. */
export type Playability =
  | { readonly is: 'full' }
  /** A client's request can be judged, but nothing that needs an answer to it. */
  | { readonly is: 'requestOnly'; readonly reason: string }
  /** None, although its own two halves may work together. A person decides. */
  | { readonly is: 'none'; readonly reason: string };

export type Playabilities = { readonly [role in Role]: Playability };

/** Both halves can be played. */
export const fullyPlayable: Playabilities = { client: { is: 'full' }, server: { is: 'full' } };

export interface AddProfile {
  /** How the submission's client writes its request, if its fields were inferred. */
  readonly clientRequest?: readonly Layout[];
  /** How the submission's server writes its reply. */
  readonly serverReply?: readonly Layout[];
  /** How the testbed asks the submission's server. */
  readonly peerRequest?: readonly Layout[];
  /** How the testbed answers the submission's client. */
  readonly peerReply?: readonly Layout[];
  /**
   * Who sends when, from which socket to which port, if that is not simply the request and then the
   * reply.
   */
  readonly sequence?: readonly SequencedMessage[];
  /** The integers of the messages that the layouts were learned from and fit. */
  readonly learnedFrom?: { readonly clientRequest?: readonly number[]; readonly serverReply?: readonly number[] };
  /** How many messages each layout fitted that it was not learned from; absent if there were none. */
  readonly predicted?: { readonly clientRequest?: number; readonly serverReply?: number };
  readonly playable: Playabilities;
  readonly ownNames: { readonly [role in Role]?: string };
  /**
   * Whole numbers that a half displays whatever the values are (in prompts, in greetings): test
   * values avoid them.
   */
  readonly constantNumbers: readonly number[];
}

export interface FileProfile {
  /** How the submission's client asks, if that was observed. */
  readonly clientRequest?: Layout;
  /** How the testbed asks the submission's server for a file. */
  readonly peerRequest: Layout;
  /** What both halves send besides request and chunks, if they agree on more than the handout has. */
  readonly protocol?: TransferProtocol;
  readonly playable: Playabilities;
}
