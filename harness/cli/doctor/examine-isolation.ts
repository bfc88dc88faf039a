/**
 * What keeps submissions apart: a network for each lane, and a jail for each program.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Examined } from '../../../reports/doctor-table.ts';
import { findIsolation } from '../../sandbox/isolation.ts';
import { findTool } from '../../submission/build/find-tool.ts';

const run = promisify(execFile);

export async function examineIsolation(): Promise<readonly Examined[]> {
  return [examineNamespaces(), await examineJail()];
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

const jailTried = ['--unshare-user', '--unshare-pid', '--unshare-ipc', '--ro-bind', '/', '/', '--', 'true'] as const;

async function examineJail(): Promise<Examined> {
  const name = 'a jail for each program';
  const cost = 'a program reads and writes what you can, and nothing limits its memory and its processes';
  const bwrap = await findTool('bwrap');
  if (bwrap === undefined)
    return {
      name,
      state: 'missing',
      found: 'the command bwrap is missing',
      cost,
      remedy: 'apt-get install bubblewrap',
    };
  try {
    await run(bwrap, jailTried, { timeout: 10_000 });
    return { name, state: 'there', found: `${bwrap} works` };
  } catch (error) {
    const [why = ''] = (error as { readonly stderr?: string }).stderr?.trim().split('\n') ?? [];
    return {
      name,
      state: 'missing',
      found: `${bwrap} does not work: ${why}`,
      cost,
      remedy: 'allow user namespaces, as for the network; a jail does not nest in another bwrap',
    };
  }
}
