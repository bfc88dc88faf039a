/** The measurement with mutants: what it counts, and what it prints of it. */
import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasOwnNetwork } from '../support/in-own-network.ts';

function runMutants(...words: readonly string[]): string {
  return execFileSync(process.execPath, ['dist/test/mutants/mutants.js', ...words], { encoding: 'utf8' });
}

describe.skipIf(!hasOwnNetwork)('the measurement with mutants', () => {
  beforeAll(() => {
    execFileSync('npx', ['tsc', '-p', 'test/mutants'], { stdio: 'inherit' });
  });

  it('counts what is wrong and caught, and not what does nothing wrong', () => {
    const output = runMutants('python-add-only', '--operator', 'removed call', '--count', '3', '--seed', '1');
    expect(output).toContain('1 of 1 right submissions can be used, seed 1.');
    // Only the removed bind is a mistake; the operating system closes sockets that a program does not close.
    expect(output).toContain('3 mutants: 0 do not compile, 2 do nothing wrong, 1 are wrong.');
    expect(output).toContain('Of the wrong ones, 1 are caught, 0 are only unsupported, 0 survive.');
    expect(output).toMatch(/^ {2}python: removed call +1 +0 +0$/m);
  });
});
