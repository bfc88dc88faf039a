/**
 * Reads a zip, entry by entry, with the sizes and checksums that its directory promises.
 */
import { openSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { type Entry, fromFdPromise, openPromise, type ZipFile } from 'yauzl';
import { isEscaped, nameBytes } from '../../../observe/file-name.ts';
import { SubmissionError } from '../../error.ts';
import { quotePath } from '../../read/paths.ts';
import { archiveDamaged, archiveEncrypted, archiveTooLarge, archiveUnknown } from '../fault.ts';
import type { UnpackBudget } from '../limits.ts';
import { decodeNames } from '../names/decode-names.ts';
import type { ArchiveEntry, VisitEntry } from './entry.ts';

/**
 * @returns the encoding of its names if that is an assumption
 * @throws SubmissionError if the archive as a whole cannot be read
 */
export async function readZip(
  file: string,
  { shown, budget, visit }: { readonly shown: string; readonly budget: UnpackBudget; readonly visit: VisitEntry },
): Promise<string | undefined> {
  const zip = await opened(file, shown);
  try {
    const entries = await entriesOf(zip, shown, budget);
    const { names, assumed } = decodeNames(entries.map(rawNameOf));
    for (const [index, entry] of entries.entries())
      await visit(visited(zip, entry, { name: names[index] ?? '', shown, budget }));
    return assumed;
  } finally {
    zip.close();
  }
}

async function opened(file: string, shown: string): Promise<ZipFile> {
  try {
    if (!isEscaped(file)) return await openPromise(file, zipOptions);
    return await fromFdPromise(openSync(nameBytes(file), 'r'), zipOptions);
  } catch {
    throw archiveDamaged(shown, 'the directory at its end is missing or damaged');
  }
}

const zipOptions = { decodeStrings: false, autoClose: false };

async function entriesOf(zip: ZipFile, shown: string, budget: UnpackBudget): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      budget.takeEntry();
      entries.push(entry);
    }
  } catch (error) {
    if (error instanceof SubmissionError) throw error;
    throw archiveDamaged(shown, 'the directory at its end is damaged');
  }
  return entries;
}

/** A name in UTF-8 that an extra field repeats, if it belongs to this entry, else the plain name. */
function rawNameOf({ fileNameRaw, extraFields }: Entry): Buffer {
  const data = extraFields.find(({ id }) => id === 0x7075)?.data;
  if (data === undefined || data.length < 6 || data[0] !== 1) return fileNameRaw;
  return data.readUInt32LE(1) === crc32(fileNameRaw) ? data.subarray(5) : fileNameRaw;
}

interface Context {
  readonly name: string;
  readonly shown: string;
  readonly budget: UnpackBudget;
}

function visited(zip: ZipFile, entry: Entry, context: Context): ArchiveEntry {
  const writer = entry.versionMadeBy >>> 8;
  // Unix and macOS keep the mode of a file in the upper half.
  const mode = writer === 3 || writer === 19 ? entry.externalFileAttributes >>> 16 : 0;
  return {
    name: context.name,
    kind: kindOf(mode, context.name),
    isExecutable: (mode & 0o111) !== 0,
    content: () => entryContent(zip, entry, context),
  };
}

function kindOf(mode: number, name: string): ArchiveEntry['kind'] {
  switch (mode & 0o170000) {
    case 0o120000:
      return 'link';
    case 0o020000:
    case 0o060000:
    case 0o010000:
    case 0o140000:
      return 'device';
    default:
      return /[/\\]$/.test(name) ? 'folder' : 'file';
  }
}

async function entryContent(zip: ZipFile, entry: Entry, { name, shown, budget }: Context): Promise<Buffer> {
  if (entry.isEncrypted()) throw archiveEncrypted(shown, name);
  if (!entry.canDecodeFileData())
    throw archiveUnknown(shown, `a zip whose compression (method ${entry.compressionMethod}) is unusual`);
  if (entry.uncompressedSize > budget.maxFileBytes)
    throw archiveTooLarge(shown, `${quotePath(name)} in it is too large`);
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      budget.takeBytes((chunk as Buffer).length);
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    if (error instanceof SubmissionError) throw error;
    throw archiveDamaged(shown, `${quotePath(name)} in it is damaged or cut off`);
  }
  const content = Buffer.concat(chunks);
  if (crc32(content) !== entry.crc32) throw archiveDamaged(shown, `the checksum of ${quotePath(name)} in it is wrong`);
  return content;
}
