/**
 * Clients whose receive buffer holds one chunk. Datagrams that the kernel drops cost them no point,
 * and do not hide a mistake.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../../harness/grade/results.ts';
import { datagrade } from '../../support/datagrade.ts';
import { hasOwnNetwork } from '../../support/in-own-network.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const server = `import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12001))
while True:
    name, client = s.recvfrom(2048)
    with open(name.decode(), 'rb') as f:
        while True:
            chunk = f.read(2048)
            s.sendto(chunk, client)
            if len(chunk) < 2048: break
`;
/** It receives slowly: the kernel drops what arrives in the meantime. */
const client = (ends: string): string => `import socket, sys, time
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
s.sendto(sys.argv[1].encode(), ('127.0.0.1', 12001))
with open('received_' + sys.argv[1], 'wb') as f:
    while True:
        chunk = s.recv(4096)
        time.sleep(0.05)
        f.write(chunk)
        if ${ends}: break
`;

interface Result {
  readonly statuses: Readonly<Record<string, string>>;
  readonly reasons: readonly string[];
  readonly processStarts: number;
}

async function check(source: string): Promise<Result> {
  await using scratch = await scratchFolder();
  const folder = join(scratch.path, 'small-buffer');
  await mkdir(folder);
  await writeFile(join(folder, 'file_server.py'), server);
  await writeFile(join(folder, 'file_client.py'), source);
  const selected = ['file/client/content/4097', 'file/pair/transfer/7000'];
  await datagrade('check', folder, '--only', ...selected, '--out', scratch.path, '--seed', '7');
  const run = JSON.parse(await readFile(join(scratch.path, 'results.json'), 'utf8')) as Run;
  const { scenarios, processStarts } = run.submissions[0]!;
  return {
    statuses: Object.fromEntries(scenarios.map((each) => [each.id, each.status])),
    reasons: scenarios.flatMap((each) => each.reason ?? []),
    processStarts,
  };
}

describe.skipIf(!hasOwnNetwork)('a client with a receive buffer of one chunk', () => {
  it('passes at a slow pace, and its pair with a server that is too fast needs manual review', async () => {
    const { statuses, reasons } = await check(client('len(chunk) < 2048'));
    expect(statuses).toEqual({ 'file/client/content/4097': 'pass', 'file/pair/transfer/7000': 'unsupported' });
    expect(reasons).toEqual([
      expect.stringMatching(
        /^The kernel dropped \d datagrams? because a receive buffer was full, also when this was repeated/,
      ),
    ]);
  });

  it('is tried once more in each scenario, unlike a client with a larger buffer', async () => {
    const withRoom = client('len(chunk) < 2048').replace(/^s\.setsockopt.*\n/m, '');
    const [tight, roomy] = [await check(client('len(chunk) < 2048')), await check(withRoom)];
    expect(new Set(Object.values(roomy.statuses))).toEqual(new Set(['pass']));
    // Both scenarios once more: the client, then client and server.
    expect(tight.processStarts - roomy.processStarts).toBe(3);
  });

  it('fails if it writes only the first chunk', async () => {
    const { statuses, reasons } = await check(client('True'));
    expect(statuses).toEqual({ 'file/client/content/4097': 'fail', 'file/pair/transfer/7000': 'blocked' });
    expect(reasons[0]).toMatch(
      /^The client wrote received_\S.* \(2048 bytes; the file has 4097 bytes\): chunks 2, 3 of 3 are missing\.$/,
    );
  });
});
