/**
 * Sends one file to one receiver (handout §4): chunks of 2048 bytes in order, and a shorter one at the end.
 *
 * Guarantees: memory does not grow with the file, and the pace asks before each burst. Other transfers of the same process go
 * on between two bursts.
 */
import type { FileHandle } from 'node:fs/promises';
import type { Endpoint, UdpSocket } from '../udp.ts';
import { chunksOf, isLastChunk } from './chunks.ts';
import { defaultPace } from './default-pace.ts';
import type { PaceTo } from './pace.ts';

export interface SendFileOptions {
  readonly pace?: PaceTo | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Keeps the final, shorter chunk back: the caller sends it later, or never. */
  readonly holdEnd?: boolean;
  /** The final chunk is about to be sent: the receiver may ask for something else from now on. */
  readonly onEnding?: (() => void) | undefined;
  /** After each burst and at the end: bytes sent so far. */
  readonly onProgress?: ((sentBytes: number) => void) | undefined;
}

export interface SentFile {
  readonly chunks: number;
  readonly sizeBytes: number;
  /** The chunk that was kept back, counted in neither figure; undefined unless `holdEnd`. */
  readonly heldEnd: Uint8Array | undefined;
}

/** @throws ExchangeError what sending or the pace throws; the signal's reason when aborted; the system's error when reading fails */
export async function sendFile(
  socket: UdpSocket,
  to: Endpoint,
  source: FileHandle | Uint8Array,
  { pace = defaultPace, signal, holdEnd = false, onEnding, onProgress }: SendFileOptions = {},
): Promise<SentFile> {
  using ownPace = pace(to);
  let [allowed, chunks, sizeBytes] = [0, 0, 0];
  for await (const chunk of chunksOf(source)) {
    if (allowed === 0) {
      onProgress?.(sizeBytes);
      allowed = await ownPace.nextBurst(signal);
    }
    if (isLastChunk(chunk)) {
      if (holdEnd) return { chunks, sizeBytes, heldEnd: chunk };
      onEnding?.();
    }
    await socket.send(chunk, to);
    allowed -= 1;
    chunks += 1;
    sizeBytes += chunk.length;
  }
  onProgress?.(sizeBytes);
  return { chunks, sizeBytes, heldEnd: undefined };
}
