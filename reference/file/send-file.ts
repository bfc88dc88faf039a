/**
 * Sends one file to one receiver (handout §4): chunks of 2048 bytes in order, and a shorter one at
 * the end.
 *
 * Memory does not grow with the file. The pace allows each burst. Other transfers of the same
 * process continue between two bursts.
 */
import type { FileHandle } from 'node:fs/promises';
import type { Endpoint, UdpSocket } from '../udp.ts';
import { chunksOf, isLastChunk } from './chunks.ts';
import { defaultPace } from './default-pace.ts';
import type { PaceTo } from './pace.ts';

export interface SendFileOptions {
  readonly pace?: PaceTo | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Does not send the final, shorter chunk, so that the caller can send it later. */
  readonly holdEnd?: boolean;
  /** Called before the final chunk is sent. From now on, the receiver may send its next request. */
  readonly onEnding?: (() => void) | undefined;
  /** Called before each burst and at the end, with the number of bytes sent so far. */
  readonly onProgress?: ((sentBytes: number) => void) | undefined;
}

export interface SentFile {
  readonly chunks: number;
  readonly sizeBytes: number;
  /** The final chunk, if `holdEnd`; it is not counted in the two figures. */
  readonly heldEnd: Uint8Array | undefined;
}

/**
 * @throws ExchangeError what sending or the pace throws; the signal's reason when aborted; the
 * system's error when reading fails
 */
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
