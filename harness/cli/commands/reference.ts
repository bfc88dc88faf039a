/**
 * `datagrade reference`: correct programs for both protocols, to run against one's own programs.
 *
 * Only parses; the programs themselves are loaded when one of them runs.
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
