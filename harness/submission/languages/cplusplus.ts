/**
 * C++: like C, with g++.
 */
import { prepareC } from '../build/compilers/c.ts';
import { cSyntax } from '../read/mask-source.ts';
import { includedSources } from '../build/compilers/included-sources.ts';
import { cSigns, planC } from './c.ts';
import type { LanguageSupport } from './language.ts';

export const cplusplus: LanguageSupport = {
  name: 'c++',
  title: 'C++',
  extensions: ['.cpp', '.cc', '.cxx', '.c++'],
  interpreters: [],
  syntax: cSyntax,
  blocks: 'braces',
  inTextOrder: true,
  signs: cSigns,
  imports: includedSources,
  plan: (path, paths) => planC(path, paths, 'g++'),
  prepare: prepareC,
};
