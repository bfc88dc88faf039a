/** What is recorded of the files that a subject has left, of any size. */
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { changedFiles, listFolder } from '../../../../harness/engine/record/files.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const mebibyte = 1 << 20;

it('records a whole file up to a mebibyte, and the size and the beginning of a larger one', async () => {
  await using folder = await scratchFolder();
  writeFileSync(join(folder.path, 'before'), 'unchanged');
  const before = listFolder(folder.path);
  const bytes = Buffer.alloc(mebibyte + 5, 'x');
  writeFileSync(join(folder.path, 'empty'), '');
  writeFileSync(join(folder.path, 'small'), 'abc');
  writeFileSync(join(folder.path, 'larger'), bytes);
  writeFileSync(join(folder.path, 'huge'), 'begins');
  // More than Node reads at once; it takes no room on the disk.
  truncateSync(join(folder.path, 'huge'), 3 * 1024 * mebibyte);
  const found = new Map((await changedFiles(folder.path, before)).map((file) => [file.path, file]));
  expect([...found.keys()].toSorted()).toEqual(['empty', 'huge', 'larger', 'small']);
  expect(found.get('empty')).toEqual({ path: 'empty', sizeBytes: 0, content: '' });
  expect(found.get('small')).toEqual({ path: 'small', sizeBytes: 3, content: Buffer.from('abc').toString('base64') });
  expect(found.get('larger')).toMatchObject({ sizeBytes: mebibyte + 5 });
  expect(Buffer.from(found.get('larger')?.content ?? '', 'base64')).toEqual(bytes.subarray(0, mebibyte));
  expect(found.get('huge')?.sizeBytes).toBe(3 * 1024 * mebibyte);
  expect(
    Buffer.from(found.get('huge')?.content ?? '', 'base64')
      .toString()
      .startsWith('begins\0'),
  ).toBe(true);
});
