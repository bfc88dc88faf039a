/**
 * The text of a roster, whatever program wrote it: UTF-8 with or without a byte order mark, UTF-16,
 * or else Windows-1252. Pure.
 */
import { RosterError } from '../roster.ts';
import { decodeWindows1252 } from '../../../observe/windows-1252.ts';

export interface DecodedRoster {
  readonly text: string;
  /** Why the encoding is an assumption, as a sentence. */
  readonly note?: string;
}

/** @throws RosterError for bytes that are no text */
export function decodeRoster(bytes: Uint8Array): DecodedRoster {
  refuseBinary(bytes);
  const encoding = utf16Of(bytes);
  if (encoding !== undefined) return { text: requireText(decodeUtf16(bytes, encoding)) };
  try {
    return { text: requireText(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch (error) {
    if (error instanceof RosterError) throw error;
  }
  const line = lineThatIsNotUtf8(bytes);
  return {
    text: requireText(decodeWindows1252(bytes)),
    note: `line ${line} is not UTF-8, so the roster was read as Windows-1252; check that the names have their accents`,
  };
}

const magicNumbers: readonly (readonly [what: string, start: readonly number[]])[] = [
  ['a spreadsheet or an archive', [0x50, 0x4b, 3, 4]],
  ['an old spreadsheet', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a compressed file', [0x1f, 0x8b]],
  ['a text in UTF-32', [0xff, 0xfe, 0, 0]],
];

function refuseBinary(bytes: Uint8Array): void {
  const known = magicNumbers.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
  if (known !== undefined) throw new RosterError(`it is ${known[0]}; save it as CSV in UTF-8`);
}

/** By its byte order mark, or because every second byte of Western text is zero. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const start = bytes.subarray(0, 4096);
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even === 0 && odd * 4 > start.length) return 'utf-16le';
  return odd === 0 && even * 4 > start.length ? 'utf-16be' : undefined;
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new RosterError('it looks like UTF-16 and is damaged; save it as CSV in UTF-8');
  }
}

function requireText(text: string): string {
  const found = /[\0-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/.exec(text);
  if (found === null) return text;
  const what = found[0] === '\0' ? 'a NUL byte' : `the control character ${found[0].charCodeAt(0)}`;
  throw new RosterError(
    `line ${lineAt(text, found.index)} contains ${what}, which is not text; save the roster as CSV in UTF-8`,
  );
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split(/\r\n|\r|\n/).length;
}

/** Each byte is one character here, and a line ends where it ends in UTF-8. */
function lineThatIsNotUtf8(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (good + 1 < bad) {
    const middle = (good + bad) >> 1;
    if (isStartOfUtf8(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return Buffer.from(bytes.subarray(0, good))
    .toString('latin1')
    .split(/\r\n|\r|\n/).length;
}

/** Whether the bytes may be the beginning of a text in UTF-8: the last character may be cut. */
function isStartOfUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
