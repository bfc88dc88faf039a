/**
 * The testbed's side of a file transfer: it asks and receives, or sends, with the control messages
 * that the submission's other half would send in between.
 *
 * The handout's protocol has no control messages: then neither side waits for the other.
 */
import {
  isComplete,
  initialTransfer,
  afterChunk,
  encodeControlMessage,
  type TransferProtocol,
  type TransferState,
} from '../../profile/control-message.ts';
import type { DatagramPurpose } from '../../transcript/purpose.ts';
import type { TestFile } from '../../transcript/test-file.ts';
import type { PeerAddress, PeerSocket, ReceivedDatagram } from './socket.ts';
import type { Room } from '../room.ts';
import { until } from '../wait/condition.ts';

/** More than any file of the lab has, in the smallest chunks of any program. */
const mostChunks = 1024;

/**
 * Receives a file that has been asked for, and sends the client's control messages. It ends when
 * the server sends nothing more.
 */
export async function receiveFile(
  room: Room,
  peer: PeerSocket,
  file: TestFile,
  { opening, toChunk, toLastChunk }: TransferProtocol,
  to: PeerAddress,
): Promise<void> {
  let taken = 0;
  let server = to;
  const receive = async (): Promise<ReceivedDatagram | undefined> => {
    if (peer.received.length <= taken) await room.waitUntilIdle(until(() => peer.received.length > taken));
    const datagram = peer.received[taken];
    taken += 1;
    server = datagram?.from ?? server;
    return datagram;
  };
  let progress = initialTransfer(file);
  for (const message of opening) {
    if (message.by === 'client')
      await peer.send(encodeControlMessage(message, progress), server, { kind: 'controlMessage' });
    else if ((await receive()) === undefined) return;
  }
  for (let chunks = 0; chunks < mostChunks && !isEnded(progress); chunks += 1) {
    const datagram = await receive();
    if (datagram === undefined) return;
    progress = afterChunk(progress, datagram.payload.length);
    for (const message of isComplete(progress) ? toLastChunk : toChunk)
      await peer.send(encodeControlMessage(message, progress), server, { kind: 'controlMessage' });
  }
}

function isEnded(progress: TransferState): boolean {
  return progress.chunks > 0 && isComplete(progress);
}

/** Sends what a server sends before the file, each message when the client has sent its part. */
export async function openTransfer(
  room: Room,
  file: TestFile,
  { opening }: TransferProtocol,
  send: SendToClient,
): Promise<void> {
  const countReceived = receivedCounter(room);
  let awaited = countReceived();
  for (const message of opening) {
    if (message.by === 'server') {
      await send(encodeControlMessage(message, initialTransfer(file)), { kind: 'controlMessage' });
      continue;
    }
    awaited += 1;
    await room.waitUntilIdle(until(() => countReceived() >= awaited));
  }
}

/** Sends to where the client last sent from. */
export type SendToClient = (payload: Uint8Array, purpose: DatagramPurpose) => Promise<void>;

/** Sends each chunk when the client has acknowledged the one before it. */
export async function sendAcknowledged(
  room: Room,
  chunks: readonly Uint8Array[],
  { toChunk }: TransferProtocol,
  send: SendToClient,
): Promise<void> {
  const countReceived = receivedCounter(room);
  for (const chunk of chunks) {
    const awaited = countReceived() + toChunk.length;
    await send(chunk, { kind: 'chunk' });
    if (chunk.length === 2048) await room.waitUntilIdle(until(() => countReceived() >= awaited));
  }
}

function receivedCounter(room: Room): () => number {
  return () => room.peers.reduce((sum, { received }) => sum + received.length, 0);
}
