/**
 * A folder as a student might submit it, created for one test and removed after it.
 */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface MadeSubmission extends AsyncDisposable {
  /** Absolute. */
  readonly folder: string;
  /** An empty folder outside it. */
  readonly scratch: string;
}

/**
 * @param files paths with contents; a path that ends with `*` is made executable, without the star
 */
export async function makeSubmission(files: Readonly<Record<string, string | Uint8Array>>): Promise<MadeSubmission> {
  const top = await mkdtemp(join(tmpdir(), 'datagrade-submission-'));
  const folder = join(top, 'ana');
  const scratch = join(top, 'scratch');
  await mkdir(folder);
  await mkdir(scratch);
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name.replace(/\*$/, ''));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    if (name.endsWith('*')) await chmod(path, 0o755);
  }
  return { folder, scratch, [Symbol.asyncDispose]: () => rm(top, { recursive: true, force: true }) };
}
