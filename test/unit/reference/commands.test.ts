import { describe, expect, it } from 'vitest';
import { readDialect } from '../../../harness/cli/commands/reference-options.ts';
import { progressLine } from '../../../harness/cli/commands/reference-progress.ts';
import { printable, runInterruptibly } from '../../../harness/cli/commands/reference-run.ts';
import { dialects } from '../../../reference/add/dialect.ts';
import { ExchangeError } from '../../../reference/exchange-error.ts';
import { failureOf } from '../../support/reference-failure.ts';

describe('a dialect', () => {
  it('has an existing name; the error for another name lists them', () => {
    expect(readDialect('json')).toBe(dialects.json);
    const wrong = /there is no dialect "toString"; take one of comma, space, .*json/;
    expect(() => readDialect('toString')).toThrow(
      expect.objectContaining({ message: expect.stringMatching(wrong), exitStatus: 64 }),
    );
  });
});

describe('running a command', () => {
  it('turns errors of the exchange into an exit status', async () => {
    const failing = (error: Error): Promise<Error> => failureOf(runInterruptibly(() => Promise.reject(error)));
    expect(await failing(new ExchangeError('no-answer', 'no answer'))).toMatchObject({
      message: 'no answer',
      exitStatus: 1,
    });
    expect(await failing(new ExchangeError('cannot-carry', 'cannot'))).toMatchObject({ exitStatus: 64 });
    const fault = new ExchangeError('missing-value', 'a fault of ours');
    expect(await failing(fault)).toBe(fault);
  });

  it('shows control characters from the network as codes', () => {
    expect(printable('Ana\u001b[2J\n\u202eé 😀')).toBe('Ana\\u001b[2J\\u000a\\u202eé 😀');
  });

  it('shows the progress of a transfer', () => {
    expect(progressLine('a', 25e6, 100e6, 2000)).toBe('a [######                  ] 25 %  25.0 MB  12.5 MB/s');
    expect(progressLine('a', 25e6, undefined, 2000)).toBe('a  25.0 MB  12.5 MB/s');
  });
});
