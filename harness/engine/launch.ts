/**
 * How a program is started in a room, and the folder in which it starts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Role } from '../handout/programs.ts';
import type { WorkingCopies } from '../submission/working-copies.ts';
import { listFolder, type FileListing } from './record/files.ts';
import type { Typist } from './keyboard/typist.ts';

/** All that a start needs: nothing is left to guess. */
export interface Launch {
  readonly role: Role;
  readonly argv: readonly string[];
  /** Folder in which it runs, relative to its copy of the submission. */
  readonly cwd: string;
  readonly typist: Typist;
  readonly copies: WorkingCopies;
  /** Folders that are made in its own before it starts. */
  readonly folders?: readonly string[];
  /** Files that its folder holds when it starts: path relative to the folder, and content. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
  /** It starts in the folder in which a program of this role ran before, as that has left it. */
  readonly again?: boolean;
  /** Where it may listen, likeliest first. */
  readonly ports?: readonly number[];
  /** Of several ports that a server binds, the one at which it is asked. */
  readonly servicePort?: number | undefined;
}

/** A subject's copy of the submission, and its files when the subject started. */
export interface FolderAtStart {
  readonly folder: string;
  readonly listing: FileListing;
}

/** Puts into a copy of the submission what the program needs there. */
export function layOut(folder: string, launch: Launch): FolderAtStart {
  const cwd = join(folder, launch.cwd);
  for (const path of launch.folders ?? []) mkdirSync(join(cwd, path), { recursive: true });
  for (const [path, content] of launch.files ?? []) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
  return { folder, listing: listFolder(folder) };
}
