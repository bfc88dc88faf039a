/**
 * Which isolation this machine can give: a network namespace of its own for each lane, or none.
 */
import { execFileSync } from 'node:child_process';

export type Isolation = 'namespace' | 'host';

export interface IsolationFound {
  readonly isolation: Isolation;
  /** What is missing and what that costs; absent where nothing is. */
  readonly note?: string;
}

/** Words before the lane's own command that put it into user and network namespaces of its own (unshare(1)). */
export const namespaceCommand = ['unshare', '--user', '--map-root-user', '--net', '--'] as const;

/**
 * The loopback of a new network namespace is down; with every IPv4 address local, hard-coded addresses of other machines work. A program in a
 * jail may bind the ports below 1024, too, as on a Mac or on Windows; where that cannot be set, it is as on a Linux desk.
 */
export const networkSetupCommand =
  'ip link set lo up && ip route add local default dev lo && { (echo 0 > /proc/sys/net/ipv4/ip_unprivileged_port_start) 2> /dev/null || :; }';

/** Tries it: whether the kernel allows it cannot be told from a setting. */
export function findIsolation(): IsolationFound {
  const [unshare, ...unshareArguments] = namespaceCommand;
  try {
    execFileSync(unshare, [...unshareArguments, 'sh', '-c', networkSetupCommand], { stdio: 'pipe', timeout: 60_000 });
    return { isolation: 'namespace' };
  } catch (error) {
    return {
      isolation: 'host',
      note: `no network namespaces (${whyNot(error)}): submissions share this machine's ports, one at a time`,
    };
  }
}

function whyNot(error: unknown): string {
  const { code, stderr, message } = error as NodeJS.ErrnoException & { readonly stderr?: Buffer };
  if (code === 'ENOENT') return 'the command unshare of util-linux is missing';
  return stderr?.toString().trim().split('\n')[0] ?? message;
}
