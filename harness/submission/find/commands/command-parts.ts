/**
 * Splits a source that is several programs by the command lines that its author shows for it, if
 * reading what it compares has not split it. Pure.
 *
 * At least two command lines must differ in words that mean another half or another assignment, and
 * the source must do what both are for.
 */
import { basename } from 'node:path/posix';
import { folderOf, stemOf } from '../../read/paths.ts';
import type { Direction, ProgramEvidence } from '../evidence/observation.ts';
import type { ProgramStart } from '../../program.ts';
import type { StartPart } from '../parts/start-parts.ts';
import type { CommandLine } from './command-lines.ts';
import { directionOf, meaningOf, type MeaningfulCommand } from './command-meaning.ts';

/** What a command line calls a program: its file, also compiled, and for `cmd/lab/main.go` its folder. */
export function commandNamesOf(path: string): readonly string[] {
  const stem = stemOf(path);
  const folder = folderOf(path).split('/').at(-1) ?? '';
  const ofFolder = /^(?:main|__main__|app|index|program)$/i.test(stem) && folder.length > 1 ? [folder] : [];
  return [basename(path), stem, `${stem}.exe`, `${stem}.jar`, `${stem}.out`, ...ofFolder];
}

/** What the commands of a program show behind the words that start it. */
export function argumentsShown(
  commands: readonly CommandLine[],
  starts: readonly { readonly words: readonly string[] }[],
): readonly CommandLine[] {
  const prefixes = starts.length === 0 ? [[]] : starts.map(({ words }) => words);
  return prefixes.flatMap((words) =>
    commands
      .filter((command) => command.length > words.length && words.every((word, at) => command[at] === word))
      .map((command) => command.slice(words.length)),
  );
}

/**
 * The parts of a source with the flags that its commands show before the words that start them: the
 * source compares only `server`, and is started with `-mode server`.
 */
export function withFlagsShown(parts: readonly StartPart[], commands: readonly CommandLine[]): readonly StartPart[] {
  return parts.map((part) => ({ ...part, starts: part.starts.flatMap((start) => startsShown(start, commands)) }));
}

function startsShown(start: ProgramStart, commands: readonly CommandLine[]): readonly ProgramStart[] {
  const [first] = start.words;
  if (first === undefined) return [start];
  const flags = commands
    .map((command) => command.slice(0, Math.max(0, command.indexOf(first))))
    .find((before) => before.length > 0 && before.every((word) => /^-{1,2}\p{L}/u.test(word)));
  return flags === undefined ? [start] : [{ ...start, words: [...flags, ...start.words] }, start];
}

/**
 * @param whole the source as one program
 * @returns the programs, each with the commands that start it; none if the commands do not differ
 */
export function partsFromCommands(whole: StartPart, commands: readonly CommandLine[]): readonly StartPart[] {
  const { evidence } = whole.content;
  const meant = commands.map(meaningOf).filter(({ words }) => words.length > 0);
  const differs = (one: Direction, other: Direction): boolean =>
    [one, other].every((each) => meant.some((command) => directionOf(command, one, other) === each));
  const splitsRoles = differs('client', 'server');
  const splitsAssignments = does(evidence, 'add') && does(evidence, 'file') && differs('add', 'file');
  if (!splitsRoles && !splitsAssignments) return [];
  const groups = new Map<string, MeaningfulCommand[]>();
  for (const command of meant) {
    const role = directionOf(command, 'client', 'server');
    const assignment = directionOf(command, 'add', 'file');
    if ((splitsRoles && role === undefined) || (splitsAssignments && assignment === undefined)) continue;
    const key = JSON.stringify([splitsRoles && role, splitsAssignments && assignment]);
    groups.set(key, [...(groups.get(key) ?? []), command]);
  }
  return [...groups.values()].map((group) => partOf(whole, group, { splitsRoles, splitsAssignments }));
}

const leastOfAssignment = 3;

function does(evidence: readonly ProgramEvidence[], assignment: Direction): boolean {
  const weight = evidence.reduce((total, each) => (each.toward === assignment ? total + each.weight : total), 0);
  return weight >= leastOfAssignment;
}

/** What the source does as a whole says nothing about one of its parts. */
function partOf(
  whole: StartPart,
  group: readonly MeaningfulCommand[],
  { splitsRoles, splitsAssignments }: { readonly splitsRoles: boolean; readonly splitsAssignments: boolean },
): StartPart {
  const isOfPart = ({ toward }: ProgramEvidence): boolean =>
    toward === 'client' || toward === 'server' ? !splitsRoles : !splitsAssignments;
  const [first] = group as [MeaningfulCommand, ...MeaningfulCommand[]];
  const starts = new Map(group.map(({ words }) => [words.join(' '), { words, typed: [] }]));
  return {
    content: { ...whole.content, evidence: whole.content.evidence.filter(isOfPart) },
    names: first.evidence,
    starts: [...starts.values()],
  };
}
