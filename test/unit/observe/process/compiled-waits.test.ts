/**
 * What C, Java and Rust programs wait for, if their compilers are installed: other libraries,
 * system calls and threads.
 */
import { describe, expect, it } from 'vitest';
import { hasLibc } from '../../../../harness/observe/process/libc.ts';
import { ranNothingBetween } from '../../../../harness/observe/process/timeslices.ts';
import { eventually } from '../../../support/eventually.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';
import { startCommand, startProgram, type StartedProgram } from '../../../support/started-program.ts';
import { hasTool, makeLibrary, makeProgram } from '../../../support/toolchain.ts';

const c = (body: string): string => `
#include <pthread.h>
#include <poll.h>
#include <stdio.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <sys/time.h>
#include <unistd.h>
static int s;
static char buffer[2048];
void *receives(void *nothing) { recv(s, buffer, sizeof buffer, 0); return 0; }
int main(void) {
  struct sockaddr_in me = { .sin_family = AF_INET };
  socklen_t size = sizeof me;
  s = socket(AF_INET, SOCK_DGRAM, 0);
  bind(s, (struct sockaddr *)&me, size);
  getsockname(s, (struct sockaddr *)&me, &size);
  printf("%d\\n", ntohs(me.sin_port)); fflush(stdout);
  ${body}
  return 0;
}`;

describe.skipIf(!hasTool('gcc'))('a C program', () => {
  const select = (timeout: string): string =>
    `fd_set set; FD_ZERO(&set); FD_SET(s, &set); struct timeval t = { 600, 0 }; select(s + 1, &set, 0, 0, ${timeout});`;
  const poll = (timeout: string): string => `struct pollfd p = { s, POLLIN, 0 }; poll(&p, 1, ${timeout});`;
  const timeout = 'struct timeval t = { 600, 0 }; setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &t, sizeof t);';

  it.each([
    ['waiting', 'recvfrom', 'recvfrom(s, buffer, sizeof buffer, 0, 0, 0);', 'recvfrom'],
    ['waiting', 'read of a socket', 'read(s, buffer, sizeof buffer);', 'read'],
    ['waiting', 'select', select('0'), 'select'],
    ['timed', 'select with a timeout', select('&t'), 'select'],
    ['waiting', 'poll', poll('-1'), 'poll'],
    ['timed', 'poll with a timeout', poll('600000'), 'poll'],
    ...(hasLibc()
      ? [['timed', 'a receive with SO_RCVTIMEO', `${timeout} recv(s, buffer, 1, 0);`, 'recvfrom'] as const]
      : []),
    [
      'waiting',
      'a second thread, joined',
      'pthread_t t; pthread_create(&t, 0, receives, 0); pthread_join(t, 0);',
      'recvfrom',
    ],
    [
      'timed',
      'a thread beside one that sleeps',
      'pthread_t t; pthread_create(&t, 0, receives, 0); sleep(600);',
      'recvfrom',
    ],
  ] as const)('is %s on its port in %s', async (is, _, body, call) => {
    await using program = await startProgram('c', c(body));
    const port = await program.showsInteger();
    expect((await program.comesTo(is)).activity).toEqual({ is, receivesOn: [port], call });
  });

  it('still waits on its port when its main thread has ended and another receives', async () => {
    await using program = await startProgram(
      'c',
      c('pthread_t t; pthread_create(&t, 0, receives, 0); pthread_exit(0);'),
    );
    const port = await program.showsInteger();
    expect((await program.comesTo('waiting')).activity).toMatchObject({ receivesOn: [port] });
  });

  it('waits for the keyboard in scanf', async () => {
    await using program = await startProgram('c', c('int n; scanf("%d", &n);'));
    expect((await program.comesTo('keyboard')).activity).toMatchObject({ call: 'read' });
  });
});

const java = (body: string): string => `
import java.net.*;
import java.util.*;
public class Main {
  public static void main(String[] args) throws Exception {
    DatagramSocket s = new DatagramSocket();
    System.out.println(s.getLocalPort());
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    ${body}
  }
}`;

/**
 * Makes the millisecond that a virtual machine sleeps at its end 200 times as long, so that polling
 * certainly meets it.
 */
