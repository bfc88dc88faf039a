/**
 * A corpus on disk: folders of submissions, each with its label beside it, in the folder itself or
 * in its sub-folders `right` and `wrong`.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { commandsOf, findToolchain, nodeRunsTypescript, toolchains } from '../submission/toolchains.ts';
import { LabelError, readLabel, type Label } from './labels.ts';

export type CorpusProgram = Label & {
  /** Name of the folder. */
  readonly id: string;
  readonly folder: string;
  /** The commands that it needs and this machine does not have; absent if it can run. */
  readonly lacks?: string | undefined;
};

const suffix = '.label.yaml';

/** The corpus that ships with the package. */
export function bundledCorpus(): string {
  return join(dirname(createRequire(import.meta.url).resolve('datagrade/package.json')), 'test', 'submissions');
}

/** @throws LabelError if there is no corpus, or a label is missing, has no submission, or cannot be used */
export async function readCorpus(folder: string): Promise<readonly CorpusProgram[]> {
  const parts = await Promise.all(['.', 'right', 'wrong'].map((part) => readPart(join(folder, part), part)));
  const programs = parts.flat();
  if (programs.length === 0)
    throw new LabelError(`there is no corpus in ${folder}: a corpus has folders, each with NAME${suffix} beside it`);
  for (const program of programs) requireConfirmed(program, programs);
  return programs;
}

/** A confirmed program must itself be in the corpus, and confirm no other. */
function requireConfirmed({ folder, kind, label }: CorpusProgram, programs: readonly CorpusProgram[]): void {
  if (label.confirms === undefined) return;
  const confirmed = programs.find((program) => program.id === label.confirms && program.kind === kind);
  if (confirmed !== undefined && confirmed.label.confirms === undefined) return;
  const what = confirmed === undefined ? `is not a ${kind} program of the corpus` : 'only confirms another program';
  throw new LabelError(`the label ${folder}${suffix} says that it confirms ${label.confirms}, which ${what}`);
}

async function readPart(folder: string, part: string): Promise<readonly CorpusProgram[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (part !== '.' && error.code === 'ENOENT') return [];
    throw new LabelError(`cannot read the corpus ${folder}: ${error.message}`);
  });
  const labels = entries.filter(({ name }) => name.endsWith(suffix)).map(({ name }) => name.slice(0, -suffix.length));
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const alone = labels.find((name) => !folders.includes(name));
  if (alone !== undefined)
    throw new LabelError(`the label ${join(folder, alone)}${suffix} has no submission beside it`);
  const unlabelled = part === '.' ? undefined : folders.find((name) => !labels.includes(name));
  if (unlabelled !== undefined) throw new LabelError(`the submission ${join(folder, unlabelled)} has no label`);
  return Promise.all(labels.toSorted().map((id) => readProgram(folder, id, part)));
}

async function readProgram(folder: string, id: string, part: string): Promise<CorpusProgram> {
  const path = join(folder, id + suffix);
  const label = readLabel(await readFile(path, 'utf8'), path);
  if (part !== '.' && label.kind !== part)
    throw new LabelError(`the label ${path} belongs to a ${label.kind} submission, but is in the folder ${part}`);
  return { id, folder: join(folder, id), lacks: await toolLacking(label), ...label };
}

async function toolLacking({ label: { needs, language } }: Label): Promise<string | undefined> {
  const usual = toolchains.find((each) => each.language.toLowerCase() === language);
  const toolchain = needs === undefined ? usual : { commands: [[needs]] };
  if (toolchain === undefined || (language === 'typescript' && nodeRunsTypescript())) return undefined;
  return (await findToolchain(toolchain)) === undefined ? commandsOf(toolchain) : undefined;
}
