/**
 * Splits a source that is several programs: for each of them the words that start it, and what it
 * then executes.
 *
 * A source is split where its choices lead to different halves or assignments. A choice that
 * changes something else is none. Pure.
 */
import type { LanguageSupport } from '../../languages/language.ts';
import type { ProgramStart } from '../../program.ts';
import { type Choice, type Decision, decisionsIn } from './choices.ts';
import { contentEvidence, type SourceContent } from '../evidence/content.ts';
import { type Direction, type ProgramEvidence, support } from '../evidence/observation.ts';
import { evidenceOfName } from '../evidence/file-name.ts';
import { codeInOrder } from './execution-order.ts';
import { mainClasses, type ProgramText, reachableCode, withoutRanges } from './reachable.ts';

export interface StartPart {
  readonly content: SourceContent;
  /** What the words say. */
  readonly names: readonly ProgramEvidence[];
  /** Likeliest first; none if the program is started like any other. */
  readonly starts: readonly ProgramStart[];
  readonly mainClass?: string;
}

const plain: ProgramStart = { words: [], typed: [] };
/** How clearly two choices must differ. */
const clear = 1.5;

/** @returns the programs of a source; one alone if it is not split */
export function startParts(text: ProgramText, language: LanguageSupport): readonly StartPart[] {
  const classes = mainClasses(text);
  if (classes.length > 1 && language.startsClasses)
    return classes.map((name) => {
      const names = evidenceOfName(name, 1, `its class ${name}`);
      return { content: partContent({ ...text, mainClass: name }, language), names, starts: [], mainClass: name };
    });
  const parts = split(text, language, []);
  const [first, second] = parts;
  return first === undefined || second === undefined
    ? [{ content: wholeContent(text, language), names: [], starts: [] }]
    : parts;
}

/** @param decided the words of the choices around it */
function split(text: ProgramText, language: LanguageSupport, decided: readonly string[]): readonly StartPart[] {
  const isOpen = ({ choices }: Decision): boolean =>
    !choices.some(({ words }) => words.some((word) => decided.includes(word)));
  const open = decisionsIn(text, language.blocks).filter(isOpen);
  const options = open.map((decision) => optionsOf(decision, text, language));
  const best = options.toSorted((a, b) => contrast(b) - contrast(a))[0];
  if (best === undefined || contrast(best) < 2 * clear) return [];
  const words = best.flatMap(({ words: own }) => own);
  return best.flatMap((option) => {
    const inner = decided.length > 0 || words.length === 0 ? [] : split(option.text, language, words);
    if (inner.length === 0) return [option.part];
    return inner.map((part) => ({ ...part, ...joined(option, part) }));
  });
}

interface Option {
  readonly words: readonly string[];
  readonly part: StartPart;
  readonly text: ProgramText;
}

function optionsOf({ choices }: Decision, text: ProgramText, language: LanguageSupport): readonly Option[] {
  const words = choices.flatMap((choice) => choice.words);
  return choices.map((choice) => {
    const others = choices.filter((other) => other !== choice && other.end > other.start);
    const own = withoutRanges(
      text,
      others.flatMap((other) => outside(other, choice)),
    );
    const names = choice.words.flatMap((word) => evidenceOfName(word, 1, `its word ${JSON.stringify(word)}`));
    return {
      words: choice.words,
      text: own,
      part: { content: partContent(own, language), names, starts: startsOf(choice, words) },
    };
  });
}

/** The parts of a range that a choice does not execute. */
function outside(range: Choice, own: Choice): readonly { readonly start: number; readonly end: number }[] {
  if (own.end <= own.start || own.start >= range.end || own.end <= range.start) return [range];
  return [
    { start: range.start, end: Math.max(range.start, own.start) },
    { start: Math.min(range.end, own.end), end: range.end },
  ];
}

/**
 * The last choice, for everything else, may need a word that is in no comparison. A question needs
 * an answer: without one, a value for a later question would be typed there, such as the integer 1.
 */
function startsOf(choice: Choice, others: readonly string[]): readonly ProgramStart[] {
  const rest = choice.input === 'argument' ? ['', ...counterparts(others)] : [...counterparts(others), ''];
  const words = choice.words.length > 0 ? choice.words : rest;
  return words.map((word) => {
    const given = word === '' ? [] : [word];
    return choice.input === 'argument' ? { words: given, typed: [] } : { words: [], typed: given };
  });
}

const opposites: readonly (readonly [string, string])[] = [
  ['server', 'client'],
  ['servidor', 'cliente'],
  ['serveur', 'client'],
  ['s', 'c'],
  ['-s', '-c'],
  ['--server', '--client'],
  ['1', '2'],
  ['add', 'file'],
  ['sum', 'file'],
];

function counterparts(words: readonly string[]): readonly string[] {
  const found = opposites.flatMap(([one, other]) => {
    if (words.includes(one)) return [other];
    return words.includes(other) ? [one] : [];
  });
  return found.filter((word) => !words.includes(word));
}

function joined({ part: outer }: Option, inner: StartPart): Pick<StartPart, 'names' | 'starts'> {
  const [first = plain] = outer.starts;
  return {
    names: [...outer.names, ...inner.names],
    starts: inner.starts.map(({ words, typed }) => ({
      words: [...first.words, ...words],
      typed: [...first.typed, ...typed],
    })),
  };
}

/** How far the clearest two options are apart, in role or in assignment. */
function contrast(options: readonly Option[]): number {
  const spread = (toward: Direction): number => {
    const values = options.map(({ part }) => support([...part.names, ...part.content.evidence], toward));
    const [most, least] = [Math.max(...values), Math.min(...values)];
    return most >= clear && least <= -clear ? most - least : 0;
  };
  return Math.max(spread('client'), spread('add'));
}

function partContent(text: ProgramText, language: LanguageSupport): SourceContent {
  const { ownLength } = text;
  return contentEvidence(reachableCode(text), language, { ownLength, inOrder: codeInOrder(text) });
}

/** If the outline has missed something, no part of the source is left out. */
function wholeContent(text: ProgramText, language: LanguageSupport): SourceContent {
  const reached = partContent(text, language);
  if (reached.usesSockets && reached.communicates) return reached;
  const all = contentEvidence(text.code, language, { ownLength: text.ownLength });
  return all.usesSockets && (all.communicates || !reached.usesSockets) ? all : reached;
}
