/**
 * Grading on the machine's own network, as in a container without namespaces. Addresses of other
 * machines cannot be reached, and the datagrams between the two halves of a pair cannot be seen.
 * Right programs that need either lose nothing: they need manual review.
 *
 * The tests run in a network namespace of their own, which has only a loopback interface.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSchema, type Run, type SubmissionResult } from '../../harness/grade/results.ts';
import { namespaceCommand } from '../../harness/sandbox/lane/isolation.ts';
import { rightLabelOf, submissionsFolder } from '../support/corpus.ts';
import { mainScript, startCommand } from '../support/datagrade.ts';
import { hasOwnNetwork } from '../support/in-own-network.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

async function gradeOnHost(folders: readonly string[], ...words: readonly string[]): Promise<Run> {
  await using out = await scratchFolder();
  const [unshare, ...own] = namespaceCommand;
  const script = 'ip link set lo up && exec "$@"';
  const command = [process.execPath, mainScript, 'grade', ...folders, '--isolation', 'host', '--seed', '7'];
  const child = [...own, 'sh', '-c', script, 'sh', ...command, '--out', out.path, ...words];
  const { status, stdout, stderr } = await startCommand(unshare, child, {}).finished;
  expect(status, stdout + stderr).not.toBe(70);
  return runSchema.parse(JSON.parse(readFileSync(join(out.path, 'results.json'), 'utf8')));
}

const right = join(submissionsFolder, 'right');

/**
 * The scenarios that a right submission must not lose. If only one assignment was submitted, the
 * other one is blocked and does not count.
 */
function lostBy({ id, scenarios }: SubmissionResult): readonly string[] {
  const { only } = rightLabelOf(id);
  return scenarios
    .filter(({ requirement }) => only === undefined || requirement.startsWith(`${only}.`))
    .filter(({ status }) => status !== 'pass' && status !== 'unsupported')
    .map((each) => `${id} ${each.id} ${each.status}: ${each.reason}`);
}

const reasonsOf = ({ scenarios }: SubmissionResult): readonly string[] => [
  ...new Set(scenarios.flatMap(({ status, reason }) => (status === 'unsupported' ? [reason ?? ''] : []))),
];

describe.skipIf(!hasOwnNetwork)('without a network for each lane', () => {
  it('right programs that exchange more than the handout asks lose nothing, although it cannot be seen', async () => {
    const unseen = [
      'javascript-greeting-between',
      'python-acknowledgements',
      'python-size-before-content',
      'python-two-sockets',
    ];
    // What follows a reply is sent to datagrade also, which sees it without a capture.
    const run = await gradeOnHost([right], '--submission', 'c-thanks-for-the-reply', ...unseen);
    expect(run.submissions.flatMap(lostBy)).toEqual([]);
    const undecided = run.submissions.filter(({ id }) => unseen.includes(id));
    expect(undecided).toHaveLength(unseen.length);
    for (const submission of undecided)
      expect(reasonsOf(submission).join('\n')).toContain(
        'cannot be seen in this run, which captures no datagrams; "datagrade profile --freeze"',
      );
    expect(undecided.filter(({ maxScore }) => maxScore === 100)).toEqual([]);
  });

  it('a right submission with the address of another machine loses nothing', async () => {
    const run = await gradeOnHost([right], '--submission', 'python-other-machine');
    const [submission] = run.submissions as [SubmissionResult];
    expect(lostBy(submission)).toEqual([]);
    expect(submission).toMatchObject({ score: 0, maxScore: 0 });
    expect(reasonsOf(submission).join('\n')).toMatch(
      /The server uses 192\.168\.1\.73, which is not an address of this machine/,
    );
  });

  it('other submissions get the same verdicts as with isolation', async () => {
    const wrong = join(submissionsFolder, 'wrong');
    const run = await gradeOnHost([wrong], '--submission', 'chunk-size-1024', 'server-serves-once');
    const failed = run.submissions.map(({ id, requirements }) => [
      id,
      requirements.filter(({ status }) => status === 'fail').map((each) => each.id),
      requirements.filter(({ status }) => status === 'unsupported').length,
    ]);
    expect(failed).toEqual([
      ['chunk-size-1024', ['file.server.content', 'file.server.chunks'], 0],
      ['server-serves-once', ['add.server.serves'], 0],
    ]);
  });
});

/** Without its server, it is unknown on which of the two ports the testbed has to listen. */
const bindsOwnPort = `import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 25678))
s.sendto(sys.argv[1].encode(), ('127.0.0.1', 21235))
with open('R' + sys.argv[1], 'wb') as f:
    while True:
        d = s.recv(2048)
        f.write(d)
        if len(d) < 2048:
            break
s.close()
`;

it.skipIf(!hasOwnNetwork)('the testbed does not take the port that a client binds', async () => {
  await using folder = await scratchFolder();
  const alone = join(folder.path, 'class', 'alone');
  mkdirSync(alone, { recursive: true });
  writeFileSync(join(alone, 'file_client.py'), bindsOwnPort);
  const run = await gradeOnHost([join(folder.path, 'class')], '--only', 'file/client');
  expect(run.submissions.map(({ score }) => score)).toEqual([25]);
});
