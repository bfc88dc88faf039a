/**
 * The whole output that students and teachers read, so that a review sees each changed word.
 * `npx vitest run test/e2e/golden.test.ts -u` writes the expected files again.
 */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { submissionsFolder } from '../support/corpus.ts';
import { datagrade } from '../support/datagrade.ts';

/** Replaces what differs between machines and runs: folders, times, and notes about the machine. */
function normalised(text: string): string {
  return (
    text
      .replaceAll(submissionsFolder, 'SUBMISSIONS')
      .replaceAll(/\b\d+(\.\d+)? (ms|s|min)\b/g, 'N $2')
      .replaceAll(/\d+ process starts/g, 'N process starts')
      .replaceAll(/^About this machine:\n(?: .*\n)*\n?/gm, '')
      // Where a long command is wrapped depends on the length of the folder.
      .replaceAll(/ *\\\n */g, ' ')
      .replaceAll(/ +$/gm, '')
      .replace(/\n+$/, '\n')
  );
}

const wrong = (name: string): string => join(submissionsFolder, 'wrong', name);
const right = (name: string): string => join(submissionsFolder, 'right', name);
const someOfAClass = ['python-comma', 'sum-concatenated', 'server-hides-own-name'];

it.each([
  ['check-passed', ['check', right('python-comma'), '--only', 'add/server', '--seed', '7']],
  ['check-failed', ['check', wrong('sum-concatenated'), '--only', 'add/client/sum', 'add/client/exit', '--seed', '7']],
  ['check-blocked', ['check', wrong('add-client-missing'), '--only', 'add/client', 'add/pair', '--seed', '7']],
  ['check-hangs', ['check', wrong('no-empty-datagram-on-multiple'), '--only', 'file/server/exact', '--seed', '7']],
  ['grade', ['grade', right(''), wrong(''), '--seed', '7', '--only', 'add', '--submission', ...someOfAClass]],
  ['profile', ['profile', right('python-json')]],
  ['list', ['list']],
])('the output %s is the same as in the reviewed file', async (name, words) => {
  const { stdout } = await datagrade(...words);
  await expect(normalised(stdout)).toMatchFileSnapshot(`golden/${name}.txt`);
});
