/** The commands `check` and `grade`, as their users see them. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSchema } from '../../harness/grade/results.ts';
import { findMarked } from '../../harness/sandbox/subject/orphans.ts';
import { submissionsFolder } from '../support/corpus.ts';
import { datagrade, mainScript, startDatagrade, type Started } from '../support/datagrade.ts';
import { eventually } from '../support/eventually.ts';
import { rawZip } from '../support/raw-zip.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'datagrade-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function addToClass(kind: 'right' | 'wrong', name: string, as = name): string {
  const to = join(folder, 'class', as);
  cpSync(join(submissionsFolder, kind, name), to, { recursive: true });
  return to;
}

/** The temporary folder for the runs of one test, because other tests run at the same time. */
const ownTemporary = (): string => join(folder, 'tmp');

const runFolders = (): readonly string[] => {
  const home = join(ownTemporary(), `datagrade-${process.getuid?.() ?? 0}`);
  return existsSync(home) ? readdirSync(home).filter((name) => name.startsWith('run-')) : [];
};

describe('datagrade check', () => {
  it('shows with its exit status and in words that everything passed', async () => {
    const { status, stdout } = await datagrade('check', addToClass('right', 'python-comma'));
    expect(stdout).toContain('100/100');
    expect(status).toBe(0);
  });

  it('shows for a failure the section, the steps, expected, actual and the command that repeats it', async () => {
    const path = addToClass('wrong', 'sum-concatenated');
    const { status, stdout } = await datagrade('check', path, '--seed', '5');
    expect(status).toBe(1);
    expect(stdout).toContain('add.client.sum');
    expect(stdout).toContain('section 3');
    expect(stdout).toMatch(/1\. the client starts; \d+ is typed/);
    expect(stdout).toContain('Expected');
    expect(stdout).toContain('Cause');
    expect(stdout.replaceAll(/\s*\\\n\s*/g, ' ')).toContain(`--only add/client/sum/`);
    expect(stdout).toContain('--seed 5');
  });

  it('grades a folder whose path has blanks and accents, composed and decomposed', async () => {
    const path = addToClass('right', 'python-comma', join('Exercício 3 - Adição', 'Transferência'.normalize('NFD')));
    const { status, stdout } = await datagrade('check', path, '--only', 'add/pair', 'file/pair');
    expect(stdout).toMatch(/✓ +add\.pair/);
    expect(stdout).toMatch(/✓ +file\.pair/);
    expect(status).toBe(0);
  });

  it('checks a folder through a symbolic link, by the name of the link', async () => {
    symlinkSync(addToClass('right', 'c-space'), join(folder, 'mine'));
    const { status, stdout } = await datagrade('check', join(folder, 'mine'), '--only', 'add/client/exit');
    expect(stdout).toMatch(/^Submission mine$/m);
    expect(status).toBe(0);
  });

  it('performs only the selected scenarios', async () => {
    const { status, stdout } = await datagrade(
      'check',
      addToClass('wrong', 'sum-concatenated'),
      '--only',
      'file/server/exact',
    );
    expect(status).toBe(0);
    expect(stdout).not.toContain('add.client.sum');
  });

  it('writes no escape sequence into a pipe, and at most 80 columns', async () => {
    const { stdout } = await datagrade('check', addToClass('wrong', 'chunk-size-1024'), '--only', 'file/server');
    expect(stdout).not.toContain('\u001b');
    const command = /^ {4}(datagrade|--only)|\/tmp/;
    expect(stdout.split('\n').filter((line) => line.length > 80 && !command.test(line))).toEqual([]);
  });

  it.each([
    ['a missing folder', ['check', '/nonexistent/folder'], 65, /nonexistent/],
    ['a selector that selects nothing', ['check', '.', '--only', 'add/nothing'], 64, /add\/nothing/],
    ['an unknown command', ['chekc'], 64, /chekc/],
    ['an unknown option', ['check', '--sedd', '4'], 64, /sedd/],
    ['no command at all', [], 64, /command/i],
  ] as const)('refuses %s with one clear sentence', async (_, words, expected, sentence) => {
    const { status, stdout, stderr } = await datagrade(...words);
    expect(status).toBe(expected);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
  });

  it('refuses a folder without programs, and names the line of a mistake in a manifest', async () => {
    mkdirSync(join(folder, 'empty'));
    expect((await datagrade('check', join(folder, 'empty'))).status).toBe(65);
    const path = addToClass('right', 'python-comma');
    writeFileSync(join(path, 'datagrade.yaml'), 'programs:\n  add.client:\n    prot: 12000\n');
    const { status, stderr } = await datagrade('check', path);
    expect(status).toBe(65);
    expect(stderr).toMatch(/datagrade\.yaml:3/);
  });

  it('gives full marks to the reference programs, started by a manifest', async () => {
    const path = join(folder, 'reference');
    mkdirSync(path);
    const program = (...words: readonly string[]): string =>
      JSON.stringify([process.execPath, mainScript, 'reference', ...words]);
    writeFileSync(
      join(path, 'datagrade.yaml'),
      [
        'programs:',
        `  add.client: { command: ${program('add', 'client')}, arguments: ['{host}', '{port}'] }`,
        `  add.server: { command: ${program('add', 'server')}, arguments: [--port, '{port}'] }`,
        `  file.client: { command: ${program('file', 'client')}, arguments: ['{host}', '{port}', '{file}', --out, received] }`,
        `  file.server: { command: ${program('file', 'server')}, arguments: [--root, '.', --port, '{port}'] }`,
        '',
      ].join('\n'),
    );
    mkdirSync(join(path, 'received'));
    writeFileSync(join(path, 'received', '.keep'), '');
    const { status, stdout } = await datagrade('check', path);
    expect(stdout).toContain('100/100');
    expect(status).toBe(0);
  });
});

