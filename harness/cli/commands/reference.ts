/**
 * `datagrade reference`: correct programs for both protocols, to run against your own programs.
 *
 * This file only parses; a program is loaded when it runs.
 */
import type { CommandModule } from 'yargs';
import { referenceAddCommand } from './reference-add.ts';
import { referenceFileCommand } from './reference-file.ts';

export const referenceCommand: CommandModule = {
  command: 'reference',
  describe: 'Run a correct client or server against your own program',
  builder: (yargs) =>
    yargs
      .command(referenceAddCommand)
      .command(referenceFileCommand)
      .demandCommand(1, 'say which assignment: datagrade reference add, or datagrade reference file'),
  handler: () => undefined,
};
