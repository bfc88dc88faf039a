/**
 * TypeScript: compiled with tsc if it is installed, else run by tsx or by a Node that removes
 * types.
 */
import { prepareTypescript } from '../build/compilers/typescript.ts';
import { folderOf } from '../read/paths.ts';
import { captures, type LanguageSupport } from './language.ts';
import { javascript } from './javascript.ts';

export const typescript: LanguageSupport = {
  ...javascript,
  name: 'typescript',
  title: 'TypeScript',
  extensions: ['.ts', '.mts', '.cts'],
  interpreters: ['tsx', 'ts-node', 'deno', 'bun'],
  imports(code) {
    const names = captures(code, /(?:\brequire\s*\(|\bfrom\b|\bimport\b\s*\(?)\s*["'](\.{1,2}\/[^"'\n]{1,200})["']/g);
    return names.flatMap((name) => {
      const stem = name.replace(/\.([mc]?)[jt]s$/, '');
      return [`${stem}.ts`, `${stem}.mts`, `${stem}.cts`, `${stem}/index.ts`];
    });
  },
  plan: (path) => ({ kind: 'compile', tool: 'tsc', folder: folderOf(path) }),
  prepare: (program, environment) => prepareTypescript(program, environment, typescript),
};
