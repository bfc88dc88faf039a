/** A server whose integer is by chance the one that was typed: who adds one of them twice looks right. Such a pair is tried again with another. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDatagrade } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { python } from '../support/toolchain.ts';

/**
 * The server has the first integer above 50 that it ever met, and answers smaller ones with 17: as one does that draws by the clock, and for a while
 * draws the same whenever it is started.
 *
 * @param memory absolute path of a folder in which it remembers what it has met: each start of a program is a fresh copy of it
 * @param sum how the client adds
 */
function handIn(folder: string, memory: string, sum: string): void {
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
  const server = `import os, socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 30108))
while True:
    data, client = s.recvfrom(1024)
    name, n = data.decode().split("/")
    n = int(n)
    if n < 1 or n > 100:
        break
    m = 17
    if n > 50:
        if not os.path.exists("${memory}/first"):
            open("${memory}/first", "w").write(str(n))
        m = int(open("${memory}/first").read())
    print(name, "Server of Rui")
    print("client:", n, "server:", m)
    print("sum:", n + m)
    s.sendto(f"Server of Rui/{m}".encode(), client)
`;
  writeFileSync(join(folder, 'add_client.py'), client);
  writeFileSync(join(folder, 'add_server.py'), server);
}

const inside = (path: string) => [join(path, 'given'), join(path, 'memory'), join(path, 'commands')] as const;

it.each([
  ['a client that adds its own integer twice is found out', 'n + n', 1, /✗ +add\.pair/],
  ['a right client loses nothing', 'n + m', 0, /✓ +add\.pair/],
])('%s', async (_, sum, status, shown) => {
  await using scratch = await scratchFolder();
  const [given, memory, commands] = inside(scratch.path);
  for (const path of [given, memory, commands]) mkdirSync(path);
  handIn(given, memory, sum);
  // Where no jail can be made, a program may write outside its own folder: what it remembers is there when it is started again.
  symlinkSync(python, join(commands, 'python3'));
  const words = ['check', given, '--only', 'add/pair', '--isolation', 'host', '--seed', '1'];
  const { status: ended, stdout, stderr } = await startDatagrade(words, { PATH: commands }).finished;
  expect(stdout, stderr).toMatch(shown);
  expect(ended).toBe(status);
});
