import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localName } from '../../../reference/file/client.ts';
import { PartFile } from '../../../reference/file/part-file.ts';
import { failureOf } from '../../support/reference-failure.ts';
import { createTestFolder } from '../../support/reference-folder.ts';

describe('a file that appears only when it is complete', () => {
  it('does not exist before, and replaces an older one', async () => {
    await using folder = await createTestFolder();
    await writeFile(join(folder.path, 'a'), 'old');
    await using part = await PartFile.create(folder.path, 'a');
    await part.write([Buffer.from('ne'), Buffer.alloc(0), Buffer.from('w')]);
    expect(await readFile(join(folder.path, 'a'), 'utf8')).toBe('old');
    await part.finish();
    expect(await readFile(join(folder.path, 'a'), 'utf8')).toBe('new');
    expect(await readdir(folder.path)).toEqual(['a']);
  });

  it('leaves no file if writing is abandoned', async () => {
    await using folder = await createTestFolder();
    {
      await using part = await PartFile.create(folder.path, 'a');
      await part.write([Buffer.from('half')]);
    }
    expect(await readdir(folder.path)).toEqual([]);
  });

  it('says why it cannot be written', async () => {
    await using folder = await createTestFolder();
    await mkdir(join(folder.path, 'taken'));
    const missing = join(folder.path, 'missing');
    expect(await failureOf(PartFile.create(missing, 'a'))).toMatchObject({
      code: 'cannot-write',
      message: `cannot write "${join(missing, 'a')}": the folder "${missing}" does not exist; create it first`,
    });
    expect((await failureOf(PartFile.create(folder.path, 'taken'))).message).toContain(
      'there is a folder of that name',
    );
    expect(await readdir(folder.path)).toEqual(['taken']);
  });
});

describe('the name of the local file', () => {
  it('is the last part, whichever separators it has', () => {
    expect(localName('a.txt')).toBe('a.txt');
    expect(localName('/etc/passwd')).toBe('passwd');
    expect(localName('..\\..\\a.txt')).toBe('a.txt');
  });

  it('is refused unless its last part can name a file', () => {
    for (const name of ['', '..', 'a/', 'a/.', 'a/..', 'b/a\0']) {
      expect(() => localName(name), JSON.stringify(name)).toThrow(/not a file name/);
    }
  });
});
