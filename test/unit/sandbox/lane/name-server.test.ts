/** The name server of a lane answers what can be the name of a host, and survives any bytes. */
import { Resolver } from 'node:dns/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from 'dns-packet';
import { openNameServer, replyTo } from '../../../../harness/sandbox/lane/name-server.ts';

async function lookUp(name: string, type: 'A' | 'AAAA'): Promise<unknown> {
  using server = await openNameServer(0);
  const seen: string[] = [];
  server.onLookup = (found) => seen.push(found);
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${server.port}`]);
  const found = await resolver.resolve(name, type).catch((error: NodeJS.ErrnoException) => error.code);
  return { found, seen };
}

describe('the name server of a lane', () => {
  it('leads every name to this machine, and says which name it was', async () => {
    expect(await lookUp('lab-pc-07', 'A')).toEqual({ found: ['127.0.0.1'], seen: ['lab-pc-07'] });
    expect(await lookUp('server.dei.uc.pt', 'A')).toEqual({ found: ['127.0.0.1'], seen: ['server.dei.uc.pt'] });
  });

  it('has no address of the other kind, so that a resolver takes the first', async () => {
    expect(await lookUp('lab-pc-07', 'AAAA')).toEqual({ found: 'ENODATA', seen: ['lab-pc-07'] });
  });

  it.each(['127.0.0.1:5000', '10.0.0.300', '-x', 'a b'])('does not know %j', (name) => {
    const seen: string[] = [];
    const reply = replyTo(encode({ type: 'query', id: 7, questions: [{ type: 'A', name }] }), (each) =>
      seen.push(each),
    );
    expect(seen).toEqual([]);
    expect((reply?.[3] ?? 0) & 15).toBe(3);
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        replyTo(bytes, () => undefined);
      }),
    );
  });
});
