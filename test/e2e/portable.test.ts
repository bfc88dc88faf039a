/** Grading as on any system with Node: without namespaces, without `/proc`, without capture. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSchema, type Run } from '../../harness/grade/results.ts';
import { submissionsFolder, wrongLabelOf } from '../support/corpus.ts';
import { datagrade } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

/**
 * Only the time shows that a program is silent, and the run waits for other runs on this machine.
 */
const longestMs = 15 * 60_000;

async function gradePortably(kind: 'right' | 'wrong', names: readonly string[], only: readonly string[]): Promise<Run> {
  await using out = await scratchFolder();
  const selected = ['--submission', ...names, ...only.flatMap((id) => ['--only', id])];
  const how = ['--isolation', 'host', '--observe', 'portable', '--seed', '7', '--out', out.path];
  const { status, stderr } = await datagrade('grade', join(submissionsFolder, kind), ...how, ...selected);
  expect(status, stderr).toBe(kind === 'right' ? 0 : 1);
  return runSchema.parse(JSON.parse(readFileSync(join(out.path, 'results.json'), 'utf8')));
}

const verdicts = ({ submissions }: Run) =>
  submissions.map(({ id, requirements }) => ({
    id,
    verdicts: requirements
      .filter(({ tried }) => tried !== false)
      .flatMap(({ id: requirement, status }) => (status === 'pass' ? [] : [`${requirement} ${status}`])),
  }));

describe('observing by portable means', () => {
  it(
    'gives right submissions full marks, and the results say how they were observed',
    async () => {
      const names = ['javascript-comma', 'python-comma'];
      const run = await gradePortably('right', names, []);
      expect(verdicts(run)).toEqual(names.map((id) => ({ id, verdicts: [] })));
      expect(run.submissions.map(({ score }) => score)).toEqual([100, 100]);
      expect(run.environment).toMatchObject({ isolation: 'host', observation: 'portable', jail: 'none' });
      expect(run.environment.speed?.silenceMs).toBeGreaterThan(0);
    },
    longestMs,
  );

  it.each([
    ['add', 'sum-concatenated'],
    ['file', 'no-empty-datagram-on-multiple'],
    // It writes without end, which is also limited.
    ['file', 'file-client-writes-without-receiving'],
  ])(
    'finds a mistake in %s: %s',
    async (assignment, name) => {
      const run = await gradePortably('wrong', [name], [assignment]);
      const { fails, blocked } = wrongLabelOf(name);
      const expected = [...fails.map((id) => `${id} fail`), ...blocked.map((id) => `${id} blocked`)];
      expect(verdicts(run)).toEqual([{ id: name, verdicts: expect.arrayContaining(expected) as unknown }]);
      expect(verdicts(run)[0]?.verdicts).toHaveLength(expected.length);
    },
    longestMs,
  );
});
