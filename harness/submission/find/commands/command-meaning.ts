/**
 * What the words of a command line say about the program that it starts, and which of them are
 * words: the others are values, which change from run to run. Pure.
 */
import type { Direction, ProgramEvidence } from '../evidence/observation.ts';
import { support } from '../evidence/observation.ts';
import { evidenceOfName } from '../evidence/file-name.ts';
import type { CommandLine } from './command-lines.ts';

export interface MeaningfulCommand {
  /** What stands before the first value, up to the last word that says something. */
  readonly words: readonly string[];
  /** What follows: values, and names in place of values. */
  readonly rest: readonly string[];
  readonly evidence: readonly ProgramEvidence[];
}

export function meaningOf(command: CommandLine): MeaningfulCommand {
  const said = literalWords(command).map(evidenceOfWord);
  const last = said.findLastIndex((evidence) => evidence.length > 0);
  const words = command.slice(0, last + 1);
  // In a sentence, such as "lab.py is the client", words without a meaning stand between.
  const isSentence = words.some((word, at) => said[at]?.length === 0 && !/^[-/]/.test(word));
  if (isSentence) return { words: [], rest: command, evidence: [] };
  return { words, rest: command.slice(last + 1), evidence: said.flat() };
}

/** The words before the first value, without a flag that this value belongs to, such as `--file a.txt`. */
function literalWords(command: CommandLine): readonly string[] {
  const first = command.findIndex(isValue);
  if (first === -1) return command;
  const words = command.slice(0, first);
  const flag = words.at(-1);
  const isForValue = flag?.startsWith('-') === true && !evidenceOfWord(flag).some(({ toward }) => isRole(toward));
  return isForValue ? words.slice(0, -1) : words;
}

function isRole(toward: Direction): boolean {
  return toward === 'client' || toward === 'server';
}

/** The direction that the words show, if they do so clearly. */
export function directionOf(
  { evidence }: Pick<MeaningfulCommand, 'evidence'>,
  one: Direction,
  other: Direction,
): Direction | undefined {
  const found = support(evidence, one);
  if (found >= clear) return one;
  return found <= -clear ? other : undefined;
}

const clear = 2;

/** The letters and flags of a choice, which mean nothing in a name. */
const shortWords: readonly (readonly [Direction, RegExp])[] = [
  ['server', /^-{0,2}(?:s|srv|l|listen)$/],
  ['client', /^-{0,2}(?:c|cli)$/],
];

function evidenceOfWord(word: string): readonly ProgramEvidence[] {
  const says = `its word ${JSON.stringify(word)}`;
  const short = shortWords.find(([, pattern]) => pattern.test(word));
  if (short !== undefined) return [{ toward: short[0], weight: clear, from: 'name', says: `${says} starts it` }];
  return evidenceOfName(word.replace(/^[\w-]*=/, ''), 1, says);
}

/** A value or a name in its place: `5000`, `localhost`, `a.txt`, `PORT`, `<file>`. */
function isValue(word: string): boolean {
  return (
    /^[<{("'[]/.test(word) ||
    /^\d/.test(word) ||
    /^\.{0,2}\/?$|\.\w{1,5}$|:\d/.test(word) ||
    /^localhost\b/i.test(word) ||
    (/\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word))
  );
}
