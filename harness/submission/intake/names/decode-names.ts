/**
 * Decodes the names of a zip, all in the same way, because one program has written them.
 *
 * Bytes that are UTF-8 are UTF-8, whatever the zip says of itself. Otherwise the code page counts in
 * which the names look most like words.
 */
import { isUtf8 } from 'node:buffer';
import { type CodePage, codePages, decodeCodePage } from './code-pages.ts';

export interface DecodedNames {
  readonly names: readonly string[];
  /** The code page, if the names are not UTF-8. */
  readonly assumed?: CodePage;
}

/** Never throws. */
export function decodeNames(raw: readonly Uint8Array[]): DecodedNames {
  const foreign = raw.filter((bytes) => !isUtf8(bytes));
  if (foreign.length === 0) return { names: raw.map((bytes) => new TextDecoder().decode(bytes)) };
  const ranked = codePages
    .map((page) => ({ page, likeness: sum(foreign.map((bytes) => likenessOf(decodeCodePage(bytes, page)))) }))
    .toSorted((a, b) => b.likeness - a.likeness);
  const assumed = ranked[0]?.page ?? 'CP850';
  return {
    names: raw.map((bytes) => (isUtf8(bytes) ? new TextDecoder().decode(bytes) : decodeCodePage(bytes, assumed))),
    assumed,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

const usualLetters = 'áàâãäåçéèêëíìîïñóòôõöúùûüªº';

/** Letters of names in Western Europe count for it; a capital inside a word, frames and signs against it. */
function likenessOf(name: string): number {
  let total = 0;
  let before = '';
  for (const character of name) {
    if (character > '\u007f') total += weightOf(character, before);
    before = character;
  }
  return total;
}

function weightOf(character: string, before: string): number {
  const lower = character.toLowerCase();
  if (!usualLetters.includes(lower)) return /\p{L}/u.test(character) ? -1 : -3;
  if (lower === character) return 2;
  return /\p{Ll}/u.test(before) ? -1 : 1;
}
