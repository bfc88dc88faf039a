import { describe, expect, it } from 'vitest';
import { type ProgramId, programIds } from '../../../harness/handout/programs.ts';
import { findSubmission } from '../../../harness/submission/index.ts';
import { makeSubmission } from './make-submission.ts';
import { javascript, javaClient, javaServer, python } from './sources.ts';

/** The result for a folder with these files. */
async function found(files: Readonly<Record<string, string | Uint8Array>>) {
  await using given = await makeSubmission(files);
  const submission = await findSubmission(given.folder);
  const paths = Object.fromEntries([...submission.programs].map(([id, program]) => [id, program.path]));
  return { ...submission, paths };
}

const all = (client: string, server: string, fileClient: string, fileServer: string): Record<string, string> => ({
  [client]: python.addClient,
  [server]: python.addServer,
  [fileClient]: python.fileClient,
  [fileServer]: python.fileServer,
});

describe('findSubmission tells the four programs apart', () => {
  const namings: readonly (readonly [string, string, string, string, string])[] = [
    ['by snake case', 'add_client.py', 'add_server.py', 'file_client.py', 'file_server.py'],
    ['by camel case', 'UDPClientSum.py', 'UDPServerSum.py', 'FileClient.py', 'FileServer.py'],
    ['by Portuguese words', 'cliente_soma.py', 'servidor_soma.py', 'cliente_ficheiro.py', 'servidor_ficheiro.py'],
    [
      'by accents',
      'cliente_números.py',
      'servidor_números.py',
      'transferência_cliente.py',
      'transferência_servidor.py',
    ],
    ['by folders', 'ex1/client.py', 'ex1/server.py', 'ex2/client.py', 'ex2/server.py'],
    ['by folders of roles', 'client/a.py', 'server/a.py', 'client/b.py', 'server/b.py'],
    ['by numbers', 'client1.py', 'server1.py', 'client2.py', 'server2.py'],
    ['by words written together', 'clientadd.py', 'serveradd.py', 'clientft.py', 'serverft.py'],
    ['by what they do', 'main1.py', 'main2.py', 'main3.py', 'main4.py'],
    ['by what they do, against their numbers', 'client2.py', 'server2.py', 'client1.py', 'server1.py'],
    [
      'with spaces',
      'Lab 1/the client.py',
      'Lab 1/the server.py',
      'Lab 1/client of files.py',
      'Lab 1/server of files.py',
    ],
    ['in a single folder below', 'ana_123/c.py', 'ana_123/s.py', 'ana_123/fc.py', 'ana_123/fs.py'],
  ];
  it.each(namings)('%s', async (_, ...names) => {
    const { paths, problems } = await found(all(...names));
    expect(paths).toEqual(Object.fromEntries(programIds.map((id, index) => [id, names[index]])));
    expect(problems).toEqual([]);
  });

  it('and gives the reasons in sentences', async () => {
    const { programs } = await found(all('cliente.py', 'servidor.py', 'fc.py', 'fs.py'));
    expect(programs.get('add.client')?.reasons).toEqual(
      expect.arrayContaining(['Its name says "cliente".', 'It reads the keyboard (line 4).']),
    );
    expect(programs.get('file.server')?.reasons).toContain('It binds a port (line 4).');
  });

  it('with CR LF, a byte-order mark and Latin-1 bytes', async () => {
    const { paths } = await found({
      'x.py': `\uFEFF${python.addServer.replaceAll('\n', '\r\n')}`,
      'y.py': Buffer.from(`# programa de adi\u00e7\u00e3o\n${python.addClient}`, 'latin1'),
    });
    expect(paths).toEqual({ 'add.client': 'y.py', 'add.server': 'x.py' });
  });

  it('in several languages', async () => {
    const { programs } = await found({
      'src/lab/SumServer.java': javaServer('SumServer', 'lab'),
      'src/lab/SumClient.java': javaClient('SumClient', 'lab'),
      'transfer/receive.py': python.fileClient,
      'transfer/give': `#!/usr/bin/env python3\n${python.fileServer}`,
    });
    const languages = [...programs].map(([id, { path, language }]) => [id, path, language]);
    expect(languages).toEqual([
      ['add.client', 'src/lab/SumClient.java', 'java'],
      ['add.server', 'src/lab/SumServer.java', 'java'],
      ['file.client', 'transfer/receive.py', 'python'],
      ['file.server', 'transfer/give', 'python'],
    ]);
  });

  it('in JavaScript, where the client receives before it sends in the text', async () => {
    const { paths } = await found({ 'a.mjs': javascript.addClient, 'b.mjs': javascript.addServer });
    expect(paths).toEqual({ 'add.client': 'a.mjs', 'add.server': 'b.mjs' });
  });
});

