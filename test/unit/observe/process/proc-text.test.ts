import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUdpTable } from '../../../../harness/observe/network/udp-sockets.ts';
import { parseStat, parseSyscall } from '../../../../harness/observe/process/proc.ts';

describe('parseStat', () => {
  it.each([
    ['1234 (python3) S 1200 1234 1234 34816 1234', { name: 'python3', state: 'S', parent: 1200, session: 1234 }],
    ['7 (a) b) R (x)) T 1 7 7 0 -1', { name: 'a) b) R (x)', state: 'T', parent: 1, session: 7 }],
    ['8 (tmux: server) S 1 8 8 0 -1', { name: 'tmux: server', state: 'S', parent: 1, session: 8 }],
    ['9 ()) Z 3 4 5 0 -1', { name: ')', state: 'Z', parent: 3, session: 5 }],
    ['10 () X 0 0 0 0 -1', { name: '', state: 'X', parent: 0, session: 0 }],
    ['11 (two\nlines) D 2 11 11 0 -1', { name: 'two\nlines', state: 'D', parent: 2, session: 11 }],
  ])('reads %j', (text, stat) => {
    expect(parseStat(text)).toEqual(stat);
  });

  it('returns any name that a process can give itself', () => {
    const name = fc.string({ maxLength: 15 });
    fc.assert(
      fc.property(name, fc.constantFrom(...'RSDZTtX'), fc.nat(), fc.nat(), (given, state, parent, session) => {
        const stat = parseStat(`42 (${given}) ${state} ${parent} 42 ${session} 34816 42 4194304`);
        expect(stat).toEqual({ name: given, state, parent, session });
      }),
    );
  });
});

describe('parseSyscall', () => {
  it('reads the number and six arguments, and omits the registers after them', () => {
    const text = '45 0x3 0x7ffd5b1f 0x400 0x0 0x7ffd5b2f 0xffffffffffffffff 0x7ffd5b10 0x7f2b\n';
    expect(parseSyscall(text)).toEqual({
      number: 45,
      arguments: [3n, 0x7ffd5b1fn, 1024n, 0n, 0x7ffd5b2fn, 2n ** 64n - 1n],
    });
  });

  it.each(['running\n', '-1 0x7ffd 0x7f2b\n', '', '\n', 'Operation not permitted'])('says nothing of %j', (text) => {
    expect(parseSyscall(text)).toBeUndefined();
  });
});

const header =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops';
const lines = [
  '  641: 0100007F:1F90 00000000:0000 07 00000000:00000000 00:00000000 00000000  1000        0 31337 2 ffff9c 0',
  ' 8123: 00000000000000000000000000000000:D431 0100007F:0035 01 00000000:00000900 00:00000000 00000000 0 0 99 2 0000 17',
];

describe('parseUdpTable', () => {
  it('reads ports, queue, inode and drops, of IPv4 and IPv6', () => {
    expect(parseUdpTable(`${[header, ...lines].join('\n')}\n`)).toEqual([
      { inode: 31337, address: '127.0.0.1', port: 8080, remotePort: 0, queuedBytes: 0, drops: 0 },
      { inode: 99, address: '::', port: 54321, remotePort: 53, queuedBytes: 2304, drops: 17 },
    ]);
  });

  it.each([
    ['4901A8C0:04D2', '192.168.1.73'],
    ['00000000:04D2', '0.0.0.0'],
    ['00000000000000000000000001000000:04D2', '::1'],
    ['0000000000000000FFFF00000100007F:04D2', '127.0.0.1'],
    ['000080FE00000000FFADDE0201000000:04D2', 'fe80:0:0:0:2de:adff:0:1'],
  ])('reads the address in %s', (column, address) => {
    const line = `  1: ${column} 00000000:0000 07 00000000:00000000 00:00000000 00000000 0 0 99 2 0000 0`;
    expect(parseUdpTable(`${header}\n${line}\n`)).toMatchObject([{ address, port: 1234 }]);
  });

  it('finds no socket in an empty table', () => {
    expect(parseUdpTable(`${header}\n`)).toEqual([]);
    expect(parseUdpTable('')).toEqual([]);
  });

  it('omits a line that was cut off', () => {
    expect(parseUdpTable([header, lines[0], '  9: 0100007F:1F90 000'].join('\n'))).toHaveLength(1);
  });
});

describe('parsers of /proc', () => {
  const pieces = ['(', ')', ' ', '\n', ':', '0x', '-1', 'S', '12', 'ffff', 'running', '\0', '0100007F:1F90'];
  const procLike = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join('')),
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join(' ')),
  );

  it.each([
    ['parseStat', parseStat],
    ['parseSyscall', parseSyscall],
    ['parseUdpTable', parseUdpTable],
  ])('%s never throws, whatever the text', (_, parse) => {
    fc.assert(
      fc.property(procLike, (text) => void parse(text)),
      { numRuns: 2000 },
    );
  });
});
