/**
 * Starts a client or a server of the submission, with all that it is given at its start.
 */
import { posix } from 'node:path';
import type { ProgramId, Role } from '../../handout/programs.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import { furtherPorts } from '../../profile/message-sequence.ts';
import type { TestFile } from '../../transcript/test-file.ts';
import type { AnswerName } from '../../transcript/purpose.ts';
import { promptKey, Typist, type Answers } from '../keyboard/typist.ts';
import type { PeerSocket } from '../peer/socket.ts';
import { fill, placeholderMeaning, placeholdersIn, servedFiles } from '../placeholders.ts';
import { Disturbed, Impossible, type Stage } from '../stage.ts';
import { until } from '../wait/condition.ts';
import { boundPort } from './addresses.ts';

export async function startServer(files: readonly TestFile[], stage: Stage): Promise<void> {
  const program = programOf(stage, 'server');
  await launch(stage, program, { role: 'server', port: await portToBind(stage), files });
  await stage.room.waitUntilIdle(until(() => boundPort(stage) !== undefined));
  if (boundPort(stage) !== undefined) return;
  const server = stage.room.subject('server');
  const noPort = server?.noPort ?? { reason: 'it did not start', undecided: false };
  // What only silence shows is tried once more, before a person has to decide.
  const isUnsure = server?.wasDisturbed === true || noPort.undecided;
  if (isUnsure && !stage.room.isCalm) throw new Disturbed('the port of the server was tried');
  throw new Impossible(noPort.reason, noPort.undecided);
}

/** What a client is given: the integer that is typed, or the name of the file. */
export interface ClientValues {
  readonly number?: number;
  readonly file?: TestFile;
  readonly again?: true;
}

/** @returns whether the testbed plays its server, because no server runs beside it */
export async function startClient({ number, file, again }: ClientValues, stage: Stage): Promise<boolean> {
  const program = programOf(stage, 'client');
  const server = stage.room.subject('server');
  if (again === true) await waitUntilClientEnded(stage);
  const known = again === true ? stage.room.peers[0]?.port : undefined;
  const port = known ?? (server === undefined ? await listen(stage, program) : boundPort(stage));
  await launch(stage, program, {
    role: 'client',
    port,
    ...(number === undefined ? {} : { number }),
    ...(file === undefined ? {} : { file }),
    ...(again === undefined ? {} : { again }),
  });
  return server === undefined;
}

/** One that does not end is ended: its files are as it has left them. */
async function waitUntilClientEnded({ room }: Stage): Promise<void> {
  const client = room.subject('client');
  if (client !== undefined) await room.waitUntilIdle(until(() => client.subject.hasEnded));
}

interface LaunchValues extends ClientValues {
  readonly role: Role;
  readonly port: number | undefined;
  readonly files?: readonly TestFile[];
}

/** What is typed when a program of the add assignment asks for the user's name. */
export const typedName = 'Zeferina';

/** What is typed when a server asks for its own integer. */
const typedServerNumber = 37;

async function launch(stage: Stage, program: ProgramProfile, values: LaunchValues): Promise<void> {
  const answers: Answers = {
    host: '127.0.0.1',
    ...(stage.assignment === 'add' ? { name: typedName } : {}),
    number: String(values.number ?? typedServerNumber),
    ...(values.port === undefined ? {} : { port: String(values.port) }),
    ...(values.file === undefined ? {} : { file: values.file.name, destination: 'received.out' }),
  };
  const order: readonly AnswerName[] =
    stage.assignment === 'add' ? ['number', 'name', 'host', 'port'] : ['file', 'host', 'port', 'destination'];
  const script = program.keyboard?.map((line) => ({ means: placeholderMeaning(line), text: fill(line, answers) }));
  const plan = (program.prompts ?? []).flatMap(({ text, means, line }) =>
    line === undefined ? [] : [{ prompt: promptKey(text), means, text: fill(line, answers) }],
  );
  await stage.room.start({
    role: values.role,
    argv: [...program.argv, ...program.arguments.map((argument) => fill(argument, answers))],
    cwd: program.cwd,
    typist: new Typist(answers, order, script, placeholdersIn(program.arguments), plan, program.firstLines),
    copies: stage.copies,
    again: values.again === true,
    folders: program.folders ?? [],
    files: servedFiles(
      [...stage.servedFolders.map((each) => posix.relative(program.cwd, each)), ...(program.folders ?? [])],
      values.files ?? [],
    ),
    ports: [...(values.port === undefined ? [] : [values.port]), ...program.ports],
    servicePort: program.servicePort,
  });
}

export function programOf({ profile, assignment }: Stage, role: Role): ProgramProfile {
  const id: ProgramId = `${assignment}.${role}`;
  const program = profile.programs[id];
  if (program === undefined) throw new Impossible('there is no such program');
  return program;
}

/**
 * A port that a server may be told to bind: where its own client sends, if the client cannot be told
 * another one. It was free a moment ago.
 */
async function portToBind({ room, profile, assignment }: Stage): Promise<number> {
  const client = profile.programs[`${assignment}.client`];
  const [fixed = 0] = client === undefined || isToldPort(client) ? [] : client.ports;
  // Where the client sends may be in use, by the client's own choice. Then any other port is as good.
  const peer = await room.openPeer(fixed).catch(() => room.openPeer());
  const { port } = peer;
  await peer[Symbol.asyncDispose]();
  return port;
}

/**
 * Opens the testbed's server where the client will send to.
 *
 * @returns the port that the client is told, if it can be told one
 */
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
      // Of several ports where the client might send, one may be in use. The port that the client
      // is known to use may still be free.
      if (ports.length === 1) throw error;
    }
  }
  return (peers[0] ?? (await room.openPeer())).port;
}

export function isToldPort({ arguments: words, keyboard }: ProgramProfile): boolean {
  return words.some((argument) => argument.includes('{port}')) || keyboard?.includes('{port}') === true;
}
