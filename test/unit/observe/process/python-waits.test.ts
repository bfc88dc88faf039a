/** What Python programs wait for, read from real ones. */
import { describe, expect, it } from 'vitest';
import { hasLibc } from '../../../../harness/observe/process/libc.ts';
import { startProgram } from '../../../support/started-program.ts';

const socket = `
import asyncio, os, select, socket, socketserver, struct, sys, threading, time
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('127.0.0.1', 0))
print(s.getsockname()[1])
`;

const poll = `
p = select.poll()
p.register(s, select.POLLIN)
`;

const epoll = `
e = select.epoll()
e.register(s.fileno(), select.EPOLLIN)
`;

describe('a Python program that waits without a timeout', () => {
  it.each([
    ['recvfrom', 's.recvfrom(2048)', 'recvfrom'],
    ['recv on a connected socket', "s.connect(('127.0.0.1', 9)); s.recv(2048)", 'recvfrom'],
    ['recvmsg', 's.recvmsg(2048)', 'recvfrom'],
    ['settimeout(None)', 's.settimeout(None); s.recvfrom(2048)', 'recvfrom'],
    ['select', 'select.select([s], [], [])', 'select'],
    ['poll', `${poll}p.poll()`, 'poll'],
    ['epoll', `${epoll}e.poll()`, 'epoll_wait'],
    [
      'asyncio',
      `
async def main():
    await asyncio.get_running_loop().create_datagram_endpoint(asyncio.DatagramProtocol, sock=s)
    await asyncio.Event().wait()
asyncio.run(main())`,
      'epoll_wait',
    ],
  ])('waits on its port in %s', async (_, wait, call) => {
    await using program = await startProgram('python', `${socket}${wait}`);
    const port = await program.showsInteger();
    const { activity, sockets } = await program.comesTo('waiting');
    expect(activity).toEqual({ is: 'waiting', receivesOn: [port], call });
    expect(sockets.map((each) => each.port)).toEqual([port]);
  });

  it('waits on both ports of a select over two sockets', async () => {
    const second = "t = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); t.bind(('', 0)); print(t.getsockname()[1])";
    await using program = await startProgram('python', `${socket}${second}\nselect.select([s, t], [], [])`);
    const { activity, sockets } = await program.comesTo('waiting');
    const ports = program.screen().trim().split('\n').map(Number);
    expect(activity).toMatchObject({ receivesOn: ports, call: 'select' });
    expect(new Set(sockets.map((each) => each.port))).toEqual(new Set(ports));
  });

  it('waits for a lock of its own, and not on any port', async () => {
    await using program = await startProgram('python', `${socket}threading.Event().wait()`);
    expect((await program.comesTo('waiting')).activity).toMatchObject({ receivesOn: [] });
  });
});

describe('a Python program that wakes up on its own', () => {
  it.each([
    ['settimeout', 's.settimeout(600); s.recvfrom(2048)', 'poll'],
    ['select with a timeout', 'select.select([s], [], [], 600)', 'select'],
    ['poll with a timeout', `${poll}p.poll(600000)`, 'poll'],
    ['epoll with a timeout', `${epoll}e.poll(600)`, 'epoll_wait'],
    ['a loop of short timeouts', `while True: select.select([s], [], [], 0.05)`, 'select'],
    ['socketserver', `s.close()
server = socketserver.UDPServer(('127.0.0.1', 0), socketserver.BaseRequestHandler)
print(server.server_address[1], flush=True)
server.serve_forever()`, 'poll'], // prettier-ignore
  ])('is timed, and receives, in %s', async (_, wait, call) => {
    await using program = await startProgram('python', `${socket}${wait}`);
    const { activity } = await program.comesTo('timed');
    const port = Number(program.screen().trim().split('\n').at(-1));
    expect(activity).toEqual({ is: 'timed', receivesOn: [port], call });
  });

  it.skipIf(!hasLibc())('is timed if SO_RCVTIMEO is set on the socket', async () => {
    const set = "s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('ll', 600, 0))";
    await using program = await startProgram('python', `${socket}${set}\ns.recvfrom(2048)`);
    const port = await program.showsInteger();
    expect((await program.comesTo('timed')).activity).toEqual({ is: 'timed', receivesOn: [port], call: 'recvfrom' });
  });

  it.skipIf(!hasLibc())('waits forever if the timeout of SO_RCVTIMEO is zero', async () => {
    const set = "s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('ll', 0, 0))";
    await using program = await startProgram('python', `${socket}${set}\ns.recvfrom(2048)`);
    expect((await program.comesTo('waiting')).activity).toMatchObject({ call: 'recvfrom' });
  });

  it.each([
    ['sleep', 'time.sleep(600)'],
    ['an event with a timeout', 'threading.Event().wait(600)'],
    ['select on nothing', 'select.select([], [], [], 600)'],
  ])('is timed, and receives nothing, in %s', async (_, wait) => {
    await using program = await startProgram('python', `${socket}${wait}`);
    await program.showsInteger();
    expect((await program.comesTo('timed')).activity).toMatchObject({ is: 'timed', receivesOn: [] });
  });
});

describe('a Python program that reads the keyboard', () => {
  it.each([
    ['input()', "input('integer: ')"],
    ['sys.stdin.readline()', 'sys.stdin.readline()'],
    ['sys.stdin.read()', 'sys.stdin.read()'],
    ['os.read()', 'os.read(0, 100)'],
  ])('waits for the keyboard in %s', async (_, read) => {
    await using program = await startProgram('python', `${socket}${read}`);
    expect((await program.comesTo('keyboard')).activity).toEqual({ is: 'keyboard', receivesOn: [], call: 'read' });
  });

  it('waits for the keyboard and its port at once in a select over both', async () => {
    await using program = await startProgram('python', `${socket}select.select([s, sys.stdin], [], [])`);
    const port = await program.showsInteger();
    expect((await program.comesTo('keyboard')).activity).toEqual({
      is: 'keyboard',
      receivesOn: [port],
      call: 'select',
    });
  });

  it('waits for the keyboard and the port if one thread reads and another receives', async () => {
    const threads = 'threading.Thread(target=lambda: s.recvfrom(2048)).start(); input()';
    await using program = await startProgram('python', `${socket}${threads}`);
    const port = await program.showsInteger();
    expect((await program.comesTo('keyboard')).activity).toMatchObject({
      is: 'keyboard',
      receivesOn: [port],
      call: 'read',
    });
  });
});
