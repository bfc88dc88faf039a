/** `datagrade list`: which scenarios it shows, and what it writes into a pipe. */
import { describe, expect, it } from 'vitest';
import { requirements } from '../../harness/handout/requirements.ts';
import { startDatagrade } from '../support/datagrade.ts';

describe('datagrade list', () => {
  it('names every requirement, and writes no colours into a pipe even in CI', async () => {
    const { status, stdout } = await startDatagrade(['list'], { CI: 'true', TERM: 'xterm-256color' }).finished;
    expect(status).toBe(0);
    expect(requirements).not.toEqual([]);
    for (const { id } of requirements) expect(stdout).toContain(id);
    expect(stdout).not.toContain('\u001b');
  });

  it('shows the scenarios that a selector matches, at any depth', async () => {
    const { status, stdout } = await startDatagrade(['list', 'file/*/exact']).finished;
    expect(status).toBe(0);
    expect(stdout).toContain('file/server/exact/');
    expect(stdout).not.toMatch(/add\/|file\/server\/empty/);
  });
});
