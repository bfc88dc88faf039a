/**
 * Lets the client and the server of a submission add numbers and compares both screens with the
 * handout: names, integers, sums, the ends of both.
 */
import { createSocket } from 'node:dgram';
import type { CheckJob, OutOfRange, Start } from './job.ts';
import { RunningProgram, udpSockets, until } from './running-program.ts';
import type { Trees } from './trees.ts';
import type { Seen, Wire } from './wire.ts';

const inRange = [42, 1, 100, 73] as const;
const outside = [0, 101, -1] as const;

export interface AddCheck {
  readonly wrong: readonly string[];
  readonly outOfRange: readonly OutOfRange[];
}

interface Halves {
  readonly client: Start;
  readonly server: Start;
}

/** The two halves and how they are seen. */
class AddRun {
  readonly job: CheckJob;
  readonly halves: Halves;
  readonly trees: Trees;
  readonly wire: Wire;
  /** What the client sent with 42. */
  request: readonly Seen[] = [];

  constructor(job: CheckJob, halves: Halves, trees: Trees, wire: Wire) {
    this.job = job;
    this.halves = halves;
    this.trees = trees;
    this.wire = wire;
  }

  startServer(): RunningProgram {
    return new RunningProgram(this.trees.server, this.halves.server, { number: 37 });
  }

  startClient(number: number): RunningProgram {
    return new RunningProgram(this.trees.client, this.halves.client, { number });
  }
}

export async function checkAdd(job: CheckJob, halves: Halves, trees: Trees, wire: Wire): Promise<AddCheck> {
  const run = new AddRun(job, halves, trees, wire);
  const outOfRange: OutOfRange[] = [];
  for (const integer of outside) {
    const server = run.startServer();
    try {
      // Only the first server also serves clients before it ends.
      const problems = integer === outside[0] ? await severalExchanges(run, server) : [];
      if (problems.length > 0) return { wrong: problems, outOfRange };
      const tried = await shutsDown(run, server, integer);
      outOfRange.push({ integer, datagrams: tried.datagrams });
      if (tried.wrong.length > 0) return { wrong: tried.wrong, outOfRange };
    } finally {
      await server.stop();
    }
  }
  return { wrong: [], outOfRange };
}

async function severalExchanges(run: AddRun, server: RunningProgram): Promise<readonly string[]> {
  const { job } = run;
  for (const number of inRange) {
    if (!(await server.listens())) return [`the server ended before the client with ${number}`];
    const shown = server.screen.length;
    using client = run.startClient(number);
    const hasEnded = await client.ends();
    // A server may display its lines after it has sent its reply.
    const onServer = (): readonly string[] => screenProblems(server.screen.slice(shown), number, job.names);
    await until(() => onServer().length === 0, hasEnded ? 1500 : 0);
    const wrong = exchangeProblems(client, hasEnded, { number, job, serverScreen: server.screen.slice(shown) });
    await client.stop();
    if (number === inRange[0]) run.request = requestOf(await run.wire.take());
    if (wrong.length > 0) return wrong;
  }
  return [];
}

interface Exchange {
  readonly number: number;
  readonly job: CheckJob;
  readonly serverScreen: string;
}

function exchangeProblems(
  client: RunningProgram,
  hasEnded: boolean,
  { number, job, serverScreen }: Exchange,
): readonly string[] {
  const onClient = screenProblems(client.screen, number, job.names);
  const onServer = screenProblems(serverScreen, number, job.names);
  const ofServer = serverIntegers(serverScreen, number);
  const isCommon = serverIntegers(client.screen, number).some((each) => ofServer.includes(each));
  const different = onClient.length + onServer.length > 0 || isCommon ? [] : ['has another integer than the server'];
  return [
    ...[...onClient, ...different, ...client.endProblems(hasEnded)].map((what) => `with ${number}, the client ${what}`),
    ...onServer.map((what) => `with ${number}, the server ${what}`),
  ];
}

function screenProblems(screen: string, number: number, names: CheckJob['names']): readonly string[] {
  const missing = Object.entries(names).flatMap(([role, name]) =>
    hasWord(screen, name) ? [] : [`does not display the name of the ${role}`],
  );
  return serverIntegers(screen, number).length > 0
    ? missing
    : [...missing, 'does not display both integers and their sum'];
}

/** The integers that could be the server's: they and the sum with the client's are displayed. */
function serverIntegers(screen: string, number: number): readonly number[] {
  const shown = (screen.match(/(?<![\d.])-?\d+(?![\d]|\.\d)/g) ?? []).map(Number);
  if (!shown.includes(number)) return [];
  return shown.filter(
    (each) =>
      each >= 1 &&
      each <= 100 &&
      shown.includes(each + number) &&
      (each !== number || shown.filter((other) => other === each).length > 1),
  );
}

function hasWord(screen: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'u').test(screen);
}

interface Shutdown {
  readonly datagrams: readonly string[];
  readonly wrong: readonly string[];
}

async function shutsDown(run: AddRun, server: RunningProgram, integer: number): Promise<Shutdown> {
  if (!(await server.listens())) return { datagrams: [], wrong: ['the server ends at once'] };
  await run.wire.take();
  using client = run.startClient(integer);
  await until(() => server.hasEnded || client.hasEnded, 3000);
  await until(() => server.hasEnded, 1000);
  const own = requestOf(await run.wire.take()).map(({ payload }) => payload.toString('base64'));
  await client.stop();
  const known = run.job.outOfRange?.find((each) => each.integer === integer)?.datagrams;
  const datagrams = known ?? (own.length > 0 ? own : rewritten(run.request, integer));
  const port = run.request[0]?.to;
  // A client may also refuse the integer or send another one: only the server has to end.
  if (!server.hasEnded && datagrams.join() !== own.join() && port !== undefined) await sendAll(datagrams, port);
  if (datagrams.length > 0) await server.ends();
  return { datagrams, wrong: endProblems(server, integer, datagrams.length > 0) };
}

function endProblems(server: RunningProgram, integer: number, wasAsked: boolean): readonly string[] {
  if (!wasAsked) return [];
  if (!server.hasEnded) return [`the server does not end on ${integer}`];
  if (server.hasCrashed) return [`the server crashes on ${integer}`];
  return udpSockets() > 0 ? [`a socket of the server is left after ${integer}`] : [];
}

/** What a client sent: the datagrams to the port to which the first one went. */
function requestOf(seen: readonly Seen[]): readonly Seen[] {
  return seen.filter(({ to, from }) => to === seen[0]?.to && from === seen[0].from);
}

/** The request of the client with 42, for another integer; empty if it is not text. */
function rewritten(request: readonly Seen[], integer: number): readonly string[] {
  const texts = request.map(({ payload }) => payload.toString('latin1'));
  if (!texts.some((text) => /(?<!\d)42(?!\d)/.test(text))) return [];
  return texts.map((text) =>
    Buffer.from(text.replace(/(?<!\d)42(?!\d)/, String(integer)), 'latin1').toString('base64'),
  );
}

async function sendAll(datagrams: readonly string[], port: number): Promise<void> {
  const socket = createSocket('udp4');
  for (const each of datagrams) {
    await new Promise((resolve) => socket.send(Buffer.from(each, 'base64'), port, '127.0.0.1', resolve));
    // A server that gets its name and its integer one after the other may read slowly.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  socket.close();
}
