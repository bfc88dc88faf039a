/** One word means one thing: a name that a file of `harness/` exports is declared in no other file there. */
import { describe, expect, it } from 'vitest';
import { filesIn, readProjectFile } from '../../support/project-files.ts';

const declaration =
  /^(?<exported>export )?(?:declare )?(?:abstract )?(?:async )?(?:function\*?|class|interface|type|enum) (?<name>[\w$]+)/gm;

interface Declared {
  readonly path: string;
  readonly isExported: boolean;
}

/** @returns for each name of a type or function at the top of a file, the files that declare it */
function declarationsIn(files: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Declared[]> {
  const found = new Map<string, Declared[]>();
  for (const [path, source] of files) {
    const inFile = new Map<string, boolean>();
    for (const { groups } of source.matchAll(declaration)) {
      const name = groups?.['name'] ?? '';
      // Overloads, and a type beside a function of its name, are one name.
      inFile.set(name, inFile.get(name) === true || groups?.['exported'] !== undefined);
    }
    for (const [name, isExported] of inFile) found.set(name, [...(found.get(name) ?? []), { path, isExported }]);
  }
  return found;
}

function namesDeclaredTwice(files: ReadonlyMap<string, string>): readonly string[] {
  return [...declarationsIn(files)]
    .filter(([, declared]) => declared.length > 1 && declared.some(({ isExported }) => isExported))
    .map(([name, declared]) => `${name}: ${declared.map(({ path }) => path).join(', ')}`);
}

describe('the names that harness/ exports', () => {
  const files = new Map(filesIn('harness', '.ts').map((path) => [path, readProjectFile(path)]));

  it('are each declared in one file', () => {
    const names = [...declarationsIn(files).keys()];
    expect(names.length).toBeGreaterThan(500);
    expect(names).toContain('Transcript');
    expect(namesDeclaredTwice(files)).toEqual([]);
  });

  it('are listed with both files if there are two', () => {
    const made = new Map([
      ['a.ts', 'export async function statusOf(): number {}\nfunction local() {}\n'],
      ['b.ts', 'interface statusOf {}\nfunction local() {}\nexport type Own = string;\n'],
    ]);
    expect(namesDeclaredTwice(made)).toEqual(['statusOf: a.ts, b.ts']);
  });
});
