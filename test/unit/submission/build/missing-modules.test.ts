/** Which imported modules are the machine's matter, and which the student's. */
import { describe, expect, it } from 'vitest';
import { importedTexts, missingModules } from '../../../../harness/submission/build/missing-modules.ts';
import { createBuildEnvironment, type BuildEnvironment } from '../../../../harness/submission/build/environment.ts';
import type { RunTool } from '../../../../harness/sandbox/build/run-tool.ts';
import { makeSubmission } from '../make-submission.ts';

/** One name of a module a line. */
const namesIn = (code: string): readonly string[] => code.split('\n').filter((line) => line !== '');

interface Asked {
  readonly reason: string | undefined;
  /** What the probe was asked for. */
  readonly names: readonly (readonly string[])[];
}

/** @param installed what the probe finds; undefined if the probe itself fails */
async function askFor(code: string, installed: readonly string[] | undefined): Promise<Asked> {
  await using made = await makeSubmission({ 'client.py': code });
  const names: (readonly string[])[] = [];
  const runTool: RunTool = ({ argv }) => {
    const asked = argv.slice(2);
    names.push(asked);
    const missing = asked.filter((name) => installed?.includes(name) !== true).join('\n');
    const exitCode = installed === undefined ? 1 : 0;
    return Promise.resolve({ status: 'exited', exitCode, stdout: missing, output: missing });
  };
  const environment = createBuildEnvironment(made.folder, new Set(['client.py']), { buildTimeoutMs: 1000, runTool });
  const texts = new Map([['client.py', code]]);
  const found = await missingModules('client.py', texts, { namesIn, probe: ['python3', '-c'] }, environment);
  return { reason: found !== undefined && 'reason' in found ? found.reason : undefined, names };
}

describe('modules that a probe does not find', () => {
  it('are the reason why a program is not run, by name', async () => {
    const { reason } = await askFor('numpy\ncolorama\n', ['colorama']);
    expect(reason).toMatch(/^client\.py imports numpy, which is neither in the submission nor on this machine/);
    expect((await askFor('numpy\nrich\n', [])).reason).toMatch(/imports numpy, rich, which are neither/);
  });

  it.each(['labutils', 'common', 'udp_helpers', 'protocol', 'client_server', 'client_py'])(
    'are left to the run if they may be a part of the program: %s',
    async (name) => {
      expect(await askFor(`${name}\n`, [])).toEqual({ reason: undefined, names: [] });
    },
  );

  it.each(['numpy', 'pyudp'])('are published if py is a part of a word: %s', async (name) => {
    expect((await askFor(`${name}\n`, [])).reason).toMatch(/neither in the submission nor on this machine/);
  });

  it('are unknown if the probe fails', async () => {
    expect((await askFor('numpy\n', undefined)).reason).toBeUndefined();
  });
});

describe('modules of Node', () => {
  async function reasonFor(files: Readonly<Record<string, string>>, imports: string): Promise<string | undefined> {
    await using made = await makeSubmission(files);
    const runTool: RunTool = () => Promise.reject(new Error('runs no tool'));
    const environment: BuildEnvironment = createBuildEnvironment(made.folder, new Set(Object.keys(files)), {
      buildTimeoutMs: 1000,
      runTool,
    });
    const texts = new Map([['src/client.js', imports]]);
    const found = await missingModules('src/client.js', texts, { namesIn }, environment);
    return found !== undefined && 'reason' in found ? found.reason : undefined;
  }

  it('are there if Node has them, or a node_modules folder on the way up', async () => {
    const files = { 'src/client.js': '', 'node_modules/chalk/index.js': '' };
    expect(await reasonFor(files, 'dgram\nnode:fs\nfs/promises\nchalk\n')).toBeUndefined();
    expect(await reasonFor({ 'src/client.js': '' }, 'dgram\nchalk\n')).toMatch(/imports chalk, which is neither/);
  });
});

describe('the texts of a program', () => {
  it('are its own and those of the local files that it imports, each once', async () => {
    const files = { 'client.py': 'net.py', 'net.py': 'wire.py', 'wire.py': 'net.py', 'other.py': '' };
    await using made = await makeSubmission(files);
    const runTool: RunTool = () => Promise.reject(new Error('runs no tool'));
    const paths = new Set(Object.keys(files));
    const environment = createBuildEnvironment(made.folder, paths, { buildTimeoutMs: 1000, runTool });
    const read = (path: string): Promise<string | undefined> =>
      Promise.resolve((files as Readonly<Record<string, string>>)[path]);
    const texts = await importedTexts('client.py', environment, read, namesIn);
    expect([...texts.keys()]).toEqual(['client.py', 'net.py', 'wire.py']);
  });
});
