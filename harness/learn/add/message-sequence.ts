/**
 * Learns the message sequence of the two halves of the add assignment, if it is more than one
 * request and one reply.
 *
 * The halves run together and their datagrams are captured. A sequence is accepted only if it is
 * the same for two integers, and if the client's datagrams carry the integer.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeFound } from '../../../reference/add/message.ts';
import { countNumbers } from '../../transcript/screen.ts';
import type { View } from '../../transcript/view.ts';
import { datagramsOfPair, unheardDestinations, type PairDatagram } from '../../transcript/wire.ts';
import { carriesField, layoutIndexes, requestIndex, type SequencedMessage } from '../../profile/message-sequence.ts';
import type { LearnedRequest } from './request.ts';
import { inferRequest, inferSentRequest, type RequestSample } from '../infer/messages.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import { pairNumbers, type OwnPair } from './own-pair.ts';

export interface LearnedSequence {
  readonly sequence: readonly SequencedMessage[];
  readonly request: LearnedRequest;
  /** With the UDP ports that it sends to, the lowest first. */
  readonly client: ProgramProfile;
  /** Each half has displayed the sum, so that their exchange is not a mistake. */
  readonly bothAdd: boolean;
}

/**
 * Whether what the client sent to datagrade, which did not reply, may be only a part of its
 * request, or was sent from several sockets or to several ports.
 */
export function mayUseSequence({ samples, layouts = [] }: LearnedRequest, view: View): boolean {
  const received = view.received();
  const places = new Set(received.map(({ subjectPort, peerPort }) => `${subjectPort} ${peerPort}`));
  const lacksPart = samples.some(({ number, payloads }) => {
    const found = decodeFound(layouts, payloads);
    return found?.number !== number || found.name === undefined;
  });
  return places.size > 1 || lacksPart || unheardDestinations(view, 'client').length > 0;
}

/**
 * @param sentAlone how many datagrams the client sent to datagrade, which did not reply
 * @returns `uncaptured` if both halves add, but their datagrams were not captured; undefined if
 * they do not add, if the client's datagrams do not carry the integer, or if one request and one
 * reply are all
 */
export async function learnSequence(
  pair: OwnPair,
  sentAlone: number,
): Promise<LearnedSequence | 'uncaptured' | undefined> {
  const runs: { readonly view: View; readonly datagrams: readonly PairDatagram[]; readonly number: number }[] = [];
  let isUncaptured = false;
  for (const number of pairNumbers) {
    const view = await pair.run(number);
    const datagrams = datagramsOfPair(view);
    isUncaptured ||= datagrams === undefined;
    if (datagrams?.length === 0 || (isUncaptured && !bothAddOn(view, number))) return undefined;
    runs.push({ view, datagrams: datagrams ?? [], number });
  }
  if (isUncaptured) return 'uncaptured';
  const [sequence, again] = runs.map(({ datagrams }) => sequenceOf(datagrams));
  if (sequence === undefined || JSON.stringify(sequence) !== JSON.stringify(again)) return undefined;
  if (isRequestAndReply(sequence, sentAlone)) return undefined;
  const samples = runs.map(({ view, datagrams, number }): RequestSample => ({
    number,
    payloads: datagrams.flatMap(({ by, payload }) => (by === 'client' ? [payload] : [])),
    screen: `${view.screen('client')}\n${view.screen('server')}`,
  }));
  const layouts = inferRequest(samples) ?? inferSentRequest(samples);
  if (layouts === undefined) return undefined;
  const name = decodeFound(layouts, samples[0]?.payloads ?? [])?.name;
  const ports = portsOf(runs[0]?.datagrams ?? []);
  return {
    sequence,
    request: { samples, layouts, views: runs.map(({ view }) => view), ...(name === undefined ? {} : { name }) },
    client: { ...pair.client, ports },
    bothAdd: runs.every(({ view, number }) => bothAddOn(view, number)),
  };
}

/** Fields whose values are unknown before the client's integer has arrived. */
const dependentFields = ['number', 'askedNumber', 'sum'] as const;

/**
 * Whether datagrade can play the server: it must know the values of each message when it is time
 * to send it. If the server sends its integer before it has the client's, datagrade, which
 * chooses an integer that fits the client's, cannot play it.
 */
export function canBePlayed(
  sequence: readonly SequencedMessage[],
  request: readonly Layout[],
  reply: readonly Layout[],
): boolean {
  const indexes = layoutIndexes(sequence);
  const before = requestIndex(sequence, request);
  const servers = sequence.filter(({ by }) => by === 'server').length;
  return (
    reply.length === servers &&
    sequence.every(({ by }, at) => {
      const layout = by === 'server' && at < before ? reply[indexes[at] as number] : undefined;
      return layout === undefined || !dependentFields.some((field) => carriesField(layout, field));
    })
  );
}

/**
 * All messages of the client, then all messages of the server, from one socket to one port. Beside
 * its own server, the client must not come to a part of its request that it did not send otherwise.
 */
function isRequestAndReply(sequence: readonly SequencedMessage[], sentAlone: number): boolean {
  if (sequence.filter(({ by }) => by === 'client').length > sentAlone) return false;
  const lastOfClient = sequence.findLastIndex(({ by }) => by === 'client');
  const isOnePlace = sequence.every(({ socket, port }) => socket === 0 && (port === 0 || port === 'sender'));
  return isOnePlace && !sequence.slice(0, lastOfClient).some(({ by }) => by === 'server');
}

function sequenceOf(datagrams: readonly PairDatagram[]): readonly SequencedMessage[] {
  const base = portsOf(datagrams)[0] ?? 0;
  const sockets: string[] = [];
  const lastFrom = new Map<number, number>();
  return datagrams.map(({ by, from, to }): SequencedMessage => {
    const own = by === 'client' ? from : to;
    const address = `${own.address} ${own.port}`;
    if (!sockets.includes(address)) sockets.push(address);
    const socket = sockets.indexOf(address);
    if (by === 'client')
      return { by, socket, port: lastFrom.get(socket) === to.port && to.port !== base ? 'sender' : to.port - base };
    lastFrom.set(socket, from.port);
    return { by, socket, port: 0 };
  });
}

/** Ports that the client sent to before anything had arrived from there, the lowest first. */
function portsOf(datagrams: readonly PairDatagram[]): readonly number[] {
  const answeredFrom = new Set<number>();
  const ports = new Set<number>();
  for (const { by, from, to } of datagrams) {
    if (by === 'server') answeredFrom.add(from.port);
    else if (!answeredFrom.has(to.port)) ports.add(to.port);
  }
  return [...ports].toSorted((a, b) => a - b);
}

function bothAddOn(view: View, number: number): boolean {
  return addsOn(view, 'client', number) && addsOn(view, 'server', number);
}

function addsOn(view: View, role: 'client' | 'server', number: number): boolean {
  const shown = countNumbers(view.screen(role));
  return [...shown.keys()].some((other) => other >= 1 && other <= 100 && shown.has(number + other));
}
