/** `datagrade show`: draws a stored scenario as a sequence diagram in text. */
import type { CommandModule } from 'yargs';
import { runPositional } from '../stored-run-options.ts';

interface ShowArguments {
  readonly run: string;
  readonly id: string;
  readonly scenario: string;
  readonly transcripts: string | undefined;
}

export const showCommand: CommandModule<object, ShowArguments> = {
  command: 'show <run> <id> <scenario>',
  describe: 'Draw what happened in a scenario of a stored run: datagrams, keystrokes, output',
  builder: (yargs) =>
    yargs
      .positional('run', runPositional)
      .positional('id', { string: true, demandOption: true, describe: 'Submission' })
      .positional('scenario', {
        string: true,
        demandOption: true,
        describe: 'Scenario, or the number of a failure, such as F1',
      })
      .option('transcripts', {
        string: true,
        describe: 'Folder of transcripts (default: where the run stored them)',
      })
      .example('$0 show results ana F1', 'Draw the first failure of ana') as never,
  async handler({ run, id, scenario, transcripts }) {
    const { showScenario } = await import('../show-scenario.ts');
    await showScenario(run, { id, scenario, transcripts });
  },
};
