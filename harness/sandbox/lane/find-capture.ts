/**
 * Whether a lane on this machine can capture datagrams, asked from outside of one.
 *
 * Packets are shown only to whoever is privileged in the network namespace: here that is a lane, never this process. So a short-lived process in a
 * namespace like a lane's tries it, which takes as long as Node takes to start; a lane that is there knows by {@link tryCapture}.
 */
import { execFileSync } from 'node:child_process';
import { tryCapture, type CaptureFound } from '../../observe/network/capture.ts';
import { hasLibc } from '../../observe/process/libc.ts';
import { findIsolation, namespaceCommand } from './isolation.ts';

export function findCapture(): CaptureFound {
  if (!hasLibc()) return tryCapture();
  const { isolation, note } = findIsolation();
  if (isolation === 'host')
    return { capture: 'none', note: `no capture of datagrams without a network for each lane: ${note}` };
  const [unshare, ...unshareArguments] = namespaceCommand;
  const module = new URL('../../observe/network/capture.js', import.meta.url).href;
  const script = `import { tryCapture } from ${JSON.stringify(module)}; process.stdout.write(JSON.stringify(tryCapture()));`;
  try {
    const command = [...unshareArguments, process.execPath, '--input-type=module', '-e', script];
    return JSON.parse(
      execFileSync(unshare, command, { encoding: 'utf8', stdio: 'pipe', timeout: 60_000 }),
    ) as CaptureFound;
  } catch (error) {
    return { capture: 'none', note: `no capture of datagrams: ${(error as Error).message.split('\n')[0]}` };
  }
}
