/**
 * The paths that an archive has used so far. It finds two that would be one file on a machine where
 * capitals do not count, and a file in the place of a folder.
 */
import { foldedPath } from './entry-path.ts';

export class TakenPaths {
  readonly #files = new Map<string, string>();
  readonly #folders = new Map<string, string>();

  /** @returns a path that is in the way; undefined if there is none, and the path is taken now */
  file(path: string): string | undefined {
    const folded = foldedPath(path);
    const other = this.#files.get(folded) ?? this.#folders.get(folded) ?? this.#above(path);
    if (other !== undefined) return other;
    this.#files.set(folded, path);
    this.#takeFolders(path);
    return undefined;
  }

  /** The same for a folder, which may be taken any number of times. */
  folder(path: string): string | undefined {
    const other = this.#files.get(foldedPath(path)) ?? this.#above(path);
    if (other === undefined) this.#takeFolders(`${path}/.`);
    return other;
  }

  /** A file where this path needs a folder. */
  #above(path: string): string | undefined {
    return foldersAbove(path)
      .map((folder) => this.#files.get(foldedPath(folder)))
      .find((file) => file !== undefined);
  }

  #takeFolders(path: string): void {
    for (const folder of foldersAbove(path)) this.#folders.set(foldedPath(folder), `${folder}/`);
  }
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, count) => parts.slice(0, count + 1).join('/'));
}
