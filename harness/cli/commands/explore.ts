/** `datagrade explore`: searches for the smallest case in which a student's programs fail. */
import type { CommandModule } from 'yargs';
import { CliError, exitStatus } from '../cli-error.ts';
import { absolutePath } from '../given-paths.ts';
import { integerOption, secondsOption } from '../read-option.ts';
import { environmentOptions, newSeed, seedOption, type EnvironmentArguments } from '../run-options.ts';
import { areas, caseOf, type Area } from '../../explore/case.ts';

interface ExploreArguments extends EnvironmentArguments {
  readonly folder: string;
  readonly only: readonly Area[];
  readonly case: readonly string[];
  readonly runs: number;
  readonly seconds: number;
  readonly seed: number | undefined;
}

const runsOption = integerOption('--runs', { lowest: 1, highest: 1_000_000 });

export const exploreCommand: CommandModule<object, ExploreArguments> = {
  command: 'explore [folder]',
  describe: 'Search for values that make your programs fail, and show the smallest',
  builder: (yargs) =>
    yargs
      .positional('folder', { string: true, default: '.', describe: 'Folder that contains your programs' })
      .option('only', {
        array: true,
        choices: areas,
        default: areas,
        describe: 'Search only these programs or this pair (default: all)',
      })
      .option('runs', {
        ...runsOption,
        default: 30,
        describe: 'Number of cases to try for each program and for the pair',
      })
      .option('seconds', {
        ...secondsOption('--seconds'),
        default: 120,
        describe: 'Time limit for the whole search, in seconds',
      })
      .option('seed', { ...seedOption, describe: 'Repeat the search that had this seed (default: a new seed)' })
      .option('case', {
        array: true,
        string: true,
        default: [],
        describe: 'Repeat these cases, by id, instead of searching',
      })
      .options(environmentOptions)
      .example(
        '$0 explore lab1 --only file/client',
        'Search for a file that your file client receives wrongly',
      ) as never,
  async handler({ folder, only, case: cases, runs, seconds, seed = newSeed(), ...wanted }) {
    const { runExploration } = await import('../run-exploration.ts');
    const { renderExploration } = await import('../../../reports/exploration.ts');
    const { terminalStyle } = await import('../terminal.ts');
    const { ProgressDisplay } = await import('../progress/display.ts');
    const { truncateEnd } = await import('../../../reports/terminal/text.ts');
    refuseUnknown(cases);
    await refuseUnusable(absolutePath(folder), folder);
    using progress = new ProgressDisplay(process.stderr);
    let tried = 0;
    const onCase = (id: string): void => {
      tried += 1;
      progress.draw((style) => truncateEnd(`${tried} cases tried: ${id}`, style));
    };
    const task = { folder: absolutePath(folder), seed, runs, limitMs: seconds * 1000, only, cases };
    const explorations = await runExploration(task, wanted, onCase);
    progress.clear();
    process.stdout.write(renderExploration(explorations, { folder, seed }, terminalStyle(process.stdout)));
    const outcomes = new Set(explorations.map(({ outcome }) => outcome.is));
    const open = outcomes.has('notExplored') ? exitStatus.review : exitStatus.passed;
    process.exitCode = outcomes.has('failure') ? exitStatus.failed : open;
  },
};

function refuseUnknown(cases: readonly string[]): void {
  const unknown = cases.find((id) => caseOf(id) === undefined);
  if (unknown !== undefined)
    throw new CliError(
      `there is no case "${unknown}"; copy its id from the output of datagrade explore`,
      exitStatus.usage,
    );
}

async function refuseUnusable(path: string, named: string): Promise<void> {
  const { findSubmission, SubmissionError } = await import('../../submission/index.ts');
  try {
    const { programs, problems } = await findSubmission(path);
    if (programs.size > 0) return;
    throw new CliError(
      `cannot explore ${named}: there is no program of the lab in it. ${problems.join(' ')}`,
      exitStatus.unusableSubmission,
    );
  } catch (error) {
    if (error instanceof SubmissionError) throw new CliError(error.message, exitStatus.unusableSubmission);
    throw error;
  }
}
