/**
 * A program that prints its usage and then continues to run is started again with these arguments,
 * like a program that ends.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDatagrade } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const client = `import socket, sys, threading
if len(sys.argv) != 4:
    print("Usage: add_client.py <host> <port> <number>", flush=True)
    threading.Event().wait()
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(f"Client of Ana/{sys.argv[3]}".encode(), (sys.argv[1], int(sys.argv[2])))
name, m = s.recv(1024).decode().split("/")
print(name, sys.argv[3], m, int(sys.argv[3]) + int(m))
`;
const server = `import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 30109))
while True:
    data, client = s.recvfrom(1024)
    name, n = data.decode().split("/")
    if not 1 <= int(n) <= 100:
        break
    print(name, n, 40, int(n) + 40)
    s.sendto(b"Server of Rui/40", client)
`;

it('a program that prints its usage and waits is started with the arguments that it names', async () => {
  await using scratch = await scratchFolder();
  writeFileSync(join(scratch.path, 'add_client.py'), client);
  writeFileSync(join(scratch.path, 'add_server.py'), server);
  const { stdout, stderr } = await startDatagrade(['check', scratch.path, '--only', 'add/client']).finished;
  expect(stdout, stderr).toMatch(/✓ +add\.client\.request/);
  expect(stdout).toMatch(/✓ +add\.client\.sum/);
});
