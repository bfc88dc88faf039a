import { ChildProcess } from 'node:child_process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findObservation } from '../../../harness/observe/find-observation.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('findObservation', () => {
  it('reports that no program can be started, and does not signal the id of a child that was not started', async () => {
    vi.stubEnv('PATH', '/nonexistent');
    const kill = vi.spyOn(ChildProcess.prototype, 'kill').mockReturnValue(false);
    expect(await findObservation()).toEqual({
      observation: 'portable',
      note: 'the command cat could not be started to try the observation',
    });
    expect(kill).not.toHaveBeenCalled();
  });
});
