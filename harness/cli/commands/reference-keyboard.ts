/**
 * Asks for an integer at the keyboard, or on a pipe, until it gets one (handout §3).
 *
 * The terminal keeps its own line editing and Ctrl-C. Afterwards standard input is closed, because
 * an open pipe would keep the program alive.
 */
import { createInterface } from 'node:readline';
import { CliError, exitStatus } from '../cli-error.ts';
import { integerIn } from '../read-option.ts';
import { printable } from './reference-run.ts';

const prompt = 'Enter an integer between 1 and 100: ';

/** @throws CliError with status 1 if the input ends before an integer, 130 if it is interrupted */
export async function askInteger(signal: AbortSignal): Promise<number> {
  const lines = createInterface({ input: process.stdin, terminal: false, signal });
  process.stdout.write(prompt);
  try {
    for await (const line of lines) {
      const number = integerIn(line);
      if (number !== undefined) return number;
      process.stdout.write(`"${printable(line)}" is not an integer. ${prompt}`);
    }
  } finally {
    lines.close();
    process.stdin.destroy();
  }
  process.stdout.write('\n');
  if (signal.aborted) throw new CliError('interrupted', exitStatus.interrupted);
  throw new CliError(
    'no integer was typed: the input ended before one came; type one, or give it with --number',
    exitStatus.failed,
  );
}
