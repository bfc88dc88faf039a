/** Which half a port belongs to, from all that a transcript says about it. */
import type { TranscriptEvent } from '../../harness/transcript/transcript.ts';

type Half = 'client' | 'server';

/** @returns the halves between which a datagram goes */
export type LaneOfPort = (from: number, to: number) => readonly [from: Half, to: Half];

export function lanesOfPorts(events: readonly TranscriptEvent[]): LaneOfPort {
  const halves = new Map<number, Half>();
  const started = new Set<Half>();
  for (const event of events) {
    if (event.type === 'subjectStarted') started.add(event.subject);
    if (event.type === 'portBound') halves.set(event.port, event.subject);
  }
  const [only] = started.size === 1 ? started : [];
  for (const event of events) {
    if (event.type !== 'datagramSent' && event.type !== 'datagramReceived') continue;
    const subject = halves.get(event.subjectPort) ?? only;
    if (subject === undefined) continue;
    halves.set(event.subjectPort, subject);
    if (!halves.has(event.peerPort)) halves.set(event.peerPort, otherHalf(subject));
  }
  return (from, to) => {
    const target = halves.get(to);
    // A datagram of an unknown socket to another unknown one: a client speaks first.
    const source = halves.get(from) ?? (target === undefined ? 'client' : otherHalf(target));
    return [source, otherHalf(source)];
  };
}

function otherHalf(half: Half): Half {
  return half === 'client' ? 'server' : 'client';
}
