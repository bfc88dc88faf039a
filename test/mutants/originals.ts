/**
 * The right submissions that can be mutated: datagrade's own profile says how each is started, and
 * the independent check must find nothing wrong with it.
 */
import { dirname, join, parse } from 'node:path';
import { assignmentOf, programIds, type Assignment } from '../../harness/handout/programs.ts';
import type { Profile, ProgramProfile } from '../../harness/profile/profile.ts';
import type { SubmissionResult } from '../../harness/grade/results.ts';
import type { CorpusProgram } from '../../harness/selftest/corpus.ts';
import { checkOwnPair } from './check/own-pair.ts';
import type { CheckJob, Start } from './check/job.ts';
import { typedName } from './check/running-program.ts';
import { gradeFolders } from './grade-folders.ts';
import type { SourceLanguage } from './operators/code-only.ts';
import { inTurn } from './in-turn.ts';

export interface Original {
  readonly id: string;
  readonly job: CheckJob;
}

export interface UnusedOriginal {
  readonly id: string;
  readonly reason: string;
}

/** Told to servers that ask for a port. */
const freePort = 15_973;

interface Originals {
  readonly usable: readonly Original[];
  readonly unused: readonly UnusedOriginal[];
}

export async function prepareOriginals(programs: readonly CorpusProgram[], lanes: number): Promise<Originals> {
  const ids = programs.map(({ id }) => id);
  const folder = dirname(programs[0]?.folder ?? '.');
  const words = [
    '--only',
    'add/pair/exchange',
    'file/pair/transfer/0',
    '--lanes',
    String(lanes),
    '--submission',
    ...ids,
  ];
  const learned = await gradeFolders(folder, words);
  const usable: Original[] = [];
  const unused: UnusedOriginal[] = [];
  await inTurn(programs, lanes, async (program) => {
    const result = learned.find(({ id }) => id === program.id);
    const original = result === undefined ? 'it was not graded' : await prepared(program, result);
    if (typeof original === 'string') unused.push({ id: program.id, reason: original });
    else usable.push(original);
  });
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
  return { usable: usable.toSorted(byId), unused: unused.toSorted(byId) };
}

/** @returns the assignments of which a source is a main file; all that the submission has for any other source */
export function assignmentsOf({ job: { starts } }: Original, file: string): readonly Assignment[] {
  const stem = join(parse(file).dir, parse(file).name);
  const isMain = ({ argv, cwd }: Start): boolean =>
    argv.some((word) => join(cwd, parse(word).dir.replace('.datagrade-build', ''), parse(word).name) === stem);
  const ids = programIds.filter((id) => starts[id] !== undefined);
  const started = ids.filter((id) => starts[id] !== undefined && isMain(starts[id]));
  return [...new Set((started.length > 0 ? started : ids).map(assignmentOf))];
}

async function prepared({ id, folder, label }: CorpusProgram, result: SubmissionResult): Promise<Original | string> {
  const profile = result.profile as unknown as Profile | undefined;
  if (profile === undefined) return 'nothing was learned of it';
  const job = jobOf(folder, label.language as SourceLanguage, profile);
  if (Object.keys(job.starts).length < 2) return 'it has no pair of programs';
  const checked = await checkOwnPair(job);
  if ('problem' in checked) return checked.problem;
  if (checked.wrong.length > 0) return `the check does not understand it: ${checked.wrong.join('; ')}`;
  return { id, job: { ...job, outOfRange: checked.outOfRange } };
}

function jobOf(folder: string, language: SourceLanguage, { programs, add }: Profile): CheckJob {
  const entries = programIds.flatMap((id) => {
    const program = programs[id];
    return program === undefined
      ? []
      : [[id, startOf(program, portOf(programs[`${assignmentOf(id)}.server`]))] as const];
  });
  const nameOf = (role: 'client' | 'server'): string => {
    const program = programs[`add.${role}`];
    return program !== undefined && asksName(program) ? typedName : (add.ownNames[role] ?? '');
  };
  const names = { client: nameOf('client'), server: nameOf('server') };
  return { folder, language, names, starts: Object.fromEntries(entries) };
}

function asksName({ arguments: words, keyboard = [], prompts = [] }: ProgramProfile): boolean {
  return [...words, ...keyboard].includes('{name}') || prompts.some(({ means }) => means === 'name');
}

function startOf(program: ProgramProfile, port: number): Start {
  const { argv, cwd, folders = [], arguments: words, keyboard, firstLines = [], prompts = [] } = program;
  const lines = keyboard ?? [...firstLines, ...prompts.slice(firstLines.length).map(lineOf)];
  return { argv, cwd, arguments: words, lines, folders, port };
}

/** The port of a server that is not told one. */
function portOf(server: ProgramProfile | undefined): number {
  const { arguments: words = [], keyboard = [], prompts = [], ports: [own] = [] } = server ?? {};
  const isTold =
    [...words, ...keyboard].some((word) => word.includes('{port}')) || prompts.some(({ means }) => means === 'port');
  return isTold || own === undefined ? freePort : own;
}

function lineOf({ means, line }: NonNullable<ProgramProfile['prompts']>[number]): string {
  if (line !== undefined) return line;
  return means === 'acknowledgement' || means === 'choice' || means === 'leave' ? '' : `{${means}}`;
}
