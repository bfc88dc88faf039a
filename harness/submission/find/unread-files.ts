/**
 * Files that were submitted but cannot be graded as they are: archives, notebooks, documents,
 * sources in unknown languages.
 */
import type { ListedFile } from '../read/list-files.ts';
import { extensionOf, quotePath } from '../read/paths.ts';

const archive = 'an archive: unpack it';

const kinds: Readonly<Record<string, string>> = {
  '.zip': archive,
  '.rar': archive,
  '.7z': archive,
  '.gz': archive,
  '.tgz': archive,
  '.bz2': archive,
  '.xz': archive,
  '.tar': archive,
  '.jar': 'an archive: submit the sources',
  '.class': 'compiled Java: submit the source',
  '.exe': 'a program for Windows: submit the source',
  '.pyc': 'compiled Python: submit the source',
  '.ipynb': 'a notebook: export it as .py',
  '.docx': 'a document: submit plain source files',
  '.doc': 'a document: submit plain source files',
  '.odt': 'a document: submit plain source files',
  '.rtf': 'a document: submit plain source files',
  '.pdf': 'a document: submit plain source files',
  '.txt': 'a plain text: give source files the usual extension',
  '.kt': 'Kotlin: write its command in datagrade.yaml',
  '.php': 'PHP: write its command in datagrade.yaml',
  '.lua': 'Lua: write its command in datagrade.yaml',
  '.swift': 'Swift: write its command in datagrade.yaml',
};

/** Whether the name is that of an archive, which may hold sources. */
export function isArchive(path: string): boolean {
  return kinds[extensionOf(path)] === archive;
}

/** A clause for the end of a sentence; empty if there is no such file. */
export function describeUnreadFiles(files: readonly ListedFile[]): string {
  const found = files.flatMap((file) => {
    const kind = kinds[extensionOf(file.path)];
    return kind === undefined || (kind.startsWith('a plain') && !/(?:client|serv|udp|soma|sum|file)/i.test(file.path))
      ? []
      : [`${quotePath(file.path)} is ${kind}`];
  });
  return found.length === 0 ? '' : ` (${found.slice(0, 4).join('; ')})`;
}
