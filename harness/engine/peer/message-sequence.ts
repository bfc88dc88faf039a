/**
 * The testbed's side of an exchange in which the halves take turns: it says its datagrams when the subject has said those that come before them.
 */
import { layoutIndexes, type SequencedMessage } from '../../profile/message-sequence.ts';
import type { PeerAddress, PeerSocket } from './socket.ts';
import type { Room } from '../room.ts';

/** As a client: everything up to its last turn; ends early where the server does not say its part. */
export async function playClientSequence(
  room: Room,
  sequence: readonly SequencedMessage[],
  payloads: readonly Uint8Array[],
  server: { readonly address: string; readonly basePort: number },
  means: string,
): Promise<void> {
  const peers: PeerSocket[] = [];
  const heard: number[] = [];
  const lastOwn = sequence.findLastIndex(({ by }) => by === 'client');
  let said = 0;
  for (const { by, socket, port } of sequence.slice(0, lastOwn + 1)) {
    peers[socket] ??= await room.openPeer();
    const peer = peers[socket];
    if (by === 'server') {
      const awaited = (heard[socket] ?? 0) + 1;
      heard[socket] = awaited;
      if (!(await hasHeard(room, () => peer.received.length >= awaited))) return;
      continue;
    }
    const sender = peer.received.at(-1)?.from;
    const fixed = { address: server.address, port: server.basePort + (port === 'sender' ? 0 : port) };
    await peer.send(
      payloads[said] as Uint8Array,
      port === 'sender' && sender !== undefined ? sender : fixed,
      said === 0 ? means : 'goes on asking',
    );
    said += 1;
  }
}

/**
 * As a server: the turns from one to before another. A client that does not say its part is waited for until everything rests, and no longer.
 *
 * @param write the payload of the reply's layout with that index
 */
export async function playServerSequence(
  room: Room,
  sequence: readonly SequencedMessage[],
  range: readonly [from: number, end: number],
  basePort: number,
  say: (index: number) => { readonly payload: Uint8Array; readonly means: string },
): Promise<void> {
  const indexes = layoutIndexes(sequence);
  const [from, end] = range;
  for (let at = from; at < end; at += 1) {
    const { by, socket } = sequence[at] as SequencedMessage;
    if (by === 'client') {
      const awaited = sequence.slice(0, at + 1).filter((message) => message.by === 'client').length;
      if (!(await hasHeard(room, () => receivedIn(room) >= awaited))) return;
      continue;
    }
    const heard = addressOf(room, sequence, socket, basePort);
    if (heard === undefined) return;
    const { payload, means } = say(indexes[at] as number);
    await (peerAt(room, sequence[at] as SequencedMessage, basePort) ?? heard.peer).send(payload, heard.from, means);
  }
}

async function hasHeard(room: Room, isHeard: () => boolean): Promise<boolean> {
  if (!isHeard()) await room.rest(() => (isHeard() ? 'heard' : 'no'));
  return isHeard();
}

function receivedIn({ peers }: Room): number {
  return peers.reduce((sum, { received }) => sum + received.length, 0);
}

/** Where the client's socket is: where its first datagram came from, which is a certain one of those at its port. */
function addressOf(
  room: Room,
  sequence: readonly SequencedMessage[],
  socket: number,
  basePort: number,
): { readonly peer: PeerSocket; readonly from: PeerAddress } | undefined {
  const first = sequence.findIndex((message) => message.by === 'client' && message.socket === socket);
  const turn = sequence[first];
  if (turn === undefined) return undefined;
  const before = sequence.slice(0, first).filter(({ by, port }) => by === 'client' && port === turn.port).length;
  const peer = peerAt(room, turn, basePort);
  const from = peer?.received[before]?.from;
  return peer === undefined || from === undefined ? undefined : { peer, from };
}

function peerAt({ peers }: Room, { port }: SequencedMessage, basePort: number): PeerSocket | undefined {
  return peers.find((peer) => peer.port === basePort + (port === 'sender' ? 0 : port));
}
