/**
 * Splits a name into words: `UDPClient`, `cliente_soma-v2`, `ServidorFicheiros`, `addclient`.
 *
 * Accents and case are ignored. Words that are written together are separated with the help of
 * known words. Pure, never throws.
 */
import { fillerWords, knownWords } from './word-meanings.ts';

const maxNameLength = 200;

/** Lower-case words and numbers without accents, in order. */
export function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, maxNameLength)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((part) => part.match(/\p{L}+|\p{N}+/gu) ?? [])
    .flatMap(partWords);
}

/**
 * The fewest known words that form the whole of `text`; else the long known words inside it; else
 * the text itself.
 */
function partWords(text: string): readonly string[] {
  if (knownWords.has(text) || /^\d/.test(text) || text.length < 4) return [text];
  return exactParts(text) ?? wordsInside(text);
}

function exactParts(text: string): readonly string[] | undefined {
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= text.length; end++) {
    for (let start = Math.max(0, end - 14); start < end; start++) {
      const before = best[start];
      const word = text.slice(start, end);
      if (before === undefined || !(knownWords.has(word) || fillerWords.has(word))) continue;
      const current = best[end];
      if (current === undefined || before.length + 1 < current.length) best[end] = [...before, word];
    }
  }
  return best[text.length];
}

function wordsInside(text: string): readonly string[] {
  const inside = [...knownWords.keys()].filter((word) => word.length >= 4 && text.includes(word));
  // "server" inside "servers" and "serve" inside "server" are one word, the longest.
  const longest = inside.filter((word) => !inside.some((other) => other !== word && other.includes(word)));
  return longest.length > 0 ? longest : [text];
}
