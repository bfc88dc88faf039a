/**
 * What a program gets when it starts: arguments and keyboard lines with their values filled in, and
 * the files that it serves. Pure.
 */
import { contentOf, type TestFile } from '../transcript/test-file.ts';
import type { AnswerName } from '../transcript/purpose.ts';
import type { Answers } from './keyboard/typist.ts';

export function placeholderMeaning(line: string): AnswerName | 'acknowledgement' {
  const name = /^\{(host|port|file|name|number)\}$/.exec(line)?.[1];
  return (name as AnswerName | undefined) ?? 'acknowledgement';
}

/** The values that some words carry. */
export function placeholdersIn(words: readonly string[]): ReadonlySet<AnswerName> {
  const found = words.flatMap((word) => [...word.matchAll(/\{(host|port|file|name|number)\}/g)]);
  return new Set(found.map(([, name]) => name as AnswerName));
}

export function fill(argument: string, answers: Answers): string {
  return argument.replace(/\{(host|port|file|name|number)\}/g, (_, name: AnswerName) => answers[name] ?? '');
}

/** @param folders further ones, relative to the folder in which the program runs */
export function servedFiles(folders: readonly string[], files: readonly TestFile[]): ReadonlyMap<string, Uint8Array> {
  return new Map(
    files.flatMap((file) =>
      ['.', ...folders].map((folder) => [`${folder === '' ? '.' : folder}/${file.name}`, contentOf(file)] as const),
    ),
  );
}
