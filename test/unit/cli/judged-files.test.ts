/** `datagrade judge` reads plain files only: a pipe or a device is refused, and never waited for. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { datagrade } from '../../support/datagrade.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

it('refuses a pipe, a device and bytes that are not UTF-8', async () => {
  await using folder = await scratchFolder();
  const pipe = join(folder.path, 'pipe.json');
  execFileSync('mkfifo', [pipe]);
  const bytes = join(folder.path, 'bytes.txt');
  writeFileSync(bytes, Buffer.from('"\xff"', 'latin1'));
  for (const path of [pipe, folder.path, '/dev/zero', bytes]) {
    const { status, stderr } = await datagrade('judge', path);
    expect(status, stderr).toBe(64);
    expect(stderr).toMatch(/^datagrade: cannot read the transcript .*\n$/);
  }
});
