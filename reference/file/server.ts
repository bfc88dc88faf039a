/**
 * The server of "File Transfer" (handout §4): sends the requested files of one folder.
 *
 * It serves several clients concurrently, one burst at a time. It sends nothing for a file that is
 * missing or refused, because the handout has no datagram for this; it reports the reason to the
 * caller. During a transfer, it refuses a further request from the same address and port, because
 * two streams to one socket would mix.
 */
import { realpath, stat } from 'node:fs/promises';
import { describeEndpoint } from '../endpoint.ts';
import { ExchangeError, systemCodeOf } from '../exchange-error.ts';
import type { Endpoint, UdpSocket } from '../udp.ts';
import { bareName, decodeFileRequest, type FileRequestLayout } from './message.ts';
import { openInside, type RefusalCode } from './open-inside.ts';
import type { PaceTo } from './pace.ts';
import { sendFile } from './send-file.ts';

export interface Transfer {
  readonly from: Endpoint;
  readonly name: string;
  /** Size of the file when it was opened. */
  readonly sizeBytes: number;
}

export interface Refusal {
  readonly from: Endpoint;
  /** Undefined if the datagram is not a request in this layout. */
  readonly name: string | undefined;
  readonly code: RefusalCode | 'no-request' | 'already-sending' | 'too-many';
  readonly reason: string;
}

export type TransferEnd = Transfer &
  (
    | { readonly outcome: 'sent'; readonly sentBytes: number; readonly chunks: number; readonly durationMs: number }
    | { readonly outcome: 'stopped'; readonly reason: string }
  );

export interface ServeFilesOptions {
  /** The served folder. */
  readonly root: string;
  /** A bound socket. The server closes it when it ends. */
  readonly socket: UdpSocket;
  /** By default, the name alone. */
  readonly layout?: FileRequestLayout;
  readonly pace?: PaceTo | undefined;
  /** The folder exists, and requests will be answered. */
  readonly onReady?: (local: Endpoint) => void;
  /** A requested file is open and will be sent. */
  readonly onRequest?: (transfer: Transfer) => void;
  readonly onRefusal?: (refusal: Refusal) => void;
  readonly onProgress?: (transfer: Transfer, sentBytes: number) => void;
  readonly onEnd?: (end: TransferEnd) => void;
  readonly signal?: AbortSignal;
  /** Maximum number of concurrent transfers; 64 by default. */
  readonly maxTransfers?: number;
}

/**
 * Serves until the signal aborts. Resolves when all transfers have stopped and the socket is
 * closed.
 *
 * @throws ExchangeError `cannot-serve` if the folder is missing; otherwise what a callback throws
 */
export async function serveFiles(options: ServeFilesOptions): Promise<void> {
  await using socket = options.socket;
  const root = await servedFolder(options.root);
  const stop = new AbortController();
  const signal = AbortSignal.any(options.signal === undefined ? [stop.signal] : [stop.signal, options.signal]);
  const busy = new Set<string>();
  const running = new Set<Promise<void>>();
  options.onReady?.(socket.local);
  try {
    for (;;) {
      const { payload, from } = await socket.receive({ signal });
      const request = admit(decodeFileRequest(options.layout ?? bareName, payload), from, busy, options);
      if (request === undefined) continue;
      const client = describeEndpoint(from);
      busy.add(client);
      const transfer = serveOne(options, root, request, signal, () => busy.delete(client))
        .catch((error: unknown) => stop.abort(error))
        .finally(() => running.delete(transfer));
      running.add(transfer);
    }
  } catch (error) {
    if (options.signal?.aborted !== true) throw error;
  } finally {
    stop.abort();
    await Promise.all(running);
  }
}

interface Request {
  readonly from: Endpoint;
  readonly name: string;
}

/**
 * The request. If the datagram is not a request, or cannot be served now, this is reported instead.
 */
function admit(
  name: string | undefined,
  from: Endpoint,
  busy: ReadonlySet<string>,
  { onRefusal, maxTransfers = 64 }: ServeFilesOptions,
): Request | undefined {
  const refuse = (code: Refusal['code'], reason: string): undefined => {
    onRefusal?.({ from, name, code, reason });
  };
  if (name === undefined) return refuse('no-request', 'the datagram is not a request in the expected format');
  if (busy.has(describeEndpoint(from)))
    return refuse('already-sending', 'a transfer to this client is still in progress');
  if (busy.size >= maxTransfers) return refuse('too-many', `${maxTransfers} transfers are under way`);
  return { from, name };
}

/**
 * Opens and sends one file. Problems with the file or its receiver are reported, never thrown.
 *
 * @param release is called as soon as the client may send another request, directly before the last
 * chunk
 */
async function serveOne(
  { socket, pace, ...listeners }: ServeFilesOptions,
  root: string,
  { from, name }: Request,
  signal: AbortSignal,
  release: () => void,
): Promise<void> {
  const opened = await openInside(root, name);
  if (!opened.ok) {
    release();
    return listeners.onRefusal?.({ from, name, code: opened.code, reason: opened.reason });
  }
  await using handle = opened.handle;
  const transfer: Transfer = { from, name, sizeBytes: opened.sizeBytes };
  const startMs = performance.now();
  listeners.onRequest?.(transfer);
  const onProgress = (sentBytes: number): void => listeners.onProgress?.(transfer, sentBytes);
  const sent = await sendFile(socket, from, handle, { pace, signal, onProgress, onEnding: release }).catch(
    (error: unknown) => (signal.aborted ? 'the server was told to end' : reasonOf(error)),
  );
  release();
  if (typeof sent === 'string') return listeners.onEnd?.({ ...transfer, outcome: 'stopped', reason: sent });
  const durationMs = performance.now() - startMs;
  listeners.onEnd?.({ ...transfer, outcome: 'sent', sentBytes: sent.sizeBytes, chunks: sent.chunks, durationMs });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function servedFolder(root: string): Promise<string> {
  let because = 'it is not a folder';
  try {
    const real = await realpath(root);
    if ((await stat(real)).isDirectory()) return real;
  } catch (error) {
    because = systemCodeOf(error) === 'ENOENT' ? 'it does not exist' : reasonOf(error);
  }
  throw new ExchangeError(
    'cannot-serve',
    `cannot serve the folder "${root}": ${because}; name the folder that holds the files`,
  );
}
