/** Numbers on the command line: a wrong one is refused before anything is run. */
import { describe, expect, it } from 'vitest';
import { datagrade } from '../support/datagrade.ts';

describe('a number that an option does not take', () => {
  it.each([
    [['grade', 'class', '--seed', 'abc'], '--seed must be an integer of at most 15 digits, not "abc"'],
    [['check', 'lab', '--seed', '1.5'], '--seed must be an integer of at most 15 digits, not "1.5"'],
    [['selftest', '--seed=0x10'], '--seed must be an integer of at most 15 digits, not "0x10"'],
    [['explore', 'lab', '--seed', ''], '--seed needs a value'],
    [['grade', 'class', '--seed', '1', '--seed', '2'], '--seed was given 2 times; give it once'],
    [['grade', 'class', '--seed'], 'Not enough arguments following: seed'],
    [['grade', 'class', '--lanes', '0'], '--lanes must be an integer from 1 to 256, not "0"'],
    [['selftest', '--lanes', 'many'], '--lanes must be an integer from 1 to 256, not "many"'],
    [['explore', 'lab', '--runs', '0'], '--runs must be an integer from 1 to 1000000, not "0"'],
    [['explore', 'lab', '--seconds', 'x'], '--seconds must be a number of seconds above 0 and up to 86400, not "x"'],
  ])('%j ends with one sentence and status 64', async (words, sentence) => {
    const { status, stdout, stderr } = await datagrade(...words);
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toContain(`datagrade: ${sentence}\n`);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
