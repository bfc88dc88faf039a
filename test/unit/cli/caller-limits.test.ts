/** A limit of the caller's shell that could fail a correct program refuses the run. */
import { describe, expect, it } from 'vitest';
import { tooLowLimit } from '../../../harness/cli/caller-limits.ts';

const header = 'Limit                     Soft Limit           Hard Limit           Units     \n';

describe('a limit of the shell', () => {
  it('is named with its option and its unit if it is too low', () => {
    const text = `${header}Max file size             102400               unlimited            bytes     \n`;
    expect(tooLowLimit(text)).toBe(
      'this shell allows only 100 KiB (ulimit -f), and programs may need 262144; raise that limit, or use a new shell',
    );
  });

  it.each([
    ['Max cpu time              20                   unlimited            seconds   ', '20 seconds (ulimit -t)'],
    ['Max processes             50                   96364                processes ', '50 processes (ulimit -u)'],
    ['Max open files            64                   64                   files     ', '64 files (ulimit -n)'],
    ['Max stack size            65536                unlimited            bytes     ', '64 KiB (ulimit -s)'],
  ])('is found in %s', (line, words) => {
    expect(tooLowLimit(`${header}${line}\n`)).toContain(words);
  });

  it('is not too low if it is absent, unlimited or unknown', () => {
    expect(tooLowLimit(header)).toBeUndefined();
    expect(tooLowLimit('')).toBeUndefined();
    expect(
      tooLowLimit(`${header}Max cpu time              unlimited            unlimited            seconds   \n`),
    ).toBeUndefined();
  });
});
