/**
 * The testbed's side of a file transfer: it asks and receives, or sends, and says what the submission's other half would say in between.
 *
 * In the handout's protocol nothing is said in between: then nobody waits for anybody.
 */
import {
  isComplete,
  initialTransfer,
  afterChunk,
  encodeControlMessage,
  type TransferProtocol,
  type TransferState,
} from '../../profile/control-message.ts';
import type { TestFile } from '../../transcript/test-file.ts';
import type { PeerSocket, ReceivedDatagram } from './socket.ts';
import type { Satisfaction } from '../idle/subject-idleness.ts';
import type { Room } from '../room.ts';

/** More than any file of the lab has, in the smallest chunks that anybody sends. */
const mostChunks = 1024;

/** Receives a file that has been asked for, with what the client has to say meanwhile. Ends where the server says nothing more. */
export async function receiveFile(
  room: Room,
  peer: PeerSocket,
  file: TestFile,
  { opening, toChunk, toLastChunk }: TransferProtocol,
  to: ReceivedDatagram['from'],
): Promise<void> {
  let heard = 0;
  let last: ReceivedDatagram['from'] = to;
  const hear = async (): Promise<ReceivedDatagram | undefined> => {
    if (peer.received.length <= heard) await room.rest(when(() => peer.received.length > heard));
    const datagram = peer.received[heard];
    heard += 1;
    last = datagram?.from ?? last;
    return datagram;
  };
  let progress = initialTransfer(file);
  for (const message of opening) {
    if (message.by === 'client') await peer.send(encodeControlMessage(message, progress), last, 'opens');
    else if ((await hear()) === undefined) return;
  }
  for (let chunks = 0; chunks < mostChunks && !isEnded(progress); chunks += 1) {
    const datagram = await hear();
    if (datagram === undefined) return;
    progress = afterChunk(progress, datagram.payload.length);
    for (const remark of isComplete(progress) ? toLastChunk : toChunk)
      await peer.send(encodeControlMessage(remark, progress), last, `acknowledges ${progress.chunks}`);
  }
}

function isEnded(progress: TransferState): boolean {
  return progress.chunks > 0 && isComplete(progress);
}

/** What the server says before it sends anything of the file, each time when the client has said its part. */
export async function openTransfer(room: Room, file: TestFile, { opening }: TransferProtocol, say: Say): Promise<void> {
  const heardAll = heardIn(room);
  let awaited = heardAll();
  for (const message of opening) {
    if (message.by === 'server') {
      await say(encodeControlMessage(message, initialTransfer(file)), 'opens');
      continue;
    }
    awaited += 1;
    await room.rest(when(() => heardAll() >= awaited));
  }
}

/** Sends to where the client last spoke from. */
export type Say = (payload: Uint8Array, means: string) => Promise<void>;

/** Each chunk when the client has acknowledged the one before it. */
export async function sendAcknowledged(
  room: Room,
  chunks: readonly Uint8Array[],
  { toChunk }: TransferProtocol,
  say: Say,
): Promise<void> {
  const heardAll = heardIn(room);
  for (const chunk of chunks) {
    const awaited = heardAll() + toChunk.length;
    await say(chunk, 'sends a chunk');
    if (chunk.length === 2048) await room.rest(when(() => heardAll() >= awaited));
  }
}

function when(holds: () => boolean): () => Satisfaction {
  return () => (holds() ? 'yes' : 'no');
}

function heardIn(room: Room): () => number {
  return () => room.peers.reduce((sum, { received }) => sum + received.length, 0);
}
