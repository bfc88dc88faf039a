import { describe, expect, it } from 'vitest';
import { candidatesAt } from '../../../../harness/learn/invocation/keyboard-candidates.ts';

const linesAt = (prompt: string, ...used: string[]) =>
  candidatesAt(prompt, 'add', new Set(used)).map(({ line }) => line);

describe('the lines that may answer a prompt', () => {
  it('begin with the value that the words ask for, also if it was given before', () => {
    expect(linesAt('Enter a number:')[0]).toBe('{number}');
    expect(linesAt('Enter a number:', '{number}')[0]).toBe('{number}');
  });

  it('end with the values that were given, if the words ask for none', () => {
    expect(linesAt('?', '{number}').at(-1)).toBe('{number}');
    expect(linesAt('?', '{number}', '{name}').slice(-2)).toEqual(['{number}', '{name}']);
  });

  it('begin with Enter if the prompt shows a default', () => {
    expect(linesAt('Porta [9999]: ')[0]).toBe('');
  });

  it('join host and port where the default does', () => {
    expect(linesAt('Servidor [localhost:3030]: ')).toContain('{host}:{port}');
    expect(linesAt('Servidor: ')).not.toContain('{host}:{port}');
  });

  it('contain the options that the prompt lists, except those that leave', () => {
    expect(linesAt('Operation (sum or exit): ')).toContain('sum');
    expect(linesAt('Operation (sum or exit): ')).not.toContain('exit');
  });

  it('join two values with the separator that the prompt shows', () => {
    expect(linesAt('ime, broj: ')).toContain('{name},{number}');
    expect(linesAt('ime broj: ')).toContain('{name} {number}');
  });

  it('appear once each', () => {
    for (const prompt of ['', 'Enter a number:', 'a/b', 'Host [127.0.0.1]: '])
      expect(new Set(linesAt(prompt)).size).toBe(linesAt(prompt).length);
  });
});
