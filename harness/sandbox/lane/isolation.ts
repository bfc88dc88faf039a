/**
 * Which isolation this machine allows: a network namespace for each lane, or none.
 */
import { execFileSync } from 'node:child_process';

export type Isolation = 'namespace' | 'host';

export interface IsolationFound {
  readonly isolation: Isolation;
  /** What is missing and what that costs; absent if nothing is missing. */
  readonly note?: string;
}

/**
 * Command before the lane's own that puts the lane into new user and network namespaces
 * (unshare(1)).
 */
export const namespaceCommand = ['unshare', '--user', '--map-root-user', '--net', '--'] as const;

/**
 * The loopback of a new network namespace is down. Every IPv4 address becomes local, so that
 * hard-coded addresses of other machines work. A program in a jail may also bind the ports below
 * 1024, as on macOS or Windows; if that cannot be set, the usual rule of Linux applies.
 */
export const networkSetupCommand =
  'ip link set lo up && ip route add local default dev lo && { (echo 0 > /proc/sys/net/ipv4/ip_unprivileged_port_start) 2> /dev/null || :; }';

/** Tries it. No setting tells whether the kernel allows it. */
export function findIsolation(): IsolationFound {
  const [unshare, ...unshareArguments] = namespaceCommand;
  try {
    execFileSync(unshare, [...unshareArguments, 'sh', '-c', networkSetupCommand], { stdio: 'pipe', timeout: 60_000 });
    return { isolation: 'namespace' };
  } catch (error) {
    return {
      isolation: 'host',
      note: `no network namespaces (${whyNot(error)}): submissions share the ports of this machine and are graded one at a time`,
    };
  }
}

function whyNot(error: unknown): string {
  const { code, stderr, message } = error as NodeJS.ErrnoException & { readonly stderr?: Buffer };
  if (code === 'ENOENT') return 'the command unshare of util-linux is missing';
  return stderr?.toString().trim().split('\n')[0] ?? message;
}
