import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSubmission, manifestSchema } from '../../../../harness/submission/index.ts';
import { parseManifest } from '../../../../harness/submission/manifest/parse.ts';
import { makeSubmission } from '../make-submission.ts';
import { python } from '../sources.ts';

const parsed = (text: string) => parseManifest(text, 'datagrade.yaml').manifest;

describe('a manifest', () => {
  it('may contain everything that is documented', () => {
    const text = `programs:
  add.client:
    path: ./src/client.py
    cwd: src/
    arguments: ['{host}', '{port}', 3]
    keyboard: ['{name}', '{number}']
    port: 12000
  add.server:
    command: [python3, server.py]
    build: make server
  file.server: none
dialect:
  add: comma
  file: { request: 'GET {name}', reply: [1] }
`;
    expect(parsed(text)).toEqual({
      programs: {
        'add.client': {
          path: 'src/client.py',
          cwd: 'src',
          arguments: ['{host}', '{port}', '3'],
          keyboard: ['{name}', '{number}'],
          port: 12000,
        },
        'add.server': { command: ['python3', 'server.py'], build: 'make server' },
        'file.server': 'none',
      },
      dialect: { add: 'comma', file: { request: 'GET {name}', reply: [1] } },
    });
  });

  it('may be empty', () => {
    expect(parsed('')).toEqual({});
    expect(parsed('# nothing\n')).toEqual({});
    expect(manifestSchema.parse({})).toEqual({});
  });

  const mistakes: readonly (readonly [string, string, string])[] = [
    [
      'programs:\n  add.client:\n    paht: x\n',
      '3:5',
      'unknown key "paht"; did you mean "path"? Allowed here: path, command',
    ],
    [
      'programs:\n  add.klient: none\n',
      '2:3',
      'unknown key "add.klient"; did you mean "add.client"? Allowed here: add.client,',
    ],
    ['foo: 1\n', '1:1', 'unknown key "foo"; allowed here: programs and dialect'],
    ['programs:\n  add.client: nope\n', '2:15', 'programs > add.client must be none or a mapping; found "nope"'],
    ['programs:\n  add.client: {}\n', '2:15', 'must not be empty: give path or command, or write none'],
    ['programs:\n  add.client:\n    port: 70000\n', '3:11', 'must be at most 65535; found 70000'],
    ['programs:\n  add.client:\n    port: high\n', '3:11', 'must be a whole number; found "high"'],
    ['programs:\n  add.client:\n    command: python3 a.py\n', '3:14', 'must be a list; found "python3 a.py"'],
    ['programs:\n  add.client:\n    command: []\n', '3:14', 'must not be empty'],
    [
      'programs:\n  add.client:\n    keyboard: ["{nmae}"]\n',
      '3:16',
      'unknown placeholder; known are {host} {port} {file} {name} {number}',
    ],
    ['programs:\n  add.client:\n    path: ../x.py\n', '3:11', 'must not lead out of the folder; found "../x.py"'],
    ['programs:\n  add.client:\n    path: /etc/passwd\n', '3:11', 'must not lead out of the folder'],
    ['programs:\n  add.client:\n    path: src\\x.py\n', '3:11', 'must have / between its parts'],
    ['programs:\n  add.client:\n    path: a\n    path: b\n', '4:5', 'Map keys must be unique'],
    ['dialect:\n  add: [comma]\n', '2:8', 'must be the name of a dialect or a mapping'],
    ['dialect:\n  add: &x { a: *x }\n', '2:16', 'an alias refers to something that contains the alias'],
    ['programs:\n\tadd.client: none\n', '2:1', 'Tabs'],
    ['just a text', '1:1', 'the manifest must be a mapping; found "just a text"'],
  ];
  it.each(mistakes)('%j is rejected at its position', (text, place, message) => {
    expect(() => parsed(text)).toThrow(
      expect.objectContaining({
        name: 'SubmissionError',
        message: expect.stringMatching(new RegExp(`^datagrade\\.yaml:${place}: .*${escape(message)}`)),
      }),
    );
  });

  it('cannot make datagrade expand an alias endlessly', () => {
    const lines = ['a0: &a0 [x, x]', ...Array.from({ length: 15 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)];
    expect(() => parsed(lines.join('\n'))).toThrow(expect.objectContaining({ code: 'manifest.syntax' }));
  });
});

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

describe('findSubmission with a manifest', () => {
  const sources = { 'a.py': python.addClient, 'b.py': python.addServer };

  it('prefers the manifest to what it would have found', async () => {
    await using given = await makeSubmission({
      ...sources,
      'datagrade.yml': 'programs:\n  add.client: {path: b.py, port: 99}\n  add.server: none\n',
    });
    const { programs, absent, manifest } = await findSubmission(given.folder);
    expect(programs.get('add.client')).toMatchObject({ path: 'b.py', language: 'python', manifest: { port: 99 } });
    expect(programs.get('add.client')?.reasons).toEqual(['datagrade.yml names its file.']);
    expect(absent.get('add.server')).toBe('the manifest says that there is no such program');
    expect(manifest?.programs?.['add.server']).toBe('none');
  });

  it('finds the file if the manifest only adds to it', async () => {
    await using given = await makeSubmission({ ...sources, 'datagrade.yaml': 'programs: {add.server: {port: 99}}' });
    const { programs } = await findSubmission(given.folder);
    expect(programs.get('add.server')).toMatchObject({ path: 'b.py', manifest: { port: 99 } });
  });

  it('lets one file be two programs', async () => {
    const text = 'programs:\n  add.client: {path: a.py}\n  file.client: {path: a.py, keyboard: ["2", "{file}"]}\n';
    await using given = await makeSubmission({ ...sources, 'datagrade.yaml': text });
    const { programs } = await findSubmission(given.folder);
    expect(programs.get('file.client')?.path).toBe('a.py');
    expect(programs.get('add.server')?.path).toBe('b.py');
  });

  it('determines the language and the file of a command', async () => {
    const text = 'programs: {add.client: {command: [python3, a.py, client], cwd: .}}';
    await using given = await makeSubmission({ ...sources, 'datagrade.yaml': text });
    const { programs } = await findSubmission(given.folder);
    expect(programs.get('add.client')).toMatchObject({ path: 'a.py', language: 'python' });
    expect(programs.get('add.client')?.build).toBeUndefined();
  });

  it.each([
    ['path: nowhere.py', '3:11', 'does not exist'],
    ['path: src', '3:11', 'is not a file'],
    ['path: link.py', '3:11', 'is a link that leads out of the submission'],
    ['{path: a.py, cwd: a.py}', '2:37', 'is not a folder'],
  ])('refuses %s', async (entry, place, why) => {
    const text = entry.startsWith('{')
      ? `programs:\n  add.client:     ${entry}\n`
      : `programs:\n  add.client:\n    ${entry}\n`;
    await using given = await makeSubmission({ ...sources, 'datagrade.yaml': text });
    await mkdir(join(given.folder, 'src'));
    await symlink('/etc/passwd', join(given.folder, 'link.py'));
    const expected = {
      code: 'manifest.path',
      message: expect.stringMatching(new RegExp(`^datagrade\\.yaml:${place}: .*${why}`)),
    };
    await expect(findSubmission(given.folder)).rejects.toMatchObject(expected);
  });

  it('rejects a manifest that is a link, or not text', async () => {
    await using given = await makeSubmission(sources);
    await symlink('/etc/passwd', join(given.folder, 'datagrade.yaml'));
    await expect(findSubmission(given.folder)).rejects.toMatchObject({ code: 'manifest.unreadable' });
    await using other = await makeSubmission({ 'datagrade.yaml': Buffer.from([0x61, 0xff, 0xfe]) });
    await expect(findSubmission(other.folder)).rejects.toMatchObject({ code: 'manifest.unreadable' });
  });

  it('reports two manifests, and one that is not in the top folder', async () => {
    await using given = await makeSubmission({ 'datagrade.yaml': '', 'datagrade.yml': '' });
    expect((await findSubmission(given.folder)).problems).toEqual([expect.stringMatching(/datagrade\.yaml was used/)]);
    await using deep = await makeSubmission({ 'lab/datagrade.yaml': '' });
    await writeFile(join(deep.folder, 'lab', 'a.py'), '');
    expect((await findSubmission(deep.folder)).problems).toEqual([
      expect.stringMatching(/lab\/datagrade\.yaml .*move it to the top/),
    ]);
  });
});
