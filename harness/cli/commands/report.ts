/** `datagrade report`: makes any report from a stored run. */
import type { CommandModule } from 'yargs';
import { courseOption } from '../course-option.ts';
import { runPositional } from '../stored-run-options.ts';

interface ReportArguments {
  readonly run: string;
  readonly reporter: string | readonly string[];
  readonly submission: string | readonly string[] | undefined;
  readonly transcripts: string | undefined;
  readonly course: string | undefined;
}

export const reportCommand: CommandModule<object, ReportArguments> = {
  command: 'report <run>',
  describe: 'Make a report of a stored run, without running its programs',
  builder: (yargs) =>
    yargs
      .positional('run', runPositional)
      .option('reporter', {
        string: true,
        default: 'text',
        describe:
          'Report, and the file that it is written to (default: standard output): text, student-page=FILE. If the run has several submissions, FILE is a folder with one file for each',
      })
      .option('submission', {
        string: true,
        describe: 'Report only this submission; may be given several times',
      })
      .option('transcripts', {
        string: true,
        describe: 'Folder of transcripts, for diagrams (default: where the run stored them)',
      })
      .option('course', courseOption)
      .example('$0 report results --course course.yaml', 'Show the run with the rubric of a course')
      .example('$0 report results --submission ana', 'Show what check would show to ana')
      .example(
        '$0 report results --reporter student-page=pages',
        'Write one page for each submission, with diagrams if the run stored transcripts',
      ),
  async handler({ run, reporter, submission, transcripts, course }) {
    const { makeReports } = await import('../make-reports.ts');
    await makeReports(run, {
      reporters: [reporter].flat(),
      submissions: submission === undefined ? undefined : [submission].flat(),
      transcripts,
      course,
    });
  },
};
