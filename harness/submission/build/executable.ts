/**
 * A compiled program or a script that starts itself.
 */
import { chmod, lstat } from 'node:fs/promises';
import type { Program } from '../program.ts';
import { folderOf, pathFrom } from '../read/paths.ts';
import { readSource } from '../read/read-source.ts';
import type { Prepared } from '../submission.ts';
import type { BuildEnvironment } from './environment.ts';
import { elfMachine, hostMachine } from './elf-machine.ts';

export async function prepareExecutable(program: Program, environment: BuildEnvironment): Promise<Prepared> {
  const cwd = program.manifest?.cwd ?? folderOf(program.path);
  const file = await environment.inside(program.path);
  const isFile = file !== undefined && (await lstat(file)).isFile();
  if (!isFile || (await readSource(file)) === undefined) {
    return { status: 'buildFailed', reason: `${program.path} is not there, not even after building`, output: '' };
  }
  const machine = await elfMachine(file);
  if (machine !== undefined && machine !== hostMachine) {
    return { status: 'toolMissing', reason: `${program.path} was compiled for another processor: hand in its source` };
  }
  // Archives made on Windows lose the right to execute.
  await chmod(file, 0o755);
  return { status: 'ready', argv: [`./${pathFrom(cwd, program.path)}`], cwd };
}
