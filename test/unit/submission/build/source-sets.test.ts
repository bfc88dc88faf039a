/** Which sources of a folder belong to a C program, and where its headers are. */
import { describe, expect, it } from 'vitest';
import { sourceSets, type SourceSet } from '../../../../harness/submission/build/compilers/source-sets.ts';
import { createBuildEnvironment } from '../../../../harness/submission/build/environment.ts';
import { runTool } from '../../../../harness/sandbox/build/run-tool.ts';
import { makeSubmission } from '../make-submission.ts';

const main = (...includes: readonly string[]): string =>
  `${includes.map((each) => `#include "${each}"\n`).join('')}int main(void) { return 0; }\n`;
const part = 'int part(void) { return 1; }\n';

async function setsOf(path: string, files: Readonly<Record<string, string>>): Promise<readonly SourceSet[]> {
  await using made = await makeSubmission(files);
  const paths = new Set(Object.keys(files));
  return await sourceSets(path, createBuildEnvironment(made.folder, paths, { buildTimeoutMs: 1000, runTool }));
}

const sourcesOf = (sets: readonly SourceSet[]): readonly (readonly string[])[] =>
  sets.map(({ sources }) => sources.toSorted());

describe('the sources of a program', () => {
  it('are the program alone, if nothing else is there', async () => {
    expect(await setsOf('client.c', { 'client.c': main() })).toEqual([{ sources: ['client.c'], headerFolders: [] }]);
  });

  it('are tried with parts beside it, and then with those of other folders, but never with another program', async () => {
    const files = { 'client.c': main(), 'server.c': main(), 'net.c': part, 'lib/wire.c': part };
    expect(sourcesOf(await setsOf('client.c', files))).toEqual([
      ['client.c'],
      ['client.c', 'net.c'],
      ['client.c', 'lib/wire.c', 'net.c'],
    ]);
  });

  it('leave out what another source includes, and what has a main function only in a comment is a part', async () => {
    const files = { 'client.c': main('wire.c'), 'wire.c': part, 'net.c': `/* main(void) */ ${part}` };
    expect(sourcesOf(await setsOf('client.c', files))).toEqual([['client.c'], ['client.c', 'net.c']]);
  });

  it('are those that CMakeLists.txt lists with this one', async () => {
    const files = {
      'CMakeLists.txt':
        'add_executable(server src/server.c)\nadd_executable(client src/client.c lib/net.c lib/net.h)\n',
      'src/client.c': main(),
      'src/server.c': main(),
      'lib/net.c': part,
      'lib/net.h': '',
      'lib/old.c': part,
    };
    const sets = sourcesOf(await setsOf('src/client.c', files));
    expect(sets).toContainEqual(['lib/net.c', 'src/client.c']);
    expect(sets.findIndex((set) => set.length === 2)).toBeLessThan(sets.findIndex((set) => set.length === 3));
  });

  it('of C are not taken for a program in C++, but those of C++ may use C', async () => {
    const files = { 'client.cpp': main(), 'client.c': main(), 'net.c': part, 'wire.cc': part };
    expect(sourcesOf(await setsOf('client.c', files))).toEqual([['client.c'], ['client.c', 'net.c']]);
    expect(sourcesOf(await setsOf('client.cpp', files))).toContainEqual(['client.cpp', 'net.c', 'wire.cc']);
  });
});

describe('headers', () => {
  it('are searched for in their folders and in those above, but not in that of the program', async () => {
    const files = { 'client.c': main('include/lab/net.h', 'own.h'), 'include/lab/net.h': '', 'own.h': '' };
    const [set] = await setsOf('client.c', files);
    expect(set?.headerFolders).toEqual(['include/lab', 'include']);
  });
});
