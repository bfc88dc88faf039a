import { describe, expect, it } from 'vitest';
import { attemptShape, isNewerAttempt } from '../../../../harness/submission/find/attempts.ts';

describe('two attempts at one program', () => {
  it.each([
    ['v1/server.py', 'v2/server.py'],
    ['01.first/client.py', '02.final/client.py'],
    ['attempt-1/a.c', 'attempt-10/a.c'],
    ['old/client.py', 'client.py'],
    ['client.py', 'final/client.py'],
    ['server_v2.py', 'server_v11.py'],
  ])('%s is older than %s', (older, newer) => {
    expect(isNewerAttempt(newer, older)).toBe(true);
    expect(isNewerAttempt(older, newer)).toBe(false);
  });

  it.each([
    ['v1/server.py', 'v2/server.py'],
    ['01.first/client.py', '02.final/client.py'],
    ['tentativa1/soma.py', 'tentativa3/soma.py'],
  ])('have one shape: %s and %s', (one, other) => {
    expect(attemptShape(one)).toBe(attemptShape(other));
  });

  it('are not seen in two programs', () => {
    expect(attemptShape('lab/client.py')).not.toBe(attemptShape('lab/server.py'));
    expect(isNewerAttempt('lab/client.py', 'lab/server.py')).toBe(false);
  });
});
