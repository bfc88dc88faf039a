/**
 * Runs a tool that builds a submission in a jail, because a Makefile, a build script, and what a
 * compiler is told to run are programs of a stranger.
 *
 * The tool reads the system's software and what tools need, writes only to the scratch copy and to
 * an empty `/tmp`, and uses the network of its lane. Everything that it started ends with it.
 * `limits.ts` says how much of the machine it may use.
 */
import type { Readable } from 'node:stream';
import { ProcessTree } from '../../observe/process/tree.ts';
import { processIds, readProcess, readThreadState, threadIdsOf } from '../../observe/process/proc.ts';
import { collectOutput, type CollectedOutput, type RunTool, type ToolCommand, type ToolResult } from './run-tool.ts';
import { buildEnvironment, buildToolArguments } from '../jail/build-tools.ts';
import type { Exit } from '../jail/init.ts';
import type { Jail } from '../jail/jail.ts';
import { startInJail, type JailedProcess } from '../jail/process.ts';
import { describeLimit } from '../limits/describe.ts';
import { buildLimits, type Limits } from '../limits/limits.ts';
import { UsageWatch, type LimitReached } from '../limits/usage-watch.ts';
import { WorkingTime, type ToolActivity } from './working-time.ts';

export interface ToolJail {
  readonly jail: Jail;
  /** The folder that a tool may write to, absolute. */
  readonly folder: string;
  readonly nextMark: () => string;
  /** {@link buildLimits} by default. */
  readonly limits?: Limits;
}

export interface BuildPlace extends Pick<ToolJail, 'nextMark'> {
  /** Absent if the machine has none; tools are plain processes then. */
  readonly jail?: Jail | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How the tools that build a submission are run. */
export interface BuildTools {
  /** Creates a runner for tools in the scratch copy at the path; absent for plain processes. */
  readonly toolsIn?: ((tree: string) => RunTool) | undefined;
  /** Aborts a running build. */
  readonly signal?: AbortSignal | undefined;
}

/** How a submission is built in this place. */
export function buildingIn({ jail, nextMark, signal }: BuildPlace): BuildTools {
  return { signal, ...(jail === undefined ? {} : { toolsIn: (folder) => toolsInJail({ jail, folder, nextMark }) }) };
}

/** Why a tool was ended that had not ended on its own. */
type StopReason =
  { readonly by: 'time' } | { readonly by: 'caller' } | { readonly by: 'limit'; readonly reason: string };

const pauseMs = 50;

/**
 * The runner throws if its jail ended without a report about the tool, which is a fault of
 * datagrade.
 */
export function toolsInJail({ jail, folder, nextMark, limits = buildLimits }: ToolJail): RunTool {
  return async (command) => {
    const { argv, cwd } = command;
    const usage = new UsageWatch(folder, limits);
    const before = new Set(processIds());
    const mark = nextMark();
    const jailed = jail.commandFor({ argv, cwd, folder, mark, limits, shown: buildToolArguments(argv) });
    const started = startInJail(jailed, mark, cwd, buildEnvironment(), ['ignore', 'pipe', 'pipe']);
    const tree = processTreeOf(started, before);
    const output = collectOutput(started.child.stdout as Readable, started.child.stderr as Readable);
    const time = new WorkingTime(performance.now());
    const poll = (): StopReason | undefined => {
      time.update(activityOf(tree.living()), performance.now());
      if (time.spentMs > command.timeoutMs) return { by: 'time' };
      return stoppedBy(usage.poll(() => tree.known, output.writtenBytes()));
    };
    const stopped =
      (await untilStopped(started, command, poll)) ??
      // A tool that the kernel stopped at a limit may end before the next poll; what it started
      // still exists.
      stoppedBy(usage.measure(tree.living()));
    await started.end();
    await output.ended;
    return resultOf(await started.exited, stopped, output, argv[0]);
  };
}

function processTreeOf({ child }: JailedProcess, before: ReadonlySet<number>): ProcessTree {
  const tree = new ProcessTree(before, child.pid);
  tree.add(child.pid === undefined ? [] : [child.pid]);
  return tree;
}

/** Processor time of its processes, and whether any of their threads is active. */
function activityOf(tree: readonly number[]): ToolActivity {
  const cpuMs = new Map(tree.map((pid) => [pid, readProcess(pid)?.cpuMs ?? 0]));
  const isActive = tree.some((pid) => threadIdsOf(pid).some((tid) => /[RD]/.test(readThreadState(pid, tid) ?? '')));
  return { cpuMs, isActive };
}

function stoppedBy(reached: LimitReached | undefined): StopReason | undefined {
  return reached && { by: 'limit', reason: describeLimit(reached) };
}

/** Resolves to undefined when the tool has ended, or to the reason to end it. */
function untilStopped(
  { exited }: JailedProcess,
  { signal }: ToolCommand,
  poll: () => StopReason | undefined,
): Promise<StopReason | undefined> {
  const done = new AbortController();
  const stopped = new Promise<StopReason | undefined>((resolve) => {
    void exited.then(() => resolve(undefined));
    // This waits for the tool's end. A tool that never ends has no such event, and its use of the
    // machine grows without an event: no file system and no memory of several processes announces
    // that it is full.
    const watch = setInterval(() => {
      const reached = poll();
      if (reached !== undefined) resolve(reached);
    }, pauseMs);
    signal?.addEventListener('abort', () => resolve({ by: 'caller' }), { signal: done.signal });
    if (signal?.aborted) resolve({ by: 'caller' });
    done.signal.addEventListener('abort', () => {
      clearInterval(watch);
    });
  });
  return stopped.finally(() => done.abort());
}

function resultOf(
  exit: Exit | undefined,
  stopped: StopReason | undefined,
  { stdout, output }: CollectedOutput,
  tool: string,
): ToolResult {
  if (stopped?.by === 'limit') return { status: 'limitReached', reason: stopped.reason, output: output() };
  if (stopped !== undefined) return { status: 'timedOut', by: 'ownTime', output: output() };
  if (exit === undefined) throw new Error(`the jail of ${tool} ended without a report about it: ${output().trim()}`);
  const { status, signal } = exit;
  return {
    status: 'exited',
    exitCode: status ?? 1,
    stdout: stdout(),
    output: output() + (signal === null ? '' : `\n(ended by ${signal})`),
  };
}
