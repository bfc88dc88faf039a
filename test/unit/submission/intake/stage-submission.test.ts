import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stageSubmission } from '../../../../harness/submission/intake/stage-submission.ts';
import { rawZip } from '../../../support/raw-zip.ts';
import { scratchFolder, type ScratchFolder } from '../../../support/scratch-folder.ts';
import { submissionsFolder } from '../../../support/corpus.ts';

let scratch: ScratchFolder;
let target: string;
beforeEach(async () => {
  scratch = await scratchFolder();
  target = join(scratch.path, 'staged', 'ana');
  mkdirSync(dirname(target));
});
afterEach(() => scratch[Symbol.asyncDispose]());

const example = join(submissionsFolder, 'right', 'python-comma');
const sources = readdirSync(example).filter((name) => name.endsWith('.py'));
const read = (name: string): Buffer => readFileSync(join(example, name));
const zipOf = (names: readonly string[], folder = ''): Buffer =>
  rawZip(names.map((name) => ({ name: folder + name, content: read(name) })));
const staged = (): string[] => readdirSync(target, { recursive: true }).map(String).toSorted();

function handIn(files: Readonly<Record<string, Uint8Array>>): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(scratch.path, 'in', dirname(name)), { recursive: true });
    writeFileSync(join(scratch.path, 'in', name), content);
  }
  return join(scratch.path, 'in');
}

describe('a submission', () => {
  it('in an archive with one folder around it has its files at the top', async () => {
    const file = join(handIn({ 'lab1.zip': zipOf(sources, 'Lab 1/ana/') }), 'lab1.zip');
    expect(await stageSubmission(file, target)).toEqual([]);
    expect(staged()).toEqual(sources.toSorted());
    expect(readdirSync(dirname(target))).toEqual(['ana']);
  });

  it('in archives within an archive is opened completely', async () => {
    const [first = '', ...others] = sources;
    const inner = rawZip([
      { name: 'x/one.zip', content: zipOf([first]) },
      { name: 'x/two.zip', content: zipOf(others) },
    ]);
    await stageSubmission(join(handIn({ 'lab1.zip': inner }), 'lab1.zip'), target);
    expect(staged()).toEqual(['one', `one/${first}`, 'two', ...others.map((name) => `two/${name}`)].toSorted());
  });

  it('keeps an archive closed if all four programs are beside it', async () => {
    const files = Object.fromEntries(sources.map((name) => [name, read(name)]));
    const notes = await stageSubmission(handIn({ ...files, 'old.zip': zipOf(sources) }), target);
    expect(notes).toEqual(['old.zip was not opened: all four programs are beside it']);
    expect(staged()).toContain('old.zip');
  });

  it('with an archive that cannot be read is refused if a program is missing', async () => {
    const [first = '', ...others] = sources;
    const files = Object.fromEntries(others.map((name) => [name, read(name)]));
    const folder = handIn({ ...files, 'rest.rar': Buffer.from('Rar!\u001a\u0007\u0001\0', 'latin1') });
    await expect(stageSubmission(folder, target)).rejects.toThrow('cannot unpack rest.rar: it is a RAR archive');
    await stageSubmission(handIn({ [first]: read(first) }), `${target}-complete`);
  });

  it('with too many archives in one another is refused', async () => {
    let zip = zipOf(sources);
    for (let depth = 0; depth < 6; depth += 1) zip = rawZip([{ name: 'in.zip', content: zip }]);
    const file = join(handIn({ 'lab1.zip': zip }), 'lab1.zip');
    await expect(stageSubmission(file, target)).rejects.toThrow('more than 3 archives contain one another');
  });
});
