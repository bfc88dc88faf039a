/**
 * Measures what a poll of a waiting server costs, for each language runtime: a full poll reads all
 * of its threads and sockets, a short one checks whether the last full poll is still valid.
 */
import { observeActivity } from '../../harness/observe/process/activity.ts';
import { UnchangedObservation } from '../../harness/observe/process/unchanged-observation.ts';
import { startProgram } from '../support/started-program.ts';
import { hasTool, type Language, type Tool } from '../support/toolchain.ts';

interface Server {
  readonly name: string;
  readonly language: Language;
  /** The compiler that it needs, if any. */
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

export interface PollCost {
  readonly name: string;
  /** Time of a full poll, in microseconds. */
  readonly pollUs: number;
  /**
   * Time to check whether the last poll is still valid, in microseconds. Absent if threads of the
   * runtime wake up all the time, so that no poll stays valid.
   */
  readonly unchangedUs?: number;
  readonly threads: number;
}

/** Measures the runtimes that this machine has. */
export async function comparePolls(): Promise<readonly PollCost[]> {
  const costs: PollCost[] = [];
  for (const server of servers) {
    if (server.tool === undefined || hasTool(server.tool)) costs.push(await costOf(server));
  }
  return costs;
}

const repetitions = 2_000;

async function costOf({ name, language, source }: Server): Promise<PollCost> {
  await using program = await startProgram(language, source);
  await program.showsInteger();
  await program.comesTo('waiting');
  const processes = [program.pid];
  const observed = observeActivity(processes);
  const lastPoll = new UnchangedObservation();
  lastPoll.note(observeActivity(processes));
  lastPoll.note(observeActivity(processes));
  const unchangedUs = microsecondsEach(() => lastPoll.current());
  const isUnchanged = lastPoll.current() !== undefined;
  const pollUs = microsecondsEach(() => observeActivity(processes));
  return { name, pollUs, ...(isUnchanged ? { unchangedUs } : {}), threads: observed.threads?.after.length ?? 0 };
}

function microsecondsEach(poll: () => unknown): number {
  const startedMs = performance.now();
  for (let count = 0; count < repetitions; count += 1) poll();
  return ((performance.now() - startedMs) * 1_000) / repetitions;
}
