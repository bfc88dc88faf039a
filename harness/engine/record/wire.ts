/**
 * Takes what the lane's capture has seen into the record of one performance. It records whole
 * datagrams as long as there is room, then lengths and digests, then only a count. Without a
 * capture it records nothing.
 */
import { createHash } from 'node:crypto';
import type { Capture, Captured } from '../../observe/network/capture.ts';
import { nameServicePort, ownAddress } from '../../sandbox/lane/name-server.ts';
import { DatagramProgress } from '../../transcript/progress.ts';
import type { Recorder } from '../../transcript/recorder.ts';
import type { CapturedDatagram, Endpoint } from '../../transcript/transcript.ts';

/** Graded exchanges are far smaller. More is a flood. */
const payloadCapBytes = 1 << 20;
const datagramCap = 4096;

export class WireRecord {
  readonly #recorder: Recorder;
  readonly #capture: Capture | undefined;
  #recorded = 0;
  /** Bytes of payload that may still be recorded. */
  #roomBytes = payloadCapBytes;
  #beyondCap = 0;
  readonly #countsFrom = new Map<number, number>();
  readonly #sentFrom = new Map<number, number>();
  readonly #progressOf = new Map<number, DatagramProgress>();

  constructor(recorder: Recorder, capture: Capture | undefined) {
    this.#recorder = recorder;
    this.#capture = capture;
    if (capture === undefined) return;
    capture.skip();
    this.#record(() => recorder.record({ type: 'captureBegan' }));
  }

  /** Events that it has recorded. */
  get recorded(): number {
    return this.#recorded;
  }

  /** Datagrams sent from the port that show progress. */
  countFrom(port: number): number {
    return this.#countsFrom.get(port) ?? 0;
  }

  /** All datagrams sent from the port. */
  sentFrom(port: number): number {
    return this.#sentFrom.get(port) ?? 0;
  }

  takeIn(): void {
    for (const captured of this.#capture?.read() ?? []) this.#note(captured);
  }

  /** Takes in the last datagrams, and records how many are missing. */
  end(): void {
    if (this.#capture === undefined) return;
    this.takeIn();
    const overflowed = this.#capture.overflowed();
    if (overflowed > 0) this.#recorder.record({ type: 'captureCut', by: 'overflow', count: overflowed });
    if (this.#beyondCap > 0) this.#recorder.record({ type: 'captureCut', by: 'cap', count: this.#beyondCap });
  }

  #note(captured: Captured): void {
    const { epochMs, from, to } = captured;
    // The lookup of a host name is not a datagram of the lab.
    if (isNameService(from) || isNameService(to)) return;
    if (captured.is === 'datagram') this.#noteProgress(captured);
    if (this.#recorded > datagramCap) {
      this.#beyondCap += 1;
      return;
    }
    this.#record(() =>
      this.#recorder.recordFrom(
        epochMs,
        captured.is === 'refusal'
          ? { type: 'datagramRefused', from, to }
          : { type: 'datagramCaptured', from, to, sizeBytes: captured.sizeBytes, ...this.#contentOf(captured) },
      ),
    );
  }

  #noteProgress({ from, to, payload, sizeBytes }: Captured & { is: 'datagram' }): void {
    this.#sentFrom.set(from.port, this.sentFrom(from.port) + 1);
    const isNew = this.#progressAt(from.port).isProgress(Buffer.from(payload).toString('latin1'), sizeBytes);
    this.#progressAt(to.port).noteQuestion(isNew);
    this.#recorder.repeatedOutput.noteDatagram(isNew);
    if (isNew) this.#countsFrom.set(from.port, this.countFrom(from.port) + 1);
  }

  #progressAt(port: number): DatagramProgress {
    const progress = this.#progressOf.get(port) ?? new DatagramProgress();
    this.#progressOf.set(port, progress);
    return progress;
  }

  #contentOf({ payload, sizeBytes }: Captured & { is: 'datagram' }): Pick<CapturedDatagram, 'payload' | 'digest'> {
    if (payload.length < sizeBytes) return {};
    if (sizeBytes > this.#roomBytes) return { digest: createHash('sha256').update(payload).digest('hex') };
    this.#roomBytes -= sizeBytes;
    return { payload: Buffer.from(payload).toString('base64') };
  }

  #record(record: () => void): void {
    this.#recorded += 1;
    record();
  }
}

function isNameService({ address, port }: Endpoint): boolean {
  return port === nameServicePort && address === ownAddress;
}
