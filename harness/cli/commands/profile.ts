/** `datagrade profile`: shows what was learned of one submission, and can save it as a manifest. */
import type { CommandModule } from 'yargs';
import type { Profile } from '../../learn/index.ts';
import { CliError, exitStatus } from '../cli-error.ts';
import { escapeName } from '../../observe/file-name.ts';
import { absolutePath } from '../given-paths.ts';
import { environmentOptions, type EnvironmentArguments } from '../run-options.ts';

interface ProfileArguments extends EnvironmentArguments {
  readonly folder: string;
  readonly freeze: boolean;
  readonly force: boolean;
}

export const profileCommand: CommandModule<object, ProfileArguments> = {
  command: 'profile [folder]',
  describe: 'Show how to start the programs of a submission, and how they write their messages',
  builder: (yargs) =>
    yargs
      .positional('folder', { string: true, default: '.', describe: 'Folder that contains the programs' })
      .option('freeze', { boolean: true, default: false, describe: 'Save the profile as datagrade.yaml in the folder' })
      .option('force', {
        boolean: true,
        default: false,
        describe: 'Overwrite datagrade.yaml if it exists (default: fail)',
      })
      .options(environmentOptions)
      .example('$0 profile lab1', 'Show the commands, prompts, ports and messages of lab1')
      .example('$0 profile lab1 --freeze', 'Also save them in lab1/datagrade.yaml') as never,
  async handler({ folder, freeze, force, ...wanted }) {
    const { findSubmission, SubmissionError } = await import('../../submission/index.ts');
    const { writeManifest, refuseExisting } = await import('../write-manifest.ts');
    const path = absolutePath(folder);
    if (freeze && !force) await refuseExisting(path);
    const submission = await findSubmission(path).catch((error: unknown) => {
      throw error instanceof SubmissionError ? new CliError(error.message, exitStatus.unusableSubmission) : error;
    });
    if (submission.programs.size === 0)
      throw new CliError(
        `cannot learn ${escapeName(folder)}: there is no program of the lab in it. ${submission.problems.join(' ')}`,
        exitStatus.unusableSubmission,
      );
    const { runClass } = await import('../run-class.ts');
    const { run } = await runClass([path], {
      settings: { seed: 1, selectors: [], learnOnly: true },
      wanted: { ...wanted, lanes: 1 },
      listener: {},
    });
    const [result] = run.submissions;
    if (result?.profile === undefined)
      throw new CliError(
        `cannot learn ${escapeName(folder)}: ${result?.problems.join(' ') ?? ''}`,
        exitStatus.testbedFailed,
      );
    const { describeProfile, freeze: freezeProfile } = await import('../../learn/index.ts');
    const { renderProfile } = await import('../../../reports/profile-page.ts');
    const { terminalStyle } = await import('../terminal.ts');
    // It was a Profile before it became JSON on its way out of the lane.
    const profile = result.profile as unknown as Profile;
    process.stdout.write(renderProfile(result, describeProfile(profile), terminalStyle(process.stdout)));
    if (!freeze) return;
    const files = [...submission.programs].filter(([, program]) => program.path !== '');
    const text = freezeProfile(profile, Object.fromEntries(files.map(([id, program]) => [id, program.path])));
    process.stderr.write(`wrote ${await writeManifest(path, text)}\n`);
  },
};