describe('datagrade grade', () => {
  it('writes valid results, and a row for each submission', async () => {
    addToClass('right', 'python-comma', 'ana');
    addToClass('wrong', 'sum-concatenated', 'rui');
    // The class is reached through a symbolic link, as a home folder may be.
    symlinkSync(join(folder, 'class'), join(folder, 'link'));
    const { status, stdout } = await datagrade('grade', join(folder, 'link'), '--out', join(folder, 'out'));
    expect(status).toBe(1);
    expect(stdout).toMatch(/ana\s+100\/100/);
    expect(stdout).toMatch(/rui\s+90\/100/);
    const run = runSchema.parse(JSON.parse(readFileSync(join(folder, 'out', 'results.json'), 'utf8')));
    expect(run.schema).toBe('datagrade.results/1');
    expect(run.submissions.map(({ folder: graded, score }) => [graded, score])).toEqual([
      [join(folder, 'link', 'ana'), 100],
      [join(folder, 'link', 'rui'), 90],
    ]);
  });

  it('marks a submission that cannot be graded, and continues with the others', async () => {
    addToClass('right', 'c-space', 'good');
    mkdirSync(join(folder, 'class', 'bad'), { recursive: true });
    writeFileSync(join(folder, 'class', 'bad', 'datagrade.yaml'), 'programs: 7\n');
    const { status, stdout } = await datagrade('grade', join(folder, 'class'));
    expect(status).toBe(70);
    expect(stdout).toContain('not graded');
    expect(stdout).toMatch(/good\s+100\/100/);
  });

  it('grades a folder behind a link, and says what it cannot grade', async () => {
    mkdirSync(join(folder, 'class', 'zoe'), { recursive: true });
    for (const name of ['rui.zip', join('zoe', 'lab.tar'), 'roster.csv'])
      writeFileSync(join(folder, 'class', name), '');
    symlinkSync(join(submissionsFolder, 'right', 'c-space'), join(folder, 'class', 'ana'));
    const { status, stdout } = await datagrade('grade', join(folder, 'class'), '--only', 'add/client/exit');
    expect(stdout).toMatch(/ana +5\/5/);
    expect(stdout.match(/(rui|zoe) +not graded/g)).toHaveLength(2);
    expect(stdout).toMatch(/rui: unreadable: cannot unpack rui\.zip: it is empty;/);
    expect(stdout).toContain('roster.csv: ignored: it is a file and not a folder');
    expect(stdout).toMatch(/\n4 handed in = 1 graded \+ 2 unreadable \+ 1 ignored\n$/);
    expect(status).toBe(70);
  });

  it('grades of the archive of a class only what has changed since, and names each place in it', async () => {
    const path = join(folder, 'class.zip');
    const sources = join(submissionsFolder, 'right', 'python-comma');
    const names = readdirSync(sources).filter((name) => name.endsWith('.py'));
    const gradeWith = async (comment: string) => {
      const files = ['ana', 'rui'].flatMap((id) =>
        names.map((name) => {
          const text = readFileSync(join(sources, name), 'utf8');
          return { name: `class/${id}/${name}`, content: id === 'rui' ? text + comment : text };
        }),
      );
      writeFileSync(path, rawZip(files));
      await datagrade('grade', path, '--only', 'add/client/exit', '--out', join(folder, 'out'));
      const saved = readFileSync(join(folder, 'out', 'results.json'), 'utf8');
      return runSchema.parse(JSON.parse(saved)).submissions;
    };
    const graded = (await gradeWith('')).map(({ folder: from, score }) => [from, score]);
    expect(graded).toEqual(['ana', 'rui'].map((id) => [join(path, id), 5]));
    const again = (await gradeWith('# changed\n')).map(({ id, earlier }) => [id, earlier !== undefined]);
    expect(again).toEqual([
      ['ana', true],
      ['rui', false],
    ]);
  });

  it('removes escape sequences in the name of a folder from its table', async () => {
    addToClass('right', 'c-space', '\u001b[31mred\u001b[0m \u202etxt.exe');
    const { stdout } = await datagrade('grade', join(folder, 'class'), '--only', 'add/client/request');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toContain('\u202e');
  });

  it('never writes into the submission', async () => {
    const path = addToClass('right', 'c-pipe-makefile');
    const before = readdirSync(path, { recursive: true });
    await datagrade('grade', join(folder, 'class'));
    expect(readdirSync(path, { recursive: true })).toEqual(before);
  });

  it('can run twice at the same time without isolation, with the same verdicts', async () => {
    addToClass('right', 'python-comma');
    const words = ['grade', join(folder, 'class'), '--isolation', 'host', '--only', 'add'];
    const runs = await Promise.all([datagrade(...words), datagrade(...words)]);
    for (const { status, stdout, stderr } of runs) expect(status, stdout + stderr).toBe(0);
  });
});

