/**
 * Files that text functions changed although their bytes are not text: line ends translated,
 * characters replaced, dropped or encoded once more.
 */
import { firstBytes, hexOf } from './wording.ts';

export function explainTextMode(expected: Buffer, actual: Buffer, offset: number): string | undefined {
  const from = expected.subarray(offset);
  const to = actual.subarray(offset);
  const identical = offset === 0 ? '' : `identical for the ${firstBytes(offset)}, then `;
  if (withUnixLineEnds(expected) === withUnixLineEnds(actual)) {
    return `${identical}${lineEndOf(to)} instead of ${lineEndOf(from)}: line ends were translated, as happens to a file opened as text`;
  }
  const text = expected.toString('utf8');
  const replaced = actual.equals(Buffer.from(text));
  if (replaced || actual.equals(Buffer.from(text.replaceAll('\ufffd', '')))) {
    return `${identical}bytes that are not UTF-8 text were ${replaced ? 'replaced by ef bf bd' : 'dropped'}: the content was treated as text`;
  }
  if (actual.equals(Buffer.from(expected.toString('latin1')))) {
    return `${identical}${hexOf(to)} instead of ${hexOf(from, 1)}: the content was treated as text and encoded once more`;
  }
  return undefined;
}

function withUnixLineEnds(all: Buffer): string {
  return all.toString('latin1').replaceAll(/\r\n?/g, '\n');
}

function lineEndOf(bytes: Buffer): string {
  return hexOf(bytes, bytes[0] === 0x0d && bytes[1] === 0x0a ? 2 : 1);
}
