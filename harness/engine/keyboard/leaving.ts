/**
 * What to type at a keyboard once the work of a program is done: the answer that leaves. Pure.
 *
 * A pause gets Enter, a question "again?" gets no, and a menu gets the option that ends the program.
 * A program that asks for another value gets nothing: it has not come to its end.
 */
import { leavingOption, leaving, negation } from './choices.ts';

/** What a program displayed before it read the keyboard. */
export interface LastQuestion {
  /** The text before the cursor; empty if the last thing it wrote was a whole line of output. */
  readonly line: string;
  /** All that it wrote since the last line was typed, in lower case. */
  readonly words: string;
  /** Its words ask for a value, such as another integer. */
  readonly asksForValue: boolean;
}

/** Words that ask for any key. */
export const pause =
  /press|\bhit\b|any key|prima|pressione|carregue|tecla|pulse|presione|pulsa|appuyez|touche|dr[uü]cken?|taste\b|premi|premere|nacis\p{L}+|naciś\p{L}+|druk op|\[?enter\]? to|enter para|enter pour|enter zum/iu;

const wordThatLeaves =
  /(?<![\p{L}\p{N}])["'`([]?([\p{L}\p{N}]{1,10})["'`)\]]?\s*(?:to|para|per|pour|zum|[=:–-])\s*(?:the program\s*)?(?=(\p{L}+))/giu;

/**
 * @returns the line to type; undefined if the program only wants another value
 */
export function lineThatLeaves({ line, words, asksForValue }: LastQuestion): string | undefined {
  const no = negation(line);
  if (no !== undefined) return no;
  const option = leavingOption(words);
  if (option !== undefined) return option;
  const word = namedWord(line);
  if (word !== undefined) return word;
  return asksForValue && !pause.test(line) ? undefined : '';
}

/** The word that a question itself names for leaving: "0 to quit", "'exit' para salir". */
function namedWord(line: string): string | undefined {
  for (const [, word = '', meaning = ''] of line.matchAll(wordThatLeaves)) {
    if (/^(enter|return|intro|or|ou|o|key|tecla|taste)$/i.test(word)) continue;
    if (leaving.test(meaning.toLowerCase())) return word;
  }
  return undefined;
}

/**
 * The question in a text: its last line, or nothing if that is a line of output and no question.
 */
export function questionIn(prompt: string): string {
  const lastLine = prompt.trimEnd().split('\n').at(-1) ?? '';
  const isWholeLine = prompt.endsWith('\n');
  return isWholeLine && !/[:?>]$/.test(lastLine.trimEnd()) && !pause.test(lastLine) ? '' : lastLine.trim();
}
