import { expect, it } from 'vitest';
import { excuseMissedTime } from '../../../harness/judge/missed-time.ts';

const violation = { expected: 'a reply', actual: 'The server sent nothing.' };

it('leaves a violation to a person if datagrade or a program was stopped', () => {
  expect(excuseMissedTime(violation, { missedTime: true })).toMatchObject({
    ...violation,
    undecided: expect.stringContaining('datagrade or a program was stopped for some seconds'),
  });
});

it('keeps a violation otherwise, and one that is undecided for another reason', () => {
  expect(excuseMissedTime(violation, {})).toBe(violation);
  const open = { ...violation, undecided: 'lost' };
  expect(excuseMissedTime(open, { missedTime: true })).toBe(open);
});
