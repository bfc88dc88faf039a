/**
 * A server can draw, by chance, an integer with which a wrong client looks right. Such a pair is
 * tried again with another integer.
 */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runSchema } from '../../harness/grade/results.ts';
import { clientNumbers } from '../../harness/learn/add/trial-values.ts';
import { startDatagrade } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { python } from '../support/toolchain.ts';

/**
 * What a server receives while its dialect is learned: the integers of the reference, and those of
 * a client that sends one more than was typed.
 */
const learningNumbers = clientNumbers.flatMap((number) => [number, number + 1]);

interface Pair {
  /** What the client sends, where `n` is what was typed. */
  readonly sent: string;
  /** How the client adds `n` and the `m` of the server. */
  readonly sum: string;
  /**
   * What the server draws, where `n` is what it received and `first` is the first integer that it
   * ever received in a scenario. While its dialect is learned, it answers with 17.
   */
  readonly drawn: string;
}

/**
 * @param memory absolute path of a folder in which the server remembers what it received, because
 *   each start of a program is a fresh copy
 */
function writeSubmission(folder: string, memory: string, { sent, sum, drawn }: Pair): void {
  const client = `import socket
n = int(input("Number: "))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(f"Client of Ana/{${sent}}".encode(), ("127.0.0.1", 30108))
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
    m = 17
    if n not in [${learningNumbers.join(', ')}]:
        print(n, file=open("${memory}/heard", "a"))
        first = int(open("${memory}/heard").readline())
        m = ${drawn}
    print(name, "Server of Rui")
    print("client:", n, "server:", m)
    print("sum:", n + m)
    s.sendto(f"Server of Rui/{m}".encode(), client)
`;
  writeFileSync(join(folder, 'add_client.py'), client);
  writeFileSync(join(folder, 'add_server.py'), server);
}

const inside = (path: string) => [join(path, 'given'), join(path, 'memory'), join(path, 'commands')] as const;

// A server that draws by the clock draws the same integer for a while, whenever it is started.
const asFirstTyped = 'first';
const oneAtFirst = '1 if n == first else 17';

it.each([
  [
    'finds a client that adds its own integer twice',
    { sent: 'n', sum: 'n + n', drawn: asFirstTyped },
    2,
    1,
    /✗ +add\.pair/,
  ],
  [
    'finds a client that sends one more than was typed',
    { sent: 'n + 1', sum: 'n + m', drawn: oneAtFirst },
    2,
    1,
    /✗ +add\.pair/,
  ],
  [
    'takes no point from a right client if both integers are the same',
    { sent: 'n', sum: 'n + m', drawn: asFirstTyped },
    2,
    0,
    /✓ +add\.pair/,
  ],
  [
    'takes no point from a right client if the server drew 1',
    { sent: 'n', sum: 'n + m', drawn: oneAtFirst },
    1,
    0,
    /✓ +add\.pair/,
  ],
])('grading a pair %s', async (_, pair, tries, status, shown) => {
  await using scratch = await scratchFolder();
  const [given, memory, commands] = inside(scratch.path);
  for (const path of [given, memory, commands]) mkdirSync(path);
  writeSubmission(given, memory, pair);
  // Without a jail, a program may write outside its own folder. What it remembers is therefore
  // still there when it is started again.
  symlinkSync(python, join(commands, 'python3'));
  const words = ['check', given, '--only', 'add/pair', '--isolation', 'host', '--seed', '1', '--out', memory];
  const { status: ended, stdout, stderr } = await startDatagrade(words, { PATH: commands }).finished;
  expect(stdout, stderr).toMatch(shown);
  expect(ended).toBe(status);
  const received = readFileSync(join(memory, 'heard'), 'utf8').trim().split('\n');
  expect(new Set(received).size, 'pairs with another integer each').toBe(tries);
  const [scenario] = runSchema.parse(JSON.parse(readFileSync(join(memory, 'results.json'), 'utf8'))).submissions[0]
    ?.scenarios ?? [undefined];
  const typed = Number(received.at(-1)) - (pair.sent === 'n' ? 0 : 1);
  expect(scenario?.title).toBe(`Own client and own server add ${typed} and the server's integer`);
});
