/** Reports of a stored run, as a user asks for them. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderResults } from '../../reports/results-json.ts';
import { submissionsFolder } from '../support/corpus.ts';
import { datagrade } from '../support/datagrade.ts';
import { failingSubmission, sampleRun } from '../support/sample-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'datagrade-report-'));
const [out, transcripts] = [join(folder, 'out'), join(folder, 'transcripts')];
const name = 'sum-concatenated';
/** A copy of the results, without the run. */
const results = join(folder, 'copy.json');

beforeAll(async () => {
  cpSync(join(submissionsFolder, 'wrong', name), join(folder, 'class', name), { recursive: true });
  const words = ['grade', join(folder, 'class'), '--only', 'add/client', '--out', out, '--transcripts', transcripts];
  const { status, stderr } = await datagrade(...words, '--seed', '7');
  if (status !== 1) throw new Error(`grading ended with status ${status}: ${stderr}`);
  cpSync(join(out, 'results.json'), results);
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('datagrade report', () => {
  it('tells the same text for the folder, for a run in it and for results.json', async () => {
    const [run = ''] = readdirSync(join(out, 'runs'));
    const places = [out, join(out, 'runs', run), join(out, 'latest'), join(out, 'results.json')];
    const told = await Promise.all(places.map((place) => datagrade('report', place)));
    expect(told.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    expect(told[0]?.stdout).toMatch(/^✗ F1 add\.client\.sum: /m);
    expect(new Set(told.map(({ stdout }) => stdout)).size).toBe(1);
  });

  it.each([
    ['finds the transcripts of the run', out, []],
    ['finds them for its results.json', join(out, 'results.json'), []],
    ['is told where they are', results, ['--transcripts', transcripts]],
  ])('writes a page with a diagram if it %s', async (_, run, more) => {
    const page = join(folder, 'ana.html');
    const { status, stderr } = await datagrade('report', run, '--reporter', `student-page=${page}`, ...more);
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(page, 'utf8')).toContain('<svg class="sequence"');
  });

  it('writes a page without diagrams if it knows of no transcripts', async () => {
    const page = join(folder, 'bruno.html');
    const { status, stderr } = await datagrade('report', results, '--reporter', `student-page=${page}`);
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(page, 'utf8')).not.toContain('<svg class="sequence"');
    expect(readFileSync(page, 'utf8')).toContain('this run stored no transcripts');
  });

  it('writes a page for each submission into a folder, under names that cannot leave it', async () => {
    const changed = join(folder, 'changed.json');
    const ids = ['bruno', '../../owned', '/etc/owned', '.hidden'];
    const submissions = ids.map((id) => ({ ...failingSubmission, id }));
    writeFileSync(changed, renderResults({ ...sampleRun, submissions }));
    const { status, stderr } = await datagrade(
      'report',
      changed,
      '--reporter',
      `student-page=${join(folder, 'pages')}`,
    );
    expect([status, stderr]).toEqual([0, '']);
    const names = readdirSync(join(folder, 'pages'));
    expect(names).toHaveLength(4);
    expect(names).toContain('bruno.html');
    expect(names.filter((each) => !/^[a-z0-9]+\.html$/.test(each))).toEqual([]);
  });

  it.each([
    [['report', 'nowhere'], 'cannot read the run'],
    [['report', folder], 'there is no run in'],
    [['report', join(submissionsFolder, 'wrong', `${name}.label.yaml`)], 'cannot read the run'],
    [['report', out, '--reporter', 'poem'], 'there is no reporter "poem"; there are text, student-page'],
    [['report', out, '--reporter', 'student-page='], 'names no file'],
    [['report', out, '--submission', 'eva'], `there is no submission "eva" in the run ${out}; it has ${name}`],
    [['report', out, '--reporter', 'text', '--reporter', 'student-page'], 'would be mixed on standard output'],
    [['show', results, name, 'F1'], 'name their folder here with --transcripts'],
    [['show', out, name, 'F9', '--transcripts', transcripts], 'there is no scenario "F9"'],
    [['show', out, name, 'F1', '--transcripts', folder], 'cannot read the transcript'],
  ])('refuses %j with a sentence', async (words, sentence) => {
    const { status, stdout, stderr } = await datagrade(...words);
    expect([status, stdout]).toEqual([64, '']);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(sentence);
    expect(stderr).not.toContain('    at ');
  });
});

describe('datagrade show', () => {
  it('draws a failure by its number or its scenario, in 80 columns', async () => {
    const [byNumber, byId] = await Promise.all([
      datagrade('show', out, name, 'f1'),
      datagrade('show', out, name, 'add/client/sum/lowest', '--transcripts', transcripts),
    ]);
    expect(byNumber.stdout).toBe(byId.stdout);
    expect(byNumber.stdout).toContain('✗ the client has displayed the sum 2 (this step failed)');
    expect(byNumber.stdout).toContain('bytes "Client of');
    expect(Math.max(...byNumber.stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });
});
