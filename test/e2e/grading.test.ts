/** The grading commands as their users meet them. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSchema } from '../../harness/grade/results.ts';
import { findMarked } from '../../harness/sandbox/subject/orphans.ts';
import { submissionsFolder } from '../support/corpus.ts';
import { datagrade, mainScript, startDatagrade, type Started } from '../support/datagrade.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'datagrade-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function bring(kind: 'right' | 'wrong', name: string, as = name): string {
  const to = join(folder, 'class', as);
  cpSync(join(submissionsFolder, kind, name), to, { recursive: true });
  return to;
}

/** Where the runs of one test keep what is temporary: others run at the same time. */
const ownTemporary = (): string => join(folder, 'tmp');

const temporary = (): readonly string[] => {
  const home = join(ownTemporary(), `datagrade-${process.getuid?.() ?? 0}`);
  return existsSync(home) ? readdirSync(home).filter((name) => name.startsWith('run-')) : [];
};

describe('check', () => {
  it('says by its status and in words that everything passed', async () => {
    const { status, stdout } = await datagrade('check', bring('right', 'python-comma'));
    expect(stdout).toContain('100/100');
    expect(status).toBe(0);
  });

  it('tells a failure with section, steps, expected, actual and the command that repeats it', async () => {
    const path = bring('wrong', 'sum-concatenated');
    const { status, stdout } = await datagrade('check', path, '--seed', '5');
    expect(status).toBe(1);
    expect(stdout).toContain('add.client.sum');
    expect(stdout).toContain('section 3');
    expect(stdout).toMatch(/1\. the client starts; \d+ is typed/);
    expect(stdout).toContain('Expected');
    expect(stdout).toContain('Likely cause');
    expect(stdout.replaceAll(/\s*\\\n\s*/g, ' ')).toContain(`--only add/client/sum/`);
    expect(stdout).toContain('--seed 5');
  });

  it('grades what lies under blanks and accents, composed and decomposed', async () => {
    const path = bring('right', 'python-comma', join('Exercício 3 - Adição', 'Transferência'.normalize('NFD')));
    const { status, stdout } = await datagrade('check', path);
    expect(stdout).toContain('100/100');
    expect(status).toBe(0);
  });

  it('performs only what is selected', async () => {
    const { status, stdout } = await datagrade(
      'check',
      bring('wrong', 'sum-concatenated'),
      '--only',
      'file/server/exact',
    );
    expect(status).toBe(0);
    expect(stdout).not.toContain('add.client.sum');
  });

  it('writes no escape sequence into a pipe and keeps to 80 columns', async () => {
    const { stdout } = await datagrade('check', bring('wrong', 'chunk-size-1024'), '--only', 'file/server');
    expect(stdout).not.toContain('\u001b');
    const command = /^ {4}(datagrade|--only)|\/tmp/;
    expect(stdout.split('\n').filter((line) => line.length > 80 && !command.test(line))).toEqual([]);
  });

  it.each([
    ['a folder that is not there', ['check', '/nonexistent/folder'], 65, /nonexistent/],
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

  it('refuses a folder without programs, and a manifest with a mistake by its line', async () => {
    mkdirSync(join(folder, 'empty'));
    expect((await datagrade('check', join(folder, 'empty'))).status).toBe(65);
    const path = bring('right', 'python-comma');
    writeFileSync(join(path, 'datagrade.yaml'), 'programs:\n  add.client:\n    prot: 12000\n');
    const { status, stderr } = await datagrade('check', path);
    expect(status).toBe(65);
    expect(stderr).toMatch(/datagrade\.yaml:3/);
  });

  it('gives the reference itself full marks, named by a manifest', async () => {
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

describe('grade', () => {
  it('writes results by the contract and a row for each submission', async () => {
    bring('right', 'python-comma', 'ana');
    bring('wrong', 'sum-concatenated', 'rui');
    const { status, stdout } = await datagrade('grade', join(folder, 'class'), '--out', join(folder, 'out'));
    expect(status).toBe(1);
    expect(stdout).toMatch(/ana\s+100\/100/);
    expect(stdout).toMatch(/rui\s+90\/100/);
    const run = runSchema.parse(JSON.parse(readFileSync(join(folder, 'out', 'results.json'), 'utf8')));
    expect(run.schema).toBe('datagrade.results/1');
    expect(run.submissions.map(({ id, score }) => [id, score])).toEqual([
      ['ana', 100],
      ['rui', 90],
    ]);
  });

  it('marks a hand-in that cannot be graded and goes on with the others', async () => {
    bring('right', 'c-space', 'good');
    mkdirSync(join(folder, 'class', 'bad'), { recursive: true });
    writeFileSync(join(folder, 'class', 'bad', 'datagrade.yaml'), 'programs: 7\n');
    const { status, stdout } = await datagrade('grade', join(folder, 'class'));
    expect(status).toBe(70);
    expect(stdout).toContain('not graded');
    expect(stdout).toMatch(/good\s+100\/100/);
  });

  it('keeps its table whole whatever a folder is called', async () => {
    bring('right', 'c-space', '\u001b[31mred\u001b[0m \u202etxt.exe');
    const { stdout } = await datagrade('grade', join(folder, 'class'), '--only', 'add/client/request');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toContain('\u202e');
  });

  it('never writes into the hand-in', async () => {
    const path = bring('right', 'c-pipe-makefile');
    const before = readdirSync(path, { recursive: true });
    await datagrade('grade', join(folder, 'class'));
    expect(readdirSync(path, { recursive: true })).toEqual(before);
  });

  it('can run twice at once, also without isolation, with the same verdicts', async () => {
    bring('right', 'python-comma');
    const words = ['grade', join(folder, 'class'), '--isolation', 'host'];
    const runs = await Promise.all([datagrade(...words), datagrade(...words)]);
    for (const { status, stdout, stderr } of runs) expect(status, stdout + stderr).toBe(0);
  });
});

describe('the end of a run', () => {
  it('leaves nothing behind after Ctrl-C, and says so', async () => {
    bring('right', 'python-comma');
    const { child, finished, says } = startOwn('--out', join(folder, 'out'));
    await begun(says);
    child.kill('SIGINT');
    const { status, stderr } = await finished;
    expect(status).toBe(130);
    expect(stderr).toContain('interrupted');
    expect(temporary()).toEqual([]);
  });

  it('keeps what was finished before Ctrl-C', async () => {
    for (const name of ['ana', 'rui', 'zoe']) bring('right', 'python-comma', name);
    const { child, finished, says } = startOwn('--lanes', '1', '--out', join(folder, 'out'));
    await says('1/3  ana');
    child.kill('SIGINT');
    expect((await finished).status).toBe(130);
    const run = runSchema.parse(JSON.parse(readFileSync(join(folder, 'out', 'results.json'), 'utf8')));
    expect(run.submissions.map(({ id, score }) => [id, score])).toContainEqual(['ana', 100]);
    expect(readdirSync(join(folder, 'out'))).toEqual(['results.json']);
  });

  it('leaves nothing behind when the run is killed', async () => {
    bring('right', 'python-comma');
    const { child, finished, says } = startOwn();
    const names = await begun(says);
    child.kill('SIGKILL');
    await finished;
    await gone(temporary);
    expect(names.flatMap((name) => findMarked(`${name}.`))).toEqual([]);
  });
});

function startOwn(...words: readonly string[]): Started {
  mkdirSync(ownTemporary());
  return startDatagrade(['grade', join(folder, 'class'), ...words], { TMPDIR: ownTemporary() });
}

/** Waits until a lane has its folder and at least one subject runs; the names of the folders. */
async function begun(says: (text: RegExp) => Promise<void>): Promise<readonly string[]> {
  const ended = says(/graded|interrupted/).catch(() => undefined);
  for (;;) {
    const names = temporary();
    if (names.some((name) => findMarked(`${name}.`).length > 0)) return names;
    await Promise.race([ended, nextLook()]);
  }
}

async function gone(look: () => readonly string[]): Promise<void> {
  while (look().length > 0) await nextLook();
}

function nextLook(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
