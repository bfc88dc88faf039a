/** `datagrade grade`: a TA grades a class. */
import { basename, join } from 'node:path';
import type { CommandModule } from 'yargs';
import type { GradingSettings } from '../../grade/settings.ts';
import type { StoreWanted } from '../class-store.ts';
import { plainName } from '../../observe/file-name.ts';
import { CliError, exitStatus } from '../cli-error.ts';
import {
  environmentOptions,
  gradingOptions,
  lanesOption,
  settingsOf,
  type EnvironmentArguments,
  type GradingArguments,
} from '../run-options.ts';

interface GradeArguments extends EnvironmentArguments, GradingArguments {
  readonly folders: readonly string[];
  readonly submission: readonly string[];
  readonly explain: readonly string[];
  readonly canaries: boolean;
  readonly resume: boolean;
  readonly again: boolean;
  readonly lanes: number | undefined;
}

export const gradeCommand: CommandModule<object, GradeArguments> = {
  command: 'grade <folders..>',
  describe: 'Grade a class: each sub-folder is one submission',
  builder: (yargs) =>
    yargs
      .positional('folders', {
        array: true,
        string: true,
        demandOption: true,
        describe: 'Folders that contain the submissions, one sub-folder each',
      })
      .options(environmentOptions)
      .option('lanes', lanesOption)
      .options(gradingOptions)
      .option('submission', {
        array: true,
        string: true,
        default: [],
        describe: 'Grade only these submissions, by the name of their folder (default: all)',
      })
      .option('explain', {
        array: true,
        string: true,
        default: [],
        describe: 'Show these submissions in full after the table, by the name of their folder',
      })
      .option('canaries', {
        boolean: true,
        default: false,
        describe: 'First grade a right and a wrong submission on each lane; stop if a verdict is not as it should be',
      })
      .option('resume', {
        boolean: true,
        default: false,
        describe: 'Finish the newest run in --out, if it was killed or interrupted',
      })
      .option('again', {
        boolean: true,
        default: false,
        describe: 'Also grade what has not changed since an older run in --out (default: its result is kept)',
      })
      .example('$0 grade submissions --out results', 'Grade each folder in submissions') as never,
  async handler({ folders, submission, explain, canaries, resume, again, out, ...given }) {
    const { submissionFolders } = await import('../submission-folders.ts');
    const { countSelected, runClass, exitStatusOf } = await import('../run-class.ts');
    const { renderClass } = await import('../../../reports/class/table.ts');
    const { renderLooseFiles } = await import('../../../reports/class/loose-files.ts');
    const { renderStored } = await import('../../../reports/class/stored.ts');
    const { renderCheck } = await import('../../../reports/check/report.ts');
    const { terminalStyle } = await import('../terminal.ts');
    const { classProgress } = await import('../progress/class.ts');
    const { ProgressDisplay } = await import('../progress/display.ts');
    const { submissions: paths, leftOut } = await submissionFolders(folders, submission);
    const unknown = explain.find((id) => !paths.some((path) => plainName(basename(path)) === id));
    if (unknown !== undefined)
      throw new CliError(`there is no submission "${unknown}" to explain in this run`, exitStatus.usage);
    const { settings, store } = await storeOf({ out, resume, again, isPart: submission.length > 0 }, given);
    const style = terminalStyle(process.stdout);
    const scenarios = countSelected(given.only);
    using progress = new ProgressDisplay(process.stderr);
    const { run, savedAt, unsaved } = await runClass(paths, {
      settings,
      wanted: given,
      store,
      hasCanaries: canaries,
      listener: classProgress(progress, () => scenarios),
    });
    progress.clear();
    const elsewhere = savedAt === join(out ?? '', 'results.json') ? undefined : savedAt;
    process.stdout.write(
      `${renderClass(run, style).trimEnd()}\n${renderLooseFiles(leftOut, style)}${renderStored(run, elsewhere, style)}`,
    );
    for (const id of explain)
      for (const explained of run.submissions.filter((each) => each.id === id))
        process.stdout.write(`\n${renderCheck(explained, run, style).trimEnd()}\n`);
    process.exitCode = exitStatusOf(run.submissions);
    if (unsaved !== undefined) throw unsaved;
  },
};

/** What a run keeps, and where it looks for what is known already. */
async function storeOf(
  { out, resume, again, isPart }: Pick<GradeArguments, 'out' | 'resume' | 'again'> & { readonly isPart: boolean },
  given: Omit<GradingArguments, 'out'>,
): Promise<{ readonly settings: GradingSettings; readonly store?: StoreWanted }> {
  if (resume && out === undefined)
    throw new CliError('--resume finishes a stored run: say with --out in which folder it is', exitStatus.usage);
  if (out === undefined) return { settings: settingsOf({ ...given, out }) };
  const { seedOfNewestRun } = await import('../../grade/store/open-run.ts');
  // With the values of the run before, what has not changed need not be graded again.
  const seed = given.seed ?? (again ? undefined : await seedOfNewestRun(out));
  const settings = settingsOf({ ...given, seed, out });
  // What was graded before has no transcripts in the folders of this run.
  const isRecorded = settings.transcripts !== undefined || settings.captures !== undefined;
  return { settings, store: { out, isPart, resumes: resume, takesOver: !again && !isRecorded } };
}