const slowSleep = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
#include <unistd.h>
int clock_nanosleep(clockid_t clock, int flags, const struct timespec *asked, struct timespec *left) {
  int (*sleeps)(clockid_t, int, const struct timespec *, struct timespec *) = dlsym(RTLD_NEXT, "clock_nanosleep");
  struct timespec longer = { 0, 200000000 };
  int isShort = flags == 0 && asked->tv_sec == 0 && asked->tv_nsec == 1000000;
  if (isShort) write(2, "sleeps\\n", 7);
  return sleeps(clock, flags, isShort ? &longer : asked, left);
}
int nanosleep(const struct timespec *asked, struct timespec *left) { return clock_nanosleep(CLOCK_REALTIME, 0, asked, left); }`;

/**
 * The waits that were observed from the start of a program to its end, each by two polls between
 * which no thread ran.
 */
async function waitsUntilGone({ look }: StartedProgram): Promise<readonly string[]> {
  const seen = new Set<string>();
  await eventually(look, (first) => {
    const second = look();
    if (ranNothingBetween(first, second) && second.activity.is !== 'gone') seen.add(second.activity.is);
    return first.activity.is === 'gone';
  });
  return [...seen];
}

describe.skipIf(!hasTool('javac'))('a Java program', () => {
  it('waits on its port in receive, whatever timers its virtual machine has', async () => {
    await using program = await startProgram('java', java('s.receive(packet);'));
    const port = await program.showsInteger();
    const { activity, sockets } = await program.comesTo('waiting');
    expect(activity).toMatchObject({ is: 'waiting', receivesOn: [port] });
    expect(sockets.map((each) => each.port)).toEqual([port]);
  });

  it('is timed in a receive with a timeout', async () => {
    await using program = await startProgram('java', java('s.setSoTimeout(600_000); s.receive(packet);'));
    const port = await program.showsInteger();
    expect((await program.comesTo('timed')).activity).toMatchObject({ receivesOn: [port] });
  });

  it('is timed in a sleep', async () => {
    await using program = await startProgram('java', java('Thread.sleep(600_000);'));
    expect((await program.comesTo('timed')).activity).toMatchObject({ receivesOn: [] });
  });

  it('never seems to wait while its virtual machine shuts down, although all threads wait for that', async () => {
    const exits = `
      Thread receiver = new Thread(() -> { try { s.receive(packet); } catch (Exception e) { } });
      receiver.start();
      while (receiver.getState() != Thread.State.RUNNABLE) Thread.onSpinWait();
      for (long end = System.nanoTime() + 30_000_000; System.nanoTime() < end;) { }
      System.exit(0);`;
    await using program = await startProgram('java', java(exits));
    expect(await waitsUntilGone(program)).toEqual([]);
  });

  it.skipIf(!hasTool('gcc'))('never seems to wait in the sleep at the end of every virtual machine', async () => {
    const folder = await scratchFolder();
    const slow = makeLibrary(slowSleep, folder.path);
    const argv = makeProgram('java', java('System.exit(0);'), folder.path);
    await using program = await startCommand(['/usr/bin/env', `LD_PRELOAD=${slow}`, ...argv], folder);
    expect(await waitsUntilGone(program)).toEqual([]);
    expect(program.errors()).toBe('sleeps\n');
  });

  it('waits for the keyboard in a Scanner', async () => {
    await using program = await startProgram('java', java('new Scanner(System.in).nextInt();'));
    expect((await program.comesTo('keyboard')).activity).toMatchObject({ call: 'read' });
  });
});

const rust = (body: string): string => `
use std::{io, net::UdpSocket, thread, time::Duration};
fn main() {
    let s = UdpSocket::bind("127.0.0.1:0").unwrap();
    println!("{}", s.local_addr().unwrap().port());
    let long = Duration::from_secs(600);
    let (mut buffer, mut line) = ([0u8; 2048], String::new());
    ${body}
    let _ = (long, buffer[0], line.len(), io::stdin(), thread::current(), s.recv(&mut buffer), line.pop());
}`;

describe.skipIf(!hasTool('rustc'))('a Rust program', () => {
  it.each([
    ['waiting', 'recv_from', 's.recv_from(&mut buffer).unwrap();'],
    ...(hasLibc() ? [['timed', 'recv_from with a timeout', 's.set_read_timeout(Some(long)).unwrap();'] as const] : []),
    ['timed', 'a thread beside one that sleeps', 'thread::spawn(move || thread::sleep(long));'],
    ['keyboard', 'read_line', 'io::stdin().read_line(&mut line).unwrap();'],
  ] as const)('is %s in %s', async (is, _, body) => {
    await using program = await startProgram('rust', rust(body));
    const port = await program.showsInteger();
    const receivesOn = is === 'keyboard' ? [] : [port];
    expect((await program.comesTo(is)).activity).toMatchObject({ is, receivesOn });
  });
});
