/**
 * Texts for people contain none of the banned turns of phrase.
 *
 * To cover another kind of text, build a list of sources and add it to the last table below.
 */
import { describe, expect, it } from 'vitest';
import { hintTables } from '../../../harness/grade/hints/hint-for.ts';
import { commandPaths, helpOf } from '../../support/command-help.ts';
import { phrasesToReplace, type Source } from '../../support/plain-english.ts';
import { filesIn, readProjectFile } from '../../support/project-files.ts';

const asSource = (path: string): Source => ({ name: path, text: readProjectFile(path) });

const allPages = filesIn('', '.md');
const isFolderReadme = (path: string): boolean => path.endsWith('/README.md') && !path.startsWith('docs/');
const pages = allPages.filter((path) => !isFolderReadme(path)).map(asSource);
const folderReadmes = [...allPages.filter(isFolderReadme), 'test/submissions/hostile/README.md'].map(asSource);

const hintSources = Object.entries(hintTables).flatMap(([party, table]) =>
  Object.entries(table).map(([symptom, hint]) => ({
    name: `hint ${symptom} of ${party}`,
    text: Object.values(hint).join('\n'),
  })),
);

const helpSources = await Promise.all(
  (await commandPaths()).map(async (path) => ({
    name: ['datagrade', ...path, '--help'].join(' '),
    text: await helpOf(path),
  })),
);

describe('the check itself', () => {
  it('names the line and the phrase, also across a line end', () => {
    const source = { name: 'a.md', text: 'Fine.\n\nIt waits for\never, by itself.' };
    expect(phrasesToReplace(source)).toEqual([
      'a.md:3: "for ever"; write: forever',
      'a.md:4: "by itself"; write: on its own',
    ]);
  });

  it.each([
    'There is no server. It is no longer there. UDP stands for User Datagram Protocol, too many say.',
    '```text\nit will wait for ever\n```',
    'The label `client-time-out` is a name.',
  ])('accepts plain English, names in code, and what programs wrote: %s', (text) => {
    expect(phrasesToReplace({ name: 'a.md', text })).toEqual([]);
  });
});

describe('plain English', () => {
  it.each(pages)('is used in $name', (source) => {
    expect(phrasesToReplace(source)).toEqual([]);
  });

  it('is checked in the pages that people read first', () => {
    const names = pages.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/verdicts.md']));
  });
});

describe.each([
  ['READMEs of folders', folderReadmes],
  ['hints', hintSources],
  ['help of commands', helpSources],
] as const)('plain English in %s', (_, sources) => {
  it('is checked, because there are some', () => {
    expect(sources.length).toBeGreaterThan(5);
  });

  it.each(sources)('is used in $name', (source) => {
    expect(phrasesToReplace(source)).toEqual([]);
  });
});
