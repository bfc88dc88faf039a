/** `datagrade grade`: a TA grades a class. */
import { basename } from 'node:path';
import type { CommandModule } from 'yargs';
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
  describe: 'Grade a class: each sub-folder or archive is one submission',
  builder: (yargs) =>
    yargs
      .positional('folders', {
        array: true,
        string: true,
        demandOption: true,
        describe:
          'Folders or archives (zip, tar, tar.gz) with the submissions, also as downloaded from Moodle or Canvas',
      })
      .options(environmentOptions)
      .option('lanes', lanesOption)
      .options(gradingOptions)
      .option('submission', {
        array: true,
        string: true,
        default: [],
        describe: 'Grade only these submissions, by the name of their folder or archive (default: all)',
      })
      .option('explain', {
        array: true,
        string: true,
        default: [],
        describe: 'Show these submissions in full after the table, by the name of their folder or archive',
      })
      .option('canaries', {
        boolean: true,
        default: false,
        describe: 'First grade a right and a wrong submission on each lane; stop if a verdict is not as it should be',
      })
      .example('$0 grade submissions --out results', 'Grade each folder in submissions')
      .example('$0 grade class.zip --out results', 'Grade a download from the learning platform') as never,
  async handler({ folders, submission, explain, canaries, out, ...given }) {
    const { gatherClass } = await import('../gather-class.ts');
    const { accountOf } = await import('../class-account.ts');
    const { countSelected, runClass, exitStatusOf } = await import('../run-class.ts');
    const { openRunFolder } = await import('../../sandbox/lane/run-folder.ts');
    const { renderClass } = await import('../../../reports/class/table.ts');
    const { renderAccount } = await import('../../../reports/class/account.ts');
    const { renderCheck } = await import('../../../reports/check/report.ts');
    const { terminalStyle } = await import('../terminal.ts');
    const { classProgress } = await import('../progress/class.ts');
    const { ProgressDisplay } = await import('../progress/display.ts');
    // A mistake in the options is told at once, not after an archive was unpacked.
    const settings = settingsOf({ ...given, out });
    const scenarios = countSelected(given.only);
    using scratch = openRunFolder('portable');
    const gathered = await gatherClass(folders, submission, scratch.path);
    const unknown = explain.find((id) => !gathered.folders.some((path) => basename(path) === id.normalize('NFC')));
    if (unknown !== undefined)
      throw new CliError(`there is no submission "${unknown}" to explain in this run`, exitStatus.usage);
    const style = terminalStyle(process.stdout);
    using progress = new ProgressDisplay(process.stderr);
    const { run, unsaved } = await runClass(gathered.folders, {
      settings,
      origins: gathered.origins,
      wanted: given,
      out,
      hasCanaries: canaries,
      listener: classProgress(progress, gathered.folders.length, () => scenarios),
    });
    progress.clear();
    process.stdout.write(`${renderClass(run, style).trimEnd()}\n`);
    for (const id of explain)
      for (const explained of run.submissions.filter((each) => each.id === id.normalize('NFC')))
        process.stdout.write(`\n${renderCheck(explained, run, style).trimEnd()}\n`);
    process.stdout.write(renderAccount(accountOf(gathered, run.submissions), 'handed in', style));
    process.exitCode = run.submissions.length === 0 ? exitStatus.unusableSubmission : exitStatusOf(run.submissions);
    if (unsaved !== undefined) throw unsaved;
  },
};
