/**
 * How each action is performed: the testbed's side of a scenario, on real processes, sockets and files.
 */
import { posix } from 'node:path';
import type { Layout } from '../../reference/add/dialect.ts';
import { type AddValues, decodeFound, encode } from '../../reference/add/message.ts';
import { chunksOf } from '../../reference/file/chunks.ts';
import type { ProgramProfile } from '../profile/profile.ts';
import type { ProgramId, Role } from '../handout/programs.ts';
import type { Action } from '../transcript/action.ts';
import { contentOf, type TestFile } from '../transcript/test-file.ts';
import type { PeerAddress, PeerSocket } from './peer/socket.ts';
import { Disturbed, Impossible, type Stage } from './stage.ts';
import { openTransfer, receiveFile, sendAcknowledged, type Say } from './peer/transfer.ts';
import { fill, placeholderMeaning, servedFiles } from './placeholders.ts';
import { playClientSequence, playServerSequence } from './peer/message-sequence.ts';
import { carriesField, furtherPorts, properRequest, requestIndex } from '../profile/message-sequence.ts';
import { Typist, type AnswerName, type Answers } from './keyboard/typist.ts';

type Performer<V extends Action['verb']> = (
  action: Extract<Action, { readonly verb: V }>,
  stage: Stage,
) => Promise<void>;

export const actionPerformers: { readonly [V in Action['verb']]: Performer<V> } = {
  async serverStarts({ files }, stage) {
    const program = programOf(stage, 'server');
    await launch(stage, program, { role: 'server', port: await freePort(stage), files });
    await stage.room.rest(() => (boundPort(stage) === undefined ? 'no' : 'yes'));
    if (boundPort(stage) !== undefined) return;
    const server = stage.room.subject('server');
    const noPort = server?.noPort ?? { reason: 'it did not start', undecided: false };
    // What rests on silence alone is looked at once more before a person has to decide.
    const isUnsure = server?.wasDisturbed === true || noPort.undecided;
    if (isUnsure && !stage.room.isCalm) throw new Disturbed('the port of the server was tried');
    throw new Impossible(noPort.reason, noPort.undecided);
  },

  async clientStarts({ number, file }, stage) {
    const program = programOf(stage, 'client');
    const server = stage.room.subject('server');
    const port = server === undefined ? await listen(stage, program) : boundPort(stage);
    await launch(stage, program, {
      role: 'client',
      port,
      ...(number === undefined ? {} : { number }),
      ...(file === undefined ? {} : { file }),
    });
    const { sequence = [], clientRequest = [] } = stage.profile.add;
    // What the client wants to hear before it sends its integer: no integer stands in it.
    if (number !== undefined && server === undefined)
      await answerInTurn(stage, 0, [0, requestIndex(sequence, clientRequest)]);
  },

  async peerAsks({ number }, stage) {
    const to = serverAddress(stage);
    const { peerRequest = [], sequence } = stage.profile.add;
    const payloads = encode(peerRequest, { name: stage.peerName, number });
    if (sequence !== undefined) {
      const server = { address: to.address, basePort: stage.room.subject('server')?.lowestPort ?? to.port };
      return playClientSequence(stage.room, sequence, payloads, server, `asks ${number}`);
    }
    await sendAll(stage, await stage.room.openPeer(), payloads, to, `asks ${number}`);
  },

  async peerAnswers({ number }, stage) {
    const { peer, from } = lastAsker(stage);
    const { sequence, clientRequest = [], peerReply = [] } = stage.profile.add;
    if (sequence !== undefined)
      return answerInTurn(stage, number, [requestIndex(sequence, clientRequest) + 1, sequence.length]);
    const values = replyValues(stage, number);
    const unread = (['askedName', 'askedNumber'] as const).filter((field) => values[field] === undefined);
    if (peerReply.some((layout) => unread.some((field) => carriesField(layout, field))))
      throw new Impossible('what it sent could not be read, and its own server says a part of it again', true);
    await sendAll(stage, peer, encode(peerReply, values), from, `answers ${number}`);
  },

  async peerRequests({ file }, stage) {
    const to = serverAddress(stage);
    const peer = await stage.room.openPeer();
    const { peerRequest, protocol: exchange } = stage.profile.file;
    for (const payload of encode([peerRequest], { name: file.name, number: 0 }))
      await peer.send(payload, to, `requests ${file.name}`);
    if (exchange !== undefined) await receiveFile(stage.room, peer, file, exchange, to);
  },

  async peerSends({ file, part }, stage) {
    const { peer, from } = lastAsker(stage);
    const { protocol: exchange } = stage.profile.file;
    const chunks: Uint8Array[] = [];
    for await (const chunk of chunksOf(contentOf(file))) chunks.push(chunk);
    const sent = part === 'whole' ? chunks : part === 'fullChunks' ? chunks.slice(0, -1) : chunks.slice(-1);
    if (exchange === undefined) return sendAll(stage, peer, sent, from, `sends ${part}`);
    const say: Say = (payload, means) => {
      const asker = lastAsker(stage);
      return asker.peer.send(payload, asker.from, means);
    };
    if (part !== 'lastChunk') await openTransfer(stage.room, file, exchange, say);
    await sendAcknowledged(stage.room, sent, exchange, say);
  },
};

