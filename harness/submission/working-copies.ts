/**
 * Working copies of a built submission, one for each start of a program.
 *
 * A performance trick: copying and removing a tree for each start costs more than checking whether
 * a program has changed anything in it. A small copy that is given back is freed of added files,
 * and used again if everything else is unchanged, byte for byte.
 */
import { constants, lstatSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nameBytes } from '../observe/file-name.ts';
import { readFolderSync } from '../observe/read-folder.ts';
import { copyPlanned, planCopy } from './copy-tree.ts';

export interface WorkingCopy {
  readonly folder: string;
  /** Call this when the copy is not used any more; it may then be given to another program. */
  readonly giveBack: () => void;
}

export interface WorkingCopies {
  /** A copy that looks newly made, in a folder of its own. */
  readonly take: () => WorkingCopy;
}

/** Larger trees are copied each time. */
const keptBytes = 1 << 20;

/**
 * @param tree the built submission, which does not change any more
 * @param scratch folder for the copies; the caller removes it
 * @throws SubmissionError `folder.tooLarge` beyond the limits of a copy
 */
export async function openCopies(tree: string, scratch: string): Promise<WorkingCopies> {
  const plan = await planCopy(tree);
  const isKept = plan.bytes <= keptBytes;
  const free: string[] = [];
  let content: FileContent | undefined;
  const layOut = (): string => {
    const folder = mkdtempSync(join(scratch, 'copy-'));
    copyPlanned(plan, folder);
    if (isKept) content ??= fileContentOf(folder);
    return folder;
  };
  return {
    take: () => {
      const folder = free.pop() ?? layOut();
      return {
        folder,
        giveBack: () => {
          if (content !== undefined && isFreshAgain(folder, content)) free.push(folder);
          else rmSync(folder, { recursive: true, force: true });
        },
      };
    },
  };
}

/** The content of a folder: for each path in it, the kind and everything that can change. */
type FileContent = ReadonlyMap<string, Entry>;

interface Entry {
  readonly mode: number;
  /** The bytes of a file, the target of a link; empty for a folder. */
  readonly bytes: Buffer;
}

function fileContentOf(folder: string): FileContent {
  const content = new Map<string, Entry>();
  const pending = [''];
  for (let below = pending.pop(); below !== undefined; below = pending.pop()) {
    for (const entry of readFolderSync(join(folder, below))) {
      const path = join(below, entry.name);
      content.set(path, entryAt(join(folder, path)));
      if (entry.isDirectory()) pending.push(path);
    }
  }
  return content;
}

function entryAt(path: string): Entry {
  const address = nameBytes(path);
  const stats = lstatSync(address);
  const { mode } = stats;
  if (stats.isSymbolicLink()) return { mode, bytes: readlinkSync(address, 'buffer') };
  return { mode, bytes: stats.isFile() ? readFileSync(address) : Buffer.alloc(0) };
}

/**
 * Removes what is not part of the content.
 * @returns whether the whole content is there, unchanged
 */
function isFreshAgain(folder: string, content: FileContent): boolean {
  try {
    let unchanged = 0;
    const visit = (path: string): boolean =>
      readFolderSync(join(folder, path)).every((entry) => {
        const below = join(path, entry.name);
        const known = content.get(below);
        if (known === undefined) {
          rmSync(nameBytes(join(folder, below)), { recursive: true, force: true });
          return true;
        }
        unchanged += 1;
        return isUnchanged(join(folder, below), known) && (!entry.isDirectory() || visit(below));
      });
    return visit('') && unchanged === content.size;
  } catch {
    // What cannot be read or removed has changed.
    return false;
  }
}

function isUnchanged(path: string, known: Entry): boolean {
  const { mode, size } = lstatSync(nameBytes(path));
  const isFile = (mode & constants.S_IFMT) === constants.S_IFREG;
  return mode === known.mode && (!isFile || size === known.bytes.length) && entryAt(path).bytes.equals(known.bytes);
}
