/** Makes reports of a stored run, and writes each where it belongs. */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { renderCheck } from '../../reports/check/report.ts';
import { chunksOf } from '../../reports/chunk-chart/chunks.ts';
import { reportOf } from '../../reports/model/submission-report.ts';
import { sequenceOf } from '../../reports/sequence/sequence.ts';
import type { Drawings } from '../../reports/student-page/diagrams.tsx';
import { renderStudentPage } from '../../reports/student-page/page.tsx';
import { createStyle, type Style } from '../../reports/terminal/style.ts';
import { applyCourse } from '../grade/apply-course.ts';
import { performanceOf } from '../grade/store/performance.ts';
import { writeWhole } from '../grade/store/write-whole.ts';
import type { Run, SubmissionResult } from '../grade/results.ts';
import { createFolder } from '../sandbox/limits/create-folder.ts';
import { CliError, exitStatus } from './cli-error.ts';
import { absolutePath } from './given-paths.ts';
import { chooseSubmissions, findTranscripts, openStoredRun, openTranscripts } from './open-stored-run.ts';
import { readCourse } from './read-course.ts';
import { terminalStyle } from './terminal.ts';

interface WantedReports {
  /** `name` or `name=file`. */
  readonly reporters: readonly string[];
  readonly submissions: readonly string[] | undefined;
  readonly transcripts: string | undefined;
  /** The course file with which points are given; absent for those of the run. */
  readonly course: string | undefined;
}

/** @throws CliError */
export async function makeReports(path: string, wanted: WantedReports): Promise<void> {
  const reporters = wanted.reporters.map(parseReporter);
  if (reporters.filter(({ place }) => place === undefined).length > 1)
    throw new CliError(
      'two reports would be mixed on standard output: name a file for one, as in student-page=FILE',
      exitStatus.usage,
    );
  const course = wanted.course === undefined ? undefined : await readCourse(wanted.course);
  const run = applyCourse(await openStoredRun(path), course);
  const submissions = chooseSubmissions(run, path, wanted.submissions);
  for (const { name, place } of reporters) {
    const makes = reporterNames[name];
    if (place === undefined && makes.isFile && submissions.length > 1)
      throw new CliError(
        `the run has ${submissions.length} submissions: name a folder for their pages, as in ${name}=pages, or one of them with --submission`,
        exitStatus.usage,
      );
    for (const [at, submission] of submissions.entries()) {
      const style = place === undefined ? terminalStyle(process.stdout) : plain;
      const transcripts = await findTranscripts(path, submission.id, wanted.transcripts);
      const text = await makes.render(submission, run, { style, transcripts });
      if (place === undefined) process.stdout.write(`${at === 0 ? '' : '\n'}${text}`);
      else await save(submissions.length === 1 ? place : join(place, fileName(submission.id, makes.ending)), text);
    }
  }
}

const plain = createStyle({ colour: false, width: 80, unicode: true });

interface Making {
  readonly style: Style;
  /** The folder of the submission's own. */
  readonly transcripts: string | undefined;
}

interface ReportMaker {
  /** Whether it makes no sense on a terminal for several submissions. */
  readonly isFile: boolean;
  readonly ending: string;
  readonly render: (submission: SubmissionResult, run: Run, making: Making) => Promise<string>;
}

const reporterNames: Readonly<Record<'text' | 'student-page', ReportMaker>> = {
  text: {
    isFile: false,
    ending: '.txt',
    render: async (submission, run, { style }) => `${renderCheck(submission, run, style).trimEnd()}\n`,
  },
  'student-page': {
    isFile: true,
    ending: '.html',
    render: async (submission, run, { transcripts }) =>
      renderStudentPage(submission, run, await drawingsOf(submission, transcripts)),
  },
};

function parseReporter(words: string): { readonly name: keyof typeof reporterNames; readonly place?: string } {
  const [name = '', ...rest] = words.split('=');
  if (name !== 'text' && name !== 'student-page')
    throw new CliError(
      `there is no reporter "${name}"; there are ${Object.keys(reporterNames).join(', ')}`,
      exitStatus.usage,
    );
  if (rest.length === 0) return { name };
  const place = rest.join('=');
  if (place === '') throw new CliError(`--reporter ${name}= names no file`, exitStatus.usage);
  return { name, place: absolutePath(place) };
}

async function drawingsOf(submission: SubmissionResult, transcripts: string | undefined): Promise<Drawings> {
  const shown = reportOf(submission).failures.flatMap((failure) => failure.shown ?? []);
  if (transcripts === undefined || shown.length === 0) return new Map();
  const performances = await openTranscripts(transcripts);
  return new Map(
    shown.flatMap(({ id, evidence }) => {
      const transcript = performanceOf(performances, id)?.transcript;
      if (transcript === undefined) return [];
      const sequence = sequenceOf(transcript, evidence?.steps ?? []);
      return [[id, { sequence, chunks: chunksOf(transcript) }] as const];
    }),
  );
}

async function save(path: string, text: string): Promise<void> {
  try {
    await createFolder(dirname(path));
    await writeWhole(path, text);
  } catch (error) {
    throw new CliError(`cannot write the report ${path}: ${(error as Error).message}`, exitStatus.usage);
  }
}

/** An id is the name of a folder; one in a results.json that was changed could be a path. */
function fileName(id: string, ending: string): string {
  const isName = /^[^./\\\0][^/\\\0]*$/.test(id) && Buffer.byteLength(id) <= 200;
  return `${isName ? id : createHash('sha256').update(id).digest('hex').slice(0, 32)}${ending}`;
}
