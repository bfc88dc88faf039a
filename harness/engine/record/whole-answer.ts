/**
 * Whether a client has got all that it was to get from its server. Pure.
 */
import type { TranscriptEvent } from '../../transcript/transcript.ts';

const fullChunkBytes = 2048;

/**
 * The testbed's server has answered, or has sent a chunk that ends the file. In a pair, the captured
 * traffic shows the same of the submission's own server.
 *
 * @param startedAt index of the first event after the client's start
 */
export function hasWholeAnswer(events: readonly TranscriptEvent[], startedAt = 0): boolean {
  const transfersFile = events.some(({ type }) => type === 'fileServed');
  const servers = new Set(
    events.flatMap((event) => (event.type === 'portBound' && event.subject === 'server' ? [event.port] : [])),
  );
  return events.slice(startedAt).some((event) => {
    switch (event.type) {
      case 'datagramSent':
        return event.purpose.kind === 'answer' || (event.purpose.kind === 'chunk' && isShort(bytesOf(event.payload)));
      case 'datagramCaptured':
        return servers.has(event.from.port) && (!transfersFile || isShort(event.sizeBytes));
      default:
        return false;
    }
  });
}

function isShort(sizeBytes: number): boolean {
  return sizeBytes < fullChunkBytes;
}

function bytesOf(base64: string): number {
  return Buffer.from(base64, 'base64').length;
}
