import { describe, expect, it } from 'vitest';
import { findSubmission, literalPorts } from '../../../../harness/submission/index.ts';
import { portsInText } from '../../../../harness/submission/literals/ports-in-text.ts';
import { makeSubmission } from '../make-submission.ts';
import { python } from '../sources.ts';

const likeliest = (text: string): number | undefined =>
  [...portsInText(text)].toSorted(([, a], [, b]) => b - a)[0]?.[0];

describe('portsInText', () => {
  it.each([
    ['s.bind(("", 5005)); data = s.recvfrom(2048)', 5005],
    ['PORTA = 1234\nTAMANHO = 4096', 1234],
    ['serverPort = 12_000; timeout = 30000', 12000],
    ['s.sendto(m, ("127.0.0.1", 6789)) # 50000 times', 6789],
    ['socket.send(message, 0, message.length, 41234, "localhost"); x = 99999', 41234],
    ['UdpSocket::bind("127.0.0.1:34254")?; let mut b = [0; 2048];', 34254],
    ['servaddr.sin_port = htons(8080); char buf[1024];', 8080],
    ['let port: u16 = 7878u16; let size = 2000;', 7878],
    ['address = "localhost:9999"; n = 3000', 9999],
    ['#define SERV_PORT 0x2EE0\n#define MAX 5000', 12000],
    ['new DatagramPacket(b, b.length, InetAddress.getByName("localhost"), 9876); new byte[2048]', 9876],
    ["IO::Socket::INET->new(LocalPort => 5151, Proto => 'udp'); recv($s, $d, 4096, 0)", 5151],
  ])('%s', (text, port) => {
    expect(likeliest(text)).toBe(port);
  });

  it('ignores parts of addresses, decimals, names and numbers that are too large', () => {
    expect([...portsInText('127.0.0.1 3.1415 port70 a5000 70000 0 5000x 1234567').keys()]).toEqual([]);
  });
});

describe('literalPorts', () => {
  it('reads the manifest first, then the program, what it imports, and configuration files next to it', async () => {
    await using given = await makeSubmission({
      'client.py': `${python.addClient}\nfrom settings import OTHER # port 1111\n`,
      'settings.py': 'OTHER_PORT = 2222\n',
      'config.json': '{"port": 3333}',
      'unrelated.py': 'PORT = 4444',
      'datagrade.yaml': 'programs: {add.client: {port: 5555}}',
    });
    const submission = await findSubmission(given.folder);
    const client = submission.programs.get('add.client');
    if (client === undefined) throw new Error('no client');
    const ports = await literalPorts(client, given.folder);
    expect(ports[0]).toBe(5555);
    expect(ports).toEqual(expect.arrayContaining([12000, 2222, 3333]));
    expect(ports).not.toContain(4444);
    expect(ports).not.toContain(1111);
    expect(ports).not.toContain(100);
  });
});
