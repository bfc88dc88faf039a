/**
 * How the two halves of the add assignment take turns, where their exchange is not simply a request and then a reply: they are watched while they
 * talk to each other.
 *
 * What is seen counts only where it goes the same way for two integers, and an integer stands in what the client says.
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
import { clientNumbers, serverStarts, starts } from './trial-values.ts';
import { tryOut, type TrialContext } from '../trial.ts';

export interface LearnedSequence {
  readonly sequence: readonly SequencedMessage[];
  readonly request: LearnedRequest;
  /** With the ports that it sends to, the lowest first. */
  readonly client: ProgramProfile;
  /** Each half has displayed the sum: what they say to each other is no mistake. */
  readonly bothAdd: boolean;
}

/** Whether what a client has sent by itself may not be all of its request, or not all to one place. */
export function mayUseSequence({ samples, layouts = [] }: LearnedRequest, view: View): boolean {
  const received = view.received();
  const places = new Set(received.map(({ subjectPort, peerPort }) => `${subjectPort} ${peerPort}`));
  const lacksNumber = samples.some(({ number, payloads }) => decodeFound(layouts, payloads)?.number !== number);
  return places.size > 1 || lacksNumber || unheardDestinations(view, 'client').length > 0;
}

/**
 * @returns `unseen` where both halves add although nobody saw what they say to each other; undefined where they do not, where no integer stands in
 * what the client said, or where there are no turns
 */
export async function learnSequence(
  context: TrialContext,
  client: ProgramProfile,
  server: ProgramProfile,
): Promise<LearnedSequence | 'unseen' | undefined> {
  const watched: { readonly view: View; readonly spoken: readonly PairDatagram[]; readonly number: number }[] = [];
  let isUnseen = false;
  for (const number of clientNumbers.slice(0, 2)) {
    const view = await tryOut(context, {
      assignment: 'add',
      programs: [server, client],
      actions: [serverStarts, starts(number)],
      enough: (now) => now.exit('client') !== undefined,
    });
    const spoken = datagramsOfPair(view);
    isUnseen ||= spoken === undefined;
    if (spoken?.length === 0 || (isUnseen && !bothAddOn(view, number))) return undefined;
    watched.push({ view, spoken: spoken ?? [], number });
  }
  if (isUnseen) return 'unseen';
  const [sequence, again] = watched.map(({ spoken }) => turnsOf(spoken));
  if (sequence === undefined || JSON.stringify(sequence) !== JSON.stringify(again) || isPlain(sequence))
    return undefined;
  const samples = watched.map(({ view, spoken, number }): RequestSample => ({
    number,
    payloads: spoken.flatMap(({ by, payload }) => (by === 'client' ? [payload] : [])),
    screen: `${view.screen('client')}\n${view.screen('server')}`,
  }));
  const layouts = inferRequest(samples) ?? inferSentRequest(samples);
  if (layouts === undefined) return undefined;
  const name = decodeFound(layouts, samples[0]?.payloads ?? [])?.name;
  const views = watched.map(({ view }) => view);
  const ports = portsOf(watched[0]?.spoken ?? []);
  return {
    sequence,
    request: { samples, layouts, views, ...(name === undefined ? {} : { name }) },
    client: { ...client, ports },
    bothAdd: watched.every(({ view, number }) => bothAddOn(view, number)),
  };
}

/** What nobody can say before the client's integer is there. */
const untold = ['number', 'askedNumber', 'sum'] as const;

/** Whether the testbed knows what to say in every turn: a server that tells its integer before it has the client's does not let it choose one. */
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
      return layout === undefined || !untold.some((field) => carriesField(layout, field));
    })
  );
}

/** All that the client says, then all that the server says, from one socket to one port. */
function isPlain(sequence: readonly SequencedMessage[]): boolean {
  const lastOfClient = sequence.findLastIndex(({ by }) => by === 'client');
  const isOnePlace = sequence.every(({ socket, port }) => socket === 0 && (port === 0 || port === 'sender'));
  return isOnePlace && !sequence.slice(0, lastOfClient).some(({ by }) => by === 'server');
}

function turnsOf(spoken: readonly PairDatagram[]): readonly SequencedMessage[] {
  const base = portsOf(spoken)[0] ?? 0;
  const sockets: string[] = [];
  const lastFrom = new Map<number, number>();
  return spoken.map(({ by, from, to }): SequencedMessage => {
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

/** Where the client sent to before anybody had answered there, the lowest first. */
function portsOf(spoken: readonly PairDatagram[]): readonly number[] {
  const answeredFrom = new Set<number>();
  const ports = new Set<number>();
  for (const { by, from, to } of spoken) {
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
