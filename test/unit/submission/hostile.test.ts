import { execFile } from 'node:child_process';
import { chmod, mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findSubmission } from '../../../harness/submission/index.ts';
import { listFiles } from '../../../harness/submission/read/list-files.ts';
import { makeSubmission } from './make-submission.ts';
import { python } from './sources.ts';

describe('findSubmission survives', () => {
  it('binary junk and a file of many gigabytes', async () => {
    const junk = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256));
    await using given = await makeSubmission({
      'client.py': junk,
      'a.java': junk,
      'x*': junk,
      'server.py': python.addServer,
    });
    await writeFile(join(given.folder, 'big.py'), '');
    await truncate(join(given.folder, 'big.py'), 8 * 1024 ** 3);
    const { programs } = await findSubmission(given.folder);
    expect(programs.get('add.server')?.path).toBe('server.py');
  });

  it('links in a circle, pipes and names with line ends', async () => {
    await using given = await makeSubmission({ 'my\nclient.py': python.addClient, 'src/a.txt': '' });
    await symlink('..', join(given.folder, 'src', 'up'));
    await symlink('loop', join(given.folder, 'loop.py'));
    await promisify(execFile)('mkfifo', [join(given.folder, 'server.py')]);
    const { programs, problems } = await findSubmission(given.folder);
    expect(programs.get('add.client')?.path).toBe('my\nclient.py');
    expect(problems).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)('files and folders that cannot be read, which it reports', async () => {
    await using given = await makeSubmission({ 'client.py': python.addClient, 'server.py': python.addServer });
    await mkdir(join(given.folder, 'closed'), { mode: 0 });
    await chmod(join(given.folder, 'server.py'), 0);
    const { programs, problems, unread } = await findSubmission(given.folder);
    expect([...programs.keys()]).toEqual(['add.client']);
    expect(problems).toHaveLength(2);
    expect(unread).toEqual(problems);
  });

  it('more files than a submission may have, with an error that says so', async () => {
    await using given = await makeSubmission({ 'a/1': '', 'a/2': '', 'b/3': '', 4: '' });
    await expect(listFiles(given.folder, 6)).resolves.toMatchObject({ files: { length: 4 } });
    await expect(listFiles(given.folder, 5)).rejects.toMatchObject({ code: 'folder.tooLarge' });
  });

  it('hundreds of programs that all look alike', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 450 }, (_, i) => [`c${i}/client.py`, `${python.addClient}# ${i}`]),
    );
    await using given = await makeSubmission(files);
    const { programs, problems, unread } = await findSubmission(given.folder);
    expect(programs.size).toBe(1);
    expect(problems.join('\n')).toMatch(/only the first 400 sources/);
    expect(unread).toEqual([expect.stringMatching(/only the first 400 sources/)]);
  });
});
