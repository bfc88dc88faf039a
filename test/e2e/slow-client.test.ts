/**
 * A client that computes between the last chunk and writing its file gets the time for it: the file
 * is compared after the client has ended.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { datagrade } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

it.each([
  ['with a timeout', 's.settimeout(20)'],
  ['without a timeout', 'pass'],
])('a client %s loses nothing if it writes its file late', async (_, timeout) => {
  await using scratch = await scratchFolder();
  const client = `import socket, sys, time
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
${timeout}
s.sendto(sys.argv[1].encode(), ("127.0.0.1", 30110))
chunks = []
while not chunks or len(chunks[-1]) == 2048:
    chunks.append(s.recv(2048))
while time.process_time() < 0.6: pass
with open("copy_of_" + sys.argv[1], "wb") as file:
    file.write(b"".join(chunks))
`;
  writeFileSync(join(scratch.path, 'file_client.py'), client);
  const only = ['file/client/content/1', 'file/client/exact/2048', 'file/client/empty'];
  const { status, stdout } = await datagrade('check', scratch.path, '--seed', '1', '--only', ...only);
  expect(stdout).toContain('Everything that was tried passed.');
  expect(status).toBe(0);
});
