/**
 * What isolates submissions from each other: a network for each lane, and a jail for each program.
 */
import type { Examined } from '../../../reports/doctor-table.ts';
import { findIsolation } from '../../sandbox/lane/isolation.ts';
import { findJail } from '../../sandbox/jail/jail.ts';

export function examineIsolation(): readonly Examined[] {
  return [examineNamespaces(), examineJail()];
}

function examineNamespaces(): Examined {
  const name = 'a network for each lane';
  const { note } = findIsolation();
  if (note === undefined) return { name, state: 'there', found: 'user and network namespaces work (unshare, ip)' };
  return {
    name,
    state: 'missing',
    found: note,
    cost: 'submissions are graded one at a time and may reach the Internet',
    remedy:
      'apt-get install util-linux iproute2; on Ubuntu also sysctl kernel.apparmor_restrict_unprivileged_userns=0; in a container --security-opt seccomp=unconfined',
  };
}

function examineJail(): Examined {
  const name = 'a jail for each program';
  const { note } = findJail();
  if (note === undefined) return { name, state: 'there', found: 'bwrap works' };
  return {
    name,
    state: 'missing',
    found: note,
    cost: 'a program can read and write everything that you can, and its memory and processes are not limited',
    remedy: 'apt-get install bubblewrap perl-base; bwrap needs user namespaces, and does not work inside another bwrap',
  };
}
