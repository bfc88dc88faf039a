import { describe, expect, it } from 'vitest';
import { renderSteps } from '../../../../reports/check/steps.ts';
import { createStyle } from '../../../../reports/terminal/style.ts';

const steps = (done: number, notReached: number) => [
  ...Array.from({ length: done }, (_, at) => ({ text: `done ${at}`, outcome: 'done' as const })),
  { text: 'wrong', outcome: 'failed' as const },
  ...Array.from({ length: notReached }, (_, at) => ({ text: `later ${at}`, outcome: 'notReached' as const })),
];

describe('the steps of a scenario', () => {
  it('are numbered and marked', () => {
    const style = createStyle({ colour: false, width: 80, unicode: true });
    expect(renderSteps(steps(1, 1), style)).toEqual(['✓ 1. done 0', '✗ 2. wrong', '· 3. later 0']);
  });

  it('are marked in ASCII too', () => {
    const style = createStyle({ colour: false, width: 80, unicode: false });
    expect(renderSteps(steps(1, 1), style)).toEqual(['+ 1. done 0', 'x 2. wrong', '- 3. later 0']);
  });

  it('keep what is near the failure when they are many', () => {
    const style = createStyle({ colour: false, width: 80, unicode: true });
    const lines = renderSteps(steps(11, 5), style);
    expect([lines.at(0), lines.at(1), lines.at(-2), lines.at(-1)]).toEqual([
      '✓  1 to 3: done',
      '✓  4. done 3',
      '✗ 12. wrong',
      '· 13 to 17: not reached',
    ]);
  });
});
