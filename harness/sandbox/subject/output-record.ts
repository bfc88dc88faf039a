/**
 * Records what a subject writes to one stream as text, up to a cap. What comes after is counted and
 * discarded.
 */
import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import type { Recorder } from '../../transcript/recorder.ts';
import type { Role } from '../../handout/programs.ts';
import { outputBytes } from '../limits/limits.ts';

export class OutputRecord {
  readonly #decoder = new StringDecoder('utf8');
  readonly #type: 'screenWritten' | 'errorWritten';
  readonly #role: Role;
  readonly #recorder: Recorder;
  #writtenBytes = 0;

  constructor(type: 'screenWritten' | 'errorWritten', role: Role, recorder: Recorder) {
    this.#type = type;
    this.#role = role;
    this.#recorder = recorder;
  }

  /** Number of bytes written so far. */
  get writtenBytes(): number {
    return this.#writtenBytes;
  }

  write(chunk: Buffer): void {
    const roomBytes = Math.max(0, outputBytes - this.#writtenBytes);
    this.#writtenBytes += chunk.length;
    if (roomBytes === 0) return;
    const text = this.#decoder.write(chunk.subarray(0, roomBytes));
    if (text !== '') this.#recorder.record({ type: this.#type, subject: this.#role, text });
    if (this.#writtenBytes >= outputBytes)
      this.#recorder.record({ type: 'outputCut', subject: this.#role, keptBytes: outputBytes });
  }

  /** Records the total size if not everything was kept. */
  close(): void {
    if (this.#writtenBytes > outputBytes)
      this.#recorder.record({ type: 'outputCounted', subject: this.#role, writtenBytes: this.#writtenBytes });
  }
}

/** Resolves at the end of the stream. */
export function recordStream(stream: Readable, record: OutputRecord): Promise<void> {
  stream.on('data', (chunk: Buffer) => record.write(chunk));
  return new Promise((resolve) => {
    for (const end of ['error', 'close', 'end']) stream.on(end, () => resolve());
  });
}
