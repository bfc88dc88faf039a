/**
 * Runs a tool again that the machine ended, or refused memory. No compiler does this to itself, and
 * the limits of a build are reported otherwise, so it says nothing about the submission.
 */
import type { RunTool, ToolResult } from './run-tool.ts';

/** What tools say of a process of theirs that SIGKILL ended, or that got no memory. */
const machineWords = [
  /\(ended by SIGKILL\)$/,
  /Killed signal terminated program/,
  /terminated with signal 9\b/,
  /unable to execute command: Killed/,
  /signal: killed$/m,
  /signal: 9, SIGKILL/,
  /^\S*make(?:\[\d+\])?: \*\*\* .* (?:Killed|Error 137)$/m,
  /virtual memory exhausted|out of memory allocating|Cannot allocate memory/,
  /insufficient memory for the Java Runtime|unable to create native thread/,
];

/** @throws if it happens twice */
export function runDespiteKills(run: RunTool): RunTool {
  return async (command) => {
    const first = await run(command);
    if (!wasKilled(first) || command.signal?.aborted === true) return first;
    const second = await run(command);
    if (!wasKilled(second)) return second;
    throw new Error(
      `this machine ended ${command.argv[0]}, or refused it memory, twice while it built a program; ` +
        'free some memory, or grade fewer submissions at a time with --lanes',
    );
  };
}

function wasKilled(result: ToolResult): boolean {
  if (result.status === 'notStarted') return /\b(?:EAGAIN|ENOMEM|EMFILE|ENFILE)\b/.test(result.output);
  if (result.status !== 'exited' || result.exitCode === 0) return false;
  return result.exitCode === 137 || machineWords.some((words) => words.test(result.output));
}
