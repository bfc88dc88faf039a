/**
 * One process of a server is asked for several files, one after the other, if it serves them. A
 * server that serves only one file loses nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSchema, type SubmissionResult } from '../../harness/grade/results.ts';
import { datagrade } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

interface Server {
  /**
   * What it does for a client when the file is open, as Python. `served` counts earlier clients.
   */
  readonly sends?: string;
  /** What it does after each client. */
  readonly afterwards?: string;
}

const plainly = `while True:
        chunk = file.read(2048)
        s.sendto(chunk, client)
        if len(chunk) < 2048:
            break`;

const sendsFirstAgain = `data = file.read() if served == 0 else data
    for at in range(0, len(data) + 1, 2048):
        s.sendto(data[at:at + 2048], client)`;

/** Silent if the file has no more bytes than those that were sent of earlier ones. */
const neverStartsAnew = `data = file.read()
    offset = offset if served > 0 else 0
    while offset < len(data):
        s.sendto(data[offset:offset + 2048], client)
        offset += 2048
    if len(data) % 2048 == 0: s.sendto(b"", client)`;

/** @returns the result, with the number of processes that were started */
async function graded(
  { sends = plainly, afterwards = 'pass' }: Server,
  ...only: readonly string[]
): Promise<SubmissionResult> {
  await using scratch = await scratchFolder();
  const server = `import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 30109))
served = 0
while True:
    name, client = s.recvfrom(2048)
    file = open(name.decode().strip(), "rb")
    ${sends}
    file.close()
    served += 1
    ${afterwards}
`;
  writeFileSync(join(scratch.path, 'file_server.py'), server);
  const out = join(scratch.path, 'out');
  const words = [
    'check',
    scratch.path,
    '--seed',
    '1',
    '--out',
    out,
    '--only',
    ...(only.length === 0 ? ['file/server'] : only),
  ];
  const { stderr } = await datagrade(...words);
  const run = runSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')));
  const [result] = run.submissions;
  if (result === undefined || result.scenarios.length === 0) throw new Error(`nothing was graded: ${stderr}`);
  return result;
}

const lostBy = ({ scenarios }: SubmissionResult): readonly string[] =>
  scenarios.filter(({ status }) => status !== 'pass').map(({ id, status }) => `${id} ${status}`);

describe('a file server under test', () => {
  it('is started once for all files that it serves', async () => {
    const result = await graded({});
    expect(lostBy(result)).toEqual([]);
    // Some processes are started to learn.
    expect(result.processStarts).toBeLessThan(10);
  });

  it.each([
    ['serves one file and ends', { afterwards: 'sys.exit()' }],
    ['crashes after its first file', { afterwards: 'raise RuntimeError("one is enough")' }],
    ['sends nothing to a second client', { sends: `if served > 0: continue\n    ${plainly}` }],
    [
      'refuses a second client',
      { sends: `if served > 0: s.sendto(b"one is enough", client); continue\n    ${plainly}` },
    ],
    [
      'sends another datagram to the first client when a second one asks',
      { afterwards: 's.sendto(b"", first) if served > 1 else None\n    first = client' },
    ],
  ])('loses nothing if it %s', async (_, server) => {
    expect(lostBy(await graded(server))).toEqual([]);
  });

  it.each([
    ['sends the first file again', { sends: sendsFirstAgain }],
    ['continues where the last file ended', { sends: neverStartsAnew }],
    ['says a word before a later file', { sends: `if served > 0: s.sendto(b"again", client)\n    ${plainly}` }],
  ])('fails for the content if it lives and %s', async (_, server) => {
    const lost = lostBy(await graded(server));
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.filter((each) => !each.startsWith('file/server/content/'))).toEqual([]);
  });

  it('fails only for what a newly started process does wrong', async () => {
    const forgets = { sends: plainly.replace('s.sendto(chunk', 'chunk and s.sendto(chunk') };
    const exact = ['2048', '4096', '20480'].map((size) => `file/server/exact/${size} fail`);
    expect(lostBy(await graded(forgets))).toEqual([...exact, 'file/server/empty/0 fail']);
    expect(lostBy(await graded(forgets, 'file/server/exact/4096'))).toEqual([exact[1]]);
  });

  it('loses nothing if it goes wrong only from the third file on', async () => {
    const tires = { sends: `if served > 1: s.sendto(b"tired", client); file.close(); continue\n    ${plainly}` };
    expect(lostBy(await graded(tires))).toEqual([]);
  });
});
