/** A submission with names that are not UTF-8, as archives from other systems leave them. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changedFiles, listFolder } from '../../../harness/engine/record/files.ts';
import { nameBytes, nameText } from '../../../harness/observe/file-name.ts';
import { findSubmission, openCopies, prepareSubmission } from '../../../harness/submission/index.ts';
import { listFiles } from '../../../harness/submission/read/list-files.ts';
import { quotePath } from '../../../harness/submission/read/paths.ts';
import { makeSubmission, type MadeSubmission } from './make-submission.ts';
import { python } from './sources.ts';

/** The text of a name whose characters are one byte each. */
const latin = (name: string): string => nameText(Buffer.from(name, 'latin1'));

async function madeWith(files: Readonly<Record<string, string>>): Promise<MadeSubmission> {
  const given = await makeSubmission({});
  for (const [name, content] of Object.entries(files)) {
    const path = join(given.folder, latin(name));
    mkdirSync(nameBytes(join(path, '..')), { recursive: true });
    writeFileSync(nameBytes(path), content);
  }
  return given;
}

const files = { 'tr\xe4vail/add_cli\xebnt.py': python.addClient, 'add_server.py': python.addServer };

describe('names that are not UTF-8', () => {
  it('are those of programs as any others', async () => {
    await using given = await madeWith({ ...files, 'r\xe9sum\xe9.txt': 'data' });
    const submission = await findSubmission(given.folder);
    const prepared = await prepareSubmission(submission, given.scratch);
    expect(prepared.unread).toEqual([]);
    expect(prepared.programs.get('add.client')).toMatchObject({ argv: [expect.any(String), 'add_cliënt.py'] });
    expect(prepared.programs.get('add.client')).toMatchObject({ status: 'ready', cwd: 'trävail' });
    expect(submission.problems).toEqual([expect.stringMatching(/^"\S*\\x\S*" is called \S+ here, .*, and 1 more/)]);
  });

  it('lead to the same files in each copy, as bytes too', async () => {
    await using given = await madeWith({ ...files, 'r\xe9sum\xe9.txt': 'data' });
    writeFileSync(join(given.folder, 'résumé.txt'), 'other');
    const { tree } = await prepareSubmission(await findSubmission(given.folder), given.scratch);
    const copies = await openCopies(tree, given.scratch);
    const first = copies.take();
    writeFileSync(nameBytes(join(first.folder, latin('left\xe9'))), '');
    first.giveBack();
    const { folder } = copies.take();
    expect(folder).toBe(first.folder);
    expect(readFileSync(nameBytes(join(folder, latin('r\xe9sum\xe9.txt'))), 'utf8')).toBe('data');
    expect(readFileSync(nameBytes(join(folder, latin('tr\xe4vail/add_cli\xebnt.py'))), 'utf8')).toBe(python.addClient);
    expect(readdirSync(folder, 'latin1')).not.toContain('left\xe9');
    expect((await listFiles(folder)).files.map(({ path }) => path)).toContain('trävail/add_cliënt.py');
  });

  it('may be named in a manifest as datagrade calls them', async () => {
    await using given = await madeWith({ ...files, 'datagrade.yaml': '' });
    writeFileSync(
      join(given.folder, 'datagrade.yaml'),
      'programs: {add.client: {path: trävail/add_cliënt.py, cwd: trävail}}',
    );
    const { programs } = await findSubmission(given.folder);
    expect(programs.get('add.client')).toMatchObject({ path: 'trävail/add_cliënt.py', language: 'python' });
  });

  it('may be that of the folder itself', async () => {
    await using given = await makeSubmission({ 'add_client.py': python.addClient });
    const folder = join(given.folder, latin('../Jos\xe9'));
    renameSync(given.folder, nameBytes(folder));
    const submission = await findSubmission(folder);
    expect(submission.id).toBe('José');
    expect((await prepareSubmission(submission, given.scratch)).programs.get('add.client')?.status).toBe('ready');
    rmSync(nameBytes(folder), { recursive: true });
  });

  it('are found among the files that a program writes', async () => {
    await using given = await madeWith({ 'a.py': '' });
    const before = listFolder(given.folder);
    mkdirSync(nameBytes(join(given.folder, latin('\xe9t\xe9'))));
    writeFileSync(nameBytes(join(given.folder, latin('\xe9t\xe9/re\xe7u'))), 'abc');
    const found = await changedFiles(given.folder, before);
    expect(found).toEqual([
      { path: String.raw`\xe9t\xe9/re\xe7u`, sizeBytes: 3, content: Buffer.from('abc').toString('base64') },
    ]);
  });

  it('are shown with escapes, and with quotation marks', () => {
    expect(quotePath(latin('cli\xebnt "1".py'))).toBe(String.raw`"cli\xebnt \"1\".py"`);
  });
});
