/**
 * Which kernels limit the processes of a jail, and the note about those that do not.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasPidMaxPerNamespace, tryTaskLimit } from '../../../../harness/sandbox/limits/task-limit.ts';

describe('pid_max', () => {
  it.each([
    ['6.14.0', true],
    ['6.18.44-generic', true],
    ['7.0-rc1', true],
    ['6.13.9-arch1', false],
    ['5.15.0-1051-azure', false],
    ['4.4.0', false],
    ['unknown', false],
  ])('is set in a jail on Linux %s: %s', (version, expected) => {
    expect(hasPidMaxPerNamespace(version)).toBe(expected);
  });

  it('has no limit for root if a jail shows the value of the machine, and only root gets a note', () => {
    const ofMachine = readFileSync('/proc/sys/kernel/pid_max', 'utf8');
    const { note } = tryTaskLimit(() => ofMachine);
    const isRoot = process.getuid?.() === 0 && /^\s*0\s+0\s/.test(readFileSync('/proc/self/uid_map', 'utf8'));
    if (isRoot) expect(note).toMatch(/^the kernel does not limit the number of processes/);
    else expect(note).toBeUndefined();
  });
});
