/**
 * Writes the record of a performance while it happens, and counts what moves it forward.
 */
import { DatagramProgress } from './progress.ts';
import { RepeatedOutput } from './repeated-output.ts';
import type { EventBody, TranscriptEvent } from './transcript.ts';

const effects: ReadonlySet<EventBody['type']> = new Set(['portBound', 'portReleased', 'subjectExited']);

/** Appends events with their time; one recorder serves all that happens in one performance. */
export class Recorder {
  readonly events: TranscriptEvent[] = [];
  readonly #startedMs = performance.now();
  /** Milliseconds since the epoch. */
  readonly startedAtMs = performance.timeOrigin + this.#startedMs;

  #effects = 0;
  #repetitions = 0;
  #receivedDatagrams = 0;
  readonly #progress = new DatagramProgress();
  readonly repeatedOutput = new RepeatedOutput();
  /** Called after each event that is recorded when it happens. */
  onRecord: (() => void) | undefined;

  /** Count of what moves a scenario on: new datagrams, ports, ends; not mere output. */
  get effects(): number {
    return this.#effects;
  }

  /** Count of all datagrams that programs have sent to the testbed. */
  get receivedDatagrams(): number {
    return this.#receivedDatagrams;
  }

  /** Count of the datagrams that a program only sent again, and of what it wrote each time. */
  get repetitions(): number {
    return this.#repetitions;
  }

  record(body: EventBody): void {
    if (this.#isEffect(body)) this.#effects += 1;
    const atMs = Math.round((performance.now() - this.#startedMs) * 10) / 10;
    this.events.push({ atMs, ...body });
    this.onRecord?.();
  }

  #isEffect(body: EventBody): boolean {
    if (body.type === 'datagramSent') {
      this.#progress.noteAnswer();
      this.repeatedOutput.noteDatagram(true);
    }
    const isOutput = body.type === 'screenWritten' || body.type === 'errorWritten';
    if (isOutput && this.repeatedOutput.isRepetition(body.text)) this.#repetitions += 1;
    if (body.type !== 'datagramReceived') return effects.has(body.type);
    this.#receivedDatagrams += 1;
    const isProgress = this.#progress.isProgress(body.payload, (body.payload.length * 3) / 4);
    if (!isProgress) this.#repetitions += 1;
    this.repeatedOutput.noteDatagram(isProgress);
    return isProgress;
  }

  /** Records what the kernel saw before. @param epochMs when, by the kernel's clock; one that was set in between never leads out of the performance */
  recordFrom(epochMs: number, body: EventBody): void {
    const nowMs = performance.now() - this.#startedMs;
    const atMs = Math.round(Math.min(nowMs, Math.max(0, epochMs - this.startedAtMs)) * 1000) / 1000;
    this.events.push({ atMs, ...body });
  }
}
