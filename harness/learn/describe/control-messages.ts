/**
 * The control messages of a file transfer in words. Pure.
 */
import {
  initialTransfer,
  afterChunk,
  encodeControlMessage,
  type TransferProtocol,
  type TransferState,
  type ControlMessage,
} from '../../profile/control-message.ts';

const sample = initialTransfer({ name: 'notes.txt', sizeBytes: 5000 });

/** @returns a part of a sentence: `the client answers each chunk with "ACK"` */
export function describeProtocol({ opening, toChunk, toLastChunk }: TransferProtocol): string {
  const afterOne = afterChunk(sample, 2048);
  const afterAll = [2048, 2048, 904].reduce(afterChunk, sample);
  const first = opening.map((message) => `the ${message.by} sends ${shown(message, sample)} before the first chunk`);
  const each = toChunk.map((message) => `the client answers each chunk with ${shown(message, afterOne)}`);
  const last =
    toChunk.length > 0
      ? []
      : toLastChunk.map((message) => `the client answers the last chunk with ${shown(message, afterAll)}`);
  return [...first, ...each, ...last].join(', ');
}

function shown(message: ControlMessage, progress: TransferState): string {
  const payload = Buffer.from(encodeControlMessage(message, progress));
  if (payload.length === 0) return 'an empty datagram';
  const text = payload.toString('utf8');
  const isText = Buffer.from(text).equals(payload) && !/\p{Cc}/u.test(text);
  return isText
    ? JSON.stringify(text.slice(0, 40))
    : `${payload.length} bytes (${payload.subarray(0, 12).toString('hex')})`;
}
