/**
 * The testbed's side of a message sequence in which the halves alternate. It sends each datagram
 * when the subject has sent those that come before.
 */
import { layoutIndexes, type SequencedMessage } from '../../profile/message-sequence.ts';
import type { DatagramPurpose } from '../../transcript/purpose.ts';
import type { PeerAddress, PeerSocket } from './socket.ts';
import type { Room } from '../room.ts';
import { until } from '../wait/condition.ts';

/**
 * As a client: everything up to its last message. It ends early if the server does not send its
 * part.
 */
export async function playClientSequence(
  room: Room,
  sequence: readonly SequencedMessage[],
  payloads: readonly Uint8Array[],
  server: { readonly address: string; readonly basePort: number },
  purpose: DatagramPurpose,
): Promise<void> {
  const peers: PeerSocket[] = [];
  const receivedAt: number[] = [];
  const lastOwn = sequence.findLastIndex(({ by }) => by === 'client');
  let sent = 0;
  for (const { by, socket, port } of sequence.slice(0, lastOwn + 1)) {
    peers[socket] ??= await room.openPeer();
    const peer = peers[socket];
    if (by === 'server') {
      const awaited = (receivedAt[socket] ?? 0) + 1;
      receivedAt[socket] = awaited;
      if (!(await waitToReply(room, () => peer.received.length >= awaited))) return;
      continue;
    }
    const sender = peer.received.at(-1)?.from;
    const fixed = { address: server.address, port: server.basePort + (port === 'sender' ? 0 : port) };
    await peer.send(
      payloads[sent] as Uint8Array,
      port === 'sender' && sender !== undefined ? sender : fixed,
      sent === 0 ? purpose : { kind: 'continueAsking' },
    );
    sent += 1;
  }
}

/**
 * As a server: the messages of a range, its end excluded. It waits for a client's part until all
 * subjects are idle, and then ends early.
 *
 * @param write gives the payload for the reply's layout with that index
 */
export async function playServerSequence(
  room: Room,
  sequence: readonly SequencedMessage[],
  range: readonly [from: number, end: number],
  basePort: number,
  write: (index: number) => { readonly payload: Uint8Array; readonly purpose: DatagramPurpose },
): Promise<void> {
  const indexes = layoutIndexes(sequence);
  const [from, end] = range;
  for (let at = from; at < end; at += 1) {
    const { by, socket } = sequence[at] as SequencedMessage;
    if (by === 'client') {
      const awaited = sequence.slice(0, at + 1).filter((message) => message.by === 'client').length;
      if (!(await waitToReply(room, () => receivedIn(room) >= awaited))) return;
      continue;
    }
    const client = addressOf(room, sequence, socket, basePort);
    if (client === undefined) return;
    const { payload, purpose } = write(indexes[at] as number);
    await (peerAt(room, sequence[at] as SequencedMessage, basePort) ?? client.peer).send(payload, client.from, purpose);
  }
}

async function waitToReply(room: Room, hasReceived: () => boolean): Promise<boolean> {
  if (!hasReceived()) await room.waitUntilIdle(until(hasReceived, 'reply'));
  return hasReceived();
}

function receivedIn({ peers }: Room): number {
  return peers.reduce((sum, { received }) => sum + received.length, 0);
}

/**
 * Where the client's socket is: where its first datagram came from, among all that arrived at the
 * same port.
 */
function addressOf(
  room: Room,
  sequence: readonly SequencedMessage[],
  socket: number,
  basePort: number,
): { readonly peer: PeerSocket; readonly from: PeerAddress } | undefined {
  const first = sequence.findIndex((message) => message.by === 'client' && message.socket === socket);
  const message = sequence[first];
  if (message === undefined) return undefined;
  const before = sequence.slice(0, first).filter(({ by, port }) => by === 'client' && port === message.port).length;
  const peer = peerAt(room, message, basePort);
  const from = peer?.received[before]?.from;
  return peer === undefined || from === undefined ? undefined : { peer, from };
}

function peerAt({ peers }: Room, { port }: SequencedMessage, basePort: number): PeerSocket | undefined {
  return peers.find((peer) => peer.port === basePort + (port === 'sender' ? 0 : port));
}
