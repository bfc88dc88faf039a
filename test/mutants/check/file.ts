/**
 * Lets the client and the server of a submission transfer files and compares the client's disk and
 * the chunks on the wire with the handout.
 */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededNumbers } from '../../../harness/transcript/seeded-numbers.ts';
import type { Start } from './job.ts';
import { RunningProgram } from './running-program.ts';
import type { Trees } from './trees.ts';
import type { Seen, Wire } from './wire.ts';

const chunkBytes = 2048;

/** The second transfer of a name replaces the first one: another content, and a shorter one. */
const transfers = [
  ['notes.bin', 5000],
  ['full.bin', 4096],
  ['empty.bin', 0],
  ['one.bin', 1],
  ['less.bin', 2047],
  ['long.bin', 70_000],
  ['notes.bin', 2049],
  ['full.bin', 2048],
] as const;

interface Halves {
  readonly client: Start;
  readonly server: Start;
}

interface Transfer {
  readonly name: string;
  readonly content: Buffer;
}

export async function checkFile(halves: Halves, trees: Trees, wire: Wire): Promise<readonly string[]> {
  let server = await startServer(halves, trees);
  try {
    for (const [at, [name, sizeBytes]] of transfers.entries()) {
      const transfer = { name, content: contentOf(sizeBytes, at) };
      await writeFile(join(trees.server, halves.server.cwd, name), transfer.content);
      if (server.hasEnded) server = await startServer(halves, trees);
      let wrong = await transferProblems(halves, trees, wire, transfer);
      // A server that ends or is silent after its first file is started again.
      if (wrong.at(-1) === silent && at > 0) {
        await server.stop();
        server = await startServer(halves, trees);
        wrong = await transferProblems(halves, trees, wire, transfer);
      }
      if (wrong.length > 0) return wrong.map((problem) => `${sizeBytes} bytes (transfer ${at + 1}): ${problem}`);
    }
    return [];
  } finally {
    await server.stop();
  }
}

const silent = 'the server sends nothing';

async function startServer(halves: Halves, trees: Trees): Promise<RunningProgram> {
  const server = new RunningProgram(trees.server, halves.server, { number: 37 });
  await server.listens();
  return server;
}

async function transferProblems(
  halves: Halves,
  trees: Trees,
  wire: Wire,
  { name, content }: Transfer,
): Promise<readonly string[]> {
  await wire.take();
  using client = new RunningProgram(trees.client, halves.client, { number: 0, file: name });
  const hasEnded = await client.ends();
  const seen = await wire.take();
  await client.stop();
  const ending = client.endProblems(hasEnded).map((what) => `the client ${what}`);
  const isSaved = await hasFile(trees.client, content);
  return [...ending, ...(isSaved ? [] : ['no file of the client has the content']), ...chunkProblems(seen, content)];
}

function chunkProblems(seen: readonly Seen[], content: Buffer): readonly string[] {
  const client = seen[0]?.from;
  const chunks = seen.filter(({ to }) => to === client).map(({ payload }) => payload);
  if (chunks.length === 0) return [silent];
  const sizes = chunks.map(({ length }) => length);
  const tail = content.length % chunkBytes;
  const expected = [...Array.from({ length: Math.floor(content.length / chunkBytes) }, () => chunkBytes), tail];
  if (sizes.join() !== expected.join()) return [`the server sends ${shortened(sizes)} bytes`];
  return Buffer.concat(chunks).equals(content) ? [] : ['the server sends other bytes'];
}

function shortened(sizes: readonly number[]): string {
  return sizes.length > 8 ? `${sizes.slice(0, 4).join(', ')} … ${sizes.slice(-3).join(', ')}` : sizes.join(', ');
}

async function hasFile(tree: string, content: Buffer): Promise<boolean> {
  for (const path of await readdir(tree, { recursive: true })) {
    const info = await stat(join(tree, path));
    if (info.isFile() && info.size === content.length && (await readFile(join(tree, path))).equals(content))
      return true;
  }
  return false;
}

/** All byte values, with blanks, line ends and NULs where a program could drop them. */
function contentOf(sizeBytes: number, seed: number): Buffer {
  const random = seededNumbers(seed + 1);
  const content = Buffer.from(Array.from({ length: sizeBytes }, () => Math.floor(random() * 256)));
  const special = Buffer.from('\r\n \0');
  for (let at = 0; at < sizeBytes; at += chunkBytes) special.copy(content, at, 0, Math.min(4, sizeBytes - at));
  for (let at = chunkBytes; at <= sizeBytes; at += chunkBytes) special.copy(content, at - 4);
  if (sizeBytes > 8) Buffer.from('\0 \r\n').copy(content, sizeBytes - 4);
  return content;
}
