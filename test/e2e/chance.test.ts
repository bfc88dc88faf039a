/** A server whose integer is by chance the one that was typed: who adds one of them twice looks right. Such a pair is tried again. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { datagrade } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

/** Each start of a program is a fresh copy in a jail, which remembers nothing: this remembers for it which integers it has met. */
async function memory(): Promise<Server> {
  const met = new Set<string>();
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      const number = data.toString();
      socket.end(met.has(number) ? 'met' : 'new');
      met.add(number);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** The server has the integer of its client where it meets that integer for the first time, and 17 ever after. @param sum how the client adds */
function handIn(folder: string, memoryPort: number, sum: string): void {
  const client = `import socket
n = int(input("Number: "))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(f"Client of Ana/{n}".encode(), ("127.0.0.1", 30108))
name, m = s.recv(1024).decode().split("/")
m = int(m)
print("Client of Ana", name)
print("client:", n, "server:", m)
print("sum:", ${sum})
`;
  const server = `import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 30108))
while True:
    data, client = s.recvfrom(1024)
    name, n = data.decode().split("/")
    n = int(n)
    if n < 1 or n > 100:
        break
    with socket.create_connection(("127.0.0.1", ${memoryPort})) as memory:
        memory.sendall(str(n).encode())
        m = 17 if n <= 50 or memory.recv(3) == b"met" else n
    print(name, "Server of Rui")
    print("client:", n, "server:", m)
    print("sum:", n + m)
    s.sendto(f"Server of Rui/{m}".encode(), client)
`;
  writeFileSync(join(folder, 'add_client.py'), client);
  writeFileSync(join(folder, 'add_server.py'), server);
}

it.each([
  ['a client that adds its own integer twice is found out', 'n + n', 1, /✗ +add\.pair/],
  ['a right client loses nothing', 'n + m', 0, /✓ +add\.pair/],
])('%s', async (_, sum, status, shown) => {
  await using scratch = await scratchFolder();
  await using server = await memory();
  handIn(scratch.path, (server.address() as AddressInfo).port, sum);
  // In this machine's network, where the memory can be reached.
  const where = ['--isolation', 'host', '--seed', '1'];
  const { status: ended, stdout, stderr } = await datagrade('check', scratch.path, '--only', 'add/pair', ...where);
  expect(stdout, stderr).toMatch(shown);
  expect(ended).toBe(status);
});
