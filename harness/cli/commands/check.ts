/** `datagrade check`: a student checks one submission. */
import type { CommandModule } from 'yargs';
import { absolutePath } from '../given-paths.ts';
import {
  environmentOptions,
  gradingOptions,
  settingsOf,
  type EnvironmentArguments,
  type GradingArguments,
} from '../run-options.ts';

interface CheckArguments extends EnvironmentArguments, GradingArguments {
  readonly folder: string;
}

export const checkCommand: CommandModule<object, CheckArguments> = {
  command: 'check [folder]',
  describe: 'Check your own submission before you hand it in',
  builder: (yargs) =>
    yargs
      .positional('folder', {
        string: true,
        default: '.',
        describe: 'Folder or archive (zip, tar, tar.gz) that contains your programs',
      })
      .options(gradingOptions)
      .options(environmentOptions)
      .example('$0 check lab1', 'Check the programs in lab1')
      .example('$0 check lab1.zip', 'Check the archive that you are about to hand in')
      .example('$0 check lab1 --only add/server/shutdown', 'Check only that the add server shuts down') as never,
  async handler({ folder, out, ...given }) {
    const { countSelected, runClass, exitStatusOf } = await import('../run-class.ts');
    const { openHandedIn } = await import('../open-handed-in.ts');
    const { openScratch } = await import('../open-scratch.ts');
    const { renderCheck } = await import('../../../reports/check/report.ts');
    const { terminalStyle } = await import('../terminal.ts');
    const { checkProgress } = await import('../progress/check.ts');
    const { ProgressDisplay } = await import('../progress/display.ts');
    const path = absolutePath(folder);
    // A mistake in the options is told at once, not after a large folder was read.
    const settings = settingsOf({ ...given, out });
    countSelected(settings.selectors);
    using scratch = openScratch();
    const opened = await openHandedIn(path, { shown: folder, scratch: scratch.path });
    using progress = new ProgressDisplay(process.stderr);
    const { run, unsaved } = await runClass([opened.folder], {
      settings,
      origins: opened.origins,
      wanted: { ...given, lanes: undefined },
      // A student who asks again wants to see it happen again.
      store: out === undefined ? undefined : { out, isPart: true, resumes: false, takesOver: false },
      listener: checkProgress(progress),
    });
    progress.clear();
    const [submission] = run.submissions;
    if (submission === undefined) throw new Error('a run of one submission has no result');
    process.stdout.write(`${renderCheck(submission, run, terminalStyle(process.stdout)).trimEnd()}\n`);
    process.exitCode = exitStatusOf(run.submissions);
    if (unsaved !== undefined) throw unsaved;
  },
};
