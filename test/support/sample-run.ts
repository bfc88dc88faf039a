/**
 * A class as a run leaves it: for tests of everything that reads a run.
 *
 * One submission for each way in which a report can go: all passed, failures with every kind of evidence, programs missing, undecided, not
 * graded, and one whose every text attacks the reader's terminal. Failures are those of programs of the corpus, judged by the code as it is
 * now; reasons that no judge gives only say whose they are.
 */
import { aggregate, defaultRubric, scoreOf } from '../../harness/grade/points.ts';
import { requirements } from '../../harness/handout/requirements.ts';
import type { RequirementId } from '../../harness/handout/requirements.ts';
import type { Run, ScenarioResult, SubmissionResult } from '../../harness/grade/results.ts';
import { storedVerdicts } from './stored-verdicts.ts';
import type { Outcome } from './scenario-result.ts';

type Verdict = Outcome & {
  readonly id?: string;
  readonly title?: string;
};

/** A submission in which everything passes but the requirements named in `verdicts`, each with its scenarios. */
export function sampleSubmission(
  id: string,
  verdicts: Partial<Record<RequirementId, readonly Verdict[]>> = {},
  changes: Partial<SubmissionResult> = {},
): SubmissionResult {
  const scenarios = requirements.flatMap(({ id: requirement, title }): ScenarioResult[] =>
    (verdicts[requirement] ?? [{ status: 'pass' }]).map((verdict, at) => ({
      id: `${requirement.replaceAll('.', '/')}/${at + 1}`,
      requirement,
      title,
      durationMs: 41.23,
      ...verdict,
    })),
  );
  const results = aggregate(scenarios, defaultRubric);
  return {
    id,
    folder: `class/${id}`,
    status: results.some(({ status }) => status === 'error') ? 'error' : 'graded',
    ...scoreOf(results),
    requirements: [...results],
    scenarios,
    problems: [],
    programs: {
      'add.client': 'python3 client.py',
      'add.server': 'python3 server.py',
      'file.client': 'python3 file_client.py',
      'file.server': 'python3 file_server.py',
    },
    processStarts: 64,
    durationMs: 8123.456,
    ...changes,
  };
}

export const rightSubmission = sampleSubmission('ana');

/** A file as graded: all byte values, a line feed in the middle of the second chunk. */
export const sampleFile = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7 + Math.floor(at / 256)) % 256));

/** What a Windows text file makes of it. */
export const translatedFile = Buffer.from(sampleFile.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');

/** A mistake in each half, some in several scenarios, one blocking others. */
export const failingSubmission = sampleSubmission(
  'bruno',
  byRequirement(
    storedVerdicts('sum-concatenated', 'error-reply-keeps-serving', 'lf-becomes-crlf', 'decode-error-on-server'),
  ),
  { problems: ['A problem of the submission: what it is, and what to write into datagrade.yaml to change that.'] },
);

function byRequirement(verdicts: readonly ScenarioResult[]): Partial<Record<RequirementId, readonly ScenarioResult[]>> {
  const of = (id: RequirementId) => verdicts.filter(({ requirement }) => requirement === id);
  return Object.fromEntries(requirements.map(({ id }) => [id, of(id)] as const).filter(([, own]) => own.length > 0));
}

const noFileServer: readonly Verdict[] = [{ status: 'blocked', reason: 'the reason of a missing program' }];

/** Only the first assignment and a file client. */
export const incompleteSubmission = sampleSubmission(
  'carla.mendes-54321',
  {
    'file.server.content': noFileServer,
    'file.server.chunks': noFileServer,
    'file.server.exact': noFileServer,
    'file.server.empty': noFileServer,
    'file.pair': noFileServer,
  },
  { programs: { 'add.client': './client', 'add.server': './server 9000', 'file.client': 'java FileClient' } },
);

const notLearned: readonly Verdict[] = [
  {
    status: 'unsupported',
    reason:
      'The reason why this could not be decided, with all that was tried, so that it takes more than a line of the report.',
  },
];

export const undecidedSubmission = sampleSubmission('dinis', {
  'add.server.reply': notLearned,
  'add.server.display': notLearned,
  'add.server.sum': notLearned,
});

/** What is left of a run with `--only add/server/shutdown`: nothing is known of the other requirements. */
export const selectedSubmission = selectScenarios(sampleSubmission('filipa'), 'add.server.shutdown');

function selectScenarios(submission: SubmissionResult, selected: RequirementId): SubmissionResult {
  return {
    ...submission,
    score: 5,
    maxScore: 5,
    requirements: submission.requirements.map((each) =>
      each.id === selected
        ? each
        : {
            id: each.id,
            status: 'unsupported',
            points: 0,
            maxPoints: 0,
            reason: 'not tried in this run',
            tried: false,
          },
    ),
    scenarios: submission.scenarios.filter(({ requirement }) => requirement === selected),
  };
}

/** The testbed failed: nothing here may read like a mistake of the student. */
export const notGradedSubmission = sampleSubmission(
  'eva',
  { 'file.client.exit': [{ status: 'error', reason: 'the fault of the testbed' }] },
  { problems: ['A problem of the run.'] },
);

/** Moves the cursor, colours, reverses, hides, breaks lines, and speaks to the machine that keeps the log. */
const hostileText =
  '\u001b[2J\u001b[31m::error file=a.js::owned\u0007\r\n##[error]owned\u202egnp.exe\u200b\u0000 \u2028e\u0301\u0301\u0301\u0301\u0301 \u4f60\u597d \u{1f600}\t|│';

export const hostileSubmission = sampleSubmission(
  `\u001b]0;title\u0007::warning::${hostileText}`,
  {
    'add.client.request': [
      {
        id: hostileText,
        title: hostileText,
        status: 'fail',
        reason: hostileText,
        hint: hostileText,
        evidence: {
          steps: [
            { text: hostileText, outcome: 'done' },
            { text: `${hostileText} `.repeat(20), outcome: 'failed' },
          ],
          expected: hostileText,
          actual: hostileText.repeat(100),
          bytes: {
            expected: Buffer.from(hostileText).toString('base64'),
            actual: Buffer.from(`::error${hostileText}`).toString('base64'),
            offset: 0,
          },
          screen: `${hostileText}\n`.repeat(40),
          errors: `::error::${'x'.repeat(3000)}`,
        },
      },
      { id: `${hostileText}/2`, status: 'fail', reason: hostileText },
    ],
    'add.client.display': [{ status: 'unsupported', reason: hostileText }],
    'add.client.sum': [{ status: 'blocked', reason: hostileText }],
  },
  {
    folder: `-rf '${hostileText}'`,
    problems: [hostileText],
    programs: { 'add.client': `python3 '${hostileText}.py'` },
  },
);

export const sampleRun: Run = {
  schema: 'datagrade.results/1',
  version: '0.1.0',
  seed: 7,
  startedAt: '2026-11-22T19:31:00.000Z',
  environment: { isolation: 'namespace', observation: 'kernel', lanes: 2, notes: [] },
  submissions: [rightSubmission, failingSubmission, incompleteSubmission, undecidedSubmission, notGradedSubmission],
};
