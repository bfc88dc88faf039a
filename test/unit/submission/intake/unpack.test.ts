import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { submissionLimits, type UnpackLimits } from '../../../../harness/submission/intake/limits.ts';
import { findPython } from '../../../../harness/submission/build/find-python.ts';
import { unpackArchive, type Unpacked } from '../../../../harness/submission/intake/unpack.ts';
import { rawZip, type RawEntry } from '../../../support/raw-zip.ts';
import { scratchFolder, type ScratchFolder } from '../../../support/scratch-folder.ts';

let scratch: ScratchFolder;
let into: string;
beforeEach(async () => {
  scratch = await scratchFolder();
  into = join(scratch.path, 'inside', 'into');
  mkdirSync(into, { recursive: true });
});
afterEach(() => scratch[Symbol.asyncDispose]());

function unpack(bytes: Uint8Array, name = 'lab.zip', limits: UnpackLimits = submissionLimits): Promise<Unpacked> {
  const file = join(scratch.path, name);
  writeFileSync(file, bytes);
  return unpackArchive(file, into, { shown: name, limits });
}

const unpackZip = (...entries: readonly RawEntry[]): Promise<Unpacked> => unpack(rawZip(entries));
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(folder.length + 1))
    .toSorted();
const everything = (): string[] => filesIn(scratch.path).filter((path) => !path.startsWith('inside/into/'));
const messages = ({ faults }: Unpacked): string[] => faults.map(({ error }) => error.message);

describe('an archive', () => {
  it('is unpacked without what Windows and macOS add', async () => {
    const names = [
      'lab/client.py',
      '__MACOSX/lab/._client.py',
      'lab/._x',
      'lab/.DS_Store',
      'lab/Thumbs.db',
      'desktop.ini',
    ];
    const found = await unpackZip({ name: 'lab/' }, ...names.map((name) => ({ name, content: name })));
    expect(found).toEqual({ faults: [], notes: [] });
    expect(filesIn(into)).toEqual(['lab/client.py']);
  });

  it.each([
    ['tar', ['-cf']],
    ['tar.gz', ['-czf']],
  ])('is read if it is a %s that tar has written, whatever its name', async (_kind, options) => {
    const source = join(scratch.path, 'source');
    mkdirSync(join(source, 'a', 'ação'.normalize('NFD')), { recursive: true });
    writeFileSync(join(source, 'a', 'server'), 'x'.repeat(100_000), { mode: 0o755 });
    writeFileSync(join(source, 'a', 'ação'.normalize('NFD'), `${'long'.repeat(40)}.py`), 'y');
    execFileSync('tar', [...options, join(scratch.path, 'made'), '-C', source, 'a']);
    const found = await unpack(readFileSync(join(scratch.path, 'made')), 'lab.zip');
    expect(found).toEqual({ faults: [], notes: [] });
    expect(filesIn(into)).toEqual([`a/ação/${'long'.repeat(40)}.py`, 'a/server']);
    expect(readFileSync(join(into, 'a', 'server'), 'latin1')).toBe('x'.repeat(100_000));
    expect(statSync(join(into, 'a', 'server')).mode & 0o111).toBe(0o111);
  });

  it.each([
    ['zip', (file: string, source: string) => execFileSync('zip', ['-q', '-r', file, '.'], { cwd: source })],
    [
      'python3',
      async (file: string, source: string) =>
        execFileSync((await findPython(3)) ?? 'python3', ['-m', 'zipfile', '-c', file, 'a'], { cwd: source }),
    ],
  ])('is read if %s has written it', { timeout: 60_000 }, async (_tool, write) => {
    const source = join(scratch.path, 'source');
    mkdirSync(join(source, 'a', 'São João'), { recursive: true });
    writeFileSync(join(source, 'a', 'São João', 'cliente.py'), 'x = 1\n');
    await write(join(scratch.path, 'made.zip'), source);
    expect(await unpack(readFileSync(join(scratch.path, 'made.zip')))).toEqual({ faults: [], notes: [] });
    expect(filesIn(into)).toEqual(['a/São João/cliente.py']);
  });

  it('is one file if it is compressed with gzip', async () => {
    await unpack(gzipSync('print(1)\n'), 'client.py.gz');
    expect(readFileSync(join(into, 'client.py'), 'utf8')).toBe('print(1)\n');
  });

  it('may repeat a file with the same content, and use backslashes', async () => {
    const found = await unpackZip({ name: 'src\\a.c', content: 'x' }, { name: 'src/a.c', content: 'x' });
    expect(found.faults).toEqual([]);
    expect(filesIn(into)).toEqual(['src/a.c']);
  });

  it('loses a link among installed packages, and says so', async () => {
    const found = await unpackZip({ name: 'venv/bin/python', content: '/usr/bin/python3', mode: 0o120777 });
    expect(found.faults).toEqual([]);
    expect(found.notes).toEqual(['venv/bin/python in lab.zip was left out, because it is a link']);
    expect(filesIn(into)).toEqual([]);
  });
});

