import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { cOperators } from '../../mutants/operators/c.ts';
import { codeOnly } from '../../mutants/operators/code-only.ts';
import { inCode } from '../../mutants/operators/operator.ts';
import { pythonOperators } from '../../mutants/operators/python.ts';
import { python } from '../../support/toolchain.ts';
import { cSample, pythonSample } from './samples.ts';

const compile = 'import json, sys\nfor text in json.load(sys.stdin): compile(text, "mutant", "exec")';

describe.each([
  ['Python', pythonOperators, pythonSample],
  ['C', cOperators, cSample],
] as const)('the operators for %s', (_language, operators, sample) => {
  it('have different names', () => {
    const names = operators.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(30);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(operators)('change one line of a sample, with the operator "$name"', ({ mutate }) => {
    const mutations = mutate(sample);
    expect(mutations.length).toBeGreaterThan(0);
    const lines = sample.split('\n');
    for (const { line, before, after, text } of mutations) {
      expect(lines[line - 1]).toBe(before);
      expect(after).not.toBe(before);
      expect(text).toBe(lines.with(line - 1, after).join('\n'));
    }
  });

  it('leave comments as they are', () => {
    const comments = sample.split('\n').flatMap((line, at) => (/^\/\*|#include/.test(line) ? [at + 1] : []));
    const changed = operators.flatMap(({ mutate }) => mutate(sample).map(({ line }) => line));
    expect(changed.length).toBeGreaterThan(100);
    expect(changed.filter((line) => comments.includes(line))).toEqual([]);
  });
});

describe('the mutants in Python', () => {
  it('compile', () => {
    const texts = pythonOperators.flatMap(({ mutate }) => mutate(pythonSample).map(({ text }) => text));
    expect(texts.length).toBeGreaterThan(100);
    execFileSync(python, ['-W', 'ignore', '-c', compile], { input: JSON.stringify(texts) });
  });
});

describe('the code of a source', () => {
  it('has no texts and no comments, at the same positions', () => {
    expect(codeOnly(`a = 'x' # y\nb`, 'python')).toBe('a = ··· ···\nb');
    expect(codeOnly('f("\\"", \'a\'); /* b */ // c', 'c')).toBe('f(····, ···); ······· ····');
  });

  it('has what an f-string of Python computes', () => {
    expect(codeOnly(`print(f"{{x}} {a + b} y")`, 'python')).toBe('print(········{a + b}···)'.replaceAll(/[{}]/g, '·'));
  });

  it('gives the texts of the source back where they are needed', () => {
    const changed = inCode('python', /f\((.+), a\)/, ([, rest]) => `g(${rest})`)(`f('x', a)`);
    expect(changed.map(({ after }) => after)).toEqual([`g('x')`]);
  });
});
