/**
 * Reads all datagrams on the loopback of this network namespace, with a packet socket of Python:
 * the ports of the programs need not be known.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { until } from './running-program.ts';

export interface Seen {
  readonly from: number;
  readonly to: number;
  readonly payload: Buffer;
}

/** Prints a line for each datagram; joins the fragments of none, because the loopback has none. */
const sniffer = `
import socket, sys
s = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(3))
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 24)
s.bind(("lo", 0))
print("ready", flush=True)
while True:
    d, a = s.recvfrom(70000)
    if a[2] == 4: continue
    v = d[0] >> 4
    h = (d[0] & 15) * 4 if v == 4 else 40
    if (d[9] if v == 4 else d[6]) != 17: continue
    u = d[h:]
    n = int.from_bytes(u[4:6], "big")
    print(int.from_bytes(u[0:2], "big"), int.from_bytes(u[2:4], "big"), u[8:n].hex() or "-", flush=True)
`;

export class Wire implements Disposable {
  readonly #child: ChildProcess = spawn('python3', ['-c', sniffer], { stdio: ['ignore', 'pipe', 'ignore'] });
  #text = '';
  #read = 0;
  #isReady = false;
  readonly #seen: Seen[] = [];

  constructor() {
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.#text += chunk.toString()));
  }

  async isReady(): Promise<boolean> {
    return until(() => {
      this.#parse();
      return this.#isReady;
    }, 20_000);
  }

  /** @returns what came since the last call, once nothing more comes */
  async take(): Promise<readonly Seen[]> {
    let length = -1;
    await until(() => {
      const isStill = length === this.#text.length;
      length = this.#text.length;
      return isStill;
    }, 5000);
    this.#parse();
    return this.#seen.splice(0);
  }

  [Symbol.dispose](): void {
    this.#child.kill('SIGKILL');
  }

  #parse(): void {
    const end = this.#text.lastIndexOf('\n') + 1;
    const lines = this.#text
      .slice(this.#read, end)
      .split('\n')
      .filter((line) => line !== '');
    this.#read = end;
    for (const line of lines) {
      const [from, to, hex = '-'] = line.split(' ');
      if (from === 'ready') this.#isReady = true;
      else this.#seen.push({ from: Number(from), to: Number(to), payload: Buffer.from(hex === '-' ? '' : hex, 'hex') });
    }
  }
}
