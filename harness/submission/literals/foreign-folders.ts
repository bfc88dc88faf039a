/**
 * Absolute folders of another machine in a program's source, such as the author's home.
 *
 * They are only used to leave open what may fail because they are missing here; they never affect a
 * grade.
 */
import { existsSync } from 'node:fs';
import type { Program } from '../program.ts';
import { sourceTexts } from './source-texts.ts';

const maxFolders = 8;

/** @returns folders without duplicates; never throws, whatever a file contains */
export async function literalForeignFolders(program: Program, tree: string): Promise<readonly string[]> {
  if (program.path === '') return [];
  const texts = await sourceTexts(program, tree);
  return foreignFoldersInText(texts.join('\n'))
    .filter((folder) => !existsSync(folder))
    .slice(0, maxFolders);
}

/** Where people keep their files, on Linux, macOS and Windows. */
const pattern =
  /["'`]((?:\/(?:home|Users|root|media|mnt|Volumes|srv|data)\/|\/[c-z]\/|~\/|[A-Za-z]:(?:\\\\|\\|\/))[^"'`\n]{0,200})["'`]/g;

/** The folders of people's machines that a text names within quotes. Pure. */
export function foreignFoldersInText(text: string): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, folder = '']) => folder))];
}
