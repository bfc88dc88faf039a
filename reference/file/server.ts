/**
 * The server of "File Transfer" (handout §4): sends the named files of one folder to whoever asks.
 *
 * Serves several clients at once, burst by burst in turn. A file that is missing or refused is answered with nothing, because
 * the handout has no datagram for it; the reason goes to the caller. A second request from the same address and port during a
 * transfer is refused, since two streams into one socket would spoil each other.
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
  /** Undefined where the datagram is no request in this layout. */
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
  /** A bound socket, which the server closes at its end. */
  readonly socket: UdpSocket;
  /** The bare name unless given. */
  readonly layout?: FileRequestLayout;
  readonly pace?: PaceTo | undefined;
  /** The folder is there and requests will be answered. */
  readonly onReady?: (local: Endpoint) => void;
  /** A file was opened and will be sent. */
  readonly onRequest?: (transfer: Transfer) => void;
  readonly onRefusal?: (refusal: Refusal) => void;
  readonly onProgress?: (transfer: Transfer, sentBytes: number) => void;
  readonly onEnd?: (end: TransferEnd) => void;
  readonly signal?: AbortSignal;
  /** Transfers at the same time; 64 unless given. */
  readonly maxTransfers?: number;
}

/**
 * Serves until the signal aborts; resolves after all transfers have stopped and the socket has been closed.
 *
 * @throws ExchangeError `cannot-serve` where the folder is missing; otherwise what a callback throws
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

/** The request, unless it is none or cannot be served now: then it is reported. */
function admit(
  name: string | undefined,
  from: Endpoint,
  busy: ReadonlySet<string>,
  { onRefusal, maxTransfers = 64 }: ServeFilesOptions,
): Request | undefined {
  const refuse = (code: Refusal['code'], reason: string): undefined => {
    onRefusal?.({ from, name, code, reason });
  };
  if (name === undefined) return refuse('no-request', 'it is no request in the expected form');
  if (busy.has(describeEndpoint(from))) return refuse('already-sending', 'this client is still being sent a file');
  if (busy.size >= maxTransfers) return refuse('too-many', `${maxTransfers} transfers are under way`);
  return { from, name };
}

/**
 * Opens and sends one file; whatever is wrong with it or its receiver is reported, never thrown.
 *
 * @param release to be called as soon as the client may ask again: it may do so at once when it has the last chunk
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
  let because = 'it is no folder';
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