describe('findSubmission leaves out', () => {
  it('what file managers and package managers create', async () => {
    const { paths, problems } = await found({
      'client.py': python.addClient,
      '__MACOSX/._client.py': python.addClient,
      '._client.py': '\0\0junk',
      '.hidden/server.py': python.addServer,
      'node_modules/x/server.js': javascript.addServer,
      '.DS_Store': 'x',
    });
    expect(paths).toEqual({ 'add.client': 'client.py' });
    expect(problems).toEqual([]);
  });

  it('parts that programs import, and judges the programs by them', async () => {
    const { paths, absent } = await found({
      'network.py': `import socket\n\ndef make():\n    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n`,
      'client.py': `from network import make\nn = int(input("integer: "))\ns = make()\nprint("sum", n)\n`,
      'server.py': `from network import make\ns = make()\ns.bind(("", 5000))\nprint("sum")\n`,
    });
    expect(paths).toEqual({ 'add.client': 'client.py', 'add.server': 'server.py' });
    expect(absent.get('file.client')).toMatch(/network\.py is a part of client\.py/);
  });

  it("the lecture's example, with a problem that says so", async () => {
    const { paths, problems } = await found({
      'UDPclient.py': python.lectureClient,
      'UDPserver.py': python.lectureServer,
      'myclient.py': python.addClient,
      'myserver.py': python.addServer,
    });
    expect(paths).toEqual({ 'add.client': 'myclient.py', 'add.server': 'myserver.py' });
    expect(problems.join('\n')).toMatch(/UDPserver\.py looks like the example of the lecture/);
  });

  it('a compiled program beside its source', async () => {
    const { programs } = await found({
      'client.py': python.addClient,
      'client*': Buffer.from('\x7fELF\0recvfrom sendto sum', 'latin1'),
    });
    expect([...programs.values()].map((program) => program.path)).toEqual(['client.py']);
  });

  it('files in other formats, and says so', async () => {
    const { absent } = await found({ 'lab1.ipynb': '{}', 'server.zip': 'PK', 'client.py': python.addClient });
    expect(absent.get('add.server')).toMatch(/lab1\.ipynb is a notebook.*server\.zip is an archive/);
  });

  it('nothing if an archive may hold the programs: that is said, and not that there are none', async () => {
    await expect(found({ 'notes.txt': '', 'lab 1.tar.gz': '', 'src/lab.zip': '' })).rejects.toThrow(
      /its programs may be in the archive .*lab 1\.tar\.gz.* and 1 more, which datagrade does not open; unpack it there/,
    );
  });
});

describe('findSubmission reports, with the manifest lines that decide it,', () => {
  it('an old version next to the new one', async () => {
    const { paths, problems } = await found({
      'client.py': python.addClient,
      'client_old.py': python.addClient.replace('sum:', 'soma:'),
      'server.py': python.addServer,
    });
    expect(paths['add.client']).toBe('client.py');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /client\.py was chosen .*, but it could also be client_old\.py \(its name suggests an old version\)/,
    );
    expect(problems[0]).toContain('programs:\n  add.client:\n    path: client_old.py');
  });

  it.each([
    ['client_v1.py', 'client_v2.py'],
    ['client_v2.py', 'client_v10.py'],
    ['client (1).py', 'client.py'],
    ['backup/client.py', 'client.py'],
    ['client.py', 'client_final.py'],
    ['test_client.py', 'udp_client.py'],
  ])('%s next to %s, which is chosen', async (stale, fresh) => {
    const { paths, problems } = await found({ [stale]: `${python.addClient}\n# older`, [fresh]: python.addClient });
    expect(paths['add.client']).toBe(fresh);
    expect(problems).toHaveLength(1);
  });

  it('a name that contradicts what the program does', async () => {
    const { paths, problems } = await found({ 'client.py': python.addServer, 'server.py': python.addClient });
    expect(paths).toEqual({ 'add.client': 'server.py', 'add.server': 'client.py' });
    expect(problems.join('\n')).toMatch(
      /client\.py was chosen as the server that adds two numbers: its name says "client"/,
    );
  });

  it('one file that is both halves, and does not show what starts which', async () => {
    const both = `import sys, socket
def client():
    n = int(input("integer? "))
    s.sendto(b"x", ("localhost", 1234)); s.recvfrom(100); print("sum", n)
def server():
    s.bind(("", 1234)); data, addr = s.recvfrom(100); print("sum"); s.sendto(b"y", addr)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
globals()[sys.argv[1]]()
`;
    const { programs, problems } = await found({ 'udp.py': both });
    expect([...programs.keys()]).toEqual(['add.client', 'add.server']);
    expect(programs.get('add.server')?.unsure).toMatch(/^udp\.py contains client and server/);
    expect(programs.get('add.server')?.starts?.map(({ words }) => words)).toContainEqual(['server']);
    expect(problems.join('\n')).toContain('add.client:\n    command: [python3, udp.py, client]');
  });

  it('nothing if two copies are identical', async () => {
    const { problems } = await found({ 'client.py': python.addClient, 'src/client.py': python.addClient });
    expect(problems).toEqual([]);
  });
});

