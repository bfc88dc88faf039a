/**
 * What a submission says about itself beside its sources: read-me files, scripts that start the
 * programs, makefiles.
 */
import { join } from 'node:path';
import type { ListedFile } from '../../read/list-files.ts';
import { readSource } from '../../read/read-source.ts';

const mostDocuments = 12;
const largestDocument = 64 * 1024;
const names =
  /(?:^|\/)(?:[^/]*(?:read|leia|l[ée]eme|lies|lisez|leggi|l[äa]s|lees|olvass)[^/]*|makefile|justfile|run[^/]*|start[^/]*|usage[^/]*|instru[^/]*|howto[^/]*|comandos?[^/]*|commands?[^/]*)$/i;
const endings = /\.(?:md|markdown|rst|txt|adoc|org|sh|bash|bat|cmd|ps1)$/i;

/** The texts of these files, in the order of their paths; a file that cannot be read is left out. */
export async function readDocuments(folder: string, files: readonly ListedFile[]): Promise<readonly string[]> {
  const chosen = files.filter(
    ({ path, sizeBytes }) => sizeBytes <= largestDocument && (endings.test(path) || isNamedSo(path)),
  );
  const texts = await Promise.all(
    chosen.slice(0, mostDocuments).map(async ({ path, from }) => readSource(join(folder, from ?? path))),
  );
  return texts.flatMap((source) => (source === undefined || source.binary ? [] : [source.text]));
}

/** A name without an ending, such as `LEIAME`, or one of a makefile. */
function isNamedSo(path: string): boolean {
  return !/\.\w{1,5}$/.test(path) && names.test(path);
}
