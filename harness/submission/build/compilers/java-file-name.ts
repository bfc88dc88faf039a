/**
 * javac wants a public class in a file of its name. A learning platform may have given the file
 * another one, such as `AddClient (1).java`: it is compiled from a copy that has the right name.
 */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOf, stemOf } from '../../read/paths.ts';
import type { BuildEnvironment } from '../environment.ts';
import { productFolder } from './product-folder.ts';

const publicType =
  /^\s*(?:@\w+\s+)*public\s+(?:(?:final|abstract|sealed|strictfp)\s+)*(?:class|record|enum|interface)\s+(\w{1,120})/m;

/**
 * @param code the source without comments and texts
 * @param root the folder to which package names are relative
 * @returns the path to compile; the own one if the class has the name of its file
 */
export async function underNameOfClass(
  environment: BuildEnvironment,
  path: string,
  { code, root }: { readonly code: string; readonly root: string },
): Promise<string> {
  const name = publicType.exec(code)?.[1];
  if (name === undefined || name === stemOf(path)) return path;
  // Another file may have that name: an older version of this one.
  const beside = join(folderOf(path), `${name}.java`);
  const folder = join(root, productFolder, 'sources', Buffer.from(path).toString('hex').slice(-80));
  const renamed = (await environment.inside(beside)) === undefined ? beside : join(folder, `${name}.java`);
  await environment.makeFolder(folderOf(renamed));
  const [from, to] = [await environment.inside(path), await environment.inside(folderOf(renamed))];
  if (from === undefined || to === undefined) return path;
  await copyFile(from, join(to, `${name}.java`));
  return renamed;
}