function replyValues(stage: Stage, number: number): AddValues {
  const asked = askedOf(stage);
  return { name: stage.peerName, number, ...asked, sum: number + (asked.askedNumber ?? 0) };
}

/** The server's part in some of the turns of an exchange. */
async function answerInTurn(stage: Stage, number: number, range: readonly [number, number]): Promise<void> {
  const { sequence = [], peerReply = [] } = stage.profile.add;
  const program = programOf(stage, 'client');
  const basePort = isToldPort(program) ? stage.room.peers[0]?.port : program.ports[0];
  if (basePort === undefined || peerReply.length === 0) return;
  await playServerSequence(stage.room, sequence, range, basePort, (index) => ({
    payload: encode([peerReply[index] as Layout], replyValues(stage, number))[0] as Uint8Array,
    means: `answers ${number}`,
  }));
}

async function sendAll(
  { slowly, room }: Stage,
  peer: PeerSocket,
  payloads: readonly Uint8Array[],
  to: PeerAddress,
  means: string,
): Promise<void> {
  for (const [index, payload] of payloads.entries()) {
    // A receiver with an empty queue has room for one, however small its buffer is.
    if (slowly && index > 0) await room.rest(() => 'yes');
    await peer.send(payload, to, means);
  }
}

interface LaunchValues {
  readonly role: Role;
  readonly port: number | undefined;
  readonly number?: number;
  readonly file?: TestFile;
  readonly files?: readonly TestFile[];
}

/** What is typed where a program asks for the user's name. */
const typedName = 'Zeferina';

/** What a server types in where it asks for its own integer. */
const typedServerNumber = 37;

async function launch(stage: Stage, program: ProgramProfile, values: LaunchValues): Promise<void> {
  const answers: Answers = {
    host: '127.0.0.1',
    name: typedName,
    number: String(values.number ?? typedServerNumber),
    ...(values.port === undefined ? {} : { port: String(values.port) }),
    ...(values.file === undefined ? {} : { file: values.file.name, destination: 'received.out' }),
  };
  const order: readonly AnswerName[] =
    stage.assignment === 'add' ? ['number', 'name', 'host', 'port'] : ['file', 'host', 'port', 'destination'];
  const script = program.keyboard?.map((line) => ({ means: placeholderMeaning(line), text: fill(line, answers) }));
  await stage.room.start({
    role: values.role,
    argv: [...program.argv, ...program.arguments.map((argument) => fill(argument, answers))],
    cwd: program.cwd,
    typist: new Typist(answers, order, script),
    copies: stage.copies,
    folders: program.folders ?? [],
    files: servedFiles(
      [...stage.servedFolders.map((each) => posix.relative(program.cwd, each)), ...(program.folders ?? [])],
      values.files ?? [],
    ),
    ports: [...(values.port === undefined ? [] : [values.port]), ...program.ports],
  });
}

function programOf({ profile, assignment }: Stage, role: Role): ProgramProfile {
  const id: ProgramId = `${assignment}.${role}`;
  const program = profile.programs[id];
  if (program === undefined) throw new Impossible('there is no such program');
  return program;
}

/** A port that a server may be told to bind: free a moment ago. */
async function freePort({ room }: Stage): Promise<number> {
  const peer = await room.openPeer();
  const { port } = peer;
  await peer[Symbol.asyncDispose]();
  return port;
}

/** Opens the testbed's server where the client will send to. @returns the port that the client is told, where it can be told one */
async function listen({ room, profile, assignment }: Stage, program: ProgramProfile): Promise<number> {
  const further = assignment === 'add' ? furtherPorts(profile.add.sequence ?? []) : [];
  const [base = 0] = program.ports;
  const ports = [...new Set([...program.ports, ...further.map((offset) => base + offset)])];
  if (isToldPort(program) || base === 0) {
    const { port } = await room.openPeer();
    for (const offset of further) await room.openPeer(port + offset);
    return port;
  }
  const peers: PeerSocket[] = [];
  for (const port of ports) {
    try {
      peers.push(await room.openPeer(port));
    } catch (error) {
      // Of several ports at which the client might send, one may be in use; the one that it is known to use may not.
      if (ports.length === 1) throw error;
    }
  }
  return (peers[0] ?? (await room.openPeer())).port;
}

function isToldPort({ arguments: words, keyboard }: ProgramProfile): boolean {
  return words.some((argument) => argument.includes('{port}')) || keyboard?.includes('{port}') === true;
}

export function boundPort({ room }: Stage): number | undefined {
  return room.subject('server')?.servicePort;
}

function serverAddress(stage: Stage): { readonly address: string; readonly port: number } {
  const server = stage.room.subject('server');
  const port = boundPort(stage);
  if (server === undefined || server.subject.hasEnded) throw new Impossible('it has ended');
  if (port === undefined) throw new Impossible('it has no UDP port bound any more');
  return { address: server.serviceAddress, port };
}

function lastAsker({ room }: Stage) {
  for (const peer of room.peers) {
    const from = peer.received.at(-1)?.from;
    if (from !== undefined) return { peer, from };
  }
  throw new Impossible('it sent nothing that could be answered');
}

/** What the client said of itself in its request, where a reply repeats it. */
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
