/**
 * `datagrade reference add server|client`: "Adding two numbers" (handout §3).
 */
import { randomInt } from 'node:crypto';
import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import type { Exchange } from '../../../reference/add/server.ts';
import type { AddValues } from '../../../reference/add/values.ts';
import type { Endpoint } from '../../../reference/endpoint.ts';
import { integerOption, readText } from '../read-option.ts';
import { dialectOption, listeningPortOption, portArgument, readDialect, timeoutOption } from './reference-options.ts';
import { note, print, printable, runInterruptibly } from './reference-run.ts';

/**
 * How long the client waits for a reply to an out-of-range integer: the handout's server sends
 * none.
 */
const outOfRangeWaitMs = 1000;

export const referenceAddCommand: CommandModule = {
  command: 'add',
  describe: 'The two programs of "Adding two numbers"',
  builder: (yargs) =>
    yargs
      .command({
        command: 'server',
        describe: 'Answer clients until one sends an integer outside 1 to 100',
        builder: serverOptions,
        handler: serveNumbers,
      })
      .command({
        command: 'client <host> <port>',
        describe: 'Send an integer, and show the sum',
        builder: clientOptions,
        handler: ask,
      })
      .demandCommand(1, 'say which program: datagrade reference add server, or datagrade reference add client'),
  handler: () => undefined,
};

function serverOptions(yargs: Argv) {
  return yargs
    .option('port', listeningPortOption(12_000))
    .option('host', { type: 'string', default: '0.0.0.0', describe: 'Address to listen on; :: for IPv6' })
    .option('number', {
      ...integerOption('--number', { lowest: 1, highest: 100 }),
      describe: "The server's integer, 1 to 100 (default: a random one for each client)",
    })
    .option('name', { type: 'string', default: 'Server of datagrade', describe: "The server's name" })
    .option('dialect', dialectOption);
}

function clientOptions(yargs: Argv) {
  return yargs
    .positional('host', { type: 'string', demandOption: true, describe: "The server's name or address" })
    .positional('port', portArgument)
    .option('number', {
      ...integerOption('--number'),
      describe: 'The integer to send (default: ask at the keyboard)',
    })
    .option('name', { type: 'string', default: 'Client of datagrade', describe: "The client's name" })
    .option('dialect', dialectOption)
    .option('timeout', timeoutOption);
}

type Options<Builder extends (yargs: Argv) => Argv<unknown>> =
  ReturnType<Builder> extends Argv<infer Given> ? ArgumentsCamelCase<Given> : never;

async function serveNumbers(given: Options<typeof serverOptions>): Promise<void> {
  const { port, number = () => randomInt(1, 101) } = given;
  const address = readText('--host', given.host);
  const [name, dialect] = [readText('--name', given.name), readDialect(given.dialect)];
  const [{ UdpSocket }, { serveAdd }, { describeEndpoint }] = await Promise.all([
    import('../../../reference/udp.ts'),
    import('../../../reference/add/server.ts'),
    import('../../../reference/endpoint.ts'),
  ]);
  await runInterruptibly(async (signal) => {
    await using socket = await UdpSocket.bind({ address, port });
    const local = describeEndpoint(socket.local);
    const onIgnored = ({ from, reason }: { from: Endpoint; reason: string }): void =>
      note(`ignored a datagram from ${describeEndpoint(from)}: ${printable(reason)}`);
    const onReady = (): void => print(`listening on ${local}`);
    const end = await serveAdd({
      socket,
      dialect,
      name,
      number,
      signal,
      onReady,
      onExchange: showExchange,
      onIgnored,
    });
    if (end.reason === 'aborted') return;
    print(`${printable(end.client.name)} sent ${end.client.number}, which is out of range: ${local} has been released`);
  });
}

async function ask(given: Options<typeof clientOptions>): Promise<void> {
  const { port, number: known, timeout } = given;
  const host = readText('HOST', given.host);
  const [name, dialect] = [readText('--name', given.name), readDialect(given.dialect)];
  const [{ UdpSocket }, { askServer }, { isInRange }, { resolveHost }, { hasNoReceiver }, { askInteger }] =
    await Promise.all([
      import('../../../reference/udp.ts'),
      import('../../../reference/add/client.ts'),
      import('../../../reference/add/values.ts'),
      import('../../../reference/endpoint.ts'),
      import('../../../reference/receiver-figures.ts'),
      import('./reference-keyboard.ts'),
    ]);
  await runInterruptibly(async (signal) => {
    const to = { address: await resolveHost(host), port };
    const number = known ?? (await askInteger(signal));
    await using socket = await UdpSocket.bind({ address: to.address.includes(':') ? '::' : '0.0.0.0' });
    if (hasNoReceiver(to))
      note(`no program on this machine listens on UDP port ${port}; the client sends its request anyway`);
    const waitMs = isInRange(number) ? 1000 * timeout : Math.min(1000 * timeout, outOfRangeWaitMs);
    const asking = askServer(socket, to, { dialect, name, number, timeoutMs: waitMs, signal });
    const reply = isInRange(number) ? await asking : await asking.catch(noAnswerIsFine);
    if (reply === undefined) print(`${number} is out of range: the client sent it, and the server does not reply`);
    else showSum({ name, number }, reply);
  });
}

/** The server ends without a reply, as the handout asks. */
function noAnswerIsFine(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'no-answer') return undefined;
  throw error;
}

function showExchange({ client, server }: Exchange): void {
  showSum(client, server);
}

function showSum(client: AddValues, server: AddValues): void {
  print(`Client: ${printable(client.name)}`);
  print(`Server: ${printable(server.name)}`);
  print(`Client's integer: ${client.number}`);
  print(`Server's integer: ${server.number}`);
  print(`Sum: ${client.number + server.number}`);
}
