/**
 * What a look at a waiting server costs, by the runtime that it is written for: a whole reading of all its threads and sockets, and the question whether
 * the last one still holds.
 */
import { observeActivity } from '../../harness/observe/process/activity.ts';
import { UnchangedObservation } from '../../harness/observe/process/unchanged-observation.ts';
import { startProgram } from '../support/started-program.ts';
import { hasTool, type Language, type Tool } from '../support/toolchain.ts';

interface Server {
  readonly name: string;
  readonly language: Language;
  /** Absent for what is always there. */
  readonly tool?: Tool;
  readonly source: string;
}

const servers: readonly Server[] = [
  {
    name: 'CPython',
    language: 'python',
    source: `import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('', 0))\nprint(1, flush=True)\ns.recv(9)`,
  },
  {
    name: 'Node',
    language: 'node',
    source: `import dgram from 'node:dgram';\nconst s = dgram.createSocket('udp4');\ns.bind(0, () => console.log(1));`,
  },
  {
    name: 'JVM',
    language: 'java',
    tool: 'javac',
    source: `import java.net.*;\npublic class Main { public static void main(String[] a) throws Exception {
      DatagramSocket s = new DatagramSocket(); System.out.println(1); s.receive(new DatagramPacket(new byte[9], 9)); } }`,
  },
  {
    name: 'C',
    language: 'c',
    tool: 'gcc',
    source: `#include <stdio.h>\n#include <sys/socket.h>\n#include <netinet/in.h>\nint main(void) { char b[9];
      struct sockaddr_in me = { .sin_family = AF_INET }; int s = socket(AF_INET, SOCK_DGRAM, 0);
      bind(s, (struct sockaddr *)&me, sizeof me); puts("1"); fflush(stdout); return recv(s, b, sizeof b, 0); }`,
  },
  {
    name: 'Go',
    language: 'go',
    tool: 'go',
    source: `package main\nimport ("fmt"; "net")\nfunc main() { s, _ := net.ListenUDP("udp", nil); fmt.Println(1); s.Read(make([]byte, 9)) }`,
  },
  {
    name: 'Rust',
    language: 'rust',
    tool: 'rustc',
    source: `use std::net::UdpSocket;\nfn main() { let s = UdpSocket::bind("0.0.0.0:0").unwrap(); println!("1"); s.recv(&mut [0; 9]).unwrap(); }`,
  },
];

export interface LookCost {
  readonly name: string;
  /** Of a whole reading, in microseconds. */
  readonly wholeUs: number;
  /** Of the question whether that still holds, in microseconds; absent where threads of the runtime wake up all the time, so that none does for long. */
  readonly heldUs?: number;
  readonly threads: number;
}

/** Those of the runtimes that this machine has. */
export async function compareLooks(): Promise<readonly LookCost[]> {
  const costs: LookCost[] = [];
  for (const server of servers) {
    if (server.tool === undefined || hasTool(server.tool)) costs.push(await costOf(server));
  }
  return costs;
}

const looks = 2_000;

async function costOf({ name, language, source }: Server): Promise<LookCost> {
  await using program = await startProgram(language, source);
  await program.showsInteger();
  await program.comesTo('waiting');
  const family = [program.pid];
  const reading = observeActivity(family);
  const standstill = new UnchangedObservation();
  standstill.note(observeActivity(family));
  standstill.note(observeActivity(family));
  const heldUs = microsecondsEach(() => standstill.reading());
  const holds = standstill.reading() !== undefined;
  const wholeUs = microsecondsEach(() => observeActivity(family));
  return { name, wholeUs, ...(holds ? { heldUs } : {}), threads: reading.threads?.after.length ?? 0 };
}

function microsecondsEach(look: () => unknown): number {
  const startedMs = performance.now();
  for (let count = 0; count < looks; count += 1) look();
  return ((performance.now() - startedMs) * 1_000) / looks;
}
