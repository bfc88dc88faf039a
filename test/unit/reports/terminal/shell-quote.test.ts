import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shellQuote, shellQuotePath } from '../../../../reports/terminal/shell-quote.ts';

describe('a quoted word', () => {
  it.each([
    ['add/client/sum/-1', 'add/client/sum/-1'],
    ['class/ana maria', "'class/ana maria'"],
    ["d'ávila", "'d'\\''ávila'"],
    ['$(rm -rf ~)', "'$(rm -rf ~)'"],
    ['', "''"],
    ['a\nb', "$'a\\x0ab'"],
    ['\u202ex', "$'\\u202ex'"],
    ['::error', "$'\\x3a\\x3aerror'"],
  ])('%j is %s', (word, quoted) => {
    expect(shellQuote(word, { unicode: true })).toBe(quoted);
  });

  it('escapes what an ASCII terminal cannot show', () => {
    expect(shellQuote('joão', { unicode: false })).toBe("$'jo\\u00e3o'");
  });

  it('cannot be taken for an option', () => {
    expect(shellQuotePath('-rf', { unicode: true })).toBe('./-rf');
  });

  it.each(["d'a b\nc\u001b[1m\u202e😀\\", '##[error] "x" `y` !z', 'e\u0301\ufe0f', "\\'$'\\x41'"])(
    'means the same to a shell: %j',
    (word) => {
      const command = `printf %s ${shellQuote(word, { unicode: true })}`;
      const printed = execFileSync('bash', ['-c', command], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
      expect(printed.toString()).toBe(word);
    },
  );
});
