/**
 * An operator knows one kind of mistake and all places of a source where a person could make it.
 * These are the building blocks of the two tables of operators.
 */
import { codeOnly, withoutComments, type SourceLanguage } from './code-only.ts';

export interface Operator {
  readonly name: string;
  readonly language: SourceLanguage;
  readonly mutate: (source: string) => readonly Mutation[];
}

/** One changed line. */
export interface Mutation {
  /** From 1. */
  readonly line: number;
  readonly before: string;
  /** May have several lines; empty if nothing replaces the line. */
  readonly after: string;
  /** The whole changed source. */
  readonly text: string;
}

/** What a place may become: one text or several; nothing where the mistake cannot be made. */
export type Replacement = (match: RegExpMatchArray) => string | readonly string[] | undefined;

export interface SourceLine {
  readonly text: string;
  /** The same line with its comments and texts hidden. */
  readonly code: string;
  readonly at: number;
  readonly all: readonly string[];
}

export function operatorsOf(
  language: SourceLanguage,
  table: { readonly [name: string]: (source: string) => readonly Mutation[] },
): readonly Operator[] {
  return Object.entries(table).map(([name, mutate]) => ({ name, language, mutate }));
}

/** Replaces each place in the code that matches. Texts and comments never match. */
export function inCode(language: SourceLanguage, pattern: RegExp, replacement: Replacement) {
  return (source: string): readonly Mutation[] => replaceEach(source, codeOnly(source, language), pattern, replacement);
}

/** Replaces each place that matches, in texts also. Comments never match. */
export function inTexts(language: SourceLanguage, pattern: RegExp, replacement: Replacement) {
  return (source: string): readonly Mutation[] =>
    replaceEach(source, withoutComments(source, language), pattern, replacement);
}

/** Replaces whole lines. */
export function eachLine(
  language: SourceLanguage,
  change: (line: SourceLine) => string | readonly string[] | undefined,
): (source: string) => readonly Mutation[] {
  return (source) => {
    const code = codeOnly(source, language).split('\n');
    const all = source.split('\n');
    return all.flatMap((text, at) =>
      toList(change({ text, code: code[at] ?? '', at, all })).flatMap((after) => mutationOf(all, at, after)),
    );
  };
}

function replaceEach(source: string, searched: string, pattern: RegExp, replacement: Replacement): readonly Mutation[] {
  const all = source.split('\n');
  return searched.split('\n').flatMap((line, at) => {
    if (/^\s*#include/.test(line)) return [];
    const original = all[at] ?? '';
    return [...line.matchAll(new RegExp(pattern, 'gd'))].flatMap((match) =>
      toList(replacement(raw(match, original))).flatMap((text) => {
        const after = original.slice(0, match.index) + text + original.slice(match.index + match[0].length);
        return mutationOf(all, at, after);
      }),
    );
  });
}

/** The match as the source has it: a replacement also writes what is hidden in the searched text. */
function raw(match: RegExpMatchArray, line: string): RegExpMatchArray {
  const ranges: readonly ([number, number] | undefined)[] = match.indices ?? [];
  const texts = ranges.map((range) => (range === undefined ? undefined : line.slice(...range)));
  return Object.assign(texts, { index: match.index ?? 0 }) as RegExpMatchArray;
}

function mutationOf(all: readonly string[], at: number, after: string): readonly Mutation[] {
  const before = all[at] ?? '';
  return after === before ? [] : [{ line: at + 1, before, after, text: all.with(at, after).join('\n') }];
}

function toList(text: string | readonly string[] | undefined): readonly string[] {
  if (text === undefined) return [];
  return typeof text === 'string' ? [text] : text;
}
