/** `--course`: one class with several rubrics. Only the first command grades. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSchema } from '../../harness/grade/results.ts';
import { submissionsFolder } from '../support/corpus.ts';
import { datagrade, startCommand, mainScript } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => {
  scratch = await scratchFolder();
  for (const name of ['right/python-comma', 'wrong/sum-concatenated'])
    cpSync(join(submissionsFolder, name), at('class', name.split('/')[1] ?? ''), { recursive: true });
});
afterAll(() => scratch[Symbol.asyncDispose]());

const at = (...names: readonly string[]): string => join(scratch.path, ...names);
const results = () => runSchema.parse(JSON.parse(readFileSync(at('out', 'results.json'), 'utf8')));

function courseFile(text: string): string {
  writeFileSync(at('course.yaml'), text);
  return at('course.yaml');
}

const first = 'name: First\nrubric:\n  add: 60\n  file: 40\nscale: { of: 20, decimals: 1 }\n';
const second = 'name: Second\nrubric:\n  add: 0\n  file: 10\nscale: { of: 20, decimals: 1 }\n';

describe('a rubric of a course', () => {
  it('gives points and marks, and a changed one runs nothing', async () => {
    const words = ['grade', at('class'), '--out', at('out'), '--course'];
    const graded = await datagrade(...words, courseFile(first));
    expect(graded.stdout).toContain('100/100 = 20');
    const before = results();
    expect(before.rubric?.name).toBe('First');
    expect(before.submissions.map(({ mark }) => mark?.of)).toEqual([20, 20]);
    expect(before.submissions.every(({ earlier }) => earlier === undefined)).toBe(true);

    const again = await datagrade(...words, courseFile(second));
    const after = results();
    expect(again.stdout).toContain('10/10 = 20');
    expect(after.rubric?.name).toBe('Second');
    expect(after.rubric?.hash).not.toBe(before.rubric?.hash);
    expect(after.submissions.map(({ maxScore }) => maxScore)).toEqual([10, 10]);
    // Both are the results of the first command.
    expect(after.submissions.map(({ earlier }) => earlier?.startedAt)).toEqual([before.startedAt, before.startedAt]);
    expect(after.submissions.map(({ processStarts }) => processStarts)).toEqual(
      before.submissions.map(({ processStarts }) => processStarts),
    );
  });

  it('is shown of a stored run, which keeps its own', async () => {
    const shown = await datagrade('report', at('out'), '--submission', 'python-comma', '--course', courseFile(first));
    expect(shown.status).toBe(0);
    expect(shown.stdout).toMatch(/Mark +out of 20 +20/);
    expect(shown.stdout).toContain('100/100');
    expect(results().rubric?.name).toBe('Second');
  });

  it('is refused before anything runs, with the place', async () => {
    const path = courseFile('rubric:\n  adds: 3\n');
    const refused = await datagrade('grade', at('class'), '--course', path);
    expect(refused.status).toBe(64);
    expect(refused.stderr).toContain(
      `cannot use the course file: ${path}:2:3: unknown key "adds"; did you mean "add"?`,
    );
    const absent = await datagrade('report', at('out'), '--course', at('none.yaml'));
    expect(absent.stderr).toContain('there is no such file; datagrade init course writes one');
    const folder = await datagrade('report', at('out'), '--course', at('out'));
    expect(folder.stderr).toContain('it is not a file; write it as a plain UTF-8 text file');
  });
});

describe('datagrade init course', () => {
  it('writes a file that grade takes, and never overwrites one', async () => {
    const init = () =>
      startCommand(
        'sh',
        ['-c', 'mkdir -p "$1" && cd "$1" && exec node "$2" init course', 'sh', at('new'), mainScript],
        {},
      ).finished;
    expect(await init()).toMatchObject({ status: 0 });
    const refused = await init();
    expect(refused.status).toBe(64);
    expect(refused.stderr).toContain('cannot write course.yaml: it exists already');
    const shown = await datagrade(
      'report',
      at('out'),
      '--submission',
      'python-comma',
      '--course',
      at('new', 'course.yaml'),
    );
    expect(shown.stdout).toContain('100/100');
  });
});
