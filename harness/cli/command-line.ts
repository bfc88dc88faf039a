/** The commands of `datagrade`, and what they have in common. */
import { createRequire } from 'node:module';
import yargs from 'yargs';
import { CliError, exitStatus } from './cli-error.ts';
import { checkCommand } from './commands/check.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exploreCommand } from './commands/explore.ts';
import { gradeCommand } from './commands/grade.ts';
import { judgeCommand } from './commands/judge.ts';
import { listCommand } from './commands/list.ts';
import { profileCommand } from './commands/profile.ts';
import { referenceCommand } from './commands/reference.ts';
import { selftestCommand } from './commands/selftest.ts';

const { version } = createRequire(import.meta.url)('datagrade/package.json') as { readonly version: string };

export async function runCommand(words: readonly string[]): Promise<void> {
  await yargs(words)
    .scriptName('datagrade')
    .usage(
      '$0 <command>\n\nRuns the programs of a UDP lab and compares what they do with the handout. For each failure, it shows what was wrong, the likely cause, and what to try.',
    )
    .command(checkCommand)
    .command(exploreCommand)
    .command(gradeCommand)
    .command(listCommand)
    .command(judgeCommand)
    .command(selftestCommand)
    .command(profileCommand)
    .command(referenceCommand)
    .command(doctorCommand)
    .demandCommand(1, 'no command was given')
    .strict()
    // So a message about a wrong number can repeat it as it was typed.
    .parserConfiguration({ 'parse-numbers': false, 'parse-positional-numbers': false })
    .version(version)
    .help()
    .alias('help', 'h')
    .wrap(Math.min(100, process.stdout.columns ?? 80))
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      // If an option refuses its value, the parser wraps that error in one of its own, which keeps
      // only the sentence.
      if (error === undefined || error.name === 'YError')
        throw new UsageError(error?.message ?? message ?? 'wrong usage');
      throw error;
    })
    .parseAsync();
}

class UsageError extends CliError {
  constructor(message: string) {
    super(`${message}\nSee: datagrade --help`, exitStatus.usage);
  }
}
