/**
 * The kernel's count of datagrams that it still has to deliver.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areDatagramsInTransit, backlogIn } from '../../../../harness/observe/network/backlog.ts';
import { eventually } from '../../../support/eventually.ts';

const hex = (figure: number): string => figure.toString(16).padStart(8, '0');
const figure = fc.nat(0xffff);

describe('the backlog', () => {
  it('is the sum over all processors', () => {
    const row = fc.tuple(
      fc.array(figure, { minLength: 11, maxLength: 11 }),
      figure,
      fc.array(figure, { maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), (rows) => {
        const text = rows
          .map(([before, backlog, after]) => [...before, backlog, ...after].map(hex).join(' '))
          .join('\n');
        expect(backlogIn(`${text}\n`)).toBe(rows.reduce((sum, [, backlog]) => sum + backlog, 0));
      }),
    );
  });

  it('counts as empty if the kernel does not show it', () => {
    expect(backlogIn(`${Array.from({ length: 11 }, () => hex(7)).join(' ')}\n`)).toBe(0);
    expect(backlogIn('')).toBe(0);
  });

  it('becomes empty on this machine, even while other programs use it', async () => {
    await eventually(areDatagramsInTransit, (some) => !some);
  });
});
