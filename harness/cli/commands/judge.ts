/** `datagrade judge`: judges stored transcripts again. */
import type { CommandModule } from 'yargs';
import { CliError, exitStatus } from '../cli-error.ts';

interface JudgeArguments {
  readonly transcripts: readonly string[];
  readonly json: boolean;
}

export const judgeCommand: CommandModule<object, JudgeArguments> = {
  command: 'judge <transcripts..>',
  describe: 'Judge the stored transcripts of one submission again, without running its programs',
  builder: (yargs) =>
    yargs
      .positional('transcripts', {
        array: true,
        string: true,
        demandOption: true,
        describe: 'Files that --transcripts wrote, or the folder of one submission',
      })
      .option('json', {
        boolean: true,
        default: false,
        describe: 'Print the verdicts as JSON instead of text',
      })
      .example('$0 judge transcripts/ana', 'Judge all stored transcripts of the submission ana') as never,
  async handler({ transcripts, json }) {
    const { judgeAgain, UnjudgeablePerformance } = await import('../../grade/store/performance.ts');
    const { readPerformances } = await import('../read-performances.ts');
    const { catalogue } = await import('../../../scenarios/catalogue.ts');
    try {
      const results = judgeAgain(await readPerformances(transcripts), catalogue);
      if (json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
      else {
        const { renderVerdicts } = await import('../../../reports/verdicts.ts');
        const { terminalStyle } = await import('../terminal.ts');
        process.stdout.write(renderVerdicts(results, terminalStyle(process.stdout)));
      }
      const statuses = new Set(results.map(({ status }) => status));
      const lost = statuses.has('fail') || statuses.has('blocked');
      process.exitCode = lost ? exitStatus.failed : statuses.has('unsupported') ? exitStatus.review : exitStatus.passed;
    } catch (error) {
      if (error instanceof UnjudgeablePerformance) throw new CliError(error.message, exitStatus.usage);
      throw error;
    }
  },
};
