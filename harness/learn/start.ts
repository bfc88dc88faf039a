/**
 * Decides by running how a file is started as one of the programs that it is: with which word
 * before its other arguments, or with which option of its menu.
 *
 * Reading has proposed the starts, likeliest first. A server proves one by binding a UDP port, a
 * client by sending what it is for.
 */
import { carriesText } from '../transcript/armour.ts';
import { fromBase64, type View } from '../transcript/view.ts';
import type { Action } from '../transcript/action.ts';
import { assignmentOf, roleOf, type ProgramId } from '../handout/programs.ts';
import type { ArgumentsRead } from '../submission/index.ts';
import type { Program, ProgramStart } from '../submission/program.ts';
import { hasSentRequest } from './add/request.ts';
import { clientNumbers } from './add/trial-values.ts';
import { trialFile as file } from './file/server.ts';
import type { InvocationTrial, RunnableProgram } from './invocation/runnable-program.ts';
import { findInvocation, serverPortOf, usualArguments } from './invocation/search.ts';
import { tryInvocation } from './invocation/attempt.ts';
import { commonInvocations } from './invocation/templates.ts';
import type { TrialContext } from './trial.ts';

/** How many starts of a file are tried before datagrade gives up. */
const mostStarts = 6;

/**
 * How a program is started, of which reading knows more than one way, or which it chose because no
 * other file is left. One with a single start needs no trial of its own.
 */
export async function decideProgram(
  context: TrialContext,
  program: RunnableProgram,
  { starts = [], unsure }: Pick<Program, 'starts' | 'unsure'>,
): Promise<RunnableProgram | undefined> {
  const [only] = starts;
  if (unsure === undefined && only === undefined) return program;
  const isClear = starts.length === 1 && only !== undefined && only.words.length + only.typed.length > 0;
  if (unsure === undefined && isClear) return startedWith(program, only);
  return decideStart(context, program, starts.length === 0 ? [{ words: [], typed: [] }] : starts);
}

/**
 * First each start with the usual arguments, because one that is right mostly works with them. Only
 * if none works are other arguments searched for, at the start that came nearest first.
 *
 * @param starts the proposals, likeliest first
 * @returns the program with the start that worked, and what that has shown; undefined if none did
 */
async function decideStart(
  context: TrialContext,
  program: RunnableProgram,
  starts: readonly ProgramStart[],
): Promise<RunnableProgram | undefined> {
  const outcomes: TriedStart[] = [];
  for (const start of starts.slice(0, mostStarts)) {
    const started = startedWith(program, start);
    const usual = { ...started, arguments: usualArguments(started) };
    const tried = await tryInvocation(context, usual, [startOf(program.id)], effectOf(program.id));
    if (tried.works && tried.evidence.isProven) return { ...started, tried };
    outcomes.push({ start, program: { ...started, tried } });
  }
  for (const { start, program: started } of outcomes.toSorted((a, b) => bestScoreOf(b) - bestScoreOf(a))) {
    const trial = await tryStart(context, started);
    if (trial.works) return { ...started, tried: trial };
    if (start.words.length > 0 || start.typed.length > 0 || program.arguments !== undefined) continue;
    // Without an argument it may be the other half, and continue to run as that.
    const counted = await withArguments(context, started, trial);
    if (counted !== undefined) return counted;
  }
  return undefined;
}

interface TriedStart {
  readonly start: ProgramStart;
  /** With the outcome of the usual arguments. */
  readonly program: RunnableProgram;
}

function bestScoreOf({ program: { tried } }: TriedStart): number {
  return tried?.evidence.score ?? 0;
}

/** The program with a word or an option before everything else that it is given. */
function startedWith(program: RunnableProgram, { words, typed }: ProgramStart): RunnableProgram {
  const { argumentsRead } = program;
  return {
    ...program,
    argv: [...program.argv, ...words],
    ...(argumentsRead && { argumentsRead: readBehind(argumentsRead, words.length) }),
    ...(typed.length === 0 ? {} : { firstLines: typed }),
  };
}

/** The positions of its source, counted from the first argument that is still open. */
function readBehind(read: ArgumentsRead, count: number): ArgumentsRead {
  const { any, positions } = read;
  const open = positions.filter(({ position }) => position >= count);
  const isRestUnread = positions.length > 0 && open.length === 0;
  const rest = open.map((each) => ({ ...each, position: each.position - count }));
  return { ...read, any: any && !isRestUnread, positions: rest };
}

async function withArguments(
  context: TrialContext,
  program: RunnableProgram,
  { view }: InvocationTrial,
): Promise<RunnableProgram | undefined> {
  if (view.exit(roleOf(program.id)) !== undefined) return undefined;
  for (const template of commonInvocations[program.id].filter((words) => words.length > 0).slice(0, mostStarts)) {
    const given = { ...program, arguments: template };
    const tried = await tryStart(context, given);
    if (tried.works) return { ...given, tried };
  }
  return undefined;
}

function tryStart(context: TrialContext, program: RunnableProgram): Promise<InvocationTrial> {
  return findInvocation(context, program, [startOf(program.id)], effectOf(program.id));
}

function startOf(id: ProgramId): Action {
  if (roleOf(id) === 'server')
    return { kind: 'action', verb: 'serverStarts', files: assignmentOf(id) === 'file' ? [file] : [] };
  return assignmentOf(id) === 'add'
    ? { kind: 'action', verb: 'clientStarts', number: clientNumbers[0] }
    : { kind: 'action', verb: 'clientStarts', file };
}

function effectOf(id: ProgramId): (view: View) => boolean {
  if (roleOf(id) === 'server') return (view) => serverPortOf(view) !== undefined;
  if (assignmentOf(id) === 'add') return hasSentRequest;
  return (view) => view.received().some(({ payload }) => carriesText(fromBase64(payload), file.name));
}
