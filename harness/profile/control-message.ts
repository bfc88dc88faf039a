/**
 * Datagrams of a file transfer that the handout does not mention, where both halves of a submission agree on them: a header ahead of the content,
 * an answer to it, an acknowledgement of each chunk. Pure.
 *
 * A remark may repeat the file's name and count something. One that stands in a chunk itself is none.
 */
import type { Layout } from '../../reference/add/dialect.ts';
import { encode, type AddValues } from '../../reference/add/message.ts';
import type { Role } from '../handout/programs.ts';

export interface TransferProtocol {
  /** What is said between the request and the first chunk, in turn. */
  readonly opening: readonly OpeningMessage[];
  /** What the client says to each chunk but the last. */
  readonly toChunk: readonly ControlMessage[];
  readonly toLastChunk: readonly ControlMessage[];
}

export type OpeningMessage = ControlMessage & { readonly by: Role };

export interface ControlMessage {
  /** `name` in it is the file's, `number` what is counted. */
  readonly layout: Layout;
  readonly counts?: Counter;
}

/** What a remark counts: chunks or bytes that the client has by then, bytes of the last one, or all that the file has. */
export interface Counter {
  readonly of: 'chunks' | 'bytes' | 'chunkBytes' | 'allChunks' | 'allBytes';
  /** One more or less, where counting begins elsewhere. */
  readonly plus: number;
}

/** How far a transfer is. */
export interface TransferState {
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly chunks: number;
  readonly bytes: number;
  readonly chunkBytes: number;
}

export function initialTransfer(file: { readonly name: string; readonly sizeBytes: number }): TransferState {
  return { fileName: file.name, sizeBytes: file.sizeBytes, chunks: 0, bytes: 0, chunkBytes: 0 };
}

export function afterChunk(progress: TransferState, chunkBytes: number): TransferState {
  return { ...progress, chunks: progress.chunks + 1, bytes: progress.bytes + chunkBytes, chunkBytes };
}

/** Whether the chunk that came last ends the file. One that is cut smaller than the handout says ends it where the file does. */
export function isComplete({ chunkBytes, bytes, sizeBytes }: TransferState): boolean {
  return chunkBytes < 2048 && bytes >= sizeBytes;
}

/** @throws ExchangeError `cannot-carry` where the layout has no room for the name or for what is counted */
export function encodeControlMessage(message: ControlMessage, progress: TransferState): Uint8Array {
  return encode([message.layout], controlValues(message, progress))[0] as Uint8Array;
}

/** The values of its layout at this point of a transfer. */
export function controlValues({ counts }: Pick<ControlMessage, 'counts'>, progress: TransferState): AddValues {
  return { name: progress.fileName, number: counts === undefined ? 0 : counterValue(counts, progress) };
}

export function counterValue({ of, plus }: Counter, progress: TransferState): number {
  switch (of) {
    case 'chunks':
      return progress.chunks + plus;
    case 'bytes':
      return progress.bytes + plus;
    case 'chunkBytes':
      return progress.chunkBytes + plus;
    case 'allChunks':
      return Math.floor(progress.sizeBytes / 2048) + 1 + plus;
    case 'allBytes':
      return progress.sizeBytes + plus;
  }
}
