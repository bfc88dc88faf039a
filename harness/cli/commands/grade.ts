/** `datagrade grade`: a TA grades a class. */
import { basename } from 'node:path';
import type { CommandModule } from 'yargs';
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
      .example('$0 grade submissions --out results', 'Grade each folder in submissions') as never,
  async handler({ folders, submission, explain, canaries, out, ...given }) {
    const { submissionFolders } = await import('../submission-folders.ts');
    const { countSelected, runClass, exitStatusOf } = await import('../run-class.ts');
    const { renderClass } = await import('../../../reports/class/table.ts');
    const { renderLooseFiles } = await import('../../../reports/class/loose-files.ts');
    const { renderCheck } = await import('../../../reports/check/report.ts');
    const { terminalStyle } = await import('../terminal.ts');
    const { classProgress } = await import('../progress/class.ts');
    const { ProgressDisplay } = await import('../progress/display.ts');
    const { submissions: paths, leftOut } = await submissionFolders(folders, submission);
    const unknown = explain.find((id) => !paths.some((path) => plainName(basename(path)) === id));
    if (unknown !== undefined)
      throw new CliError(`there is no submission "${unknown}" to explain in this run`, exitStatus.usage);
    const style = terminalStyle(process.stdout);
    const scenarios = countSelected(given.only);
    using progress = new ProgressDisplay(process.stderr);
    const { run, unsaved } = await runClass(paths, {
      settings: settingsOf({ ...given, out }),
      wanted: given,
      out,
      hasCanaries: canaries,
      listener: classProgress(progress, paths.length, () => scenarios),
    });
    progress.clear();
    process.stdout.write(`${renderClass(run, style).trimEnd()}\n${renderLooseFiles(leftOut, style)}`);
    for (const id of explain)
      for (const explained of run.submissions.filter((each) => each.id === id))
        process.stdout.write(`\n${renderCheck(explained, run, style).trimEnd()}\n`);
    process.exitCode = exitStatusOf(run.submissions);
    if (unsaved !== undefined) throw unsaved;
  },
};
