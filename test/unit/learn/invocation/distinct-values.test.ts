import { describe, expect, it } from 'vitest';
import { plansWithDistinctValues } from '../../../../harness/learn/invocation/distinct-values.ts';
import type { Prompt } from '../../../../harness/profile/profile.ts';

const asked = (text: string, means: Prompt['means']): Prompt => ({ text, means, line: `{${means}}` });

function meanings(plan: readonly Prompt[]): readonly string[] {
  return plansWithDistinctValues(plan, 'add').map((prompts) => prompts.map(({ means }) => means).join(' '));
}

describe('plans for prompts of which two were answered with the same value', () => {
  it('keep the value where the words ask for it', () => {
    const plan = [
      asked('Muvan pogaim:', 'number'),
      asked('Muvan tradrekro:', 'port'),
      asked('krazo 1 - 100>', 'number'),
    ];
    expect(meanings(plan).slice(0, 2)).toEqual(['host port number', 'host name number']);
    expect(meanings(plan)).toContain('port host number');
  });

  it('give one unknown prompt each other value in turn', () => {
    const plan = [asked('Getresi:', 'number'), asked('Taimix [1..100]:', 'number')];
    expect(meanings(plan)).toEqual(['host number', 'port number', 'name number']);
  });

  it('are none if all values differ, or if no words are known', () => {
    expect(meanings([asked('Getresi:', 'host'), asked('Taimix [1..100]:', 'number')])).toEqual([]);
    expect(meanings([asked('Getresi:', 'number'), asked('Taimix:', 'name')])).toEqual([]);
  });
});
