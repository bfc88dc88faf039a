import { describe, expect, it } from 'vitest';
import { CliError } from '../../../harness/cli/cli-error.ts';
import {
  integerIn,
  readDialect,
  readInteger,
  readPort,
  readText,
  readTimeoutMs,
} from '../../../harness/cli/commands/reference-options.ts';
import { progressLine } from '../../../harness/cli/commands/reference-progress.ts';
import { printable, runInterruptibly } from '../../../harness/cli/commands/reference-run.ts';
import { dialects } from '../../../reference/add/dialect.ts';
import { ExchangeError } from '../../../reference/exchange-error.ts';
import { failureOf } from '../../support/reference-failure.ts';

function usage(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof CliError && error.exitStatus === 64) return error.message;
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('options', () => {
  it('take whole decimal integers and nothing else', () => {
    expect(['42', ' 42 ', '-5', '+7', '007', '0'].map(integerIn)).toEqual([42, 42, -5, 7, 7, 0]);
    for (const text of ['', ' ', '4.0', '1e2', '0x10', '4 2', 'Infinity', '٤', '9007199254740993', '--5']) {
      expect(integerIn(text), text).toBeUndefined();
    }
    expect(usage(() => readInteger('--number', '4.5'))).toBe('--number must be a whole decimal number, not "4.5"');
  });

  it('take ports from 1, or from 0 to bind', () => {
    expect(readPort('--port', '0', 0)).toBe(0);
    expect(readPort('PORT', '65535', 1)).toBe(65_535);
    expect(usage(() => readPort('PORT', '0', 1))).toBe('PORT must be a port from 1 to 65535, not "0"');
    expect(usage(() => readPort('--port', '65536', 0))).toContain('(or 0 for any free port)');
  });

  it('name the dialects that exist', () => {
    expect(readDialect('json')).toBe(dialects.json);
    expect(usage(() => readDialect('toString'))).toMatch(
      /there is no dialect "toString"; take one of comma, space, .*json/,
    );
  });

  it('take seconds and give milliseconds', () => {
    expect(readTimeoutMs('0.25')).toBe(250);
    for (const text of ['0', '-1', 'x', '1e3', '']) usage(() => readTimeoutMs(text));
  });

  it('stand once', () => {
    expect(usage(() => readText('--name', ['a', 'b']))).toBe('--name was given 2 times; give it once');
    expect(usage(() => readText('--name', ''))).toBe('--name needs a value');
  });
});

describe('running a command', () => {
  it('turns errors of the exchange into a status', async () => {
    const failing = (error: Error): Promise<Error> => failureOf(runInterruptibly(() => Promise.reject(error)));
    expect(await failing(new ExchangeError('no-answer', 'no answer'))).toMatchObject({
      message: 'no answer',
      exitStatus: 1,
    });
    expect(await failing(new ExchangeError('cannot-carry', 'cannot'))).toMatchObject({ exitStatus: 64 });
    const fault = new ExchangeError('missing-value', 'a fault of ours');
    expect(await failing(fault)).toBe(fault);
  });

  it('shows control characters from the network instead of obeying them', () => {
    expect(printable('Ana\u001b[2J\n\u202eé 😀')).toBe('Ana\\u001b[2J\\u000a\\u202eé 😀');
  });

  it('shows how far a transfer is', () => {
    expect(progressLine('a', 25e6, 100e6, 2000)).toBe('a [######                  ] 25 %  25.0 MB  12.5 MB/s');
    expect(progressLine('a', 25e6, undefined, 2000)).toBe('a  25.0 MB  12.5 MB/s');
  });
});
