/** Which part of a text is the program's name. */
import { describe, expect, it } from 'vitest';
import { inferName } from '../../../../harness/learn/infer/text/name.ts';

const nameIn = (text: string, screen: string): string => {
  const { parts } = inferName([text, { field: 'number' }], screen);
  const at = parts.findIndex((part) => typeof part === 'object' && 'field' in part && part.field === 'name');
  const [before, behind] = [parts[at - 1], parts[at + 1]];
  const lengthOf = (part: unknown): number => (typeof part === 'string' ? part.length : 0);
  return text.slice(lengthOf(before), text.length - lengthOf(behind));
};

describe('the name in a text', () => {
  it('does not begin with a label, even if the screen shows both together', () => {
    expect(nameIn('droudre: Ana Sousa|', 'ready\ndroudre: Ana Sousa\n')).toBe('Ana Sousa');
    expect(nameIn('who=Ana Sousa|', 'who=Ana Sousa\n')).toBe('Ana Sousa');
  });

  it('may have a comma', () => {
    expect(nameIn('Silva, Ana|', 'Hello, Silva, Ana!')).toBe('Silva, Ana');
  });
});
