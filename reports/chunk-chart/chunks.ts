/**
 * The chunks that a submission's server sent of one file, beside those that the handout asks for. A
 * pure function of a transcript.
 */
import type { Action } from '../../harness/transcript/action.ts';
import type { Transcript, TranscriptEvent } from '../../harness/transcript/transcript.ts';
import { lanesOfPorts } from '../sequence/ports.ts';

export interface ChunkChart {
  readonly fileBytes: number;
  /** Sizes in bytes, in the order in which they are to be sent. */
  readonly expected: readonly number[];
  readonly actual: readonly number[];
}

/** @returns undefined if no file was asked for, or if datagrade played the server */
export function chunksOf(transcript: Transcript): ChunkChart | undefined {
  const { actions, events, facts } = transcript;
  const asking = actions.findLastIndex((action) => fileOf(action) !== undefined);
  const file = fileOf(actions[asking]);
  const isOwn = events.some((event) => event.type === 'subjectStarted' && event.subject === 'server');
  const start = events.findIndex((event) => event.type === 'actionBegan' && event.action === asking);
  if (file === undefined || !isOwn || start === -1) return undefined;
  const sizes = sizesFromServer(events.slice(start), events);
  return {
    fileBytes: file.sizeBytes,
    expected: expectedSizes(file.sizeBytes),
    actual: sizes.slice(facts.aheadOfFile ?? 0),
  };
}

/** Every chunk has 2048 bytes but the last one, which is shorter. */
function expectedSizes(fileBytes: number): number[] {
  const full = Math.floor(fileBytes / chunkBytes);
  return [...Array<number>(full).fill(chunkBytes), fileBytes % chunkBytes];
}

export const chunkBytes = 2048;

function fileOf(action: Action | undefined): { readonly sizeBytes: number } | undefined {
  return action?.verb === 'peerRequests' || action?.verb === 'clientStarts' ? action.file : undefined;
}

function sizesFromServer(own: readonly TranscriptEvent[], all: readonly TranscriptEvent[]): number[] {
  const laneOf = lanesOfPorts(all);
  const isCaptured = all.some(({ type }) => type === 'captureBegan');
  return own.flatMap((event) => {
    if (isCaptured) {
      if (event.type !== 'datagramCaptured') return [];
      return laneOf(event.from.port, event.to.port)[0] === 'server' ? [event.sizeBytes] : [];
    }
    if (event.type !== 'datagramReceived') return [];
    const isServers = laneOf(event.subjectPort, event.peerPort)[0] === 'server';
    return isServers ? [Buffer.byteLength(event.payload, 'base64')] : [];
  });
}
