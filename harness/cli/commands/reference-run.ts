/**
 * What the reference commands have in common while they run: Ctrl-C, errors as one sentence with an
 * exit status, and printing.
 */
import { ExchangeError } from '../../../reference/exchange-error.ts';
import { CliError, exitStatus } from '../cli-error.ts';
import { onInterruption } from '../interruption.ts';
import { endWithoutReader } from '../standard-streams.ts';

/**
 * Runs until done; Ctrl-C or SIGTERM aborts the signal.
 *
 * @throws CliError with status 1 if the exchange failed, 64 if the arguments make no sense, 130 if
 *   an interrupt ended unfinished work
 */
export async function runInterruptibly(run: (signal: AbortSignal) => Promise<void>): Promise<void> {
  endWithoutReader();
  using interruption = onInterruption();
  try {
    await run(interruption.signal);
  } catch (error) {
    if (error instanceof CliError) throw error;
    if (interruption.signal.aborted) throw new CliError('interrupted', exitStatus.interrupted);
    if (error instanceof ExchangeError && error.audience === 'user')
      throw new CliError(error.message, exitStatusFor(error));
    throw error;
  }
}

/**
 * Makes text from the network safe for a terminal: it shows control characters as codes, and keeps
 * one line one line.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** A line of the program's own output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A line for the person at the terminal, on standard error: it is not part of the output. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

function exitStatusFor({ code }: ExchangeError): number {
  const isUsage = code === 'cannot-carry' || code === 'wrong-template' || code === 'wrong-name';
  return isUsage ? exitStatus.usage : exitStatus.failed;
}
