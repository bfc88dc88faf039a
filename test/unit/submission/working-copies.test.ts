/**
 * Whatever a program does to its copy, the next program finds it unchanged.
 */
import {
  appendFileSync,
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCopies } from '../../../harness/submission/index.ts';
import { makeSubmission, type MadeSubmission } from './make-submission.ts';

/** Everything that is visible of a folder. */
function seen(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'latin1' })
    .map((name) => {
      const path = Buffer.from(`${folder}/${name}`, 'latin1');
      const stats = lstatSync(path);
      const content = stats.isFile() ? readFileSync(path) : stats.isSymbolicLink() ? readlinkSync(path) : '';
      return `${name} ${stats.mode} ${content.toString('latin1')}`;
    })
    .toSorted();
}

async function built(): Promise<MadeSubmission> {
  const given = await makeSubmission({
    'client.py': 'one',
    'src/server.py': 'two',
    'src/data/empty': '',
    'run*': '#!/bin/sh',
    'größe.txt': Buffer.from([0, 255, 10]),
  });
  mkdirSync(join(given.folder, 'nothing'));
  await symlink('src/server.py', join(given.folder, 'link'));
  return given;
}

const changes: Readonly<Record<string, (folder: string) => void>> = {
  'a file is added': (folder) => writeFileSync(join(folder, 'received.out'), 'x'),
  'a folder is added': (folder) => mkdirSync(join(folder, 'src/__pycache__/deep'), { recursive: true }),
  'a file is added where there was none': (folder) => writeFileSync(join(folder, 'nothing/x'), 'x'),
  'a name that is no text is added': (folder) =>
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x61, 0xff])]), 'x'),
  'a file is written again, as long as before and as old': (folder) => {
    const path = join(folder, 'src/server.py');
    const { atime, mtime } = lstatSync(path);
    writeFileSync(path, 'owt');
    utimesSync(path, atime, mtime);
  },
  'a file grows': (folder) => appendFileSync(join(folder, 'src/data/empty'), 'x'),
  'a file is removed': (folder) => rmSync(join(folder, 'client.py')),
  'a folder is removed': (folder) => rmSync(join(folder, 'src'), { recursive: true }),
  'an empty folder is removed': (folder) => rmSync(join(folder, 'nothing'), { recursive: true }),
  'rights are changed': (folder) => chmodSync(join(folder, 'run'), 0o600),
  'rights of a folder are changed': (folder) => chmodSync(join(folder, 'nothing'), 0o777),
  'a folder is locked': (folder) => chmodSync(join(folder, 'nothing'), 0),
  'a file becomes a folder': (folder) => {
    rmSync(join(folder, 'client.py'), { recursive: true, force: true });
    mkdirSync(join(folder, 'client.py'));
  },
  'a file becomes a link': (folder) => {
    rmSync(join(folder, 'run'), { force: true });
    symlinkSync('client.py', join(folder, 'run'));
  },
  'a link leads elsewhere': (folder) => {
    rmSync(join(folder, 'link'));
    symlinkSync('/etc/passwd', join(folder, 'link'));
  },
  'a file is known by a second name': (folder) => linkSync(join(folder, 'client.py'), join(folder, 'again.py')),
  'two files change places': (folder) => {
    renameSync(join(folder, 'client.py'), join(folder, 'moved'));
    renameSync(join(folder, 'src/server.py'), join(folder, 'client.py'));
    renameSync(join(folder, 'moved'), join(folder, 'src/server.py'));
  },
};

describe('working copies', () => {
  it.each(Object.keys(changes))('are unchanged for the next start after: %s', async (change) => {
    await using given = await built();
    const copies = await openCopies(given.folder, given.scratch);
    const first = copies.take();
    const asMade = seen(first.folder);
    changes[change]?.(first.folder);
    expect(seen(first.folder)).not.toEqual(asMade);
    first.giveBack();
    expect(seen(copies.take().folder)).toEqual(asMade);
  });

  it('are unchanged for the next start after any number of changes in any order', async () => {
    await using given = await built();
    const copies = await openCopies(given.folder, given.scratch);
    const untouched = copies.take();
    const asMade = seen(untouched.folder);
    const some = fc.array(fc.constantFrom(...Object.values(changes)), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 3 }), (each) => {
        const taken = each.map((doing) => ({ copy: copies.take(), doing }));
        for (const { copy, doing } of taken) {
          expect(seen(copy.folder)).toEqual(asMade);
          for (const change of doing) {
            try {
              change(copy.folder);
            } catch {
              // An earlier change may have removed this.
            }
          }
        }
        for (const { copy } of taken) copy.giveBack();
      }),
    );
    expect(seen(untouched.folder)).toEqual(asMade);
  });

  it('are the same folder again if nothing was changed, or files were only added', async () => {
    await using given = await built();
    const copies = await openCopies(given.folder, given.scratch);
    const [first, second] = [copies.take(), copies.take()];
    expect(first.folder).not.toBe(second.folder);
    first.giveBack();
    const again = copies.take();
    expect(again.folder).toBe(first.folder);
    changes['a folder is added']?.(again.folder);
    again.giveBack();
    expect(copies.take().folder).toBe(first.folder);
  });

  it('of a large tree are copied each time, and the ones that were given back are removed', async () => {
    await using given = await makeSubmission({ 'large.bin': Buffer.alloc(3 << 20, 7) });
    const copies = await openCopies(given.folder, given.scratch);
    const first = copies.take();
    first.giveBack();
    expect(readdirSync(given.scratch)).toEqual([]);
    expect(readFileSync(join(copies.take().folder, 'large.bin')).length).toBe(3 << 20);
  });
});