describe('findSubmission on an empty or missing folder', () => {
  it('finds nothing and says so for each of the four programs', async () => {
    const { programs, absent } = await found({});
    expect(programs.size).toBe(0);
    expect([...absent.keys()]).toEqual([...programIds] satisfies ProgramId[]);
  });

  it('throws a typed error for a missing folder and for a file', async () => {
    await using given = await makeSubmission({ 'a.py': '' });
    await expect(findSubmission(`${given.folder}/nowhere`)).rejects.toMatchObject({ code: 'folder.missing' });
    await expect(findSubmission(`${given.folder}/a.py`)).rejects.toMatchObject({ code: 'folder.notAFolder' });
    await expect(findSubmission(`${given.folder}/a.py/b`)).rejects.toMatchObject({ code: 'folder.missing' });
  });
});

describe('findSubmission says of a program that is missing', () => {
  const header = 'void serve(int port);\nvoid ask(int port);\n';
  const sockets = (name: string): string =>
    `#include "net.h"\n#include <sys/socket.h>\nvoid ${name}(int port) { int s = socket(AF_INET, SOCK_DGRAM, 0); char chunk[2048]; recvfrom(s, chunk, 2048, 0, 0, 0); }\n`;

  it('nothing of a source whose parts use sockets, which is one of the four', async () => {
    const { programs } = await found({
      'net.h': header,
      'main.c':
        '#include "net.h"\n/* client and server: add two numbers, send a file */\nint main(int argc, char **argv) { if (argc == 2) serve(5000); else ask(5000); return 0; }\n',
      'server.c': sockets('serve'),
      'client.c': sockets('ask'),
    });
    expect(new Set([...programs.values()].map(({ path }) => path))).toEqual(new Set(['main.c']));
  });

  it('that a source may be it, of which only a usage text shows that it is client and server', async () => {
    const { absent, undecided } = await found({
      'lab.py': `import random, socket, sys
def one(host='localhost'):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    number = int(input('Integer from 1 to 100: '))
    s.sendto(('Ana,%d' % number).encode(), (host, 9000))
    name, other = s.recv(2048).decode().split(',')
    print('Sum:', number + int(other))
def two():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(('', 9000))
    while True:
        data, peer = s.recvfrom(2048)
        if data in shelf:
            s.sendto(open(data, 'rb').read(900), peer)
            continue
        name, number = data.decode().split(',')
        if not 1 <= int(number) <= 100:
            break
        s.sendto(('Rui,%d' % random.randint(1, 100)).encode(), peer)
known = sorted(k for k in globals() if len(k) == 3)
if len(sys.argv) < 2:
    sys.exit('usage: lab.py server | lab.py client HOST')
getattr(sys.modules[__name__], known[len(sys.argv[1]) % 2])(*sys.argv[2:])
`,
    });
    expect([...absent.keys()].filter((id) => undecided?.has(id) !== true)).toEqual([]);
  });

  it('that one process may be the server of both assignments', async () => {
    const { paths } = await found({
      'add_client.py': python.addClient,
      'file_client.py': python.fileClient,
      'both.py': `import random, select, socket
sums, files = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2)]
sums.bind(('', 12000))
files.bind(('', 12001))
while True:
    ready, _, _ = select.select([sums, files], [], [])
    data, peer = ready[0].recvfrom(2048)
    if ready[0] is sums:
        name, number = data.decode().split(',')
        if int(number) < 1 or int(number) > 100:
            break
        print(name, number, 'sum', int(number) + 7)
        sums.sendto(b'Rui,7', peer)
    else:
        with open(data, 'rb') as file:
            chunk = file.read(2048)
            while len(chunk) == 2048:
                files.sendto(chunk, peer)
                chunk = file.read(2048)
            files.sendto(chunk, peer)
`,
    });
    expect(paths).toMatchObject({ 'add.server': 'both.py', 'file.server': 'both.py' });
  });

  it('nothing of a further client where a server is missing', async () => {
    const { undecided } = await found({
      'add_client.py': python.addClient,
      'add_server.py': python.addServer,
      'file_client.py': python.fileClient,
      'other/copy_client.py': python.addClient.replace('import', '# once more\nimport'),
    });
    expect(undecided?.get('file.server')).toBeUndefined();
  });

  it('nothing else where every other source is one of the four', async () => {
    const { absent, undecided } = await found({ 'add_client.py': python.addClient, 'add_server.py': python.addServer });
    expect([...absent.keys()]).toEqual(['file.client', 'file.server']);
    expect(undecided).toBeUndefined();
  });
});
