/**
 * The options of the reference commands: dialects, ports and timeouts.
 */
import { type Dialect, dialectNames, dialects, isDialectName } from '../../../reference/add/dialect.ts';
import { CliError, exitStatus } from '../cli-error.ts';
import { integerOption, readText, secondsOption } from '../read-option.ts';

/** @throws CliError with status 64, naming the dialects that exist */
export function readDialect(given: unknown): Dialect {
  const name = readText('--dialect', given);
  if (isDialectName(name)) return dialects[name];
  throw new CliError(`there is no dialect "${name}"; take one of ${dialectNames.join(', ')}`, exitStatus.usage);
}

export const dialectOption = {
  type: 'string',
  default: 'comma' as string,
  describe: `Format of the messages: ${dialectNames.join(', ')}`,
} as const;

export const timeoutOption = {
  ...secondsOption('--timeout'),
  default: 5,
  describe: 'Longest time to wait for the server, in seconds',
};

/** The port that a server listens on. */
export function listeningPortOption(usual: number): ReturnType<typeof integerOption> & {
  readonly default: number;
  readonly describe: string;
} {
  return {
    ...integerOption('--port', { lowest: 0, highest: 65_535, remark: '0 takes a free port' }),
    default: usual,
    describe: 'Port to listen on; 0 takes a free one',
  };
}

/** The port that a client asks, as a positional argument. */
export const portArgument = {
  coerce: integerOption('PORT', { lowest: 1, highest: 65_535 }).coerce,
  demandOption: true as const,
  describe: "The server's port",
};
