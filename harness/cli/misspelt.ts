/**
 * Words of a command line that datagrade does not know: which kind each is, and the known word that
 * was probably meant.
 */
import { nearestWord } from '../submission/nearest-word.ts';

/** What the parser knows at the place of the mistake. */
export interface KnownWords {
  readonly commands: readonly string[];
  /** Long names of options. */
  readonly options: readonly string[];
}

/**
 * @param unknown names as the parser reports them, options without their dashes
 * @param words the command line
 */
export function describeUnknown(
  unknown: readonly string[],
  words: readonly string[],
  { commands, options }: KnownWords,
): string {
  const [first = ''] = unknown;
  if (words.includes(first) && commands.length > 0)
    return `there is no command "${first}"${suggestion(first, commands, (name) => `"${name}"`)}`;
  if (words.includes(first)) return `"${first}" is one argument too many`;
  const typed = unknown.map((name) => (name.length === 1 ? `-${name}` : `--${name}`));
  const folder = words.some((word) => /^-[^-=]{2,}$/.test(word)) ? '; a name that begins with - follows --' : '';
  return `there is no option ${typed.join(', ')}${suggestion(first, options, (name) => `--${name}`) || folder}`;
}

function suggestion(word: string, known: readonly string[], shown: (name: string) => string): string {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? '' : `; did you mean ${shown(nearest)}?`;
}
