/**
 * A running reference file server, and files to fetch from it.
 */
import { readdir, readFile } from 'node:fs/promises';
import { fetchFile, type FetchFileOptions } from '../../reference/file/client.ts';
import { type Refusal, serveFiles, type ServeFilesOptions, type TransferEnd } from '../../reference/file/server.ts';
import { type Endpoint, UdpSocket } from '../../reference/udp.ts';
import { createTestFolder } from './reference-folder.ts';

/** All 256 byte values, and no two chunks alike. */
export function content(size: number): Buffer {
  return Buffer.from(Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8) * 7) % 256));
}

export class Serving implements AsyncDisposable {
  readonly at: Endpoint;
  readonly refusals: Refusal[] = [];
  readonly ends: TransferEnd[] = [];
  readonly #stop = new AbortController();
  readonly #end: Promise<void>;

  private constructor(root: string, socket: UdpSocket, options: Partial<ServeFilesOptions>) {
    this.at = socket.local;
    this.#end = serveFiles({
      root,
      socket,
      signal: this.#stop.signal,
      onRefusal: (refusal) => this.refusals.push(refusal),
      onEnd: (end) => this.ends.push(end),
      ...options,
    });
  }

  static async start(root: string, options: Partial<ServeFilesOptions> = {}): Promise<Serving> {
    return new Serving(root, await UdpSocket.bind({ address: '127.0.0.1' }), options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#end;
  }
}

/** The content of a fetched file, after seeing that nothing else was written. */
export async function fetched(options: Omit<FetchFileOptions, 'out'>): Promise<Buffer> {
  await using out = await createTestFolder();
  const { path } = await fetchFile({ out: out.path, ...options });
  const written = await readdir(out.path);
  if (written.length !== 1) throw new Error(`expected one file, found ${written.join(', ')}`);
  return await readFile(path);
}
