/**
 * Whether what a program did may come from how datagrade started it. Pure.
 *
 * A start that is proven leaves no doubt. Nor does a program that was asked nothing that datagrade
 * had to guess: what it then does not do is its own mistake.
 */
import { roleOf, type ProgramId } from '../../handout/programs.ts';
import type { View } from '../../transcript/view.ts';
import { writtenOutput } from './attempt.ts';
import { isAboutValue, mayNeedOtherAnswers, type StartAttempt } from './keyboard-search.ts';
import type { RunnableProgram } from './runnable-program.ts';
import { hasMadeUpNumber, slotsOf } from './slots.ts';
import { commonInvocations } from './templates.ts';
import { invocationFromUsage } from './usage.ts';

/** How the search for a start went. */
export interface SearchCourse {
  readonly starts: number;
  /** The output with the handout's invocation. */
  readonly firstView: View;
  /** What the program wrote in each trial. */
  readonly outputs: readonly string[];
}

/** @returns whole sentences for the student and the person who grades; empty if nothing is in doubt */
export function doubtsAbout(
  attempt: StartAttempt & { readonly view: View },
  source: RunnableProgram,
  course: SearchCourse,
): readonly string[] {
  if (source.keyboard !== undefined) return [];
  const doubts = [
    argumentsDoubt(attempt, source, course) ?? environmentDoubt(attempt, source, course),
    keyboardDoubt(attempt, course),
  ];
  return doubts.flatMap((doubt) => (doubt === undefined ? [] : [doubt]));
}

function argumentsDoubt(
  { program, evidence, view }: StartAttempt & { readonly view: View },
  source: RunnableProgram,
  { starts, firstView, outputs }: SearchCourse,
): string | undefined {
  if (source.arguments !== undefined) return undefined;
  const role = roleOf(program.id);
  const form = quote(program.arguments.join(' '));
  if (evidence.works && hasMadeUpNumber(program.arguments))
    return `datagrade started the ${role} with the arguments ${form} and made up the number in them, because it does not know what the ${role} expects there.`;
  if (evidence.works) {
    const isAsTold = program.arguments.length === 0 || evidence.isProven || evidence.misplaced.length === 0;
    return isAsTold && (role === 'client' || evidence.isProven)
      ? undefined
      : `datagrade started the ${role} with the arguments ${form}, and what the ${role} then did does not show that they were right.`;
  }
  if (!mayRefuseArguments(evidence, view, firstView, source)) return undefined;
  if (asksForUsualArguments(program.id, writtenOutput(firstView, role), outputs)) return undefined;
  const said = quote(writtenOutput(firstView, role).trim());
  return `datagrade does not know which arguments the ${role} expects: it started the ${role} ${starts} times, each time with other arguments, and the ${role} did not accept them. Without arguments that it accepts, the ${role} wrote ${said}.`;
}

/** It reads environment variables and ended, with a message, before it did or asked for anything. */
function environmentDoubt(
  { evidence: { works, hasEnded, typed, crash } }: StartAttempt,
  { id, argumentsRead }: RunnableProgram,
  { firstView }: SearchCourse,
): string | undefined {
  const role = roleOf(id);
  const said = writtenOutput(firstView, role).trim();
  if (works || !hasEnded || typed.length > 0 || said === '' || argumentsRead?.environment !== true) return undefined;
  if (crash !== undefined && !isAboutValue(crash)) return undefined;
  return `The source reads environment variables, which datagrade does not set, and the ${role} ended with ${quote(said)}. A command such as env NAME=value before the program in datagrade.yaml sets them.`;
}

/**
 * Its usage message, which it prints for other arguments, asks for those of the handout. It has got
 * these, and did not print the message.
 */
function asksForUsualArguments(id: ProgramId, firstOutput: string, outputs: readonly string[]): boolean {
  const usual = (commonInvocations[id][0] ?? []).join(' ');
  if (invocationFromUsage(firstOutput, id) !== undefined) return false;
  return outputs.some((output) => invocationFromUsage(output, id)?.join(' ') === usual);
}

/** It ended before it asked for anything, although its source reads a command line. */
function mayRefuseArguments(
  evidence: StartAttempt['evidence'],
  view: View,
  firstView: View,
  program: RunnableProgram,
): boolean {
  const { id, argumentsRead } = program;
  const { typed, hasEnded, crash } = evidence;
  const role = roleOf(id);
  const reads = argumentsRead === undefined || argumentsRead.any;
  const symptomless = crash === undefined || isAboutValue(crash) || /index|argv|args|bounds|usage|null/i.test(crash);
  const isUnparsable = /SyntaxError|IndentationError|TabError|ModuleNotFound|ImportError|Cannot find module/.test(
    writtenOutput(view, role),
  );
  const output = writtenOutput(firstView, role);
  const takesArguments = reads && (output.trim() !== '' || (argumentsRead?.positions.length ?? 0) > 0);
  if (!takesArguments || isUnparsable || wasRefusedOverTcp(evidence, view, program)) return false;
  if (hasEnded) return typed.length === 0 && symptomless;
  // It continues with what it was given, and does nothing: perhaps it was given something else than
  // it expects.
  return takesOtherArguments(evidence, program);
}

/**
 * Whether it tried to connect over TCP, as its source does: it sent no datagram that could have been
 * refused. With other arguments it would use TCP as well.
 */
export function wasRefusedOverTcp(
  { hasSent }: StartAttempt['evidence'],
  view: View,
  { id, usesTcp }: RunnableProgram,
): boolean {
  return usesTcp === true && !hasSent && /connection refused|ECONNREFUSED/i.test(writtenOutput(view, roleOf(id)));
}

/**
 * Whether its source reads other arguments than the handout's invocation gives, or the program asks
 * at its keyboard for what it got as an argument.
 */
export function takesOtherArguments(
  { typed, hasSent }: StartAttempt['evidence'],
  { id, argumentsRead }: RunnableProgram,
): boolean {
  if (argumentsRead === undefined || argumentsRead.positions.length === 0) return false;
  const usual = commonInvocations[id][0] ?? [];
  const isAskedAgain = usual.includes('{file}') && typed.some(({ means }) => means === 'file');
  // What sends a message has accepted its arguments: those that it did not get are optional.
  return isAskedAgain || (!hasSent && slotsOf(argumentsRead, id).length !== usual.length);
}

function keyboardDoubt(attempt: StartAttempt, { starts }: SearchCourse): string | undefined {
  const { program, evidence } = attempt;
  const role = roleOf(program.id);
  // A server that was told something else than it asks for runs, and serves nothing.
  const isGuess = role === 'server' && evidence.guesses.length > 0;
  if (!mayNeedOtherAnswers(attempt) && !isGuess) return undefined;
  const last = evidence.guesses.at(-1) ?? evidence.typed.at(-1);
  const tries = starts === 1 ? '' : ` datagrade started it ${starts} times with different answers.`;
  if (evidence.pending !== undefined)
    return `datagrade does not know what the ${role} asks for at its keyboard with ${quote(evidence.pending)}.${tries}`;
  if (last === undefined) return undefined;
  return `datagrade may have misunderstood what the ${role} asks for at its keyboard: at the prompt ${quote(last.text)} it typed ${quote(last.typed)}.${tries}`;
}

const longestQuote = 300;

function quote(text: string): string {
  return JSON.stringify(text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text);
}
