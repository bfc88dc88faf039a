/** Writes a `datagrade.yaml` completely or not at all, and never over another by accident. */
import { access, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError, exitStatus } from './cli-error.ts';

const fileName = 'datagrade.yaml';

/** @throws CliError if there is one already. Call it early: learning takes minutes. */
export async function refuseExisting(folder: string): Promise<void> {
  for (const name of [fileName, 'datagrade.yml']) {
    const exists = await access(join(folder, name)).then(
      () => true,
      () => false,
    );
    if (exists)
      throw new CliError(
        `cannot save the profile: ${join(folder, name)} exists and may have been written by hand; --force overwrites it`,
        exitStatus.usage,
      );
  }
}

/** @returns the path of the manifest */
export async function writeManifest(folder: string, text: string): Promise<string> {
  const path = join(folder, fileName);
  const part = `${path}.${process.pid}.part`;
  try {
    await writeFile(part, text, { flag: 'wx' });
    await rename(part, path);
    return path;
  } catch (error) {
    await rm(part, { force: true });
    throw new CliError(
      `cannot write ${path}: ${(error as Error).message}; nothing was changed`,
      exitStatus.testbedFailed,
    );
  }
}
