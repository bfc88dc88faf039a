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
import { conversationOfPair, unheardDestinations, type Spoken } from '../../transcript/wire.ts';
import { carries, layoutIndexes, turnOfRequest, type Turn } from '../../profile/message-sequence.ts';
import type { LearnedRequest } from './request.ts';
import { locateRequest, locateSentRequest, type RequestSample } from '../infer/messages.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import { clientNumbers, serverStarts, starts } from './trial-values.ts';
import { tryOut, type TrialContext } from '../trial.ts';

export interface LearnedTurns {
  readonly turns: readonly Turn[];
  readonly request: LearnedRequest;
  /** With the ports that it sends to, the lowest first. */
  readonly client: ProgramProfile;
  /** Each half has displayed the sum: what they say to each other is no mistake. */
  readonly bothAdd: boolean;
}

/** Whether what a client has sent by itself may not be all of its request, or not all to one place. */
export function mayTakeTurns({ samples, layouts = [] }: LearnedRequest, view: View): boolean {
  const received = view.received();
  const places = new Set(received.map(({ subjectPort, peerPort }) => `${subjectPort} ${peerPort}`));
  const lacksNumber = samples.some(({ number, payloads }) => decodeFound(layouts, payloads)?.number !== number);
  return places.size > 1 || lacksNumber || unheardDestinations(view, 'client').length > 0;
}

/**
 * @returns `unseen` where both halves add although nobody saw what they say to each other; undefined where they do not, where no integer stands in
 * what the client said, or where there are no turns
 */
export async function learnTurns(
  context: TrialContext,
  client: ProgramProfile,
  server: ProgramProfile,
): Promise<LearnedTurns | 'unseen' | undefined> {
  const watched: { readonly view: View; readonly spoken: readonly Spoken[]; readonly number: number }[] = [];
  let isUnseen = false;
  for (const number of clientNumbers.slice(0, 2)) {
    const view = await tryOut(context, {
      assignment: 'add',
      programs: [server, client],
      actions: [serverStarts, starts(number)],
      enough: (now) => now.exit('client') !== undefined,
    });
    const spoken = conversationOfPair(view);
    isUnseen ||= spoken === undefined;
    if (spoken?.length === 0 || (isUnseen && !bothAddOn(view, number))) return undefined;
    watched.push({ view, spoken: spoken ?? [], number });
  }
  if (isUnseen) return 'unseen';
  const [turns, again] = watched.map(({ spoken }) => turnsOf(spoken));
  if (turns === undefined || JSON.stringify(turns) !== JSON.stringify(again) || isPlain(turns)) return undefined;
  const samples = watched.map(({ view, spoken, number }): RequestSample => ({
    number,
    payloads: spoken.flatMap(({ by, payload }) => (by === 'client' ? [payload] : [])),
    screen: `${view.screen('client')}\n${view.screen('server')}`,
  }));
  const layouts = locateRequest(samples) ?? locateSentRequest(samples);
  if (layouts === undefined) return undefined;
  const name = decodeFound(layouts, samples[0]?.payloads ?? [])?.name;
  const views = watched.map(({ view }) => view);
  const ports = portsOf(watched[0]?.spoken ?? []);
  return {
    turns,
    request: { samples, layouts, views, ...(name === undefined ? {} : { name }) },
    client: { ...client, ports },
    bothAdd: watched.every(({ view, number }) => bothAddOn(view, number)),
  };
}

/** What nobody can say before the client's integer is there. */
const untold = ['number', 'askedNumber', 'sum'] as const;

/** Whether the testbed knows what to say in every turn: a server that tells its integer before it has the client's does not let it choose one. */
export function canBePlayed(turns: readonly Turn[], request: readonly Layout[], reply: readonly Layout[]): boolean {
  const indexes = layoutIndexes(turns);
  const before = turnOfRequest(turns, request);
  const servers = turns.filter(({ by }) => by === 'server').length;
  return (
    reply.length === servers &&
    turns.every(({ by }, at) => {
      const layout = by === 'server' && at < before ? reply[indexes[at] as number] : undefined;
      return layout === undefined || !untold.some((field) => carries(layout, field));
    })
  );
}

/** All that the client says, then all that the server says, from one socket to one port. */
function isPlain(turns: readonly Turn[]): boolean {
  const lastOfClient = turns.findLastIndex(({ by }) => by === 'client');
  const isOnePlace = turns.every(({ socket, port }) => socket === 0 && (port === 0 || port === 'sender'));
  return isOnePlace && !turns.slice(0, lastOfClient).some(({ by }) => by === 'server');
}

function turnsOf(spoken: readonly Spoken[]): readonly Turn[] {
  const base = portsOf(spoken)[0] ?? 0;
  const sockets: string[] = [];
  const lastFrom = new Map<number, number>();
  return spoken.map(({ by, from, to }): Turn => {
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
function portsOf(spoken: readonly Spoken[]): readonly number[] {
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
