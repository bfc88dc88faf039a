/**
 * The sockets of a network namespace; each kind is opened in a namespace of its own.
 */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { findIsolation, namespaceCommand, networkSetupCommand } from '../../../../harness/sandbox/lane/isolation.ts';
import { python } from '../../../support/toolchain.ts';

/** Opens a socket in a separate network, and lists all sockets there. */
function socketsWith(source: string): readonly { readonly inode: number; readonly name: string }[] {
  const module = new URL('../../../../dist/harness/observe/network/namespace.js', import.meta.url).href;
  const lists = `import { networkSockets } from '${module}'; process.stdout.write(JSON.stringify(networkSockets()))`;
  const program = `import socket, subprocess\n${source}\nsubprocess.run([${JSON.stringify(process.execPath)}, '--input-type=module', '-e', ${JSON.stringify(lists)}])`;
  const [unshare, ...words] = namespaceCommand;
  const command = [...words, 'sh', '-c', `${networkSetupCommand}; exec "$@"`, 'sh', python, '-c', program];
  return JSON.parse(execFileSync(unshare, command, { encoding: 'utf8' })) as ReturnType<typeof socketsWith>;
}

describe.skipIf(findIsolation().isolation === 'host')('the sockets of a network', () => {
  it('are not listed if there are none', () => {
    expect(socketsWith('one = socket.socket()')).toEqual([]);
  });

  it.each([
    ["s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(('', 4711))", 'a UDP socket on port 4711'],
    ["s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM); s.bind(('::', 4711))", 'a UDP socket on port 4711'],
    ["s = socket.socket(); s.bind(('', 4711)); s.listen()", 'a TCP socket on port 4711'],
    ["s = socket.socket(socket.AF_INET6); s.bind(('::', 4711)); s.listen()", 'a TCP socket on port 4711'],
    ['s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)', 'a packet socket'],
    ["s = socket.socket(socket.AF_UNIX); s.bind('\\0lab')", 'a local socket named @lab'],
  ])('are listed with their names: %s', (source, name) => {
    expect(socketsWith(source)).toEqual([{ inode: expect.any(Number) as unknown, name }]);
  });
});
