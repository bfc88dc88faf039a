/** Reads stored transcripts, with errors as sentences. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readPerformance, UnjudgeablePerformance, type StoredPerformance } from '../grade/store/performance.ts';
import { CliError, exitStatus } from './cli-error.ts';

/** @param paths files, or folders of one submission. @throws CliError or UnjudgeablePerformance */
export async function readPerformances(paths: readonly string[]): Promise<readonly StoredPerformance[]> {
  const found = (await Promise.all(paths.map(filesAt))).flat();
  if (found.length === 0)
    throw new CliError(
      `there is no transcript in ${paths.join(', ')}; check and grade write them with --transcripts`,
      exitStatus.usage,
    );
  return Promise.all(
    found.map(async (path) => {
      try {
        // A pipe or a device would be read forever.
        const stats = await stat(path);
        if (!stats.isFile()) throw new Error('it is not a plain file');
        if (stats.size > longestBytes) throw new Error(`it has ${stats.size} bytes, more than any transcript`);
        return readPerformance(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)), path);
      } catch (error) {
        if (error instanceof UnjudgeablePerformance) throw error;
        throw new CliError(`cannot read the transcript ${path}: ${(error as Error).message}`, exitStatus.usage);
      }
    }),
  );
}

/** Many times as long as the longest that a run writes. */
const longestBytes = 256 * 1024 * 1024;

async function filesAt(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path);
    return names.filter((name) => name.endsWith('.json')).map((name) => join(path, name));
  } catch (error) {
    throw new CliError(`cannot read the transcript ${path}: ${(error as Error).message}`, exitStatus.usage);
  }
}
