/**
 * The two folders that every command relies on before it has read an option: the working folder,
 * and the one for temporary files.
 */
import { tmpdir } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import { CliError, exitStatus } from './cli-error.ts';

/**
 * Makes the folder for temporary files absolute, because programs run elsewhere.
 *
 * @throws CliError if the working folder was removed
 */
export function settlePlaces(): void {
  const folder = workingFolder();
  const temporary = tmpdir();
  if (isAbsolute(temporary)) return;
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = resolve(folder, temporary);
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    throw new CliError(
      `cannot start in this folder, because it does not exist any more (${(error as Error).message}); change to another folder with cd, and try again`,
      exitStatus.usage,
    );
  }
}
