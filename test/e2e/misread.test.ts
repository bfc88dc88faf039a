/**
 * A submission that is right, in a dialect that datagrade does not know: what its own client and
 * server do together proves it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { datagrade } from '../support/datagrade.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'datagrade-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @param sent how the client writes its integer `n` */
function writeSubmission(sent: string): void {
  const shows = (client: string, server: string): string =>
    [`print(${client}, ${server})`, 'print("client:", n, "server:", m)', 'print("sum:", n + m)'].join('\n');
  const client = `import socket
n = int(input("Number: "))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(f"Client of Ana/{${sent}:#x}".encode(), ("127.0.0.1", 30107))
name, m = s.recv(1024).decode().split("/")
m = int(m, 16)
${shows('"Client of Ana"', 'name')}
`;
  const server = `import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 30107))
m = 58
while True:
    data, client = s.recvfrom(1024)
    name, n = data.decode().split("/")
    n = int(n, 16)
    if n < 1 or n > 100:
        break
    ${shows('name', '"Server of Rui"').replaceAll('\n', '\n    ')}
    s.sendto(f"Server of Rui/{m:#x}".encode(), client)
`;
  writeFileSync(join(folder, 'add_client.py'), client);
  writeFileSync(join(folder, 'add_server.py'), server);
}

const only = ['--only', 'add', '--seed', '1'];

it('a submission in an unknown dialect is graded by what its own client and server do together', async () => {
  writeSubmission('n');
  const { status, stdout } = await datagrade('check', folder, ...only);
  expect(stdout).toMatch(/✓ +add.server.shutdown/);
  expect(stdout).not.toContain('✗');
  expect(status).toBe(0);
});

it('a submission in an unknown dialect fails if its client sends another integer than was typed', async () => {
  writeSubmission('n + 1');
  const { status, stdout } = await datagrade('check', folder, ...only);
  expect(stdout).toContain('✗ F1 add.client.request');
  expect(stdout).not.toMatch(/✗ +add.server/);
  expect(status).toBe(1);
});

it.each([
  { title: 'the integer, an answer, then the name', parts: ['str(n)', 'NAME'] },
  { title: 'the name, an answer, then the integer with its length', parts: ['NAME', 'f"{len(str(n))}:{n},"'] },
])('a submission whose client sends $title is not charged', async ({ parts }) => {
  const [first, second] = parts;
  const isNumberFirst = first === 'str(n)';
  const shows = 'print(name, NAME, n, m, n + m)';
  const client = `import socket
NAME = "Wei Duarte client"
n = int(input("number (1-100)? "))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(${first}.encode(), ("localhost", 30109))
s.recv(1024)
s.sendto(${second}.encode(), ("localhost", 30109))
name, m = s.recv(1024).decode().split("@")
m = int(m)
${shows}
`;
  const server = `import socket
NAME = "Wei Duarte server"
m = 32
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("localhost", 30109))
while True:
    first, client = s.recvfrom(1024)
    s.sendto(b"OK", client)
    second, client = s.recvfrom(1024)
    name, n = ${isNumberFirst ? 'second.decode(), first' : 'first.decode(), second.split(b":")[1][:-1]'}
    n = int(n)
    if not 1 <= n <= 100:
        break
    ${shows}
    s.sendto(f"{NAME}@{m}".encode(), client)
`;
  writeFileSync(join(folder, 'client.py'), client);
  writeFileSync(join(folder, 'server.py'), server);
  const { status, stdout } = await datagrade('check', folder, ...only);
  expect(stdout).toContain('add.client.request');
  expect(stdout).not.toContain('✗');
  expect([0, 2]).toContain(status);
});

it('a file server is not charged for a request of its client that datagrade may have spoiled at the keyboard', async () => {
  const client = `import socket
host = input("Trudaidom: ")
destination = input("Brobratrul: ")
name = input("Draitraril: ")
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(("BROUZ:" + name).encode(), (host, 30108))
with open(destination, "wb") as f:
    chunk = bytes(2048)
    while len(chunk) == 2048:
        chunk = s.recv(2048)
        f.write(chunk)
`;
  const server = `import os, socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 30108))
while True:
    data, client = s.recvfrom(1024)
    name = data.decode().partition(":")[2]
    if not os.path.isfile(name):
        s.sendto(b"", client)
        continue
    with open(name, "rb") as f:
        chunk = bytes(2048)
        while len(chunk) == 2048:
            chunk = f.read(2048)
            s.sendto(chunk, client)
`;
  writeFileSync(join(folder, 'file_client.py'), client);
  writeFileSync(join(folder, 'file_server.py'), server);
  const { stdout } = await datagrade('check', folder, '--only', 'file', '--seed', '1');
  expect(stdout).toContain('file.server.content');
  expect(stdout).not.toContain('✗');
});

it('a file server that waits for a client which datagrade cannot start is not charged', async () => {
  const client = `import socket, sys
port, key, name = int(sys.argv[1]), sys.argv[2], sys.argv[3]
if key != "trudaidom-brobratrul":
    sys.exit(1)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(name.encode(), ("localhost", port))
with open("got_" + name, "wb") as f:
    chunk = bytes(2048)
    while len(chunk) == 2048:
        chunk = s.recv(2048)
        f.write(chunk)
        s.sendto(b"1", ("localhost", port))
`;
  const server = `import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 30110))
while True:
    name, client = s.recvfrom(1024)
    with open(name.decode(), "rb") as f:
        chunk = bytes(2048)
        while len(chunk) == 2048:
            chunk = f.read(2048)
            s.sendto(chunk, client)
            s.recvfrom(64)
`;
  writeFileSync(join(folder, 'file_client.py'), client);
  writeFileSync(join(folder, 'file_server.py'), server);
  const { stdout } = await datagrade('check', folder, '--only', 'file/server', '--seed', '1');
  expect(stdout).toContain('file.server.content');
  expect(stdout).not.toContain('✗');
});
