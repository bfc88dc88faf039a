/**
 * Telling a crash from a deliberate exit: a signal, or the traces that runtimes leave of an
 * uncaught error.
 */
import { describeLimit, mebibytes } from '../sandbox/limits/describe.ts';
import { limits } from '../sandbox/limits/limits.ts';
import type { Role } from '../handout/programs.ts';
import type { ProgramSymptom } from '../scenario/symptom.ts';
import type { View } from '../transcript/view.ts';

export interface Crash {
  /** The predicate of a sentence about the program, such as `crashed: ValueError: …`. */
  readonly text: string;
  readonly symptom: ProgramSymptom;
}

/**
 * How each runtime reports an uncaught error; the group, if there is one, is what is worth showing.
 * A prompt on standard error may precede it on the same line.
 */
const traces: readonly RegExp[] = [
  /(?:Exception Group )?Traceback \(most recent call last\):[\s\S]*?^(?:[ |]*\| (?=\w+Group:))?([^\s|+].*)$/gm,
  /^\s*(?:SyntaxError|IndentationError|TabError): .*$/gm,
  /Exception in thread "[^"]*" (.*)$/gm,
  /^Error: Could not find or load main class.*$/gm,
  /thread '[^']*' (?:\(\d+\) )?(panicked at [\s\S]*?)(?=\nnote:|\nstack backtrace:|$(?![\s\S]))/gm,
  /^panic: .*$/gm,
  /^(fatal error: .*)\n\n?(?:goroutine \d|runtime stack:|\[signal )/gm,
  /^(?:<internal:[^>\n]*>|[^\s:<][^:\n]*):\d+:in [`'][^'\n]*': (.* \([A-Z][\w:]*\)|unhandled exception)$/gm,
  /^\S+\.rb:\d+: (syntax error.*)$/gm,
  /^terminate called [\s\S]*$/gm,
  /^Unhandled [Ee]xception[.:]\s*(.*)$/gm,
];

/**
 * @returns the last uncaught error that standard error shows; undefined if it shows none
 */
export function uncaughtError(errors: string): string | undefined {
  const inNode = uncaughtInNode(errors);
  if (inNode !== undefined) return inNode;
  for (const pattern of traces) {
    const last = [...errors.matchAll(pattern)].at(-1);
    if (last !== undefined) return (last[1] ?? last[0]).trim().replace(/\s+/g, ' ');
  }
  return undefined;
}

/**
 * Node ends an uncaught error with a line that names its own version; above it is the error, or
 * the value that was thrown instead of one.
 */
function uncaughtInNode(errors: string): string | undefined {
  const end = /^Node\.js v\d+.*$/m.exec(errors);
  if (end === null) return undefined;
  const report = errors.slice(0, end.index);
  const error =
    /^(?:Uncaught )?((?:\[?\w*(?:Error|Exception)\b|\[UnhandledPromiseRejection).*)$/m.exec(report) ??
    /^(?:Uncaught )?(\w+: .*)\n\s+at /m.exec(report) ??
    /^(Uncaught.*|\S.*rejected with the reason.*)$/m.exec(report);
  return (
    error?.[1] ??
    report.split('\n').find((line) => /^\S/.test(line) && !/^(file|node|\/)/.test(line)) ??
    'something was thrown'
  ).trim();
}

/** @returns undefined if the subject lives, was ended by datagrade, or ended deliberately */
export function explainCrash(view: View, role: Role): Crash | undefined {
  const exit = view.exit(role);
  if (exit === undefined) return undefined;
  const errors = view.errors(role);
  const error = uncaughtError(errors);
  const limit = explainLimit(view, role, exit.signal);
  if (limit !== undefined) return limit;
  // Some runtimes abort the process after an uncaught error: the error says more than the signal.
  if (exit.signal !== null && (exit.signal !== 'SIGABRT' || error === undefined))
    return { text: `was ended by the signal ${exit.signal}`, symptom: 'ended-by-signal' };
  if (error !== undefined) return { text: `crashed: ${error}`, symptom: symptomOf(error, errors) };
  return undefined;
}

/** Ended because it used more of the machine than any program of this lab needs. */
function explainLimit(view: View, role: Role, signal: string | null): Crash | undefined {
  const reached = view.all('limitReached').find((event) => event.subject === role);
  if (reached !== undefined)
    return { text: `${describeLimit(reached)}, so datagrade ended it`, symptom: `limit-${reached.limit}` };
  if (signal === 'SIGXFSZ')
    return {
      text: `wrote a file of more than ${mebibytes(limits.fileBytes)}, so the system ended it`,
      symptom: 'limit-disk',
    };
  if (signal === 'SIGXCPU')
    return {
      text: `computed for more than ${limits.cpuSeconds} seconds, so the system ended it`,
      symptom: 'computes-without-end',
    };
  return undefined;
}

const symptoms: readonly (readonly [RegExp, ProgramSymptom])[] = [
  [/Address already in use|EADDRINUSE/i, 'port-taken'],
  // The kernel's limit on one file, where the runtime ignores the signal.
  [/File too large|EFBIG/, 'limit-disk'],
  [/ConnectionRefusedError|ECONNREFUSED|ConnectException|Connection refused/, 'connection-refused'],
  [/UnicodeDecodeError|codec can't decode/, 'decodes-binary'],
  [
    /SyntaxError: .*JSON|ValueError: (invalid literal|not enough values|too many values)|NumberFormatException|ParseIntError|invalid value for (Integer|Float)\(\)|strconv\.\w+: parsing|System\.FormatException|std::invalid_argument/,
    'message-not-parsed',
  ],
  [/SyntaxError|IndentationError|TabError|^syntax error/, 'syntax-error'],
  [/ModuleNotFoundError|Cannot find (module|package)|ImportError|\(LoadError\)/, 'module-missing'],
  [/FileNotFound|ENOENT|No such file/i, 'file-not-found'],
];

function symptomOf(error: string, errors: string): ProgramSymptom {
  if (error.startsWith('IndexError') && /\bargv\b/.test(errors)) return 'needs-arguments';
  return symptoms.find(([pattern]) => pattern.test(error))?.[1] ?? 'uncaught-error';
}
