/**
 * Reads the options of the reference commands: text in, values out, wrong usage as status 64.
 *
 * Integers are whole decimal numbers and nothing else: no `4.0`, no `0x1f`, no `1e2`. An option that stands twice is wrong.
 */
import { type Dialect, dialectNames, dialects, isDialectName } from '../../../reference/add/dialect.ts';
import { CliError, exitStatus } from '../cli-error.ts';

/** An integer in text, or undefined where it is none. White space around it does not count. */
export function integerIn(text: string): number | undefined {
  if (!/^\s*[+-]?\d+\s*$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** @throws CliError with status 64 */
export function readInteger(option: string, given: unknown): number {
  const number = integerIn(readText(option, given));
  if (number === undefined)
    throw new CliError(`${option} must be a whole decimal number, not "${String(given)}"`, exitStatus.usage);
  return number;
}

/** @throws CliError with status 64 */
export function readIntegerInRange(option: string, given: unknown): number {
  const number = readInteger(option, given);
  if (number < 1 || number > 100)
    throw new CliError(`${option} must be from 1 to 100, not ${number}`, exitStatus.usage);
  return number;
}

/** @param lowest 0 where any free port can be asked for. @throws CliError with status 64 */
export function readPort(option: string, given: unknown, lowest: 0 | 1): number {
  const port = integerIn(readText(option, given));
  if (port !== undefined && port >= lowest && port <= 65_535) return port;
  const free = lowest === 0 ? ' (or 0 for any free port)' : '';
  throw new CliError(`${option} must be a port from 1 to 65535${free}, not "${String(given)}"`, exitStatus.usage);
}

/** @throws CliError with status 64, naming the dialects that exist */
export function readDialect(given: unknown): Dialect {
  const name = readText('--dialect', given);
  if (isDialectName(name)) return dialects[name];
  throw new CliError(`there is no dialect "${name}"; take one of ${dialectNames.join(', ')}`, exitStatus.usage);
}

/** Seconds, in milliseconds. @throws CliError with status 64 */
export function readTimeoutMs(given: unknown): number {
  const text = readText('--timeout', given);
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (seconds > 0 && seconds <= 86_400) return 1000 * seconds;
  throw new CliError(`--timeout must be seconds above 0 and up to 86400, not "${text}"`, exitStatus.usage);
}

/** @throws CliError with status 64 where it is empty or stands several times */
export function readText(option: string, given: unknown): string {
  if (Array.isArray(given))
    throw new CliError(`${option} was given ${given.length} times; give it once`, exitStatus.usage);
  if (typeof given === 'string' && given !== '') return given;
  throw new CliError(`${option} needs a value`, exitStatus.usage);
}

export const dialectOption = {
  type: 'string',
  default: 'comma' as string,
  describe: `How messages are written: ${dialectNames.join(', ')}`,
} as const;

export const timeoutOption = {
  type: 'string',
  default: '5' as string,
  describe: 'Longest wait for the server in seconds',
} as const;
