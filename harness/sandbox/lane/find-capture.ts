/**
 * Whether a lane on this machine can capture datagrams, tried from outside a lane.
 *
 * Packets are visible only to a process that is privileged in the network namespace: a lane, but
 * never this process. So a short-lived process in a namespace like a lane's tries it, which takes
 * as long as Node takes to start. A running lane uses {@link tryCapture} instead.
 */
import { execFileSync } from 'node:child_process';
import { tryCapture, type CaptureFound } from '../../observe/network/capture.ts';
import { hasLibc } from '../../observe/process/libc.ts';
import { findIsolation, namespaceCommand } from './isolation.ts';

export function findCapture(): CaptureFound {
  if (!hasLibc()) return tryCapture();
  const { isolation, note } = findIsolation();
  if (isolation === 'host')
    return { capture: 'none', note: `datagrams cannot be captured without a separate network for each lane: ${note}` };
  const [unshare, ...unshareArguments] = namespaceCommand;
  const module = new URL('../../observe/network/capture.js', import.meta.url).href;
  const script = `import { tryCapture } from ${JSON.stringify(module)}; process.stdout.write(JSON.stringify(tryCapture()));`;
  try {
    const command = [...unshareArguments, process.execPath, '--input-type=module', '-e', script];
    return JSON.parse(
      execFileSync(unshare, command, { encoding: 'utf8', stdio: 'pipe', timeout: 60_000 }),
    ) as CaptureFound;
  } catch (error) {
    return { capture: 'none', note: `datagrams cannot be captured: ${(error as Error).message.split('\n')[0]}` };
  }
}
