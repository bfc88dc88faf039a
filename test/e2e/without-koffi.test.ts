/**
 * Grading without the optional package koffi: pipes instead of a terminal, no capture, and no
 * timeouts of sockets. No verdict is wrong.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runSchema } from '../../harness/grade/results.ts';
import { submissionsFolder, wrongLabelOf } from '../support/corpus.ts';
import { startDatagrade } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { hasTool } from '../support/toolchain.ts';

/** Makes Node find every package except this one. */
const hidesKoffi = `
const Module = require('node:module');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, ...others) {
  if (name === 'koffi') throw Object.assign(new Error('it is hidden'), { code: 'MODULE_NOT_FOUND' });
  return resolve.call(this, name, ...others);
};`;

it('without koffi, right programs keep their points, wrong ones lose theirs, and a note names koffi', async () => {
  await using folder = await scratchFolder();
  const hook = join(folder.path, 'hides-koffi.cjs');
  writeFileSync(hook, hidesKoffi);
  const right = ['python-comma', ...(hasTool('gcc') ? ['c-space'] : [])];
  // The latter mistakes the timeout of its socket for the end of a file.
  const wrong = ['sum-concatenated', ...(hasTool('gcc') ? ['c-receive-timeout-as-end'] : [])];
  const classes = ['right', 'wrong'].map((kind) => join(submissionsFolder, kind));
  const words = ['grade', ...classes, '--submission', ...right, ...wrong, '--seed', '7', '--out', folder.path];
  const { status, stderr } = await startDatagrade(words, { NODE_OPTIONS: `--require ${hook}` }).finished;
  expect(status, stderr).toBe(1);
  const run = runSchema.parse(JSON.parse(readFileSync(join(folder.path, 'results.json'), 'utf8')));
  expect(run.environment.notes.filter((note) => note.includes('koffi'))).not.toEqual([]);
  const lost = run.submissions.map(({ id, requirements }) => [
    id,
    requirements
      .flatMap(({ id: requirement, status: verdict }) => (verdict === 'pass' ? [] : [requirement]))
      .toSorted(),
  ]);
  expect(Object.fromEntries(lost)).toEqual({
    ...Object.fromEntries(right.map((id) => [id, []])),
    ...Object.fromEntries(
      wrong.map(wrongLabelOf).map(({ fails, blocked }, at) => [wrong[at], [...fails, ...blocked].toSorted()]),
    ),
  });
});
