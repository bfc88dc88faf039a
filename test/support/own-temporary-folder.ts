/**
 * Gives a test file a folder for temporary files of its own: what the project keeps there is then nobody else's.
 */
import { afterAll, beforeAll } from 'vitest';
import { tmpdir } from 'node:os';
import { scratchFolder, type ScratchFolder } from './scratch-folder.ts';

export function useOwnTemporaryFolder(): void {
  const before = process.env['TMPDIR'];
  let folder: ScratchFolder;
  beforeAll(async () => {
    folder = await scratchFolder();
    process.env['TMPDIR'] = folder.path;
    if (tmpdir() !== folder.path) throw new Error(`temporary files would go to ${tmpdir()}`);
  });
  afterAll(async () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    await folder[Symbol.asyncDispose]();
  });
}
