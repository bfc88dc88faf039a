/**
 * Names of files as text that loses nothing.
 *
 * On Linux a name is bytes, and Node's own text of bytes that are not UTF-8 cannot be turned back.
 * Here each such byte becomes one lone surrogate, from U+DC80 to U+DCFF, as in Python's
 * `surrogateescape`. A path in this form can be joined, split and compared like any other. Node's
 * functions get it as bytes, and people get it with escapes.
 */
import { decodeWindows1252 } from './windows-1252.ts';

/** The text of a name or path. */
export function nameText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\uFFFD')) return text;
  return bytes.toString('latin1').replace(sequences, (found) => {
    const isValid = found.length > 1 || found < '\u0080';
    return isValid ? Buffer.from(found, 'latin1').toString('utf8') : String.fromCharCode(0xdc00 + found.charCodeAt(0));
  });
}

/** What Node's functions take for a path of this form: the path itself, if it is plain text. */
export function nameBytes(path: string): string | Buffer {
  if (!isEscaped(path)) return path;
  return Buffer.concat(
    Array.from(path, (each) => (isEscaped(each) ? Buffer.from([each.charCodeAt(0) - 0xdc00]) : Buffer.from(each))),
  );
}

/** Whether the path contains bytes that are not UTF-8. */
export function isEscaped(path: string): boolean {
  return loneByte.test(path);
}

/** For people: `cli\xebnt.py`. */
export function escapeName(path: string): string {
  return path.replaceAll(everyLoneByte, (each) => String.raw`\x${(each.charCodeAt(0) - 0xdc00).toString(16)}`);
}

/**
 * A similar name that every program can use: `cliënt.py`. The bytes are taken for those of Western
 * Europe on Windows, which most such names come from.
 */
export function plainName(path: string): string {
  return path.replaceAll(everyLoneByte, (each) => {
    const letter = decodeWindows1252(Uint8Array.of(each.charCodeAt(0) - 0xdc00));
    return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(letter) ? letter : '_';
  });
}

const loneByte = /[\uDC80-\uDCFF]/u;
const everyLoneByte = /[\uDC80-\uDCFF]/gu;

/** Each character of UTF-8, well-formed, or a byte that belongs to none. */
const sequences =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[^]/g;
