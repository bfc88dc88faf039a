/**
 * Telling a crash from a deliberate exit: a signal, or the traces that runtimes leave of an error nobody caught.
 */
import type { Role } from '../../submission/program.ts';
import type { View } from './view.ts';

export interface Crash {
  /** The rest of a sentence about the program, such as `crashed: ValueError: …`. */
  readonly text: string;
  readonly symptom: string;
}

/** How each runtime reports an error that nobody caught; the group, where there is one, is the line worth showing. */
const traces: readonly RegExp[] = [
  /^Traceback \(most recent call last\):[\s\S]*?^(\S.*)$/gm,
  /^\s*(?:SyntaxError|IndentationError|TabError): .*$/gm,
  /^Exception in thread "[^"]*" (.*)$/gm,
  /^Error: Could not find or load main class.*$/gm,
  /^(?:Uncaught )?((?:[A-Z]\w*)?Error(?: \[\w+\])?: .*)\n\s+at /gm,
  /^thread '[^']*' (?:\(\d+\) )?(panicked at [\s\S]*?)(?:\nnote:|$)/gm,
  /^panic: .*$/gm,
  /^terminate called [\s\S]*$/gm,
  /^Unhandled exception[.:].*$/gm,
];

/** @returns what an uncaught error left behind on standard error, the last one; undefined where there is no trace of one */
export function uncaughtError(errors: string): string | undefined {
  for (const pattern of traces) {
    const last = [...errors.matchAll(pattern)].at(-1);
    if (last !== undefined) return (last[1] ?? last[0]).trim().replace(/\s+/g, ' ');
  }
  return undefined;
}

/** @returns undefined when the subject lives, was ended by the testbed, or ended deliberately */
export function explainCrash(view: View, role: Role): Crash | undefined {
  const exit = view.exit(role);
  if (exit === undefined) return undefined;
  const error = uncaughtError(view.errors(role));
  if (exit.signal !== null) return { text: `was ended by the signal ${exit.signal}`, symptom: 'ended-by-signal' };
  if (error !== undefined) return { text: `crashed: ${error}`, symptom: symptomOf(error) };
  return undefined;
}

const symptoms: readonly (readonly [RegExp, string])[] = [
  [/Address already in use/i, 'port-taken'],
  [/UnicodeDecodeError|codec can't decode/, 'decodes-binary'],
  [/IndexError: list index out of range[\s\S]*argv|sys\.argv/, 'needs-arguments'],
  [/SyntaxError|IndentationError|TabError/, 'syntax-error'],
  [/FileNotFoundError|ENOENT|No such file/, 'file-not-found'],
  [/ModuleNotFoundError|Cannot find module|ImportError/, 'module-missing'],
  [/ValueError: (invalid literal|not enough values|too many values)|NumberFormatException/, 'message-not-parsed'],
];

function symptomOf(error: string): string {
  return symptoms.find(([pattern]) => pattern.test(error))?.[1] ?? 'uncaught-error';
}