describe('an entry that is not safe is reported, and writes nothing:', () => {
  it.each<[string, RawEntry, string]>([
    ['a path that leads out', { name: '../../out.py' }, '../../out.py in it leads out of the archive'],
    ['the same with backslashes', { name: 'a\\..\\..\\out.py' }, 'leads out of the archive'],
    ['an absolute path', { name: '/tmp/out.py' }, '/tmp/out.py in it has an absolute path'],
    ['a share', { name: '\\\\host\\share\\out.py' }, 'has an absolute path'],
    ['a drive letter', { name: 'C:\\out.py' }, 'has a path with a drive letter'],
    ['a link', { name: 'server.py', content: '../../../etc/passwd', mode: 0o120777 }, 'server.py in it is a link'],
    ['a device', { name: 'server.py', mode: 0o020666 }, 'server.py in it is a device'],
    ['a NUL byte', { name: 'a\0b.py' }, 'has a name with a NUL byte'],
    ['a name that is too long', { name: 'n'.repeat(300) }, 'has a name that is too long'],
    ['too many folders', { name: 'a/'.repeat(50) + 'b' }, 'is more than 40 folders deep'],
    ['encryption', { name: 'a.py', flags: 1 }, 'a.py in it is encrypted; ask for an archive without a password'],
    ['a wrong checksum', { name: 'a.py', content: 'x', crc: 7 }, 'the checksum of a.py in it is wrong'],
    ['more bytes than it says', { name: 'a.py', content: 'xx', sizeBytes: 1 }, 'a.py in it is damaged or cut off'],
    ['a size above the limit', { name: 'a.py', sizeBytes: 2 ** 31 }, 'a.py in it is too large'],
    ['an unusual compression', { name: 'a.py', content: 'x', method: 14 }, 'method 14'],
  ])('%s', async (_title, entry, message) => {
    const before = everything();
    const found = await unpackZip({ name: 'fine.py', content: 'x' }, entry);
    expect(messages(found)).toHaveLength(1);
    expect(messages(found)[0]).toContain(message);
    expect(messages(found)[0]).toMatch(/^cannot unpack lab\.zip: .+; .+/);
    expect(filesIn(into)).toEqual(['fine.py']);
    expect(everything()).toEqual([...before, 'lab.zip']);
  });

  it.each([
    ['Client.java', 'client.java', 'Client.java and client.java in it differ only in capital letters'],
    ['ação.py', 'ação.py'.normalize('NFD'), 'is in it twice, with different contents'],
    ['a', 'a/b.py', 'a and a/b.py in it cannot both be there'],
    ['a/b.py', 'a', 'a/ and a in it cannot both be there'],
  ])('%j beside %j', async (first, second, message) => {
    const found = await unpackZip({ name: first, content: '1' }, { name: second, content: '2' });
    expect(messages(found)).toHaveLength(1);
    expect(messages(found)[0]).toContain(message);
    expect(filesIn(into)).toHaveLength(1);
  });

  it('a link and a path out of a tar', async () => {
    const source = join(scratch.path, 'source');
    mkdirSync(source);
    writeFileSync(join(source, 'a.py'), 'x');
    symlinkSync('/etc', join(source, 'etc'));
    execFileSync('tar', [
      '-cPf',
      join(scratch.path, 'made'),
      '-C',
      source,
      'a.py',
      'etc',
      '../source/a.py',
      `${source}/a.py`,
    ]);
    const found = await unpack(readFileSync(join(scratch.path, 'made')), 'lab.tar');
    expect(messages(found).map((each) => /in it ([^;]*)/.exec(each)?.[1])).toEqual([
      'is a link and not a file',
      'leads out of the archive',
      'has an absolute path',
    ]);
    expect(filesIn(into)).toEqual(['a.py']);
  });
});

describe('an archive that cannot be read as a whole is refused:', () => {
  const zip = rawZip([{ name: 'a.py', content: 'x'.repeat(500) }]);
  it.each([
    ['cut off', zip.subarray(0, 60), 'lab.zip', 'the directory at its end is missing'],
    ['empty', Buffer.alloc(0), 'lab.zip', 'it is empty'],
    ['something else', Buffer.from('<html>'), 'lab.zip', 'its content is something else'],
    [
      'RAR',
      Buffer.from('Rar!\u001a\u0007\u0001\0', 'latin1'),
      'lab.zip',
      'it is a RAR archive, which datagrade does not read',
    ],
    ['7-Zip', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0]), 'lab.7z', 'it is a 7-Zip archive'],
    ['a gzip that is cut off', gzipSync('x'.repeat(5000)).subarray(0, 20), 'lab.tgz', 'damaged or cut off'],
  ])('%s', async (_title, bytes, name, message) => {
    await expect(unpack(bytes, name)).rejects.toThrow(message);
    await expect(unpack(bytes, name)).rejects.toThrow(/^cannot unpack lab\.\w+: .*; .*/);
  });

  it('a tar that is cut off', async () => {
    const source = join(scratch.path, 'source');
    mkdirSync(source);
    writeFileSync(join(source, 'a.py'), 'x'.repeat(20_000));
    execFileSync('tar', ['-cf', join(scratch.path, 'made'), '-C', source, 'a.py']);
    await expect(unpack(readFileSync(join(scratch.path, 'made')).subarray(0, 5000), 'lab.tar')).rejects.toThrow(
      'cut off',
    );
  });

  it.each([
    ['many files', { maxEntries: 3 }, 'more than 3 files and folders'],
    ['many bytes', { maxBytes: 1024 * 1024 }, 'more than 1 MiB'],
    ['a bomb', { ratioFromBytes: 100_000 }, 'more than 100 times as large as the archive'],
  ])('%s', async (_title, limits, message) => {
    const entries = Array.from({ length: 5 }, (_, at) => ({ name: `${at}`, content: Buffer.alloc(400_000) }));
    await expect(unpack(rawZip(entries), 'lab.zip', { ...submissionLimits, ...limits })).rejects.toThrow(message);
  });

  it('a bomb in a tar in gzip', async () => {
    const limits = { ...submissionLimits, ratioFromBytes: 100_000 };
    await expect(unpack(gzipSync(Buffer.alloc(5_000_000)), 'lab.tgz', limits)).rejects.toThrow('times as large');
  });
});
