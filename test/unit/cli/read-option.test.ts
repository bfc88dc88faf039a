import { describe, expect, it } from 'vitest';
import { CliError } from '../../../harness/cli/cli-error.ts';
import { integerIn, integerOption, readText, secondsOption } from '../../../harness/cli/read-option.ts';

function usage(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof CliError && error.exitStatus === 64) return error.message;
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('an integer', () => {
  it('is decimal digits with or without a sign', () => {
    expect(['42', ' 42 ', '-5', '+7', '007', '0'].map(integerIn)).toEqual([42, 42, -5, 7, 7, 0]);
  });

  it.each(['', ' ', '4.0', '1e2', '0x10', '4 2', 'Infinity', '٤', '9007199254740993', '--5', 'NaN'])(
    'is not %j',
    (text) => expect(integerIn(text)).toBeUndefined(),
  );
});

describe('an integer option', () => {
  const lanes = integerOption('--lanes', { lowest: 1, highest: 256 });
  const seed = integerOption('--seed');

  it('takes integers of its range, and its default', () => {
    expect(['1', '256', 7].map(lanes.coerce)).toEqual([1, 256, 7]);
    expect(['-1', '0', '4294967296'].map(seed.coerce)).toEqual([-1, 0, 4_294_967_296]);
  });

  it.each(['0', '257', '-1', '1.5', '2 lanes', '1e2'])('refuses %j and says which integers it takes', (given) => {
    expect(usage(() => lanes.coerce(given))).toBe(`--lanes must be an integer from 1 to 256, not "${given}"`);
  });

  it.each(['abc', '1.5', '99999999999999999999'])('refuses %j where any integer would do', (given) => {
    expect(usage(() => seed.coerce(given))).toBe(`--seed must be an integer of at most 15 digits, not "${given}"`);
  });

  it('says what a special value means', () => {
    const port = integerOption('--port', { lowest: 0, highest: 65_535, remark: '0 takes a free port' });
    expect(usage(() => port.coerce('http'))).toBe(
      '--port must be an integer from 0 to 65535 (0 takes a free port), not "http"',
    );
  });

  it('shows control characters instead of sending them to the terminal', () => {
    expect(usage(() => seed.coerce('\u001b[2J'))).toContain('not "\\u001b[2J"');
  });

  it('is given once, with a value', () => {
    expect(usage(() => seed.coerce(['1', '2']))).toBe('--seed was given 2 times; give it once');
    expect(usage(() => seed.coerce(''))).toBe('--seed needs a value');
    expect(usage(() => seed.coerce(false))).toBe('--seed needs a value');
  });
});

describe('an option in seconds', () => {
  const timeout = secondsOption('--timeout');

  it('takes fractions', () => {
    expect(['0.25', '5', '86400', 120].map(timeout.coerce)).toEqual([0.25, 5, 86_400, 120]);
  });

  it.each(['0', '-1', 'x', '1e3', '86400.5', '.5'])('refuses %j', (given) => {
    expect(usage(() => timeout.coerce(given))).toBe(
      `--timeout must be a number of seconds above 0 and up to 86400, not "${given}"`,
    );
  });
});

describe('a text option', () => {
  it('is given once, with a value', () => {
    expect(usage(() => readText('--name', ['a', 'b']))).toBe('--name was given 2 times; give it once');
    expect(usage(() => readText('--name', ''))).toBe('--name needs a value');
  });
});
