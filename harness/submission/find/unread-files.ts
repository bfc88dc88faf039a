/**
 * What was handed in and cannot be graded as it is: archives, notebooks, documents, sources in languages that are not in the table.
 */
import type { ListedFile } from '../read/list-files.ts';
import { extensionOf, quotePath } from '../read/paths.ts';

const kinds: Readonly<Record<string, string>> = {
  '.zip': 'an archive: unpack it',
  '.rar': 'an archive: unpack it',
  '.7z': 'an archive: unpack it',
  '.gz': 'an archive: unpack it',
  '.tgz': 'an archive: unpack it',
  '.tar': 'an archive: unpack it',
  '.jar': 'an archive: hand in the sources',
  '.class': 'compiled Java: hand in the source',
  '.exe': 'a program for Windows: hand in the source',
  '.pyc': 'compiled Python: hand in the source',
  '.ipynb': 'a notebook: export it as .py',
  '.docx': 'a document: hand in plain source files',
  '.doc': 'a document: hand in plain source files',
  '.odt': 'a document: hand in plain source files',
  '.rtf': 'a document: hand in plain source files',
  '.pdf': 'a document: hand in plain source files',
  '.txt': 'a plain text: give sources their proper ending',
  '.kt': 'Kotlin: give its command in the manifest',
  '.php': 'PHP: give its command in the manifest',
  '.lua': 'Lua: give its command in the manifest',
  '.swift': 'Swift: give its command in the manifest',
};

/** A clause for the end of a sentence, empty where there is no such file. */
export function describeUnreadFiles(files: readonly ListedFile[]): string {
  const found = files.flatMap((file) => {
    const kind = kinds[extensionOf(file.path)];
    return kind === undefined || (kind.startsWith('a plain') && !/(?:client|serv|udp|soma|sum|file)/i.test(file.path))
      ? []
      : [`${quotePath(file.path)} is ${kind}`];
  });
  return found.length === 0 ? '' : ` (${found.slice(0, 4).join('; ')})`;
}
