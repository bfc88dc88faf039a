/**
 * Prepares a compiled program, or a script that can be executed directly.
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
    return { status: 'buildFailed', reason: `${program.path} does not exist, also after the build`, output: '' };
  }
  const machine = await elfMachine(file);
  if (machine !== undefined && machine !== hostMachine) {
    return {
      status: 'toolMissing',
      reason: `${program.path} was compiled for another processor: ask the student for its source`,
    };
  }
  // Archives from Windows lose the execute permission.
  await chmod(file, 0o755);
  return { status: 'ready', argv: [`./${pathFrom(cwd, program.path)}`], cwd };
}
