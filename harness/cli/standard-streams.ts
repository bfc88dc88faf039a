/**
 * A run continues if its output has no reader any more: a closed pipe (`| head`) is not an error, and
 * what cannot be said on standard error is left out. Only a standard output that cannot be written,
 * such as a file on a full disk, makes the exit status that of a failed testbed.
 */
import { exitStatus } from './cli-error.ts';

export function surviveClosedStreams(): void {
  process.stderr.on('error', () => undefined);
  let hasFailed = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || hasFailed) return;
    hasFailed = true;
    process.stderr.write(
      `datagrade: cannot write to standard output: ${error.message}; free some space there, or send the output elsewhere\n`,
    );
    process.once('exit', () => (process.exitCode = exitStatus.testbedFailed));
  });
}

/** For a command that may display without end: without a reader there is nothing left to do. */
export function endWithoutReader(): void {
  // oxlint-disable-next-line unicorn/no-process-exit -- as SIGPIPE ends a program
  process.stdout.once('error', () => process.exit());
}
