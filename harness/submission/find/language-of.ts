/**
 * Determines the language of a file by its extension, by its `#!` line, or because it can be
 * executed. Undefined for a file that is not a program.
 */
import type { Language } from '../program.ts';
import { languages } from '../languages/table.ts';
import type { ListedFile } from '../read/list-files.ts';
import { extensionOf } from '../read/paths.ts';
import type { Source } from '../read/read-source.ts';

export function languageOf(file: ListedFile, source: Source): Language | undefined {
  if (source.binary) return source.text.startsWith('\x7fELF') && file.executable ? 'executable' : undefined;
  const extension = extensionOf(file.path);
  const all = Object.values(languages);
  const byExtension = all.find((each) => each.extensions.includes(extension));
  if (byExtension !== undefined) return byExtension.name;
  const interpreter = interpreterOf(source.text);
  if (interpreter === undefined) return undefined;
  const byInterpreter = all.find((each) => each.interpreters.includes(interpreter));
  if (byInterpreter !== undefined) return byInterpreter.name;
  return file.executable ? 'executable' : undefined;
}

/** `python` for `#!/usr/bin/env -S python3.11 -u`; undefined without such a line. */
function interpreterOf(text: string): string | undefined {
  const line = /^\uFEFF?#![ \t]*(\S{1,200})(?:[ \t]+([^\n]{1,200}))?/.exec(text);
  if (line === null) return undefined;
  const path = line[1] ?? '';
  const command = path.endsWith('/env') ? (line[2] ?? '').split(/\s+/).find((word) => !/^-|=/.test(word)) : path;
  return (command ?? '')
    .split('/')
    .at(-1)
    ?.replace(/[\d.]+$/, '');
}
