/** Where the kernel limits the processes of a jail, and what is said where it does not. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasPidMaxPerNamespace, tryTaskLimit } from '../../../../harness/sandbox/limits/task-limit.ts';

describe('the setting that limits processes', () => {
  it.each([
    ['6.14.0', true],
    ['6.18.44-generic', true],
    ['7.0-rc1', true],
    ['6.13.9-arch1', false],
    ['5.15.0-1051-azure', false],
    ['4.4.0', false],
    ['unknown', false],
  ])('of Linux %s is written in a jail: %s', (version, expected) => {
    expect(hasPidMaxPerNamespace(version)).toBe(expected);
  });

  it('is that of the machine where a jail shows the same, which only root has to be told', () => {
    const ofMachine = readFileSync('/proc/sys/kernel/pid_max', 'utf8');
    const { note } = tryTaskLimit(() => ofMachine);
    const isRoot = process.getuid?.() === 0 && /^\s*0\s+0\s/.test(readFileSync('/proc/self/uid_map', 'utf8'));
    if (isRoot) expect(note).toMatch(/^the kernel does not limit the processes/);
    else expect(note).toBeUndefined();
  });
});
