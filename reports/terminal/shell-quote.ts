/**
 * Command lines that can be copied from a report into a shell (sh, bash, zsh), whatever the name of
 * a folder is.
 *
 * Names with unprintable characters use `$'…'`, so that the line itself stays printable.
 */
import { safeLine } from './safe-text.ts';
import type { Charset } from './safe-text.ts';

/** One word of a command line. */
export function shellQuote(word: string, charset: Charset): string {
  if (/^[\w@%+=:,./-]+$/.test(word) && !word.includes('::')) return word;
  const plain = word.normalize('NFC') === word && safeLine(word, charset) === word;
  return plain
    ? `'${word.replaceAll("'", "'\\''")}'`
    : `$'${Array.from(word, (each) => escaped(each, charset)).join('')}'`;
}

/** A path as an argument: one that begins with `-` would look like an option. */
export function shellQuotePath(path: string, charset: Charset): string {
  return shellQuote(path.startsWith('-') ? `./${path}` : path, charset);
}

function escaped(character: string, charset: Charset): string {
  if (/[\w @%+=,./-]/.test(character) && character.length === 1) return character;
  if (safeLine(character, charset) === character && !/['\\:#]/.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code <= 0x7f) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
