import { describe, expect, it } from 'vitest';
import { localFiles } from '../../../../harness/submission/read/local-files.ts';

const files = new Set(['a/main.py', 'a/wire.py', 'b/wire.py', 'b/net/A.java', 'b/net/B.java', 'c/net/C.java']);

describe('an import', () => {
  it.each([
    ['wire.py', 'a/main.py', ['a/wire.py']],
    ['../b/wire.py', 'a/main.py', ['b/wire.py']],
    ['none.py', 'a/main.py', []],
    ['../../wire.py', 'a/main.py', []],
    ['**/wire.py', 'b/net/A.java', ['b/wire.py']],
    ['**/net/*.java', 'b/Main.java', ['b/net/A.java', 'b/net/B.java']],
    ['**/net/*.java', 'c/Main.java', ['c/net/C.java']],
    ['**/none/*.java', 'c/Main.java', []],
  ])('of %s in %s names %j', (named, path, found) => {
    expect(localFiles(named, path, files)).toEqual(found);
  });
});
