/**
 * Where the testbed's datagrams go, and how several of them are sent.
 */
import type { DatagramPurpose } from '../../transcript/purpose.ts';
import type { PeerAddress, PeerSocket } from '../peer/socket.ts';
import { Impossible, type Stage } from '../stage.ts';
import { until } from '../wait/condition.ts';

export function boundPort({ room }: Stage): number | undefined {
  return room.subject('server')?.servicePort;
}

export function serverAddress(stage: Stage): PeerAddress {
  const server = stage.room.subject('server');
  const port = boundPort(stage);
  if (server === undefined || server.subject.hasEnded) throw new Impossible('it has ended');
  if (port === undefined) throw new Impossible('it has no UDP port bound any more');
  return { address: server.serviceAddress, port };
}

/** The testbed's socket that a client has sent to, and where its last datagram came from. */
export function lastAsker({ room }: Stage): { readonly peer: PeerSocket; readonly from: PeerAddress } {
  for (const peer of room.peers) {
    const from = peer.received.at(-1)?.from;
    if (from !== undefined) return { peer, from };
  }
  throw new Impossible('it sent nothing that could be answered');
}

export async function sendAll(
  { slowly, room }: Stage,
  peer: PeerSocket,
  payloads: readonly Uint8Array[],
  to: PeerAddress,
  purpose: DatagramPurpose,
): Promise<void> {
  for (const [index, payload] of payloads.entries()) {
    // A receiver with an empty queue has room for one datagram, however small its buffer is.
    if (slowly && index > 0) await room.waitUntilIdle(until(() => true));
    await peer.send(payload, to, purpose);
  }
}
