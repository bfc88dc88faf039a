import { describe, expect, it } from 'vitest';
import { likelyPlans } from '../../../../harness/learn/invocation/likely-plans.ts';
import type { Prompt } from '../../../../harness/profile/profile.ts';

const asked = (text: string, means: Prompt['means']): Prompt => ({ text, means, line: `{${means}}` });

function meanings(plan: readonly Prompt[]): readonly string[] {
  return likelyPlans(plan, 'add').map((prompts) => prompts.map(({ means }) => means).join(' '));
}

describe('plans for prompts that are not all understood', () => {
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

  it('have the usual order if no words are known', () => {
    const plan = [asked('Naduten:', 'number'), asked('Biko:', 'name')];
    expect(meanings(plan).slice(0, 3)).toEqual(['host port', 'host number', 'port number']);
  });

  it('are none if all values differ, or at one prompt alone', () => {
    expect(meanings([asked('Getresi:', 'host'), asked('Taimix [1..100]:', 'number')])).toEqual([]);
    expect(meanings([asked('Getresi:', 'number')])).toEqual([]);
  });
});
