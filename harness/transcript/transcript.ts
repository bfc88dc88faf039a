/**
 * The record of a performance: everything that happened, in order, with its time. Verdicts, hints
 * and reports are pure functions of it.
 *
 * Plain data that survives JSON. Payloads are Base64. Times are milliseconds since the performance
 * began; they are for readers, and no judgement depends on them. The number in `schema` grows when
 * a key changes its meaning, so that another tool notices; `upgrade.ts` rewrites earlier forms.
 */
import type { Layout } from '../../reference/add/dialect.ts';
import type { Action } from './action.ts';
import type { Role } from '../handout/programs.ts';
import type { DatagramPurpose, LineMeaning } from './purpose.ts';
import type { WaitEnd } from './wait-end.ts';

export interface Transcript {
  readonly schema: 'datagrade.transcript/2';
  /** The actions that were performed, as data: the scenarios that share the performance start with these. */
  readonly actions: readonly Action[];
  /** When it began, in milliseconds since the epoch. */
  readonly startedAtMs?: number;
  readonly facts: Facts;
  readonly events: readonly TranscriptEvent[];
}

/** What was known of the submission when the performance began, as far as judging needs it. */
export interface Facts {
  /** Own name of each half of the add assignment, as it sends it. */
  readonly ownNames: { readonly [role in Role]?: string };
  /** The name that the testbed's peer gave itself in this performance. */
  readonly peerName: string;
  /** How the submission's halves write their messages; absent where that was not learned. */
  readonly dialects: DialectFacts;
  /** Datagrams that the server says ahead of a file, where both halves agree on them: they are no chunks. */
  readonly aheadOfFile?: number;
  /** Files that the same server was asked for before, where it then sent a wrong one. */
  readonly askedBefore?: readonly string[];
  /** What it then sent to the clients that had asked before, in Base64. */
  readonly sentToEarlier?: readonly string[];
  /** Addresses of other machines that each half names, where the network is the machine's own; absent where every address is local. */
  readonly foreignAddresses?: { readonly [role in Role]?: readonly string[] };
  /** Folders of another machine that a program's source names and that are missing here. */
  readonly foreignFolders?: { readonly [role in Role]?: readonly string[] };
  /** datagrade itself or a subject was stopped for a while, also when this was performed again. */
  readonly missedTime?: true;
  /** From what all test values were drawn: the scenarios can be made again from it. */
  readonly drawn?: { readonly seed: number; readonly avoid: readonly number[] };
}

export interface DialectFacts {
  /** One layout for each datagram of the client's request. */
  readonly clientRequest?: readonly Layout[];
  /** One layout for each datagram of the server's reply. */
  readonly serverReply?: readonly Layout[];
}

export type TranscriptEvent = { readonly atMs: number } & EventBody;

