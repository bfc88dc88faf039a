/**
 * The client of "File Transfer" (handout §4): asks for a file, receives its chunks and writes them
 * to the local disk.
 *
 * The file appears under its name only when it is complete; after a stall, an abort or an error
 * nothing remains. Only the first port that answers from the asked host is accepted. A client
 * cannot slow the server down, so chunks wait in memory for the disk; above a limit, the transfer
 * ends with an error. A chunk that the network loses in the middle remains unnoticed, because
 * chunks have no numbers.
 */
import { describeEndpoint, isSameHost, resolveHost } from '../endpoint.ts';
import { ExchangeError } from '../exchange-error.ts';
import { type Datagram, type Endpoint, UdpSocket } from '../udp.ts';
import { chunkSizeBytes, isLastChunk } from './chunks.ts';
import { bareName, encodeFileRequest, type FileRequestLayout } from './message.ts';
import { PartFile } from './part-file.ts';

export interface FetchProgress {
  readonly chunks: number;
  readonly sizeBytes: number;
}

export interface FetchFileOptions {
  /** Server; the address may be a host name. */
  readonly to: Endpoint;
  /** The server's name of the file. The last part of it is the name of the local file. */
  readonly name: string;
  /** Folder for the local file; it must exist. */
  readonly out: string;
  /** By default, the name alone. */
  readonly layout?: FileRequestLayout;
  /** Maximum silence of the server in milliseconds; 5000 by default. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Called after each write. */
  readonly onProgress?: (progress: FetchProgress) => void;
  /**
   * Requested size of the kernel's receive buffer in bytes; 4 MiB by default. The system may give
   * less.
   */
  readonly receiveBufferBytes?: number;
  /** Maximum size of chunks that wait for the disk, in bytes; 64 MiB by default. */
  readonly queueLimitBytes?: number;
}

export interface FetchedFile extends FetchProgress {
  readonly path: string;
  readonly from: Endpoint;
  readonly durationMs: number;
}

/** Chunks that are written together. */
const writtenTogether = 256;

/**
 * @throws ExchangeError `no-answer`, `stalled`, `disk-too-slow`, `chunk-too-long`, `cannot-write`,
 * `wrong-name`, `cannot-carry` or what a socket throws; the signal's reason when aborted
 */
export async function fetchFile(options: FetchFileOptions): Promise<FetchedFile> {
  const to = { ...options.to, address: await resolveHost(options.to.address) };
  const request = encodeFileRequest(options.layout ?? bareName, options.name);
  await using socket = await UdpSocket.bind({
    address: to.address.includes(':') ? '::' : '0.0.0.0',
    receiveBufferBytes: options.receiveBufferBytes ?? 4 * 1024 * 1024,
    ...(options.queueLimitBytes === undefined ? {} : { queueLimitBytes: options.queueLimitBytes }),
  });
  await using part = await PartFile.create(options.out, localName(options.name));
  options.signal?.throwIfAborted();
  const startMs = performance.now();
  await socket.send(request, to);
  const received = await receiveChunks(socket, to, part, options);
  await part.finish();
  return { ...received, path: part.path, durationMs: performance.now() - startMs };
}

/**
 * The last part of a name, with the separators of any system.
 *
 * @throws ExchangeError `wrong-name` if it cannot be a file name
 */
export function localName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  if (last !== '' && last !== '.' && last !== '..' && !last.includes('\0')) return last;
  throw new ExchangeError(
    'wrong-name',
    `cannot write a file for ${JSON.stringify(name)}: its last part is not a file name`,
  );
}

async function receiveChunks(
  socket: UdpSocket,
  to: Endpoint,
  part: PartFile,
  options: FetchFileOptions,
): Promise<FetchProgress & { readonly from: Endpoint }> {
  let [chunks, sizeBytes] = [0, 0];
  let server: Endpoint | undefined;
  for (;;) {
    const silent = (): ExchangeError => silence(options, server ?? to, { chunks, sizeBytes });
    const datagrams = await receiveFrom(socket, server ?? to.address, options, silent);
    server ??= datagrams[0]?.from ?? to;
    const end = datagrams.findIndex(({ payload }) => isLastChunk(payload));
    const payloads = datagrams.map(({ payload }) => payload).slice(0, end === -1 ? undefined : end + 1);
    refuseLongChunk(payloads, server);
    await part.write(payloads);
    chunks += payloads.length;
    sizeBytes += payloads.reduce((sum, { length }) => sum + length, 0);
    options.onProgress?.({ chunks, sizeBytes });
    if (socket.overflowed > 0) throw tooSlow(options.name, { chunks, sizeBytes });
    if (end !== -1) return { chunks, sizeBytes, from: server };
  }
}

/**
 * Waits for at least one datagram of the server. Datagrams from elsewhere do not prolong the wait.
 */
async function receiveFrom(
  socket: UdpSocket,
  server: Endpoint | string,
  { timeoutMs = 5000, signal }: FetchFileOptions,
  silent: () => ExchangeError,
): Promise<Datagram[]> {
  const deadlineMs = performance.now() + timeoutMs;
  for (;;) {
    const leftMs = Math.max(0, deadlineMs - performance.now());
    const all = await socket.receiveSome(writtenTogether, { timeoutMs: leftMs, signal }).catch((error: unknown) => {
      throw error instanceof ExchangeError && error.code === 'timed-out' ? silent() : error;
    });
    const first = all.find(({ from }) => isServer(server, from))?.from;
    if (first !== undefined) return all.filter(({ from }) => isServer(first, from));
  }
}

/**
 * Before the first answer, any port of the asked host is the server; afterwards, only the port that
 * answered.
 */
function isServer(server: Endpoint | string, from: Endpoint): boolean {
  if (typeof server === 'string') return isSameHost(server, from.address);
  return server.address === from.address && server.port === from.port;
}

function silence({ name, timeoutMs = 5000 }: FetchFileOptions, server: Endpoint, got: FetchProgress): ExchangeError {
  const where = describeEndpoint(server);
  const seconds = `${timeoutMs / 1000} s`;
  return got.chunks === 0
    ? new ExchangeError(
        'no-answer',
        `cannot fetch "${name}": nothing arrived from ${where} within ${seconds}; check that the server runs there and has a file of that name`,
      )
    : new ExchangeError(
        'stalled',
        `cannot fetch "${name}": ${got.chunks} chunks (${got.sizeBytes} bytes) arrived from ${where}, then nothing for ${seconds}; the server has stopped, or the last chunk was lost; ask again`,
      );
}

function tooSlow(name: string, got: FetchProgress): ExchangeError {
  return new ExchangeError(
    'disk-too-slow',
    `cannot fetch "${name}": the server sends faster than the disk takes it, and chunks were lost after ${got.sizeBytes} bytes; write to a faster disk or slow the server down`,
  );
}

function refuseLongChunk(payloads: readonly Uint8Array[], server: Endpoint): void {
  const long = payloads.find(({ length }) => length > chunkSizeBytes);
  if (long === undefined) return;
  throw new ExchangeError(
    'chunk-too-long',
    `${describeEndpoint(server)} sent a chunk of ${long.length} bytes; the handout allows at most ${chunkSizeBytes}`,
  );
}
