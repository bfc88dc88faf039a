/**
 * Turns of phrase that this project does not use, and what to write instead.
 *
 * The list is short on purpose. It has phrases that are common, easy to recognise, and hard to
 * read for people whose first language is not English.
 */
export interface Source {
  /** Tells a reader where the text is: usually a path. */
  readonly name: string;
  readonly text: string;
}

interface Banned {
  readonly phrase: RegExp;
  readonly instead: string;
}

/** A blank in a phrase also matches a line end. */
const banned: readonly Banned[] = [
  { phrase: /hand-ins?/, instead: 'submission' },
  { phrase: /time-outs?/, instead: 'timeout' },
  { phrase: /for ever/, instead: 'forever' },
  { phrase: /for good(?! reason)/, instead: 'permanently' },
  { phrase: /by (itself|themselves)/, instead: 'on its own' },
  { phrase: /(nobody|somebody|anybody|whoever)('s)?/, instead: 'the person or the program that acts' },
  // "stands for" explains an abbreviation, and is the usual word there.
  { phrase: /(stands?(?! for)|stood)/, instead: 'is, appears, is listed' },
  // "There is no server" and "is no longer" are plain English; "that is no server" is not.
  { phrase: /(?<!there )is (no(?! longer| more)|none)/, instead: 'is not, does not' },
  { phrase: /(?<=, )too(?=\s*[.,;:)|?])/, instead: 'also, before the verb' },
  { phrase: /go(es|ing)? on/, instead: 'continue' },
  { phrase: /ever more/, instead: 'more and more' },
  { phrase: /(is|are|was|were) looked (at|for)/, instead: 'who or what acts, then the verb' },
  { phrase: /for want of/, instead: 'because … is missing' },
  { phrase: /in the place of/, instead: 'instead of' },
  { phrase: /taken for/, instead: 'mistaken for, treated as' },
];

/** @returns one line for each finding: where it is, the phrase, what to write instead */
export function phrasesToReplace(source: Source): readonly string[] {
  const prose = proseOf(source.text);
  return banned.flatMap(({ phrase, instead }) =>
    [...prose.matchAll(asWords(phrase))].map((match) => {
      const line = prose.slice(0, match.index).split('\n').length;
      return `${source.name}:${line}: "${match[0].replaceAll(/\s+/g, ' ')}"; write: ${instead}`;
    }),
  );
}

function asWords({ source }: RegExp): RegExp {
  return new RegExp(`(?<![\\w-])(?:${source.replaceAll(' ', String.raw`\s+`)})(?![\\w-])`, 'gi');
}

/** Without what a program writes (`text` blocks) and without code in a line, each line where it was. */
function proseOf(text: string): string {
  const blank = (part: string): string => part.replaceAll(/[^\n]/g, '·');
  return text.replaceAll(/^```text\n[^]*?^```$/gm, blank).replaceAll(/`[^`\n]+`/g, blank);
}
