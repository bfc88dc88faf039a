/**
 * What the halves of a file transfer say besides request and chunks, in words. Pure.
 */
import {
  beginningOf,
  withChunk,
  writeRemark,
  type FileExchange,
  type Progress,
  type Remark,
} from '../../profile/control-message.ts';

const sample = beginningOf({ name: 'notes.txt', sizeBytes: 5000 });

/** @returns the rest of a sentence: "the client acknowledges each chunk (“ACK”)" */
export function describeRemarks({ opening, toChunk, toLastChunk }: FileExchange): string {
  const afterOne = withChunk(sample, 2048);
  const afterAll = [2048, 2048, 904].reduce(withChunk, sample);
  const said = opening.map((remark) => `the ${remark.by} says ${shown(remark, sample)} before the first chunk`);
  const each = toChunk.map((remark) => `the client answers each chunk with ${shown(remark, afterOne)}`);
  const last =
    toChunk.length > 0
      ? []
      : toLastChunk.map((remark) => `the client answers the last chunk with ${shown(remark, afterAll)}`);
  return [...said, ...each, ...last].join(', ');
}

function shown(remark: Remark, progress: Progress): string {
  const payload = Buffer.from(writeRemark(remark, progress));
  if (payload.length === 0) return 'an empty datagram';
  const text = payload.toString('utf8');
  const isText = Buffer.from(text).equals(payload) && !/\p{Cc}/u.test(text);
  return isText
    ? JSON.stringify(text.slice(0, 40))
    : `${payload.length} bytes (${payload.subarray(0, 12).toString('hex')})`;
}