export type EventBody =
  | { readonly type: 'actionBegan'; readonly action: number }
  | {
      readonly type: 'actionSettled';
      readonly action: number;
      readonly activities: Activities;
      /** Why the engine stopped waiting; absent in transcripts of before this was recorded. */
      readonly waitEnd?: WaitEnd;
    }
  /** The action could not be performed, for a reason that lies with the subject. */
  | {
      readonly type: 'actionImpossible';
      readonly action: number;
      readonly reason: string;
      /** Whether it lies with the subject could not be found out. */
      readonly undecided?: true;
      readonly activities: Activities;
    }
  | { readonly type: 'performanceEnded' }
  | { readonly type: 'subjectStarted'; readonly subject: Role; readonly command: readonly string[] }
  | { readonly type: 'portBound'; readonly subject: Role; readonly port: number }
  | { readonly type: 'portReleased'; readonly subject: Role; readonly port: number; readonly by: 'close' | 'exit' }
  /** Whether a port that the subject had bound could be bound by another after its end. */
  | { readonly type: 'portTried'; readonly subject: Role; readonly port: number; readonly bindable: boolean }
  | {
      readonly type: 'lineTyped';
      readonly subject: Role;
      readonly text: string;
      readonly means: LineMeaning;
      readonly echoed: boolean;
    }
  | { readonly type: 'screenWritten'; readonly subject: Role; readonly text: string }
  | { readonly type: 'errorWritten'; readonly subject: Role; readonly text: string }
  | { readonly type: 'outputCut'; readonly subject: Role; readonly keptBytes: number }
  /** All that was written to a stream of which only the beginning was kept. */
  | { readonly type: 'outputCounted'; readonly subject: Role; readonly writtenBytes: number }
  /** It used more of the machine than any program of this lab needs, and was ended for that. Bytes, or processes and threads. */
  | {
      readonly type: 'limitReached';
      readonly subject: Role;
      readonly limit: 'tasks' | 'memory' | 'disk' | 'output' | 'datagrams';
      readonly used: number;
      readonly allowed: number;
    }
  | {
      readonly type: 'subjectExited';
      readonly subject: Role;
      readonly status: number | null;
      readonly signal: string | null;
    }
  /** The testbed pressed Ctrl-C, so that a program which shows its output only at its end can show it. */
  | { readonly type: 'subjectInterrupted'; readonly subject: Role }
  /** The testbed ended a subject that had not ended by itself. */
  | { readonly type: 'subjectEnded'; readonly subject: Role }
  /** It was ended before it could display what its runtime may have held back, because its screen was no terminal. */
  | { readonly type: 'outputHeldBack'; readonly subject: Role }
  /** A subject asked for the address of this host name, and the lane led it to this machine. */
  | { readonly type: 'nameLookedUp'; readonly name: string }
  /** Processes that outlived the program that was started. */
  | { readonly type: 'leftoverProcessesFound'; readonly subject: Role; readonly count: number }
  | ({ readonly type: 'datagramReceived' } & DatagramFields)
  | ({ readonly type: 'datagramSent'; readonly purpose: DatagramPurpose } & DatagramFields)
  | { readonly type: 'fileServed'; readonly name: string; readonly content: string }
  /** Files that were new or changed in the subject's working directory, when all had come to rest, before anything was interrupted. */
  | { readonly type: 'filesBegun'; readonly subject: Role; readonly paths: readonly string[] }
  /** The same when the subject had ended, with their content. */
  | { readonly type: 'filesFound'; readonly subject: Role; readonly files: readonly FoundFile[] }
  /** Datagrams that the kernel dropped because the receive buffer was full. */
  | { readonly type: 'datagramsDropped'; readonly at: 'subject' | 'peer'; readonly count: number }
  /** The performance repeats one in which datagrams were dropped: what the testbed sends waits until what it sent before has been read. */
  | { readonly type: 'pacedSlowly' }
  | CaptureEvent;

/**
 * What went over the wire, as the kernel saw it: in the kernel's order among themselves, and with the kernel's time. They are recorded when the
 * engine looks, so that their time may be before that of the event that precedes them.
 */
export type CaptureEvent =
  /** All datagrams are captured from here on; without it, nothing follows from the absence of one. */
  | { readonly type: 'captureBegan' }
  | ({ readonly type: 'datagramCaptured' } & CapturedDatagram)
  /** Nobody listened where a datagram went: the kernel has answered its sender so. */
  | { readonly type: 'datagramRefused'; readonly from: Endpoint; readonly to: Endpoint }
  /** More was sent than could be captured (an overflow) or is recorded (the cap). */
  | { readonly type: 'captureCut'; readonly by: 'overflow' | 'cap'; readonly count: number };

export interface CapturedDatagram {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly sizeBytes: number;
  /** Base64; absent where the transcript holds its share of bytes already. */
  readonly payload?: string;
  /** SHA-256 of the payload, hexadecimal, where that is absent and was known whole. */
  readonly digest?: string;
}

export interface Endpoint {
  /** As people write it: `127.0.0.1`, `::1`. */
  readonly address: string;
  readonly port: number;
}

export interface DatagramFields {
  /** The peer's socket, numbered from 0 in the order of opening. */
  readonly peer: number;
  readonly peerPort: number;
  readonly subjectPort: number;
  readonly subjectAddress: string;
  /** Base64. */
  readonly payload: string;
}

export interface FoundFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** Base64; the first mebibyte. */
  readonly content: string;
}

/** What each running subject was doing when everything had come to rest. */
export type Activities = { readonly [role in Role]?: IdleActivity };

export interface IdleActivity {
  readonly is: 'gone' | 'waiting' | 'timed' | 'keyboard' | 'stopped' | 'busy' | 'quiet';
  /** How long nothing was seen of it, in milliseconds, where that is all that is known. */
  readonly forMs?: number;
  readonly call?: string;
  readonly receivesOn?: readonly number[];
  readonly sockets: readonly number[];
}
