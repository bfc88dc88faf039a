import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameBytes, nameText } from '../../../../harness/observe/file-name.ts';
import { listClass } from '../../../../harness/submission/intake/class/list-class.ts';
import { stageEntry } from '../../../../harness/submission/intake/class/stage-entry.ts';
import { rawZip } from '../../../support/raw-zip.ts';
import { scratchFolder, type ScratchFolder } from '../../../support/scratch-folder.ts';

let scratch: ScratchFolder;
beforeEach(async () => {
  scratch = await scratchFolder();
});
afterEach(() => scratch[Symbol.asyncDispose]());

interface Gathered {
  readonly [id: string]: readonly string[] | string;
}

/** The files of each entry, or why there are none. */
async function gather(path: string): Promise<{ readonly found: Gathered; readonly ignored: readonly string[] }> {
  const work = join(scratch.path, 'work');
  mkdirSync(work);
  const { entries, ignored } = await listClass([path], work);
  const found: Record<string, readonly string[] | string> = {};
  for (const [index, entry] of entries.entries()) {
    const staged = await stageEntry(entry, join(work, `${index}`, entry.id));
    found[entry.id] = staged.state === 'ready' ? readdirSync(staged.folder).toSorted() : staged.state;
  }
  return { found, ignored: ignored.map(({ name }) => name) };
}

function classFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(scratch.path, 'class');
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

function classZip(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = join(scratch.path, 'class.zip');
  writeFileSync(path, rawZip(Object.entries(files).map(([name, content]) => ({ name, content }))));
  return path;
}

const zip = rawZip([{ name: 'lab/a.py', content: 'x' }]);

describe('a class', () => {
  it.each([
    ['folder', classFolder],
    ['zip', classZip],
  ])('in a %s has an entry for each sub-folder and archive', async (_kind, make) => {
    const path = make({ 'ana/a.py': '', 'rui.zip': zip, 'eva.zip': zip.subarray(0, 50), 'notes.txt': '' });
    expect(await gather(path)).toEqual({
      found: { ana: ['a.py'], rui: ['a.py'], eva: 'unreadable' },
      ignored: ['notes.txt'],
    });
  });

  it('downloaded from Moodle has an entry for each student, in folders and flat', async () => {
    const file = 'assignsubmission_file';
    const { found } = await gather(
      classZip({
        [`${'João Pão'.normalize('NFD')}_1_${file}/src/a.py`]: '',
        'João Pão_1_assignsubmission_onlinetext/onlinetext.html': 'hello',
        [`Ana Sá_2_${file}_lab.zip`]: zip,
        [`Eva_3_${file}_/`]: '',
        'Tó_4_assignsubmission_onlinetext/onlinetext.html': 'hello',
      }),
    );
    expect(found).toEqual({
      'João Pão_1': ['onlinetext.html', 'src'],
      'Ana Sá_2': ['a.py'],
      Eva_3: 'nothing',
      Tó_4: 'unreadable',
    });
  });

  it('downloaded from Canvas gives the files their own names back', async () => {
    const text = 'import socket\nsock = socket.socket()\n';
    const { found } = await gather(
      classZip({
        'pãojoão_LATE_12_345_AddClient-1.java': text,
        'pãojoão_LATE_12_346_AddServer.java': text,
        'pãojoão_LATE_12_348_AddServer-1.java': `${text}// newer\n`,
        'anon_x7Zq1_77_part-1.py': text,
        'anon_x7Zq1_78_part-2.py': text,
        'sáana_13_text.html': 'hello',
      }),
    );
    expect(found).toEqual({
      pãojoão_12: ['AddClient.java', 'AddServer.java'],
      anon_x7Zq1: ['part-1.py', 'part-2.py'],
      sáana_13: 'unreadable',
    });
  });

  it('in an archive with sources at its top is one submission', async () => {
    expect((await gather(classZip({ 'lab/client.py': 'x', 'lab/src/b.py': '' }))).found).toEqual({
      class: ['client.py', 'src'],
    });
  });

  it('has an entry under a plain id for each name that is not UTF-8', async () => {
    const folder = classFolder({ 'ana/a.py': '' });
    const latin = (name: string) => nameBytes(join(folder, nameText(Buffer.from(name, 'latin1'))));
    mkdirSync(latin('jo\xe3o'));
    writeFileSync(latin('jo\xe3o/s\xf3.py'), '');
    writeFileSync(latin('z\xe9.zip'), zip);
    writeFileSync(latin('no\xe9l_1_assignsubmission_file_a.py'), 'x');
    writeFileSync(latin('r\xe9sum\xe9'), '');
    const work = join(scratch.path, 'work');
    mkdirSync(work);
    const { entries, ignored } = await listClass([folder], work);
    expect(entries.map(({ id }) => id)).toEqual(expect.arrayContaining(['ana', 'joão', 'noél_1', 'zé']));
    expect(ignored.map(({ name }) => name)).toEqual([String.raw`r\xe9sum\xe9`]);
    const staged = await Promise.all(entries.map((each) => stageEntry(each, join(work, 'staged', each.id))));
    expect(staged.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready', 'ready']);
    expect(readdirSync(join(work, 'staged', 'zé'))).toEqual(['a.py']);
    expect(readdirSync(join(work, 'staged', 'noél_1'))).toEqual(['a.py']);
  });

  it('keeps two folders of one id apart, so that the caller can refuse them', async () => {
    const folder = classFolder({ 'José/a.py': '', [`${'José'.normalize('NFD')}/b.py`]: '' });
    const { entries } = await listClass([folder], scratch.path);
    expect(entries.map(({ id, sources }) => [id, sources.length])).toEqual([
      ['José', 1],
      ['José', 1],
    ]);
  });

  it('loses only the submission in which an entry is damaged', async () => {
    const path = join(scratch.path, 'class.zip');
    const damaged = { name: 'class/eva/a.py', content: 'x', crc: 1 };
    writeFileSync(path, rawZip([{ name: 'class/ana/a.py', content: 'x' }, damaged, { name: '../out', content: 'x' }]));
    const { found, ignored } = await gather(path);
    expect(found).toEqual({ ana: ['a.py'], eva: 'unreadable' });
    expect(ignored).toEqual(['../out']);
  });
});
