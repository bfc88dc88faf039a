/** `datagrade selftest`: grades programs whose mistakes are known, and compares the verdicts. */
import { availableParallelism } from 'node:os';
import type { CommandModule } from 'yargs';
import { CliError, exitStatus } from '../cli-error.ts';
import { textOption } from '../read-option.ts';
import { environmentOptions, lanesOption, newSeed, seedOption, type EnvironmentArguments } from '../run-options.ts';
import type { CorpusProgram } from '../../selftest/corpus.ts';
import type { Labelled } from '../../selftest/proof.ts';

interface SelftestArguments extends EnvironmentArguments {
  readonly corpus: string | undefined;
  readonly submission: readonly string[];
  readonly all: boolean;
  readonly whole: boolean;
  readonly lanes: number | undefined;
  readonly seed: number | undefined;
  readonly out: string | undefined;
}

export const selftestCommand: CommandModule<object, SelftestArguments> = {
  command: 'selftest',
  describe: 'Test datagrade: grade programs whose mistakes are known, and compare the verdicts',
  builder: (yargs) =>
    yargs
      .option('corpus', {
        ...textOption('--corpus'),
        string: true,
        describe: 'Folder of labelled submissions (default: the programs that come with datagrade)',
      })
      .option('submission', {
        array: true,
        string: true,
        default: [],
        describe: 'Grade only these programs of the corpus, by the name of their folder',
      })
      .option('all', {
        boolean: true,
        default: false,
        describe: 'Grade the whole corpus that comes with datagrade, not only its sample',
      })
      .option('whole', {
        boolean: true,
        default: false,
        describe: 'Also grade the assignment of a wrong program that has no mistake',
      })
      .option('lanes', {
        ...lanesOption,
        describe: 'Number of programs graded at the same time (default: two for each processor)',
      })
      .options(environmentOptions)
      .option('seed', seedOption)
      .option('out', {
        ...textOption('--out'),
        string: true,
        describe: 'Store the results in this folder, with results.json for other tools (default: nowhere)',
      })
      .example('$0 selftest', 'Grade a sample of the programs that come with datagrade')
      .example('$0 selftest --all', 'Grade all of them, which takes several times as long')
      .example('$0 selftest --corpus our-corpus', 'Grade labelled programs of your own') as never,
  async handler({ corpus, submission, all, whole, lanes, seed, out, ...wanted }) {
    const { bundledCorpus } = await import('../../selftest/corpus.ts');
    const { idleScenarios, prove } = await import('../../selftest/proof.ts');
    const { catalogue } = await import('../../../scenarios/catalogue.ts');
    const { drawFrom } = await import('../../scenario/draw.ts');
    const { countSelected, runClass } = await import('../run-class.ts');
    const { renderKillMatrix, renderLeftOut, renderNotRun } = await import('../../../reports/kill-matrix.ts');
    const { terminalStyle } = await import('../terminal.ts');
    const { classProgress } = await import('../progress/class.ts');
    const { ProgressDisplay } = await import('../progress/display.ts');
    const { assignmentTouchedBy } = await import('../../selftest/labels.ts');
    const labelled = await readPrograms(corpus ?? bundledCorpus());
    const known =
      submission.length > 0 ? named(labelled, submission) : labelled.filter(isGradedBy(all || corpus !== undefined));
    const programs = known.map((program): Labelled =>
      whole ? program : { ...program, tried: assignmentTouchedBy(program) },
    );
    const selectorsOf = (name: string): readonly string[] =>
      programs.flatMap(({ id, folder, tried }) => ([id, folder].includes(name) ? (tried ?? []) : []));
    using progress = new ProgressDisplay(process.stderr);
    const folders = programs.map(({ folder }) => folder);
    const { run, unsaved } = await runClass(folders, {
      settings: { seed: seed ?? newSeed(), selectors: [] },
      selectorsOf,
      store: out === undefined ? undefined : { out, isPart: false, resumes: false, takesOver: false },
      // Many programs of a corpus wait for a datagram that never comes; meanwhile others use the
      // processor.
      wanted: { ...wanted, lanes: lanes ?? 2 * availableParallelism() },
      listener: classProgress(progress, (id) => countSelected(selectorsOf(id))),
    });
    progress.clear();
    const graded = catalogue(drawFrom(1, new Set())).filter(({ advisory }) => !advisory);
    const proof = prove(programs, run, graded);
    // A part of a corpus, another corpus, or programs that could not run do not show that a
    // scenario is useless: the program that needs it may be missing.
    const couldKill = programs.every(({ kind, lacks }) => kind === 'right' || lacks === undefined);
    const isWhole = corpus === undefined && submission.length === 0 && couldKill;
    const idle = isWhole ? idleScenarios(proof) : undefined;
    const screen = terminalStyle(process.stdout);
    process.stdout.write(renderKillMatrix(proof, idle, screen) + renderNotRun(programs, screen));
    if (submission.length === 0) process.stdout.write(renderLeftOut(labelled.length - known.length, screen));
    process.exitCode = proof.flaws.length > 0 || (idle ?? []).length > 0 ? exitStatus.failed : exitStatus.passed;
    if (unsaved !== undefined) throw unsaved;
  },
};

async function readPrograms(folder: string): Promise<readonly CorpusProgram[]> {
  const paths = await import('node:path');
  const { readCorpus } = await import('../../selftest/corpus.ts');
  const { LabelError } = await import('../../selftest/labels.ts');
  try {
    return await readCorpus(paths.resolve(folder));
  } catch (error) {
    if (error instanceof LabelError) throw new CliError(error.message, exitStatus.usage);
    throw error;
  }
}

function named(programs: readonly CorpusProgram[], names: readonly string[]): readonly CorpusProgram[] {
  const unknown = names.find((name) => !programs.some(({ id }) => id === name));
  if (unknown !== undefined) throw new CliError(`there is no program "${unknown}" in the corpus`, exitStatus.usage);
  return programs.filter(({ id }) => names.includes(id));
}

/** @param all whether the whole corpus is graded; else its sample */
function isGradedBy(all: boolean): (program: CorpusProgram) => boolean {
  return ({ label }) => all || label.sample === true;
}
