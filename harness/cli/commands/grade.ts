/** `datagrade grade`: a TA grades a class. */
import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import type { Course } from '../../course/course.ts';
import type { GradingSettings } from '../../grade/settings.ts';
import type { GivenRoster } from '../class-roster.ts';
import type { StoreWanted } from '../class-store.ts';
import { submissionId } from '../../submission/submission-id.ts';
import { CliError, exitStatus } from '../cli-error.ts';
import { courseOption } from '../course-option.ts';
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
  readonly roster: string | undefined;
  readonly course: string | undefined;
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
      .options(classOptions)
      .example('$0 grade submissions --out results', 'Grade each folder in submissions')
      .example('$0 grade class.zip --roster roster.csv', 'Say what became of each student of a roster')
      .example('$0 grade class --course course.yaml', 'Give points with a rubric')
      .example('$0 grade class.zip --out results', 'Grade a download from the learning platform') as never,
  async handler({ folders, submission, explain, canaries, resume, again, out, ...given }) {
    const { gatherClass } = await import('../gather-class.ts');
    const { rosterOfClass } = await import('../class-roster.ts');
    const { openScratch } = await import('../open-scratch.ts');
    const { countSelected, runClass } = await import('../run-class.ts');
    const { showClass, statusOfClass } = await import('../show-class.ts');
    const { classProgress } = await import('../progress/class.ts');
    const { ProgressDisplay } = await import('../progress/display.ts');
    // A mistake in the options is told at once, not after an archive was unpacked.
    const { settings, store } = await storeOf({ out, resume, again, isPart: submission.length > 0 }, given);
    const scenarios = countSelected(given.only);
    const { course, roster } = await readOfCourse(given);
    using scratch = openScratch();
    const gathered = await gatherClass(folders, submission, scratch.path);
    requireExplainable(explain, gathered.folders);
    const rosterOf = roster && (await rosterOfClass(roster, gathered));
    using progress = new ProgressDisplay(process.stderr);
    const { run, savedAt, unsaved } = await runClass(gathered.folders, {
      settings,
      origins: gathered.origins,
      wanted: given,
      // An empty class does not replace the results of another one.
      store: gathered.folders.length === 0 ? undefined : store,
      rosterOf,
      course,
      hasCanaries: canaries,
      listener: classProgress(progress, () => scenarios),
    });
    progress.clear();
    const elsewhere = savedAt === join(out ?? '', 'results.json') ? undefined : savedAt;
    const account = rosterOf?.(run.submissions);
    showClass(run, gathered, { explain, elsewhere, roster: account });
    process.exitCode = statusOfClass(run, account);
    if (unsaved !== undefined) throw unsaved;
  },
};

const classOptions = {
  submission: {
    array: true,
    string: true,
    default: [],
    describe: 'Grade only these submissions, by the name of their folder or archive (default: all)',
  },
  roster: {
    string: true,
    requiresArg: true,
    describe: 'Account for each row of this roster, a CSV file with ids, names, e-mail addresses or groups',
  },
  course: courseOption,
  explain: {
    array: true,
    string: true,
    default: [],
    describe: 'Show these submissions in full after the table, by the name of their folder or archive',
  },
  canaries: {
    boolean: true,
    default: false,
    describe: 'First grade a right and a wrong submission on each lane; stop if a verdict is not as it should be',
  },
  resume: {
    boolean: true,
    default: false,
    describe: 'Finish the newest stored run, if it was killed or interrupted',
  },
  again: {
    boolean: true,
    default: false,
    describe: 'Also grade what has not changed since an older stored run (default: its result is kept)',
  },
} as const;

/** What the course says, in its files. */
async function readOfCourse({
  course: coursePath,
  roster: rosterPath,
}: Pick<GradeArguments, 'course' | 'roster'>): Promise<{
  readonly course?: Course | undefined;
  readonly roster?: GivenRoster | undefined;
}> {
  const { readCourse } = await import('../read-course.ts');
  const { readRoster } = await import('../class-roster.ts');
  const course = coursePath === undefined ? undefined : await readCourse(coursePath);
  return { course, roster: rosterPath === undefined ? undefined : await readRoster(rosterPath, course?.columns) };
}

function requireExplainable(explain: readonly string[], folders: readonly string[]): void {
  const ids = new Set(folders.map(submissionId));
  const unknown = explain.find((id) => !ids.has(id.normalize('NFC')));
  if (unknown !== undefined)
    throw new CliError(`there is no submission "${unknown}" to explain in this run`, exitStatus.usage);
}

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
