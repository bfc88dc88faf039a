/** The commands `datagrade reference …`, as a person runs them. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dialectNames } from '../../reference/add/dialect.ts';
import { UdpSocket } from '../../reference/udp.ts';
import { createTestFolder } from '../support/reference-folder.ts';
import { ReferenceProgram, runReference } from '../support/reference-program.ts';

const loopback = ['--host', '127.0.0.1', '--port', '0'];

describe('datagrade reference add', () => {
  it.each(dialectNames)('exchanges names and integers in the dialect %s', async (dialect) => {
    await using server = new ReferenceProgram('add', 'server', ...loopback, '--number', '58', '--dialect', dialect);
    const port = String(await server.port());
    const asked = await runReference('add', 'client', '127.0.0.1', port, '--number', '42', '--dialect', dialect);
    const shown =
      "Client: Client of datagrade\nServer: Server of datagrade\nClient's integer: 42\nServer's integer: 58\nSum: 100\n";
    expect(asked).toEqual({ status: 0, output: shown, errors: '' });
    const tooSmall = ['--number', '-1', '--timeout', '0.05'];
    const ended = await runReference('add', 'client', '127.0.0.1', port, ...tooSmall, '--dialect', dialect);
    expect(ended).toMatchObject({ status: 0, output: expect.stringContaining('-1 is out of range') });
    expect(await server.end()).toEqual({
      status: 0,
      output: `listening on 127.0.0.1 port ${port}\n${shown}Client of datagrade sent -1, which is out of range: 127.0.0.1 port ${port} has been released\n`,
      errors: '',
    });
  });

  it('asks until an integer is typed, and ends although its input stays open', async () => {
    await using server = new ReferenceProgram('add', 'server', ...loopback, '--name', 'Server of Rui');
    await using client = new ReferenceProgram(
      'add',
      'client',
      'localhost',
      String(await server.port()),
      '--name',
      'Ana',
    );
    await client.shows(/Enter an integer between 1 and 100: $/);
    client.type('4.5\n');
    await client.shows(/"4\.5" is not an integer/);
    client.type('7\n');
    const end = await client.end();
    expect(end.status).toBe(0);
    const sum = /Client: Ana\nServer: Server of Rui\nClient's integer: 7\nServer's integer: (\d+)\nSum: (\d+)\n$/.exec(
      end.output,
    );
    expect(Number(sum?.[2])).toBe(7 + Number(sum?.[1]));
    server.interrupt();
    expect(await server.end()).toMatchObject({ status: 0, errors: '' });
  });

  it('says that its input ended, or that it was interrupted', async () => {
    expect(await runReference('add', 'client', '127.0.0.1', '9')).toMatchObject({
      status: 1,
      errors: expect.stringMatching(/^datagrade: no integer was typed: .*\n$/),
    });
    await using client = new ReferenceProgram('add', 'client', '127.0.0.1', '9');
    await client.shows(/Enter an integer/);
    client.interrupt();
    expect(await client.end()).toMatchObject({ status: 130, errors: 'datagrade: interrupted\n' });
  });

  it('says that another program holds the port', async () => {
    await using holder = await UdpSocket.bind({ address: '127.0.0.1' });
    const { port } = holder.local;
    expect(await runReference('add', 'server', '--host', '127.0.0.1', '--port', String(port))).toEqual({
      status: 1,
      output: '',
      errors: `datagrade: cannot listen on 127.0.0.1 port ${port}: another program holds that port; end that program or take another port\n`,
    });
  });

  it('says that it got no answer', async () => {
    await using silent = await UdpSocket.bind({ address: '127.0.0.1' });
    const words = ['add', 'client', '127.0.0.1', String(silent.local.port), '--number', '5', '--timeout', '0.05'];
    expect(await runReference(...words)).toEqual({
      status: 1,
      output: '',
      errors: expect.stringMatching(/^datagrade: no answer from 127\.0\.0\.1 port \d+ within 0\.05 s: [^\n]*\n$/),
    });
  });
});

describe('datagrade reference file', () => {
  it('sends the files of a folder, and saves them', async () => {
    await using root = await createTestFolder();
    await using out = await createTestFolder();
    await writeFile(join(root.path, 'a b.bin'), Buffer.alloc(5000, 'é'));
    await writeFile(join(root.path, 'empty'), '');
    const request = ['--request', 'GET {name}\\n'];
    await using server = new ReferenceProgram('file', 'server', '--root', root.path, ...loopback, ...request);
    const port = String(await server.port());
    for (const name of ['a b.bin', 'empty']) {
      const words = ['file', 'client', '127.0.0.1', port, name, '--out', out.path, ...request];
      expect(await runReference(...words)).toMatchObject({ status: 0, errors: '' });
      expect((await readFile(join(out.path, name))).equals(await readFile(join(root.path, name)))).toBe(true);
    }
    const words = ['file', 'client', '127.0.0.1', port, '../x', '--out', out.path, '--timeout', '0.05', ...request];
    expect(await runReference(...words)).toMatchObject({
      status: 1,
      output: '',
      errors: expect.stringMatching(/^datagrade: cannot fetch "\.\.\/x": nothing arrived [^\n]*\n$/),
    });
    expect((await readdir(out.path)).toSorted()).toEqual(['a b.bin', 'empty']);
    server.interrupt();
    const end = await server.end();
    expect(end.status).toBe(0);
    expect(end.output).toMatch(/sent a b\.bin to 127\.0\.0\.1 port \d+: 5000 bytes in 3 chunks\n/);
    expect(end.errors).toMatch(
      /^refused "\.\.\/x" of 127\.0\.0\.1 port \d+: the path leads out of the served folder\n$/,
    );
  });
});

describe('wrong usage of datagrade reference', () => {
  it.each([
    [['add', 'client', '127.0.0.1', '0', '--number', '5'], 'PORT must be an integer from 1 to 65535, not "0"'],
    [
      ['add', 'server', '--port', '65536'],
      '--port must be an integer from 0 to 65535 (0 takes a free port), not "65536"',
    ],
    [['add', 'server', '--number', '101'], '--number must be an integer from 1 to 100, not "101"'],
    [['add', 'server', '--dialect', 'morse'], 'there is no dialect "morse"; take one of comma, space, colon'],
    [
      ['add', 'client', '127.0.0.1', '9', '--number', '5.0'],
      '--number must be an integer of at most 15 digits, not "5.0"',
    ],
    [['file', 'client', '127.0.0.1', '9', 'a', '--request', 'GET'], 'it must contain {name} once'],
    [['add', 'server', '--prot', '12000'], 'there is no option --prot; did you mean --port?'],
    [['add'], 'say which program'],
    [[], 'say which assignment'],
  ])('ends with status 64: %j', async (words, sentence) => {
    const { status, output, errors } = await runReference(...words);
    expect({ status, output }).toEqual({ status: 64, output: '' });
    expect(errors).toContain(sentence);
    expect(errors).not.toMatch(/^\s+at /m);
  });

  it('ends with status 1 for an unknown host', async () => {
    expect(await runReference('add', 'client', 'nowhere.invalid', '9', '--number', '5')).toMatchObject({
      status: 1,
      errors: expect.stringContaining('cannot find host "nowhere.invalid"'),
    });
  });
});
