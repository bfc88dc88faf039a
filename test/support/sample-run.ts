/**
 * A class as a run leaves it, made up but true to life: for tests of everything that reads a run.
 *
 * One submission for each way in which a report can go: all passed, failures with every kind of evidence, programs missing, undecided, not
 * graded, and one whose every text attacks the reader's terminal.
 */
import { requirements } from '../../harness/handout/requirements.ts';
import type { RequirementId } from '../../harness/handout/requirements.ts';
import type { RequirementResult, Run, ScenarioResult, SubmissionResult } from '../../harness/grade/results.ts';

const maxPoints = 5;

type Verdict = Omit<ScenarioResult, 'id' | 'title' | 'durationMs' | 'requirement'> & {
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
  const results = requirements.map(({ id: requirement }) => resultOf(requirement, verdicts[requirement]?.[0]));
  return {
    id,
    folder: `class/${id}`,
    status: results.some(({ status }) => status === 'error') ? 'error' : 'graded',
    score: sum(results.map(({ points }) => points)),
    maxScore: sum(results.map((each) => each.maxPoints)),
    requirements: results,
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

function resultOf(id: RequirementId, verdict: Verdict | undefined): RequirementResult {
  const status = verdict?.status ?? 'pass';
  const reason = verdict?.reason;
  return {
    id,
    status,
    points: status === 'pass' ? maxPoints : 0,
    maxPoints: status === 'unsupported' ? 0 : maxPoints,
    ...(reason === undefined ? {} : { reason }),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export const rightSubmission = sampleSubmission('ana');

const shutdownSteps = [
  'the server starts',
  'a client sends 42',
  'the server answers',
  'a client sends 101',
  'the server ends by itself',
  'its port is free again',
];

/** A file as graded: all byte values, a line feed in the middle of the second chunk. */
export const sampleFile = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7 + Math.floor(at / 256)) % 256));

/** What a Windows text file makes of it. */
export const translatedFile = Buffer.from(sampleFile.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');

/** Two mistakes, one of them in several scenarios, one blocking others. */
export const failingSubmission = sampleSubmission(
  'bruno',
  {
    'add.client.sum': [
      {
        id: 'add/client/sum/2',
        status: 'fail',
        title: 'The sum of 1 and 1',
        reason: '2 does not stand on the screen as a number of its own',
        hint: 'The two values are joined as text instead of added: convert them with int() first.',
        evidence: {
          steps: [
            { text: 'the client starts', outcome: 'done' },
            { text: '1 is typed', outcome: 'done' },
            { text: 'the client sends its name and 1', outcome: 'done' },
            { text: 'the server answers with its name and 1', outcome: 'done' },
            { text: 'the screen shows the sum, 2', outcome: 'failed' },
            { text: 'the client ends by itself with status 0', outcome: 'notReached' },
          ],
          expected: '2',
          actual: 'numbers on the screen: 1, 1, 11',
          screen: 'Number between 1 and 100: \nClient of Bruno\nServer of Testbed\nmine 1 yours 1\nsum 11\n',
        },
      },
      { id: 'add/client/sum/200', status: 'fail', reason: '200 does not stand on the screen as a number of its own' },
    ],
    'add.server.shutdown': [
      {
        id: 'add/server/shutdown/101',
        status: 'fail',
        title: 'An integer above 100 shuts the server down',
        reason: 'the server was still waiting for datagrams after 101',
        hint: 'The range is checked, but the loop goes on: leave the loop and close the socket.',
        evidence: {
          steps: shutdownSteps.map((text, at) => ({
            text,
            outcome: at < 4 ? 'done' : at === 4 ? 'failed' : 'notReached',
          })),
          expected: 'the process ends by itself, not by a crash',
          actual: 'it waits for the next datagram',
          screen: 'Server of Bruno ready\nClient of Testbed\n42 17 59\nClient of Testbed\nout of range\n',
          errors: '',
        },
      },
      { id: 'add/server/shutdown/0', status: 'fail', reason: 'the server was still waiting for datagrams after 0' },
      { id: 'add/server/shutdown/-1', status: 'fail', reason: 'the server was still waiting for datagrams after -1' },
      {
        id: 'add/server/shutdown/1000',
        status: 'fail',
        reason: 'the server was still waiting for datagrams after 1000',
      },
    ],
    'file.client.content': [
      {
        id: 'file/client/content/4099',
        status: 'fail',
        title: 'A file of several chunks and a tail',
        reason: 'the file on disk differs from the one that was sent',
        hint: 'The file is opened as text: open it with "wb".',
        evidence: {
          steps: [
            { text: 'the client asks for "orbit.bin"', outcome: 'done' },
            { text: 'the server sends 2 chunks of 2048 bytes and an empty one', outcome: 'done' },
            { text: 'the client ends by itself', outcome: 'done' },
            { text: 'one file in its folder is byte-identical', outcome: 'failed' },
          ],
          expected: 'a file of 4096 bytes, identical to what was sent',
          actual: 'received/orbit.bin, 4112 bytes',
          bytes: { expected: sampleFile.toString('base64'), actual: translatedFile.toString('base64'), offset: 38 },
          errors:
            'Traceback (most recent call last):\n  File "file_client.py", line 31, in <module>\n    main()\nResourceWarning: unclosed socket',
        },
      },
    ],
    'file.client.exact': [
      { status: 'blocked', blockedBy: 'file.client.content', reason: 'the file never arrives whole' },
    ],
    'file.pair': [{ status: 'blocked', blockedBy: 'file.client.content', reason: 'the file never arrives whole' }],
  },
  {
    problems: [
      'client.py and client_old.py both look like the client of "Adding two numbers"; client.py was taken. To change that, write "add.client: client_old.py" into datagrade.yaml.',
    ],
  },
);

const noFileServer: readonly Verdict[] = [{ status: 'blocked', reason: 'there is no file server in this folder' }];

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
      'How the server wants to be asked could not be learned. Tried: the request of its own client, "name 42" as text, JSON, and a packed integer; it answered none of them.',
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
    score: maxPoints,
    maxScore: maxPoints,
    requirements: submission.requirements.map((each) =>
      each.id === selected
        ? each
        : { id: each.id, status: 'unsupported', points: 0, maxPoints: 0, reason: 'not tried in this run' },
    ),
    scenarios: submission.scenarios.filter(({ requirement }) => requirement === selected),
  };
}

/** The testbed failed: nothing here may read like a mistake of the student. */
export const notGradedSubmission = sampleSubmission(
  'eva',
  { 'file.client.exit': [{ status: 'error', reason: 'the lane could not be started: no space left on device' }] },
  { problems: ['The testbed failed twice while grading this submission.'] },
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
