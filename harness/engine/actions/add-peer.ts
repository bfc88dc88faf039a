/**
 * The testbed's own half of the add assignment: a client that asks, or a server that answers.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { type AddValues, decodeFound, encode } from '../../../reference/add/message.ts';
import { carriesField, properRequest, requestIndex } from '../../profile/message-sequence.ts';
import { playClientSequence, playServerSequence } from '../peer/message-sequence.ts';
import { Impossible, type Stage } from '../stage.ts';
import { lastAsker, sendAll, serverAddress } from './addresses.ts';
import { isToldPort, programOf } from './start-program.ts';

/** @param client which of the testbed's clients asks; each has a name of its own */
export async function askServer(number: number, client: number, stage: Stage): Promise<void> {
  const to = serverAddress(stage);
  const { peerRequest = [], sequence } = stage.profile.add;
  const name = client === 0 ? undefined : stage.peerNames?.[client];
  const payloads = encode(peerRequest, { name: name ?? stage.peerName, number });
  const purpose = { kind: 'ask', number, ...(name === undefined ? {} : { name }) } as const;
  if (sequence !== undefined) {
    const server = { address: to.address, basePort: stage.room.subject('server')?.lowestPort ?? to.port };
    return playClientSequence(stage.room, sequence, payloads, server, purpose);
  }
  await sendAll(stage, await stage.room.openPeer(), payloads, to, purpose);
}

export async function answerRequest(number: number, stage: Stage): Promise<void> {
  const { peer, from } = lastAsker(stage);
  const { sequence, clientRequest = [], peerReply = [] } = stage.profile.add;
  if (sequence !== undefined)
    return playServerMessages(stage, number, [requestIndex(sequence, clientRequest) + 1, sequence.length]);
  const values = replyValues(stage, number);
  const unread = (['askedName', 'askedNumber'] as const).filter((field) => values[field] === undefined);
  if (peerReply.some((layout) => unread.some((field) => carriesField(layout, field))))
    throw new Impossible('what it sent could not be read, and its own server says a part of it again', true);
  await sendAll(stage, peer, encode(peerReply, values), from, { kind: 'answer', number });
}

/** Sends what a client waits for before it sends its integer. */
export async function prepareRequest(stage: Stage): Promise<void> {
  const { sequence = [], clientRequest = [] } = stage.profile.add;
  // No integer is in these messages.
  await playServerMessages(stage, 0, [0, requestIndex(sequence, clientRequest)]);
}

/** Plays the server's part in some of the messages of a sequence. */
async function playServerMessages(stage: Stage, number: number, range: readonly [number, number]): Promise<void> {
  const { sequence = [], peerReply = [] } = stage.profile.add;
  const program = programOf(stage, 'client');
  const basePort = isToldPort(program) ? stage.room.peers[0]?.port : program.ports[0];
  if (basePort === undefined || peerReply.length === 0) return;
  await playServerSequence(stage.room, sequence, range, basePort, (index) => ({
    payload: encode([peerReply[index] as Layout], replyValues(stage, number))[0] as Uint8Array,
    purpose: { kind: 'answer', number },
  }));
}

function replyValues(stage: Stage, number: number): AddValues {
  const asked = askedOf(stage);
  return { name: stage.peerName, number, ...asked, sum: number + (asked.askedNumber ?? 0) };
}

/** The client's name and integer in its request, for a reply that repeats them. */
function askedOf({ room, profile }: Stage): { askedName?: string; askedNumber?: number } {
  const { clientRequest, sequence } = profile.add;
  const layouts = clientRequest && properRequest(sequence, clientRequest);
  const payloads = room.peers.flatMap((peer) => peer.received.map((datagram) => datagram.payload));
  const asked =
    layouts === undefined
      ? undefined
      : decodeFound(layouts.slice(0, payloads.length), payloads.slice(0, layouts.length));
  return {
    ...(asked?.name === undefined ? {} : { askedName: asked.name }),
    ...(asked?.number === undefined ? {} : { askedNumber: asked.number }),
  };
}
