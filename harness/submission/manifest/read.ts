/**
 * Reads the manifest at the top of a submission, if there is one.
 */
import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { nameBytes } from '../../observe/file-name.ts';
import { SubmissionError } from '../error.ts';
import { type ParsedManifest, parseManifest } from './parse.ts';

export interface FoundManifest extends ParsedManifest {
  readonly fileName: string;
  readonly problems: readonly string[];
}

const fileNames = ['datagrade.yaml', 'datagrade.yml'] as const;
const maxBytes = 256 * 1024;

/** @throws SubmissionError with a code `manifest.*` */
export async function readManifest(folder: string): Promise<FoundManifest | undefined> {
  const present: string[] = [];
  for (const name of fileNames) {
    if (await lstat(nameBytes(join(folder, name))).catch(() => undefined)) present.push(name);
  }
  const fileName = present[0];
  if (fileName === undefined) return undefined;
  const parsed = parseManifest(await readManifestText(join(folder, fileName), fileName), fileName);
  const problems =
    present.length > 1
      ? [`the submission has both ${present.join(' and ')}: ${fileName} was used; delete the other one`]
      : [];
  return { ...parsed, fileName, problems };
}

async function readManifestText(path: string, fileName: string): Promise<string> {
  try {
    // Links are not followed: the manifest must be what the student wrote, not another file of this
    // machine.
    await using file = await open(nameBytes(path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error('it is not a regular file');
    if (stats.size > maxBytes) throw new Error(`it is larger than ${maxBytes} bytes`);
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.readFile());
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new SubmissionError(
      'manifest.unreadable',
      `cannot read ${fileName}: ${cause}; write it as a plain UTF-8 text file, or remove it`,
    );
  }
}
