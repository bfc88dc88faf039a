/**
 * What kind of archive a file is: its first bytes decide, never its name.
 *
 * The name matters only for documents and programs that are zips inside, which are not meant as an
 * archive.
 */
import { open } from 'node:fs/promises';
import { nameBytes } from '../../../observe/file-name.ts';
import { extensionOf } from '../../read/paths.ts';

export type ArchiveKind = 'zip' | 'tar' | 'gzip' | 'rar' | '7z' | 'bzip2' | 'xz';

/** Formats that are a zip inside. */
const zipInside = new Set(
  '.docx .xlsx .pptx .odt .ods .odp .odg .jar .war .apk .whl .egg .epub .mlx .pages .numbers .key .npz .pyz'.split(' '),
);
const archiveNames = new Set('.zip .tar .gz .tgz .rar .7z .bz2 .tbz2 .xz .txz'.split(' '));

/** Whether the name alone promises an archive. */
export function hasArchiveName(path: string): boolean {
  return archiveNames.has(extensionOf(path));
}

/** Whether a file is an archive, or means to be one. */
export async function looksLikeArchive(file: string): Promise<boolean> {
  return hasArchiveName(file) || (await archiveKind(file)) !== undefined;
}

/** @returns undefined for a file that is not an archive, or that cannot be read */
export async function archiveKind(file: string): Promise<ArchiveKind | undefined> {
  if (zipInside.has(extensionOf(file))) return undefined;
  try {
    await using handle = await open(nameBytes(file), 'r');
    const head = Buffer.alloc(512);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return kindOfBytes(head.subarray(0, bytesRead));
  } catch {
    return undefined;
  }
}

export function kindOfBytes(head: Buffer): ArchiveKind | undefined {
  const starts = signatures.find(([bytes]) => head.subarray(0, bytes.length).equals(bytes));
  if (starts !== undefined) return starts[1];
  return isTarHeader(head) ? 'tar' : undefined;
}

const signatures: readonly (readonly [Buffer, ArchiveKind])[] = [
  [Buffer.from('PK\u0003\u0004', 'latin1'), 'zip'],
  [Buffer.from('PK\u0005\u0006', 'latin1'), 'zip'],
  [Buffer.from('PK\u0007\u0008PK', 'latin1'), 'zip'],
  [Buffer.from([0x1f, 0x8b, 0x08]), 'gzip'],
  [Buffer.from('Rar!\u001a\u0007', 'latin1'), 'rar'],
  [Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), '7z'],
  [Buffer.from('BZh', 'latin1'), 'bzip2'],
  [Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]), 'xz'],
];

/** The checksum of the first header: the sum of its bytes, with blanks in place of the sum. */
function isTarHeader(head: Buffer): boolean {
  if (head.length < 512) return false;
  const stored = Number.parseInt(head.toString('latin1', 148, 156).replace(/\0.*$/s, '').trim(), 8);
  if (!(stored > 0)) return false;
  const sum = head.subarray(0, 512).reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  return sum === stored;
}
