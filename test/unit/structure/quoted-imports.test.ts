/** Scripts that tests quote and run as processes import compiled code; the type check does not see those imports, so this does. */
import { describe, expect, it } from 'vitest';
import { filesIn, readProjectFile } from '../../support/project-files.ts';

const quotedImport = /import \{ (?<names>[^}]+) \} from '\$\/(?<path>[\w/-]+)\.js'/g;

/** @returns what each quoted import names that its file does not export, as `name of path` */
function missingFrom(source: string, read: (path: string) => string): readonly string[] {
  return [...source.matchAll(quotedImport)].flatMap(({ groups }) => {
    const path = `${groups?.['path'] ?? ''}.ts`;
    const exported = read(path);
    return (groups?.['names'] ?? '')
      .split(',')
      .map((name) => name.trim().split(' ')[0] ?? '')
      .filter(
        (name) => !new RegExp(String.raw`^export (?:async )?(?:function\*?|class|const) ${name}\b`, 'm').test(exported),
      )
      .map((name) => `${name} of ${path}`);
  });
}

describe('an import in a quoted script', () => {
  const sources = filesIn('test', '.ts')
    .filter((path) => !path.endsWith('quoted-imports.test.ts'))
    .map((path) => readProjectFile(path))
    .filter((source) => source.includes("from '$/harness/"));

  it('names what its file exports', () => {
    expect(sources.length).toBeGreaterThanOrEqual(5);
    expect(sources.flatMap((source) => missingFrom(source, readProjectFile))).toEqual([]);
  });

  it('is found if its name has moved', () => {
    const quoted = "import { moved, kept } from '$/a/b.js';";
    expect(missingFrom(quoted, () => "export function kept() {}\nexport * from './c.ts';")).toEqual([
      'moved of a/b.ts',
    ]);
  });
});
