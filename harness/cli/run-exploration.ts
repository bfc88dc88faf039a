/** Sends a submission to the worker that explores it, and ends the worker on Ctrl-C. */
import { fileURLToPath } from 'node:url';
import type { Exploration } from '../explore/findings.ts';
import type { ExploreMessage, ExploreTask } from '../explore/worker-protocol.ts';
import { Lane } from '../sandbox/lane/lane.ts';
import { CliError, exitStatus } from './cli-error.ts';
import { findEnvironment, type EnvironmentWanted } from './find-environment.ts';
import { onInterruption } from './interruption.ts';
import { laneOf } from './run-class.ts';

const script = fileURLToPath(new URL('worker/explore.js', import.meta.url));

/** @throws CliError if the machine cannot run it, if it is interrupted, or if datagrade fails */
export async function runExploration(
  task: ExploreTask,
  wanted: Omit<EnvironmentWanted, 'lanes'>,
  onCase: (id: string) => void,
): Promise<readonly Exploration[]> {
  const environment = await findEnvironment({ ...wanted, lanes: 1 });
  using interruption = onInterruption();
  let explorations: readonly Exploration[] = [];
  let fault: string | undefined;
  await using lane = new Lane<ExploreTask, ExploreMessage>({ ...laneOf(environment), script });
  interruption.signal.addEventListener('abort', () => void lane[Symbol.asyncDispose]());
  try {
    await lane.perform(task, (message) => {
      switch (message.type) {
        case 'tries':
          onCase(message.id);
          return false;
        case 'waits':
          return false;
        case 'explored':
          explorations = message.explorations;
          return true;
        case 'failed':
          fault = message.reason;
          return true;
      }
    });
  } catch (error) {
    if (interruption.signal.aborted)
      throw new CliError('interrupted; datagrade has ended everything that it started', exitStatus.interrupted);
    throw new CliError(`cannot explore ${task.folder}: ${(error as Error).message}`, exitStatus.testbedFailed);
  }
  if (fault !== undefined) throw new CliError(`cannot explore ${task.folder}: ${fault}`, exitStatus.testbedFailed);
  return explorations;
}
