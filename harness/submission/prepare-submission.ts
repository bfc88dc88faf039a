/**
 * From the programs that were found to programs that can be started: makes a scratch copy, and
 * builds everything in it.
 *
 * It never writes to the student's folder. A program that does not build, or that needs what this
 * machine lacks, is data; the other programs are not affected.
 */
import { join } from 'node:path';
import { type BuildEnvironment, buildFailed, createBuildEnvironment, succeeded } from './build/environment.ts';
import { prepareCommand } from './build/command.ts';
import type { BuildTools } from '../sandbox/build/jailed-tool.ts';
import { runDespiteKills } from '../sandbox/build/despite-kills.ts';
import { runTool } from '../sandbox/build/run-tool.ts';
import { copyTree } from './copy-tree.ts';
import { inParallel } from './in-parallel.ts';
import { languages } from './languages/table.ts';
import type { ProgramId } from '../handout/programs.ts';
import type { Program } from './program.ts';
import { listFiles } from './read/list-files.ts';
import type { Prepared, PreparedSubmission, Submission } from './submission.ts';

export interface PrepareOptions extends BuildTools {
  /** Programs to prepare; all by default. */
  readonly wanted?: ReadonlySet<ProgramId>;
  /** Time limit for one build tool, in milliseconds; 120 000 by default. */
  readonly buildTimeoutMs?: number;
}

const parallelBuilds = 2;

/**
 * @param scratch an existing, empty folder; the copy is its subfolder `tree`
 * @throws SubmissionError `folder.tooLarge`; an error if the machine ends a build tool twice
 */
export async function prepareSubmission(
  submission: Submission,
  scratch: string,
  options: PrepareOptions = {},
): Promise<PreparedSubmission> {
  const tree = join(scratch, 'tree');
  const { leftOut, unread } = await copyTree(submission.folder, tree);
  const { files } = await listFiles(tree);
  const environment = createBuildEnvironment(tree, new Set(files.map((file) => file.path)), {
    buildTimeoutMs: options.buildTimeoutMs ?? 120_000,
    runTool: runDespiteKills(options.toolsIn?.(tree) ?? runTool),
    signal: options.signal,
  });
  const programs = new Map<ProgramId, Prepared>();
  const wanted = [...submission.programs.values()].filter(({ id }) => options.wanted?.has(id) !== false);
  await inParallel(parallelBuilds, wanted, async (program) => {
    programs.set(program.id, await prepare(program, environment));
  });
  options.signal?.throwIfAborted();
  return { submission, tree, programs, leftOut, unread: [...new Set([...submission.unread, ...unread])] };
}

async function prepare(program: Program, environment: BuildEnvironment): Promise<Prepared> {
  const { build, manifest } = program;
  if (build?.kind === 'shell') {
    const { command, folder } = build;
    const result = await environment.once(`${folder}: ${command}`, () =>
      environment.run(['/bin/sh', '-c', command], folder),
    );
    if (!succeeded(result)) return buildFailed(environment, `the build command of the manifest, ${command},`, result);
  }
  return manifest?.command === undefined
    ? languages[program.language].prepare(program, environment)
    : prepareCommand(program, manifest.command, environment);
}