describe('the end of a run', () => {
  it('leaves no temporary folder after Ctrl-C, and says that it was interrupted', async () => {
    addToClass('right', 'python-comma');
    const { child, finished, says } = startOwn('--out', join(folder, 'out'));
    await untilBegun(says);
    child.kill('SIGINT');
    const { status, stderr } = await finished;
    expect(status).toBe(130);
    expect(stderr).toContain('interrupted');
    expect(runFolders()).toEqual([]);
  });

  it('keeps what was finished before Ctrl-C', async () => {
    for (const name of ['ana', 'rui', 'zoe']) addToClass('right', 'python-comma', name);
    const { child, finished, says } = startOwn('--lanes', '1', '--out', join(folder, 'out'));
    await says('1/3  ana');
    child.kill('SIGINT');
    const { status, stderr } = await finished;
    expect(status).toBe(130);
    expect(stderr).toContain('the same command with --resume grades the rest');
    const run = runSchema.parse(JSON.parse(readFileSync(join(folder, 'out', 'results.json'), 'utf8')));
    expect(run.submissions.map(({ id, score }) => [id, score])).toContainEqual(['ana', 100]);
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual(['results.json', 'runs']);
  });

  it('is put off by a kill: the same command with --resume grades the rest', async () => {
    for (const name of ['ana', 'rui']) addToClass('right', 'python-comma', name);
    const words = ['--lanes', '1', '--only', 'add/client', '--out', join(folder, 'out')];
    const { child, finished, says } = startOwn(...words);
    await says('1/2  ana');
    const [run = ''] = readdirSync(join(folder, 'out', 'runs'));
    const stored = join(folder, 'out', 'runs', run, 'submissions', 'ana.json');
    await eventually(() => existsSync(stored), Boolean);
    child.kill('SIGKILL');
    await finished;
    expect(existsSync(join(folder, 'out', 'results.json'))).toBe(false);
    const before = readFileSync(stored, 'utf8');
    const { status, stdout, stderr } = await datagrade('grade', join(folder, 'class'), ...words, '--resume');
    expect(status, stdout).toBe(0);
    expect(stderr).toContain('1/1  rui');
    expect(readFileSync(stored, 'utf8')).toBe(before);
    const saved = runSchema.parse(JSON.parse(readFileSync(join(folder, 'out', 'results.json'), 'utf8')));
    expect(saved.submissions.map(({ id, score, earlier }) => [id, score, earlier])).toEqual([
      ['ana', 20, undefined],
      ['rui', 20, undefined],
    ]);
  });

  it('shows all grades if they cannot be saved, and says so with its exit status', async () => {
    addToClass('right', 'c-space');
    const out = join(folder, 'out');
    const { finished, says } = startOwn('--only', 'add/client', '--out', out);
    await untilBegun(says);
    mkdirSync(join(out, 'results.json', 'in the way'), { recursive: true });
    const { status, stdout, stderr } = await finished;
    expect(stdout).toMatch(/c-space\s+20\/20/);
    expect(stderr).toContain(`cannot write ${join(out, 'results.json')}`);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(status).toBe(70);
  });

  it('does not begin if its results could not be saved', async () => {
    addToClass('right', 'c-space');
    mkdirSync(join(folder, 'out', 'results.json'), { recursive: true });
    const { status, stdout, stderr } = await datagrade('grade', join(folder, 'class'), '--out', join(folder, 'out'));
    expect(stderr).toContain('results.json there is not a file; name another folder with --out');
    expect(stdout).toBe('');
    expect(status).toBe(64);
  });

  it('leaves no temporary folder and no process after the run is killed', async () => {
    addToClass('right', 'python-comma');
    const { child, finished, says } = startOwn();
    const names = await untilBegun(says);
    child.kill('SIGKILL');
    await finished;
    await untilEmpty(runFolders);
    expect(names.flatMap((name) => findMarked(`${name}.`))).toEqual([]);
  });
});

function startOwn(...words: readonly string[]): Started {
  mkdirSync(ownTemporary());
  return startDatagrade(['grade', join(folder, 'class'), ...words], { TMPDIR: ownTemporary() });
}

/**
 * Waits until a lane has its folder and at least one subject runs.
 *
 * @returns the names of the folders
 */
async function untilBegun(says: (text: RegExp) => Promise<void>): Promise<readonly string[]> {
  const ended = says(/graded|interrupted/).catch(() => undefined);
  for (;;) {
    const names = runFolders();
    if (names.some((name) => findMarked(`${name}.`).length > 0)) return names;
    await Promise.race([ended, nextPoll()]);
  }
}

async function untilEmpty(list: () => readonly string[]): Promise<void> {
  while (list().length > 0) await nextPoll();
}

function nextPoll(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
