import { existsSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SubmissionResult } from '../../../../harness/grade/results.ts';
import { seedOfNewestRun, type RunPlan } from '../../../../harness/grade/store/open-run.ts';
import type { RunRecord } from '../../../../harness/grade/store/stored-run.ts';
import { ClassOnDisk, endRun } from '../../../support/class-on-disk.ts';
import { sampleSubmission } from '../../../support/sample-run.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const failure: Partial<SubmissionResult> = { status: 'error', problems: ['the disk is full'] };

describe('the store of runs', () => {
  it('has results.json and a link to the run, whose folder has a file for each submission', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana', 'rui');
    expect(await of.grade(['ana', 'rui'])).toEqual(['ana', 'rui']);
    expect(of.saved().submissions.map(({ id, earlier }) => [id, earlier])).toEqual([
      ['ana', undefined],
      ['rui', undefined],
    ]);
    expect(readdirSync(of.out).toSorted()).toEqual(['latest', 'results.json', 'runs']);
    expect(readlinkSync(join(of.out, 'latest'))).toBe(`runs/${of.runs()[0]}`);
    expect(readdirSync(join(of.out, 'latest', 'submissions')).toSorted()).toEqual(['ana.json', 'rui.json']);
  });

  it('has each result on the disk before the run ends, and nothing half-written', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana', 'rui');
    const store = await of.open(['ana', 'rui']);
    store.add(of.result('ana'));
    const folder = join(of.out, 'runs', of.runs()[0] ?? '', 'submissions');
    await expect.poll(() => readdirSync(folder)).toEqual(['ana.json']);
    expect(existsSync(join(of.out, 'results.json'))).toBe(false);
  });

  it('keeps what has not changed, and says which run graded it', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana', 'rui');
    await of.grade(['ana', 'rui']);
    const first = of.saved().startedAt;
    of.handIn('rui', 'second version');
    expect(await of.grade(['ana', 'rui'])).toEqual(['rui']);
    expect(of.saved().submissions.map(({ id, earlier }) => [id, earlier?.startedAt])).toEqual([
      ['ana', first],
      ['rui', undefined],
    ]);
    expect(of.runs()).toHaveLength(2);
    expect(await of.grade(['ana', 'rui'])).toEqual([]);
  });

  it.each([
    ['another seed', { grader: { version: '1.0.0', code: 'c0de', seed: 8, selectors: [], machine: [] } }],
    ['other code', { grader: { version: '1.0.0', code: 'beef', seed: 7, selectors: [], machine: [] } }],
    ['another machine', { grader: { version: '1.0.0', code: 'c0de', seed: 7, selectors: [], machine: ['gcc 14'] } }],
    ['other scenarios', { selectorsOf: () => ['add'] }],
    ['the wish to grade everything', { takesOver: false }],
  ] satisfies readonly (readonly [string, Partial<RunPlan>])[])('keeps nothing with %s', async (_, changes) => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana');
    await of.grade(['ana']);
    expect(await of.grade(['ana'], changes)).toEqual(['ana']);
  });

  it('grades one of a class anew, and keeps the others and their order', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana', 'rui', 'zoe');
    await of.grade(['ana', 'rui', 'zoe']);
    const store = await of.open(['rui'], { isPart: true, takesOver: false });
    const worse = of.result('rui', { score: 50 });
    store.add(worse);
    await endRun(store, [worse]);
    expect(of.saved().submissions.map(({ id, score }) => [id, score])).toEqual([
      ['ana', 100],
      ['rui', 50],
      ['zoe', 100],
    ]);
  });

  it('lets no error take the place of a grade, and says what went wrong', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana', 'rui');
    await of.grade(['ana', 'rui']);
    const first = of.saved().startedAt;
    of.handIn('rui', 'second version');
    const store = await of.open(['ana', 'rui']);
    const result = of.result('rui', failure);
    store.add(result);
    await endRun(store, [...store.known.values(), result]);
    const rui = of.saved().submissions.find(({ id }) => id === 'rui');
    expect([rui?.status, rui?.score]).toEqual(['graded', 100]);
    expect(rui?.problems).toEqual([`grading it again failed (the disk is full): this is the result of ${first}`]);
    expect(await of.grade(['ana', 'rui'])).toEqual(['rui']);
  });

  it('grades again what could not be decided', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana');
    const store = await of.open(['ana']);
    const open = sampleSubmission('ana', { 'add.pair': [{ status: 'unsupported', reason: 'stopped' }] });
    store.add(open);
    await endRun(store, [open]);
    expect(await of.grade(['ana'])).toEqual(['ana']);
    expect(await of.grade(['ana'])).toEqual([]);
  });

  it('grades again what was an error', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana');
    const store = await of.open(['ana']);
    store.add(of.result('ana', failure));
    await endRun(store, [of.result('ana', failure)]);
    expect(of.saved().submissions.map(({ status }) => status)).toEqual(['error']);
    expect(await of.grade(['ana'])).toEqual(['ana']);
  });

  it('resumes a run that was killed, in its folder, and grades only the rest', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana', 'rui');
    await of.beKilled(['ana', 'rui'], [of.result('ana')]);
    expect(await of.grade(['ana', 'rui'], { resumes: true })).toEqual(['rui']);
    expect(of.runs()).toHaveLength(1);
    expect(of.saved().submissions.map(({ id, earlier }) => [id, earlier])).toEqual([
      ['ana', undefined],
      ['rui', undefined],
    ]);
  });

  it('does not resume a run that another process is grading', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana');
    await of.open(['ana']);
    const file = join(of.out, 'runs', of.runs()[0] ?? '', 'run.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(`"pid": ${process.pid}`, `"pid": ${process.ppid}`));
    await expect(of.open(['ana'], { resumes: true })).rejects.toThrow(
      `process ${process.ppid}, which grades it, is still running`,
    );
  });

  it('shows an interrupted run only until a whole run has ended', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana', 'rui');
    const interrupted = await of.open(['ana', 'rui']);
    interrupted.add(of.result('ana'));
    expect(await endRun(interrupted, [of.result('ana')])).toBe(join(of.out, 'results.json'));
    expect(of.saved().submissions).toHaveLength(1);
    expect(existsSync(join(of.out, 'latest'))).toBe(false);
    await of.grade(['ana', 'rui']);
    const again = await of.open(['ana', 'rui'], { takesOver: false });
    again.add(of.result('ana', { score: 1 }));
    expect(await endRun(again, [of.result('ana', { score: 1 })])).toBeUndefined();
    expect(of.saved().submissions.map(({ score }) => score)).toEqual([100, 100]);
  });

  it('leaves the results of all scenarios alone when only some are tried', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana');
    await of.grade(['ana']);
    const some = { grader: { version: '1.0.0', code: 'c0de', seed: 7, selectors: ['add'], machine: [] } };
    const store = await of.open(['ana'], { ...some, selectorsOf: () => ['add'] });
    const part = of.result('ana', { score: 40 });
    store.add(part);
    const path = await endRun(store, [part]);
    expect(path).toBe(join(of.out, 'runs', of.runs().at(-1) ?? '', 'results.json'));
    expect(of.saved().submissions.map(({ score }) => score)).toEqual([100]);
  });

  it('keeps what two runs grade at the same time', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana', 'rui');
    await of.grade(['ana', 'rui']);
    const [one, other] = [
      await of.open(['ana'], { isPart: true, takesOver: false }),
      await of.open(['rui'], { isPart: true, takesOver: false }),
    ];
    const [ana, rui] = [of.result('ana', { score: 10 }), of.result('rui', { score: 20 })];
    one.add(ana);
    other.add(rui);
    await Promise.all([endRun(one, [ana]), endRun(other, [rui])]);
    expect(of.saved().submissions.map(({ score }) => score)).toEqual([10, 20]);
  });

  it('writes later what it cannot write now, and says so only if it never could', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana', 'rui');
    const store = await of.open(['ana', 'rui']);
    rmSync(of.out, { recursive: true });
    writeFileSync(of.out, 'a file in the place of the folder');
    store.add(of.result('ana'));
    await expect(endRun(store, [of.result('ana')])).rejects.toThrow(/^cannot write /);
    rmSync(of.out);
    store.add(of.result('rui'));
    await endRun(store, [of.result('ana'), of.result('rui')]);
    expect(of.saved().submissions.map(({ id }) => id)).toEqual(['ana', 'rui']);
  });

  it('writes again at the end what was removed meanwhile', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana', 'rui');
    const store = await of.open(['ana', 'rui']);
    store.add(of.result('ana'));
    const folder = join(of.out, 'runs', of.runs()[0] ?? '', 'submissions');
    await expect.poll(() => readdirSync(folder)).toHaveLength(1);
    rmSync(of.out, { recursive: true });
    store.add(of.result('rui'));
    await endRun(store, [of.result('ana'), of.result('rui')]);
    expect(readdirSync(folder).toSorted()).toEqual(['ana.json', 'rui.json']);
    expect(of.saved().submissions.map(({ id }) => id)).toEqual(['ana', 'rui']);
  });

  it('passes over files that are damaged, and grades those submissions again', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana', 'rui');
    await of.grade(['ana', 'rui']);
    writeFileSync(join(of.out, 'latest', 'submissions', 'ana.json'), '{"schema":"datagrade.submission/1"');
    expect(await of.grade(['ana', 'rui'])).toEqual(['ana']);
    // Then the newest run is none, and the one before has a damaged result of ana.
    writeFileSync(join(of.out, 'latest', 'run.json'), '');
    expect(await of.grade(['ana', 'rui'])).toEqual(['ana']);
  });

  it('says in its index where a submission was handed in, and knows it by its content alone', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana');
    for (const archive of ['monday.zip', 'tuesday.zip']) {
      const changes = { fromOf: () => `/class/${archive}/ana` };
      expect(await of.grade(['ana'], changes)).toEqual(archive === 'monday.zip' ? ['ana'] : []);
      const record = JSON.parse(readFileSync(join(of.out, 'latest', 'run.json'), 'utf8')) as RunRecord;
      expect(record.submissions).toEqual([{ id: 'ana', folder: `/class/${archive}/ana` }]);
    }
  });

  it('tells the seed of the newest run', async () => {
    await using scratch = await scratchFolder();
    const of = new ClassOnDisk(scratch.path, 'ana');
    expect(await seedOfNewestRun(of.out)).toBeUndefined();
    await of.grade(['ana']);
    expect(await seedOfNewestRun(of.out)).toBe(7);
  });
});
