/** `datagrade grade --roster`: a small class with a group, a submission without an owner, and a student who handed in nothing. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSchema } from '../../harness/grade/results.ts';
import { loadRun } from '../../harness/grade/store/load-run.ts';
import { submissionsFolder } from '../support/corpus.ts';
import { datagrade, type Finished } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => {
  scratch = await scratchFolder();
  for (const id of ['up1', 'Grupo 7', 'mystery', 'Zé Pó'])
    cpSync(join(submissionsFolder, 'right', 'python-comma'), join(scratch.path, 'class', id), { recursive: true });
  mkdirSync(join(scratch.path, 'class', 'up5'));
});
afterAll(() => scratch[Symbol.asyncDispose]());

function grade(roster: string | Buffer, ...options: readonly string[]): Promise<Finished> {
  const path = join(scratch.path, 'roster.csv');
  writeFileSync(path, roster);
  const words = [join(scratch.path, 'class'), '--only', 'add/client/exit', '--out', join(scratch.path, 'out')];
  return datagrade('grade', ...words, '--roster', path, ...options);
}

const header = 'Nº;Nome;Grupo\n';
const people = `${header}up1;Ana;\nup2;Bo;Grupo 7\nup3;Eva;Grupo 7\nup4;Zé Pó;\nup5;Gil;\nup6;Lia;\n`;

describe('datagrade grade --roster', () => {
  it('leaves open whose a submission is, and then who handed in nothing', async () => {
    const { status, stdout } = await grade(Buffer.from(people, 'latin1'));
    expect(stdout).toContain('5 handed in = 3 graded + 1 nothing handed in + 1 needs a person');
    expect(stdout).toContain('read as Windows-1252');
    expect(stdout).toContain('submission mystery: needs a person: nothing in its name is on the roster');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      '6 on the roster = 4 graded + 1 nothing handed in + 1 needs a person',
    );
    expect(status).toBe(2);
  });

  it('stores what became of each row, and balances when every submission has an owner', async () => {
    const { status, stdout } = await grade(`\uFEFF${people}up7;mystery;\n`);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('7 on the roster = 5 graded + 2 nothing handed in');
    expect(status).toBe(0);
    const out = join(scratch.path, 'out');
    const { roster } = runSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')));
    expect(roster?.rows.map(({ id, state, submission }) => [id, state, submission])).toEqual([
      ['up1', 'graded', 'up1'],
      ['up2', 'graded', 'Grupo 7'],
      ['up3', 'graded', 'Grupo 7'],
      ['up4', 'graded', 'Zé Pó'],
      ['up5', 'nothing handed in', 'up5'],
      ['up6', 'nothing handed in', undefined],
      ['up7', 'graded', 'mystery'],
    ]);
    expect((await loadRun(join(out, 'latest'))).roster).toEqual(roster);
  });

  it('accounts for the rest of the class in the results of one submission', async () => {
    const { stdout } = await grade(`${people}up7;mystery;\n`, '--submission', 'up1');
    expect(stdout.trimEnd().split('\n').at(-1)).toContain('7 on the roster = 1 graded');
    const { roster } = await loadRun(join(scratch.path, 'out'));
    expect(roster?.rows.filter(({ state }) => state === 'graded')).toHaveLength(5);
    expect(roster?.rows.filter(({ state }) => state === 'nothing handed in')).toHaveLength(2);
  });

  it('refuses a roster before it grades anything', async () => {
    const { status, stdout, stderr } = await grade(`${header}up1;"Ana;\n`);
    expect(stderr).toMatch(/cannot use the roster .*roster\.csv: line 2 opens a cell with a quotation mark/);
    expect([status, stdout]).toEqual([64, '']);
    const missing = await datagrade('grade', scratch.path, '--roster', join(scratch.path, 'none.csv'));
    expect(missing.stderr).toContain('none.csv: there is no such file');
    const folder = await datagrade('grade', scratch.path, '--roster', scratch.path);
    expect(folder.stderr).toContain('it is a folder; give a CSV file');
  });
});
