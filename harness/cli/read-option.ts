/**
 * Reads the text of an option: it gives a value, or one sentence and status 64.
 *
 * Every number on the command line is read here. Integers are decimal digits: no `4.0`, no `0x1f`,
 * no `1e2`. `command-line.ts` tells the parser to leave numbers alone, so that a message can repeat what
 * was typed.
 */
import { CliError, exitStatus } from './cli-error.ts';

export interface IntegerRange {
  /** Absent, with `highest`, for any integer. */
  readonly lowest?: number;
  readonly highest?: number;
  /** Comes after the range, such as `0 takes a free port`. */
  readonly remark?: string;
}

/**
 * What yargs takes for an option, or an argument, that is an integer.
 * @param option as it is typed, such as `--lanes`
 */
export function integerOption(
  option: string,
  range: IntegerRange = {},
): { readonly requiresArg: true; readonly coerce: (given: unknown) => number } {
  return { requiresArg: true, coerce: (given) => readInteger(option, given, range) };
}

/** The same for a time in seconds, which may have a fraction. */
export function secondsOption(option: string): ReturnType<typeof integerOption> {
  return { requiresArg: true, coerce: (given) => readSeconds(option, given) };
}

/** The same for a text, such as a folder. */
export function textOption(option: string): {
  readonly requiresArg: true;
  readonly coerce: (given: unknown) => string;
} {
  return { requiresArg: true, coerce: (given) => readText(option, given) };
}

/**
 * An integer in text, or undefined if the text is not one. White space around it does not count.
 */
export function integerIn(text: string): number | undefined {
  if (!/^\s*[+-]?\d+\s*$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** @throws CliError with status 64 */
function readInteger(option: string, given: unknown, range: IntegerRange = {}): number {
  const { lowest = Number.MIN_SAFE_INTEGER, highest = Number.MAX_SAFE_INTEGER } = range;
  const text = readText(option, given);
  const number = integerIn(text);
  if (number !== undefined && number >= lowest && number <= highest) return number;
  throw wrong(option, describeRange(range), text);
}

/** @throws CliError with status 64 if it is empty or was given several times */
export function readText(option: string, given: unknown): string {
  if (Array.isArray(given))
    throw new CliError(`${option} was given ${given.length} times; give it once`, exitStatus.usage);
  if (typeof given === 'string' && given !== '') return given;
  // A default is a number already.
  if (typeof given === 'number') return String(given);
  throw new CliError(`${option} needs a value`, exitStatus.usage);
}

function readSeconds(option: string, given: unknown): number {
  const text = readText(option, given);
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (seconds > 0 && seconds <= longestSeconds) return seconds;
  throw wrong(option, `a number of seconds above 0 and up to ${longestSeconds}`, text);
}

const longestSeconds = 86_400;

function describeRange({ lowest, highest, remark }: IntegerRange): string {
  const range = lowest === undefined || highest === undefined ? 'of at most 15 digits' : `from ${lowest} to ${highest}`;
  return `an integer ${range}${remark === undefined ? '' : ` (${remark})`}`;
}

function wrong(option: string, allowed: string, given: string): CliError {
  return new CliError(`${option} must be ${allowed}, not ${JSON.stringify(given)}`, exitStatus.usage);
}
