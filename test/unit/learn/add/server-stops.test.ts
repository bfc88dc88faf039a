/** When learning a server ends, and what is then known of it. Real programs are asked. */
import { describe, expect, it } from 'vitest';
import type { Layout } from '../../../../reference/add/dialect.ts';
import type { LearnedRequest } from '../../../../harness/learn/add/request.ts';
import { learnServer } from '../../../../harness/learn/add/server.ts';
import { commonLayouts } from '../../../../harness/learn/common-layouts.ts';
import { openTrials, startedBy } from '../../../support/trials.ts';

const own: readonly Layout[] = [{ format: 'text', parts: [{ field: 'name' }, '#', { field: 'number' }] }];
const client: LearnedRequest = { samples: [], layouts: own, name: 'Client of Ana', views: [] };

/** @param body what the server does with the text of each datagram, and with the address `a` it came from */
const server = (body: string): string => `
import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", int(sys.argv[1])))
while True:
    d, a = s.recvfrom(2048)
    t = d.decode("latin1")
    ${body.trim().replaceAll('\n', '\n    ')}
`;

const repliesTo = (separator: string): string =>
  server(`
if t.count("${separator}") != 1: continue
name, n = t.split("${separator}")
print(name, "Server of Ana", n, 38, int(n) + 38, flush=True)
s.sendto(("Server of Ana${separator}38").encode(), a)`);

/** It ends at the first datagram: the search then costs little. */
const endsAtOnce = server('break');

describe('learning a server ends', () => {
  it('with the request of its own client, if the server replies to it', async () => {
    await using trials = await openTrials({ 'server.py': repliesTo('#') });
    const learned = await learnServer(trials.context, startedBy('add.server', 'server.py'), client);
    expect(trials.starts()).toBe(1);
    expect(learned).toMatchObject({ request: own, name: 'Server of Ana', playable: { is: 'full' } });
    expect(learned.replies).toHaveLength(3);
  });

  it('after that request, if the server only answers its own client', async () => {
    await using trials = await openTrials({ 'server.py': endsAtOnce });
    const asked: string[] = [];
    const pairAdds = (): Promise<boolean> => {
      asked.push('pair');
      return Promise.resolve(true);
    };
    const learned = await learnServer(
      trials.context,
      startedBy('add.server', 'server.py'),
      client,
      undefined,
      pairAdds,
    );
    expect(trials.starts()).toBe(1);
    expect(asked).toEqual(['pair']);
    expect(learned).toMatchObject({ isOnlyForOwnClient: true, replies: [] });
  });

  it('after that request, if the server shows the sums and replies nothing', async () => {
    const silent = server(`
name, n = t.split("#")
print(name, "Server of Ana", n, 38, int(n) + 38, flush=True)`);
    await using trials = await openTrials({ 'server.py': silent });
    const learned = await learnServer(trials.context, startedBy('add.server', 'server.py'), client);
    expect(trials.starts()).toBe(1);
    expect(learned).toMatchObject({ request: own, replies: [], playable: { is: 'full' } });
    expect(learned.isOnlyForOwnClient).toBeUndefined();
  });

  it('with the first common request that the server replies to, if there is no client', async () => {
    const comma = commonLayouts.findIndex((each) => JSON.stringify(each).includes('","'));
    expect(comma).toBeGreaterThanOrEqual(0);
    await using trials = await openTrials({ 'server.py': repliesTo(',') });
    const learned = await learnServer(trials.context, startedBy('add.server', 'server.py'), undefined);
    expect(trials.starts()).toBe(comma + 1);
    expect(learned.request).toEqual(commonLayouts[comma]);
    expect(learned).toMatchObject({ name: 'Server of Ana', playable: { is: 'full' } });
  });

  it('after all common requests, and says how many they were', async () => {
    await using trials = await openTrials({ 'server.py': endsAtOnce });
    const learned = await learnServer(trials.context, startedBy('add.server', 'server.py'), undefined);
    expect(trials.starts()).toBe(commonLayouts.length);
    expect(learned.playable).toMatchObject({ is: 'none' });
    const reason = learned.playable.is === 'full' ? '' : learned.playable.reason;
    expect(reason).toContain(`${commonLayouts.length} common forms of a request`);
    expect(reason).toContain('answered none of them');
  });
});
