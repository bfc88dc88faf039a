/**
 * Reads the beginning of a file as text, whatever its bytes.
 *
 * It accepts UTF-8 with or without a byte-order mark, UTF-16 with one, and treats everything else
 * as Windows-1252; line ends become `\n`. The first 256 KiB are enough to tell what a program is, and no
 * submission can make this slow.
 */
import { open } from 'node:fs/promises';
import { nameBytes } from '../../observe/file-name.ts';
import { decodeWindows1252 } from '../../observe/windows-1252.ts';

const headBytes = 256 * 1024;

export interface Source {
  readonly text: string;
  /**
   * Whether it contains NUL bytes, as a program or an image does. `text` is then Latin-1, byte for
   * byte.
   */
  readonly binary: boolean;
}

/** @returns undefined for a file that cannot be read */
export async function readSource(path: string): Promise<Source | undefined> {
  const bytes = await readHead(path);
  return bytes === undefined ? undefined : decodeSource(bytes);
}

/** Never throws. */
export function decodeSource(bytes: Uint8Array): Source {
  const start = byteOrderMark(bytes);
  if (start !== undefined) return { text: unifyLines(new TextDecoder(start).decode(bytes)), binary: false };
  if (bytes.includes(0)) return { text: Buffer.from(bytes).toString('latin1'), binary: true };
  return { text: unifyLines(decodeText(bytes)), binary: false };
}

async function readHead(path: string): Promise<Uint8Array | undefined> {
  try {
    await using file = await open(nameBytes(path), 'r');
    const buffer = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(buffer, 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return undefined;
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decodeText(bytes: Uint8Array): string {
  try {
    // A character that the limit cuts in two does not make the file Latin-1.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: bytes.length === headBytes });
  } catch {
    return decodeWindows1252(bytes);
  }
}

function unifyLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
