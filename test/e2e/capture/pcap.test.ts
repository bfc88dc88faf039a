/** `--pcap` end to end: the files exist, and tshark and capinfos read them without errors. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datagrade } from '../../support/datagrade.ts';
import { hasOwnNetwork } from '../../support/in-own-network.ts';
import { scratchFolder, type ScratchFolder } from '../../support/scratch-folder.ts';

const hasTshark = spawnSync('tshark', ['--version']).status === 0 && spawnSync('capinfos', ['--version']).status === 0;

const server = `import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12000))
while True:
    data, client = s.recvfrom(2048)
    name, n = data.decode().split(',')
    n = int(n)
    if not 1 <= n <= 100: break
    print(name, 'Server of Ana', n, 17, n + 17)
    s.sendto(b'Server of Ana,17', client)
s.close()
`;
/** The port that it sends to does not appear in its source. */
const client = `import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
n = int(input('Integer: '))
s.sendto(f'Client of Ana,{n}'.encode(), ('192.168.1.5', 3 * 3333))
name, m = s.recvfrom(2048)[0].decode().split(',')
print('Client of Ana', name, n, m, n + int(m))
`;

describe.skipIf(!hasOwnNetwork)('datagrade check --pcap', () => {
  let scratch: ScratchFolder;
  let lost: string;
  let statusOfCheck: number | null;
  beforeAll(async () => {
    scratch = await scratchFolder();
    lost = join(scratch.path, 'lost');
    await mkdir(lost);
    await writeFile(join(lost, 'add_server.py'), server);
    await writeFile(join(lost, 'add_client.py'), client);
    const words = [
      'check',
      lost,
      '--only',
      'add/pair',
      'add/server/reply',
      '--out',
      join(scratch.path, 'out'),
      '--pcap',
    ];
    ({ status: statusOfCheck } = await datagrade(...words));
  });
  afterAll(() => scratch[Symbol.asyncDispose]());

  const fileOf = (id: string): string => join(scratch.path, 'out', 'pcap', 'lost', `${id}.pcapng`);

  it('writes one file for each scenario that was performed', () => {
    expect(statusOfCheck).toBe(1);
    const files = readdirSync(join(scratch.path, 'out', 'pcap'), { recursive: true, encoding: 'utf8' });
    const scenarios = files.filter((path) => path.endsWith('.pcapng'));
    expect(scenarios).toContain('lost/add/server/reply/random-1.pcapng');
    expect(scenarios.every((path) => path.startsWith('lost/add/'))).toBe(true);
  });

  it.skipIf(!hasTshark)('writes files that tshark and capinfos read without errors', () => {
    const path = fileOf('add/server/reply/random-1');
    expect(existsSync(path)).toBe(true);
    const { status, stderr } = spawnSync('capinfos', ['-t', '-c', '-K', path], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    // Otherwise Wireshark decodes datagrams to port 12000 as a protocol of that port.
    const asData = ['-d', 'udp.port==12000,data'];
    const fields = ['frame.protocols', 'udp.dstport', 'udp.checksum.status', 'ip.checksum.status', 'frame.comment'];
    const checks = ['-o', 'udp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE'];
    const words = [
      ...checks,
      ...asData,
      '-T',
      'fields',
      '-E',
      'separator=|',
      ...fields.flatMap((field) => ['-e', field]),
    ];
    const lines = execFileSync('tshark', ['-r', path, ...words], { encoding: 'utf8', stdio: 'pipe' })
      .trim()
      .split('\n');
    const [request, reply] = lines.map((line) => line.split('|'));
    expect(request?.slice(0, 4)).toEqual([expect.stringMatching(/^raw:ip:udp/), '12000', '1', '1']);
    expect(reply?.slice(2, 4)).toEqual(['1', '1']);
    expect(request?.[4]).toMatch(/^step 1: the server starts,step 2: a client sends its name and \d+$/);
    expect(reply?.[4]).toMatch(/^step 3: .* \(met\)$/);
    const malformed = execFileSync(
      'tshark',
      ['-r', path, ...asData, '-Y', '_ws.malformed || _ws.expert.severity >= 4194304'],
      {
        encoding: 'utf8',
        stdio: 'pipe',
      },
    );
    expect(malformed).toBe('');
  });

  it('is refused without --out', async () => {
    const { status, stderr } = await datagrade('check', lost, '--pcap');
    expect([status, stderr]).toEqual([64, 'datagrade: --pcap writes files: say with --out in which folder\n']);
  });
});
