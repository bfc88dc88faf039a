/**
 * What Go, Ruby and C# programs wait for, if their tools are installed: runtimes with their own
 * schedulers, pollers and threads.
 */
import { describe, expect, it } from 'vitest';
import { startProgram } from '../../../support/started-program.ts';
import { hasTool, type Language } from '../../../support/toolchain.ts';

type Row = readonly [is: 'waiting' | 'timed' | 'keyboard', what: string, body: string];

/**
 * Each program displays its port, then does what the row says. A program without a timeout or a
 * sleep must not seem to have one.
 */
function itWaits(language: Language, inProgram: (body: string) => string, rows: readonly Row[]): void {
  it.each(rows)('is %s in %s', async (is, _, body) => {
    await using program = await startProgram(language, inProgram(body));
    const port = await program.showsInteger();
    const receivesOn = is === 'keyboard' ? [] : [port];
    expect((await program.comesTo(is)).activity).toMatchObject({ is, receivesOn });
  });
}

const go = (body: string): string => `
package main
import ("bufio"; "fmt"; "net"; "os"; "time")
func main() {
  s, _ := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
  fmt.Println(s.LocalAddr().(*net.UDPAddr).Port)
  buffer, keyboard, long := make([]byte, 2048), bufio.NewReader(os.Stdin), 600 * time.Second
  receive := func() { s.ReadFromUDP(buffer) }
  ${body}
  receive(); keyboard.ReadString('\\n'); time.Sleep(long)
}`;

describe.skipIf(!hasTool('go'))('a Go program', () => {
  itWaits('go', go, [
    ['waiting', 'ReadFromUDP, whatever the monitor of its runtime waits for', ''],
    ['waiting', 'several goroutines that receive', 'go receive(); go receive();'],
    ['waiting', 'a channel beside a goroutine that receives', 'go receive(); <-make(chan int)'],
    ['timed', 'ReadFromUDP with a deadline', 's.SetReadDeadline(time.Now().Add(long))'],
    ['timed', 'a goroutine beside one that sleeps', 'go receive(); time.Sleep(long)'],
    ['timed', 'a sleep of less than the monitor’s', 'go receive(); time.Sleep(50 * time.Second)'],
    ['keyboard', 'ReadString', "keyboard.ReadString('\\n')"],
  ]);
});

const ruby = (body: string): string => `
require 'socket'
require 'timeout'
$stdout.sync = true
s = UDPSocket.new
s.bind('127.0.0.1', 0)
puts s.addr[1]
${body}
s.recvfrom(2048)`;

describe.skipIf(!hasTool('ruby'))('a Ruby program', () => {
  itWaits('ruby', ruby, [
    ['waiting', 'recvfrom', ''],
    ['waiting', 'select', 'IO.select([s])'],
    ['waiting', 'a thread, joined', 'Thread.new { s.recvfrom(2048) }.join'],
    ['timed', 'select with a timeout', 'IO.select([s], nil, nil, 600)'],
    ['timed', 'a thread beside one that sleeps', 'Thread.new { s.recvfrom(2048) }; sleep 600'],
    ['keyboard', 'gets', 'gets'],
  ]);
});

const csharp = (body: string): string => `
using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
class Program {
  static void Main() {
    var s = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
    Console.WriteLine(((IPEndPoint)s.Client.LocalEndPoint).Port);
    IPEndPoint from = null;
    ThreadStart receive = () => s.Receive(ref from);
    ${body}
    receive();
  }
}`;

describe.skipIf(!hasTool('mcs'))('a C# program on Mono', () => {
  itWaits('csharp', csharp, [
    ['waiting', 'Receive', ''],
    ['waiting', 'a thread, joined', 'var t = new Thread(receive); t.Start(); t.Join();'],
    ['timed', 'Receive with a timeout', 's.Client.ReceiveTimeout = 600000;'],
    ['timed', 'a thread beside one that sleeps', 'new Thread(receive).Start(); Thread.Sleep(600000);'],
    ['keyboard', 'ReadLine', 'Console.ReadLine();'],
  ]);
});
