#!/usr/bin/env node
/**
 * The `datagrade` command: runs it, and turns an error into a sentence and an exit status. All other
 * modules are imported where an error is already expected.
 */
import { CliError, exitStatus } from './cli-error.ts';
import { settlePlaces } from './places.ts';
import { surviveClosedStreams } from './standard-streams.ts';

surviveClosedStreams();

try {
  settlePlaces();
  const { runCommand } = await import('./command-line.ts');
  const { givenArguments } = await import('./given-paths.ts');
  await runCommand(givenArguments());
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CliError) {
    if (error.message !== '') process.stderr.write(`datagrade: ${error.message}\n`);
    return error.exitStatus;
  }
  if (lacksFiles(error)) {
    process.stderr.write(
      `datagrade: cannot open as many files as it needs: ${error.message}; raise the limit with ulimit -n 1024, or close other programs\n`,
    );
    return exitStatus.testbedFailed;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`datagrade: internal error. This is a fault of datagrade, not of a submission:\n${text}\n`);
  return exitStatus.testbedFailed;
}

function lacksFiles(error: unknown): error is Error {
  return error instanceof Error && /^E[MN]FILE$/.test((error as NodeJS.ErrnoException).code ?? '');
}
