/** Absolute folders of people's machines in a source. */
import { describe, expect, it } from 'vitest';
import { foreignFoldersInText } from '../../../../harness/submission/literals/foreign-folders.ts';

describe('folders of another machine', () => {
  it.each([
    ['FOLDER = "/home/ana/lab/files/"', '/home/ana/lab/files/'],
    ["open('/Users/rui/Desktop/' + name)", '/Users/rui/Desktop/'],
    [String.raw`string p = "C:\\Users\\Rui\\lab";`, String.raw`C:\\Users\\Rui\\lab`],
    ['os.path.expanduser("~/lab/out")', '~/lab/out'],
    ['fopen("/mnt/c/lab/out.bin", "wb")', '/mnt/c/lab/out.bin'],
  ])('are found in %s', (text, folder) => {
    expect(foreignFoldersInText(text)).toEqual([folder]);
  });

  it.each([
    'open("files/" + name)',
    'print("/100")',
    'print("a: b/c")',
    '#!/usr/bin/env python3',
    'url = "http://x/y"',
  ])('are not seen in %s', (text) => {
    expect(foreignFoldersInText(text)).toEqual([]);
  });
});
