import { describe, expect, it } from 'vitest';
import { support } from '../../../../../harness/submission/find/evidence/observation.ts';
import { programText } from '../../../../../harness/submission/find/parts/reachable.ts';
import { startParts } from '../../../../../harness/submission/find/parts/start-parts.ts';
import { languages } from '../../../../../harness/submission/languages/table.ts';
import { maskSource } from '../../../../../harness/submission/read/mask-source.ts';
import type { Language } from '../../../../../harness/submission/program.ts';

/** The first way to start each program of the source, by role. */
function startsIn(source: string, name: Language): Readonly<Record<string, unknown>> {
  const language = languages[name];
  const parts = startParts(programText(maskSource(source, language.syntax), [], language.blocks), language);
  return Object.fromEntries(
    parts.map(({ content, names, starts, mainClass }) => {
      const isClient = support([...names, ...content.evidence], 'client') > 0;
      return [isClient ? 'client' : 'server', mainClass ?? starts[0]];
    }),
  );
}

const halves = `
import socket, sys
def give():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(('', 9000))
    while True:
        name, peer = s.recvfrom(500)
        s.sendto(open(name, 'rb').read(2048), peer)
def take(name):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.sendto(name.encode(), ('localhost', 9000))
    open('got', 'wb').write(s.recv(2048))
`;

describe('a source that is both halves', () => {
  it('is split by the word of an argument, whatever the parameter of its main is called', () => {
    const receive = 's.receive(p); s.send(p);';
    const source = `class Both {
      public static void main(String[] a) throws Exception {
        if (a.length > 0 && a[0].equals("server")) serve(); else if (a.length == 2 && a[0].equals("client")) fetch(a[1]);
      }
      static void serve() throws Exception { DatagramSocket s = new DatagramSocket(9000); while (true) { ${receive} } }
      static void fetch(String n) throws Exception { DatagramSocket s = new DatagramSocket(); s.send(p); s.receive(p); }
    }`;
    expect(startsIn(source, 'java')).toEqual({
      server: { words: ['server'], typed: [] },
      client: { words: ['client'], typed: [] },
    });
  });

  it('is split by the word of an argument that a variable holds, in C#', () => {
    const source = `class P {
      static int Main(string[] a) {
        string what = a.Length > 0 ? a[0] : "";
        switch (what) {
          case "/server": Serve(); return 0;
          case "/klient": Ask(); return 0;
        }
        return 2;
      }
      static void Serve() { var u = new UdpClient(9000); while (true) { var d = u.Receive(ref e); u.Send(d, d.Length, e); } }
      static void Ask() { var u = new UdpClient(); u.Send(d, d.Length, "localhost", 9000); u.Receive(ref e); }
    }`;
    expect(startsIn(source, 'c#')).toEqual({
      server: { words: ['/server'], typed: [] },
      client: { words: ['/klient'], typed: [] },
    });
  });

  it('is split by the word of an argument', () => {
    const source = `${halves}\nif sys.argv[1] == 'give':\n    give()\nelif sys.argv[1] == 'take':\n    take(sys.argv[2])\n`;
    expect(startsIn(source, 'python')).toEqual({
      server: { words: ['give'], typed: [] },
      client: { words: ['take'], typed: [] },
    });
  });

  it('is split although a library calls the function that receives, and the halves have general names', () => {
    const source = `
import asyncio, socket
class Protocol(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport
    def datagram_received(self, data, address):
        self.transport.sendto(data, address)
async def run(port):
    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(lambda: Protocol(), local_addr=('127.0.0.1', port))
def client():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.connect(('127.0.0.1', 9000))
    s.send(input('number? ').encode())
    print(s.recv(1024))
half = input('client and server (c/s)? ')
if half == 's':
    asyncio.run(run(9000))
elif half == 'c':
    client()
`;
    expect(startsIn(source, 'python')).toEqual({
      server: { words: [], typed: ['s'] },
      client: { words: [], typed: ['c'] },
    });
  });

  it('is split by the word that it lists and compares with nothing', () => {
    const check = `if len(sys.argv) < 2 or sys.argv[1] not in ("dal", "nem"):\n    print("dal|nem")\n    sys.exit(1)`;
    const source = `${halves}\n${check}\nif sys.argv[1] == "dal":\n    give()\nelse:\n    take(sys.argv[2])\n`;
    expect(startsIn(source, 'python')).toEqual({
      server: { words: ['dal'], typed: [] },
      client: { words: ['nem'], typed: [] },
    });
  });

  it('is split by a question if its server is one of the class library', () => {
    const source = `
import socket, socketserver
class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        data, sock = self.request
        sock.sendto(data, self.client_address)
def one():
    with socketserver.UDPServer(('', 9000), Handler) as running:
        running.serve_forever()
def other():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.sendto(input('Number: ').encode(), ('localhost', 9000))
    print(s.recv(2048))
half = input('Which (x/y)? ')
if half == 'x':
    one()
elif half == 'y':
    other()
`;
    expect(startsIn(source, 'python')).toEqual({
      server: { words: [], typed: ['x'] },
      client: { words: [], typed: ['y'] },
    });
  });

  it('is split by an option of its menu', () => {
    const source = `${halves}\nanswer = input('1 give, 2 take: ')\nif answer == '1':\n    give()\nelse:\n    take(input('File: '))\n`;
    expect(startsIn(source, 'python')).toEqual({
      server: { words: [], typed: ['1'] },
      client: { words: [], typed: ['2'] },
    });
  });

  it('is split by the classes that have a main', () => {
    const source = `import java.net.*;
class Giver { public static void main(String[] args) throws Exception {
  DatagramSocket s = new DatagramSocket(9000); byte[] b = new byte[9];
  while (true) { DatagramPacket p = new DatagramPacket(b, 9); s.receive(p); s.send(new DatagramPacket(b, 9, p.getAddress(), p.getPort())); } } }
class Taker { public static void main(String[] args) throws Exception {
  DatagramSocket s = new DatagramSocket(); byte[] b = args[0].getBytes();
  s.send(new DatagramPacket(b, b.length, InetAddress.getByName("localhost"), 9000)); s.receive(new DatagramPacket(b, b.length)); } }
`;
    expect(startsIn(source, 'java')).toEqual({ server: 'Giver', client: 'Taker' });
  });

  it('is not split by a choice that changes something else', () => {
    const source = `${halves}\nif sys.argv[1] == '-v':\n    print('verbose')\nelse:\n    print('quiet')\ngive()\n`;
    expect(Object.values(startsIn(source, 'python'))).toEqual([undefined]);
  });
});
