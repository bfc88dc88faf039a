/**
 * Which files of a submission an import names. Pure.
 */
import { folderOf, pathWithin } from './paths.ts';

/** The paths of all files of a submission. */
export interface FileNames {
  has(path: string): boolean;
  keys(): Iterable<string>;
}

/**
 * @param named as in `LanguageSupport.imports`: relative to the folder of `path`, or the end of a
 * path after `**` for the nearest file with that end, or for all files of the nearest folder if its
 * name is `*` and an extension
 */
export function localFiles(named: string, path: string, files: FileNames): readonly string[] {
  if (!named.startsWith('**/')) {
    const found = pathWithin(folderOf(path), named);
    return found !== undefined && files.has(found) ? [found] : [];
  }
  const end = named.slice(3);
  const isWanted = end.includes('*') ? inFolder(end) : (each: string) => each === end || each.endsWith(`/${end}`);
  const found = [...files.keys()].filter(isWanted);
  const nearest = Math.max(...found.map((each) => sharedFolders(each, path)));
  const near = found.filter((each) => sharedFolders(each, path) === nearest);
  const [first] = near;
  if (first === undefined) return [];
  return end.includes('*') ? near.filter((each) => folderOf(each) === folderOf(first)) : [first];
}

/** `net/*.java`: the files of a folder whose path ends with `net`. */
function inFolder(end: string): (path: string) => boolean {
  const [folder = '', extension = ''] = end.split('/*');
  return (path) => path.endsWith(extension) && (folderOf(path) === folder || folderOf(path).endsWith(`/${folder}`));
}

function sharedFolders(one: string, other: string): number {
  const [a, b] = [folderOf(one).split('/'), folderOf(other).split('/')];
  const differs = a.findIndex((name, index) => name !== b[index]);
  return differs < 0 ? a.length : differs;
}
