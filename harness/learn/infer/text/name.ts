/**
 * Infers which literal part of a text is the program's name, and which blanks pad the name or the
 * number beside it.
 */
import type { TextPart } from '../../../../reference/add/dialect.ts';
import { isLabel, appearsOn } from '../candidate.ts';
import { textsWithLength } from './lengths.ts';
import { resolveNamePadding } from './widths.ts';

export interface NamedParts {
  readonly parts: readonly TextPart[];
  /** How unlikely the name is. */
  readonly cost: number;
}

/**
 * Turns the most likely name among the literal parts into a field.
 *
 * @param screen what the program displayed, most likely also its name
 */
export function inferName(parts: readonly TextPart[], screen: string): NamedParts {
  const runs = parts.flatMap((part, index) => (typeof part === 'string' ? runsOf(part, index, screen) : []));
  const best = runs.toSorted((a, b) => b.score - a.score)[0];
  if (best === undefined) return { parts, cost: 2000 };
  const literal = parts[best.index] as string;
  const found = [literal.slice(0, best.at), { field: 'name' } as const, literal.slice(best.at + best.text.length)];
  const named = parts.flatMap((part, index) => (index === best.index ? found : [part])).filter((part) => part !== '');
  const padded = resolveNamePadding(named, best.text);
  return { parts: padded.parts, cost: 1000 - best.score + (padded.isInBytes ? 0.1 : 0) };
}

interface LiteralRun {
  readonly index: number;
  readonly at: number;
  readonly text: string;
  readonly score: number;
}

const words = /\p{L}[\p{L}\p{M}\p{N} .'’_-]*[\p{L}\p{M}\p{N}.]|\p{L}/gu;

function runsOf(literal: string, index: number, screen: string): readonly LiteralRun[] {
  const runs = [...literal.matchAll(words)].map((match) => ({ at: match.index, text: match[0] }));
  const ranges = [...runs, ...runs.flatMap((run) => insideWords(run, screen))].flatMap((run) => {
    // "name: Ana" labels what follows. All words before the colon belong to the label.
    const isLabelled = /^\s*[:=]/.test(literal.slice(run.at + run.text.length));
    return wordRangesOf(run.text).map((range) => ({ text: range.text, at: run.at + range.at, isLabelled }));
  });
  const found = [...ranges, ...acrossSeparators(literal, runs, screen)].map(({ at, text, isLabelled }) => {
    const shown = appearsOn(screen, text) ? 1000 : 0;
    return {
      index,
      at,
      text,
      score: text.length + shown - (isLabelled === true ? 400 : 0) - (isLabel(text) ? 500 : 0),
    };
  });
  // What has its length before it has its end behind it: only of two such texts, the screen shows which one is meant.
  const measured = textsWithLength(literal).map((range) => {
    const shown = appearsOn(screen, range.text) ? 1000 : 0;
    return { index, ...range, score: range.text.length + 2000 + shown };
  });
  return [...found, ...measured];
}

/**
 * A character directly before a name or after it, such as a checksum or a kind of message. The
 * screen shows the name without it.
 */
function insideWords({ at, text }: Range, screen: string): readonly Range[] {
  if (appearsOn(screen, text)) return [];
  const cuts = [
    { at: at + 1, text: text.slice(1) },
    { at, text: text.slice(0, -1) },
  ];
  return cuts.filter((cut) => cut.text.length >= shortestInside && appearsOn(screen, cut.text));
}

const shortestInside = 3;

interface Range {
  readonly at: number;
  readonly text: string;
  readonly isLabelled?: boolean;
}

/**
 * The text itself, and every part of it that begins and ends with a whole word: a name may be in a
 * sentence.
 */
function wordRangesOf(text: string): readonly Range[] {
  const found = [...text.matchAll(/[^ ]+/g)].slice(0, 12);
  return found.flatMap((first, from) =>
    found
      .slice(from)
      .flatMap((last) => withoutDot(text.slice(first.index, last.index + last[0].length)))
      .map((each) => ({ at: first.index, text: each }))
      .filter((range) => /^\p{L}/u.test(range.text)),
  );
}

/** A dot may end an abbreviated name, or the sentence. */
function withoutDot(text: string): readonly string[] {
  return text.endsWith('.') ? [text, text.slice(0, -1)] : [text];
}

/**
 * "Silva, Ana" is one name if its pieces appear on the screen only together, and not as a whole
 * message. A colon or an equals sign follows a label, on the screen and in the message.
 */
function acrossSeparators(literal: string, runs: readonly Range[], screen: string): readonly Range[] {
  const found = runs
    .flatMap((run, piece) =>
      [...run.text.matchAll(/[^ ]+/g)].map((word) => ({ piece, at: run.at + word.index, size: word[0].length })),
    )
    .slice(0, 16);
  return found.flatMap((first) =>
    found
      .filter((last) => last.piece > first.piece)
      .flatMap((last) => withoutDot(literal.slice(first.at, last.at + last.size)))
      .filter((text) => !/[:=]/.test(text) && isOneName(text, screen))
      .map((text) => ({ at: first.at, text })),
  );
}

function isOneName(text: string, screen: string): boolean {
  const times = count(screen, text);
  const pieces = [...text.matchAll(words)].map(([piece]) => piece.replace(/\.$/, ''));
  return times > 0 && /^\p{L}/u.test(text) && pieces.every((piece) => count(screen, piece) === times);
}

/** How often it appears as whole words: "Sta" does not appear in "Starting". */
function count(text: string, part: string): number {
  const letter = /[\p{L}\p{M}\p{N}]/u;
  let times = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
    const isWhole = !letter.test(text[at - 1] ?? ' ') && !letter.test(text[at + part.length] ?? ' ');
    times += isWhole ? 1 : 0;
  }
  return times;
}
