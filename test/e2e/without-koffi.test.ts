/** Grading where the optional package koffi is not installed: pipes instead of a terminal, no capture, no time-outs of sockets; and no wrong verdict. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runSchema } from '../../harness/grade/results.ts';
import { submissionsFolder, wrongLabelOf } from '../support/corpus.ts';
import { startDatagrade } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { hasTool } from '../support/toolchain.ts';

/** Node finds every package but this one. */
const hidesKoffi = `
const Module = require('node:module');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, ...rest) {
  if (name === 'koffi') throw Object.assign(new Error('it is hidden'), { code: 'MODULE_NOT_FOUND' });
  return resolve.call(this, name, ...rest);
};`;

it('right programs keep their points and wrong ones lose theirs, and the report says what is missing', async () => {
  await using folder = await scratchFolder();
  const hook = join(folder.path, 'hides-koffi.cjs');
  writeFileSync(hook, hidesKoffi);
  const right = ['python-comma', ...(hasTool('gcc') ? ['c-space'] : [])];
  // The latter takes the time-out of its socket for the end of a file.
  const wrong = ['sum-concatenated', ...(hasTool('gcc') ? ['c-receive-timeout-as-end'] : [])];
  const classes = ['right', 'wrong'].map((kind) => join(submissionsFolder, kind));
  const words = ['grade', ...classes, '--submission', ...right, ...wrong, '--seed', '7', '--out', folder.path];
  const { status, stderr } = await startDatagrade(words, { NODE_OPTIONS: `--require ${hook}` }).finished;
  expect(status, stderr).toBe(1);
  const run = runSchema.parse(JSON.parse(readFileSync(join(folder.path, 'results.json'), 'utf8')));
  expect(run.environment.notes.filter((note) => note.includes('koffi'))).not.toEqual([]);
  const lost = run.submissions.map(({ id, requirements }) => [
    id,
    requirements.flatMap(({ id: requirement, status: verdict }) => (verdict === 'pass' ? [] : [requirement])),
  ]);
  expect(Object.fromEntries(lost)).toEqual({
    ...Object.fromEntries(right.map((id) => [id, []])),
    ...Object.fromEntries(wrong.map((id) => [id, wrongLabelOf(id).fails])),
  });
});
