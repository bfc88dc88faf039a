/**
 * What went over the wire during a scenario, in the order of the transcript: captured traffic, or
 * else what datagrade's own sockets sent and received.
 *
 * Scenarios share performances: traffic after the last action of this scenario belongs to others
 * and is left out.
 */
import type { Endpoint, Transcript, TranscriptEvent } from '../../harness/transcript/transcript.ts';
import type { NarratedStep } from './narrated-step.ts';

export interface Sighting {
  /** Position of its event in the transcript. */
  readonly event: number;
  readonly atMs: number;
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** A datagram, or the kernel's answer that no socket listens at its destination. */
  readonly is: 'datagram' | 'refusal';
  readonly sizeBytes: number;
  /** Absent if it is no longer known. */
  readonly payload?: Uint8Array;
}

export interface Sightings {
  readonly sightings: readonly Sighting[];
  readonly isCaptured: boolean;
}

export function sightingsIn({ events }: Transcript, steps: readonly NarratedStep[]): Sightings {
  const isCaptured = events.some(({ type }) => type === 'captureBegan');
  const lastAction = Math.max(-1, ...steps.map((step) => step.action));
  const next = events.findIndex((event) => event.type === 'actionBegan' && event.action > lastAction);
  const own = next === -1 ? events : events.slice(0, next);
  const sightings = own.flatMap((event, index) => {
    const seen = isCaptured ? captured(event) : ofSockets(event);
    return seen === undefined ? [] : [{ event: index, atMs: event.atMs, ...seen }];
  });
  return { sightings, isCaptured };
}

type Seen = Omit<Sighting, 'event' | 'atMs'>;

function captured(event: TranscriptEvent): Seen | undefined {
  if (event.type === 'datagramRefused') return { is: 'refusal', from: event.from, to: event.to, sizeBytes: 0 };
  if (event.type !== 'datagramCaptured') return undefined;
  const { from, to, sizeBytes, payload } = event;
  return { is: 'datagram', from, to, sizeBytes, ...(payload === undefined ? {} : { payload: fromBase64(payload) }) };
}

function ofSockets(event: TranscriptEvent): Seen | undefined {
  if (event.type !== 'datagramSent' && event.type !== 'datagramReceived') return undefined;
  const subject = { address: event.subjectAddress, port: event.subjectPort };
  const peer = { address: event.subjectAddress.includes(':') ? '::1' : '127.0.0.1', port: event.peerPort };
  const payload = fromBase64(event.payload);
  const ends = event.type === 'datagramSent' ? { from: peer, to: subject } : { from: subject, to: peer };
  return { is: 'datagram', ...ends, sizeBytes: payload.length, payload };
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64'));
}
