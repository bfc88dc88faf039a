import { describe, expect, it } from 'vitest';
import { languages } from '../../../../harness/submission/languages/table.ts';
import type { Language } from '../../../../harness/submission/program.ts';
import { maskSource } from '../../../../harness/submission/read/mask-source.ts';
import { holdsBothRoles } from '../../../../harness/submission/find/both-roles.ts';
import { programText } from '../../../../harness/submission/find/parts/reachable.ts';

function holds(text: string, name: Language = 'python'): boolean {
  const language = languages[name];
  return holdsBothRoles(programText(maskSource(text, language.syntax), [], language.blocks), language.signs);
}

const opens = '    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n';
const serves = (name: string): string =>
  `def ${name}():\n${opens}    s.bind(("", 5000))\n    text, peer = s.recvfrom(9)\n    s.sendto(text, peer)\n`;
const asks = (name: string, extra = ''): string =>
  `def ${name}():\n${opens}    s.sendto(b"x", ("127.0.0.1", 5000))\n    s.recvfrom(9)\n${extra}`;
const begin = 'import socket\n';

describe('a file that is client and server', () => {
  it('is seen by functions that do what each half does, whatever their names', () => {
    expect(holds(`${begin}${serves('alpha')}\n${asks('beta')}\n{1: alpha, 2: beta}[int(input())]()\n`)).toBe(true);
  });

  it('is seen in Perl', () => {
    const sub = (name: string, port: string) =>
      `sub ${name} { my $s = IO::Socket::INET->new(Proto => 'udp', ${port}); $s->send("x"); $s->recv(my $b, 9); }\n`;
    expect(
      holds(`use IO::Socket;\n${sub('jeden', 'LocalPort => 5000')}${sub('dwa', 'PeerPort => 5000')}`, 'perl'),
    ).toBe(true);
  });

  it('is not a server alone, or a client alone', () => {
    expect(holds(begin + serves('alpha'))).toBe(false);
    expect(holds(begin + asks('alpha') + asks('beta'))).toBe(false);
  });

  it('is not a program in which one of the two functions calls the other', () => {
    expect(holds(`${begin}${serves('alpha')}\n${asks('beta', '    alpha()\n')}`)).toBe(false);
  });
});
