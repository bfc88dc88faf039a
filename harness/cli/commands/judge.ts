/** `datagrade judge`: judges stored transcripts again. */
import type { CommandModule } from 'yargs';
import { CliError, exitStatus } from '../cli-error.ts';
import type { StoredPerformance } from '../../grade/store/performance.ts';

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
    const { catalogue } = await import('../../../scenarios/catalogue.ts');
    try {
      const results = judgeAgain(await readAll(transcripts), catalogue);
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

async function readAll(paths: readonly string[]): Promise<readonly StoredPerformance[]> {
  const files = await import('node:fs/promises');
  const { readPerformance, UnjudgeablePerformance } = await import('../../grade/store/performance.ts');
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
        const stats = await files.stat(path);
        if (!stats.isFile()) throw new Error('it is not a plain file');
        if (stats.size > longestBytes) throw new Error(`it has ${stats.size} bytes, more than any transcript`);
        return readPerformance(new TextDecoder('utf-8', { fatal: true }).decode(await files.readFile(path)), path);
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
  const files = await import('node:fs/promises');
  const paths = await import('node:path');
  try {
    if (!(await files.stat(path)).isDirectory()) return [path];
    const names = await files.readdir(path);
    return names.filter((name) => name.endsWith('.json')).map((name) => paths.join(path, name));
  } catch (error) {
    throw new CliError(`cannot read the transcript ${path}: ${(error as Error).message}`, exitStatus.usage);
  }
}
