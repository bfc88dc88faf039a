/**
 * `datagrade reference file server|client`: "File Transfer" (handout §4).
 */
import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import type { Refusal, Transfer, TransferEnd } from '../../../reference/file/server.ts';
import { readText } from '../read-option.ts';
import { listeningPortOption, portArgument, timeoutOption } from './reference-options.ts';
import { note, print, printable, runInterruptibly } from './reference-run.ts';

export const referenceFileCommand: CommandModule = {
  command: 'file',
  describe: 'The two programs of "File Transfer"',
  builder: (yargs) =>
    yargs
      .command({
        command: 'server',
        describe: 'Send the files of a folder to the clients that request them',
        builder: serverOptions,
        handler: serveFolder,
      })
      .command({
        command: 'client <host> <port> <name>',
        describe: 'Request a file, and save it',
        builder: clientOptions,
        handler: fetch,
      })
      .demandCommand(1, 'say which program: datagrade reference file server, or datagrade reference file client'),
  handler: () => undefined,
};

const requestOption = {
  type: 'string',
  default: '{name}' as string,
  describe: 'Format of a request, for example "GET {name}\\n"',
} as const;

function serverOptions(yargs: Argv) {
  return yargs
    .option('root', { type: 'string', demandOption: true, describe: 'Folder that contains the files to send' })
    .option('port', listeningPortOption(12_001))
    .option('host', { type: 'string', default: '0.0.0.0', describe: 'Address to listen on; :: for IPv6' })
    .option('request', requestOption);
}

function clientOptions(yargs: Argv) {
  return yargs
    .positional('host', { type: 'string', demandOption: true, describe: "The server's name or address" })
    .positional('port', portArgument)
    .positional('name', { type: 'string', demandOption: true, describe: 'Name of the file, as the server expects it' })
    .option('out', { type: 'string', default: '.', describe: 'Save the file in this folder, which must exist' })
    .option('request', requestOption)
    .option('timeout', timeoutOption);
}

type Options<Builder extends (yargs: Argv) => Argv<unknown>> =
  ReturnType<Builder> extends Argv<infer Given> ? ArgumentsCamelCase<Given> : never;

async function serveFolder(given: Options<typeof serverOptions>): Promise<void> {
  const { port } = given;
  const address = readText('--host', given.host);
  const [root, request] = [readText('--root', given.root), readText('--request', given.request)];
  const [{ UdpSocket }, { serveFiles }, { parseFileRequest }, { describeEndpoint }, { showProgress }] =
    await Promise.all([
      import('../../../reference/udp.ts'),
      import('../../../reference/file/server.ts'),
      import('../../../reference/file/message.ts'),
      import('../../../reference/endpoint.ts'),
      import('./reference-progress.ts'),
    ]);
  const progress = showProgress();
  const client = ({ from }: Transfer): string => describeEndpoint(from);
  const label = (transfer: Transfer): string => `${printable(transfer.name)} to ${client(transfer)}`;
  await runInterruptibly(async (signal) => {
    const layout = parseFileRequest(request);
    await using socket = await UdpSocket.bind({ address, port });
    await serveFiles({
      root,
      socket,
      layout,
      signal,
      onReady: (local) => print(`serving ${root} on ${describeEndpoint(local)}`),
      onRefusal: (refusal) => note(refusalLine(refusal, describeEndpoint(refusal.from))),
      onProgress: (transfer, sentBytes) =>
        progress.update(client(transfer), label(transfer), sentBytes, transfer.sizeBytes),
      onEnd: (end) => {
        progress.end(client(end));
        if (end.outcome === 'sent') print(sentLine(label(end), end));
        else note(`stopped sending ${label(end)}: ${end.reason}`);
      },
    });
  });
}

async function fetch(given: Options<typeof clientOptions>): Promise<void> {
  const { port, timeout } = given;
  const host = readText('HOST', given.host);
  const [name, out] = [readText('NAME', given.name), readText('--out', given.out)];
  const request = readText('--request', given.request);
  const [{ fetchFile }, { parseFileRequest }, { describeEndpoint, resolveHost }, { hasNoReceiver }, { showProgress }] =
    await Promise.all([
      import('../../../reference/file/client.ts'),
      import('../../../reference/file/message.ts'),
      import('../../../reference/endpoint.ts'),
      import('../../../reference/receiver-figures.ts'),
      import('./reference-progress.ts'),
    ]);
  const progress = showProgress();
  await runInterruptibly(async (signal) => {
    const layout = parseFileRequest(request);
    const to = { address: await resolveHost(host), port };
    if (hasNoReceiver(to))
      note(`no program on this machine listens on UDP port ${port}; the client sends its request anyway`);
    const onProgress = ({ sizeBytes }: { sizeBytes: number }): void =>
      progress.update(name, printable(name), sizeBytes);
    const fetching = fetchFile({ to, name, out, layout, timeoutMs: 1000 * timeout, signal, onProgress });
    const file = await fetching.finally(() => progress.end(name));
    const amount = `${file.sizeBytes} bytes in ${file.chunks} chunks`;
    print(`received ${printable(file.path)}: ${amount} from ${describeEndpoint(file.from)}`);
  });
}

function sentLine(label: string, end: Extract<TransferEnd, { outcome: 'sent' }>): string {
  return `sent ${label}: ${end.sentBytes} bytes in ${end.chunks} chunks`;
}

function refusalLine({ name, reason }: Refusal, client: string): string {
  const what = name === undefined ? 'a datagram' : `"${printable(name)}"`;
  return `refused ${what} of ${client}: ${reason}`;
}
