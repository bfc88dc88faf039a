/**
 * Reads a tar, plain or in gzip, entry by entry; and a single file in gzip.
 */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { nameBytes } from '../../../observe/file-name.ts';
import { SubmissionError } from '../../error.ts';
import { quotePath } from '../../read/paths.ts';
import { archiveDamaged, archiveTooLarge } from '../fault.ts';
import type { UnpackBudget } from '../limits.ts';
import type { ArchiveEntry, VisitEntry } from './entry.ts';
import { kindOfBytes } from './kind.ts';

interface Reading {
  readonly shown: string;
  readonly budget: UnpackBudget;
  readonly visit: VisitEntry;
}

/** @throws SubmissionError if the archive as a whole cannot be read */
export async function readTar(file: string, reading: Reading): Promise<void> {
  await parse(createReadStream(nameBytes(file)), reading);
}

/**
 * A tar in gzip, or else one file, which is named like the archive without its ending.
 *
 * @throws SubmissionError if the archive as a whole cannot be read
 */
export async function readGzip(file: string, name: string, reading: Reading): Promise<void> {
  const compressed = createReadStream(nameBytes(file));
  const plain = compressed.pipe(createGunzip());
  compressed.on('error', (error) => plain.destroy(error));
  const chunks = plain[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await headOf(chunks, reading.shown);
  if (kindOfBytes(first) === 'tar') await parse(rest(first, chunks), reading);
  else await readSingle(rest(first, chunks), name, reading);
}

/** The first 512 bytes or more, fewer if there are no more. */
async function headOf(chunks: AsyncIterator<Buffer>, shown: string): Promise<Buffer> {
  let head = Buffer.alloc(0);
  try {
    while (head.length < 512) {
      const next = await chunks.next();
      if (next.done === true) break;
      head = Buffer.concat([head, next.value]);
    }
  } catch {
    throw archiveDamaged(shown, 'its compressed data are damaged or cut off');
  }
  return head;
}

async function* rest(first: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
}

async function readSingle(
  chunks: AsyncIterable<Buffer>,
  name: string,
  { shown, budget, visit }: Reading,
): Promise<void> {
  budget.takeEntry();
  const parts: Buffer[] = [];
  let length = 0;
  await counted(chunks, { shown, budget }, async (chunk) => {
    length += chunk.length;
    if (length > budget.maxFileBytes) throw archiveTooLarge(shown, 'the file in it is too large');
    parts.push(chunk);
  });
  const content = Buffer.concat(parts);
  await visit({ name, kind: 'file', isExecutable: false, content: () => Promise.resolve(content) });
}

async function parse(chunks: AsyncIterable<Buffer>, { shown, budget, visit }: Reading): Promise<void> {
  let failed: Error | undefined;
  let visits: Promise<void> = Promise.resolve();
  const fail = (error: Error): void => void (failed ??= error);
  const parser = new Parser({
    // The parser opens what it takes for compressed; that has been done.
    gzip: false,
    brotli: false,
    onwarn: (code) => {
      if (!harmless.has(code)) fail(archiveDamaged(shown, 'it is damaged or cut off'));
    },
    onReadEntry: (entry) => {
      const content = collected(entry, shown, budget);
      content.catch(() => undefined);
      visits = visits
        .then(() => (failed === undefined ? visit({ ...describe(entry), content: () => content }) : undefined))
        .catch(fail);
      try {
        budget.takeEntry();
      } catch (error) {
        fail(error as Error);
      }
    },
  });
  const ended = once(parser, 'end');
  ended.catch(() => undefined);
  await counted(chunks, { shown, budget }, async (chunk) => {
    if (failed !== undefined) throw failed;
    if (!parser.write(chunk)) await Promise.race([once(parser, 'drain'), ended]);
  });
  parser.end();
  await ended;
  await visits;
  if (failed !== undefined) throw failed;
}

const harmless = new Set(['TAR_ENTRY_INFO', 'TAR_ENTRY_UNSUPPORTED']);

async function counted(
  chunks: AsyncIterable<Buffer>,
  { shown, budget }: Omit<Reading, 'visit'>,
  take: (chunk: Buffer) => Promise<void>,
): Promise<void> {
  try {
    for await (const chunk of chunks) {
      budget.takeBytes(chunk.length);
      await take(chunk);
    }
  } catch (error) {
    if (error instanceof SubmissionError) throw error;
    throw archiveDamaged(shown, 'its data are damaged or cut off');
  }
}

async function collected(entry: ReadEntry, shown: string, budget: UnpackBudget): Promise<Buffer> {
  if (entry.size > budget.maxFileBytes) {
    entry.resume();
    throw archiveTooLarge(shown, `${quotePath(entry.path)} in it is too large`);
  }
  return Buffer.concat(await entry.collect());
}

function describe(entry: ReadEntry): Omit<ArchiveEntry, 'content'> {
  return { name: entry.path, kind: kindOf(entry), isExecutable: ((entry.mode ?? 0) & 0o111) !== 0 };
}

function kindOf({ type }: ReadEntry): ArchiveEntry['kind'] {
  switch (type) {
    case 'File':
    case 'OldFile':
    case 'ContiguousFile':
      return 'file';
    case 'Directory':
    case 'GNUDumpDir':
      return 'folder';
    case 'Link':
    case 'SymbolicLink':
      return 'link';
    default:
      return 'device';
  }
}
